"""What is imported when: a small question must not wait for large packages.

Nothing is timed here; `make bench` measures. A package that is not imported costs nothing.
"""

import json
import subprocess
import sys
from functools import cache

import pytest

HEAVY = {"jinja2", "numba", "numpy", "pandas", "polars", "pyarrow", "pydantic", "ruamel", "scipy"}

ASKING_FOR_HELP = """
import sys
sys.argv = ["excomm", "--help"]
from excomm.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


@cache
def packages_loaded_by(program: str) -> set[str]:
    """The top-level packages that are loaded once `program` has run in a fresh interpreter."""
    report = "import json, sys; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    run = subprocess.run(
        [sys.executable, "-c", f"{program}\n{report}"], capture_output=True, check=True, text=True
    )
    loaded: list[str] = json.loads(run.stdout.splitlines()[-1])
    return set(loaded)


@pytest.mark.parametrize("package", sorted(HEAVY | {"rich", "typer"}))
def test_importing_excomm_does_not_load(package: str) -> None:
    assert package not in packages_loaded_by("import excomm")


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_asking_for_help_does_not_load(package: str) -> None:
    assert package not in packages_loaded_by(ASKING_FOR_HELP)


def test_a_loaded_package_is_seen() -> None:
    assert "json" in packages_loaded_by("import json.decoder")
