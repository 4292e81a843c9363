"""Pages as they were copied, and their drafts, for tests of the import."""

from __future__ import annotations

import datetime
from pathlib import Path

from newsletter.importers.draft import Draft
from newsletter.importers.pasted import import_paste
from newsletter.model.inline import plain_text
from newsletter.model.issue import Lead

DAY = datetime.date(2026, 11, 20)
PAGES = Path(__file__).parent / "importers" / "pages"


def read(name: str) -> Draft:
    return import_paste((PAGES / name).read_text(encoding="utf-8"), name)


def lead_of(draft: Draft) -> Lead:
    assert draft.lead is not None
    assert isinstance(draft.lead.node, Lead)
    return draft.lead.node


def titles(draft: Draft) -> list[str]:
    return [plain_text(item.title) for item in draft.items]


# name: headline, byline, caption, credit, items, proposed sponsors, lines left out
