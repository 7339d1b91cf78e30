"""Writes web/openapi.json, from which the types of the browser's code are made; with --check only compares.

python scripts/openapi.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from excomm.web.application import create_app
from excomm.web.settings import Settings

FILE = Path(__file__).parent.parent / "web" / "openapi.json"


def document() -> str:
    """The description of the HTTP interface, as it is committed."""
    described = create_app(Settings(Path(), port=0)).openapi()
    # The types do not hang on the version.
    described["info"]["version"] = "0"
    return json.dumps(described, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the file, or say that it is not up to date."""
    new = document()
    if "--check" not in sys.argv:
        FILE.write_text(new, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") == new:
        return 0
    print("web/openapi.json is out of date: python scripts/openapi.py, then npm run types in web/")
    return 1


if __name__ == "__main__":
    sys.exit(main())
