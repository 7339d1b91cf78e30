"""The library of crises that come with Excomm: one folder each, with crisis.yaml, sources.yaml and README.md."""

from __future__ import annotations

from pathlib import Path


def shipped() -> tuple[str, ...]:
    """Name the crises that come with Excomm, in alphabetical order.

    >>> "elmira" in shipped()
    True
    """
    return tuple(sorted(path.parent.name for path in _library().glob("*/crisis.yaml")))


def path_of(name: str) -> Path:
    """Find the file of a shipped crisis; its sources and README stand beside it.

    Raises `InputError` where none is shipped by that name.

    >>> path_of("elmira").parts[-2:]
    ('elmira', 'crisis.yaml')
    """
    if name not in shipped():
        from excomm.errors import InputError

        raise InputError(
            f"no crisis named '{name[:60]}' comes with Excomm",
            remedy=f"there are: {', '.join(shipped())}",
        )
    return _library() / name / "crisis.yaml"


def _library() -> Path:
    from importlib.resources import files

    # Installers unpack wheels, so that this is a folder on disk.
    return Path(str(files(__name__)))
