"""Keeps strangers out: pages of other sites, other names of this machine, too large bodies, and who has no token."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from excomm.web.settings import Settings

# A crisis file and its sources are refused beyond 300,000 bytes each, and JSON writes some letters with six.
LARGEST_BODY = 2_000_000
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Nothing but our own files; no script and no style may stand in a page itself.
POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "frame-src 'self'; "
    "base-uri 'none'; "
    "form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Guard:
    """Wraps an application; what it refuses never reaches it.

    Pure ASGI, so that a stream of events passes through it as it comes.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        """`settings` say which hosts, and which token."""
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or hand it on with headers added and its body counted."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._foreign(scope, headers)
        if refusal:
            await _refuse(send, 403, *refusal)
        elif not self._has_token(scope, headers):
            await _refuse(send, 401, "this server asks for a token", "open the URL it printed")
        elif _told_length(headers) > LARGEST_BODY:
            await _refuse(send, 413, *_TOO_LARGE)
        elif self.settings.token and _in_query(scope) and not _is_api(scope):
            await self._take_token(scope, send)
        else:
            await self._hand_on(scope, receive, send)

    def _foreign(self, scope: Scope, headers: Headers) -> tuple[str, str] | None:
        """Say why a request is not from our own pages, or from a program of this machine; None if it is."""
        host = headers.get("host", "")
        if host not in self.settings.hosts and host != self._reached_at(scope):
            return f"this server is not called '{host[:60]}'", "open the URL it printed"
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") != host:
            return "a page of another site asked", "open the URL that the server printed"
        # Browsers tell where a request comes from even where they send no origin; other programs tell nothing.
        site = headers.get("sec-fetch-site", "none")
        opened = headers.get("sec-fetch-mode") == "navigate" and scope["method"] in SAFE
        if site not in {"same-origin", "none"} and (_is_api(scope) or not opened):
            return "a page of another site asked", "open the URL that the server printed"
        return None

    def _reached_at(self, scope: Scope) -> str:
        """The address of this machine that the request came to, which no name of others leads to in a browser."""
        return self.settings.host(str((scope.get("server") or ("",))[0]))

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        if not self.settings.token:
            return True
        given = (_bearer(headers), _in_cookie(headers, self._cookie), _in_query(scope))
        return any(map(self._is_token, given))

    def _is_token(self, given: str) -> bool:
        # In constant time, so that nobody learns how much of a guess is right.
        return secrets.compare_digest(given.encode(), self.settings.token.encode())

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._complete(scope, MutableHeaders(scope=message))
            await send(message)

        try:
            await self.app(scope, _counted(receive), sending)
        except ClientDisconnect:
            # Nobody is there any more to be answered.
            return
        except Exception:
            if not begun:
                await _refuse(send, 500, *_OUR_FAULT)
            # The server writes it down.
            raise

    def _complete(self, scope: Scope, answer: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            answer.setdefault(name, value)
        if _is_api(scope):
            answer.setdefault("cache-control", "no-store")

    @property
    def _cookie(self) -> str:
        # Cookies are sent to all ports of a host, on which other servers may ask for other tokens.
        return f"excomm-token-{self.settings.port}"

    async def _take_token(self, scope: Scope, send: Send) -> None:
        """Keep the token in a cookie, and lead to the same address without it."""
        query = parse_qsl(str(scope["query_string"], "latin-1"), keep_blank_values=True)
        others = urlencode([(name, value) for name, value in query if name != "token"])
        # Two slashes at its beginning would lead to another host.
        path = quote("/" + str(scope["path"]).lstrip("/"))
        # Lax, since a link to this server in somebody's mail must open it; nothing is done when a page is opened.
        cookie = f"{self._cookie}={self.settings.token}; Path=/; HttpOnly; SameSite=Lax"
        headers = {"location": f"{path}?{others}" if others else path, "set-cookie": cookie}
        await _send(send, 303, {**headers, "cache-control": "no-store", "content-length": "0"})


_TOO_LARGE = ("this is too large", f"send at most {LARGEST_BODY:,} bytes")
_OUR_FAULT = (
    "this is a fault of Excomm; please report it",
    "what went wrong stands in the terminal that the app was started in",
)


def _counted(receive: Receive) -> Receive:
    """What is received, up to the limit."""
    counted = 0

    async def receiving() -> Message:
        nonlocal counted
        message = await receive()
        counted += len(message.get("body", b""))
        if counted > LARGEST_BODY:
            # Nothing more is read, whoever sends without telling the length. The app answers this as it is.
            raise HTTPException(413, ": ".join(_TOO_LARGE))
        return message

    return receiving


def _is_api(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/api/")


def _told_length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def _bearer(headers: Headers) -> str:
    return headers.get("authorization", "").removeprefix("Bearer ")


def _in_cookie(headers: Headers, name: str) -> str:
    # Cookies of other servers on this machine come along, in whatever form: none of them may hide ours.
    for cookie in headers.get("cookie", "").split(";"):
        key, _, value = cookie.strip().partition("=")
        if key == name:
            return value
    return ""


def _in_query(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get("token", [""])[0]


async def _refuse(send: Send, status: int, message: str, remedy: str) -> None:
    body = json.dumps({"message": message, "remedy": remedy, "problems": []}).encode()
    headers = {"content-type": "application/json", "content-length": str(len(body))}
    await _send(send, status, headers, body)


async def _send(send: Send, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
    raw = [(name.encode(), value.encode()) for name, value in {**HEADERS, **headers}.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
