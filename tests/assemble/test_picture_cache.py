"""Pictures and the real cache on disk."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsletter.assemble import pillow
from newsletter.assemble.images import resolve_figure
from newsletter.cache import Cache
from newsletter.config.settings import ImageSettings
from newsletter.model.blocks import Figure
from newsletter.model.email import Asset
from newsletter.model.location import Location


def test_a_picture_is_processed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes and what is said of them do not overwrite each other."""
    drawn = BytesIO()
    Image.new("RGB", (900, 500), (20, 90, 160)).save(drawn, "JPEG")

    def resolve() -> tuple[Figure, Asset | None]:
        return resolve_figure(
            Figure("a.jpg", location=Location("issues/2026-03-04/issue.md")),
            300,
            read=lambda _src, _place: drawn.getvalue(),
            settings=ImageSettings(),
            date=datetime.date(2026, 3, 4),
            cache=Cache(tmp_path),
        )

    first = resolve()
    monkeypatch.delattr(pillow, "process_picture")
    assert resolve() == first
