"""What an answer says of a link: whether a reader gets something there, or nobody knows.

Only what is certain is called broken. Servers that keep programs out, or are ill today, say nothing
about what a reader will see; those links are not checked.
"""

from __future__ import annotations

import ssl
from http import HTTPStatus

from newsletter.model.visit import Redirect, Visit

# Source: RFC 9110 sections 15.5.5 and 15.5.11.
GONE = frozenset([404, 410])
# Source: RFC 9110 section 15.5, RFC 6585 section 4, RFC 7725; 999 is LinkedIn's answer to programs.
_WALLS = frozenset([401, 402, 403, 406, 407, 429, 451, 999])
# OpenSSL's X509_V_ERR_…: a browser stops at these too. Others depend on which authorities this
# machine knows, and on a company's own between it and the network.
# Source: OpenSSL, x509_vfy.h (read 2026-11-26).
_BAD_CERTIFICATES = {
    10: "its certificate has expired",
    18: "nobody but itself vouches for its certificate",
    62: "its certificate is another host's",
}


def judge_answer(
    url: str, status: int, redirects: tuple[Redirect, ...] = (), content_type: str = ""
) -> Visit:
    """The verdict on a server's last word.

    Args:
        url: The address that was asked for first.
        status: What the server at the end of the redirects answered.
    """
    if 200 <= status < 300 or status == HTTPStatus.NOT_MODIFIED:
        return Visit(url, "answered", "", status, redirects, content_type)
    said = f"the server answered {status}"
    if status in HTTPStatus._value2member_map_:
        said += f" {HTTPStatus(status).phrase}"
    if status in GONE:
        return Visit(url, "broken", said, status, redirects)
    if status in _WALLS:
        said += ", which may be meant for programs only"
    elif status >= 500:
        said += ", which may pass"
    temporary = (status >= 500 and status != 999) or status in (408, 425, 429)
    return Visit(url, "not-checked", said, status, redirects, temporary=temporary)


def judge_failure(
    url: str, failure: Exception, said: str, redirects: tuple[Redirect, ...] = ()
) -> Visit:
    """The verdict when no server said anything.

    Args:
        failure: What went wrong between the machines.
        said: The same in words.
    """
    error = _certificate_error(failure)
    if error is None:
        return Visit(url, "not-checked", said, redirects=redirects, temporary=True)
    wrong = _BAD_CERTIFICATES.get(error.verify_code)
    if wrong:
        return Visit(url, "broken", wrong, redirects=redirects)
    said = f"its certificate could not be verified: {error.verify_message}"
    return Visit(url, "not-checked", said, redirects=redirects)


def _certificate_error(failure: BaseException | None) -> ssl.SSLCertVerificationError | None:
    """What OpenSSL said; httpcore 1.0 holds it as the cause, or as an argument only."""
    while failure is not None:
        held = failure.args[0] if failure.args else None
        for error in (failure, held):
            if isinstance(error, ssl.SSLCertVerificationError):
                return error
        failure = failure.__cause__
    return None
