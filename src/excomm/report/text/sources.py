"""What a crisis rests on, as text, in the order in which an author should mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.documents import founding_among
from excomm.report.text.disputes import dispute_lines
from excomm.report.text.paper import Paper, heading, hint, item, padded, paragraph, strong, wrapped
from excomm.report.words.claims import CHECKED
from excomm.report.words.names import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.evidence.coverage import Backed, SourcesFound
    from excomm.evidence.repeated import Alike

# So many of a kind are named unless all are asked for.
FEW = 8
KINDS = {
    "documents": "claims from two documents or more",
    "one document": "claims from a single document",
    "memory": "claims from memory alone",
    "judgement": "a judgement, and no claim",
    "surroundings": "nothing of their own; what is around or within them has",
    "nothing": "nothing",
}
PERCENT = 100


def sources_lines(paper: Paper, found: SourcesFound, *, name: str, every: bool) -> list[str]:
    """Lay out what a crisis rests on; `name` is what the user calls it by, `every` names all that there is."""
    lines = [strong(paper, line) for line in wrapped(found.crisis.title, paper.width)]
    lines += paragraph(paper, _summary(found))
    lines += paragraph(paper, _founding(found)) if _founding(found) else []
    if found.elements:
        lines += _counts(paper, found)
    for section in (_unwritten, _nothing, _memory, _figures, _idle, _places, _alike):
        lines += section(paper, found, None if every else FEW)
    lines += dispute_lines(paper, found, every=every)
    for section in (_single, _judged):
        lines += section(paper, found, None if every else FEW)
    if not every and _is_cut(found):
        lines += hint(paper, "All elements and claims by name:", f"excomm sources {name} --all")
    return lines + hint(paper, "All that is dated, in order:", f"excomm timeline {name}")


def _summary(found: SourcesFound) -> str:
    about = f" about {found.about}" if found.about else ""
    claims = counted(len(found.claims), "claim")
    elements = counted(len(found.elements), "element")
    places = found.crisis.places if not found.about else {}
    known = f", {counted(len(places), 'place')}" if places else ""
    return f"{claims}{about}, {elements} that can rest on them{known}."


def _founding(found: SourcesFound) -> str:
    """How many claims are founding passages, and what that means for how far they were checked."""
    count = len(founding_among(found.claims, found.crisis.evidence))
    if not count:
        return ""
    which = (
        "One of these claims is a founding passage"
        if count == 1
        else f"{count:,} of these claims are founding passages"
    )
    return (
        f"{which}: short accounts without named authors, from which this crisis began. They were read; what they tell"
        " was not looked up in them."
    )


def _counts(paper: Paper, found: SourcesFound) -> Iterator[str]:
    yield from heading(paper, "WHAT ELEMENTS REST ON")
    counts = found.counts()
    width = len(f"{max(counts.values()):,}")
    for kind, number in counts.items():
        if number or kind == "nothing":
            share = f"{PERCENT * number / len(found.elements):3.0f} %"
            first = f"  {padded(f'{number:,}', width, right=True)}  {share}  "
            yield from wrapped(KINDS[kind], paper.width, first=first, rest=" " * len(first))


def _unwritten(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    if found.unwritten:
        count = counted(len(found.unwritten), "claim")
        yield from heading(paper, f"STILL TO BE WRITTEN, and left out: {count}")
        yield from _named(paper, found.unwritten, most)
        yield from _remedy(paper, "Write in 'says:' what each claims, in your own words.")


def _nothing(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    bare = [one.place for one in found.resting_on("nothing")]
    if bare:
        yield from heading(paper, f"RESTING ON NOTHING: {counted(len(bare), 'element')}")
        yield from _named(paper, bare, most)
        yield from _remedy(paper, "Cite a claim, or say 'judgement:' and why.")


def _memory(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    weak = found.resting_on("memory")
    if weak:
        yield from heading(paper, f"FROM MEMORY ALONE: {counted(len(weak), 'element')}")
        yield from _with_claims(paper, weak, most)
        yield from _remedy(paper, "Look these claims up, or find others that say so.")


def _figures(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    evidence = found.crisis.evidence
    by_check = {
        level: [name for name in found.figures if evidence[name].checked == level]
        for level in ("unverified", "secondary")
    }
    if not found.figures:
        return
    yield from heading(paper, "FIGURES THAT NOBODY HAS READ AT THEIR SOURCE")
    for level, names in by_check.items():
        if names:
            yield from wrapped(
                f"{CHECKED[level]}, {len(names):,}:", paper.width, first="  ", rest="    "
            )
            yield from _named(paper, names, most, indent=4)
    alone = [one for one in found.never_read if not set(one.claims).isdisjoint(found.figures)]
    if alone:
        yield from wrapped(
            f"{counted(len(alone), 'element')} with such a figure rest on nothing read at first hand:",
            paper.width,
            first="  ",
            rest="    ",
        )
        yield from _named(paper, [one.place for one in alone], most, indent=4)


def _idle(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    if found.idle:
        yield from heading(paper, f"USED BY NOTHING: {counted(len(found.idle), 'claim')}")
        yield from _named(paper, found.idle, most)
        yield from _remedy(paper, "Cite them, give them a stance, or say why they matter.")


def _places(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    lacking = found.not_placed
    if lacking:
        yield from heading(
            paper, f"WHERE IN THE DOCUMENT IS NOT KNOWN: {counted(len(lacking), 'claim')}"
        )
        yield from _named(paper, lacking, most)
        yield from _remedy(paper, "Add 'place:' with the page, passage, row or address.")


def _alike(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    pairs = found.alike.pairs
    if not (pairs or found.repeats):
        return
    yield from heading(paper, "TOLD TWICE")
    by_first: dict[str, list[str]] = {}
    for second, first in found.repeats:
        by_first.setdefault(first, []).append(second)
    told = [_repeated(first, names, most) for first, names in by_first.items()]
    yield from _items(paper, told, most)
    yield from _items(paper, [_may_repeat(pair) for pair in pairs], most, more=found.alike.more)
    if not found.alike.whole:
        yield from item(
            paper, "The file is too large to compare all claims with each other.", indent=2
        )
    if pairs:
        yield from _remedy(
            paper, f"If so, write 'repeats: {pairs[0].first}' under {pairs[0].second}, and so on."
        )


def _repeated(first: str, names: Sequence[str], most: int | None) -> str:
    """What repeats one claim, in a line however many do."""
    if len(names) == 1:
        return f"{names[0]} repeats {first}, and the two count as one"
    left = len(names) - len(names[:most])
    told = listed([*names[:most], *([f"{left:,} more"] if left else [])])
    return f"{told} repeat {first}, and the {len(names) + 1:,} count as one"


def _may_repeat(pair: Alike) -> str:
    share = f"{PERCENT * pair.share:.0f} %"
    return f"{pair.first} and {pair.second} may tell the same: dates that overlap, one element, {share} of their words"


def _items(paper: Paper, texts: Sequence[str], most: int | None, *, more: int = 0) -> Iterator[str]:
    for text in texts[:most]:
        yield from item(paper, text, indent=2)
    left = len(texts) - len(texts[:most]) + more
    if left:
        yield f"  and {left:,} more"


def _single(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    single = found.resting_on("one document")
    if not single:
        return
    yield from heading(paper, f"RESTING ON A SINGLE DOCUMENT: {counted(len(single), 'element')}")
    by_document: dict[str, list[str]] = {}
    for one in single:
        by_document.setdefault(one.documents[0], []).append(one.place)
    ordered = sorted(by_document.items(), key=lambda pair: -len(pair[1]))
    for document, places in ordered[:most]:
        yield from item(paper, document, indent=2)
        yield from _named(paper, places, most, indent=6)
    if most is not None and len(ordered) > most:
        yield f"  and {counted(len(ordered) - most, 'more document')}"


def _judged(paper: Paper, found: SourcesFound, most: int | None) -> Iterator[str]:
    judged = found.resting_on("judgement")
    if judged:
        yield from heading(
            paper, f"RESTING ON A JUDGEMENT ALONE: {counted(len(judged), 'element')}"
        )
    for one in judged[:most]:
        yield from item(paper, f"{one.place}: {one.judgement}", indent=2)
    if most is not None and len(judged) > most:
        yield f"  and {len(judged) - most:,} more"


def _with_claims(paper: Paper, elements: Sequence[Backed], most: int | None) -> Iterator[str]:
    for one in elements[:most]:
        yield from item(paper, f"{one.place}: {', '.join(one.claims)}", indent=2)
    if most is not None and len(elements) > most:
        yield f"  and {len(elements) - most:,} more"


def _named(
    paper: Paper, names: Sequence[str], most: int | None, *, indent: int = 2
) -> Iterator[str]:
    shown = names[:most]
    more = f" and {len(names) - len(shown):,} more" if len(names) > len(shown) else ""
    blanks = " " * indent
    yield from wrapped(f"{', '.join(shown)}{more}", paper.width, first=blanks, rest=blanks)


def _remedy(paper: Paper, text: str) -> Iterator[str]:
    yield from wrapped(text, paper.width, first="  → ", rest="    ")


def _is_cut(found: SourcesFound) -> bool:
    lists = (
        found.unwritten,
        found.not_placed,
        found.figures,
        found.idle,
        found.repeats,
        found.alike.pairs,
    )
    kinds = ("nothing", "memory", "one document", "judgement")
    return max(map(len, (*lists, *map(found.resting_on, kinds)))) > FEW
