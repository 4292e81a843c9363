"""newsletter.preview.listing: every issue with its state, read again only when it has changed."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner
from workspaces import make_workspace

from newsletter.cli.app import app
from newsletter.preview import listing
from newsletter.preview.desk import Desk
from newsletter.preview.listing import Listing

TEXT = """\
---
date: 2026-11-20
subject: A ferry
preheader: Without a funnel
---

# A ferry

Text.
"""


@pytest.fixture
def root(tmp_path):
    root = make_workspace(tmp_path)
    folder = root / "issues/2026-11-20"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "issue.md").write_text(TEXT, encoding="utf-8")
    return root


def first(shown):
    return shown.facts()["issues"][0]


def test_states(root):
    """A draft is built, changes with its document or with what all issues share, and may break."""
    shown = Listing(Desk(root))
    issue = root / "issues/2026-11-20/issue.md"
    assert (first(shown).state, first(shown).title) == ("draft", "A ferry")
    assert CliRunner().invoke(app, ["build", "2026-11-20", "-C", str(root)]).exit_code == 0
    assert first(shown).state == "built"
    issue.write_text(TEXT.replace("Text.", "Other text."), encoding="utf-8")
    assert first(shown).state == "changed"
    issue.write_text(TEXT, encoding="utf-8")
    assert first(shown).state == "built"
    settings = root / "newsletter.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    assert first(shown).state == "changed"
    issue.write_text(TEXT.replace("subject:", "subjekt:"), encoding="utf-8")
    assert first(shown).state == "broken"
    assert first(shown).problems[0].message == "subject is missing"
    issue.unlink()
    assert all(str(it.date) != "2026-11-20" for it in shown.facts()["issues"])


def test_a_document_is_read_once(root, monkeypatch):
    """An archive of years is listed without reading each of its documents again."""
    read = []
    parse = listing.parse_document
    monkeypatch.setattr(
        listing, "parse_document", lambda *given: read.append(given[1]) or parse(*given)
    )
    shown = Listing(Desk(root))
    shown.facts()
    read.clear()
    shown.facts()
    assert read == []
    issue = root / "issues/2026-11-20/issue.md"
    issue.write_text(TEXT.replace("A ferry", "Two ferries"), encoding="utf-8")
    assert first(shown).title == "Two ferries"
    assert read == ["issues/2026-11-20/issue.md"]
