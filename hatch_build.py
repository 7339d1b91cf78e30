"""Builds the browser app into a wheel; an editable install needs none, and without Node.js a wheel goes without."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BrowserApp(BuildHookInterface):
    """What hatchling runs before it gathers the files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling passes both
        """Build the app unless it is there, as it is in a source distribution."""
        root = Path(self.root)
        if version == "editable" or (root / "src/excomm/web/built/index.html").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            self.app.display_warning("There is no npm: the wheel is built without the browser app.")
            return
        try:
            for command in (["ci"], ["run", "build"]):
                subprocess.run([npm, "--loglevel=error", *command], cwd=root / "web", check=True)  # noqa: S603 - written here
        except subprocess.CalledProcessError as error:
            self.app.display_warning(f"The wheel is built without the browser app: {error}")
