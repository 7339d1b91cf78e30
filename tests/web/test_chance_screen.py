"""The screen of chance, driven as people do: on a small crisis, and on one that takes long enough to be stopped."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.axe import faults
from tests.web.following import begun, ended
from tests.web.serving import Server

pytestmark = pytest.mark.browser

# A machine with much else to do.
PATIENCE = 60_000


@pytest.fixture(scope="session")
def past(server: Server) -> str:
    """Some runs of the submarine that were asked for before, ranked and computed too."""
    crisis = {"crisis": "b59-1962"}
    few = {"draws": 8}
    for kind, arguments in (
        ("exact", few),
        ("sensitivity", {"rounds": 2, "outcome": "torpedo"}),
        ("simulate", few | {"runs": 800}),
    ):
        job = ended(server, begun(server, crisis | {"kind": kind, "arguments": arguments}))
        assert job["state"] == "done"
    return str(job["id"])


def opened(page: Page, server: Server, crisis: str, query: str = "") -> Page:
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.url.rstrip('/')}/c/{crisis}/chance{query}")
    expect(page.get_by_role("heading", name="Chance", level=1)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Quantities")).to_be_visible(timeout=PATIENCE)
    return page


def run(page: Page) -> None:
    page.get_by_role("button", name="Run", exact=True).click()


def ends(page: Page) -> Locator:
    return page.get_by_role("region", name="How it ends")


def test_a_knob_is_turned_and_both_runs_stand_beside_each_other(server: Server, page: Page) -> None:
    opened(page, server, "prisoners-dilemma")
    expect(page.get_by_text("Nothing was run yet")).to_be_visible()
    page.get_by_label("Runs", exact=True).fill("500")
    run(page)
    expect(ends(page)).to_contain_text("of 500 runs", timeout=PATIENCE)
    page.get_by_role("button", name="Compare with the next run").click()
    knob = page.get_by_role("slider", name="First prisoner: how sharply")
    assert "the file is silent" in str(knob.get_attribute("aria-valuetext"))
    knob.focus()
    knob.press("End")
    expect(knob).to_have_attribute("aria-valuetext", "20")
    expect(page.get_by_text("Something was turned since")).to_be_visible()
    run(page)
    expect(ends(page)).to_contain_text("First prisoner: how sharply", timeout=PATIENCE)
    collision = ends(page).get_by_role("listitem").filter(has_text="Each speaks")
    expect(collision.get_by_role("img")).to_have_count(2)
    expect(collision).to_contain_text(re.compile(r"A less B: (0|[+−][\d.]+) \([+−][\d.]+ to [+−]"))
    ends(page).get_by_text("Copy as code").click()
    expect(ends(page)).to_contain_text("--vary actors.first.choice.sharpness=20")
    page.reload()
    expect(page.get_by_role("slider", name="First prisoner: how sharply")).to_have_attribute(
        "aria-valuetext", "20"
    )
    expect(collision.get_by_role("img")).to_have_count(2)
    page.get_by_role("button", name="Take B away").first.click()
    expect(collision.get_by_role("img")).to_have_count(1)
    listed = page.get_by_role("region", name="Runs so far")
    expect(listed.get_by_text("all as in the file")).to_be_visible()
    listed.get_by_role("button", name="Show 500 runs").click()
    expect(page.get_by_role("slider", name="First prisoner: how sharply")).not_to_have_attribute(
        "aria-valuetext", "20"
    )


def test_runs_fill_in_outlast_a_reload_and_are_stopped(server: Server, page: Page) -> None:
    opened(page, server, "b59-1962")
    page.get_by_label("Runs", exact=True).fill("1000000")
    page.get_by_label("Draws", exact=True).fill("1000")
    run(page)
    progress = ends(page).get_by_role("progressbar")
    expect(progress).to_be_visible()
    expect(ends(page).get_by_role("img")).to_have_count(3, timeout=PATIENCE)
    said = ends(page).get_by_text(re.compile("of 1,000 draws done so far"))
    before = said.inner_text()
    expect(said).not_to_have_text(before, timeout=PATIENCE)
    # What is not yet the end is not read aloud.
    expect(ends(page).get_by_role("status")).to_have_text("")
    page.reload()
    expect(ends(page).get_by_role("img")).to_have_count(3, timeout=PATIENCE)
    expect(progress).to_be_visible()
    expect(page.get_by_label("Runs", exact=True)).to_have_value("1000000")
    # Enter in a field ends nothing, and a field that cannot be as it is does not hold back who wants to stop.
    page.get_by_label("Runs", exact=True).press("Enter")
    page.get_by_label("Draws", exact=True).fill("")
    expect(progress).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(ends(page)).to_contain_text("Stopped: this is what", timeout=PATIENCE)
    expect(ends(page)).to_contain_text("of 1,000,000 runs say")
    expect(progress).to_be_hidden()
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_enabled()
    expect(ends(page).get_by_role("status").last).to_contain_text("the likeliest outcome")


def test_an_emptied_field_stays_empty_and_says_what_it_needs(server: Server, page: Page) -> None:
    opened(page, server, "elmira")
    runs = page.get_by_label("Runs", exact=True)
    runs.fill("")
    page.get_by_label("Draws", exact=True).focus()
    expect(runs).to_have_value("")
    run(page)
    assert runs.evaluate("field => field.validity.valueMissing")
    expect(page.get_by_text("Nothing was run yet")).to_be_visible()


def test_runs_of_another_crisis_are_not_shown_as_if_they_were_of_this(
    server: Server, page: Page, past: str
) -> None:
    opened(page, server, "elmira", f"?job={past}")
    expect(page.get_by_role("alert")).to_contain_text("no runs of this crisis")
    expect(ends(page)).to_have_count(0)
    expect(page.get_by_role("alert").get_by_role("button")).to_have_count(0)


def test_runs_that_were_done_with_a_variant_are_shown_with_it(server: Server, page: Page) -> None:
    for variants in ([], ["uniroyal-tail"]):
        wanted = {"kind": "simulate", "crisis": "elmira", "variants": variants}
        ended(server, begun(server, wanted | {"arguments": {"runs": 300}}))
    opened(page, server, "elmira")
    listed = page.get_by_role("region", name="Runs so far").get_by_role("listitem")
    listed.filter(has_text="variant uniroyal-tail").get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile(r"variant=uniroyal-tail&job="))
    expect(listed.filter(has_text="variant uniroyal-tail")).to_contain_text("shown")


def test_a_sample_run_opens_in_the_story_and_ends_as_its_path_says(
    server: Server, page: Page, past: str
) -> None:
    opened(page, server, "b59-1962", f"?job={past}")
    card = page.get_by_role("listitem").filter(has_text="Still down, then surfaced")
    card.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/story\?run=\d+&runs=800&seed=0&draws=8"))
    expect(page.get_by_text("This is no history, but run")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text(re.compile("It ends in: .*comes up"))).to_be_visible()


def test_hazard_and_tornado_have_pictures_and_tables(server: Server, page: Page, past: str) -> None:
    opened(page, server, "b59-1962", f"?job={past}")
    hazard = page.get_by_role("region", name="When the worst comes")
    expect(hazard.get_by_role("img", name="Torpedo by each day")).to_be_visible()
    hazard.get_by_text("As a table").click()
    expect(hazard.get_by_role("row").nth(2)).to_contain_text("%")
    drives = page.get_by_role("region", name="What drives it")
    expect(drives.get_by_role("list").get_by_text("how often it comes").first).to_be_visible()
    drives.get_by_role("tab", name="Table").click()
    expect(drives.get_by_role("row")).to_have_count(16)
    expect(drives.get_by_role("row").nth(1)).to_contain_text("±")


def test_a_quantity_is_searched_for_typed_and_refused_where_it_does_not_fit(
    server: Server, page: Page
) -> None:
    opened(page, server, "b59-1962")
    page.get_by_label("Search the quantities").fill("arkhipov")
    expect(page.get_by_role("slider")).to_have_count(1)
    page.get_by_text("uniform(0.02, 0.5)").click()
    typed = page.get_by_label("Another value, or another prior")
    typed.fill("2 days")
    page.get_by_role("button", name="Set").click()
    expect(page.get_by_role("alert")).to_contain_text("number is needed")
    typed.fill("uniform(0.1, 0.2)")
    typed.press("Enter")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "uniform(0.1, 0.2)")
    page.get_by_label("Search the quantities").fill("nobody")
    expect(page.get_by_text("No quantity is called so.")).to_be_visible()
    page.get_by_label("Search the quantities").fill("")
    page.get_by_role("button", name="All as in the file").click()
    expect(page.get_by_text("turned", exact=True)).to_have_count(0)


def test_a_day_that_cannot_be_is_refused_with_what_could(server: Server, page: Page) -> None:
    opened(page, server, "chicken")
    page.get_by_label("Until").fill("1962-10-28")
    run(page)
    expect(page.get_by_role("alert").first).to_contain_text("no 'span:'", timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_have_count(1)


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 820), ("light", 1440)])
def test_axe_finds_nothing_wrong_and_nothing_is_cut(
    server: Server, page: Page, past: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, server, "b59-1962", f"?job={past}")
    expect(ends(page).get_by_role("img")).to_have_count(3)
    expect(page.get_by_role("region", name="What drives it").get_by_role("tab")).to_have_count(2)
    if width < 1000:
        page.get_by_role("heading", name="Quantities").click()
    expect(page.get_by_role("slider").first).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
