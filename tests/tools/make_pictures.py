"""Draws the sample issues' pictures; the same script gives the same pixels on every machine.

Run ``python tests/tools/make_pictures.py`` in the repository's root after a change. Every picture
is ours, drawn from shapes, gradients and seeded noise, so the samples carry no one's copyright.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import land_pictures as land
import sea_pictures as sea
from canvas import Canvas

QUALITY = 80

PICTURES: tuple[tuple[str, Callable[[], Canvas]], ...] = (
    ("issues/2026-11-20/ferry-at-dawn.jpg", sea.ferry),
    ("issues/2026-11-20/battery-quay.jpg", land.batteries),
    ("issues/2026-11-20/tidal-turbine.jpg", sea.tide),
    ("issues/2026-11-20/hill-library.jpg", land.hill_town),
    ("issues/2026-11-20/glacier-microphone.jpg", sea.glacier),
    ("issues/2026-11-20/lantern-harvest.jpg", land.lanterns),
    ("issues/2026-11-20/slow-train.jpg", land.viaduct),
    ("issues/2026-11-18/observatory.jpg", land.observatory),
    ("issues/2026-11-18/bridge-in-fog.jpg", sea.bridge),
    ("sponsors/harbor-bank.jpg", sea.harbour),
    ("sponsors/meadowlark-seeds.jpg", land.meadow),
)


def main(root: Path) -> None:
    """Write every picture below a folder."""
    for name, draw in PICTURES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draw().finished().save(path, "JPEG", quality=QUALITY, optimize=True, progressive=True)


if __name__ == "__main__":
    main(Path(__file__).resolve().parents[2])
