"""What is left of an embedded player: the title of its page, ``- YouTube`` when it had none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_VIDEO = r"YouTube(?: Shorts)?|Vimeo|TikTok|Dailymotion|Rumble|Twitch"
_AUDIO = r"Spotify|Apple Podcasts|SoundCloud|Audible|Acast|Spreaker"
_PLAYER = re.compile(
    rf"(?P<title>.*?)\s*[-–—|]\s*(?:(?P<video>{_VIDEO})|(?P<audio>{_AUDIO}))", re.I
)
_PREFIX = re.compile(
    r"(?:(?P<video>▶️?|►|WATCH|Watch|VIDEO|Video)|(?P<audio>🎧|LISTEN|Listen|PODCAST"
    r"|Podcast))\s*[:|]\s*(?P<title>\S.*)"
)
_URL = re.compile(
    r"https?://(?:www\.|m\.)?(?:(?P<video>youtube\.com/|youtu\.be/|vimeo\.com/)"
    r"|(?P<audio>open\.spotify\.com/|soundcloud\.com/))\S+"
)
_LONGEST = 160


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A player's title; ``words`` are the title without the player's name, perhaps none."""
    text = lines[index].text
    if len(text) > _LONGEST:
        return None
    found = _PLAYER.fullmatch(text) or _PREFIX.fullmatch(text)
    if found:
        kind = "video" if found["video"] else "audio"
        return Recognition(0.9, "the title of an embedded player", words=found["title"], kind=kind)
    found = _URL.fullmatch(text)
    if found:
        kind = "video" if found["video"] else "audio"
        return Recognition(0.9, "the address of a player", words="", kind=kind)
    return None


EMBED_TITLE = Recogniser(
    "embed_title",
    recognise,
    (
        Example("- YouTube"),
        Example("How a tide turns a turbine - YouTube", words="How a tide turns a turbine"),
        Example("Watch: The first ferry of the day", words="The first ferry of the day"),
        Example("Episode 48: Ice | Spotify", words="Episode 48: Ice"),
        Example("YouTube will take down the films on Friday.", expected=False),
        Example("Watch the harbour and you see the fleet", expected=False),
    ),
)
