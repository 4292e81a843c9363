"""Runs the preview's server until Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import gc
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from newsletter.errors import Problem, UsageError
from newsletter.preview.app import Preview

HOST = "127.0.0.1"
PORT = 4820
"""Where the preview is unless another port is asked for; nothing well known lives there."""

_SWITCH_S = 0.001
_COLLECT_AFTER = (10_000, 10, 10)
"""New objects between two looks of the collector: about one email's."""


def open_socket(port: int | None) -> socket.socket:
    """A socket on the loopback address.

    Args:
        port: One that must be free, 0 for any; None for ``PORT``, or any other if that is taken.

    Raises:
        UsageError: E016 if the port that was asked for is taken, or may not be used.
    """
    try:
        return _bind(PORT if port is None else port)
    except OSError as error:
        if port is None and error.errno == errno.EADDRINUSE:
            return _bind(0)
        reason = "is taken" if error.errno == errno.EADDRINUSE else "cannot be used"
        problem = Problem("E016", f"port {port} {reason}", hint="leave out --port for a free one")
        raise UsageError(problem) from error


def _bind(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        found.listen(128)
    except OSError:
        found.close()
        raise
    return found


class _Server(uvicorn.Server):
    """Ends open streams of events first, so that Ctrl-C does not wait for browsers."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self._preview = preview

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, quietly."""
        await self._preview.stop()
        await super().shutdown(sockets)


def serve(
    root: Path, listener: socket.socket, *, ready: Callable[[str], None], thumbnails: bool = True
) -> None:
    """Serve a workspace until Ctrl-C.

    Args:
        root: The workspace's folder.
        listener: From ``open_socket``.
        ready: Called with the server's address once it answers.
        thumbnails: Whether the list may start a Chromium.
    """
    port = listener.getsockname()[1]
    # A request waits for a build for this long at most before it is answered or queued: with
    # Python's 5 ms a page of three requests lost 15 (seen 2026-11-26).
    sys.setswitchinterval(_SWITCH_S)
    # A command lets the collector wait until its end; this one has none.
    gc.set_threshold(*_COLLECT_AFTER)

    async def run() -> None:
        preview = Preview(root, port=port, thumbnails=thumbnails)
        config = uvicorn.Config(
            preview.app,
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        server = _Server(config, preview)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started and not running.done():
            await asyncio.sleep(0.01)
        if not running.done():
            ready(preview.origin)
        await running

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        return
    finally:
        listener.close()
