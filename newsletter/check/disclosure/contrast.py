"""The label's contrast against its nearest ground, in light and in dark mode."""

from __future__ import annotations

import functools

from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.styles import Mode, Styles, is_dark
from newsletter.check.disclosure.values import contrast, over
from newsletter.check.disclosure.visible import MIN_CONTRAST, describe
from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The smallest contrast ratios that were measured.

    Attributes:
        light: Without dark-mode rules.
        dark: Under them; the same as light when there are none.
    """

    light: float
    dark: float


@functools.lru_cache(maxsize=64)
def contrast_flaws(
    styles: Styles, labels: tuple[Lineage, ...], modes: tuple[Mode, ...]
) -> tuple[Contrasts, tuple[str, ...]]:
    """Measure the contrast of labels' text, and say where it is too small."""
    light: list[float] = []
    dark: list[float] = []
    flaws: list[str] = []
    for mode in modes:
        for lineage in labels:
            ground = styles.ground(lineage, mode)
            ink = styles.color(lineage, mode)
            if ground is None or ink is None:
                what = "ground is a picture or" if ground is None else "text"
                flaws.append(f"its {what} colour cannot be measured{describe(mode)}")
                continue
            ratio = contrast(over(ink, ground), ground)
            (dark if mode and any(map(is_dark, mode)) else light).append(ratio)
            if ratio < MIN_CONTRAST:
                flaws.append(f"{ratio:.2f}:1{describe(mode)}, and {MIN_CONTRAST}:1 is the least")
    lightest = min(light, default=0.0)
    return Contrasts(lightest, min(dark, default=lightest)), tuple(dict.fromkeys(flaws))
