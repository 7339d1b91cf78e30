"""`excomm app`: Excomm in the browser."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer


def browse(
    crisis: Annotated[
        str | None,
        typer.Argument(
            metavar="[CRISIS]",
            help="A crisis to begin with: one that comes with Excomm, or a file of your own.",
            show_default=False,
        ),
    ] = None,
    *,
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Where your own crises are, and new ones are put: the folder where you are, or that of CRISIS.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 0,
    share: Annotated[
        bool,
        typer.Option(
            "--share",
            help="Let other machines in, for a classroom; whoever has the printed address can change your crises.",
        ),
    ] = False,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Print the address, and open no browser.")
    ] = False,
) -> None:
    """Open Excomm in the browser.

    It listens on this machine only, prints the address, and runs until Ctrl-C. Nothing is sent
    anywhere else. Your own crises are the files crisis.yaml in folders of the chosen folder, and
    its *.yaml files; the app keeps its own memory there in .excomm.
    """
    from excomm.cli.output import say
    from excomm.cli.running import outlive_readers
    from excomm.web.serving import serve

    own, opened = _opened(crisis, folder)
    # A page that is left in the middle of an answer would end the whole server.
    outlive_readers()

    def tell(address: str, more: Sequence[str]) -> None:
        notes = (f"  Note: {one}." for one in more)
        say([f"Excomm is at {address}", f"  Your crises are in {own}. Stop with Ctrl-C.", *notes])
        if share:
            say(
                [
                    "  Shared: whoever has this address can read, change and run the crises in that folder,",
                    "  and use this machine for computing. Nothing is encrypted; stop it after class.",
                ]
            )
        # Whoever reads this through a pipe must not wait for it until the server ends.
        sys.stdout.flush()
        if not no_open:
            _open(address)

    serve(own, opened=opened, port=port, share=share, tell=tell)


def _opened(crisis: str | None, folder: Path | None) -> tuple[Path, str | None]:
    """The folder of one's own crises, and the key of the crisis to begin with."""
    from excomm.crises import shipped
    from excomm.errors import InputError
    from excomm.loading import path_to
    from excomm.web.shelf import WHOLE, key_at

    if crisis is None or crisis in shipped():
        return folder or Path(), crisis
    path = path_to(crisis).resolve()
    if not path.is_file():
        raise InputError(f"there is no file {crisis}", remedy="check the path, or leave it out")
    whole = path.parent if path.name == WHOLE else path
    if folder is not None and folder.resolve() not in {whole.parent, path.parent}:
        raise InputError(f"{crisis} is not in {folder}", remedy="leave out --folder")
    own = folder.resolve() if folder else whole.parent
    return own, key_at(own, path)


def _open(address: str) -> None:
    """Open a browser where there is a screen for one; without one, the printed address must do."""
    import contextlib
    import os
    import webbrowser

    if sys.platform.startswith("linux") and not os.environ.get(
        "DISPLAY", os.environ.get("WAYLAND_DISPLAY")
    ):
        return
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)
