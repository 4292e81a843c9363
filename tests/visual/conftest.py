"""Composed emails, and a real browser that shows them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from email_browser import Browser, View, find_chromium
from PIL import Image

from newsletter.compose import Composer, Composition
from newsletter.files import read_text
from newsletter.workspace import load_workspace

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
SPONSOR = """\
---
name: {name}
kind: ad
label: {label}
---

### [{headline}](https://tide-tours.example.com/)

![{alt}](boat.jpg)

{words}

[{action}](https://tide-tours.example.com/book)
"""


SPONSORS = {
    "tide-tours": {
        "name": "Tide Tours",
        "label": "Advertisement",
        "headline": "Kraftfahrzeughaftpflichtversicherungen for boats",
        "alt": "A boat",
        "words": "Donaudampfschifffahrtselektrizitäten, but small, quick and cheap.",
        "action": "Versicherungsangebot anfordern",
    },
    "tide-tours-ar": {
        "name": "جولات المد",
        "label": "إعلان",
        "headline": "شاهد الرصيف من الأسفل",
        "alt": "قارب",
        "words": "أربعون دقيقة ومصباح واحد ومنشفة.",
        "action": "احجز مقعدك",
    },
}


@pytest.fixture(scope="session")
def emails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Composition]:
    """Both samples, one in Arabic and one of all that does not fit, composed once."""
    samples = tmp_path_factory.mktemp("visual") / "samples"
    ours = samples.parent / "ours"
    for root in (samples, ours):
        root.mkdir()
        shutil.copy(REPOSITORY / "newsletter.toml", root)
    for folder in ("issues", "sponsors"):
        shutil.copytree(REPOSITORY / folder, samples / folder)
    # Without the samples' sponsors, whose bookings would fill the slots here in English.
    (ours / "sponsors").mkdir()
    for date, name in (("2026-11-21", "arabic"), ("2026-11-22", "awkward")):
        shutil.copytree(REPOSITORY / "issues/2026-11-20", ours / "issues" / date)
        shutil.copy(HERE / f"issues/{name}.md", ours / f"issues/{date}/issue.md")
    picture = Image.linear_gradient("L").resize((240, 135)).convert("RGB")
    picture.save(ours / "issues/2026-11-22/small.jpg")
    picture.rotate(180).save(ours / "sponsors/boat.jpg")
    for slug, facts in SPONSORS.items():
        text = SPONSOR.format(**facts)
        (ours / f"sponsors/{slug}.md").write_text(text, encoding="utf-8")
    composers = {root: Composer(load_workspace(root)) for root in (samples, ours)}

    def compose(root: Path, date: str) -> Composition:
        path = f"issues/{date}/issue.md"
        return composers[root].compose(read_text(root / path, path))

    return {
        "large": compose(samples, "2026-11-20"),
        "small": compose(samples, "2026-11-18"),
        "arabic": compose(ours, "2026-11-21"),
        "awkward": compose(ours, "2026-11-22"),
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    opened = Browser(find_chromium())
    yield opened
    opened.close()


@pytest.fixture
def look(browser: Browser, emails: dict[str, Composition]) -> Callable[..., Any]:
    """``look("large", view, "email.words()")`` measures one of the emails."""

    def look_here(name: str, view: View, expression: str) -> Any:
        return browser.measure(emails[name].email, view, expression)

    return look_here
