"""The screen of states in a real browser: by role and name, by keys, in both themes and three widths."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.axe import faults
from tests.web.serving import Server

pytestmark = pytest.mark.browser


def opened(page: Page, server: Server, crisis: str, query: str = "") -> Page:
    page.goto(f"{server.url.rstrip('/')}/c/{crisis}/states{query}")
    expect(page.get_by_role("heading", name="States and stability")).to_be_visible()
    expect(page.get_by_role("tab", name="Map")).to_be_visible()
    return page


def settled(page: Page) -> None:
    """Wait until nothing more is on its way."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".busy")).to_have_count(0)


def card(page: Page, number: int) -> Locator:
    lattice = page.get_by_role("group", name="Lattice of states")
    return lattice.get_by_role("button", name=re.compile(rf"^State {number}\."))


def panel(page: Page, number: int) -> Locator:
    return page.get_by_role("region", name=f"State {number}", exact=True)


def held(page: Page, address: re.Pattern[str]) -> list[Route]:
    """Hold back what is asked for at an address; what is held grows with each question."""
    routes: list[Route] = []

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(address, hold)
    return routes


def let_go(page: Page, routes: list[Route]) -> None:
    """Answer what was held back, once it has been asked for."""
    while not routes:
        page.wait_for_timeout(20)
    for route in routes:
        route.continue_()


def test_a_verdict_is_clicked_and_its_reasons_are_read_with_the_sanction_drawn(
    server: Server, page: Page
) -> None:
    opened(page, server, "elmira")
    card(page, 1).click()
    state = panel(page, 1)
    expect(state.get_by_role("heading", name="State 1: Deadlock")).to_be_visible()
    state.get_by_role(
        "button", name="Local Government, General metarationality: stable. Explain."
    ).click()
    expect(page.get_by_role("radio", name=re.compile("General metarationality"))).to_be_checked()
    expect(state.get_by_text("Local Government could do better for a moment")).to_be_visible()
    expect(state.get_by_text("No better than before: the answer deters.")).to_be_visible()
    chain = state.get_by_role("region", name="Moves from state 1")
    numbers = chain.get_by_role("button", name=re.compile("^State")).all_inner_texts()
    # The same way is drawn over the lattice, step by step.
    drawn = page.get_by_role("tabpanel", name="Map").locator("svg g circle")
    assert drawn.count() == len(numbers) - 1 >= 2
    expect(page).to_have_url(re.compile(r"concept=gmr.*state=1|state=1.*concept=gmr"))


def test_the_lattice_is_gone_through_with_the_arrow_keys_and_enter_explains(
    server: Server, page: Page
) -> None:
    opened(page, server, "cuba-1962-fraser-hipel")
    card(page, 1).focus()
    page.keyboard.press("ArrowRight")
    expect(card(page, 5)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(card(page, 6)).to_be_focused()
    # Only one card is a stop for Tab.
    assert page.locator("button.card[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    expect(panel(page, 6).get_by_role("heading", name=re.compile("^State 6"))).to_be_visible()
    expect(card(page, 6)).to_have_attribute("aria-current", "true")
    page.keyboard.press("Home")
    expect(card(page, 1)).to_be_focused()


def test_to_point_at_a_state_shows_who_could_move_where(server: Server, page: Page) -> None:
    opened(page, server, "elmira")
    card(page, 4).hover()
    expect(
        page.get_by_text("State 4: Ministry of the Environment: modify; Uniroyal Chemical: accept")
    ).to_be_visible()
    expect(page.get_by_text("would rather be in 9")).to_be_visible()
    expect(page.get_by_text("could move to 5")).to_be_visible()
    assert page.get_by_role("tabpanel", name="Map").locator("path.stroke").count() == 2


def test_the_switch_of_concepts_changes_who_would_stay(server: Server, page: Page) -> None:
    opened(page, server, "elmira")
    expect(card(page, 1)).to_have_accessible_name(re.compile("would be left by Local Government"))
    page.get_by_role("radio", name=re.compile("^General metarationality")).check(force=True)
    expect(card(page, 1)).to_have_accessible_name(re.compile("stable for all"))
    expect(page.get_by_text("5 could last by general metarationality.")).to_be_visible()


def test_moves_ways_and_groups_of_a_state_are_told(server: Server, page: Page) -> None:
    opened(page, server, "elmira", "?state=9")
    state = panel(page, 9)
    state.get_by_role("tab", name="Way there").click()
    expect(state.get_by_text("3 moves from the start")).to_be_visible()
    state.get_by_role("tab", name="Moves").click()
    expect(state.get_by_text("No move here.").first).to_be_visible()
    state.get_by_role("tab", name="Together").click()
    expect(state.get_by_role("button", name="Why")).to_have_count(4)
    state.get_by_role("button", name="Why").first.click()
    expect(state.get_by_text("have no reason to leave this state").nth(1)).to_be_visible()
    state.get_by_role("button", name="Close state 9").click()
    expect(page.get_by_role("heading", name="Choose a state to read why it lasts")).to_be_visible()


def test_a_large_crisis_is_gone_into_group_by_group_down_to_a_lattice(
    server: Server, page: Page
) -> None:
    opened(page, server, "cuba-1962")
    page.get_by_role("button", name=re.compile("^Settlement with secret trade")).click()
    expect(page.get_by_text("40 states chosen")).to_be_visible()
    expect(page.get_by_role("group", name="Lattice of states")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Group by")).to_have_value("outcome")
    page.get_by_label("Group by").select_option("does:ussr")
    expect(page.get_by_role("button", name=re.compile("^withdraw"))).not_to_have_count(0)


def test_states_are_searched_by_a_formula(server: Server, page: Page) -> None:
    opened(page, server, "cuba-1962")
    field = page.get_by_label("Only states in which")
    field.fill("usa.invade and not nuclear_war")
    field.press("Enter")
    expect(page.get_by_text("308 states chosen")).to_be_visible()
    field.fill("usa.invad")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("usa.invade")
    field.fill("usa.invade and not usa.invade")
    field.press("Enter")
    expect(page.get_by_text("No state is like that")).to_be_visible()
    page.get_by_role("button", name="Show all states").click()
    expect(page.get_by_role("button", name=re.compile("^Nuclear war"))).to_be_visible()


def test_the_table_sorts_filters_and_opens_states(server: Server, page: Page) -> None:
    opened(page, server, "elmira", "?view=table")
    rows = page.get_by_role("table", name="States").get_by_role("rowheader")
    expect(rows).to_have_count(9)
    page.get_by_role("button", name="Uniroyal Chemical").click()
    expect(rows.first).to_have_text(re.compile("^1"))
    expect(page.get_by_role("columnheader", name="Uniroyal Chemical")).to_have_attribute(
        "aria-sort", "ascending"
    )
    page.get_by_role("combobox", name="Show").select_option("equilibria")
    expect(rows).to_have_count(3)
    rows.first.get_by_role("button").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    number = rows.nth(1).get_by_role("button").inner_text()
    expect(panel(page, int(number))).to_be_visible()


def test_a_variant_shows_its_own_states(server: Server, page: Page) -> None:
    opened(page, server, "cuba-1962-fraser-hipel", "?concept=nash")
    expect(page.get_by_text("0 could last by nash stability.")).to_be_visible()
    opened(page, server, "cuba-1962-fraser-hipel", "?concept=nash&variant=irreversible-strike")
    expect(page.get_by_text("1 could last by nash stability.")).to_be_visible()


def test_no_fact_of_one_state_stands_below_the_number_of_the_next(
    server: Server, page: Page
) -> None:
    opened(page, server, "elmira", "?state=1")
    expect(panel(page, 1).get_by_role("tab", name="Why")).to_be_visible()
    routes = held(page, re.compile(r"/states/9\?|/states/9$"))
    card(page, 9).click()
    expect(panel(page, 9).get_by_role("heading", name="State 9", exact=True)).to_be_visible()
    expect(panel(page, 9).get_by_text("Looking at state 9")).to_be_attached()
    expect(panel(page, 9).get_by_role("listitem")).to_have_count(0)
    let_go(page, routes)
    expect(panel(page, 9).get_by_role("heading", name="State 9: Settlement")).to_be_visible()


def test_a_list_keeps_its_heading_until_the_next_one_is_there(server: Server, page: Page) -> None:
    opened(page, server, "elmira")
    first = page.get_by_role("region", name="Where to look first")
    expect(first.get_by_role("button")).to_have_count(5)
    routes = held(page, re.compile("/states/list.*concept=gmr"))
    page.get_by_role("radio", name=re.compile("^General metarationality")).check(force=True)
    expect(first.locator("[aria-busy=true]")).to_have_count(1)
    expect(first.get_by_role("heading", name="The surest to last by SEQ")).to_be_visible()
    let_go(page, routes)
    expect(first.get_by_role("heading", name="The surest to last by GMR")).to_be_visible()
    expect(first.locator("[aria-busy=true]")).to_have_count(0)
    expect(first.get_by_role("button")).to_have_count(7)


def test_other_variants_have_no_state_of_the_same_number(server: Server, page: Page) -> None:
    opened(page, server, "cuba-1962-fraser-hipel", "?state=5&concept=gmr")
    expect(panel(page, 5)).to_be_visible()
    page.get_by_role("button", name="Variants: as in the file").click()
    page.get_by_role("checkbox", name=re.compile("^irreversible-strike")).check()
    expect(page).to_have_url(re.compile(r"states\?concept=gmr&variant=irreversible-strike$"))
    expect(page.get_by_role("heading", name="Choose a state to read why it lasts")).to_be_visible()


def test_a_formula_that_other_variants_cannot_read_can_be_left_out(
    server: Server, page: Page
) -> None:
    opened(page, server, "elmira", "?where=nobody.waits")
    expect(page.get_by_role("alert")).to_contain_text("nobody.waits")
    page.get_by_role("button", name="Show all states").click()
    expect(card(page, 1)).to_be_visible()


def test_names_lie_within_the_window_of_a_phone(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, server, "elmira")
    page.get_by_role("button", name="Names that a formula can use").click()
    box = page.get_by_text("Join them with and").bounding_box()
    assert box is not None
    assert (box["x"] > 0, box["x"] + box["width"] < 390) == (True, True)


def test_a_lattice_that_is_cut_says_so_and_one_that_would_be_has_the_panel_below(
    server: Server, page: Page
) -> None:
    more = page.get_by_text("There is more at the side")
    region = page.locator(".scroll:has(> .sheet-of-states)")
    first = page.get_by_role("region", name="Where to look first")
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, server, "elmira")
    expect(region).to_have_attribute("data-more", "")
    beside, map_ = first.bounding_box(), region.bounding_box()
    assert beside is not None
    assert map_ is not None
    assert beside["x"] > map_["x"] + map_["width"]
    opened(page, server, "cuba-1962-fraser-hipel")
    expect(region).to_have_attribute("data-more", "")
    below, map_ = first.bounding_box(), region.bounding_box()
    assert below is not None
    assert map_ is not None
    assert below["y"] > map_["y"] + map_["height"]
    expect(more).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(region).to_have_attribute("data-more", "right")
    expect(more).to_be_visible()
    region.evaluate("region => region.scrollTo(10000, 0)")
    expect(region).to_have_attribute("data-more", "left")


def test_what_is_chosen_shows_where_the_system_chooses_the_colours(
    server: Server, page: Page
) -> None:
    page.emulate_media(forced_colors="active")
    opened(page, server, "elmira", "?state=2")
    outline = "element => getComputedStyle(element).outlineStyle"
    assert page.get_by_role("tab", name="Map").evaluate(outline) == "solid"
    assert page.get_by_role("tab", name="Table").evaluate(outline) == "none"
    assert card(page, 2).evaluate(outline) == "solid"
    assert card(page, 1).evaluate(outline) == "none"
    themes = page.get_by_role("banner").get_by_role("radiogroup", name="Colours")
    assert themes.get_by_title("As the system has it").evaluate(outline) == "solid"
    assert themes.get_by_title("Dark").evaluate(outline) == "none"


def test_a_state_that_is_not_there_says_so(server: Server, page: Page) -> None:
    opened(page, server, "elmira", "?state=99")
    expect(page.get_by_role("alert")).to_contain_text("There is no state 99")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("crisis", "query"),
    [
        ("elmira", "?state=2"),
        ("elmira", "?state=1&view=table&concept=gmr"),
        ("cuba-1962", ""),
    ],
)
def test_axe_finds_nothing_wrong(
    server: Server, page: Page, crisis: str, query: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(page, server, crisis, query)
    settled(page)
    assert faults(page) == []


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize(
    ("crisis", "query"), [("elmira", "?state=2"), ("cuba-1962", "?view=table&state=249")]
)
def test_nothing_is_wider_than_the_window(
    server: Server, page: Page, crisis: str, query: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, server, crisis, query)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
