from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import excomm

PREPARE = """
import numpy as np
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.compiled import compiled_reductions, is_compiled

moves, ranks = Slices((1, 2)), np.arange(4, dtype=np.int32)
graph = Graph(bits=2, codes=np.arange(4), moves=moves, ranks=(ranks, ranks))
calls = []
before = is_compiled(graph, moves)
compiled_reductions(graph, moves, on_compile=lambda done, of: calls.append((done, of)))
print(before, is_compiled(graph, moves), calls)
"""

SMALL = """
import sys
import numpy as np
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.table import stability_of

ranks = np.arange(4, dtype=np.int32)
graph = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=(ranks, ranks))
print(stability_of(graph).method, "numba" in sys.modules)
"""

WITHOUT_FOLDER = """
import tempfile
from pathlib import Path
from excomm.stability.compiled_cache import loops

folder = loops().FOLDER
assert str(folder) in loops().sort_slices.stats.cache_path
print(folder.parent.is_relative_to(tempfile.gettempdir()), folder.parent)
"""


def run(program: str, **environment: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-B", "-c", program],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return finished.stdout.strip()


def test_compiling_is_told_step_by_step_and_happens_once(tmp_path: Path) -> None:
    first = run(PREPARE, NUMBA_CACHE_DIR=str(tmp_path))
    assert first == f"False True {[(done, 6) for done in range(7)]}"
    assert run(PREPARE, NUMBA_CACHE_DIR=str(tmp_path)) == "True True []"


def test_small_crises_do_not_import_the_compiler() -> None:
    assert run(SMALL) == "slices False"


def test_an_installation_that_cannot_be_written_to_compiles_in_a_folder_for_the_time_being(
    tmp_path: Path,
) -> None:
    # Files where folders ought to be keep everybody from writing, the superuser too.
    installed = tmp_path / "excomm"
    for source in Path(excomm.__path__[0]).rglob("*.py"):
        target = installed / source.relative_to(excomm.__path__[0])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    (installed / "stability" / "loops" / "__pycache__").write_text("no folder")
    no_folder = str(installed / "__init__.py")
    for_now = tmp_path / "for now"
    for_now.mkdir()
    found = run(
        WITHOUT_FOLDER,
        PYTHONPATH=str(tmp_path),
        XDG_CACHE_HOME=no_folder,
        TMPDIR=str(for_now),
    )
    assert found.startswith(f"True {for_now}")
    assert not list(for_now.iterdir())


def test_loops_are_kept_where_the_user_says_and_apart_for_each_version_of_them(
    tmp_path: Path,
) -> None:
    run("from excomm.stability import loops", NUMBA_CACHE_DIR=str(tmp_path))
    (folder,) = tmp_path.iterdir()
    assert folder.name.startswith("excomm-loops-")
