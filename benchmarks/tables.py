"""Tables in Markdown, which read as well in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with its columns in line."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(_line(cells, widths) for cells in (heads, rule, *rows))


def seconds(value: float) -> str:
    """Three digits that count, with a unit that suits.

    >>> seconds(0.12345), seconds(12.345), seconds(0.000_012_3)
    ('123 ms', '12.3 s', '0.0123 ms')
    """
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"


def gigabytes(value: float) -> str:
    """Billions of bytes.

    >>> gigabytes(1_234_567_890)
    '1.23 GB'
    """
    return f"{value / 1e9:.2f} GB"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
