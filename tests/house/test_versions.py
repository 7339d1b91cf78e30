import re
import tomllib
from importlib.metadata import version

from excomm.space.provenance import VERSION
from tests.house.tracked import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_answers_name_the_version_of_the_package() -> None:
    assert PROJECT["version"] == VERSION


def test_the_citation_names_the_version_of_the_package() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, flags=re.MULTILINE) == [PROJECT["version"]]


def test_the_changelog_begins_with_the_version_of_the_package() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", changelog, flags=re.MULTILINE)
    assert first is not None
    assert first[1] == PROJECT["version"]


def test_the_installed_package_is_the_one_in_this_checkout() -> None:
    assert version("excomm") == PROJECT["version"]
