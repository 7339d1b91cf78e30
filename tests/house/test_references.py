import re

import pytest

from tests.house.tracked import ROOT, tracked_texts

KEY = r"[a-z]+(?:19|20)[0-9]{2}[a-z]*"
# As in [fang1993], or [kilgour2001; inohara2008].
CITED = re.compile(rf"\[({KEY}(?:; {KEY})*)\](?!\()")


def known_keys() -> set[str]:
    text = (ROOT / "docs" / "references.bib").read_text(encoding="utf-8")
    return set(re.findall(r"^@\w+\{([^,]+),", text, flags=re.MULTILINE))


def cited_keys() -> list[tuple[str, str]]:
    return sorted(
        {
            (key, name)
            for name, text in tracked_texts()
            if name.startswith(("src/", "tests/published/"))
            for cited in CITED.findall(text)
            for key in cited.split("; ")
        }
    )


@pytest.mark.parametrize(("key", "name"), cited_keys())
def test_every_cited_work_stands_in_the_bibliography(key: str, name: str) -> None:
    assert key in known_keys(), f"{name} cites [{key}]"


def test_no_work_stands_in_the_bibliography_twice() -> None:
    text = (ROOT / "docs" / "references.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", text, flags=re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))
