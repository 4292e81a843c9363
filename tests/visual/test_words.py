"""A reader meets the words of the issue, all of them, in order, and nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from email_browser import View
from reading_order import words_in_order

from newsletter.compose import Composition
from newsletter.model.inline import plain_text

REPOSITORY = Path(__file__).parents[2]
LABELS = tomllib.loads((REPOSITORY / "templates/daily/theme.toml").read_text("utf-8"))["labels"]
CONFIG = tomllib.loads((REPOSITORY / "newsletter.toml").read_text("utf-8"))
DAYS = {
    "large": "Friday, 20 November 2026",
    "small": "Wednesday, 18 November 2026",
    "arabic": "السبت، 21 نوفمبر 2026",
    "awkward": "Sunday, 22 November 2026",
}


@pytest.mark.parametrize("view", [View(), View(375, images=False), View(styles=False)], ids=str)
@pytest.mark.parametrize("name", sorted(DAYS))
def test_the_email_reads_as_the_issue(
    look: Callable[..., Any], emails: dict[str, Composition], name: str, view: View
) -> None:
    """innerText is masthead, parts and footer, word for word; the preheader is not seen."""
    composition = emails[name]
    labels = LABELS["ar" if name == "arabic" else "en"]
    publication = CONFIG["publication"]
    social = " · ".join(link["label"] for link in CONFIG["links"]["social"])
    choices = ("unsubscribe", "preferences", "view_in_browser")
    expected = words_in_order(
        composition.issue,
        before=(
            publication["name"],
            publication["tagline"],
            DAYS[name],
            labels["view_in_browser"],
        ),
        labels=labels,
        after=(
            social,
            labels["why"],
            " · ".join(labels[choice] for choice in choices),
            publication["address"],
        ),
    )
    seen = look(name, view, "email.words()")
    assert seen == expected


@pytest.mark.parametrize("name", sorted(DAYS))
def test_the_inbox_previews_the_preheader_alone(emails: dict[str, Composition], name: str) -> None:
    """The preheader is the body's first text, and filler follows it, so no other text shows."""
    composition = emails[name]
    body = composition.email.html.partition("<body")[2]
    text = re.sub(r"<[^>]*>", "\n", body.partition(">")[2]).split("\n")
    first = next(line for line in text if line.strip())
    preheader = plain_text(composition.issue.preheader)
    assert first.startswith(preheader)
    filler = first.removeprefix(preheader)
    assert set(filler) == {"\u034f", "\u200c", "\u00a0"}
    # Mail programs show about 140 characters, the subject's line included.
    assert len(preheader) + filler.count("\u00a0") >= 100
