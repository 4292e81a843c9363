"""What every template of a theme can use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsletter.config.settings import Config
from newsletter.dataclass import dataclass
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
