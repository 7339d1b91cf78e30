"""What a server of the app was started with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = "127.0.0.1"
# What browsers take where an address names none.
USUAL_PORT = 80
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --share, which asks for a token and says what it opens


@dataclass(frozen=True)
class Settings:
    """A running server: the folder with one's own crises, where it listens, and the token that it asks for.

    Without a token it listens on this machine only, and answers to its own names only. `shared` says whether it
    listens to other machines too.

    >>> from pathlib import Path
    >>> Settings(Path("."), port=8000).names
    ('127.0.0.1', 'localhost', '[::1]')
    """

    folder: Path
    port: int
    token: str = ""
    shared: bool = False
    also_named: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What the host may be called in a request; any other name was made to point here by somebody else."""
        return (LOOPBACK, "localhost", "[::1]", *self.also_named)

    @property
    def hosts(self) -> frozenset[str]:
        """The names with the port, as browsers send them."""
        return frozenset(map(self.host, self.names))

    def host(self, name: str) -> str:
        """A name with the port, which browsers leave out where it is the usual one.

        >>> from pathlib import Path
        >>> [Settings(Path("."), port=port).host("localhost") for port in (80, 8000)]
        ['localhost', 'localhost:8000']
        """
        return name if self.port == USUAL_PORT else f"{name}:{self.port}"
