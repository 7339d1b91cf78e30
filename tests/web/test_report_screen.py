import pytest
from playwright.sync_api import Page, expect

from tests.web.axe import faults
from tests.web.following import begun, events
from tests.web.serving import Server


@pytest.fixture(scope="session")
def written(server: Server) -> str:
    """The job that wrote a report on the smallest crisis."""
    wanted = {"kind": "report", "crisis": "chicken", "arguments": {"draws": 1}}
    started = begun(server, wanted)
    *_, last = events(server, started["id"])
    assert last.job["state"] == "done"
    return str(started["id"])


def test_the_page_may_have_styles_of_its_own_but_no_script(server: Server, written: str) -> None:
    page = server.ask(f"/api/jobs/{written}/report")
    assert page.status == 200
    assert page.headers["content-type"].startswith("text/html")
    policy = page.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert b"Chicken" in page.body


def test_a_job_of_another_kind_has_no_page(server: Server) -> None:
    assert server.ask("/api/jobs/0123456789abcdef/report").status == 404


def test_each_part_says_how_to_get_it_without_the_app(server: Server) -> None:
    parts = server.ask("/api/crises/cuba-1962/report?variant=cuba-asked").json
    titles = {part["title"] for part in parts}
    assert {"What could last, and why", "How likely, and when", "What happened"} <= titles
    for part in parts:
        assert part["code"]["command"].startswith("excomm ")
        assert "--variant cuba-asked" in part["code"]["command"]
        assert 'variants=["cuba-asked"]' in part["code"]["python"]


def test_the_code_of_each_part_runs(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for part in server.ask("/api/crises/chicken/report").json:
            exec(part["code"]["python"], {})  # noqa: S102 - that it runs is what is tested


def test_parts_are_those_of_a_report_that_is_asked_for_so(server: Server) -> None:
    path = "/api/crises/cuba-1962/report"
    commands = {
        part["title"]: part["code"]["command"]
        for part in server.ask(f"{path}?draws=5&sensitivity=true").json
    }
    assert commands["How likely, and when"] == "excomm exact cuba-1962 --draws 5"
    assert commands["What drives the answer"] == "excomm sensitivity cuba-1962 --all"
    out_of_time = {part["title"] for part in server.ask(f"{path}?draws=0&sensitivity=true").json}
    assert out_of_time.isdisjoint({"How likely, and when", "What drives the answer"})


@pytest.mark.browser
def test_a_report_is_written_shown_and_found_again(server: Server, page: Page) -> None:
    page.goto(f"{server.url}c/prisoners-dilemma/report")
    page.get_by_label("Draws of what is not known").fill("1")
    page.get_by_role("button", name="Write the report").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("prisoner", timeout=60_000)
    page.reload()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("prisoner", timeout=60_000)
    expect(page.get_by_role("link", name="Download")).to_have_attribute(
        "download", "excomm-report-prisoners-dilemma.html"
    )


@pytest.mark.browser
def test_the_form_stands_as_what_is_shown_was_asked_and_is_not_sent_with_a_gap(
    server: Server, page: Page, written: str
) -> None:
    page.goto(f"{server.url}c/chicken/report")
    draws = page.get_by_label("Draws of what is not known")
    expect(draws).to_have_value("1")
    draws.fill("")
    page.get_by_role("button", name="Write it again").click()
    assert draws.evaluate("field => field.validity.valueMissing")
    expect(page.locator("iframe")).to_have_attribute("src", f"/api/jobs/{written}/report")
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.usefixtures("written")
def test_to_print_the_screen_is_to_print_the_report(server: Server, page: Page) -> None:
    page.goto(f"{server.url}c/chicken/report")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    inside = page.frames[-1]
    inside.evaluate("window.print = () => { window.printed = true }")
    page.keyboard.press("Control+p")
    assert inside.evaluate("window.printed")
    inside.evaluate("window.printed = false")
    frame.get_by_role("link").first.focus()
    page.keyboard.press("Control+p")
    assert inside.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_text("This is not the report")).to_be_visible()
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.usefixtures("written")
def test_nothing_on_the_screen_is_hard_to_reach(server: Server, page: Page) -> None:
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        page.goto(f"{server.url}c/chicken/report")
        expect(page.get_by_role("heading", name="Every part, as code")).to_be_visible()
        assert faults(page) == []
