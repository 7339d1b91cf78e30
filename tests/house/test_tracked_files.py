import re

import pytest

from tests.house.tracked import tracked_texts

# Where some machine keeps its things. A path that the program itself knows, as /usr/bin, is none of these.
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|root|home|Users|tmp/[a-z]+)/[\w.]")
# The hosts that package clients talk to: which one to ask is the business of the machine, not of the project.
REGISTRY_HOST = re.compile(r"\b(?:pypi|pythonhosted|npmjs|deb\.debian)\.(?:org|com|io)\b")


@pytest.mark.parametrize("forbidden", [MACHINE_PATH, REGISTRY_HOST], ids=["path", "registry"])
def test_no_tracked_file_names_a_place_of_some_machine(forbidden: re.Pattern[str]) -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in tracked_texts()
        for match in forbidden.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["cd /" + "work/x", "'/" + "root/.cache'", "(/" + "home/ann/a.py)"]
)
def test_a_path_of_some_machine_is_recognised(text: str) -> None:
    assert MACHINE_PATH.search(text)


@pytest.mark.parametrize("text", ["docs/home/index", "a/work/b", "https://example.org/home/x"])
def test_a_path_inside_something_else_is_left_alone(text: str) -> None:
    assert not MACHINE_PATH.search(text)
