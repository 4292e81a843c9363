"""Damages of the order and of the box: the label comes late, or stands elsewhere."""

from __future__ import annotations

from typing import Any

from check.disclosure.damages import DARK, DISCLOSURE, both
from check.disclosure.finished_email import Page
from lxml import etree

# --- the label does not come first -------------------------------------------------------------

both("label after the creative", "E091", lambda p: p.box.append(p.row))


def after_headline(page: Page) -> None:
    page.box.remove(page.row)
    page.headline.addnext(page.markup(f"<p>{DISCLOSURE}</p>"))


both("label after the headline", "E091", after_headline)
both(
    "label after the picture",
    "E091",
    lambda p: (
        p.box.remove(p.row),
        p.creative.find("div").addnext(p.markup(f"<p>{DISCLOSURE}</p>")),
    ),
)
both(
    "label after a logo",
    "E091",
    lambda p: p.label.insert(0, move_text(p, '<img src="logo.png" alt="" width="90">')),
)


def move_text(page: Page, html: str) -> Any:
    element = page.markup(html)
    element.tail, page.label.text = page.label.text, None
    return element


def beside(page: Page) -> None:
    """One row; in a right-to-left table, or for the eye, the creative comes first."""
    page.row.append(page.creative)


both("label beside the creative", "E091", beside)
for css in (
    "display:flex; flex-direction:column-reverse",
    "display:grid",
    "transform:rotate(180deg)",
    "direction:rtl; unicode-bidi:bidi-override",
):
    both(f"box with {css}", "E091 E093", lambda p, css=css: p.style(p.box, css))
both("creative with order", "E091", lambda p: p.style(p.creative, "order:-1"))
both(
    "creative as the table's head",
    "E091",
    lambda p: p.style(p.creative.getparent(), "display:table-header-group"),
)
both("creative floated", "E091", lambda p: p.style(p.creative, "float:left"))
both(
    "creative pulled over the label", "E091 E093", lambda p: p.style(p.headline, "margin:-80px 0 0")
)
both(
    "creative positioned over the label",
    "E091 E093",
    lambda p: p.style(p.headline, "position:absolute; top:0"),
)
both(
    "creative moved up by a transform",
    "E091 E093",
    lambda p: p.style(p.headline, "transform:translateY(-90px)"),
)
both("creative spans rows", "E091", lambda p: p.creative.set("rowspan", "2"))
both(
    "order turned on phones",
    "E091 E093",
    lambda p: p.rule(
        "@media (max-width:480px) { .sponsor { display:flex; flex-direction:column-reverse } }"
    ),
)


def head_below(page: Page) -> None:
    foot = etree.Element("tfoot")
    page.box.insert(0, foot)
    foot.append(page.row)


both("label in the table's foot", "E091 E093", head_below)


# --- label and creative are not in one box -----------------------------------------------------


def before_box(page: Page) -> None:
    page.box.remove(page.row)
    page.region.insert(0, page.markup(f"<p>{DISCLOSURE}</p>"))


both("label above the box", "E092", before_box)


def own_box(page: Page) -> None:
    page.box.remove(page.row)
    page.region.insert(
        0,
        page.markup(
            f'<table style="background-color:#f7f2e4"><tr><td>{DISCLOSURE}</td></tr></table>'
        ),
    )


both("label in a box of its own", "E092", own_box)


def no_ground(page: Page) -> None:
    page.box.attrib.pop("bgcolor")
    page.box.attrib.pop("style")


both("box without ground and border", "E092", no_ground)
both(
    "box in the page's own colour",
    "E092",
    lambda p: (
        p.box.set("bgcolor", "#ffffff"),
        p.box.set("style", "background-color:#ffffff; border:1px solid #ffffff"),
    ),
)
both(
    "box that melts into the page in dark mode",
    "E092",
    lambda p: p.rule(
        DARK
        + "{ .sponsor { background-color:#16191d !important; border-color:#16191d !important } }"
    ),
)
both(
    "editorial in the box",
    "E092",
    lambda p: p.creative.append(
        p.markup("<p>" + "The council meets on Tuesday to weigh the second cable. " * 8 + "</p>")
    ),
)


def share_label(page: Page) -> None:
    """The second advertiser's creative moves into the first one's box."""
    other = page.box_of("Meadowlark Seeds")
    page.box.append(other.findall("tr")[1])


both("label shared by two creatives", "E088 E099", share_label)
