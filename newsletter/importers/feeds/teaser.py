"""A feed's summary -> a teaser: its first sentences as they stand, and no other word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line, squashed
from newsletter.importers.recognisers import author, credit_line, dateline, furniture

TEASER_CHARACTERS = 280
"""Whole sentences up to here; the first one in any case, up to twice as much."""

_SHORT = 80  # characters; so short a paragraph is no teaser alone
_END = re.compile(r"[.!?…][)\]”\"’»]*(?=\s)|[。！？][」』）]*")
# Oct. or U.S. ends no sentence; nor does a single letter.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|Mrs?|Ms|Dr|St|Jr|Sr|Gen|Sen|Rep|Gov|Prof|No"
    r"|Nr|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Lt|Col|Sgt|Rev|Hon|Mt|Art|ca|bzw"
    r"|etc|approx|est)\.$"
)
_CUT_BY_THE_FEED = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|\.\.\.)\s*$")
_MORE = re.compile(
    r"\s*(?:[>»→(\[]\s*)?(?:continue reading|read (?:more|on|the (?:full|rest)[^.]{0,40})"
    r"|keep reading|weiterlesen|lire la suite|leer más)\b[^.!?]{0,120}?[\s.…»→>)\]]*$",
    re.IGNORECASE,
)
_POINTERS = re.compile(
    r"(?:the )?post .+ (?:appeared first on|first appeared on|was first published on) .+"
    r"|(?:this (?:article|story|post) )?(?:originally|first) (?:appeared|published) (?:on|in|at) .+"
    r"|(?:permalink|comments?|\d+ (?:comments|points).*|link|submitted by .+|source|advertisement)"
    r"|\[link\]\s*(?:\[\d+ comments?\])?"
    r"|(?:article|comments) url: .+|points: \d+|# ?comments: \d+",
    re.IGNORECASE,
)


def make_teaser(lines: Sequence[Line], title: str) -> str:
    """The teaser that some lines of a summary give; empty if none says more than the title.

    Args:
        lines: In their order, pictures and captions among them.
        title: The story's.
    """
    said = ""
    for index, line in enumerate(lines):
        if not _is_text(lines, index, title):
            continue
        words = _MORE.sub("", line.text).strip() if len(line.text) > _SHORT else line.text
        said = f"{said} {words}".strip()
        if len(said) >= _SHORT:
            break
    teaser = cut_at_sentence(_without_fragment(said), TEASER_CHARACTERS)
    return "" if squashed(teaser).rstrip(".…!?") == squashed(title).rstrip(".…!?") else teaser


def _is_text(lines: Sequence[Line], index: int, title: str) -> bool:
    line = lines[index]
    if not line.text or line.level or line.mark in ("caption", "navigation", "hidden", "credit"):
        return False
    if not any(sign.isalnum() for sign in line.text) or _POINTERS.fullmatch(line.text):
        return False
    if squashed(line.text) == squashed(title):
        return False
    judges = (
        furniture.recognise_read_more,
        dateline.recognise,
        furniture.recognise_boilerplate,
        author.recognise_byline,
        credit_line.recognise,
    )
    return not any(judge(lines, index) for judge in judges)


def _without_fragment(text: str) -> str:
    """A text that its feed cut off, without the sentence that it cut; with it if it is all."""
    text = _CUT_BY_THE_FEED.sub("…", text)
    if not text.endswith("…"):
        return text
    ends = [it.end() for it in _END.finditer(text[:-1]) if not _is_abbreviation(text, it.end())]
    return text[: ends[-1]] if ends and ends[-1] >= _SHORT else text


def _is_abbreviation(text: str, end: int) -> bool:
    return _ABBREVIATION.search(text[max(0, end - 20) : end]) is not None


def cut_at_sentence(text: str, limit: int) -> str:
    """The text's whole sentences up to a number of characters.

    One sentence stays in any case, up to twice as many; a longer one is cut between words, with
    an ellipsis that says so.
    """
    if len(text) <= limit:
        return text
    cut = 0
    for found in _END.finditer(text):
        if _is_abbreviation(text, found.end()):
            continue
        if found.end() <= limit:
            cut = found.end()
        else:
            cut = cut or (found.end() if found.end() <= 2 * limit else 0)
            break
    else:
        cut = cut or (len(text) if len(text) <= 2 * limit else 0)
    if cut:
        return text[:cut]
    space = text.rfind(" ", 0, limit)
    return text[: space if space > 0 else limit].rstrip(" ,;:–—-") + "…"
