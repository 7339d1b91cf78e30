"""The screen of the model, driven as people do: change a wish, see what it does, save, come back, meet a conflict."""

import re

from playwright.sync_api import Page, expect

from excomm.crises import path_of
from tests.web.axe import faults
from tests.web.model_screen import draft_of, effects, opened, text_of, typed, unfold
from tests.web.patience import until
from tests.web.serving import Server

CHICKEN = path_of("chicken").read_text()


def test_a_changed_wish_changes_the_equilibria_and_is_saved_with_the_comments(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    unfold(page, "preferences", "first")
    wish = page.get_by_role("textbox", name="want").first
    wish.fill("not first.swerve")
    wish.press("Escape")
    wish.press("Enter")
    expect(effects(page)).to_contain_text("Of the equilibria by Nash, 1 went.")
    expect(effects(page)).to_contain_text("First driver ranks states otherwise")
    expect(text_of(page)).to_contain_text("{want: not first.swerve, claims: [textbook]}")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expected = CHICKEN.replace("crisis: chicken", f"crisis: {own}").replace(
        "{want: second.swerve, claims", "{want: not first.swerve, claims"
    )
    assert (server.folder / own / "crisis.yaml").read_text() == expected
    expect(effects(page)).to_contain_text("What your last save changed")


def test_saving_a_fault_says_why_the_other_screens_are_gone(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    typed(page, "nonsense: 1")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved, with 1 fault: the other screens come back")).to_be_visible()
    links = page.get_by_role("navigation", name="Screens")
    expect(links).to_contain_text("The other screens come back when its fault is mended.")
    expect(links.get_by_role("link", name="States")).to_be_hidden()


def test_wishes_are_put_in_another_order_with_the_arrow_keys(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    unfold(page, "preferences", "first")
    page.get_by_role("button", name=re.compile("Move entry 2 of 2")).first.focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="want").first).to_have_value(re.compile("exactly one"))
    expect(page.get_by_role("button", name=re.compile("Move entry 1 of 2")).first).to_be_focused()
    expect(effects(page)).to_contain_text("Of the equilibria by SMR, 1 went.")


def test_wishes_are_put_in_another_order_by_dragging(page: Page, server: Server, own: str) -> None:
    opened(page, server, own)
    unfold(page, "preferences", "first")
    first = page.get_by_role("button", name=re.compile("Move entry 1 of 2")).first
    second = page.get_by_role("button", name=re.compile("Move entry 2 of 2")).first
    second.wait_for()
    first.scroll_into_view_if_needed()
    there, here = first.bounding_box(), second.bounding_box()
    assert there
    assert here
    page.mouse.move(here["x"] + 8, here["y"] + 12)
    page.mouse.down()
    page.mouse.move(there["x"] + 8, there["y"] + 2, steps=6)
    page.mouse.up()
    expect(page.get_by_role("textbox", name="want").first).to_have_value(re.compile("exactly one"))


def test_what_is_typed_is_checked_and_completed(page: Page, server: Server, own: str) -> None:
    opened(page, server, own)
    text = text_of(page)
    text.press("Control+End")
    page.keyboard.type("\nrules: [not fir")
    page.get_by_role("option", name=re.compile("first.swerve")).wait_for()
    page.keyboard.press("Escape")
    page.keyboard.type("ts.swerve]")
    problems = page.get_by_role("region", name="Problems")
    expect(problems).to_contain_text("Unknown option or condition 'firts.swerve'")
    expect(problems).to_contain_text("first.swerve")
    page.keyboard.press("Control+Z")
    expect(problems).not_to_contain_text("firts")


def test_changes_that_were_not_saved_are_there_after_a_reload_and_can_be_given_up(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    title = page.get_by_role("textbox", name="title")
    title.fill("Cowards")
    title.press("Enter")
    expect(page.get_by_text("kept as a draft")).to_be_visible()
    path = f"/api/crises/{own}/model"
    draft_of(page, server, own, "title: Cowards")
    page.reload()
    expect(page.get_by_role("textbox", name="title")).to_have_value("Cowards")
    expect(page.get_by_text("which were not saved yet")).to_be_visible()
    page.get_by_role("button", name="Discard changes").click()
    expect(page.get_by_role("textbox", name="title")).to_have_value("Chicken")
    until(page, lambda: server.ask(path).json["crisis"]["draft"] is None)


def test_a_file_changed_elsewhere_is_met_without_losing_either_text(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    file = server.folder / own / "crisis.yaml"
    file.write_text(file.read_text().replace("title: Chicken", "title: Theirs"))
    title = page.get_by_role("textbox", name="title")
    title.fill("Mine")
    title.press("Enter")
    expect(text_of(page)).to_contain_text("title: Mine")
    page.get_by_role("button", name="Save", exact=True).click()
    conflict = page.get_by_role("alert").filter(has_text="was changed elsewhere")
    expect(conflict).to_contain_text("title: Theirs")
    conflict.get_by_role("button", name="Take the file; keep mine as a copy").click()
    expect(page.get_by_role("textbox", name="title")).to_have_value("Theirs")
    assert "title: Theirs" in file.read_text()
    assert "title: Mine" in (server.folder / f"{own}-copy" / "crisis.yaml").read_text()


def test_what_comes_with_excomm_is_shown_and_duplicated_to_change_it(
    page: Page, server: Server
) -> None:
    opened(page, server, "chicken")
    expect(page.get_by_role("textbox", name="title")).to_be_disabled()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Duplicate to change it").click()
    page.get_by_role("textbox", name="Short name").fill("duplicated-here")
    page.get_by_role("button", name="Duplicate", exact=True).click()
    page.wait_for_url("**/c/duplicated-here/model")
    expect(page.get_by_role("textbox", name="title")).to_be_enabled()
    # The name that is proposed is one that is free.
    opened(page, server, "chicken")
    server.ask("/api/crises", method="POST", body={"key": "chicken-copy", "copy_of": "chicken"})
    page.get_by_role("button", name="Duplicate to change it").click()
    expect(page.get_by_role("textbox", name="Short name")).to_have_value("chicken-copy-2")
    for key in ("duplicated-here", "chicken-copy"):
        server.ask(f"/api/crises/{key}", method="DELETE")


def test_the_parts_of_what_comes_with_excomm_can_be_read_and_found_in_the_text(
    page: Page, server: Server
) -> None:
    opened(page, server, "chicken")
    unfold(page, "preferences", "first")
    wish = page.get_by_role("textbox", name="want").first
    expect(wish).to_have_value("second.swerve")
    expect(wish).to_be_disabled()
    expect(page.get_by_role("button", name="Add")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Remove"))).to_have_count(0)
    expect(effects(page)).to_have_count(0)
    page.get_by_role("button", name="show preferences in the text").click()
    expect(text_of(page)).to_be_focused()


def test_on_a_phone_what_changes_is_told_in_its_tab_and_names_stay_whole(
    page: Page, server: Server, own: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, server, own)
    expect(effects(page)).to_have_count(0)
    expect(page.get_by_role("region", name="Problems")).to_have_count(0)
    name = page.get_by_role("button", name=re.compile("^preferences")).locator(".name")
    one_line = (
        "(it) => it.getBoundingClientRect().height < 2 * parseFloat(getComputedStyle(it).fontSize)"
    )
    assert name.evaluate(one_line)
    title = page.get_by_role("textbox", name="title")
    title.fill("Cowards")
    title.press("Enter")
    page.get_by_role("tab", name="What it changes").click()
    expect(effects(page)).to_have_count(1)


def test_tab_leaves_the_text_until_it_is_told_to_indent(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    text_of(page).press("Control+Home")
    page.keyboard.press("Control+m")
    expect(page.get_by_text("Tab indents now.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(text_of(page)).to_be_focused()
    expect(text_of(page).locator(".cm-line").first).to_have_text(re.compile("^  # Chicken"))
    page.keyboard.press("Control+m")
    page.keyboard.press("Tab")
    expect(text_of(page)).not_to_be_focused()


def test_a_crisis_with_faults_says_so_on_its_other_screens(
    page: Page, server: Server, own: str
) -> None:
    (server.folder / own / "crisis.yaml").write_text("crisis: faulty\nactors: [\n")
    page.goto(f"{server.url}c/{own}/states")
    main = page.get_by_role("main")
    expect(main).to_contain_text("The file of this crisis has 1 fault")
    expect(main).not_to_contain_text("has nothing for")
    main.get_by_role("link", name="Open the model").click()
    expect(page.get_by_role("region", name="Problems")).to_contain_text("1 fault")


def test_an_option_is_added_and_a_claim_beside_it(page: Page, server: Server, own: str) -> None:
    opened(page, server, own)
    unfold(page, "options")
    page.get_by_role("button", name="Add", exact=True).click()
    form = page.get_by_role("form", name="Add")
    form.get_by_role("textbox", name="Name").fill("first.honk")
    form.get_by_role("textbox", name="text").fill("honk")
    form.get_by_role("button", name="Add").click()
    expect(effects(page)).to_contain_text("4 states became 8")
    expect(page.get_by_text("1 unsourced")).to_be_visible()
    expect(text_of(page)).to_contain_text("first.honk: {text: honk}")


def test_axe_finds_nothing_at_any_width_in_either_theme(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    unfold(page, "preferences", "first")
    for width in (1440, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme="light" if colours == "light" else "dark")
            page.get_by_role("textbox", name="want").first.wait_for()
            assert faults(page) == [], f"{width} pixels wide, {colours}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_text_is_highlighted_under_the_strict_policy(page: Page, server: Server) -> None:
    opened(page, server, "chicken")
    key = text_of(page).locator("span", has_text="crisis").first
    body = text_of(page).evaluate("(it) => getComputedStyle(it).color")
    assert key.evaluate("(it) => getComputedStyle(it).color") != body
