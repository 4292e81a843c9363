"""What every template of a theme can use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from newsletter.cache import Cache, cache_key
from newsletter.config.settings import Config
from newsletter.dataclass import dataclass
from newsletter.engines import engine_key
from newsletter.errors import ConfigError, Problem
from newsletter.model.blocks import Figure
from newsletter.model.issue import Issue

# Scripts written from right to left, by the language's subtag. Source: Unicode CLDR 46,
# characterOrder, read 2026-11-23.
RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi")
)


@dataclass(frozen=True, slots=True)
class Logos:
    """The masthead's pictures, processed; None for a name in type."""

    light: Figure | None = None
    dark: Figure | None = None


def direction(language: str) -> str:
    """``rtl`` or ``ltr`` for a BCP 47 tag."""
    subtags = language.replace("_", "-").split("-")
    if subtags[0].lower() in RIGHT_TO_LEFT and "Latn" not in subtags:
        return "rtl"
    return "rtl" if {"Arab", "Hebr"} & set(subtags) else "ltr"


def format_day(day: datetime.date, pattern: str, language: str, cache: Cache | None = None) -> str:
    """A date in the reader's language, by Babel; kept, because Babel takes long to load.

    Raises:
        ConfigError: If CLDR does not know the language.
    """
    key = cache_key(engine_key("babel"), day.isoformat(), pattern, language)
    kept = cache.get("dates", key) if cache else None
    if isinstance(kept, str):
        return kept
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 20 ms, rarely needed
    from babel.dates import format_date  # noqa: PLC0415

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(
            Problem(
                "E030",
                f'dates cannot be written in the language "{language}"',
                hint='use a BCP 47 tag such as "en-GB", "de" or "ar"',
            )
        ) from error
    formatted = format_date(day, pattern, locale)
    if cache:
        cache.put("dates", key, formatted)
    return formatted


def labels_for(
    language: str, offered: Mapping[str, Mapping[str, str]], changed: Mapping[str, str]
) -> dict[str, str]:
    """The theme's words: English, overlaid by the language, the region and the workspace."""
    base = language.partition("-")[0]
    return {
        **offered.get("en", {}),
        **offered.get(base, {}),
        **offered.get(language, {}),
        **changed,
    }


def template_context(
    issue: Issue,
    config: Config,
    *,
    day: str,
    language: str,
    labels: Mapping[str, str],
    logos: Logos,
) -> dict[str, Any]:
    """The globals of both renderings; colours and fonts come from the theme."""
    return {
        "issue": issue,
        "publication": config.publication,
        "sender": config.sender,
        "links": config.links,
        "date": day,
        "lang": language,
        "dir": direction(language),
        "labels": labels,
        "logo": logos.light,
        "logo_dark": logos.dark,
    }
