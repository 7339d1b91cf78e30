"""What people call things in questions, and what accounts of crises call them.

Words alone find only what is called the same. Each line of the list has a word or phrase of everyday questions, and
after the colon what stands for it in accounts of a crisis. It is about the Cold War, as the shipped crises are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.model.crisis import Crisis

_LINES = """
rocket: missile
weapon: missile, arms, warhead
atomic: nuclear
atomic bomb: nuclear weapon, warhead
sub: submarine
boat: submarine, ship
submarine: Foxtrot
blockade: quarantine
ring of ships: blockade, quarantine
warship: blockade, quarantine, destroyer
freighter: ship, tanker
plane: aircraft, U-2
jet: aircraft
spy plane: U-2, reconnaissance
pilot: U-2, Major
spies: intelligence, CIA, estimate
Soviet: Russian, Moscow
Russian: Soviet
Russia: Soviet Union
Moscow: Soviet, Khrushchev, Presidium
Kremlin: Moscow, Presidium, Khrushchev
Soviet leadership: Presidium, Khrushchev
American: United States
Americans: United States, Kennedy
Washington: United States, American, Kennedy
Cubans: Cuba, Castro
UN: United Nations, U Thant
German capital: Berlin
generals: Joint Chiefs, Chiefs, Taylor
adviser: committee, ExComm
counted hands: vote
show of hands: vote
launch pad: site
ready to fire: operational
ready: operational
bomb: air strike, strike
bomber: air strike, strike
dropping bombs: air strike, strike
sneak attack: attack without warning, surprise attack
attack: strike, invasion
landing: Bay of Pigs, invasion
raid: Bay of Pigs, landing, invasion
beach: Bay of Pigs, landing, invasion
came ashore: landing
land: invade, invasion, attack
idea: propose, proposed, plan
notice: seen, found
nobody: none, no
fighter: exile
soldier: troops
garrison: troops, soldiers
promise: pledge, assurance
pledge: promise, assurance
deal: bargain, agreement, trade
settlement: bargain, agreement
swap: trade, exchange
give away: trade, concession
give up: concession
take out: leave, remove, withdraw
taken out: leave, remove, withdraw
pull out: remove, withdraw, dismantle
pulling out: remove, withdraw, dismantle
gone: left, removed, dismantled
back down: retreat, gave way, dismantle
backing down: retreat, gave way, dismantle
gave in: retreat, gave way, agreed
secret: covert, confidential
in secret: confidential, secretly
in the open: public
in public: broadcast, letter
television: speech, address, told the public
on television: speech, address, told the public
inspector: inspection, supervision, verification
make sure: verification, counted, verify
check: verification, verify, inspection
odds: chance, risk
chance: odds, risk
likely: odds, chance, risk
early warning: radar, alarm
false alarm: alarm
alert: DEFCON
military alert: DEFCON
shot down: lost
powerful: yield, kilotons
how far: range, miles, reached
how fast: days, response
fault: blame, cause
whose fault: blame, cause
humiliate: embarrass
lose face: embarrass
losing control: slipping, out of hand
losing his grip: slipping, out of hand, control
grip: control
go home: turn back, turn round
sail on: pass, let through
call off: lift, end
called off: lift, end
red line: warn, warning
threaten: warn, unpunished
strings: condition
misjudge: underrate, underestimate
fallback: held in reserve
thinking alike: groupthink, open debate
think alike: groupthink, open debate
sit still: do nothing, doing nothing
sitting still: do nothing, doing nothing
talk: diplomacy, peaceful
choices: tracks, options
on the table: weighed, considered
take over: came to power
war games: exercise, rehearse
arms race: strategic weapons, intercontinental missiles
long-range missile: intercontinental missile
on paper: letter, word of mouth, in writing
hero: saved
change their minds: moved, opinions, switched
television set: address
reason: because
"""


class Concept(NamedTuple):
    """One thing that a question speaks of: as it was said there, and how else it may be called."""

    said: str
    others: tuple[str, ...]


Calls = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def _list() -> Calls:
    lines = (line.partition(":") for line in _LINES.strip().splitlines())
    return tuple((asked, tuple(one.strip() for one in told.split(","))) for asked, _, told in lines)


def other_names(crisis: Crisis) -> Calls:
    """Return what people and things are also called, by the sources file of a crisis, each with its name there."""
    return tuple((other, (name,)) for name, others in crisis.aliases.items() for other in others)


@lru_cache(maxsize=64)
def _form(calls: Calls) -> tuple[re.Pattern[str], tuple[tuple[str, ...], ...]]:
    """Any word or phrase that is called otherwise, the longest first, singular or plural; and for each group how."""
    told: dict[str, tuple[str, ...]] = {}
    for asked, others in calls:
        told[asked.lower()] = (*told.get(asked.lower(), ()), *others)
    longest = sorted(told, key=lambda asked: -len(asked))
    phrases = "|".join(f"({re.escape(asked)})" for asked in longest)
    form = re.compile(rf"\b(?:{phrases})s?\b" if phrases else "(?!)", re.IGNORECASE)
    return form, tuple(told[asked] for asked in longest)


def as_said(question: str) -> tuple[Concept, ...]:
    """Return the words of a question, each called nothing else."""
    return tuple(Concept(word, ()) for word in question.split())


def concepts_of(question: str, *, also: Calls = (), everyday: bool = True) -> tuple[Concept, ...]:
    """Return what a question speaks of, a phrase or a word at a time, in its order.

    `also` adds to the list of everyday words, which may be left out.

    >>> [concept for concept in concepts_of("Whose rockets?") if concept.others]
    [Concept(said='rockets', others=('missile',))]
    """
    form, told = _form((*also, *(_list() if everyday else ())))
    found: list[Concept] = []
    after = 0
    for match in form.finditer(question):
        found += as_said(question[after : match.start()])
        # By its place in the list: letters that count as one to a search, as s and ſ do, are not one in a dictionary.
        found.append(Concept(match[0], told[(match.lastindex or 1) - 1]))
        after = match.end()
    return (*found, *as_said(question[after:]))


def in_other_words(question: str, concepts: Iterable[Concept]) -> str:
    """Return a question with what else its words may be called behind it.

    >>> asked = "How far did the rockets fly?"
    >>> in_other_words(asked, concepts_of(asked))
    'How far did the rockets fly? range, miles, reached, missile'
    """
    others = dict.fromkeys(one for concept in concepts for one in concept.others)
    return f"{question} {', '.join(others)}".strip()
