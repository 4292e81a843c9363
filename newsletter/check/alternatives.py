"""What alternative texts should not be, by language: data for rules on pictures and links."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsletter.check.vague_words import VAGUE
from newsletter.patterns import late_pattern

__all__ = ["FILE_NAME", "SAYS_PICTURE", "VAGUE", "primary"]

FILE_NAME = late_pattern(
    r"[\w() -]+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)"
    r"|(?:img|dsc[nf]?|pxl|dji|gopr|screen ?shot|bildschirmfoto|capture)[ _-]*\d[\w() .:-]*"
    r"|untitled[\w -]*|image ?\d*|photo ?\d*|picture ?\d*|hero|banner|thumbnail|logo ?\d+"
    r"|[0-9a-f]{16,}|[\d_-]{6,}",
    re.IGNORECASE,
)
"""A whole alternative text that a camera, a program or a template wrote."""

SAYS_PICTURE: Mapping[str, re.Pattern[str]] = {
    language: late_pattern(rf"(?:{words})\b", re.IGNORECASE)
    for language, words in {
        "en": r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|screenshot) (?:of|showing)",
        "de": r"(?:ein |das |eine? )?(?:bild|foto|grafik|abbildung|fotografie) (?:von|zeigt|mit)",
        "fr": r"(?:une? |la |l['’])?(?:image|photo|photographie) (?:de|du|des|d['’]|montrant)",
        "es": r"(?:una? |la |el )?(?:imagen|foto|fotografía|gráfico) (?:de|del|que muestra)",
        "it": r"(?:un['’]?a? |la |l['’])?(?:immagine|foto|fotografia) (?:di|del|della|che mostra)",
        "nl": r"(?:een |de )?(?:afbeelding|foto|plaatje) (?:van|met)",
        "pt": r"(?:uma? |a )?(?:imagem|foto|fotografia) (?:de|do|da|que mostra)",
    }.items()
}
"""How an alternative text begins that says what a screen reader says already."""


def primary(language: str) -> str:
    """The first part of a language tag, in lower case: ``en`` of ``en-GB``."""
    return language.lower().replace("_", "-").partition("-")[0]
