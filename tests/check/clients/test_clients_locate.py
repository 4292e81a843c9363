"""Where a use was written: in the issue, in the theme, or by MJML."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from newsletter.check.clients.locate import locate_use
from newsletter.check.clients.use import intern_use
from newsletter.model.blocks import Figure, Paragraph
from newsletter.model.inline import Link, Text
from newsletter.model.location import NOWHERE, Location


@dataclass(frozen=True)
class File:
    path: str
    text: str


STYLES = """\
/* p is a word here, and so is margin */
.a { margin: 0 0 8px; color: {{ colors.ink }}; }
.b { border-top: 1px solid {{ colors.rule }}; margin: 0 0 18px; }
@media screen { .a > p { margin: 0 4px; } }
"""
THEME = {
    "styles.css": File("templates/daily/styles.css", STYLES),
    "blocks/x.mjml.j2": File("templates/daily/blocks/x.mjml.j2", '<mj-text>\n <td width="9">'),
    "text/x.txt.j2": File("templates/daily/text/x.txt.j2", "<td "),
}
BODY = (
    Paragraph((Link("mailto:a@example.org", (Text("x"),), Location("issue.md", 7, 3)),)),
    Figure("a.svg", url="https://img.example.org/a.svg", location=Location("issue.md", 9, 1)),
)


@pytest.mark.parametrize(
    ("place", "tag", "name", "value", "found"),
    [
        ("inline", "p", "margin", "0 0 18px", Location("templates/daily/styles.css", 3, 47)),
        (
            "inline",
            "p",
            "border-top",
            "1px solid #dddddd",
            Location("templates/daily/styles.css", 3, 6),
        ),
        ("inline", "p", "margin", "9px", NOWHERE),
        ("sheet", "", "margin", "0 4px", Location("templates/daily/styles.css", 4, 26)),
        ("sheet", "", "", ".a > p", Location("templates/daily/styles.css", 4, 17)),
        ("sheet", "", "", "p", NOWHERE),
        ("markup", "td", "width", "9", Location("templates/daily/blocks/x.mjml.j2", 2, 2)),
        ("markup", "video", "", "", NOWHERE),
        ("markup", "img", "src", "https://img.example.org/a.svg", Location("issue.md", 9, 1)),
        ("markup", "a", "href", "mailto:a@example.org", Location("issue.md", 7, 3)),
    ],
)
def test_a_use_is_placed_where_it_was_written(
    place: str, tag: str, name: str, value: str, found: Location
) -> None:
    use = intern_use("css-margin", place, tag, name, value)  # type: ignore[arg-type]
    assert locate_use(use, BODY, THEME) == found
