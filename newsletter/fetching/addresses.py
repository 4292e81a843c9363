"""Connects to public addresses only, and to the very address that was checked.

A feed may name any address, and a public name may lead into the own network; so every connection,
also after a redirect, is made to an address that was looked up once and judged.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import httpcore
import httpx

from newsletter.errors import Problem, TemporaryError, UsageError
from newsletter.fetching.deadline import connect

Resolve: TypeAlias = Callable[[str, int], list[str]]
"""Host and port to IP addresses; OSError if there are none."""


def resolve_host(host: str, port: int) -> list[str]:
    """The system's answer, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also one inside an IPv6 address."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast


class HostNotFoundError(TemporaryError):
    """A host has no address at present, or there is no network to ask for one.

    Attributes:
        for_good: The system says that there is no such host; it also does without a network.
    """

    def __init__(self, host: str, *, for_good: bool) -> None:
        said = "was not found" if for_good else "could not be looked up"
        super().__init__(Problem("E180", f"the host {host} {said}"))
        self.for_good = for_good


_NO_SUCH_HOST = {
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)
}


class PublicBackend(httpcore.NetworkBackend):
    """Opens connections to public addresses."""

    def __init__(self, resolve: Resolve, allowed: Callable[[str], bool]) -> None:
        """
        Args:
            resolve: Looks a host up.
            allowed: Whether a connection to an IP address may be made.
        """
        self._resolve, self._allowed = resolve, allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers.

        Raises:
            UsageError: E181 if one of the host's addresses is not public.
            HostNotFoundError: E180 if the host has no address.
            OutOfTimeError: E180 if the fetch has no time left.
        """
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            known = isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_HOST
            for_good = known or isinstance(error, UnicodeError)
            raise HostNotFoundError(host, for_good=for_good) from error
        wrong = next((address for address in addresses if not self._allowed(address)), "")
        if wrong or not addresses:
            hint = "only the public internet is asked"
            leads = f"this is {wrong}" if host == wrong else f"{host} leads to {wrong}"
            problem = Problem("E181", f"{leads}, no public address", hint=hint)
            raise UsageError(problem)
        for address in addresses[:-1]:
            try:
                return connect(address, port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return connect(addresses[-1], port, timeout, socket_options)


class PublicTransport(httpx.BaseTransport):
    """httpx's way to the network, with ``PublicBackend`` at its end; no proxy is used."""

    def __init__(
        self,
        resolve: Resolve = resolve_host,
        allowed: Callable[[str], bool] = is_public,
        *,
        connections: int = 4,
    ) -> None:
        """
        Args:
            resolve: Looks a host up.
            allowed: Whether a connection to an IP address may be made.
            connections: Most at one time.
        """
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=connections,
            network_backend=PublicBackend(resolve, allowed),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what goes wrong is httpcore's own exception, or one of ours."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
