"""The published JSON Schema is that of the models, and tells good files from bad ones as an editor would."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from excomm.crises import path_of, shipped
from excomm.model.files import read_text
from excomm.model.located import plain
from excomm.model.new import new_crisis
from excomm.model.schema import crisis_schema, schema_text, sources_schema
from excomm.model.yaml import read_yaml
from excomm.validation.record import record_schema
from tests.model.marked import SOUND
from tests.model.test_sketch import FOLDER

SCHEMA = crisis_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = {
    "the sound file": SOUND,
    "the file to start from": new_crisis("x"),
    "the sketch": read_text(FOLDER / "crisis.yaml"),
    **{name: read_text(path_of(name)) for name in shipped()},
}


def data(text: str) -> Any:
    return plain(read_yaml(text, file="x.yaml").root)


def test_the_published_schema_is_that_of_the_models() -> None:
    """If not: python scripts/schema.py writes it anew."""
    for package, name, schema in (
        ("excomm.model", "crisis", SCHEMA),
        ("excomm.model", "sources", sources_schema()),
        ("excomm.validation", "record", record_schema()),
    ):
        published = files(package).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
        assert published == schema_text(schema), name


@pytest.mark.parametrize("name", shipped())
def test_shipped_sources_and_records_are_valid(name: str) -> None:
    folder = path_of(name).parent
    checked = {"sources.yaml": sources_schema(), "record.yaml": record_schema()}
    for file, schema in checked.items():
        Draft202012Validator.check_schema(schema)
        if (folder / file).is_file():
            errors = Draft202012Validator(schema).iter_errors(data(read_text(folder / file)))
            assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("dokuments", {}),
        ("documents", {}),
        ("documents.icb.checked", "seen"),
        ("dates.0.step", 0),
        ("dates.0.on", []),
        ("facts.0.at", "sometimes"),
        ("lags.0.days", -1),
        ("odds.0.most", 2),
        ("rates.0.least", "often"),
    ],
)
def test_a_fault_in_a_record_is_found(path: str, value: object) -> None:
    record = data(read_text(path_of("cuba-1962").with_name("record.yaml")))
    part: Any = record
    *steps, last = path.split(".")
    for step in steps:
        part = part[int(step) if step.isdecimal() else step]
    part[last] = value
    assert list(Draft202012Validator(record_schema()).iter_errors(record))


def test_it_is_a_schema_of_the_dialect_that_it_names() -> None:
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", FILES)
def test_a_good_file_is_valid(name: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data(FILES[name]))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("titel", "X"),
        ("title", ""),
        ("title", ["X"]),
        ("crisis", "Cuba 1962"),
        ("actors", {}),
        ("actors.2nd", {"name": "X"}),
        ("actors.usa.nome", "X"),
        ("actors.usa.pace", 4),
        ("actors.usa.pace", "4"),
        ("actors.usa.choice.rule", "quantum"),
        ("actors.usa.choice.sharpness", [1]),
        ("options.withdraw", {"text": "x"}),
        ("options.ussr.withdraw", {}),
        ("options.usa.air_strike.irreversible", "maybe"),
        ("conditions.nuclear_war.ends", "yes"),
        ("rules", "not usa.air_strike"),
        ("consequences", [{"sets": ["nuclear_war"]}]),
        ("consequences", [{"when": "true"}] * 301),
        ("start", {"operational": True}),
        ("start", ["usa.air_strike.now"]),
        ("preferences.usa", "not nuclear_war"),
        ("preferences.united states", ["not nuclear_war"]),
        ("preferences.usa", {"ranking": [{"tied": []}]}),
        ("events.b59_cornered.rate", "0.2"),
        ("events.b59_cornered.stages", 0),
        ("events.b59_cornered.stages", 1.5),
        ("events.b59_cornered.consent.need", "most"),
        ("events.b59_cornered.consent.of", {}),
        ("history", [{"actor": "usa"}]),
        ("history", [{"on": True}]),
        ("variants.castro-refused.set", {"rule": []}),
        ("variants.castro-refused", {"text": "x"}),
    ],
)
def test_a_bad_file_is_not(path: str, value: Any) -> None:
    faulty = data(SOUND)
    steps = path.split(".")
    if steps[0] == "options" and len(steps) > 2:
        steps[1:3] = [".".join(steps[1:3])]
    part = faulty
    for step in steps[:-1]:
        part = part[step]
    part[steps[-1]] = value
    assert not VALIDATOR.is_valid(faulty)


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_file_that_lacks_a_key_it_needs_is_not_valid(key: str) -> None:
    assert not VALIDATOR.is_valid({name: part for name, part in data(SOUND).items() if name != key})


def test_every_key_and_every_part_is_described() -> None:
    bare = [
        f"{name}.{key}"
        for name, part in {"": SCHEMA, **SCHEMA["$defs"]}.items()
        for key, field in part.get("properties", {}).items()
        if len(field.get("description", "")) < 8
    ]
    assert bare == []
    assert all(part["description"] for part in SCHEMA["$defs"].values())


def test_no_part_takes_unknown_keys() -> None:
    assert SCHEMA["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in SCHEMA["$defs"].values())


def test_it_is_a_document_that_can_be_sent() -> None:
    assert json.loads(schema_text(SCHEMA)) == SCHEMA
