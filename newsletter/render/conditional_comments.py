"""Outlook's conditional comments, made visible to a strict parser without moving anything."""

from __future__ import annotations

import re

from newsletter.render.mjml_rules import Fault

# Only the characters that Outlook's expressions have: mrml panics at others (seen 2026-11-23).
_CONDITIONAL = re.compile(
    # Begins with a set of characters, which the search then skips to.
    r"[-<](?:(?<=<)!--\[if [A-Za-z0-9 ()!|&.]+\]>(?P<revealed><!--(?: *-->|>))?"
    r"|(?P<end>(?<=<)(?:!-- *<)?!\[endif\]-->)|(?P<comment>(?<=<)!--)|(?P<close>(?<=-)->))"
)


def hide_conditional(mjml: str) -> tuple[str, list[tuple[int, Fault]]]:
    """Outlook comments as processing instructions of the same length, so that places stay.

    mjml-python reads the markup inside them: it must be balanced within its tag, and the parser
    checks that like any other.
    """
    if "<!--[" not in mjml and "<![endif" not in mjml:
        return mjml, []
    faults: list[tuple[int, Fault]] = []
    opened: re.Match[str] | None = None
    comment = False

    def hide(match: re.Match[str]) -> str:
        nonlocal opened, comment
        if comment:
            comment = match["close"] is None and match["end"] is None
            return match[0]
        if match["close"]:
            if opened is not None and not opened["revealed"]:
                hint = "end it with <![endif]-->, and leave ordinary comments out of it"
                faults.append((match.start(), Fault("E106", "--> ends the Outlook comment", hint)))
            return match[0]
        if match["comment"]:
            # HTML knows no comment inside an Outlook comment: the first --> ends both.
            comment = opened is None or opened["revealed"] is not None
            return match[0]
        if match["end"]:
            if opened is None:
                fault = Fault("E106", "<![endif]--> without <!--[if …]>", "remove it")
                faults.append((match.start(), fault))
            opened = None
        else:
            if opened is not None:
                fault = Fault("E106", "an Outlook comment inside another", "end the first one")
                faults.append((match.start(), fault))
            opened = match
        return "<?c" + re.sub(r"[^\n]", " ", match[0][3:-2]) + "?>"

    hidden = _CONDITIONAL.sub(hide, mjml)
    if opened is not None:
        fault = Fault("E106", "an Outlook comment is not closed", "end it with <![endif]-->")
        faults.append((opened.start(), fault))
    return hidden, faults
