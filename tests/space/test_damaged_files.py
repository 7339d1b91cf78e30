"""A damaged file is compiled as far as it is sound, and ends in faults that can be told: never another exception."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.loading import load_space
from excomm.model.crisis import Crisis
from excomm.model.located import plain
from excomm.model.yaml import read_yaml
from tests.model.marked import SOUND
from tests.model.test_fuzz import CUTS, VALUES, cut


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged") / "crisis.yaml"


def ends_well(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(InputError):
        assert load_space(path).states


@given(st.lists(CUTS, min_size=1, max_size=4))
@settings(max_examples=150)
def test_a_file_with_cuts_ends_well(path: Path, cuts: list[tuple[float, int, str]]) -> None:
    ends_well(path, cut(SOUND, cuts))


@given(st.lists(st.tuples(st.sampled_from(sorted(Crisis.model_fields)), VALUES), max_size=2))
@settings(max_examples=150)
def test_a_file_with_other_sections_ends_well(path: Path, values: list[tuple[str, Any]]) -> None:
    data: Any = plain(read_yaml(SOUND, file="sound.yaml").root)
    ends_well(path, json.dumps({**data, **dict(values)}, indent=1))


@given(st.data())
@settings(max_examples=150)
def test_a_file_with_entries_lost_or_bare_ends_well(path: Path, data: st.DataObject) -> None:
    document: Any = plain(read_yaml(SOUND, file="sound.yaml").root)
    for section in ("actors", "options", "conditions", "preferences", "events", "outcomes"):
        for name in [*document[section]]:
            match data.draw(st.sampled_from(["kept"] * 6 + ["lost", "bare", "misnamed"])):
                case "lost":
                    del document[section][name]
                case "bare":
                    document[section][name] = "a text"
                case "misnamed":
                    document[section][name.replace("a", " ")] = document[section].pop(name)
    ends_well(path, json.dumps(document, indent=1))
