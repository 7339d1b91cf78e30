"""A crisis that is as large as a test wants it."""

from collections.abc import Iterator

ACTORS = ("north", "south", "east")


def broad(number: int, *, content: bool = False) -> str:
    """A crisis with a state for each combination of its options; `content` actors gain by no move of their own."""
    options = [f"{ACTORS[place % 3]}.o{place}" for place in range(number)]
    lines = [
        "crisis: broad",
        "title: Three powers with many options",
        "actors:",
        *(f"  {actor}: {{name: {actor.capitalize()}}}" for actor in ACTORS),
        "options:",
        *(f"  {option}: {{text: Do {option}}}" for option in options),
        "preferences:",
        *(
            f"  {actor}: [{', '.join(_wishes(actor, options, content=content))}]"
            for actor in ACTORS
        ),
        "outcomes: {calm: not north.o0, war: north.o0}",
        "start: []",
    ]
    return "\n".join(lines) + "\n"


def _wishes(actor: str, options: list[str], *, content: bool) -> Iterator[str]:
    for option in options:
        if not option.startswith(actor):
            yield option
        elif not content:
            yield f"not {option}"
