from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from tests.house.examples import Block, blocks_of, is_example, run_page
from tests.house.tracked import ROOT, tracked_texts


def pages_with_examples() -> list[ParameterSet]:
    pages = [
        (name, [block for block in blocks_of(text) if is_example(block)])
        for name, text in tracked_texts()
        if name.endswith(".md") and not name.startswith("tests/")
    ]
    return [pytest.param(name, blocks, id=name) for name, blocks in pages if blocks]


@pytest.mark.parametrize(("name", "blocks"), pages_with_examples())
def test_the_examples_of_a_page_do_what_they_say(
    name: str, blocks: list[Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run_page(blocks, name=str(ROOT / name), folder=tmp_path)


def test_a_wrong_result_in_a_page_is_found(tmp_path: Path) -> None:
    page = "Two and two:\n\n```python\n>>> 2 + 2\n5\n```\n"
    with pytest.raises(AssertionError, match="Expected"):
        run_page(blocks_of(page), name="page.md", folder=tmp_path)


def test_what_one_block_defines_the_next_can_use(tmp_path: Path) -> None:
    page = "```python\nx = 20\n```\n\n```python\n>>> y = x + 1\n```\n\n```python\n>>> y\n21\n```\n"
    run_page(blocks_of(page), name="page.md", folder=tmp_path)


def test_a_captioned_file_is_there_for_the_examples_after_it(tmp_path: Path) -> None:
    page = (
        "```{code-block} yaml\n:caption: small.yaml\n\ncrisis: small\n```\n\n"
        "```python\nfrom pathlib import Path\n\nassert Path('small.yaml')\n```\n"
    )
    run_page(blocks_of(page), name="page.md", folder=tmp_path)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == "crisis: small\n"


SMALL = "```{code-block} yaml\n:caption: small.yaml\n\none: 1\ntwo: 2\n```\n\n"
CHANGE = "```{code-block} diff\n:caption: small.yaml\n\n one: 1\n-two: 2\n+two: 3\n```\n"


def test_a_difference_changes_the_file_that_it_names(tmp_path: Path) -> None:
    run_page(blocks_of(SMALL + CHANGE), name="page.md", folder=tmp_path)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == "one: 1\ntwo: 3\n"


def test_a_difference_from_something_that_does_not_stand_there_is_found(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="should stand in the file once"):
        run_page(blocks_of(SMALL + CHANGE + CHANGE), name="page.md", folder=tmp_path)


def test_a_wrong_output_of_a_command_is_found(tmp_path: Path) -> None:
    page = "```console\n$ excomm --help\nThis is no help at all.\n```\n"
    with pytest.raises(AssertionError, match="should print"):
        run_page(blocks_of(page), name="page.md", folder=tmp_path)


def test_a_command_that_fails_unannounced_is_found(tmp_path: Path) -> None:
    page = "```console\n$ excomm show no-such-crisis\n...\n```\n"
    with pytest.raises(AssertionError, match="no-such-crisis"):
        run_page(blocks_of(page), name="page.md", folder=tmp_path)
