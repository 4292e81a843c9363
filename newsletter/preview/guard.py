"""Keeps everybody else out: foreign hosts, foreign pages, and every request that is no reading.

The server listens on the loopback address alone. A page of the web in the same browser could still
reach it, by a name that it makes resolve to 127.0.0.1; such a request carries that name in Host.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOR_THE_FRAME = re.compile(r"/static/frame\.(css|js)|/issues/[0-9-]+/images/[^/]+")
_NAMES = ("127.0.0.1", "localhost")

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def frame_policy(origin: str, nonce: str) -> str:
    """The policy of the email's frame: it shows, and runs nothing but our own script.

    Args:
        origin: The server's own. ``'self'`` would do, but says nothing in a sandbox's origin to
            browsers that take it for the document's.
        nonce: Of our script.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}'",
            f"style-src {origin} 'unsafe-inline'",
            f"img-src {origin} https: data:",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {origin}",
            "sandbox allow-scripts",
        )
    )


class Guard:
    """ASGI middleware in front of every route."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """
        Args:
            app: What is guarded.
            port: The server's; part of the names that a request may be addressed to.
        """
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in _NAMES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _guarded(message["headers"])
            await send(message)

        await self._app(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse("this host name is not served here\n", 421)
        if any(not self._is_ours(origin, scope["path"]) for origin in origins):
            return PlainTextResponse("requests of other pages are not served\n", 403)
        if scope["method"] not in ("GET", "HEAD"):
            allow = {"Allow": "GET, HEAD"}
            return PlainTextResponse("the preview only reads\n", 405, allow)
        return None

    def _is_ours(self, origin: str, path: str) -> bool:
        """Whether a request comes from one of our pages.

        The email's frame has no origin, and Chromium says so when it loads pictures (156, seen
        2026-11-23). A foreign page without one can have them drawn, as any picture, not read.
        """
        if origin == "null":
            return _FOR_THE_FRAME.fullmatch(path) is not None
        return origin.removeprefix("http://").lower() in self._hosts


def _guarded(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = {name.lower() for name, _ in headers}
    wanted = {
        b"content-security-policy": PAGE_POLICY.encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"no-referrer",
        b"cache-control": b"no-store",
        b"cross-origin-opener-policy": b"same-origin",
    }
    return [*headers, *((name, value) for name, value in wanted.items() if name not in given)]
