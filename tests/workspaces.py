"""Small workspaces for tests."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

CONFIG = """\
[publication]
name = "The Test Ledger"
address = "1 Test Quay, Port Example"
url = "https://ledger.example.org/"
language = "{language}"

[sender]
name = "The Test Ledger"
email = "desk@ledger.example.org"

[links]
unsubscribe = "https://ledger.example.org/unsubscribe"
preferences = "https://ledger.example.org/preferences"
view_in_browser = "https://ledger.example.org/{{date}}/"

[platform]
name = "{platform}"

[images]
base_url = "https://pictures.example.org/{{date}}"

[limits]
html_bytes = 2000000
"""

SPONSOR = """\
---
name: {name}
kind: ad
---

## harbor-bank

### [One rate for everyone](https://sponsor.example.com/rate)

A savings account in plain words.

[See the rate](https://sponsor.example.com/see)

## north.line

### Sleep on the way

Night trains to nine cities.

[Book a berth](https://sponsor.example.com/berth)

## a1

### Short and sweet

Tea, posted.
"""

ISSUE = """\
---
date: 2026-11-20
subject: Ferries go electric
preheader: And why it matters
---

# [Ferries go electric](https://news.example.org/ferries){kicker="Energy" byline="By A Writer"}

The boats were the *easy* part.

## More from the desk

### [How a tide turns](https://news.example.org/tide){kind=video duration="4:10"}

Two hundred tonnes.

- [A short one](https://news.example.org/short)
"""


def make_workspace(root: Path, *, platform: str = "none", language: str = "en") -> Path:
    """A workspace with three sponsors, two pictures and one issue."""
    (root / "sponsors").mkdir(parents=True, exist_ok=True)
    (root / "issues/2026-11-20/a b").mkdir(parents=True)
    (root / "newsletter.toml").write_text(
        CONFIG.format(platform=platform, language=language), encoding="utf-8"
    )
    for slug, name in (("harbor-bank", "Harbor Bank"), ("north.line", "North"), ("a1", "A One")):
        (root / f"sponsors/{slug}.md").write_text(SPONSOR.format(name=name), encoding="utf-8")
    picture = Image.linear_gradient("L").resize((320, 180)).convert("RGB")
    picture.save(root / "issues/2026-11-20/photo.jpg")
    picture.save(root / "issues/2026-11-20/a b/é.png")
    (root / "issues/2026-11-20/issue.md").write_text(ISSUE, encoding="utf-8")
    return root
