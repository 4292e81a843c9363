"""MJML to HTML; the only user of mjml-python."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsletter.errors import ThemeError
from newsletter.model.location import Location
from newsletter.render.checked_markup import CheckedMarkup
from newsletter.render.mjml_units import normalise_units

Locate = Callable[[int, int], Location]

# mjml-python writes a line end in an attribute as "\n", a tab as "\t" and a backslash twice
# (1.4.2, seen 2026-11-23); everything beyond ASCII is behind tokens.
_MANGLED = re.compile(r"""="[^"<\n\r\t\\]*+[\n\r\t\\][^"<]*"|='[^'<\n\r\t\\]*+[\n\r\t\\][^'<]*'""")
_UNMANGLED = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\\": "&#92;"})


def compile_mjml(mjml: str, locate: Locate, checked: CheckedMarkup | None = None) -> str:
    """Compile one document.

    Args:
        mjml: ASCII only: everything else is behind tokens.
        checked: What need not be checked again.
        locate: Line and column of ``mjml`` to the author's file; called only when
            something is wrong.

    Raises:
        ThemeError: If the document is not sound MJML, or the engine refuses it or breaks at it.
            mjml-python itself is silent on unknown tags and attributes and ends the process on
            deep nesting (1.4.2, seen 2026-11-23), so the document is checked before the engine
            sees it.
    """
    if checked is None or not checked.knows(mjml):
        from newsletter.render.mjml_check import check_mjml  # noqa: PLC0415 - for what is new

        problems = check_mjml(mjml, locate)
        if problems:
            raise ThemeError(problems)
        if checked is not None:
            checked.add(mjml)
    from mjml import mjml2html  # noqa: PLC0415 - a theme with faults never needs the engine

    ready = _MANGLED.sub(lambda found: found[0].translate(_UNMANGLED), normalise_units(mjml))
    try:
        # fonts={}: the defaults add a web font's <link> and @import to the head.
        return mjml2html(ready, fonts={})
    except ValueError as error:
        raise _refusal(error, mjml, locate) from error
    except BaseException as error:
        # A panic of the engine is no Exception: nothing else would catch it before the user.
        if type(error).__name__ != "PanicException":
            raise
        raise _refusal(ValueError(f"it broke down ({error})"), mjml, locate) from error


def _refusal(error: ValueError, mjml: str, locate: Locate) -> ThemeError:
    from newsletter.render.mjml_check import engine_error  # noqa: PLC0415 - seldom needed

    return engine_error(error, mjml, locate)
