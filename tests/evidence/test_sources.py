"""What a crisis rests on is counted by document, and what is weak is found."""

from pathlib import Path

import pytest

import excomm as ex
from excomm.evidence import repeated
from excomm.evidence.documents import documents_of
from excomm.evidence.figures import has_figure
from excomm.evidence.repeated import AlikeFound, pairs_alike
from excomm.model.dates import parse_when
from excomm.model.evidence import Claim, Stance
from excomm.report.text.paper import Paper
from excomm.report.text.sources import sources_lines
from tests.evidence.crises import SOURCES, crisis_of


def test_what_each_element_rests_on(tmp_path: Path) -> None:
    found = ex.sources(crisis_of(tmp_path))
    rests_on = {one.place: one.rests_on for one in found.elements}
    assert rests_on["options.a.swerve"] == "one document"
    assert rests_on["options.b.swerve"] == "nothing"
    # The report and its copy are one document, and the paper is another.
    assert rests_on["options.b.honk"] == "documents"
    assert rests_on["preferences.a.1"] == "judgement"
    assert rests_on["preferences.b.1"] == "memory"
    # A memory beside a document makes no second one.
    assert rests_on["preferences.b.2"] == "one document"
    assert sum(found.counts().values()) == len(found.elements)


def test_claims_that_nothing_uses_or_places_are_found(tmp_path: Path) -> None:
    found = ex.sources(crisis_of(tmp_path))
    assert found.idle == ("idle",)
    assert found.not_placed == ("told", "remembered", "idle")
    assert found.undated == ("remembered",)
    assert found.figures == ("told",)
    assert [one.place for one in found.never_read] == ["preferences.a.2", "preferences.b.1"]


def test_a_dispute_has_both_sides_and_the_variants_that_follow(tmp_path: Path) -> None:
    (dispute,) = ex.sources(crisis_of(tmp_path)).disputes
    assert dispute.place == "options.b.honk"
    assert dispute.speaks_for == ("seen", "told")
    assert dispute.speaks_against == ("deaf",)
    assert (dispute.weight_for, dispute.weight_against) == (1.5, 0.25)
    assert dispute.variants == ("no-horn",)


def test_claims_that_repeat_each_other_count_once(tmp_path: Path) -> None:
    sources = SOURCES.replace("weight: 0.5", "weight: 0.5\n    repeats: seen")
    found = ex.sources(crisis_of(tmp_path, sources=sources))
    rests_on = {one.place: one.rests_on for one in found.elements}
    assert rests_on["options.b.honk"] == "one document"
    assert found.disputes[0].weight_for == 1
    assert found.repeats == (("told", "seen"),)


def test_an_element_keeps_only_what_bears_on_it(tmp_path: Path) -> None:
    found = ex.sources(crisis_of(tmp_path), about="b.honk")
    assert [one.place for one in found.elements] == ["options.b.honk"]
    assert found.claims == ("seen", "told", "deaf")
    assert found.about == "options.b.honk"


def test_two_founding_passages_that_tell_the_same_are_found() -> None:
    claims = ex.load("cuba-1962").evidence
    unsettled = {name: one.model_copy(update={"repeats": ""}) for name, one in claims.items()}
    pairs = [(pair.first, pair.second) for pair in pairs_alike(unsettled).pairs]
    assert ("p01", "p11") in pairs
    # What the file already says is not proposed again.
    assert ("p01", "p11") not in [(pair.first, pair.second) for pair in pairs_alike(claims).pairs]
    assert ("p11", "p01") in ex.sources(ex.load("cuba-1962")).repeats


@pytest.mark.parametrize(
    ("when", "supports", "says", "alike"),
    [
        ("1955-10-27", "options.b.honk", "Bob honked loudly at the bluff.", True),
        ("1955-10", "options.b.honk", "Bob honked loudly at the bluff.", True),
        ("../1956", "options.b.honk", "Bob honked loudly at the bluff.", True),
        ("1955-10-28", "options.b.honk", "Bob honked loudly at the bluff.", False),
        ("1955-10-27", "options.a.swerve", "Bob honked loudly at the bluff.", False),
        ("1955-10-27", "options.b.honk", "Bob was never there.", False),
    ],
)
def test_claims_are_alike_in_date_element_and_words(
    when: str, supports: str, says: str, *, alike: bool
) -> None:
    first = claim("Loud honking by Bob was heard near the bluff.", "1955-10-27", "options.b.honk")
    others = {"x": claim("It rained.", "1955", "history"), "y": claim("Ann turned.", "1955", "a")}
    pairs = pairs_alike({"first": first, "second": claim(says, when, supports), **others}).pairs
    assert bool(pairs) == alike


def claim(says: str, when: str, supports: str) -> Claim:
    stance = Stance(supports=(supports,))
    return Claim(says=says, source="s", checked="read", when=parse_when(when), stance=stance)


def test_a_document_that_is_cited_in_many_ways_counts_once() -> None:
    sources = ["Dobbs, One Minute (2008)", "Dobbs (2008), p. 3", "DOBBS (2008)", "  dobbs (2008)"]
    claims = {
        str(place): Claim(says="x", source=source, checked="read")
        for place, source in enumerate(sources)
    }
    assert documents_of(claims, claims) == ("Dobbs, One Minute (2008)",)


def cited(*sources: str) -> tuple[str, ...]:
    claims = {
        str(place): Claim(says="x", source=source, checked="read")
        for place, source in enumerate(sources)
    }
    return documents_of(claims, claims)


@pytest.mark.parametrize(
    "sources",
    [
        ("Allison, Essence of Decision (1999)", "Allison, Lessons of the Crisis (1999)"),
        ("Dobbs, One Minute (2008)", "Dobbs, One Minute (2009)"),
        ("Dobbs, One Minute (2008)", "Fursenko, One Minute (2008)"),
        # Of which of the two it is cannot be known.
        ("Allison, Essence (1999)", "Allison, Lessons (1999)", "Allison (1999), p. 3"),
        ("Dobbs, One (2008)", "Dobbs, Onerous (2008)"),
        ("Dobbs, One, 2008", "Dobbs, Two, 2008", "Dobbs, One, 2009"),
        ("Naval History, June 2021", "Naval History (2021)"),
    ],
)
def test_documents_of_one_author_and_year_are_told_apart_by_their_titles(
    sources: tuple[str, ...],
) -> None:
    assert cited(*sources) == sources


@pytest.mark.parametrize(
    "sources",
    [
        ("Fursenko and Naftali, One Hell of a Gamble (1997)", "Fursenko (1997), p. 3"),
        (
            "Dobbs, One Minute to Midnight: Kennedy (2008)",
            "Dobbs, One  minute to Midnight (2008), p. 3",
        ),
        ("Dobbs (2008)", "Dobbs, One Minute (2008)", "Dobbs (2008), p. 3"),
        ("Dobbs, C++ [1] (2008)", "Dobbs, c++ [1] (2008)"),
        # The year behind a comma, and dashes of any kind.
        ("Dobbs, One Minute to Midnight (2008)", "Dobbs, One Minute to Midnight, 2008"),
        ("Dobbs, One Minute, 2008, p. 3", "Dobbs (2008)", "Dobbs, 2008, pp. 3-5"),
        ("Baltimore Sun, 1992", "Baltimore Sun (1992)"),
        ("FRUS 1961-1963, vol. XI", "FRUS 1961\N{EN DASH}1963, vol. XI"),
        ("Sagan, Close\N{EM DASH}Calls (1993)", "Sagan, Close-Calls, 1993"),
    ],
)
def test_a_document_cited_with_its_whole_title_or_without_any_counts_once(
    sources: tuple[str, ...],
) -> None:
    assert cited(*sources) == sources[:1]


def test_a_thousand_claims_of_one_day_are_compared() -> None:
    claims = {
        f"c{place}": claim(f"Bob honked {place} times at bluff {place}.", "1955", "options.b.honk")
        for place in range(1000)
    }
    assert pairs_alike(claims) == AlikeFound((), more=0, whole=True)


def told_often(number: int) -> dict[str, Claim]:
    told = {
        f"c{place}": claim("Bob honked loudly at the bluff.", "1955", "options.b.honk")
        for place in range(number)
    }
    # A word that all claims have weighs next to nothing.
    return told | {f"o{place}": claim(f"It rained {place}.", "1955", "x") for place in range(9)}


def test_pairs_beyond_those_that_are_listed_or_compared_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repeated, "MOST_PAIRS", 4)
    found = pairs_alike(told_often(4))
    assert (len(found.pairs), found.more, found.whole) == (4, 2, True)
    assert [(one.first, one.second) for one in found.pairs[:2]] == [("c0", "c1"), ("c0", "c2")]
    monkeypatch.setattr(repeated, "MOST_COMPARED", 5)
    assert pairs_alike(told_often(4)).more == 1
    assert not pairs_alike(told_often(4)).whole


def test_many_repeats_of_a_claim_are_summed_up() -> None:
    crisis = ex.load("chicken")
    first = next(iter(crisis.evidence))
    repeat = crisis.evidence[first].model_copy(update={"repeats": first})
    claims = {**crisis.evidence, **{f"again{place}": repeat for place in range(20)}}
    found = ex.sources(crisis.model_copy(update={"evidence": claims}))
    lines = sources_lines(Paper(width=80), found, name="chicken", every=False)
    told = " ".join(" ".join(lines).split())
    assert f"again6, again7 and 12 more repeat {first}, and the 21 count as one" in told
    assert "again8" not in told


def test_a_dispute_of_a_whole_section_says_what_that_is() -> None:
    crisis = ex.load("chicken")
    against = claim("Nobody drove.", "1955", "options.first.swerve").model_copy(
        update={"stance": Stance(disputes=("history", "preferences.first", "outcomes"))}
    )
    crisis = crisis.model_copy(update={"evidence": {**crisis.evidence, "against": against}})
    told = "\n".join(sources_lines(Paper(), ex.sources(crisis), name="chicken", every=False))
    assert "  history (the path that was taken): weight" in told
    assert f"  preferences.first (what {crisis.actors['first'].name} wants, all in all): " in told
    assert "  outcomes (all of them): weight" in told


def test_nothing_rests_on_a_claim_that_is_still_to_be_written(tmp_path: Path) -> None:
    sources = SOURCES.replace("Nobody near the bluff heard a horn.", "TO WRITE in your own words")
    found = ex.sources(crisis_of(tmp_path, sources=sources))
    assert found.unwritten == ("deaf",)
    assert found.disputes == ()
    assert "deaf" not in found.claims
    by_place = {one.place: one for one in found.elements}
    assert by_place["variants.no-horn"].rests_on == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "The U-2 of 27 October 1962 was lost to an SA-2 at 10:22.",
        "On October 14 the 1962 crisis began, on the 2nd day of it.",
        "p11 tells it of B-59, as in 1961.",
    ],
)
def test_dates_and_names_are_no_figures(text: str) -> None:
    assert not has_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "By October 1962 there were 42 missiles.",
        "A 10-megaton bomb fell in 1961.",
        "They sent 2000 troops, or 1,900.",
        "On 27 October 3 boats were there.",
        "Odds of 1 in 3.",
        "It was 5% in 1962.",
    ],
)
def test_what_is_counted_beside_dates_and_names_is_a_figure(text: str) -> None:
    assert has_figure(text)
