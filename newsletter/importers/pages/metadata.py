"""What the vocabularies and the page say -> what is known of the article, and what is in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsletter.excerpts import excerpt
from newsletter.importers.draft import Doubt
from newsletter.importers.feeds.item import good_url, urljoin_safely
from newsletter.importers.feeds.kinds import kind_of_url
from newsletter.importers.lines import squashed
from newsletter.importers.pages.model import Metadata, PagePicture, Said, Visible

_PARTED = re.compile(r"\s+[|–—-]\s+|\s+[»«•·]\s+")
_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # of the shorter title's words
_DAYS = 1  # by which vocabularies may differ: they count days in different time zones


def merge(said: Sequence[Said], visible: Visible, base: str) -> Metadata:
    """What is known of an article.

    Args:
        said: By each vocabulary, the one that is trusted most first.
        visible: What the page shows.
        base: The address that the page was fetched from; empty for a file.
    """
    found = Metadata()
    found.url = _address(said, visible, base)
    found.site = next((it.site for it in said if it.site), "")
    found.section = next((it.section for it in said if it.section), "")
    found.paid = next((it.paid for it in said if it.paid), "")
    kind = next((it.kind for it in said if it.kind), None)
    found.kind = kind_of_url(found.url) or kind or "story"
    _title(found, said, visible)
    # A vocabulary with another title speaks of the whole site.
    own = [it for it in said if not it.title or _alike(it.title, found.title)]
    found.dek = next((it.dek for it in own if it.dek), "")
    found.bodies = tuple(it.body for it in own if it.body)
    found.picture = _picture(own)
    _byline(found, said, visible)
    _published(found, said, visible)
    if any(it.partial for it in said):
        doubt = "the page says that it is whole for subscribers only; is the text complete?"
        found.doubts.append(Doubt(doubt))
    if not found.url:
        found.doubts.append(Doubt("the page does not say its address: add the link"))
    return found


def _picture(said: Sequence[Said]) -> PagePicture | None:
    """The first picture, with what other vocabularies say of the same one."""
    named = [it.pictures[0] for it in said if it.pictures]
    if not named:
        return None
    same = [it for it in named if same_picture(it.src, named[0].src)]
    alt, caption, credit = (
        next((words for it in same if (words := getattr(it, name))), "")
        for name in ("alt", "caption", "credit")
    )
    return PagePicture(named[0].src, alt, caption, credit)


def same_picture(first: str, second: str) -> bool:
    """Whether two addresses are of one picture, perhaps in two sizes."""
    one, other = (it.partition("?")[0].rpartition("/")[2] for it in (first, second))
    return bool(one) and one == other


def _title(found: Metadata, said: Sequence[Said], visible: Visible) -> None:
    """The headline as readers see it, if programs are told about the same."""
    told = [it.title for it in said if it.title]
    told += [visible.window_title] if visible.window_title else []
    told = [_without_site(title, found.site) for title in told]
    best = next((it for it in visible.titles if any(_shows(it, title) for title in told)), "")
    if best:
        found.title = best
    elif told:
        found.title = told[0]
        shown = f', "{excerpt(visible.titles[0], 80)}"' if visible.titles else ""
        doubt = f"is this the headline? the page shows another{shown}"
        found.doubts.append(Doubt(doubt if shown else "is this the headline? the page shows none"))
    elif visible.titles:
        found.title = visible.titles[0]
        if len(visible.titles) > 1:
            found.doubts.append(Doubt("is this the headline? the page has several"))


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end or beginning."""
    parts = _PARTED.split(title)
    if len(parts) < 2 or not site:
        return title
    cuts = list(_PARTED.finditer(title))
    if _same_site(parts[-1], site):
        return title[: cuts[-1].start()].strip()
    if _same_site(parts[0], site):
        return title[cuts[0].end() :].strip()
    return title


def _same_site(part: str, site: str) -> bool:
    mine, theirs = "".join(_WORD.findall(squashed(part))), "".join(_WORD.findall(squashed(site)))
    return bool(mine and theirs) and (mine == theirs or mine in theirs or theirs in mine)


def _alike(first: str, second: str) -> bool:
    """Whether two titles are of one story: they share most words, or one begins as the other."""
    one, other = (set(_WORD.findall(squashed(it))) for it in (first, second))
    shorter = min(len(one), len(other))
    return bool(shorter) and len(one & other) / shorter >= _ALIKE and (shorter > 1 or one == other)


def _shows(shown: str, told: str) -> bool:
    """Whether a heading is the headline that programs are told, and not its site's name alone."""
    return _alike(shown, told) and len(shown) >= _ALIKE * len(_PARTED.split(told)[0])


def _byline(found: Metadata, said: Sequence[Said], visible: Visible) -> None:
    told = next((it.authors for it in said if it.authors), ())
    named = told or visible.authors
    named = tuple(it for it in named if squashed(it) != squashed(found.site))
    found.authors = named
    found.byline = ", ".join(named)


def _published(found: Metadata, said: Sequence[Said], visible: Visible) -> None:
    days = [it.published for it in said if it.published]
    found.published = days[0] if days else visible.published
    if days and any(abs((day - days[0]).days) > _DAYS for day in days):
        others = ", ".join(sorted({str(day) for day in days[1:] if day != days[0]}))
        found.doubts.append(Doubt(f"was it published on {days[0]}? the page also says {others}"))
    elif found.published and not days:
        found.doubts.append(
            Doubt(f"was it published on {found.published}? only the page says so", 0.6)
        )


def _address(said: Sequence[Said], visible: Visible, base: str) -> str:
    """The address that the page has for others; one that leads to a front says nothing."""
    for told in (visible.canonical, *(it.url for it in said), base):
        url = good_url(urljoin_safely(base, told)) if told else ""
        path = urlsplit(url).path.strip("/")
        outer = told != base and urlsplit(base).path.strip("/").startswith(f"{path}/")
        if url and (told == base or ((path or urlsplit(url).query) and not outer)):
            return url
    return ""
