"""Writes lengths and white space of checked MJML as mjml-python needs them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsletter.patterns import late_pattern

# White space that mjml-python refuses: in these tags it must begin with a newline (seen 2026-11-23:
# "unexpected token" for a space between two tags of mj-head).
_LOOSE_SPACE = late_pattern(
    r">[ \t\r\f\v]+(?=\s*<(?:mj-|/mj-(?:accordion|attributes|carousel|head|navbar|social)))"
)
_LOOSE_COMMENT = late_pattern(
    r"(</?mj(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*>|(?<!\])-->)[ \t\r\f\v]+(?=\s*<!--(?!\[))"
)
_COMMENT = late_pattern(r"<!--(?!\[)")
_BARE_ZERO = late_pattern(r"[\s\"']0(?=[\s\"'])")
_MJML_TAG = late_pattern(r"<(mj-[a-z-]+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = late_pattern(r"(\s([a-z-]+)\s*=\s*)(\"[^\"]*\"|'[^']*')")
_ZERO = late_pattern(r"(?<![^\s\"'])0(?![^\s\"'])")


def normalise_units(mjml: str) -> str:
    """Write lengths and white space as mjml-python needs them; no line moves.

    ``padding="0 40px"`` becomes ``0px 40px``: mjml-python computes a wrong image width from the
    first (mrml issue 644). Blanks before a newline between MJML tags go: mjml-python refuses them
    in mj-head, mj-attributes, mj-social and their like. Text and HTML attributes stay as they are.

    Args:
        mjml: A document that ``check_mjml`` has passed.
    """
    mjml = _LOOSE_SPACE.sub(">", mjml)
    if _COMMENT.search(mjml):
        mjml = _LOOSE_COMMENT.sub(r"\1", mjml)
    parts: list[str] = []
    done = 0
    for zero in _BARE_ZERO.finditer(mjml):
        start = mjml.rfind("<", done, zero.start())
        if start < 0:  # in a tag that is done
            continue
        tag = _MJML_TAG.match(mjml, start)
        if tag is None or tag.end() <= zero.start():
            continue
        parts += (mjml[done:start], _with_units(tag[1], tag[0]))
        done = tag.end()
    return "".join(parts) + mjml[done:] if parts else mjml


@lru_cache(maxsize=1000)  # a theme repeats its tags
def _with_units(name: str, markup: str) -> str:
    from newsletter.render.mjml_data import mjml_data  # noqa: PLC0415 - few documents need it

    data = mjml_data()
    tag = data.tags.get(name)
    if tag is None:
        return markup
    known = data.default_attributes if name in {"mj-all", "mj-class"} else tag.attributes

    def add_unit(attribute: re.Match[str]) -> str:
        kind = known.get(attribute[2])
        if kind is None or not kind.takes_px:
            return attribute[0]
        return attribute[1] + _ZERO.sub("0px", attribute[3])

    return _ATTRIBUTE.sub(add_unit, markup)
