"""Every check refuses a faulty file at the right place, and lets a sound one pass."""

import pytest

from excomm.model.reading import parse_crisis
from tests.model.marked import SOUND, assert_told, changed

# What is changed in the sound file, into what (`▸` stands before the fault), and what is said about it.
FAULTS = {
    "a crisis has a short name": (
        "crisis: cuba-1962",
        "crisis: ▸Cuba 1962",
        "'Cuba 1962' is no short name",
    ),
    "a name starts with a letter": (
        "  nuclear_war: {text",
        "  ▸2nd_war: {text: x}\n  nuclear_war: {text",
        "'2nd_war' is no name",
    ),
    "a name is no word of the formula language": (
        "  other: {when",
        "  ▸Not: {when",
        "'Not' is a word of the formula language",
    ),
    "an option has its actor's name in front": (
        "  ussr.withdraw: {text",
        "  ▸retreat: {text: x}\n  ussr.withdraw: {text",
        "as in 'usa.retreat'",
    ),
    "an option belongs to an actor of the file": (
        "  ussr.withdraw: {text",
        "  ▸usr.retreat: {text: x}\n  ussr.withdraw: {text",
        "did you mean 'ussr'?",
    ),
    "a course has a name": (
        "    wait: {text: Do",
        "    ▸-: {text: x}\n    wait: {text: Do",
        "'-' is no name",
    ),
    "a person has a name": ("of: {captain: 0.6,", "of: {▸1: 0.5, captain: 0.6,", "'1' is no name"),
    "a member has a name": (
        "      rusk: {position",
        "      ▸a b: {position: wait}\n      rusk: {position",
        "'a b' is no name",
    ),
    "a variant has a name": (
        "  castro-refused:",
        "  ▸castro refused:",
        "'castro refused' is no name",
    ),
    "a variant changes sections of the file": (
        "set: {rules:",
        "set: {▸rule: [not ussr.inspect], rules:",
        "did you mean 'rules'?",
    ),
    "a formula names options and conditions": (
        "  - not (usa.air_strike and ussr.withdraw)",
        "  - not (usa.air_strike and ▸ussr.withdrew)",
        "did you mean 'ussr.withdraw'?",
    ),
    "a claim needs a sources file": (
        "  ussr.withdraw: {text",
        "  ussr.withdraw: {claims: [▸p01], text",
        "there is no sources file",
    ),
    "every actor has preferences": (
        "  ussr:\n    ranking:",
        "  cuba:\n    ranking:",
        "unknown actor 'cuba'",
    ),
    "an option is open to others": (
        "open_to: usa",
        "open_to: ▸ussr",
        "open to its own actor anyway",
    ),
    "a course takes options of its actor": (
        "blockade: {takes: [usa.quarantine]}",
        "blockade: {takes: [usa.quarantine, ▸ussr.withdraw]}",
        "'ussr.withdraw' is not an option of usa",
    ),
    "a script drops options of its actor": (
        "takes: ussr.withdraw, chance",
        "drops: ▸usa.quarantine, chance",
        "'usa.quarantine' is not an option of ussr",
    ),
    "a step takes options of its actor": (
        "actor: ussr, takes: [ussr.withdraw]",
        "actor: ussr, takes: [▸usa.quarantine]",
        "'usa.quarantine' is not an option of ussr",
    ),
    "options are taken by somebody": (
        "{on: 1962-10-28, actor: ussr, takes",
        "▸{on: 1962-10-28, takes",
        "but by whom?",
    ),
    "something happens in a step": (
        "{on: 1962-10-27, event: b59_cornered}",
        "▸{on: 1962-10-27}",
        "nothing happens in this step",
    ),
    "nothing is set and cleared at once": (
        "sets: [nuclear_war]\nmoves",
        "sets: [nuclear_war]\n    clears: [▸nuclear_war]\nmoves",
        "'nuclear_war' stands under 'sets:' and 'clears:' at once",
    ),
    "nothing is taken and dropped at once": (
        "blockade: {takes: [usa.quarantine]}",
        "blockade: {takes: [usa.quarantine], drops: ▸usa.quarantine}",
        "'usa.quarantine' stands under 'takes:' and 'drops:' at once",
    ),
    "nothing is public and secret at once": (
        "secret: [ussr.inspect]",
        "secret: [▸ussr.withdraw]",
        "'ussr.withdraw' stands under 'public:' and 'secret:' at once",
    ),
    "consequences form no ring": (
        "  - when: usa.air_strike and operational\n    sets: [nuclear_war]",
        "  - ▸{when: operational, sets: nuclear_war}\n  - {when: nuclear_war, sets: operational}",
        "in a ring (numbers 1 → 2 → 1 of the list)",
    ),
    "consequences that can hold at once do not contradict each other": (
        "  - when: usa.air_strike and operational\n    sets: [nuclear_war]",
        "  - {when: usa.air_strike, sets: nuclear_war}\n  - ▸{when: usa.quarantine, clears: nuclear_war}",
        "set 'nuclear_war' both ways",
    ),
    "a step lies within the span": (
        "{on: 1962-10-28, actor: ussr",
        "{on: ▸1962-12-28, actor: ussr",
        "lies outside of the span",
    ),
    "what is scheduled lies within the span": (
        "{on: 1962-10-22, text",
        "{on: ▸1961, text",
        "lies outside of the span",
    ),
    "history runs forwards": (
        "{on: 1962-10-27, event",
        "{on: ▸1962-10-19, event",
        "comes before the step above it",
    ),
    "no more must agree than are named": (
        "{need: all, of: {captain: 0.6",
        "{need: ▸3, of: {captain: 0.6",
        "3 must agree, but only 2 are named",
    ),
    "no more must agree in a belief than are named": (
        "{need: 1, of: {captain: 1}}",
        "{need: ▸2, of: {captain: 1}}",
        "2 must agree, but only 1 are named",
    ),
    "nobody has beliefs about its own beliefs": (
        "beliefs: {ussr: {conditions: {operational: 1}}}",
        "beliefs: {▸usa: {conditions: {operational: 1}}}",
        "what 'usa' believes that it believes has no meaning of its own",
    ),
    "who is absent is one of those who are asked": (
        "absent: [captain]",
        "absent: [▸captian]",
        "did you mean 'captain'?",
    ),
    "who speaks is one of those who are asked": (
        "absent: [captain]",
        "sequence: [officer, ▸arkhipov]",
        "known here: captain, officer",
    ),
    "somebody is there to be asked": (
        "absent: [captain]",
        "absent: ▸[captain, officer]",
        "everybody is absent",
    ),
    "a member argues for a course of its actor": (
        "rusk: {position: wait}",
        "rusk: {position: ▸wiat}",
        "did you mean 'wait'?",
    ),
    "a member wavers between courses of its actor": (
        "{blockade: 0.7, wait: 0.3}",
        "{blockade: 0.7, leave: ▸0.3}",
        "unknown course 'leave' of usa",
    ),
    "members trust members": (
        "rusk: {rusk: 0.5, taylor: 0.5}",
        "rusk: {rusk: 0.5, ▸tailor: 0.5}",
        "did you mean 'taylor'?",
    ),
    "those who trust are members": (
        "      rusk: {rusk: 0.5, taylor",
        "      ▸bundy: {rusk: 0.5, taylor",
        "known here: rusk, taylor",
    ),
    "trust lies between 0 and 1": (
        "rusk: {rusk: 0.5, taylor: 0.5}",
        "rusk: {rusk: ▸2, taylor: ▸-1}",
        "trust lies between 0 and 1",
    ),
    "trust sums to one": (
        "      rusk: {rusk: 0.5, taylor: 0.5}",
        "      ▸rusk: {rusk: 0.5, taylor: 0.4}",
        "sums to 0.9",
    ),
    "a member leads": ("leader: {name: rusk", "leader: {name: ▸rask", "did you mean 'rusk'?"),
    "a member argues against": (
        "devils_advocate: taylor",
        "devils_advocate: ▸tailor",
        "did you mean 'taylor'?",
    ),
    "a position sums to one": (
        "taylor: {position: {blockade: 0.7, wait: 0.3}",
        "taylor: {▸position: {blockade: 0.7, wait: 0.5}",
        "the position of 'taylor' sums to 1.2",
    ),
    "a record is of a member of the committee": (
        "    devils_advocate: taylor\n",
        (
            "    devils_advocate: taylor\n"
            "    records: [{on: 1962-10-27, member: ▸tailor, favours: wait}]\n"
        ),
        "did you mean 'taylor'?",
    ),
    "a record is of a course": (
        "    devils_advocate: taylor\n",
        (
            "    devils_advocate: taylor\n"
            "    records: [{on: 1962-10-27, member: taylor, favours: [▸weight, wait]}]\n"
        ),
        "did you mean 'wait'?",
    ),
    "a record is of one member or of a vote": (
        "    devils_advocate: taylor\n",
        (
            "    devils_advocate: taylor\n"
            "    records: [▸{on: 1962-10-27, member: taylor, favours: wait, votes: 2, of: 3}]\n"
        ),
        "a record is of one member, or of a vote",
    ),
    "a record of a vote says of how many": (
        "    devils_advocate: taylor\n",
        "    devils_advocate: taylor\n    records: [▸{on: 1962-10-27, favours: wait, votes: 2}]\n",
        "write 'member:' with a name, or 'votes:' and 'of:' for a vote of all",
    ),
    "no more vote than there are": (
        "    devils_advocate: taylor\n",
        (
            "    devils_advocate: taylor\n"
            "    records: [{on: 1962-10-27, favours: wait, votes: ▸4, of: 3}]\n"
        ),
        "4 of 3 votes",
    ),
    "a record lies after the first positions": (
        "    devils_advocate: taylor\n",
        (
            "    devils_advocate: taylor\n    since: 1962-10-20\n"
            "    records: [{on: ▸1962-10-19, member: taylor, favours: wait}]\n"
        ),
        "'1962-10-19' lies before the first positions",
    ),
    "a committee that decides is named": (
        "choice: {rule: committee, committee: excomm,",
        "choice: ▸{rule: committee,",
        "a committee decides, but which?",
    ),
    "a committee that is named decides": (
        "choice: {rule: committee, committee",
        "choice: {▸committee",
        "is not used, since the rule is 'quantal'",
    ),
    "a committee decides for its own actor": (
        "    actor: usa\n    members",
        "    actor: ussr\n    members",
        "'excomm' decides for ussr, not for usa",
    ),
    "a scripted choice has a script": (
        "      script:\n        - {when: usa.quarantine, takes: ussr.withdraw, chance: 0.5}\n",
        "",
        "there is no script",
    ),
    "a script is followed": ("      rule: script\n", "", "'script:' is not used"),
}
# Where a fault shows in several places, or in one that is not the place of the change, the marks are set here.
MARKED_ELSEWHERE = {
    "every actor has preferences": [
        ("preferences:\n  usa:\n    - not", "▸preferences:\n  usa:\n    - not"),
        ("  cuba:\n    ranking", "  ▸cuba:\n    ranking"),
    ],
    "a committee decides for its own actor": [
        ("committee: excomm, sharpness", "committee: ▸excomm, sharpness"),
        ("rusk: {position: wait}", "rusk: {position: ▸wait}"),
        (
            "taylor: {position: {blockade: 0.7, wait: 0.3}",
            "taylor: {position: {blockade: ▸0.7, wait: ▸0.3}",
        ),
    ],
    "a scripted choice has a script": [("      rule: script", "      ▸rule: script")],
    "a script is followed": [("      script:", "      ▸script:")],
}
FIRST_SAID = {"every actor has preferences": "'ussr' has no preferences"}


@pytest.mark.parametrize("claim", FAULTS)
def test_a_file_is_refused_unless(claim: str) -> None:
    old, new, said = FAULTS[claim]
    marked = changed(old, new)
    for plain, mark in MARKED_ELSEWHERE.get(claim, []):
        assert marked.count(plain) == 1
        marked = marked.replace(plain, mark)
    said = FIRST_SAID.get(claim, said)
    assert_told(marked, *(said if place == 0 else "" for place in range(marked.count("▸"))))


def test_a_sound_file_is_not_refused() -> None:
    assert parse_crisis(SOUND).crisis == "cuba-1962"


def test_a_sound_variant_is_not_refused() -> None:
    assert parse_crisis(SOUND, variants=["castro-refused"]).schedule == ()


def test_more_bits_than_a_machine_integer_holds_are_refused() -> None:
    options = "".join(f"  usa.more_{number}: {{text: x}}\n" for number in range(60))
    marked = changed("\noptions:\n", f"\n▸options:\n{options}")
    assert_told(marked, "66 options and conditions; at most 62 can be held")


def test_as_many_bits_as_a_machine_integer_holds_are_not_refused() -> None:
    options = "".join(f"  usa.more_{number}: {{text: x}}\n" for number in range(56))
    assert len(parse_crisis(changed("\noptions:\n", f"\noptions:\n{options}")).bits) == 62


def test_history_may_be_followed_only_where_there_is_one() -> None:
    without = SOUND[: SOUND.index("history:")]
    marked = without.replace("      rule: script\n", "      ▸rule: history\n")
    marked = marked.replace("      script:", "      ▸script:")
    assert_told(marked, "there is none", "'script:' is not used")


def test_too_many_consequences_on_the_same_names_to_compare_are_refused() -> None:
    long = " and ".join(["usa.air_strike"] * 50)
    both = f"  - {{when: {long}, sets: nuclear_war}}\n  - {{when: not ({long}), clears: nuclear_war}}\n"
    marked = changed(
        "consequences:\n  - when: usa.air_strike and operational\n    sets: [nuclear_war]\n",
        f"▸consequences:\n{both * 100}",
    )
    assert_told(marked, "too many consequences set and clear the same names")
