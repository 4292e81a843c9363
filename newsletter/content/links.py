"""Which addresses a link or a picture may have."""

from __future__ import annotations

import re

from newsletter.content.merge_tags import MERGE_TAG
from newsletter.content.source import shown
from newsletter.errors import Problem
from newsletter.model.location import Location
from newsletter.model.merge_tag_syntax import split_tags

SCHEMES = ("http", "https", "mailto", "tel")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_GOOD = re.compile(r"(?i:https?://[^\s/?#\\:@]|mailto:[^\s?]|tel:[^\s])")
# Spaces, quotation marks, and characters that nobody sees, such as a zero-width space.
_UNSEEN = "\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff"
_BAD_IN_URL = re.compile(rf"[\s<>\"{_UNSEEN}]")
_BAD_IN_PATH = re.compile(rf"[\n\t{_UNSEEN}]")
_ABSOLUTE = "write the whole address, https://example.org/page"


def check_url(url: str, location: Location, problems: list[Problem], what: str = "link") -> None:
    """Report what keeps a link's address from working in an email.

    Args:
        url: As the author wrote it, entities decoded.
        location: Where the link stands.
        problems: Where problems are added.
        what: What has the address, for the message.
    """

    def report(message: str, hint: str) -> None:
        problems.append(location.problem("E046", message, hint))

    bare = url
    opening = None
    if "{{" in url:
        opening = MERGE_TAG.match(url)
        if not _check_tags(url, location, problems):
            return
        bare = MERGE_TAG.sub("x", url)
    if not url.strip():
        report(f"the {what} has no address", "put one between the round brackets")
    elif _BAD_IN_URL.search(bare):
        report(
            f'the address "{shown(url)}" has a character that no address has',
            'write %20 for a space and %22 for "; delete what is invisible',
        )
    elif opening is not None:
        if not opening.group(1).split("|")[0].strip().endswith("_url"):
            report(
                f'the address "{shown(url)}" begins with a merge tag that is no address',
                "only tags whose name ends in _url can begin one",
            )
    elif not _GOOD.match(bare):
        _report_scheme(url, what, report_to=problems, location=location)


def _report_scheme(url: str, what: str, *, report_to: list[Problem], location: Location) -> None:
    scheme = _SCHEME.match(url)
    if scheme is None:
        message, hint = f'the address "{shown(url)}" is not absolute', _ABSOLUTE
    elif scheme.group(1).lower() in SCHEMES:
        message, hint = f'the address "{shown(url)}" is not complete', _ABSOLUTE
    else:
        message = f'a {what} cannot lead to "{shown(scheme.group())}"'
        hint = "allowed are " + ", ".join(f"{name}:" for name in SCHEMES)
    report_to.append(location.problem("E046", message, hint))


def _check_tags(url: str, location: Location, problems: list[Problem]) -> bool:
    _, found = split_tags(url)
    # A problem's own place would count in the address, which a document may spell otherwise.
    problems.extend(location.problem(each.code, each.message, each.hint) for each in found)
    return not found


def check_picture(src: str, location: Location, problems: list[Problem]) -> None:
    """Report a picture's address that is neither a path beside the issue nor an http(s) URL."""
    hint = "use a file beside the issue, or an https: address"
    message = ""
    scheme = _SCHEME.match(src)
    if not src.strip():
        message = "the picture has no address"
    elif "{{" in src:
        message = "a picture's address cannot hold merge tags"
    elif scheme is not None and scheme.group(1).lower() in ("http", "https"):
        check_url(src, location, problems, "picture")
    elif scheme is not None:
        message = f'a picture cannot come from "{shown(scheme.group())}"'
    elif src.startswith(("/", "\\")):
        message = f'the picture\'s address "{shown(src)}" is neither a file nor an https: address'
    elif _BAD_IN_PATH.search(src):
        message = "the picture's address has a line break or an invisible character in it"
    if message:
        problems.append(location.problem("E045", message, hint))
