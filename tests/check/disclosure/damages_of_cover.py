"""Damages from outside the label: something lies over it, stands before it, or parts it."""

from __future__ import annotations

from typing import Any

from check.disclosure.damages import DARK, DISCLOSURE, both, label_in
from check.disclosure.finished_email import Page
from lxml import etree

# --- something elsewhere lies over the label -----------------------------------------------------


def after_box(html: str) -> Any:
    return lambda page: page.region.addnext(page.markup(html))


def before_box(html: str) -> Any:
    return lambda page: page.region.addprevious(page.markup(html))


for css in (
    "position:relative; top:-300px; height:300px",
    "position:relative; bottom:300px; height:300px",
    "outline:400px solid #ffffff",
    "position:relative; box-shadow:0 -300px 0 200px #ffffff",
    "rotate:180deg; height:600px",
    "filter:drop-shadow(0 -300px 0 #ffffff)",
    "text-shadow:0 -300px 0 #f7f2e4",
    "border-image:linear-gradient(#fff,#fff) 30 / 0 / 400px",
    "-webkit-box-reflect:above 0",
):
    both(
        f"the story below with {css}",
        "E091 E093",
        after_box(f'<div style="background:#ffffff; {css}">More</div>'),
    )
both(
    "a float in the label's colour slid beneath it",
    "E093",
    before_box(
        '<div style="float:left; width:100%; margin-right:-100%; height:300px; background:#5a4a1e">'
        "&nbsp;</div>"
    ),
)
both(
    "an element that a rule shows again laid over the email",
    "E093",
    lambda p: (
        p.body.append(
            p.markup(
                '<div class="veil" style="display:none; position:fixed; background:#fff">Hi</div>'
            )
        ),
        p.rule("@media all { .veil { display:block !important } }"),
    ),
)
both(
    "a rectangle for Outlook laid over the label",
    "E093",
    lambda p: p.region.insert(
        0,
        etree.Comment(
            '[if mso]><v:rect style="position:absolute;width:600px;height:300px"></v:rect><![endif]'
        ),
    ),
)
for css in (
    "text-shadow:0 -60px 0 #f7f2e4",
    "filter:drop-shadow(0 -60px 0 #f7f2e4)",
    "-webkit-filter:drop-shadow(0 -60px 0 #f7f2e4)",
    "mso-text-raise:60pt",
):
    both(f"headline with {css}", "E091 E093", lambda p, css=css: p.style(p.headline, css))


# --- within the box ------------------------------------------------------------------------------


def mso_within(page: Page) -> None:
    page.label.text, words = None, page.label.text
    start = etree.Comment('[if mso]><span style="display:none;mso-hide:all"><![endif]')
    start.tail = words
    page.label.insert(0, start)
    page.label.append(etree.Comment("[if mso]></span><![endif]"))


both("label hidden by an Outlook element within it", "E093", mso_within)


def mso_small(page: Page) -> None:
    page.label.text, words = None, page.label.text
    start = etree.Comment('[if mso]><span style="font-size:1px"><![endif]')
    start.tail = words
    page.label.insert(0, start)
    page.label.append(etree.Comment("[if mso]></span><![endif]"))


both("label shrunk by an Outlook element within it", "E093 E094", mso_small)
both(
    "the label's column collapsed",
    "E091 E093",
    lambda p: p.box.insert(
        0, p.markup('<table><col style="visibility:collapse"></table>').find(".//col")
    ),
)
both(
    "a dark column under the label",
    "E091 E095",
    lambda p: p.inside_label(
        f'<table><col style="background:#5a4a1e"><tr><td>{DISCLOSURE}</td></tr></table>'
    ),
)
both(
    "a picture of one pixel that a style makes large, before the label",
    "E091",
    lambda p: p.label.insert(
        0,
        moved(
            p,
            '<img src="our-pick.png" alt="" width="1" height="1" style="width:300px; height:40px">',
        ),
    ),
)
both(
    "a picture in the ground of a row before the label",
    "E091",
    lambda p: p.row.addprevious(
        p.cells('<tr><td height="200" style="background:url(boats.jpg)">&nbsp;</td></tr>')
    ),
)
both(
    "an old background before the label",
    "E091",
    lambda p: p.row.addprevious(
        p.cells('<tr><td height="200" background="boats.jpg">&nbsp;</td></tr>')
    ),
)
both(
    "a field that negates before the label",
    "E091 E093",
    lambda p: p.label.insert(0, moved(p, '<input value="Not an">')),
)
both(
    "a film before the label",
    "E091 E093",
    lambda p: p.row.addprevious(
        p.cells('<tr><td><video poster="boats.jpg" width="500"></video></td></tr>')
    ),
)
both(
    "an image element of old before the label",
    "E091 E093",
    lambda p: p.label.insert(0, moved(p, '<image src="not-an.png" width="60"></image>')),
)


def moved(page: Page, html: str) -> Any:
    element = page.markup(html)
    element.tail, page.label.text = page.label.text, None
    return element


both(
    "creative on the page's own ground",
    "E092",
    lambda p: (
        p.box.set("style", "background-color:#f7f2e4"),
        p.style(p.creative, "background-color:#ffffff"),
    ),
)
both(
    "a border that browsers drop",
    "E092",
    lambda p: (
        p.box.attrib.pop("bgcolor"),
        p.box.set("style", "background-color:#ffffff; border:1px 2px solid #000000"),
    ),
)
both(
    "a form to the advertiser",
    "E091 E093 E096",
    lambda p: p.creative.append(
        p.markup('<form action="https://harbor-bank.example.org/"><button>Apply</button></form>')
    ),
)
both(
    "a screen's height between label and creative",
    "E091",
    lambda p: p.row.addnext(
        p.cells('<tr><td height="1500" style="height:1500px">&nbsp;</td></tr>')
    ),
)
both(
    "sixty line breaks between label and creative",
    "E091",
    lambda p: p.label.append(p.markup("<div>" + "<br>" * 60 + "</div>")),
)
both(
    "an empty picture between label and creative",
    "E091",
    lambda p: p.label.append(
        p.markup('<img src="https://images.example.org/empty.gif" width="1" height="1200" alt="">')
    ),
)


# --- names and words that take it back -----------------------------------------------------------

both(
    "label read out otherwise",
    "E097",
    label_in(f'<span role="img" aria-label="A story">{DISCLOSURE}</span>'),
)
both(
    "label's cell read out otherwise",
    "E097",
    lambda p: p.label.set("aria-label", "From our newsroom"),
)
both(
    "taken back with a zero-width space",
    "E099",
    lambda p: p.creative.append(p.markup("<p>This is not an adver\u200btisement.</p>")),
)
both(
    "taken back in a picture's alt text",
    "E099",
    lambda p: p.creative.append(
        p.markup('<img src="https://images.example.org/x.png" alt="This is not an advertisement">')
    ),
)
both(
    "taken back by generated content around the box",
    "E093 E099",
    lambda p: (
        p.region.set("class", "around"),
        p.rule(".around::before { content:'Our editors recommend' }"),
    ),
)
both(
    "taken back by generated content in a single colon",
    "E093 E099",
    lambda p: (p.region.set("class", "around"), p.rule(".around:after { content:'Not an ad' }")),
)


# --- platform code -------------------------------------------------------------------------------


def in_platform_comments(page: Page) -> None:
    page.row.addprevious(etree.Comment(" *|IF:PREMIUM|* "))
    page.row.addnext(etree.Comment(" *|END:IF|* "))


def in_go_comments(page: Page) -> None:
    page.row.addprevious(etree.Comment(" {{ if .Premium }} "))
    page.row.addnext(etree.Comment(" {{ end }} "))


both("label for some readers only, by Mailchimp's code in comments", "E093", in_platform_comments)
both("label for some readers only, by listmonk's code in comments", "E093", in_go_comments)
both(
    "label styled by the platform's code",
    "E093",
    lambda p: p.style(p.label, "{{ .Subscriber.Style }}"),
)
both(
    "label's class from the platform's code",
    "E093",
    lambda p: p.label.set("class", p.label.get("class") + " *|HIDE|*"),
)
both(
    "an attribute from the platform's code",
    "E093",
    lambda p: p.row.set("data-x", "{% if a %}hidden{% endif %}"),
)


# --- the creative elsewhere ----------------------------------------------------------------------


def picture_of(page: Page) -> str:
    return str(next(page.creative.iter("img")).get("src"))


both(
    "creative's picture as a ground elsewhere",
    "E099",
    lambda p: p.body.append(
        p.markup(f'<div style="background-image:url({picture_of(p)})">Look</div>')
    ),
)
both(
    "creative's picture as an old background elsewhere",
    "E099",
    lambda p: p.body.append(
        p.markup(f'<table background="{picture_of(p)}"><tr><td>Look</td></tr></table>')
    ),
)
both(
    "creative's headline elsewhere, split by zero-width spaces",
    "E099",
    lambda p: p.body.insert(
        0, p.markup("<p>A savings account that is\u200b open about its sums</p>")
    ),
)
both(
    "creative's headline elsewhere, split by soft hyphens",
    "E099",
    lambda p: p.body.insert(
        0, p.markup("<p>A sav\u00adings account that is open about its sums</p>")
    ),
)


# --- pushed away, folded away, parted from its box ---------------------------------------------

both("label behind 200 no-break spaces", "E088", lambda p: p.relabel("\u00a0" * 200 + DISCLOSURE))
both(
    "name behind 200 wide spaces",
    "E088 E090",
    lambda p: p.relabel("Advertisement" + "\u2003" * 200 + "· Harbor Bank"),
)
both(
    "label behind 300 spaces that are kept",
    "E093",
    lambda p: (p.relabel(" " * 300 + DISCLOSURE), p.style(p.label, "white-space:pre")),
)
both("label in letters as large as a window", "E094", lambda p: p.style(p.label, "font-size:90px"))
both(
    "label in what Gmail folds away",
    "E093",
    label_in(f'<div class="gmail_quote">{DISCLOSURE}</div>'),
)
both(
    "label in what Apple Mail folds away",
    "E093",
    label_in(f'<blockquote type="cite">{DISCLOSURE}</blockquote>'),
)
both(
    "label in the letters of an old font",
    "E093",
    label_in(f'<font face="Wingdings">{DISCLOSURE}</font>'),
)
both(
    "label in a corner that is cut off",
    "E093",
    lambda p: p.style(p.region, "border-radius:300px; overflow:hidden"),
)
both(
    "label on the page's own ground",
    "E092",
    lambda p: (
        p.box.set("style", "background-color:#f7f2e4"),
        p.rule(".label-1 { background-color:#ffffff !important }"),
        p.rule(f"{DARK} {{ .label-1 {{ background-color:#16191d !important }} }}"),
    ),
)
both(
    "taken back in a title", "E099", lambda p: p.label.set("title", "This is not an advertisement")
)
both(
    "a cell of one pixel for Outlook around the label",
    "E093",
    lambda p: p.region.insert(
        0, etree.Comment('[if mso]><table width="1"><tr><td width="1"><![endif]')
    ),
)
both(
    "a line of Outlook's own that is not broken",
    "E093",
    lambda p: (
        p.label.set("nowrap", "nowrap"),
        p.style(p.region, "overflow:hidden; width:210px"),
    ),
)
both(
    "another page in the email's place",
    "E093",
    lambda p: p.head.append(
        p.markup('<div><meta http-equiv="refresh" content="0; url=https://e.example/"></div>')[0]
    ),
)
both(
    "an element without height that overflows, above the box",
    "E093",
    before_box(
        '<div style="height:0"><div style="position:relative; height:300px; background:#fff">'
        "&nbsp;</div></div>"
    ),
)
