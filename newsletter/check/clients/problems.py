"""A report's losses as problems at a line, ready for a rule to yield or a command to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsletter.check.clients.judge import Loss
from newsletter.check.clients.use import Use
from newsletter.errors import Problem
from newsletter.excerpts import excerpt
from newsletter.model.location import Location

UNSUPPORTED, PARTLY, PICTURE = "C001", "C002", "C003"
"""A feature that clients do not support, one that they partly support, a picture that they do not
show."""

_LONGEST = 100
"""Characters of a use that a message shows: a selector may be a paragraph long."""

_REMEDY = {
    UNSUPPORTED: "say it in a way that these clients know, or leave it out",
    PARTLY: "look at the email in these clients",
    PICTURE: "give the picture as JPEG or PNG",
}


def client_problems(
    losses: Iterable[Loss], locate: Callable[[Use], Location], *, issue: str, theme: str
) -> Iterator[Problem]:
    """One problem for each loss that nothing stands in for.

    Args:
        losses: ``ClientReport.losses``.
        locate: Where a use was written; ``NOWHERE`` for what MJML wrote by itself.
        issue: The issue's path: its first line stands in where there is no better place.
        theme: The theme's name.
    """
    for loss in losses:
        code = _code(loss)
        place = locate(loss.use)
        verb = "partly supported" if loss.outcome == "partly" else "not supported"
        message = f"{shown(loss)} is {verb} by {', '.join(loss.clients)} ({loss.share:.0%})"
        if not place.path:
            message += f'; it comes from MJML, through the theme "{theme}"'
        yield Problem(
            code,
            message,
            place.path or issue,
            place.line or 1,
            place.column,
            "; ".join(loss.notes) or _REMEDY[code],
        )


def _code(loss: Loss) -> str:
    if loss.outcome == "partly":
        return PARTLY
    return PICTURE if loss.use.slug.startswith("image-") else UNSUPPORTED


def shown(loss: Loss) -> str:
    """The use as an author would write it, in one line, with its element where that decides."""
    of = f" of <{loss.use.tag}>" if loss.use.tag and loss.use.place == "inline" else ""
    return f"{excerpt(loss.use.shown, _LONGEST)}{of}"
