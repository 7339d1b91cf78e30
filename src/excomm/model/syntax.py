"""What to do about a text that is no YAML, told from what the parser stumbled over."""

from __future__ import annotations

# The first whose words stand in the parser's message.
_REMEDIES = (
    ("'\\t'", "indent with spaces: a tab cannot stand here"),
    ("mapping values", "check the indentation, and put quotes around a text in which ': ' stands"),
    ("cannot start any token", "put quotes around a text that starts with this character"),
    ("quoted scalar, found unexpected end", "is the closing quote missing?"),
    ("unknown escape", "write two backslashes for one, or use single quotes"),
    ("or ']'", "is a comma or a ']' missing before it?"),
    ("or '}'", "is a comma or a '}' missing before it?"),
    ("block scalar", "let the text start in the line below, further right"),
    ("'<scalar>'", "put quotes around the whole text"),
    ("sequence entries", "let the list start in the line below"),
    ("<document start>", "lines of the same level start in the same column"),
    (
        "<block end>",
        "check the indentation: is something too far left or right, or a bracket too much?",
    ),
    ("scanning an a", "put quotes around a text that starts with '&' or '*'"),
)


def remedy_for(message: str) -> str:
    """What to do about a message of the YAML parser.

    >>> remedy_for("mapping values are not allowed here")
    "check the indentation, and put quotes around a text in which ': ' stands"
    """
    return next(
        (remedy for words, remedy in _REMEDIES if words in message),
        "check indentation, quotes, and the space after ':' and '-'",
    )
