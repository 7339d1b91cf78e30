"""Values and calls, written as a program in Python would."""

from __future__ import annotations


def literal(value: object) -> str:
    r"""Write a value in Python; texts stand in double quotes, and whatever they hold can be read back.

    >>> print(literal('a "word",\ra\0tail'), literal(["it's", 0.5, None]))
    "a \"word\",\ra\x00tail" ["it's", 0.5, None]
    >>> print(literal({"a.pace": "1 day"}), literal(("one", 2)))
    {"a.pace": "1 day"} ("one", 2,)
    """
    if isinstance(value, str):
        # With an apostrophe in front, and no quote in it, a text is put in double quotes.
        return '"' + '\\"'.join(repr(f"'{part}")[2:-1] for part in value.split('"')) + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, tuple):
        return f"({''.join(f'{literal(one)}, ' for one in value).rstrip()})"
    if isinstance(value, dict):
        pairs = (f"{literal(key)}: {literal(one)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    return repr(value)


def call(function: str, *code: str, **options: object) -> str:
    """Write a call: `code` as it stands, and options by their names.

    >>> call("ex.load", '"chicken"', variants=["swap"])
    'ex.load("chicken", variants=["swap"])'
    """
    given = (f"{name}={literal(value)}" for name, value in options.items())
    return f"{function}({', '.join([*code, *given])})"
