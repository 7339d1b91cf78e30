"""What the sources say to a question, as text: the claims that bear on it, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.sections.dates import date_in_words
from excomm.report.sections.parts import dotted_in_words
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.claims import CHECKED, written_in
from excomm.report.words.names import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.evidence.agreeing import Agreement
    from excomm.evidence.asking import Answer, Found
    from excomm.model.evidence import Claim

# So many parts on which claims agree are told, and so many claims on each side.
MOST_PARTS, MOST_NAMED = 3, 6


def ask_lines(paper: Paper, answer: Answer, *, name: str) -> list[str]:
    """Lay out an answer; `name` is what the user calls the crisis by."""
    lines = [strong(paper, line) for line in wrapped(answer.crisis.title, paper.width)]
    lines += paragraph(paper, summary_of(answer))
    if answer.found:
        lines += heading(paper, _found_are(answer))
    for place, found in enumerate(answer.found, 1):
        lines += ([""] if place > 1 else []) + _found(paper, found, place=place)
    if answer.bears:
        lines += heading(paper, "HOW FAR THEY AGREE")
        lines += [line for text in _agreement(answer) for line in item(paper, text)]
    for note in answer.notes:
        text, _, command = note.partition(": ")
        lines += hint(paper, f"{text}:", command)
    return lines + hint(
        paper, "See what each part of the model rests on:", f"excomm sources {name}"
    )


def _found_are(answer: Answer) -> str:
    if answer.perhaps:
        return "WHAT PERHAPS BEARS ON IT"
    return "WHAT BEARS ON IT" if answer.bears else "WHAT IS NEAREST"


def summary_of(answer: Answer) -> str:
    """In a sentence or two: whether there is an answer, and of what nothing is said."""
    asked = f"“{answer.question}”"
    if not answer.found:
        return f"{asked} Nothing here bears on it: no word of it stands in any claim."
    if not answer.bears:
        none = (
            listed([f"“{word}”" for word in answer.unknown[:MOST_NAMED]]) if answer.unknown else ""
        )
        why = f": no claim speaks of {none}" if none else ""
        return (
            f"{asked} Probably nothing here bears on it{why}. What follows is only what is nearest."
        )
    if answer.perhaps:
        named = [f"“{word}”" for word in answer.unknown[:MOST_NAMED]]
        why = f"speaks of {listed(named)}" if named else "has much of what is asked"
        return f"{asked} Perhaps these bear on it: no claim {why}. Read them to see whether they answer."
    disputed = [one for one in answer.agreement if one.disputed]
    said = f"{asked} The {len(answer.found)} claims that bear most on it, best first."
    if len(answer.found) == 1:
        said = f"{asked} One claim bears on it."
    return f"{said} Not all sources agree." if disputed else said


def _found(paper: Paper, found: Found, *, place: int) -> list[str]:
    claim = found.claim
    mark = f"{place}."
    indent = len(mark) + 1
    lines = item(paper, f"{found.name}: {claim.says}", mark=mark)
    for text in (_source(claim), _stance(claim)):
        lines += paragraph(paper, text, indent=indent)
    return lines


def _source(claim: Claim) -> str:
    """Who says so, when and where it happened, where it is written, and how far that was checked."""
    when = date_in_words(claim.when.text) if claim.when else ""
    happened = ", ".join(part for part in (claim.who, when, claim.where) if part)
    return f"{f'{happened}. ' if happened else ''}{written_in(claim)} ({CHECKED[claim.checked]})."


def _stance(claim: Claim) -> str:
    sides = []
    for verb, places in claim.stance:
        if places:
            named = [dotted_in_words(place) for place in places[:MOST_NAMED]]
            sides.append(f"{verb} {listed(named)}")
    return f"It {'; it '.join(sides)}." if sides else ""


def _agreement(answer: Answer) -> list[str]:
    disputed = [one for one in answer.agreement if one.disputed]
    agreed = [one for one in answer.agreement if not one.disputed]
    said = [agreement_told(one) for one in disputed[:MOST_PARTS]]
    if len(disputed) > MOST_PARTS:
        said.append(f"They touch {len(disputed) - MOST_PARTS} more parts that are disputed.")
    if not disputed:
        said.append("None of them supports what another claim disputes, or the other way round.")
    return said + [agreement_told(one) for one in agreed[: MOST_PARTS - len(said) + 1]]


def agreement_told(one: Agreement) -> str:
    """In a sentence: how far the claims that were found agree on a part of the crisis."""
    return _dispute(one) if one.disputed else _accord(one)


def _dispute(one: Agreement) -> str:
    said = (
        f"At odds on {dotted_in_words(one.place)}: {_named(one.support)} {_verb(one.support, 'support')} it,"
        f" {_named(one.against)} {_verb(one.against, 'speak')} against it."
    )
    if one.elsewhere:
        count = len(one.elsewhere)
        said += f" {count} of them {'is' if count == 1 else 'are'} not among those above."
    return said


def _accord(one: Agreement) -> str:
    names = one.support or one.against
    verb = "support" if one.support else "speak against"
    return f"{_named(names)} {verb} {dotted_in_words(one.place)}."


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _verb(names: Sequence[str], verb: str) -> str:
    return verb if len(names) > 1 else f"{verb}s"
