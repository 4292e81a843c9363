"""The default theme as Chromium shows it: on phones, in dark mode, images off, styles stripped."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from email_browser import View

EMAILS = ("large", "small", "arabic", "awkward")
SHOWN = (
    View(),
    View(375),
    View(scheme="dark"),
    View(375, "dark"),
    View(375, images=False),
    View(375, "dark", images=False),
    View(styles=False),
    View(375, styles=False),
)
# Below this a phone's reader has to zoom.
SMALLEST_FONT_PX = 13
TARGET_PX = 24  # WCAG 2.2, 2.5.8, the least size of a target

Look = Callable[..., Any]


@pytest.mark.parametrize("view", [*SHOWN, View(320)], ids=str)
@pytest.mark.parametrize("name", EMAILS)
def test_nothing_is_wider_than_the_window(look: Look, name: str, view: View) -> None:
    """No view scrolls sideways, whatever words, code and lists an issue holds."""
    assert look(name, view, "email.overflow()") <= 0


@pytest.mark.parametrize("view", SHOWN, ids=str)
@pytest.mark.parametrize("name", EMAILS)
def test_text_stands_out_from_its_ground(look: Look, name: str, view: View) -> None:
    """Contrast is 4.5:1, or 3:1 for large type (WCAG 2.2, 1.4.3), in light and in dark."""
    faces = look(name, view, "email.faces()")
    assert len(faces) > 20
    faint = [face for face in faces if face["contrast"] < (3 if face["large"] else 4.5)]
    assert faint == []
    dark = view.scheme == "dark"
    assert all((face["ground"] < 0.2) is dark for face in faces if "▶" not in face["text"])


@pytest.mark.parametrize("view", [View(), View(375)], ids=str)
@pytest.mark.parametrize("name", EMAILS)
def test_type_is_large_enough(look: Look, name: str, view: View) -> None:
    """No text is smaller than 13 px."""
    small = [f for f in look(name, view, "email.faces()") if f["size"] < SMALLEST_FONT_PX]
    assert small == []


@pytest.mark.parametrize("name", EMAILS)
def test_a_phone_shows_one_column(look: Look, name: str) -> None:
    """At 375 px no paragraph or heading stands beside another."""
    blocks = look(name, View(375), "email.blocks()")
    assert len(blocks) > 5
    for above, below in itertools.pairwise(sorted(blocks, key=lambda block: block["top"])):
        assert below["top"] >= above["bottom"] - 1, (above, below)


@pytest.mark.parametrize("name", EMAILS)
def test_headings_are_an_outline(look: Look, name: str) -> None:
    """One h1, first; no level is skipped on the way down."""
    levels = look(name, View(), "email.headings()")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("view", [View(375, images=False), View(images=False)], ids=str)
@pytest.mark.parametrize("name", EMAILS)
def test_pictures_that_do_not_load_are_read(look: Look, name: str, view: View) -> None:
    """With images off every alternative text has its own size, contrast and room."""
    alts = [alt for alt in look(name, view, "email.alts()") if alt["alt"]]
    assert alts or name == "awkward"
    for alt in alts:
        assert not alt["loaded"]
        assert alt["size"] >= SMALLEST_FONT_PX
        assert alt["contrast"] >= 4.5
        assert alt["line"] >= 1.3 * alt["size"]
        assert alt["height"] >= alt["line"]


@pytest.mark.parametrize(
    "view",
    [View(), View(375), View(375, images=False), View(styles=False), View(375, styles=False)],
    ids=str,
)
@pytest.mark.parametrize("name", EMAILS)
def test_no_text_covers_other_text(look: Look, name: str, view: View) -> None:
    """No two lines of text overlap, also where every style sheet is removed."""
    boxes = look(name, view, "email.boxes()")
    boxes.sort(key=lambda box: box["top"])
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other["top"] >= box["bottom"]:
                break
            wide = min(box["right"], other["right"]) - max(box["left"], other["left"])
            high = min(box["bottom"], other["bottom"]) - max(box["top"], other["top"])
            # Boxes of letters are taller than tight lines are apart; their ink is not.
            low = min(b["bottom"] - b["top"] for b in (box, other))
            assert wide <= 2 or high <= 0.25 * low, (box, other)


@pytest.mark.parametrize("name", EMAILS)
def test_links_can_be_hit_with_a_thumb(look: Look, name: str) -> None:
    """A link is 24 px high and wide or has that much room to itself, unless in a sentence."""
    links = [link for link in look(name, View(375), "email.links()") if not link["sentence"]]
    assert len(links) >= 4
    for link in links:
        if min(link["right"] - link["left"], link["bottom"] - link["top"]) >= TARGET_PX:
            continue
        x, y = (link["left"] + link["right"]) / 2, (link["top"] + link["bottom"]) / 2
        for other in links:
            if other is not link:
                dx = max(other["left"] - x, 0, x - other["right"])
                dy = max(other["top"] - y, 0, y - other["bottom"])
                assert dx * dx + dy * dy >= (TARGET_PX / 2) ** 2, (link, other)


@pytest.mark.parametrize("name", EMAILS)
def test_links_in_sentences_are_underlined(look: Look, name: str) -> None:
    """A link within text is told apart without colour."""
    links = [link for link in look(name, View(), "email.links()") if link["sentence"]]
    assert links
    assert {link["decoration"] for link in links} == {"underline"}


def test_arabic_begins_on_the_right(look: Look) -> None:
    """Thumbnails, the rule beside a quotation and list marks stand on the right."""
    view = View()
    thumb = look("arabic", view, "email.rectangle('.thumb')")
    words = look("arabic", view, "email.rectangle('.words')")
    assert thumb["left"] >= words["right"]
    quote = look(
        "arabic", view, "getComputedStyle(document.querySelector('blockquote')).borderRightWidth"
    )
    assert quote == "4px"
    entry = look("arabic", view, "email.rectangle('li')")
    paragraph = look("arabic", view, "email.rectangle('p.p')")
    assert paragraph["right"] - entry["right"] >= 20
    code = look("arabic", view, "getComputedStyle(document.querySelector('pre')).direction")
    assert code == "ltr"
