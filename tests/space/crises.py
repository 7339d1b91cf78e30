"""Small crises at random, as their authors would write them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from excomm.model.crisis import Crisis
from excomm.model.formulas import And, Count, Formula, Iff, Implies, Name, Not, Or, written

ACTORS = ("a", "b")
OPTIONS = ("a.x", "a.y", "b.x", "b.y")
CONDITIONS = ("p", "q")
BITS = (*OPTIONS, *CONDITIONS)


def _grown(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    bounds = st.sampled_from(["at most", "at least", "exactly"])
    return st.one_of(
        parts.map(Not),
        several.map(And),
        several.map(Or),
        st.builds(Implies, parts, parts),
        st.builds(Iff, parts, parts),
        st.builds(Count, bounds, st.integers(0, 3), several),
    )


formulas = st.recursive(st.sampled_from(BITS).map(Name), _grown, max_leaves=6)
texts = formulas.map(written)


def _state(bits: tuple[str, ...] = BITS) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(bits), unique=True, max_size=4)


@st.composite
def consequences(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Consequences in layers: each reads nothing that it or a later one writes, so that no ring can arise."""
    order = draw(st.permutations(BITS))
    found = []
    for place in sorted(draw(st.sets(st.integers(2, len(BITS) - 1), max_size=3))):
        key = draw(st.sampled_from(["sets", "clears"]))
        read = st.sampled_from([*order[:place], *(f"not {name}" for name in order[:place])])
        when = " and ".join(draw(st.lists(read, min_size=1, max_size=2)))
        found.append({"when": when, key: [order[place]]})
    return draw(st.permutations(found))


@st.composite
def listed_moves(draw: st.DrawFn) -> dict[str, Any]:
    """Sometimes one actor's arcs are listed, and sometimes some moves are forbidden."""
    listed: dict[str, Any] = {}
    if draw(st.integers(0, 3)) == 0:
        arcs = st.fixed_dictionaries({"from": texts, "to": st.one_of(texts, _state())})
        listed["arcs"] = {"a": draw(st.lists(arcs, min_size=1, max_size=2))}
    if draw(st.booleans()):
        entry = st.fixed_dictionaries(
            {"actor": st.sampled_from(ACTORS), "from": texts, "to": texts}
        )
        listed["forbid"] = draw(st.lists(entry, max_size=2))
    return listed


@st.composite
def crises(draw: st.DrawFn, *, plain: bool = False) -> Crisis:
    """A crisis of two actors, four options and two conditions; `plain` ones only have rules."""
    ways = st.sampled_from([False] if plain else [False, False, True, "when dropped"])
    open_to = st.sampled_from([[], ["b"]])
    options = {name: {"text": name, "irreversible": draw(ways)} for name in OPTIONS}
    options["a.x"]["open_to"] = draw(open_to)
    ends = st.just(value=False) if plain else st.booleans()
    written_out = {
        "crisis": "random",
        "title": "Random",
        "actors": {actor: {"name": actor} for actor in ACTORS},
        "options": options,
        "conditions": {name: {"text": name, "ends": draw(ends)} for name in CONDITIONS},
        "rules": draw(st.lists(texts, max_size=2)),
        "consequences": [] if plain else draw(consequences()),
        "moves": {} if plain else draw(listed_moves()),
        "preferences": {actor: draw(st.lists(texts, min_size=1, max_size=4)) for actor in ACTORS},
    }
    return Crisis.model_validate(written_out)
