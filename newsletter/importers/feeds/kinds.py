"""Whether a story is a video, a recording, a picture or text; and how long it runs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsletter.model.blocks import ItemKind

# Hosts, and for those that show other things too the beginning of a path.
_VIDEO = (
    "youtube.com/watch",
    "youtube.com/shorts",
    "youtube.com/live",
    "youtu.be/",
    "vimeo.com/",
    "dailymotion.com/video",
    "twitch.tv/videos",
    "clips.twitch.tv/",
    "tiktok.com/@",
    "rumble.com/v",
    "peertube.tv/",
)
_AUDIO = (
    "podcasts.apple.com/",
    "open.spotify.com/episode",
    "open.spotify.com/show",
    "soundcloud.com/",
    "mixcloud.com/",
    "overcast.fm/",
    "pca.st/",
    "podcasts.google.com/",
    "music.youtube.com/",
    "audioboom.com/posts",
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?")
_SECONDS = re.compile(r"(\d{1,6})(?:\.\d+)?")


def kind_of_type(mime: str, medium: str = "") -> ItemKind | None:
    """The kind that a medium or a MIME type says; None for what says nothing."""
    for word in (medium.lower(), mime.lower().partition("/")[0]):
        if word == "video":
            return "video"
        if word == "audio":
            return "audio"
    return None


def kind_of_url(url: str) -> ItemKind | None:
    """The kind of what well-known hosts show; None for any other address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    whole = f"{host}{parts.path}"
    for kind, known in (("video", _VIDEO), ("audio", _AUDIO)):
        if any(whole.startswith(begins) for begins in known):
            return "video" if kind == "video" else "audio"
    return None


def duration_of(text: str) -> str:
    """A running time as people write it, ``4:10`` or ``1:02:05``; empty if it is none.

    Args:
        text: Seconds, or hours, minutes and seconds with colons, as iTunes' podcast
            specification allows.
    """
    text = text.strip()
    if found := _CLOCK.fullmatch(text):
        seconds = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
    elif found := _SECONDS.fullmatch(text):
        seconds = int(found[1])
    else:
        return ""
    if not 0 < seconds < 360_000:
        return ""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
