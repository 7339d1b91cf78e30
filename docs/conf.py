"""How Sphinx builds the documentation."""

import re
from importlib.metadata import version as version_of
from typing import cast

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

CITED = re.compile(r"\[([a-z]+[0-9]{4}[a-z]*(?:; [a-z]+[0-9]{4}[a-z]*)*)\](?!_)")

project = "Excomm"
author = "The Excomm authors"
copyright = "2026, The Excomm authors"  # noqa: A001 - the name that Sphinx asks for
release = version_of("excomm")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
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

# MathJax would be fetched from the network each time that a page is opened; browsers draw MathML themselves.
html_math_renderer = "mathml"
html_theme = "furo"
html_title = "Excomm"


def cite_in_docstring(*event: object) -> None:
    """Turn the [key] or [key; key] of a docstring into links to the bibliography."""
    lines = cast("list[str]", event[-1])
    lines[:] = [
        CITED.sub(lambda found: f":cite:p:`{found[1].replace(';', ',')}`", x) for x in lines
    ]


def write_formula(page: HTML5Translator, formula: nodes.math) -> None:
    """Write a formula within a sentence as MathML."""
    page.body.append(convert(formula.astext()))
    raise nodes.SkipNode


def write_displayed_formula(page: HTML5Translator, formula: nodes.math_block) -> None:
    """Write a formula that stands by itself as MathML."""
    page.body.append(f"<div>{convert(formula.astext(), display='block')}</div>")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register what this project adds to Sphinx."""
    app.add_html_math_renderer("mathml", (write_formula, None), (write_displayed_formula, None))
    app.connect("autodoc-process-docstring", cite_in_docstring)
