"""The default theme in every language that it knows: words, dates, direction."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from babel import Locale
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.files import read_text
from newsletter.model.blocks import ITEM_KINDS
from newsletter.model.sponsor import SPONSOR_KINDS
from newsletter.render.context import direction
from newsletter.workspace import load_workspace

THEME = Path(__file__).parents[2] / "templates" / "daily"
LABELS = tomllib.loads((THEME / "theme.toml").read_text(encoding="utf-8"))["labels"]
DAYS = {
    "de": "Freitag, 20. November 2026",
    "fr": "vendredi 20 novembre 2026",
    "es": "viernes, 20 de noviembre de 2026",
    "it": "venerdì 20 novembre 2026",
    "nl": "vrijdag 20 november 2026",
    "pt": "sexta-feira, 20 de novembro de 2026",
    "ar": "الجمعة، 20 نوفمبر 2026",
    "he": "יום שישי, 20 בנובמבר 2026",
    "en": "Friday, November 20, 2026",
}
MIRRORED = """\
---
date: 2026-11-20
subject: Mirrored
---

# A headline

> Quoted.

- One
- Two

```
x < 1
```

## More {.more}

### [A film](https://news.example.org/film){kind=opinion}

![Alt](photo.jpg)
"""


@pytest.mark.parametrize("language", sorted(LABELS))
def test_every_language_has_every_word(language: str) -> None:
    """A language has all of English's labels, each with something to read in it."""
    assert set(LABELS[language]) == set(LABELS["en"])
    assert all(words.strip() for words in LABELS[language].values())
    assert Locale.parse(language)


def test_english_has_a_word_for_every_kind() -> None:
    """Each kind of item and each kind of sponsor slot has its label."""
    assert {
        *ITEM_KINDS,
        *(f"disclosure_{kind.replace('-', '_')}" for kind in SPONSOR_KINDS),
    } <= set(LABELS["en"])


@pytest.mark.parametrize("language", sorted(LABELS))
def test_an_issue_speaks_its_language(language: str, tmp_path: Path) -> None:
    """Date, footer and language tags are the reader's; right-to-left is set where mail looks."""
    html = compose(tmp_path, language)
    way = direction(language)
    assert DAYS[language] in html
    assert LABELS[language]["why"] in html
    assert LABELS[language]["video"] in html
    assert re.search(rf'<html lang="{language}" dir="{way}"', html)
    assert re.search(rf'<div [^>]*class="ground"[^>]* lang="{language}" dir="{way}"', html)
    wrong = "ltr" if way == "rtl" else "rtl"
    assert f"direction:{wrong}" not in html


@pytest.mark.parametrize("language", ["en", "ar", "he"])
def test_the_layout_is_mirrored(language: str, tmp_path: Path) -> None:
    """Quotation rules, list indents and text begin on the reader's side; code stays as it is."""
    html = compose(tmp_path, language, MIRRORED)
    start, end = ("right", "left") if direction(language) == "rtl" else ("left", "right")
    quote, listed, code = (style(html, tag) for tag in ("blockquote", "ul", "pre"))
    assert f"border-{start}-width:4px" in quote
    assert f"border-{end}-width" not in quote
    indent = "0 24px 0 0" if start == "right" else "0 0 0 24px"
    assert f"padding:{indent}" in listed
    assert "text-align:left" in code
    assert f'<td class="date" align="{start}"' in html
    assert f"text-align:{start};color:" in html
    # Arabic and Hebrew have no italics, and letters that join take no tracking.
    slanted = start == "left"
    assert ("font-style:italic" in html) is slanted
    assert ("letter-spacing:-" in html) is slanted


def compose(folder: Path, language: str, text: str = "") -> str:
    root = make_workspace(folder / "desk", language=language)
    path = root / "issues/2026-11-20/issue.md"
    if text:
        path.write_text(text, encoding="utf-8")
    source = read_text(path, "issues/2026-11-20/issue.md")
    return Composer(load_workspace(root)).compose(source).email.html


def style(html: str, tag: str) -> str:
    found = re.search(rf'<{tag} [^>]*style="([^"]*)"', html)
    assert found
    return found[1]
