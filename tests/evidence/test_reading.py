"""Raw passages: how they are split, what is found in them, and the draft that is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import excomm as ex
from excomm.evidence.dates_in_text import dates_in
from excomm.evidence.near_duplicates import near_duplicates
from excomm.evidence.passages import LONGEST, split
from excomm.model.sources import read_sources
from excomm.report.data.read import read_data
from excomm.report.text.paper import Paper
from excomm.report.text.read import read_lines

if TYPE_CHECKING:
    from pathlib import Path

    from excomm.evidence.reading import Reading
    from excomm.model.crisis import Crisis

LABELLED = """\
A01  In May 1904 the governor closed the harbour with a chain of boats, to keep the flour out. He asked for the mill.
A02  The mill was handed over on June 3, 1904, after 1,400 sacks had been counted.
A03  In May 1904 the governor closed the harbour with a chain of boats, to keep the flour out.
A04  When the mill was handed over 1,700 sacks had been counted.
"""


@pytest.fixture(scope="module")
def cuba() -> Crisis:
    return ex.load("cuba-1962")


@pytest.fixture(scope="module")
def labelled() -> Reading:
    return ex.read_text(LABELLED, name="harbour.txt")


def names(text: str) -> list[str]:
    return [one.name for one in split(text)]


def joined(text: str) -> str:
    return "".join(text[one.start : one.end] for one in split(text))


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["P01 ", "P02  ", "1. ", "2) ", "\n", "\n\n", "\r\n", " ", "\t", ". ", "A b. C d. "]
        ),
        st.text(max_size=20),
        st.integers(1, 3).map(lambda times: "word " * 400 * times),
    ),
    max_size=30,
).map("".join)


@given(PIECES)
def test_every_character_belongs_to_one_passage(text: str) -> None:
    passages = split(text)
    assert joined(text) == text
    assert len({one.name for one in passages}) == len(passages)
    for one in passages:
        assert text[one.begins : one.begins + len(one.text)] == one.text
        assert len(one.text) <= LONGEST


@given(PIECES)
def test_each_passage_knows_its_lines(text: str) -> None:
    for one in split(text):
        if one.text:
            assert one.first_line == text.count("\n", 0, one.begins) + 1
            assert one.last_line == one.first_line + one.text.count("\n")


def test_labels_tell_passages() -> None:
    assert names(LABELLED) == ["A01", "A02", "A03", "A04"]


def test_what_stands_before_the_first_label_is_a_passage() -> None:
    assert names("A word before.\n1. One thing.\n2. Another.\n") == ["before_1", "1", "2"]


def test_a_label_that_comes_twice_is_none() -> None:
    assert names("P1 here\n\nP1 there") == ["passage_1", "passage_2"]
    assert names("B2 flew.\n\nU2 flew.\n\nU2 fell.") == ["passage_1", "passage_2", "passage_3"]


def test_labels_that_begin_anew_tell_passages_of_texts_put_together() -> None:
    once = "P01 Here.\nP02 There.\n"
    assert names(once * 3) == ["P01", "P02", "P01_2", "P02_2", "P01_3", "P02_3"]
    assert joined(once * 3) == once * 3


WRAPPED = [
    """\
The plan was to fly low over the island every day that week, and the
U-2 that was sent on 14 October 1962 came back with the films of sites at San
Cristobal. A submarine of the Soviet navy was forced up some days later; the
B-59 had been held down by destroyers for hours before that.
""",
    """\
They had argued about it since the spring and went on arguing all through
1962. Then the letters came. The agreement was kept, and the line was opened in
1963. Nobody was told about the rest.
""",
    """\
Nobody had been told of anything before the autumn, and those who asked had
been given no answer, or the wrong one; but then it went very fast, day by
day. The photographs of the sites at San Cristobal were taken early on October
14. They were looked at for a day by those whose work it was, and then
shown to the President, who was still in his bedroom, early on October
16. He kept them to himself and to a few whom he trusted until October
22. Nobody else had known.
""",
    """\
Over the sea flew
F-4 and over the land
F-8 planes, in what was
called a drill.
""",
]


@pytest.mark.parametrize("text", WRAPPED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_wrapped_prose_begins_a_line_with_is_no_label(text: str, newline: str) -> None:
    (passage,) = split(text.replace("\n", newline))
    assert passage.text.split() == text.split()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # Behind blank lines, whatever they are, and however long what they label is.
        ("A1 One goes on\nand on\nand on.\n\nX7 Two\ngoes on.", ["A1", "X7"]),
        ("\r\n \r\nA1 One goes on\r\nand on\r\n\r\nX7 Two\r\ngoes on", ["A1", "X7"]),
        # Most lines.
        ("A1 one\nX7 two\nwrapped\nB3 three", ["A1", "X7", "B3"]),
        # They rise one by one, or behind sentences.
        ("P1 one\nwrapped\ntwice\nP2 two\nwrapped\ntwice", ["P1", "P2"]),
        ("P1 One is\nwrapped\ntwice.\nP7 “Two is\nwrapped.”\nP9 Three\nis.", ["P1", "P7", "P9"]),
        ("1. One\nwrapped\ntwice\n2. Two\nwrapped", ["1", "2"]),
    ],
)
def test_labels_are_told_from_wrapped_words_by_where_and_how_they_stand(
    text: str, labels: list[str]
) -> None:
    assert names(text) == labels


def test_a_long_list_may_count_through_the_years() -> None:
    assert names("".join(f"{number}. So it was.\n" for number in range(1, 2103)))[-1] == "2102"
    assert names("P1 It was.\nP2 All through\n1962. It was.\n") == ["P1", "P2"]


def test_blank_lines_tell_passages_where_nothing_is_labelled() -> None:
    assert [one.text for one in split("One.\nStill one.\n\n \nTwo.")] == [
        "One.\nStill one.",
        "Two.",
    ]


def test_long_prose_is_cut_after_sentences() -> None:
    prose = "The ships sailed on for a day. Nobody stopped them. " * 60
    passages = split(prose)
    assert len(passages) > 2
    assert all(one.text.endswith(".") for one in passages)


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert [len(one.text) for one in split("x" * 10_000)] == [
        LONGEST,
        LONGEST,
        10_000 - 2 * LONGEST,
    ]


def test_a_passage_without_its_last_sentence_is_told_twice(labelled: Reading) -> None:
    (twice,) = labelled.duplicates
    assert (twice.first, twice.second, twice.containment) == ("A01", "A03", 1.0)
    assert 0.5 < twice.resemblance < 1
    assert labelled.repeated() == {"A03": "A01"}


def test_what_stands_many_times_in_the_same_words_is_told_once_and_compared_once() -> None:
    reading = ex.read_text(LABELLED * 5, name="harbour.txt")
    assert reading.copies()["A01"] == ["A01_2", "A01_3", "A01_4", "A01_5"]
    once = ex.read_text(LABELLED, name="harbour.txt")
    assert reading.relations == once.relations
    lines = read_lines(Paper(), reading, name="harbour.txt")
    assert "17 of the 20 passages repeat another." in lines
    (told,) = (line for line in lines if line.startswith("- A02 stands there 5 times"))
    assert told.endswith("again as A02_2, A02_3, A02_4 and")
    assert sum(line.startswith("- A02 (line 2,") for line in lines) == 1
    assert not any(line.startswith("- A02_2 (") for line in lines)


def test_two_that_are_nearly_one_may_clash_where_they_count_otherwise() -> None:
    said = "the harbour master surrendered the seven mill keys at the old mill on the pier after counting {} sacks"
    text = f"P1 In rain {said.format(1400)}.\nP2 In snow {said.format(1700)}."
    reading = ex.read_text(text)
    assert reading.repeated() == {"P2": "P1"}
    assert [(one.kind, one.why) for one in reading.relations] == [
        ("clash", "they count sacks differently: 1400 and 1700")
    ]


def test_the_same_words_in_other_letters_are_told_twice() -> None:
    text = "P1 The SHIPS turned back, on Wednesday.\nP2 the ships turned back on wednesday"
    (twice,) = near_duplicates(split(text))
    assert twice.same


def test_what_comes_very_often_is_told_once_for_each_telling() -> None:
    text = "\n\n".join(
        f"The ships turned back and nobody knew why they did, said {one}." for one in range(300)
    )
    duplicates = near_duplicates(split(text))
    assert sorted(one.second for one in duplicates) == sorted(
        f"passage_{place}" for place in range(2, 301)
    )
    assert {one.first for one in duplicates} == {"passage_1"}


def shingles_of(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def shares(first: set[tuple[str, ...]], second: set[tuple[str, ...]]) -> tuple[float, float]:
    both = len(first & second)
    return both / len(first | second), both / min(len(first), len(second))


@given(st.data())
def test_what_is_told_twice_is_what_comparing_each_with_each_finds(data: st.DataObject) -> None:
    few = st.lists(st.sampled_from("abc"), min_size=5, max_size=12).map(" ".join)
    # What opens many passages alike hides what two of them have in common.
    opening = " ".join(f"opening{word}" for word in range(data.draw(st.integers(0, 12))))
    texts = data.draw(st.lists(few.map(lambda text: f"{opening} {text}".strip()), max_size=40))
    passages = split("\n".join(f"P{place:02} {text}" for place, text in enumerate(texts)) + "\n")
    held = {one.name: shingles_of(one.text) for one in passages}
    order = sorted(held, key=lambda name: -len(held[name]))
    expected = {
        second
        for place, second in enumerate(order)
        for one in (shares(held[first], held[second]) for first in order[:place])
        if one[0] >= 0.5 or one[1] >= 0.8
    }
    duplicates = near_duplicates(passages) if len(texts) > 1 else ()
    assert sorted(one.second for one in duplicates) == sorted(expected if len(texts) > 1 else ())
    for one in duplicates:
        exact = shares(held[one.first], held[one.second])
        assert (one.resemblance, one.containment) == exact


def test_two_that_repeat_a_third_are_not_proposed_to_agree() -> None:
    said = "the harbour master surrendered seven rusty mill keys before breakfast on the pier"
    text = f"P1 Once {said}, in rain.\nP2 Twice {said}, by gaslight.\nP3 And {said}, they swore."
    reading = ex.read_text(text)
    assert reading.repeated() == {"P2": "P1", "P3": "P1"}
    assert reading.relations == ()


def test_an_opening_that_many_share_hides_nothing() -> None:
    opening = " ".join(f"opening{word}" for word in range(14))
    bodies = [" ".join(f"body{place}x{word}" for word in range(12)) for place in range(22)]
    twice = " ".join(f"last{word}" for word in range(6))
    bodies += [f"{twice} one two three", f"{twice} four five six"]
    text = "\n".join(f"P{place} {opening} {body}." for place, body in enumerate(bodies, 1))
    (found,) = near_duplicates(split(text))
    assert (found.first, found.second) == ("P23", "P24")


DATES = pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Oct. 27, 1962", "1962-10-27"),
        ("April 17, 1961", "1961-04-17"),
        ("the 3rd of May 1904", "1904-05-03"),
        ("28 October 1962", "1962-10-28"),
        ("October 16-28, 1962", "1962-10-16/1962-10-28"),
        ("16 to 28 October 1962", "1962-10-16/1962-10-28"),
        ("September 30 to October 2, 1938", "1938-09-30/1938-10-02"),
        ("July 1962", "1962-07"),
        ("the spring of 1963", "1963-spring"),
        ("late 1961", "1961~"),
        ("the 1960s", "196X"),
        ("in 1959", "1959"),
        ("1962-10-27", "1962-10-27"),
        ("at 1962-10-27T10:00", "1962-10-27T10:00"),
        ("at 1962-10-27T10:00Z", "1962-10-27"),
        ("before October 1962", "../1962-10"),
        ("by the 20th of October 1962", "../1962-10-20"),
        ("after 1962", "1962/.."),
        ("since the spring of 1959", "1959-spring/.."),
        ("about 1962", "1962~"),
        ("around October 20, 1962", "1962-10-20~"),
        ("between 27 and 28 October 1962", "1962-10-27/1962-10-28"),
        ("October 27 or 28, 1962", "[1962-10-27,1962-10-28]"),
        ("1962-10", "1962-10"),
        ("the war of 1910-11", "1910/1911"),
        ("1914-18", "1914/1918"),
        ("in 1914–18", "1914/1918"),
        ("the winter term 1961-62", "1961/1962"),
        ("during 1914-1918", "1914/1918"),
        ("the 1800s", "18XX"),
        ("the 2000s", "20XX"),
        ("mid-1962", "1962~"),
        ("during 1905-06", "1905/1906"),
    ],
)


@DATES
def test_dates_in_prose_are_written_as_edtf(text: str, edtf: str) -> None:
    assert [one.edtf for one in dates_in(f"It was {text}, they say.")] == [edtf]


@DATES
@pytest.mark.parametrize("gap", ["\n", "\u00a0", "\r\n", "\u202f", "  \n  "])
def test_dates_are_read_over_the_ends_of_lines_and_where_no_line_may_end(
    text: str, edtf: str, gap: str
) -> None:
    whole = f"It was {text}, they say.".replace(" ", gap)
    (found,) = dates_in(whole)
    assert found.edtf == edtf
    assert whole[found.at :].startswith(found.said)
    assert " ".join(found.said.split()) == dates_in(f"It was {text}, they say.")[0].said


def test_what_tells_no_date_is_found_over_the_end_of_a_line() -> None:
    assert [one.said for one in dates_in("It ended three\ndays\u00a0later.")] == [
        "three\ndays\u00a0later"
    ]
    assert dates_in("of 1850\nmen it was so") == ()


def test_no_date_goes_on_behind_a_blank_line() -> None:
    assert [one.edtf for one in dates_in("It was October 27\n\n1962 ships came.", year="1961")] == [
        "1961-10-27?"
    ]


def test_a_date_over_the_end_of_a_line_is_drafted_on_one_line() -> None:
    draft = ex.read_text("P1 On 24\nOctober\u00a01962, and on October\n27, 1962.\nP2 No.").draft()
    assert "# when: 1962-10-24  (24 October 1962)\n" in draft
    assert "# when: 1962-10-27  (October 27, 1962)\n" in draft


def test_two_years_are_a_month_where_the_text_has_days_as_the_standard_writes_them() -> None:
    reading = ex.read_text("P1 The war of 1910-11.\nP2 It ended on 1911-05-21.")
    assert [one.edtf for one in reading.passages[0].dates] == ["1910-11"]
    assert [one.edtf for one in dates_in("1914-18, then 1919-06-28")] == ["1914/1918", "1919-06-28"]


@pytest.mark.parametrize("text", ["pages 1250-34", "1200-50 sacks", "of 1850–70 men"])
def test_numbers_that_are_no_years_are_no_span_of_years(text: str) -> None:
    assert dates_in(f"It was {text} of it.") == ()


@pytest.mark.parametrize("text", ["from 27 to 24 October 1962", "in 1918-1914"])
def test_what_ends_before_it_starts_is_told_as_such(text: str) -> None:
    reading = ex.read_text(f"P1 It was so {text}, they say.\nP2 It was.")
    (found,) = reading.passages[0].dates
    assert (found.edtf, found.real, found.backwards) == ("", False, True)
    assert "? It ends before it starts.\n" in reading.draft()
    told = " ".join(read_lines(Paper(), reading, name="x.txt"))
    assert "This ends before it starts: “" in told
    assert "no such day" not in told
    assert read_data(reading)["passages"][0]["dates"][0]["backwards"] is True


@pytest.mark.parametrize(
    "text",
    [
        "that summer",
        "the previous day",
        "three years after",
        "11 days later",
        "May 5",
        "February 30, 1962",
    ],
)
def test_what_is_no_date_by_itself_is_named_and_left_open(text: str) -> None:
    (found,) = dates_in(f"And {text} it ended.")
    assert (found.edtf, text in found.said or found.said in text) == ("", True)


def test_a_day_that_the_calendar_does_not_have_is_told_as_such() -> None:
    reading = ex.read_text("P1 On February 30, 1961 it began.\nP2 It ended that day.")
    (began,), (ended,) = (one.dates for one in reading.passages)
    assert (began.edtf, began.real, ended.edtf, ended.real) == ("", False, "", True)
    assert "There is no such day: “February 30, 1961”." in "\n".join(
        read_lines(Paper(), reading, name="x.txt")
    )
    assert "# when: February 30, 1961? There is no such day." in reading.draft()


def test_every_kind_of_date_is_read_back_from_a_draft(tmp_path: Path) -> None:
    text = "P1 By October 20, 1962.\nP2 October 27 or 28, 1962.\nP3 After 1962.\nP4 About 1962.\n"
    path = tmp_path / "sources.yaml"
    path.write_text(ex.read_text(text).draft(), encoding="utf-8")
    dates = [claim.when.text for claim in read_sources(path).claims.values() if claim.when]
    assert dates == ["../1962-10-20", "[1962-10-27,1962-10-28]", "1962/..", "1962~"]


@pytest.mark.parametrize(
    "text",
    ["In 1500 cases", "1200 days", "in 1200 days", "of 1850 men", "by 1700 votes", "1962-10-2711"],
)
def test_what_is_counted_is_no_year(text: str) -> None:
    assert dates_in(f"{text} it was so.") == ()


def test_a_plural_behind_a_year_of_the_time_does_not_hide_it() -> None:
    assert [one.edtf for one in dates_in("In 1961 exiles landed. In 1959 was the revolution.")] == [
        "1961",
        "1959",
    ]


@pytest.mark.parametrize("text", ["October 16 and October 28, 1962", "16 and 28 October 1962"])
def test_two_days_joined_by_and_are_two_dates(text: str) -> None:
    found = dates_in(f"The visits of {text} failed.")
    assert [one.edtf for one in found] == ["1962-10-16", "1962-10-28"]
    assert all(f"The visits of {text}"[one.at :].startswith(one.said) for one in found)


def test_a_day_takes_the_only_year_that_is_named_with_doubt() -> None:
    assert [one.edtf for one in dates_in("In July 1962 and on October 28")] == [
        "1962-07",
        "1962-10-28?",
    ]
    assert [one.edtf for one in dates_in("In 1961, in 1962 and on October 28")][-1] == ""
    assert [one.edtf for one in dates_in("On October 28", year="1962")] == ["1962-10-28?"]


def test_figures_that_differ_on_the_same_thing_may_clash(labelled: Reading) -> None:
    clash = next(one for one in labelled.relations if {one.first, one.second} == {"A02", "A04"})
    assert clash.kind == "clash"
    assert "1400 and 1700" in clash.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The town lost 25 per cent losses at the harbour mill.", "25% losses"),
        ("The town counted 2 million bricks at the harbour mill.", "2,000,000 bricks"),
    ],
)
def test_the_same_number_written_otherwise_is_no_clash(one: str, other: str) -> None:
    text = f"P1 {one}\nP2 The harbour mill of the town told of {other}."
    assert all(relation.kind == "agree" for relation in ex.read_text(text).relations)


def test_before_a_day_and_on_another_is_no_clash() -> None:
    text = """
    P1 The harbour master surrendered the mill keys before 20 October 1904.
    P2 On 18 October 1904 the harbour master surrendered the mill keys.
    """
    (relation,) = ex.read_text(text).relations
    assert relation.kind == "agree"


def test_days_that_differ_may_clash() -> None:
    text = """
    P1 The harbour master surrendered the mill keys on 3 June 1904.
    P2 On 5 June 1904 the harbour master surrendered the mill keys.
    """
    (relation,) = ex.read_text(text).relations
    assert (relation.kind, relation.why) == (
        "clash",
        "they give other days: 1904-06-03 and 1904-06-05",
    )


def test_the_draft_proposes_under_each_claim_what_it_may_clash_with() -> None:
    text = "P1 The wall was begun on 13 August 1961.\nP2 The wall was begun on 15 August 1961."
    draft = ex.read_text(text).draft()
    first, second = draft.split("\n  p2:")
    assert "# May clash with p2: " in first
    assert "# May clash with p1: " in second


def test_what_one_denies_and_the_other_does_not_may_clash() -> None:
    text = """
    P1 The harbour master surrendered the mill keys.
    P2 The harbour master never surrendered the mill keys.
    """
    (relation,) = ex.read_text(text).relations
    assert relation.kind == "clash"
    assert relation.why.startswith("P2 denies something (“never”)")


def test_passages_like_claims_that_take_opposite_sides_may_clash(cuba: Crisis) -> None:
    asked, offered = (cuba.evidence[name].says for name in ("p12", "castro_1992"))
    reading = ex.read_text(f"X1 {asked}\nX2 {offered}\n", crisis=cuba)
    (clash,) = reading.relations
    assert clash.kind == "clash"
    assert "variants.cuba-asked" in clash.why


def test_actors_people_and_elements_of_a_crisis_are_found(cuba: Crisis) -> None:
    text = "X1 Washington would quarantine Cuba with a ring of ships, said McNamara to Anna Maria Green.\nX2 Nothing."
    first, second = ex.read_text(text, crisis=cuba).passages
    assert first.actors == ("usa", "cuba")
    assert first.elements[0] == "options.usa.quarantine"
    assert {"Robert McNamara", "Anna Maria Green"} <= set(first.people)
    assert (second.actors, second.people, second.elements, second.like) == ((), (), (), ())


@pytest.mark.parametrize(
    ("text", "people", "places"),
    [
        ("They landed at the Bay of Pigs.", (), ("Bay of Pigs",)),
        ("A threat to all of Latin America.", (), ("Latin America",)),
        ("The Cold War and the Suez Crisis began.", (), ()),
        ("US-backed Cuban exiles came.", (), ()),
        ("Soviet Premier Nikita Khrushchev gave in.", ("Nikita Khrushchev",), ()),
        ("Though John Kennedy spoke.", ("John Kennedy",), ()),
        ("It fell near Volk Field.", (), ("Volk Field",)),
        ("It was in John Kennedy's hands.", ("John Kennedy",), ()),
        ("He spoke of Anna Green. In Anna Green he trusted.", ("Anna Green",), ()),
    ],
)
def test_places_and_what_happened_are_nobody(
    text: str, people: tuple[str, ...], places: tuple[str, ...]
) -> None:
    (found,) = ex.read_text(text).passages
    assert (found.people, found.places) == (people, places)
    draft = ex.read_text(text).draft()
    assert ("# who:" in draft, "# where:" in draft) == (bool(people), bool(places))


@pytest.mark.parametrize(
    ("text", "actors", "places"),
    [
        ("Ships around Cuba kept missiles in Cuba.", (), ()),
        ("Missiles were removed from Cuba.", (), ()),
        ("A letter from Moscow came.", ("ussr",), ()),
        ("Cuba refused, and in Cuba they cheered.", ("cuba",), ()),
        ("Washington was told.", ("usa",), ()),
        ("They met in Washington.", (), ("washington",)),
        ("The base at Guantanamo was shelled.", (), ("guantanamo",)),
    ],
)
def test_a_state_where_something_happens_does_not_act(
    cuba: Crisis, text: str, actors: tuple[str, ...], places: tuple[str, ...]
) -> None:
    (found,) = ex.read_text(text, crisis=cuba).passages
    assert (found.actors, found.places) == (actors, places)


def test_the_draft_is_a_sources_file_with_a_place_for_every_passage(
    labelled: Reading, tmp_path: Path
) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(labelled.draft(), encoding="utf-8")
    claims = read_sources(path).claims
    assert list(claims) == ["a01", "a02", "a03", "a04"]
    assert claims["a03"].repeats == "a01"
    assert claims["a02"].when is not None
    assert claims["a02"].when.text == "1904-06-03"
    assert claims["a01"].place == "A01: line 1, characters 6 to 117"
    assert {claim.checked for claim in claims.values()} == {"unverified"}


def test_the_draft_copies_no_sentence_into_a_claim_and_keeps_each_in_a_comment(
    labelled: Reading,
) -> None:
    draft = labelled.draft()
    for line in LABELLED.splitlines():
        sentence = line.partition("  ")[2]
        (kept,) = [one for one in draft.splitlines() if one.endswith(sentence)]
        assert kept.lstrip().startswith("# ")


@given(
    st.text(min_size=1, max_size=200).filter(lambda text: any(letter.isalnum() for letter in text))
)
def test_the_draft_of_any_text_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("draft") / "sources.yaml"
    reading = ex.read_text(f"P1 {text}\nP2 end", name="odd\x1b\u202e.txt")
    path.write_text(reading.draft(), encoding="utf-8")
    assert len(read_sources(path).claims) == len(reading.passages)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("The wall was begun on 13 August 1961.", "The wall was begun on 15 August 1961.", "days"),
        ("Adenauer knew of the plan.", "Adenauer did not know of the plan.", "denies"),
    ],
)
def test_short_passages_clash_by_their_day_or_by_a_denial(
    first: str, second: str, why: str
) -> None:
    text = f"P1 {first}\nP2 {second}\nP3 A train left Munich with coal and letters in May 1960."
    relations = ex.read_text(text).relations
    assert [(one.kind, one.first, one.second) for one in relations] == [("clash", "P1", "P2")]
    assert why in relations[0].why


AGREED = "{} agreed that missiles would be removed from the island by them."
COUNTED = "In 1962 it was agreed that {} missiles would be removed from the island."


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (AGREED.format("It was never"), AGREED.format("It was"), "never"),
        (COUNTED.format(42), COUNTED.format(36), "42 and 36"),
        # All words of the second stand in the first.
        (
            f"Nobody who was there would not deny that {AGREED.format('it was')}",
            AGREED.format("It was"),
            "denies",
        ),
    ],
)
def test_what_clashes_is_never_drafted_as_one(first: str, second: str, why: str) -> None:
    reading = ex.read_text(f"{first}\n\n{second}\n")
    assert len(reading.duplicates) == 1
    (clash,) = reading.relations
    assert (clash.kind, why in clash.why) == ("clash", True)
    assert len(reading.repeated()) == 1
    assert reading.repeated_in_full() == {}
    assert reading.table().columns["repeats"] == (None, None)
    draft = reading.draft()
    assert "\n    repeats:" not in draft
    assert "\n    # repeats: passage_" in draft
    assert " are one: " not in " ".join(read_lines(Paper(), reading, name="x.txt"))
    assert "# May clash with passage_" in draft


def test_what_is_nearly_one_is_drafted_as_a_proposal_and_what_is_wholly_within_as_one() -> None:
    said = "the harbour master surrendered seven rusty mill keys before breakfast on the pier"
    draft = ex.read_text(
        f"P1 Once {said}, in rain.\nP2 Twice {said}, by gaslight.\nP3 Once {said}."
    ).draft()
    assert "\n    # repeats: p1  (Read both: they are nearly one" in draft.partition("p3:")[0]
    assert "\n    repeats: p1\n" in draft.partition("p3:")[2]


def test_proposals_that_are_left_out_are_counted_wherever_they_are_told() -> None:
    told = [
        f"Then {word}one {word}two {word}three {word}four {word}five was {side}."
        for word in (f"{first}{second}" for first in "bcdfghklmn" for second in "aeiou")
        for side in ("found by noon", "lost at night")
    ]
    reading = ex.read_text("\n\n".join(told[:60]))
    assert (len(reading.relations), reading.more_relations) == (30, 0)
    assert "left out" not in reading.draft()
    reading = ex.read_text("\n\n".join((*told, *(one.replace("Then", "Once") for one in told))))
    kept, more = len(reading.relations), reading.more_relations
    assert kept == 60
    assert more > 0
    assert f"60 proposals stand here; {more} more are left out." in reading.draft()
    assert read_data(reading)["more_proposals"] == more
    text = " ".join(read_lines(Paper(), reading, name="x.txt"))
    assert f"--format json has the first 60, {more} are left out." in text


def test_a_clash_that_is_left_out_of_the_proposals_is_not_drafted_as_one_either() -> None:
    texts = []
    for word in (f"{first}{second}" for first in "bcdfghklmnprst" for second in "aeiou"):
        said = f"they sold {word}one to {word}two for {word}three beside {word}four"
        texts += [f"Who knew then can only deny that {said}.", f"{said.capitalize()}."]
    reading = ex.read_text("\n\n".join(texts))
    assert len(reading.relations) + reading.more_relations == len(reading.duplicates) == 70
    assert reading.more_relations == 10
    assert reading.repeated_in_full() == {}
