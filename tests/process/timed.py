"""Small crises in time at random, as their authors would write them, with hidden facts and beliefs about them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from excomm.model.crisis import Crisis
from excomm.model.formulas import written
from tests.space.crises import formulas as any_formulas

ACTORS = ("a", "b")
OPTIONS = ("a.x", "a.y", "b.x")
CONDITIONS = ("p", "q")
BITS = (*OPTIONS, *CONDITIONS)

# A formula over six bits becomes one over these by leaving out what is not here.
texts = any_formulas.map(written).map(lambda text: text.replace("b.y", "b.x"))
about_options = texts.map(lambda text: _renamed(text, {"p": "a.x", "q": "b.x"}))
chances = st.sampled_from([0.0, 0.1, 0.35, 0.5, 0.8, 1.0])
rates = st.sampled_from(["0 per day", "0.2 per day", "1 per day", "3 per day"])
witnesses = st.sampled_from([None, None, [], ["a"], ["b"]])


def _renamed(text: str, names: dict[str, str]) -> str:
    words = text.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split()
    return " ".join(names.get(word, word) for word in words)


@st.composite
def panels(draw: st.DrawFn) -> dict[str, Any]:
    """People who must agree, in every way in which a file may say so."""
    people = [f"p{number}" for number in range(draw(st.integers(1, 4)))]
    order = draw(st.permutations(people)) if draw(st.booleans()) else []
    return {
        "need": draw(st.sampled_from(["all", "any", 1, min(2, len(people))])),
        "of": {one: draw(chances) for one in people},
        "correlation": draw(st.sampled_from([None, 0.0, 0.3, 1.0])),
        "absent": draw(st.lists(st.sampled_from(people), unique=True, max_size=1)),
        "sequence": order,
    }


@st.composite
def events(draw: st.DrawFn) -> dict[str, Any]:
    """Something that sets or clears a condition, and may tell somebody of it."""
    event: dict[str, Any] = {
        "when": draw(st.one_of(st.just("not p"), st.just("a.x"), texts)),
        "rate": draw(rates),
        "stages": draw(st.sampled_from([1, 1, 2, 3])),
        draw(st.sampled_from(["sets", "clears"])): [draw(st.sampled_from(CONDITIONS))],
    }
    if draw(st.booleans()):
        event["chance"] = draw(chances)
    for key in ("consent", "suppression"):
        if draw(st.integers(0, 3)) == 0:
            event[key] = draw(panels())
    if draw(st.booleans()):
        told = st.lists(st.sampled_from(BITS), unique=True, min_size=1, max_size=2)
        event["reveals"] = {draw(st.sampled_from(ACTORS)): draw(told)}
    return event


@st.composite
def beliefs(draw: st.DrawFn, depth: int = 1) -> dict[str, Any]:
    """What an actor takes for likely, and what it takes the other to."""
    belief: dict[str, Any] = {}
    if draw(st.booleans()):
        belief["conditions"] = {draw(st.sampled_from(CONDITIONS)): draw(chances)}
    if draw(st.booleans()):
        belief["options"] = {draw(st.sampled_from(OPTIONS)): draw(chances)}
    if draw(st.booleans()):
        belief["events"] = {"first": {"rate": draw(rates)}}
    if draw(st.booleans()):
        belief["preferences"] = {draw(st.sampled_from(ACTORS)): draw(wishes)}
    if depth and draw(st.booleans()):
        belief["beliefs"] = {draw(st.sampled_from(ACTORS)): draw(beliefs(depth - 1))}
    return belief


wishes = st.lists(texts, min_size=1, max_size=3)


@st.composite
def choices(draw: st.DrawFn, actor: str, *, rules: tuple[str, ...]) -> dict[str, Any]:
    """How an actor decides: by what it expects, by a script, or as history did."""
    rule = draw(st.sampled_from(rules))
    choice: dict[str, Any] = {"rule": rule}
    if rule == "script":
        own = st.sampled_from([name for name in OPTIONS if name.startswith(actor)])
        lines = st.fixed_dictionaries(
            {"when": texts, "takes": st.lists(own, max_size=1), "chance": st.just(0.3)}
        )
        choice["script"] = draw(st.lists(lines, min_size=1, max_size=3))
    if rule == "quantal":
        choice |= {
            "sharpness": draw(st.sampled_from([0.1, 1.0, 3.0])),
            "foresight": draw(st.sampled_from(["1 day", "4 days"])),
            "inertia": draw(st.sampled_from([0.0, 0.5])),
        }
    return choice


@st.composite
def timed_crises(draw: st.DrawFn, *, rules: tuple[str, ...] = ("quantal", "script")) -> Crisis:
    """A crisis of two actors, three options and two conditions that has events, secrets and a calendar.

    Rules and consequences leave room for what events bring: conditions are free.
    """
    text: dict[str, Any] = {
        "crisis": "random",
        "title": "Random",
        "span": "1962-10-16/1962-10-19",
        "actors": {
            actor: {
                "name": actor,
                "pace": draw(st.sampled_from(["0.5 days", "1 day", "3 days"])),
                "choice": draw(choices(actor, rules=rules)),
            }
            for actor in ACTORS
        },
        "options": {
            name: {
                "text": name,
                "irreversible": draw(st.sampled_from([False, False, True, "when dropped"])),
                "seen_by": draw(witnesses),
            }
            for name in OPTIONS
        },
        "conditions": {
            name: {"text": name, "seen_by": draw(witnesses), "ends": draw(st.booleans())}
            for name in CONDITIONS
        },
        "rules": draw(st.lists(about_options, max_size=1)),
        "consequences": draw(st.sampled_from([[], [{"when": "a.x and b.x", "sets": ["p"]}]])),
        "preferences": {actor: draw(wishes) for actor in ACTORS},
        "events": {"first": draw(events()), "second": draw(events())},
        "beliefs": {actor: draw(beliefs()) for actor in ACTORS if draw(st.booleans())},
        "schedule": draw(st.sampled_from([[], [{"on": "1962-10-17", "sets": ["q"]}]])),
    }
    if draw(st.booleans()):
        text["agreements"] = {
            "deal": {
                "public": ["a.x"],
                "secret": ["a.y"],
                "leak": draw(st.sampled_from([None, "first"])),
            }
        }
    crisis = Crisis.model_validate(text)
    start = draw(st.sampled_from(_possible(crisis)))
    return crisis.model_copy(update={"start": start})


def _possible(crisis: Crisis) -> list[tuple[str, ...]]:
    """Every state in which no rule is broken and nothing is pending; none of a crisis that cannot be."""
    from hypothesis import assume

    from tests.space.brute import feasible

    states = sorted(tuple(sorted(state)) for state in feasible(crisis))
    assume(states)
    return states
