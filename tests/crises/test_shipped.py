"""What every shipped crisis must keep to, whatever it is about."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel

import excomm as ex
from excomm.crises import path_of, shipped
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.model.fields import Sourced
from excomm.model.preferences import Preference
from excomm.space.history import follow_history

WITH_VARIANTS = [
    (name, variants)
    for name in shipped()
    for variants in ((), *((variant,) for variant in ex.load(name).variants))
]
# Parts of a whole that has its own sources need none beside it.
CARRIED_BY_THEIR_WHOLE = {"choice", "consent", "suppression"}


def sourced_parts(part: object, path: str = "") -> Iterator[tuple[str, Sourced]]:
    """Every part of a crisis that can say what it rests on, with its place."""
    if isinstance(part, BaseModel):
        if isinstance(part, Sourced):
            yield path, part
        for name in type(part).model_fields:
            if name not in CARRIED_BY_THEIR_WHOLE:
                yield from sourced_parts(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, Mapping):
        for key, inner in part.items():
            yield from sourced_parts(inner, f"{path}.{key}")
    elif isinstance(part, tuple):
        for place, inner in enumerate(part):
            yield from sourced_parts(inner, f"{path}.{place}")


def says_what_it_rests_on(part: Sourced) -> bool:
    """Whether a part cites a claim or gives a judgement; of a preference, each of its statements may do so instead."""
    if part.claims or part.judgement:
        return True
    return (
        isinstance(part, Preference)
        and bool(part.statements)
        and all(statement.claims or statement.judgement for statement in part.statements)
    )


def is_carried(path: str, part: Sourced, crisis: Crisis) -> bool:
    """Whether a part is a statement of a preference that says as a whole what it rests on."""
    section, _, rest = path.lstrip(".").partition(".")
    whole = crisis.preferences.get(rest.split(".")[0]) if section == "preferences" else None
    return whole is not None and part is not whole and bool(whole.claims or whole.judgement)


def test_the_crises_that_were_promised_are_shipped() -> None:
    assert set(shipped()) >= {
        "b59-1962",
        "bay-of-pigs-1961",
        "chicken",
        "cuba-1962-origins",
        "cuba-1962",
        "cuba-1962-brams",
        "cuba-1962-fraser-hipel",
        "cuba-1962-zagare",
        "elmira",
        "petrov-1983",
        "prisoners-dilemma",
        "syria-iraq-1975",
    }


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="no crisis named 'elmyra'") as error:
        path_of("elmyra")
    assert "elmira" in error.value.remedy


@pytest.mark.parametrize("name", ["..", "elmira/..", "../crises/elmira", "", "elmira/crisis.yaml"])
def test_a_name_is_no_way_out_of_the_library(name: str) -> None:
    with pytest.raises(InputError):
        path_of(name)


@pytest.mark.parametrize("name", shipped())
def test_a_crisis_stands_in_a_folder_of_its_name_with_sources_and_a_readme(name: str) -> None:
    folder = path_of(name).parent
    crisis = ex.load(name)
    assert crisis.crisis == folder.name == name
    assert crisis.sources == "sources.yaml"
    assert crisis.evidence
    assert {"crisis.yaml", "sources.yaml", "README.md"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(("name", "variants"), WITH_VARIANTS)
def test_every_variant_has_states_a_start_and_an_outcome_for_each_state(
    name: str, variants: tuple[str, ...]
) -> None:
    space = ex.compile_space(ex.load(name, variants=variants))
    assert space.start is not None
    assert space.outcomes
    assert (space.outcome >= 0).all()


@pytest.mark.parametrize(("name", "variants"), WITH_VARIANTS)
def test_every_part_cites_a_claim_or_says_why_it_is_so(
    name: str, variants: tuple[str, ...]
) -> None:
    crisis = ex.load(name, variants=variants)
    silent = [
        path
        for path, part in sourced_parts(crisis)
        if not (says_what_it_rests_on(part) or is_carried(path, part, crisis))
    ]
    assert silent == []


@pytest.mark.parametrize("name", shipped())
def test_history_is_a_path_of_the_model(name: str) -> None:
    reached = follow_history(ex.compile_space(ex.load(name)))
    assert [step.fault for step in reached if step.fault] == []


@pytest.mark.parametrize("name", shipped())
def test_every_option_and_condition_is_used_somewhere(name: str) -> None:
    text = path_of(name).read_text(encoding="utf-8")
    once = [bit for bit in ex.load(name).bits if text.count(bit) < 2]
    assert once == []


@pytest.mark.parametrize("name", shipped())
def test_the_readme_says_what_is_modelled_read_computed_and_unchecked(name: str) -> None:
    readme = (path_of(name).parent / "README.md").read_text(encoding="utf-8").lower()
    for wanted in ("modelled", "read", "comput", "could not be checked"):
        assert wanted in readme, f"{name}/README.md says nothing about: {wanted}"


@pytest.mark.parametrize("name", shipped())
def test_a_readme_names_every_variant(name: str) -> None:
    readme = (path_of(name).parent / "README.md").read_text(encoding="utf-8")
    assert [variant for variant in ex.load(name).variants if f"`{variant}`" not in readme] == []


@pytest.mark.parametrize("name", shipped())
def test_a_crisis_opens_by_its_path_as_by_its_name(name: str) -> None:
    assert ex.load(path_of(name)) == ex.load(name)


def test_a_part_without_source_or_judgement_is_found(tmp_path: Path) -> None:
    file = tmp_path / "crisis.yaml"
    file.write_text(
        "crisis: tiny\ntitle: Tiny\nactors: {a: {name: Ann, judgement: invented}}\n"
        "options: {a.go: {text: go}}\npreferences: {a: [a.go]}\n",
        encoding="utf-8",
    )
    silent = [
        path for path, part in sourced_parts(ex.load(file)) if not says_what_it_rests_on(part)
    ]
    assert silent == [".options.a.go", ".preferences.a", ".preferences.a.statements.0"]
