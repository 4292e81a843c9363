"""MJML to HTML; the only user of mjml-python."""

from __future__ import annotations

from collections.abc import Callable

from newsletter.errors import ThemeError
from newsletter.model.location import Location
from newsletter.render.mjml_check import check_mjml, engine_error, normalise_units

Locate = Callable[[int, int], Location]


def compile_mjml(mjml: str, locate: Locate) -> str:
    """Compile one document.

    Args:
        mjml: ASCII only: everything else is behind tokens.
        locate: Line and column of ``mjml`` to the author's file; called only when
            something is wrong.

    Raises:
        ThemeError: If the document is not sound MJML. mjml-python itself is silent on unknown tags
            and attributes and ends the process on deep nesting (1.4.2, seen 2026-11-23), so the
            document is checked before the engine sees it.
    """
    problems = check_mjml(mjml, locate)
    if problems:
        raise ThemeError(problems)
    from mjml import mjml2html  # noqa: PLC0415 - a theme with faults never needs the engine

    try:
        # fonts={}: the defaults add a web font's <link> and @import to the head.
        return mjml2html(normalise_units(mjml), fonts={})
    except ValueError as error:
        raise engine_error(error, mjml, locate) from error
