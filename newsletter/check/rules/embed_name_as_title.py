"""A title that is only the name of the site something was embedded from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

_SITES = (
    r"YouTube|TikTok|Instagram|Facebook|Twitter|Vimeo|Spotify|SoundCloud|LinkedIn|Threads|Bluesky"
    r"|Reddit|Twitch|Dailymotion|Apple Podcasts|Google Maps|Datawrapper|Flourish"
)
_ALONE = re.compile(
    rf"[\W_]*(?:(?:{_SITES}|X|Substack|Mastodon|Medium)"
    r"(?: (?:video(?: player)?|post|embed|player))?"
    r"|(?:embedded|video|audio) (?:post|content|player|embed)|embed|iframe"
    r"|just a moment|attention required!? ?\|? ?cloudflare|access denied|page not found|not found"
    r"|404(?: not found)?|are you (?:a robot|human)\??|log in|sign in|home ?page)[\W_]*",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"\S\s+[-–—|·•/]\s+(?P<site>{_SITES})\s*\Z")


def check(context: CheckContext) -> Iterator[Finding]:
    """Titles of items and the lead's headline."""
    for passage in context.passages:
        if passage.kind not in ("item", "headline"):
            continue
        if _ALONE.fullmatch(passage.text) is not None:
            said = f'the title is only "{excerpt(passage.text)}", which an embed or a page left'
            yield RULE.found(passage.at(0), said)
        elif (match := _BEHIND.search(passage.text)) is not None:
            said = f'the title ends with the name of its site, "{match["site"]}"'
            hint = f'take it off; an item\'s source has a place: {{source="{match["site"]}"}}'
            yield RULE.found(passage.at(match.start("site")), said, hint)


RULE = Rule(
    code="N001",
    name="embed_name_as_title",
    severity="warning",
    summary="a title is the name of a site, not of a story",
    why=(
        "When a video or a post is embedded, its page's title often holds nothing but the site's "
        "name. A reader who sees it does not know what the story is."
    ),
    remedy="write a title that says what there is to see",
    source=SEEN,
    check=check,
    needs="issue",
)
