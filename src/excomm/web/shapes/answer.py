"""What all answers have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """The root of all shapes: frozen, and nothing in it that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Code(Answer):
    """How to get the same answer without the app: what to type, and what to write in Python."""

    command: str
    python: str


class Badge(Answer):
    """How an actor is told apart: by a colour (from 1), a shape and a letter."""

    actor: str
    name: str
    letter: str
    shape: str
    colour: int


class Named(Answer):
    """A part of a crisis: its short name, and a sentence on it."""

    name: str
    text: str
