"""How Sphinx builds the documentation."""

from importlib.metadata import version as version_of

project = "Excomm"
author = "The Excomm authors"
copyright = "2026, The Excomm authors"  # noqa: A001 - the name that Sphinx asks for
release = version_of("excomm")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.mathjax",
    "sphinxcontrib.bibtex",
]
exclude_patterns = ["_build", "_generated/README.md"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"

html_theme = "furo"
html_title = "Excomm"
