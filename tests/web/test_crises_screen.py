import pytest
from playwright.sync_api import Page, expect

from tests.web.serving import Server

pytestmark = pytest.mark.browser


def test_a_crisis_is_duplicated_found_and_put_aside(own_server: Server, page: Page) -> None:
    page.goto(own_server.url)
    page.get_by_role("button", name="Duplicate Chicken").click()
    page.get_by_label("Short name").fill("my-game")
    page.get_by_role("button", name="Duplicate", exact=True).click()
    page.wait_for_url("**/c/my-game/**")
    assert (own_server.folder / "my-game" / "crisis.yaml").is_file()
    page.go_back()
    own = page.get_by_role("region", name="Your own")
    expect(own.get_by_text("my-game")).to_be_visible()
    own.get_by_role("button", name="Remove Chicken (copy)").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(own).to_be_hidden()
    assert not (own_server.folder / "my-game").exists()


def test_a_name_that_cannot_be_used_is_told_in_the_dialog(server: Server, page: Page) -> None:
    page.goto(server.url)
    page.get_by_role("button", name="New crisis").click()
    page.get_by_label("Title").fill("Good")
    name = page.get_by_label("Short name")
    name.fill("No Good!")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("no short name")
    expect(name).to_have_attribute("aria-invalid", "true")
    name.fill("good")
    expect(name).to_have_attribute("aria-invalid", "false")


def test_a_new_crisis_is_asked_for_by_its_title_and_begins_with_two_actors(
    own_server: Server, page: Page
) -> None:
    page.goto(own_server.url)
    page.get_by_role("button", name="New crisis").click()
    page.get_by_label("Title").fill("Border Standoff")
    expect(page.get_by_label("Short name")).to_have_value("border-standoff")
    page.get_by_label("First actor").fill("North Land")
    page.get_by_role("button", name="Create").click()
    page.wait_for_url("**/c/border-standoff/model")
    expect(page.get_by_role("region", name="Problems")).to_contain_text("No fault")
    expect(page.get_by_role("banner")).to_contain_text("Border Standoff border-standoff")
    text = (own_server.folder / "border-standoff" / "crisis.yaml").read_text()
    assert "north_land: {name: North Land}" in text


def test_a_search_that_finds_nothing_says_so_and_is_undone(server: Server, page: Page) -> None:
    page.goto(server.url)
    page.get_by_label("Search the crises").fill("groundwater")
    expect(page.get_by_role("link", name="Elmira")).to_be_visible()
    expect(page.get_by_role("link", name="Chicken")).to_be_hidden()
    page.get_by_label("Search the crises").fill("atlantis")
    expect(page.get_by_text("No crisis has")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("link", name="Elmira")).to_be_visible()


def test_a_file_that_is_no_crisis_is_refused_with_what_would_do(server: Server, page: Page) -> None:
    page.goto(server.url)
    file = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"nothing"}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type] # a plain dict is a file's payload
    expect(page.get_by_role("alert")).to_contain_text(".gmcr")


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_chosen_colours_outlast_a_reload(server: Server, page: Page, chosen: str) -> None:
    page.emulate_media(color_scheme="dark" if chosen == "light" else "light")
    page.goto(server.url)
    page.get_by_role("radio", name=chosen.capitalize()).check(force=True)
    page.reload()
    expect(page.get_by_role("radio", name=chosen.capitalize())).to_be_checked()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(250, 248, 244)", "dark": "rgb(20, 23, 26)"}[chosen]


def test_an_address_that_names_nothing_leads_back(server: Server, page: Page) -> None:
    page.goto(f"{server.url.rstrip('/')}/nowhere")
    page.get_by_role("link", name="All crises", exact=True).click()
    expect(page.get_by_role("heading", name="Crises", level=1)).to_be_focused()
