"""Losses as problems: the code, the place, and the remedy."""

from __future__ import annotations

from newsletter.check.clients.judge import Loss
from newsletter.check.clients.problems import client_problems
from newsletter.check.clients.use import Use, intern_use
from newsletter.model.location import NOWHERE, Location

POSITION = intern_use("css-position", "inline", "p", "position", "relative")
PICTURE = intern_use("image-svg", "markup", "img", "src", "https://img.example.org/a.svg")


def locate(use: Use) -> Location:
    return Location("issue.md", 9, 2) if use is PICTURE else NOWHERE


def test_a_loss_has_its_code_its_place_and_a_remedy() -> None:
    losses = [
        Loss(PICTURE, "unsupported", ("Gmail",), 0.3),
        Loss(POSITION, "unsupported", ("Gmail", "Yahoo Mail"), 0.34),
        Loss(POSITION, "partly", ("Outlook.com",), 0.04, notes=("Only sticky.",)),
    ]
    picture, style, partly = client_problems(losses, locate, issue="issues/i.md", theme="daily")
    assert (picture.code, picture.place) == ("C003", "issue.md:9:2")
    assert "JPEG or PNG" in picture.hint
    assert (style.code, style.place) == ("C001", "issues/i.md:1")
    assert style.message == (
        "position:relative of <p> is not supported by Gmail, Yahoo Mail (34%); "
        'it comes from MJML, through the theme "daily"'
    )
    assert (partly.code, partly.hint) == ("C002", "Only sticky.")
