"""What the figures on questions were measured on, so that nobody takes old figures for those of new sources."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent
CRISES = FOLDER.parent / "src" / "excomm" / "crises"


def measured_on(*, asked: Path = FOLDER, crises: Path = CRISES) -> str:
    """Return a line with a digest of all sets of questions, and of the sources files of the crises that they ask about.

    It stands below the figures in RESULTS.md; where it differs from this one they are to be measured again.
    """
    files = _files(asked, crises)
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return f"Measured on {len(files)} files of questions and of sources, whose digest is {digest.hexdigest()[:16]}."


def _files(asked: Path, crises: Path) -> list[Path]:
    sets = sorted(asked.glob("questions*.yaml"))
    read = YAML(typ="safe")
    names = {one["crisis"] for path in sets for one in read.load(path)["questions"]}
    return [*sets, *(crises / name / "sources.yaml" for name in sorted(names))]
