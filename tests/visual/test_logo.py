"""A publication's logo, and the other one for dark mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from email_browser import Browser, View
from PIL import Image
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.files import read_text
from newsletter.workspace import load_workspace


@pytest.mark.parametrize(("scheme", "seen"), [("light", 0), ("dark", 1)])
def test_each_mode_has_its_logo(tmp_path: Path, browser: Browser, scheme: str, seen: int) -> None:
    """One logo is shown at a time, with the publication's name for those who do not see it."""
    root = make_workspace(tmp_path / "desk")
    for name, shade in (("day.png", "black"), ("night.png", "white")):
        Image.new("RGB", (400, 80), shade).save(root / name)
    config = root / "newsletter.toml"
    logos = '\n[theme]\nlogo = "day.png"\nlogo_dark = "night.png"\n'
    config.write_text(config.read_text(encoding="utf-8") + logos, encoding="utf-8")
    path = "issues/2026-11-20/issue.md"
    email = Composer(load_workspace(root)).compose(read_text(root / path, path)).email
    view = View(375, scheme)
    shown = browser.measure(
        email,
        view,
        "[...document.querySelectorAll('a.name img')]"
        ".map(i => [i.checkVisibility(), i.alt, i.getAttribute('height') > 0])",
    )
    assert [visible for visible, _, _ in shown] == [seen == 0, seen == 1]
    assert all(alt == "The Test Ledger" and height for _, alt, height in shown)
    assert browser.measure(email, view, "email.overflow()") <= 0
