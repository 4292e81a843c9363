"""A web server on this machine for tests, and a way to it that the product itself refuses."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from newsletter.cache import Cache
from newsletter.fetching.addresses import PublicTransport, is_public
from newsletter.fetching.client import Fetcher
from newsletter.fetching.links import LinkVisitor


@dataclass
class Answer:
    """What a server says."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Server:
    """A running server.

    Attributes:
        answers: By path; a function gets the request's headers. Anything else is 404.
        asked: Every path that was asked for, with its headers.
        methods: How: one for each of ``asked``.
        heads: Answers to HEAD by path, where they differ.
    """

    port: int = 0
    answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    heads: dict[str, Answer] = field(default_factory=dict)

    def url(self, path: str, host: str = "feeds.example.org") -> str:
        """An address at this server, under a name that leads to it."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.respond()

        def do_HEAD(self) -> None:
            self.respond()

        def respond(self) -> None:
            server.methods.append(self.command)
            headers = {key.lower(): value for key, value in self.headers.items()}
            server.asked.append((self.path, headers))
            answer = server.answers.get(self.path, Answer(status=404))
            if self.command == "HEAD":
                answer = server.heads.get(self.path, answer)
            if not isinstance(answer, Answer):
                answer = answer(headers)
            try:
                self.send_response(answer.status)
                for key, value in answer.headers.items():
                    self.send_header(key, value)
                if "content-length" not in {key.lower() for key in answer.headers}:
                    self.send_header("content-length", str(len(answer.body)))
                self.end_headers()
                if self.command == "HEAD":
                    return
                self.wfile.write(answer.body)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def log_message(self, *_: object) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.port = web.server_port
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        web.server_close()
        thread.join()


@contextmanager
def talking(say: Callable[[str], Iterator[bytes]], longest_s: float = 2.0) -> Iterator[int]:
    """Run a server that says what it likes, byte for byte, and ends after a while; gives its port.

    Args:
        say: From the first line of what was asked to what is sent.
        longest_s: After this a connection is closed, so that nobody who trusts it waits for ever.
    """
    over = threading.Event()

    def answer(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked = connection.recv(65_536).partition(b"\r\n")[0].decode("latin-1")
            end_s = time.monotonic() + longest_s
            for part in say(asked):
                connection.sendall(part)
                if over.is_set() or time.monotonic() > end_s:
                    return

    def accept() -> None:
        with suppress(OSError):
            while not over.is_set():
                connection, _ = listener.accept()
                threading.Thread(target=answer, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            over.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def trickled(message: bytes, between_s: float = 0.02) -> Iterator[bytes]:
    """A byte now and then, and the last one for ever."""
    for at in range(len(message)):
        time.sleep(between_s)
        yield message[at : at + 1]
    while True:
        time.sleep(between_s)
        yield message[-1:]


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self.waits.append(seconds)
        self.now += seconds


def local_fetcher(cache: Cache | None = None, clock: Clock | None = None) -> Fetcher:
    """A fetcher for which ``*.example.org`` is this machine, and only so may be asked."""
    clock = clock or Clock()
    return Fetcher(cache or Cache(None), local_transport(), sleep=clock.sleep, clock=clock)


def local_visitor(clock: Clock | None = None) -> LinkVisitor:
    """The same way for the visitor of links."""
    clock = clock or Clock()
    return LinkVisitor(local_transport(), sleep=clock.sleep, clock=clock)


def local_transport() -> PublicTransport:
    """The way to this machine, with names of other kinds for hosts that are refused or missing."""
    inside = {"inside.example.com": "10.0.0.7", "meta.example.com": "169.254.169.254"}

    def resolve(host: str, _: int) -> list[str]:
        if host.endswith("example.org"):
            return ["127.0.0.1"]
        if host == "nowhere.example.com":
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        if host == "later.example.com":
            raise socket.gaierror(socket.EAI_AGAIN, "ask again")
        return [inside.get(host, host)]

    def allowed(address: str) -> bool:
        return address == "127.0.0.1" or is_public(address)

    return PublicTransport(resolve, allowed)
