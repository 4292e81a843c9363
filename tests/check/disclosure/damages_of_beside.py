"""Damages beside the box: the label is taken back in the line right before it, or right after."""

from __future__ import annotations

from check.disclosure.damages import both
from check.disclosure.damages_of_cover import after_box, before_box
from check.disclosure.finished_email import Page
from lxml import etree

DENIAL = "This is not an ad"
STORY = "The council meets on Tuesday to talk about the harbour, its boats and their berths. " * 3
BLANK = '<img src="https://images.example.org/x.png" alt="" width="20">'

both(
    "taken back right above the box",
    "E099",
    before_box("<p>What follows is not an advertisement</p>"),
)
both("taken back right below the box", "E099", after_box("<p>This was not an advertisement</p>"))
both("payment denied above the box", "E099", before_box("<p>Nobody paid for this.</p>"))
both("payment denied below the box", "E099", after_box("<p>None of this is paid for.</p>"))


# --- as bare text ------------------------------------------------------------------------------


def bare_before(page: Page) -> None:
    page.region.getparent().text = DENIAL


def bare_after(page: Page) -> None:
    page.region.tail = DENIAL


def as_parent_text(page: Page) -> None:
    page.wrap(page.region, "<div></div>").text = DENIAL


def after_an_element(page: Page) -> None:
    page.region.addprevious(page.markup("<span></span>"))
    page.region.getprevious().tail = DENIAL


def after_a_comment(page: Page) -> None:
    page.region.addprevious(etree.Comment(" A slot "))
    page.region.getprevious().tail = DENIAL


def in_part_an_element(page: Page) -> None:
    page.region.addprevious(page.markup("<b>not an ad</b>"))
    page.region.getparent().text = "This is "


def around_what_is_hidden(page: Page) -> None:
    page.region.tail = None
    page.region.addnext(page.markup('<span style="display:none">quite</span>'))
    page.region.tail, page.region.getnext().tail = "This is not ", "an ad"


both("taken back by bare text before the box", "E099", bare_before)
both("taken back by bare text after the box", "E099", bare_after)
both("taken back by the text of the box's parent", "E099", as_parent_text)
both("taken back by the tail of an element before the box", "E099", after_an_element)
both("taken back by the tail of a comment before the box", "E099", after_a_comment)
both("taken back by bare text and an element in one line", "E099", in_part_an_element)
both("taken back by bare text around what is not displayed", "E099", around_what_is_hidden)


# --- behind a comment, a blank, or an element of its own -----------------------------------------

for html in (
    f"<div><p>A story</p><!-- slot -->{DENIAL}</div>",
    f"<div><!-- slot --><p>{DENIAL}</p></div>",
    f"<div><p>A story</p><!-- slot --><p>{DENIAL}</p><!-- end --></div>",
    "<p>This is not an <b>ad</b></p>",
    "<p>This is <!-- quite --><b>not</b> an <i>ad</i></p>",
    f"<p>{STORY}<b>{DENIAL}</b></p>",
    f"<p>{STORY}<br>{DENIAL}</p>",
    f"<div><p>{DENIAL}</p><p>* * *</p></div>",
    f"<div><p>{DENIAL}</p><p>\u200b\u200c</p></div>",
    f"<div><p>{DENIAL}</p><style>.x {{ color:red }}</style></div>",
):
    both(f"taken back above the box by {html[-72:]!a}", "E099", before_box(html))
for html in (
    f"<p>{BLANK}This was not an <b>ad</b></p>",
    "<p><span></span>This was not an <b>ad</b></p>",
    f"<p>{BLANK}<br>This was <b>not</b> an ad</p>",
    f"<div><!-- slot -->{DENIAL}<p>A story</p></div>",
    f"<div>{BLANK}<!-- slot -->{DENIAL}<p>A story</p></div>",
    "<p><b>This</b> was not an ad</p>",
    f"<p><b>{DENIAL}.</b> {STORY}</p>",
    f"<div><p>* * *</p><p>{DENIAL}</p></div>",
    f"<div><style>.x {{ color:red }}</style><p>{DENIAL}</p></div>",
):
    both(f"taken back below the box by {html[:72]!a}", "E099", after_box(html))

# --- a sentence that goes on into the label ------------------------------------------------------

for html in ("<p>This is not an</p>", "<p>What comes now is not an ...</p>", "<h2>Not an</h2><hr>"):
    both(f"taken back by {html!a} before the label", "E099", before_box(html))

# --- words that are read out ---------------------------------------------------------------------

for attribute in ("title", "aria-description", "aria-roledescription", "aria-braillelabel"):
    both(
        f"taken back by the box's {attribute}",
        "E099",
        lambda p, attribute=attribute: p.box.set(attribute, "Not an ad"),
    )
    both(
        f"taken back by {attribute} right around the box",
        "E099",
        lambda p, attribute=attribute: p.region.set(attribute, "Not an ad"),
    )
