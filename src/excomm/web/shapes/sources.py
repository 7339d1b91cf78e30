"""What a crisis rests on, what its sources say to a question, and what changes where a dispute is decided otherwise."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer, Badge, Code, Named

Checked = Literal["read", "secondary", "unverified", "data", "derived"]
Side = Literal["cited", "supports", "disputes", "contradicts"]


class Bears(Answer):
    """An element on which a claim bears, and how; `cited` is the element's own doing, the others the claim's."""

    element: str
    words: str
    side: Side


class SourcesClaim(Answer):
    """A claim: what it says, who says so, where it is written, and what it bears on."""

    key: str
    says: str
    who: str
    when: str = Field(description="Its date in words; empty where it has none.")
    where: str
    citation: str
    documents: tuple[int, ...] = Field(description="The documents behind it, by their place.")
    checked: Checked
    checked_in_words: str
    weight: float
    actors: tuple[str, ...]
    bears: tuple[Bears, ...]
    at_odds: tuple[str, ...] = Field(description="Claims on the other side of a dispute.")
    repeats: str = Field(description="The claim that tells the same, with which it counts as one.")


class SourceDocument(Answer):
    """A document, as it is cited first, and how many claims rest on it."""

    name: str
    claims: int


class DisputeVariant(Answer):
    """A variant that follows from a dispute, and whether it is applied."""

    name: str
    text: str
    applied: bool


class DisputeTold(Answer):
    """An element that some claims speak against, with both sides; of claims that repeat each other one counts."""

    element: str
    words: str
    speak_for: tuple[str, ...]
    against: tuple[str, ...]
    contradicted: bool
    weight_for: float
    weight_against: float
    variants: tuple[DisputeVariant, ...]
    judgement: str
    follows: str = Field(description="What follows from it, or what would be needed to flip it.")


class ElementBacked(Answer):
    """An element, and what it rests on."""

    element: str
    words: str
    rests_on: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    documents: int
    judgement: str


class Resting(Answer):
    """One way of resting on something, from the firmest down, and how many elements do."""

    key: str
    words: str
    elements: int


class Lacking(Answer):
    """Something that claims lack, which of them, and what would mend it."""

    title: str
    remedy: str
    claims: tuple[str, ...]


class SourcesTold(Answer):
    """All that a crisis rests on."""

    summary: str
    actors: tuple[Badge, ...]
    documents: tuple[SourceDocument, ...]
    claims: tuple[SourcesClaim, ...]
    disputes: tuple[DisputeTold, ...]
    resting: tuple[Resting, ...]
    elements: tuple[ElementBacked, ...]
    lacking: tuple[Lacking, ...]
    code: Code


class Agreed(Answer):
    """An element on which claims meet, in a sentence."""

    element: str
    text: str
    disputed: bool


class Asking(Answer):
    """What the sources say to a question: claims by their keys, best first."""

    question: str
    by: Literal["words", "meaning", "both"]
    heard: Literal["yes", "perhaps", "no"] = Field(description="Whether they speak of it at all.")
    summary: str
    claims: tuple[str, ...]
    agreement: tuple[Agreed, ...]
    notes: tuple[str, ...]
    code: Code


class StateMoved(Answer):
    """A state that is an equilibrium on one side only; `barred`: with the flip there is no such state at all."""

    change: Literal["new", "gone", "barred"]
    before: int | None = Field(description="Its number before the flip.")
    after: int | None = Field(description="Its number after it.")
    words: str
    outcome: str


class ConceptFlipped(Answer):
    """How many equilibria of a concept stay, come and go, and the first of those that come or go."""

    concept: str
    name: str
    kept: int
    new: int
    gone: int
    barred: int
    states: tuple[StateMoved, ...]


class Flipped(Answer):
    """What could last before and after a variant is put in or taken out."""

    variant: Named
    applies: bool = Field(description="Whether the flip puts it in, or takes it out again.")
    before: tuple[str, ...] = Field(description="The variants before.")
    after: tuple[str, ...] = Field(description="The variants after.")
    summary: str
    states_before: int
    states_after: int
    concepts: tuple[ConceptFlipped, ...]
    note: str
    code: Code
