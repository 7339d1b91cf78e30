"""How Sphinx builds the documentation."""

import re
from importlib.metadata import version as version_of
from typing import cast

from sphinx.application import Sphinx

CITED = re.compile(r"\[([a-z]+[0-9]{4}[a-z]*(?:; [a-z]+[0-9]{4}[a-z]*)*)\](?!_)")

project = "Excomm"
author = "The Excomm authors"
copyright = "2026, The Excomm authors"  # noqa: A001 - the name that Sphinx asks for
release = version_of("excomm")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "sphinxcontrib.bibtex",
]
exclude_patterns = ["_build", "_generated"]
nitpicky = True
# Names of Python that other projects document: looking them up would need the network.
nitpick_ignore_regex = [(r"py:.*", r".*")]
# In docstrings, what stands between single backticks is code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "alpha"
bibtex_reference_style = "author_year"

html_theme = "furo"
html_title = "Excomm"


def cite_in_docstring(*event: object) -> None:
    """Turn the [key] or [key; key] of a docstring into links to the bibliography."""
    lines = cast("list[str]", event[-1])
    lines[:] = [
        CITED.sub(lambda found: f":cite:p:`{found[1].replace(';', ',')}`", x) for x in lines
    ]


def setup(app: Sphinx) -> None:
    """Register what this project adds to Sphinx."""
    app.connect("autodoc-process-docstring", cite_in_docstring)
