import asyncio
import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from excomm.web.guard import LARGEST_BODY, Guard
from excomm.web.settings import Settings
from tests.web.serving import SECONDS, Server, started

NEW = {"key": "from-elsewhere"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost:1"])
def test_it_answers_to_its_own_name_and_port_only(server: Server, host: str) -> None:
    answer = server.ask("/api/about", headers={"Host": host})
    assert answer.status == 403
    assert "open the URL" in answer.json["remedy"]


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_names_are_answered(server: Server, name: str) -> None:
    assert server.ask("/api/about", headers={"Host": f"{name}:{server.port}"}).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_can_neither_read_nor_write(server: Server, origin: str) -> None:
    assert server.ask("/api/crises", headers={"Origin": origin}).status == 403
    asked = server.ask("/api/crises", method="POST", body=NEW, headers={"Origin": origin})
    assert asked.status == 403
    assert not (server.folder / "from-elsewhere").exists()


def test_what_a_browser_fetches_for_another_site_is_refused_even_without_an_origin(
    server: Server,
) -> None:
    for site in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
        assert server.ask("/api/crises", headers=headers).status == 403


def test_a_link_from_another_site_opens_the_app_but_not_its_interface(server: Server) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert server.ask("/", headers=headers).status == 200
    assert server.ask("/api/crises", headers=headers).status == 403


def test_every_answer_has_a_policy_that_allows_nothing_inline_and_nobody_elses(
    server: Server,
) -> None:
    for path in ("/", "/api/about", "/api/nothing", "/no-such-file.js"):
        policy = server.ask(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(server: Server) -> None:
    path = "/api/crises/import?name=a.yaml"
    answer = server.ask(path, method="POST", body=b"x" * (LARGEST_BODY + 1))
    assert answer.status == 413


@pytest.mark.parametrize("path", ["import?name=a.yaml", "elmira/model/check"])
def test_a_body_that_does_not_tell_its_length_is_refused_as_soon_as_it_is_beyond_the_limit(
    server: Server, path: str
) -> None:
    head = (
        f"POST /api/crises/{path} HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{server.port}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(head.encode())
        for _ in range(LARGEST_BODY // 0x10000 + 1):
            connection.sendall(chunk)
        answered = connection.recv(10_000)
    assert answered.startswith(b"HTTP/1.1 413 ")
    assert b"default-src 'none'" in answered
    assert server.ask("/api/about").status == 200


def test_visitors_who_leave_before_they_are_answered_end_nothing(own_server: Server) -> None:
    asked = f"GET /api/crises HTTP/1.1\r\nHost: 127.0.0.1:{own_server.port}\r\n\r\n".encode()
    for _ in range(200):
        with socket.create_connection(("127.0.0.1", own_server.port)) as connection:
            connection.sendall(asked * 8)
    assert own_server.ask("/api/about").status == 200
    assert own_server.process.poll() is None


@pytest.mark.parametrize("path", ["/%00", f"/{'a' * 300}", f"/{'a' * 300}.js"])
def test_a_path_that_no_file_can_have_is_answered_as_any_other(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == (404 if path.endswith(".js") else 200)


def test_what_goes_wrong_within_is_said_in_the_one_form_with_all_headers() -> None:
    async def falling(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise ZeroDivisionError

    sent: list[Message] = []
    # In a thread of its own: Playwright's loop may be running in this one.
    with ThreadPoolExecutor() as elsewhere, pytest.raises(ZeroDivisionError):
        elsewhere.submit(asyncio.run, _guarded(falling, sent)).result()
    begin, body = sent
    assert begin["status"] == 500
    assert dict(begin["headers"])[b"x-content-type-options"] == b"nosniff"
    assert json.loads(body["body"])["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/%2e%2e/errors.py",
        "/assets/../../errors.py",
        "/..%2f..%2ferrors.py",
        "/api/crises/..%2f..%2fetc",
        "/api/crises/%2e%2e",
    ],
)
def test_no_path_leads_out_of_the_built_pages_and_the_chosen_folder(
    server: Server, path: str
) -> None:
    answer = server.ask(path)
    assert answer.status in {200, 404, 422}
    assert b"InputError" not in answer.body
    assert b"hatchling" not in answer.body


@pytest.mark.browser
def test_a_page_of_another_site_cannot_drive_it_from_a_real_browser(
    server: Server, context: BrowserContext
) -> None:
    seen = len(server.ask("/api/crises").json)
    with elsewhere(f"http://127.0.0.1:{server.port}") as address:
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("window.done === true")
        got = page.evaluate("window.got")
        framed = page.frames[1].url
    assert got == {"read": "refused", "write": "refused", "simple": "refused"}
    assert framed.startswith("chrome-error:")
    assert len(server.ask("/api/crises").json) == seen


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with started(tmp_path_factory.mktemp("shared"), "--share") as server:
        yield server


def test_shared_it_asks_for_the_token_in_the_address_it_printed(shared: Server) -> None:
    address, _, token = shared.url.partition("?token=")
    host = {"Host": address.split("/")[2]}
    assert len(token) >= 20
    assert shared.ask("/api/about", headers=host).status == 401
    assert shared.ask("/api/about?token=guess", headers=host).status == 401
    assert shared.ask("/?token=guess", headers=host).status == 401
    bearer = {**host, "Authorization": f"Bearer {token}"}
    assert shared.ask("/api/about", headers=bearer).json["shared"] is True
    assert shared.ask(f"/api/about?token={token}", headers=host).status == 200


def test_the_token_goes_from_the_address_into_a_cookie_of_this_server_alone(shared: Server) -> None:
    token = shared.url.partition("?token=")[2]
    opened = shared.ask(f"/c/elmira?variant=a&token={token}&variant=b%20c")
    assert opened.status == 303
    assert opened.headers["location"] == "/c/elmira?variant=a&variant=b+c"
    cookie = opened.headers["set-cookie"]
    assert f"excomm-token-{shared.port}=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    carried = {"Cookie": cookie.partition(";")[0]}
    assert shared.ask("/api/about", headers=carried).status == 200
    assert shared.ask("/", headers=carried).status == 200
    # Cookies of other servers on the same machine come along, in whatever form.
    for other in ('prefs={"a":1}', "seen", "a[b]=1", "name=Zo\u00eb"):
        among = {"Cookie": f"{other}; {carried['Cookie']}; {other}"}
        assert shared.ask("/api/about", headers=among).status == 200, other
    elsewhere = {"Cookie": cookie.partition(";")[0].replace(str(shared.port), "1")}
    assert shared.ask("/api/about", headers=elsewhere).status == 401


def test_an_address_with_a_token_leads_to_no_other_host(shared: Server) -> None:
    token = shared.url.partition("?token=")[2]
    for path in ("//evil.example/", "/\\evil.example/", "//%5Cevil.example"):
        location = shared.ask(f"{path}?token={token}").headers["location"]
        assert location.startswith("/")
        assert location[1] not in "/\\"


def test_shared_it_is_reached_at_any_address_of_the_machine_and_prints_one(shared: Server) -> None:
    token = shared.url.partition("?token=")[2]
    name = shared.url.split("/")[2].partition(":")[0]
    ipaddress.ip_address(name)
    for address in (name, "127.0.0.2"):
        host = f"{address}:{shared.port}"
        with closing(HTTPConnection(address, shared.port, timeout=SECONDS)) as connection:
            connection.request("GET", f"/api/about?token={token}", headers={"Host": host})
            assert connection.getresponse().status == 200
    with closing(HTTPConnection("127.0.0.2", shared.port, timeout=SECONDS)) as connection:
        connection.request("GET", "/api/about", headers={"Host": f"127.0.0.3:{shared.port}"})
        assert connection.getresponse().status == 403


def test_on_the_usual_port_browsers_leave_it_out() -> None:
    assert "localhost" in Settings(Path(), port=80).hosts
    assert "localhost" not in Settings(Path(), port=81).hosts


def test_not_shared_it_listens_on_this_machine_only(server: Server) -> None:
    with socket.socket() as asking:
        asking.settimeout(5)
        # Another address of the same machine, which a server on all addresses would answer.
        assert asking.connect_ex(("127.0.0.2", server.port)) != 0


async def _guarded(app: ASGIApp, sent: list[Message]) -> None:
    """Ask an app behind the guard for its first page, and collect what it sends."""
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b""}
    scope["headers"] = [(b"host", b"localhost:1234")]

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    await Guard(app, settings=Settings(Path(), port=1234))(scope, receive, send)


class Hostile(BaseHTTPRequestHandler):
    """Answers everything with a page that tries to drive the app."""

    page = b""

    def do_GET(self) -> None:
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def elsewhere(app: str) -> Iterator[str]:
    """A page under another name and port, which is another site, that tries to read and to write."""
    handler = type("Driving", (Hostile,), {"page": HOSTILE.replace("APP", app).encode()})
    with HTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://localhost:{serving.server_address[1]}/"
        serving.shutdown()


HOSTILE = """<!doctype html><iframe id="frame" src="APP/"></iframe><script>
(async () => {
  const got = {};
  const tried = async (name, asked) => {
    try { const a = await fetch("APP/api/crises", asked); got[name] = a.type; }
    catch { got[name] = "refused"; }
  };
  const body = JSON.stringify({key: "from-elsewhere"});
  await tried("read", {});
  await tried("write", {method: "POST", body, headers: {"Content-Type": "application/json"}});
  await tried("simple", {method: "POST", body, mode: "no-cors"});
  window.got = got; window.done = true;
})();
</script>"""
