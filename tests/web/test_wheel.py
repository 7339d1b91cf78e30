import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.serving import Server, started

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as anybody would build it from this checkout."""
    to = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--wheel-dir", str(to), str(ROOT), python=Path(sys.executable))
    (found,) = to.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The wheel in a fresh environment, started where no Node.js can be found."""
    place = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", str(place / "venv")], check=True)
    python = place / "venv" / "bin" / "python"
    pip("install", "--no-compile", str(wheel), python=python)
    folder = place / "crises"
    folder.mkdir()
    bare = {key: value for key, value in os.environ.items() if key in {"HOME", "LANG"}}
    with started(folder, python=python, environment={**bare, "PATH": ""}) as server:
        yield server


def pip(*arguments: str, python: Path) -> None:
    subprocess.run([python, "-m", "pip", "--quiet", *arguments], check=True)


def test_the_wheel_has_the_app_and_none_of_its_tools(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "excomm/web/built/index.html" in names
    assert any(name.endswith(".js") for name in names)
    assert not any("node_modules" in name for name in names)
    assert not any(name.endswith((".svelte", ".map")) for name in names)


@pytest.mark.browser
def test_what_was_installed_from_it_runs_without_node(installed: Server, page: Page) -> None:
    page.goto(installed.url)
    expect(page.get_by_role("heading", name="Crises", level=1)).to_be_visible()
    page.get_by_role("link", name="The Cuban Missile Crisis", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith(f"{installed.url}c/cuba-1962")
