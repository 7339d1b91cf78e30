import re
from pathlib import Path

import pytest

from excomm.report.sections.definitions import DEFINITIONS, WORKS
from excomm.stability.table import CONCEPTS

BIBLIOGRAPHY = Path(__file__).resolve().parents[3] / "docs" / "references.bib"


def test_every_concept_is_defined_and_every_work_cited_is_listed() -> None:
    assert set(DEFINITIONS) == set(CONCEPTS)
    cited = {work for definition in DEFINITIONS.values() for work in definition.works}
    assert cited <= set(WORKS)


@pytest.mark.parametrize("key", WORKS)
def test_a_work_is_listed_as_the_bibliography_has_it(key: str) -> None:
    entry = re.search(rf"@\w+\{{{key},(.*?)\n\}}", BIBLIOGRAPHY.read_text("utf-8"), re.DOTALL)
    assert entry is not None
    fields = dict(re.findall(r"(\w+)\s*=\s*\{(.*)\}", entry[1]))
    listed = WORKS[key].casefold()
    for wanted in ("title", "journal", "year", "volume", "number", "publisher"):
        assert fields.get(wanted, "").casefold() in listed
    assert fields["author"].partition(",")[0].replace(r"{\^e}", "ê").casefold() in listed
