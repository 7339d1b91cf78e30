import base64
import hashlib
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.report.html import STEPS, report_of, write_report
from tests.report import crises
from tests.report.markup import Markup, markup_of

OWN = {
    "hostile": crises.hostile_crisis,
    "bare": crises.bare_crisis,
    "many": crises.many_actors,
    "large": crises.large_crisis,
}
SMALL = sorted({*ex.shipped(), *OWN} - {"cuba-1962", "large"})
ALL = sorted({*ex.shipped(), *OWN})


def crisis_named(name: str) -> Crisis:
    return OWN[name]() if name in OWN else ex.load(name)


# Draws of what a file leaves open: each takes a second for the large crises.
FEW = 3


@cache
def page_on(name: str) -> str:
    return report_of(crisis_named(name), draws=FEW)


@cache
def markup_on(name: str) -> Markup:
    return markup_of(page_on(name))


@pytest.mark.parametrize("name", ALL)
def test_the_page_is_well_formed(name: str) -> None:
    markup = markup_on(name)
    assert markup.faults == []
    assert markup.stack == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_fetched_and_nothing_runs(name: str) -> None:
    markup = markup_on(name)
    fetching = {"script", "iframe", "object", "embed", "img", "video", "audio", "base", "form"}
    assert markup.named(*fetching) == []
    for element in markup.elements:
        assert not any(key.startswith("on") or key == "style" for key in element.attributes)
        for key in ("href", "src", "xlink:href"):
            address = element.attributes.get(key, "#")
            assert address.startswith("#") or address == "data:,"
    assert "@import" not in page_on(name)
    assert "url(" not in page_on(name)


@pytest.mark.parametrize("name", SMALL)
def test_the_policy_admits_the_page_s_own_style_and_nothing_else(name: str) -> None:
    page = page_on(name)
    style = re.search(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = [
        element.attributes["content"]
        for element in markup_on(name).named("meta")
        if element.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("name", ALL)
def test_every_link_leads_somewhere_on_the_page(name: str) -> None:
    markup = markup_on(name)
    places = Counter(e.attributes["id"] for e in markup.elements if "id" in e.attributes)
    assert [place for place, times in places.items() if times > 1] == []
    links = [e.attributes["href"] for e in markup.named("a", "use")]
    assert [link for link in links if link.removeprefix("#") not in places] == []


@pytest.mark.parametrize("name", ALL)
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    levels = [int(element.name[1]) for element in markup_on(name).named("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


@pytest.mark.parametrize("name", ALL)
def test_table_headers_say_what_they_head(name: str) -> None:
    headers = markup_on(name).named("th")
    assert headers
    assert all(header.attributes.get("scope") in {"col", "row"} for header in headers)


@pytest.mark.parametrize("name", ALL)
def test_pictures_have_a_title_and_a_description(name: str) -> None:
    markup = markup_on(name)
    drawn = [e for e in markup.named("svg") if "picture" in e.attributes.get("class", "")]
    assert drawn
    places = {e.attributes.get("id") for e in markup.named("title", "desc")}
    for picture in drawn:
        assert picture.attributes["aria-labelledby"] in places
        assert picture.attributes["aria-describedby"] in places


@pytest.mark.parametrize("name", ["elmira", "hostile"])
def test_the_same_crisis_gives_the_same_page(name: str) -> None:
    assert report_of(crisis_named(name), draws=FEW) == page_on(name)


def test_texts_of_a_crisis_are_shown_and_not_obeyed() -> None:
    markup = markup_on("hostile")
    assert markup.named("script", "img") == []
    for text in (crises.TAG, crises.TEMPLATE):
        assert text in markup.text
    assert crises.HEAPED not in page_on("hostile")


def test_letters_that_no_page_may_hold_are_replaced() -> None:
    crisis = ex.load("chicken")
    spoiled = crisis.model_copy(update={"text": "a\x00b\ud800c\x1bd"})
    page = report_of(spoiled)
    assert "a\ufffdb\ufffdc\ufffdd" in page
    page.encode()


def test_five_thousand_states_make_a_page_of_under_three_megabytes() -> None:
    assert ex.compile_space(crises.large_crisis()).states > 4_000
    assert len(page_on("large").encode()) < 3_000_000


def test_progress_counts_up_to_the_last_step() -> None:
    told: list[tuple[int, int, str]] = []
    report_of(ex.load("chicken"), progress=lambda *step: told.append(step))
    assert [step for step, _, _ in told] == list(range(1, STEPS + 1))
    assert {steps for _, steps, _ in told} == {STEPS}
    assert all(text for _, _, text in told)


def test_the_file_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    path = write_report(ex.load("chicken"), tmp_path / "report.html")
    assert path == tmp_path / "report.html"
    assert path.read_text(encoding="utf-8") == page_on("chicken")


def test_a_path_that_cannot_be_written_is_the_user_s_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write the report"):
        write_report(ex.load("chicken"), tmp_path)


def test_chicken_is_answered_in_its_first_sentences() -> None:
    text = markup_on("chicken").text
    answer = text.index("What could last, and why", text.index("On this page") + 60)
    assert "“First yields” or “Second yields”" in text[answer : answer + 400]
    assert "“Collision” could not last at all" in text


def test_elmira_says_what_the_literature_says_of_its_equilibria() -> None:
    """Deadlock s5, settlement s8 and closure s9 are Nash equilibria; here they are states 6, 9 and 5."""
    text = markup_on("elmira").text
    assert "All 5 equilibria" in text
    assert "History ended in “Settlement”, state 9. It is at rest." in text


def test_where_history_ended_could_not_last_the_states_of_the_same_outcome_that_could_are_named() -> (
    None
):
    text = markup_on("b59-1962").text
    assert (
        "History ended in “Surfaced”, state 4. By this model that could not last."
        " Another state of “Surfaced” could last: state 3."
    ) in text


def test_a_crisis_without_a_start_or_outcomes_is_told_without_them() -> None:
    markup = markup_on("bare")
    assert "Where it began" not in markup.text
    assert "Ways from the start" not in markup.text
    assert "Of 1 possible state, 1 could last" in markup.text


def test_a_part_without_source_or_judgement_is_named() -> None:
    text = markup_on("bare").text
    assert "option a.x" in text[text.index("Without a source or a judgement") :]
    assert "Every part of the file names what it rests on." in markup_on("elmira").text


def test_every_claim_of_the_sources_is_told_with_how_far_it_was_checked() -> None:
    text = markup_on("elmira").text
    for claim in ex.load("elmira").evidence.values():
        assert " ".join(claim.says.split()) in text
    assert "from memory, not checked" in text
