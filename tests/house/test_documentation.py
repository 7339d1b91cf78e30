"""The built documentation can be read without a network."""

import re
import subprocess
import sys
from pathlib import Path
from shutil import copy

from tests.house.tracked import ROOT

PAGE = """\
# A page

$R_i(s)$ are the states that $i$ can move to.

$$
\\text{SEQ} \\subseteq \\text{GMR}
$$
"""
# What a browser fetches of itself when it opens a page.
FETCHED = re.compile(r"""(?:<script[^>]*\ssrc|<img[^>]*\ssrc|<link[^>]*\shref)=["'](https?:)?//""")


def test_a_page_with_formulas_fetches_nothing(tmp_path: Path) -> None:
    for name in ("conf.py", "references.bib"):
        copy(ROOT / "docs" / name, tmp_path)
    (tmp_path / "index.md").write_text(PAGE, encoding="utf-8")
    built = tmp_path / "built"
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(tmp_path), str(built)],
        check=True,
        cwd=tmp_path,
    )
    html = (built / "index.html").read_text(encoding="utf-8")
    assert html.count("<math") == 3
    assert not FETCHED.search(html)
