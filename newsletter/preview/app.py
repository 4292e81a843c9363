"""The preview's routes: pages, the email's frame, facts, pictures and the stream of changes."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import json
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from newsletter.preview.calendar import calendar_facts
from newsletter.preview.desk import Desk, Good, View
from newsletter.preview.facts import describe_view, editor_link
from newsletter.preview.frame import frame_document, frame_html, look_of, picture_addresses
from newsletter.preview.guard import Guard, frame_policy
from newsletter.preview.listing import Listing
from newsletter.preview.pages import STATIC, render_page
from newsletter.preview.readers import READERS, reader_named
from newsletter.preview.thumbnails import Thumbnails
from newsletter.preview.watch import saved_files

Result = TypeVar("Result")
_HEARTBEAT_S = 15.0
_WATCH_AGAIN_S = 1.0


class Preview:
    """One workspace being previewed.

    Every piece of work runs in one thread: the engines hold the interpreter's lock anyway, and
    nothing has to be locked.
    """

    def __init__(self, root: Path, *, port: int, thumbnails: bool = True) -> None:
        self.root = root
        self.origin = f"http://127.0.0.1:{port}"
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        self._news = asyncio.Condition()
        self._stop = asyncio.Event()
        self.desk = Desk(root)
        self.listing = Listing(self.desk)
        self.thumbnails = Thumbnails(root, enabled=thumbnails)
        self.app = Starlette(
            routes=[
                Route("/", self._index),
                Route("/issues/{date}", self._redirect),
                Route("/issues/{date}/", self._studio),
                Route("/issues/{date}/frame", self._frame),
                Route("/issues/{date}/facts", self._facts),
                Route("/issues/{date}/text", self._text),
                Route("/issues/{date}/source", self._source),
                Route("/issues/{date}/thumbnail", self._thumbnail),
                Route("/issues/{date}/images/{name}", self._picture),
                Route("/sponsors", self._calendar),
                Route("/events", self._events),
                Route("/static/{name}", _static),
            ],
            middleware=[Middleware(Guard, port=port)],
            exception_handlers={404: _not_found},
            lifespan=self._lifespan,
        )

    async def stop(self) -> None:
        """End the watch and every stream of events."""
        self._stop.set()
        await self.announce()

    async def work(self, task: Callable[..., Result], *values: Any) -> Result:
        """Do something in the worker thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, lambda: task(*values))

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            await self.stop()
            await watching
            self.thumbnails.close()
            self._worker.shutdown()

    async def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                async for names in saved_files(self.root, self._stop):
                    touched = await self.work(self.desk.changed, names)
                    await self.announce()
                    # While the news travels to the page and its request back.
                    await self.work(_read_ahead, touched)
            except OSError:  # the workspace is being moved, or the system has no watches left
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), _WATCH_AGAIN_S)

    async def announce(self) -> None:
        """Let every stream of events look for what is new."""
        async with self._news:
            self._news.notify_all()

    async def _view(self, request: Request) -> View:
        try:
            date = datetime.date.fromisoformat(request.path_params["date"])
        except ValueError:
            raise HTTPException(404) from None
        view = await self.work(self.desk.view, date)
        if view is None:
            raise HTTPException(404)
        return view

    async def _good(self, request: Request) -> Good:
        view = await self._view(request)
        if view.good is None:
            raise HTTPException(404)
        if request.method == "GET":
            view.reader = reader_named(request.query_params.get("reader", ""))
        return view.good

    async def _index(self, _request: Request) -> Response:
        facts = await self.work(self.listing.facts)
        return HTMLResponse(render_page("index", **facts))

    async def _redirect(self, request: Request) -> Response:
        return RedirectResponse(f"/issues/{request.path_params['date']}/")

    async def _studio(self, request: Request) -> Response:
        view = await self._view(request)
        config = self.desk.workspace.config if self.desk.workspace else None
        return HTMLResponse(
            render_page(
                "issue",
                publication=config.publication.name if config else "newsletter",
                date=view.file.date,
                name=view.file.name,
                readers=READERS,
                editor=editor_link(self.desk, view.file.name, 1, 1),
            )
        )

    async def _frame(self, request: Request) -> Response:
        query = request.query_params
        good = await self._good(request)
        look = look_of(query.get("scheme", ""), query.get("images", ""), query.get("styles", ""))
        web = query.get("part") == "web"

        def make() -> str:
            rendered = good.as_read_by(reader_named(query.get("reader", "")))
            composition = good.composition
            day = composition.issue.date.isoformat()
            base = good.composer.config.images.base_url.replace("{date}", day)
            pictures = picture_addresses(
                composition.email.assets, base, f"{self.origin}/issues/{day}/images/"
            )
            if web:
                return frame_html(rendered.web_html, (), pictures, look)
            return frame_html(rendered.html, rendered.places, pictures, look, good.figures)

        nonce = secrets.token_urlsafe(16)
        document = frame_document(
            await self.work(make),
            look=look,
            script=f"{self.origin}/static/frame.js",
            nonce=nonce,
            style=f"{self.origin}/static/frame.css",
        )
        policy = frame_policy(self.origin, nonce)
        return HTMLResponse(document, headers={"Content-Security-Policy": policy})

    async def _facts(self, request: Request) -> Response:
        view = await self._view(request)
        reader = reader_named(request.query_params.get("reader", ""))
        return JSONResponse(await self.work(describe_view, self.desk, view, reader))

    async def _text(self, request: Request) -> Response:
        good = await self._good(request)
        reader = reader_named(request.query_params.get("reader", ""))
        return PlainTextResponse((await self.work(good.as_read_by, reader)).text)

    async def _source(self, request: Request) -> Response:
        good = await self._good(request)
        email = good.composition.email
        web = request.query_params.get("part") == "web"
        return PlainTextResponse(email.web_html if web else email.html)

    async def _picture(self, request: Request) -> Response:
        good = await self._good(request)
        asset = good.pictures.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404)
        # The name is made of the content, so it never means anything else.
        kept = {"Cache-Control": "max-age=31536000, immutable"}
        return Response(asset.content, media_type=asset.media_type, headers=kept)

    async def _thumbnail(self, request: Request) -> Response:
        view = await self._view(request)
        content, media_type = await self.thumbnails.get(view, self.announce)
        return Response(content, media_type=media_type)

    async def _calendar(self, request: Request) -> Response:
        facts = await self.work(calendar_facts, self.desk, request.query_params.get("from", ""))
        return HTMLResponse(render_page("sponsors", **facts))

    async def _events(self, request: Request) -> Response:
        try:
            date = datetime.date.fromisoformat(request.query_params.get("issue", ""))
        except ValueError:
            return _stream(self._workspace_news())
        view = await self.work(self.desk.view, date)
        if view is None:
            raise HTTPException(404)
        return _stream(self._issue_news(view))

    async def _issue_news(self, view: View) -> AsyncIterator[dict[str, Any]]:
        view.listeners += 1
        told = -1
        try:
            while not self._stop.is_set():
                if view.revision != told:
                    told = view.revision
                    yield {"revision": told, "broken": bool(view.problems)}
                await self._wait_for(lambda: view.revision, told)
        finally:
            view.listeners -= 1

    async def _workspace_news(self) -> AsyncIterator[dict[str, Any]]:
        told = (-1, -1)
        while not self._stop.is_set():
            now = self._now()
            if now != told:
                told = now
                yield {"revision": now[0], "thumbnails": now[1]}
            await self._wait_for(self._now, told)

    def _now(self) -> tuple[int, int]:
        return self.desk.revision, self.thumbnails.revision

    async def _wait_for(self, state: Callable[[], object], told: object) -> None:
        """Return when a state is no longer what a page was told, or after a while."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_HEARTBEAT_S), self._news:
                await self._news.wait_for(lambda: state() != told or self._stop.is_set())


def _read_ahead(views: Iterable[View]) -> None:
    """Fill in the merge tags of new emails for those who read the last ones."""
    for view in views:
        if view.good is not None and view.listeners and not view.problems:
            view.good.as_read_by(view.reader)


def _stream(news: AsyncIterator[dict[str, Any]]) -> Response:
    async def lines() -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async for entry in news:
            yield f"data: {json.dumps(entry)}\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream")


async def _static(request: Request) -> Response:
    found = STATIC.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    content, media_type = found
    return Response(content, media_type=media_type)


async def _not_found(_request: Request, _error: Exception) -> Response:
    return HTMLResponse(render_page("missing"), 404)
