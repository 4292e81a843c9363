"""Visits the addresses of links: asks whether something is there, and reads nothing of it.

HEAD first, because it costs a server least; GET where HEAD is refused or believed wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin

import httpx

from newsletter.errors import NewsletterError, TemporaryError
from newsletter.fetching.addresses import HostNotFoundError, PublicTransport
from newsletter.fetching.deadline import seconds_left
from newsletter.fetching.session import (
    FAILURES,
    LONGEST_WAIT_S,
    MOVED,
    Answer,
    Session,
    check_form,
    describe_failure,
    wait_asked_for,
)
from newsletter.fetching.verdicts import judge_answer, judge_failure
from newsletter.model.visit import Redirect, Visit
from newsletter.version import __version__

AGENT = f"newsletter/{__version__} (an editor's link check)"
HOSTS_AT_ONCE = 8
VISIT_LIMIT_S = 120.0
"""For one visit. Who waits for it gives its host up earlier; this ends the thread as well."""
# Browsers follow 20 (WHATWG, Fetch, HTTP-redirect fetch); nobody waits for so many.
_REDIRECTS = 10
_BUSY = frozenset([429, 503])


class LinkVisitor:
    """Visits one address after the other; threads may share it."""

    def __init__(
        self,
        transport: httpx.BaseTransport | None = None,
        *,
        limit_s: float = VISIT_LIMIT_S,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            transport: To the network; public addresses only unless another is given.
            limit_s: For one visit from its beginning to its end.
            sleep: Waits some seconds.
            clock: Seconds that only grow.
        """
        transport = transport or PublicTransport(connections=HOSTS_AT_ONCE)
        self._session = Session(
            AGENT, transport, limit_s=limit_s, robots_tries=1, sleep=sleep, clock=clock
        )

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def visit(self, url: str) -> Visit:
        """What is at an address; whatever goes wrong is in the visit.

        Args:
            url: http or https, without a fragment.
        """
        with self._session.in_time(url):
            return self._visit(url)

    def _visit(self, url: str) -> Visit:
        redirects: list[Redirect] = []
        at = url
        try:
            while True:
                check_form(at)
                if not self._session.may_ask(at):
                    reason = "the host's robots.txt asks programs to stay away"
                    return Visit(url, "not-checked", reason, redirects=tuple(redirects))
                answer = self._ask(at)
                location = answer.headers.get("location")
                if answer.status not in MOVED or not location:
                    mime = answer.headers.get("content-type", "")
                    return judge_answer(url, answer.status, tuple(redirects), mime)
                at = urldefrag(urljoin(at, location)).url
                redirects.append(Redirect(answer.status, at))
                if len(redirects) > _REDIRECTS:
                    # Pages that ask for a cookie go round in circles for whoever keeps none.
                    reason = f"it is moved on more than {_REDIRECTS} times"
                    return Visit(url, "not-checked", reason, redirects=tuple(redirects))
        except HostNotFoundError as error:
            reason = error.problems[0].message
            if error.for_good:
                missing = tuple(redirects)
                return Visit(url, "broken", reason, redirects=missing, host_missing=True)
            return judge_failure(url, error, reason, tuple(redirects))
        except TemporaryError as error:
            return judge_failure(url, error, error.problems[0].message, tuple(redirects))
        except NewsletterError as error:
            reason = error.problems[0].message
            return Visit(url, "not-checked", reason, redirects=tuple(redirects))
        except FAILURES as failure:
            return judge_failure(url, failure, describe_failure(failure), tuple(redirects))

    def _ask(self, url: str) -> Answer:
        """HEAD, and GET if that brings an error: not every server has learnt the former."""
        try:
            answer = self._session.once(url, {"accept": "*/*"}, method="HEAD")
        except FAILURES:
            answer = None
        if answer is None or (answer.status >= 400 and answer.status not in _BUSY):
            answer = self._session.once(url, {"accept": "*/*"})
        if answer.status in _BUSY:
            wait = wait_asked_for(answer.headers, 1.0)
            if wait <= min(LONGEST_WAIT_S, seconds_left()):
                self._session.sleep(wait)
                answer = self._session.once(url, {"accept": "*/*"})
        return answer
