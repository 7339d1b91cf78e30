"""Keeps strangers out: pages of other sites, other names of this machine, too large bodies, and who has no token."""

from __future__ import annotations

import json
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from excomm.web.settings import Settings

# A crisis file and its sources are refused beyond 300,000 bytes each, and JSON writes some letters with six.
LARGEST_BODY = 2_000_000
COOKIE = "excomm-token"
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
        else:
            await self._hand_on(scope, receive, send)

    def _foreign(self, scope: Scope, headers: Headers) -> tuple[str, str] | None:
        """Say why a request is not from our own pages, or from a program of this machine; None if it is."""
        host = headers.get("host", "")
        if host not in self.settings.hosts:
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

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        if not self.settings.token:
            return True
        given = (_bearer(headers), _in_cookie(headers), _in_query(scope))
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
        if self.settings.token and self._is_token(_in_query(scope)):
            answer.append("set-cookie", _cookie(self.settings.token))


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


def _in_cookie(headers: Headers) -> str:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def _in_query(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get("token", [""])[0]


def _cookie(token: str) -> str:
    return f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"


async def _refuse(send: Send, status: int, message: str, remedy: str) -> None:
    body = json.dumps({"message": message, "remedy": remedy, "problems": []}).encode()
    headers = {**HEADERS, "content-type": "application/json", "content-length": str(len(body))}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
