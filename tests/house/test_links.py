"""Whoever reads the documentation as plain Markdown, on a code host, gets to every page of it by links."""

import re
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, tracked_texts

LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
OF_A_TREE = re.compile(r"^```\{toctree\}\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)


def pages() -> dict[str, str]:
    """The README and every page of the documentation, by its path from the root."""
    return {
        name: text
        for name, text in tracked_texts()
        if name == "README.md" or (name.startswith("docs/") and name.endswith(".md"))
    }


def links_of(name: str, text: str) -> set[str]:
    """The files that a page links to, by their paths from the root."""
    found = {one["target"] for one in LINK.finditer(FENCED.sub("", text))}
    folder = (ROOT / name).parent
    return {
        str((folder / target).resolve().relative_to(ROOT.resolve()))
        for target in found
        if ":" not in target
    }


def test_every_page_is_reached_by_links_from_the_readme() -> None:
    texts = pages()
    reached, waiting = set[str](), ["README.md"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += [one for one in links_of(name, texts[name]) & texts.keys() if one not in reached]
    assert sorted(texts.keys() - reached) == []


@pytest.mark.parametrize("name", sorted(pages()))
def test_every_link_of_a_page_leads_to_a_file(name: str) -> None:
    assert [one for one in sorted(links_of(name, pages()[name])) if not (ROOT / one).exists()] == []


@pytest.mark.parametrize("name", sorted(pages()))
def test_links_to_pages_are_plain_markdown_that_a_code_host_shows(name: str) -> None:
    assert "{doc}" not in pages()[name]


@pytest.mark.parametrize("name", sorted(one for one in pages() if one.endswith("index.md")))
def test_an_index_links_to_all_that_its_tree_holds(name: str) -> None:
    text = pages()[name]
    folder = Path(name).parent
    tree = {
        str(folder / f"{line}.md")
        for found in OF_A_TREE.finditer(text)
        for line in found["body"].split()
        if not line.startswith(":")
    }
    assert tree
    assert tree <= links_of(name, text)


def test_links_are_told_from_examples_and_from_the_net() -> None:
    text = "[a](b.md#c) [d](https://e.org) ![f](g.png)\n```console\n[h](i.md)\n```\n"
    assert links_of("docs/x.md", text) == {"docs/b.md"}
