"""What is changed in the model is never lost: whoever leaves or writes too, the server slow, even if it dies."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.web.model_screen import (
    draft_of,
    goes_to,
    held,
    opened,
    ready,
    text_of,
    title_of,
    typed,
    unfold,
)
from tests.web.patience import until
from tests.web.serving import Server, started


def test_a_change_whose_answer_comes_after_one_has_left_is_kept(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    asked = held(page, "**/model/change", method="POST")
    title_of(page).fill("Cowards")
    goes_to(page, "States")
    page.wait_for_url("**/states")
    asked.let_go(page)
    draft_of(page, server, own, "title: Cowards")
    goes_to(page, "Model")
    expect(title_of(page)).to_have_value("Cowards")


def test_text_typed_a_moment_before_one_leaves_is_kept(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    typed(page, "# before a link")
    goes_to(page, "States")
    draft_of(page, server, own, "# before a link")
    goes_to(page, "Model")
    ready(page)
    typed(page, "# before a reload")
    page.reload()
    expect(text_of(page)).to_contain_text("# before a reload")
    draft_of(page, server, own, "# before a reload")


def test_what_stands_in_a_field_is_written_when_one_goes_back(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    goes_to(page, "Report")
    goes_to(page, "Model")
    title_of(page).fill("Cowards")
    page.go_back()
    page.wait_for_url("**/report")
    draft_of(page, server, own, "title: Cowards")


def test_what_stands_in_a_field_is_saved_with_the_rest(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    title_of(page).fill("Cowards")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    assert "title: Cowards" in (server.folder / own / "crisis.yaml").read_text()
    expect(title_of(page)).to_have_value("Cowards")


def test_while_the_server_is_away_nothing_is_lost_and_one_is_asked_before_leaving(
    context: BrowserContext, tmp_path: Path
) -> None:
    # Not the page of the other tests, which must not complain.
    page = context.new_page()
    with started(tmp_path) as server:
        assert server.ask("/api/crises", method="POST", body={"key": "mine"}).status == 201
        opened(page, server, "mine")
    typed(page, "# nobody listens")
    expect(page.get_by_text("Held in this browser only")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_have_count(1)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    goes_to(page, "States")
    page.get_by_role("dialog", name="Leave the model?").get_by_role("button", name="Stay").click()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    with started(tmp_path, "--port", str(server.port)):
        expect(page.get_by_text("kept as a draft")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
        draft_of(page, server, "mine", "# nobody listens")
    typed(page, "# the window closes")
    expect(page.get_by_text("Held in this browser only")).to_be_visible()
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    with started(tmp_path, "--port", str(server.port)):
        again = opened(context.new_page(), server, "mine")
        expect(text_of(again)).to_contain_text("# the window closes")
        expect(again.get_by_text("which were not saved yet")).to_be_visible()
        draft_of(again, server, "mine", "# the window closes")


def test_a_part_is_changed_while_somebody_types_elsewhere_in_the_text(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    unfold(page, "outcomes")
    asked = held(page, "**/model/change", method="POST")
    page.get_by_role("button", name="Remove collision").click()
    typed(page, "# meanwhile")
    asked.let_go(page)
    expect(page.get_by_text("“collision” was removed.")).to_be_visible()
    # Only what is seen of the text is on the page; the file has all of it.
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    saved = (server.folder / own / "crisis.yaml").read_text()
    assert "# meanwhile" in saved
    assert "collision:" not in saved


def test_a_change_at_a_place_that_was_written_meanwhile_is_refused_in_words(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    asked = held(page, "**/model/change", method="POST")
    title_of(page).fill("Cowards")
    title_of(page).press("Enter")
    page.get_by_role("button", name="show title in the text").click()
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Control+Backspace")
    page.keyboard.type("Hens")
    asked.let_go(page)
    expect(page.get_by_role("alert")).to_contain_text("was changed at the same place meanwhile")
    expect(title_of(page)).to_have_value("Cowards")
    expect(text_of(page)).to_contain_text("title: Hens")

    # It can be made as soon as the parts are told of the text as it is now.
    def tried_again() -> bool:
        title_of(page).press("Enter")
        return "title: Cowards" in text_of(page).inner_text()

    until(page, tried_again)
    expect(text_of(page)).to_contain_text("title: Cowards")


def test_two_parts_removed_at_once_are_those_that_were_meant(
    page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    text_of(page).press("Control+End")
    page.keyboard.type("\nrules: [first.swerve, second.swerve, not first.swerve]")
    page.keyboard.press("Escape")
    unfold(page, "rules")
    rules = page.get_by_role("textbox", name=re.compile("^[123]$"))
    expect(rules).to_have_count(3)
    asked = held(page, "**/model/change", method="POST")
    page.get_by_role("button", name="Remove 1", exact=True).click()
    page.get_by_role("button", name="Remove 2", exact=True).click()
    asked.let_go(page)
    expect(text_of(page)).to_contain_text("rules: [not first.swerve]")
    expect(rules).to_have_count(1)


def test_to_save_twice_at_once_saves_once(page: Page, server: Server, own: str) -> None:
    opened(page, server, own)
    typed(page, "# twice")
    asked = held(page, re.compile("/model/crisis$"), method="PUT")
    page.keyboard.press("Control+s")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(300)
    assert len(asked.asked) == 1
    asked.let_go(page)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", name="was changed elsewhere")).to_have_count(0)
    assert "# twice" in (server.folder / own / "crisis.yaml").read_text()


def test_what_comes_with_excomm_is_never_said_to_be_saved(page: Page, server: Server) -> None:
    opened(page, server, "chicken")
    text_of(page).press("Control+s")
    page.wait_for_timeout(300)
    # Not for long would it stand there.
    assert page.get_by_text("Saved.", exact=True).count() == 0


def test_two_windows_keep_both_their_texts(
    context: BrowserContext, page: Page, server: Server, own: str
) -> None:
    opened(page, server, own)
    other = opened(context.new_page(), server, own)
    typed(page, "# the first window")
    draft_of(page, server, own, "# the first window")
    typed(other, "# the second window")
    expect(other.get_by_role("alert")).to_contain_text("in another window too")
    other.reload()
    expect(text_of(other)).to_contain_text("# the first window")
    other.get_by_role("button", name="Go on with that text").click()
    expect(text_of(other)).to_contain_text("# the second window")
    draft_of(other, server, own, "# the second window")
    other.get_by_role("button", name="Go on with that text").click()
    expect(text_of(other)).to_contain_text("# the first window")


def test_what_was_discarded_can_be_brought_back(page: Page, server: Server, own: str) -> None:
    opened(page, server, own)
    typed(page, "# not so sure")
    page.get_by_role("button", name="Discard changes").click()
    expect(text_of(page)).not_to_contain_text("# not so sure")
    page.get_by_role("button", name="Bring them back").click()
    expect(text_of(page)).to_contain_text("# not so sure")
    draft_of(page, server, own, "# not so sure")


def test_every_other_screen_says_that_unsaved_changes_are_not_in_it(
    page: Page, server: Server, own: str
) -> None:
    told = page.get_by_text("Unsaved changes in Model are not in this; it shows the saved file.")
    opened(page, server, own)
    typed(page, "# not saved")
    expect(told).to_have_count(0)
    for title in ("States", "What if", "Report"):
        goes_to(page, title)
        expect(told).to_have_count(1)
    page.reload()
    told.get_by_role("link", name="Model").click()
    expect(text_of(page)).to_contain_text("# not saved")
    expect(told).to_have_count(0)
    page.get_by_role("button", name="Discard changes").click()
    expect(text_of(page)).not_to_contain_text("# not saved")
    goes_to(page, "States")
    expect(told).to_have_count(0)
    goes_to(page, "Model")
    ready(page)
    typed(page, "# to be saved")
    goes_to(page, "States")
    expect(told).to_have_count(1)
    goes_to(page, "Model")
    ready(page)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    goes_to(page, "States")
    expect(page.get_by_role("heading", name="States", level=1)).to_be_visible()
    expect(told).to_have_count(0)
