"""Changes that leave a disclosure as good as it was: the proof must accept each."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from check.disclosure.damages import DARK, DISCLOSURE, TEXT_LABEL, Act, Damage, Edit
from check.disclosure.damages_of_more import last_link
from check.disclosure.finished_email import Finished, Page
from lxml import etree

CHANGES: list[Damage] = []
BUTTON = "background-color:#ffffff; box-shadow:0 1px 2px #999999"


def both(name: str, edit: Edit) -> None:
    """A change of both HTML documents."""
    CHANGES.append(Damage(name, "", lambda email: email.page(edit)))


def whole(name: str, act: Act) -> None:
    """A change of any documents."""
    CHANGES.append(Damage(name, "", act))


def source(name: str, edit: Callable[[str], str]) -> None:
    """A change of how both HTML documents are written down."""

    def act(email: Finished) -> Finished:
        html, web_html = edit(email.html), edit(email.web_html)
        assert (html, web_html) != (email.html, email.web_html), "the edit changed nothing"
        return dataclasses.replace(email, html=html, web_html=web_html)

    whole(name, act)


# --- the same document, written otherwise ----------------------------------------------------

source(
    "the label's letters as references",
    lambda html: html.replace(">Advertisement", ">&#65;d&#x76;ertisement"),
)
source("the middle dot as an entity", lambda html: html.replace("·", "&middot;"))
source(
    "line breaks for spaces",
    lambda html: html.replace(DISCLOSURE, "Advertisement\r\n· Harbor\nBank"),
)
source("capital letters in tags", lambda html: html.replace("<td", "<TD").replace("</td", "</TD"))
both(
    "comments everywhere",
    lambda p: [cell.insert(0, etree.Comment(" cell ")) for cell in list(p.box.iter("tr", "table"))],
)
source("no white space between tags", lambda html: html.replace(">\n<", "><"))
source("words after the end of the body", lambda html: html.replace("</body>", "<br></body>"))
source(
    "a tracking pixel of the platform",
    lambda html: html.replace(
        "</body>", '<img src="https://track.example.org/o.gif" width="1" height="1" alt=""></body>'
    ),
)


def attributes_turned(page: Page) -> None:
    for element in page.body.iter("td", "table", "a"):
        items = list(element.items())
        element.attrib.clear()
        for name, value in reversed(items):
            element.set(name, value)


both("attributes in another order", attributes_turned)


# --- the label in other, still plain markup ----------------------------------------------------

for html in (
    f"<b>{DISCLOSURE}</b>",
    f"<p style='margin:0'>{DISCLOSURE}</p>",
    "<span>Advertisement · <strong>Harbor Bank</strong></span>",
    "<span>Advertisement<br>Harbor Bank</span>",
    f"<font face='Georgia'>{DISCLOSURE}</font>",
    f"<h6 style='font-size:13px; margin:0'>{DISCLOSURE}</h6>",
    f"<table width='100%'><tbody><tr><td>{DISCLOSURE}</td></tr></tbody></table>",
    f'<a rel="sponsored nofollow" class="disclosure" style="color:#5a4a1e"'
    f' href="https://harbor-bank.example.org/">{DISCLOSURE}</a>',
):
    both(f"label in {html}", lambda page, html=html: page.inside_label(html))

for words in (
    "ADVERTISEMENT · Harbor Bank",
    "Advertisement: Harbor Bank",
    "Advertisement — Harbor Bank",
    "Harbor Bank · Advertisement",
    "Advertisement from Harbor Bank",
    "\u00a0Advertisement\u00a0·\u00a0Harbor\u00a0Bank\u00a0",
):
    both(f"label {words!a}", lambda page, words=words: page.relabel(words))

for css in (
    "font-size:13px",
    "font-size:1.25em",
    "font:bold 14px/20px Georgia, serif",
    "color:#000000",
    "color:rgb(58, 45, 12)",
    "letter-spacing:1px; text-transform:uppercase",
    "padding:24px 48px",
    "text-align:center",
    "border-bottom:0",
    "text-decoration:underline",
    "font-variant:small-caps; font-size:15px",
    "-webkit-text-size-adjust:100%; mso-line-height-rule:exactly",
    "opacity:1; visibility:visible; position:static",
    "direction:ltr; unicode-bidi:isolate",
    "white-space:nowrap",
):
    both(f"label with {css}", lambda page, css=css: page.style(page.label, css))


# --- a box drawn otherwise ---------------------------------------------------------------------


def border_only(page: Page) -> None:
    page.box.attrib.pop("bgcolor")
    page.box.set("style", "background-color:#ffffff; border:2px solid #c9b98c")


both("a box with a border alone", border_only)
both("a box with a ground alone", lambda p: p.box.set("style", "background-color:#f0e6c8"))
both(
    "a box with rules above and below",
    lambda p: p.box.set(
        "style", "background-color:#ffffff; border-top:3px solid #000; border-bottom:3px solid #000"
    ),
)
both("a wrapper around the box", lambda p: p.wrap(p.box, "<div style='padding:0 8px'></div>"))
both(
    "a heading's name on the box itself",
    lambda p: (p.box.set("role", "group"), p.box.set("aria-label", DISCLOSURE)),
)


def named_by_reference(page: Page) -> None:
    page.region.attrib.pop("aria-label")
    page.label.set("id", "slot-1")
    page.region.set("aria-labelledby", "slot-1")


both("a name by reference to the label", named_by_reference)
both("a class for the platform's editor", lambda p: p.box.set("class", "sponsor mc-editable"))
both(
    "more words in rel",
    lambda p: [a.set("rel", "noopener sponsored nofollow") for a in p.creative.iter("a")],
)
both(
    "addresses rewritten by their tracking parameters",
    lambda p: [
        a.set("href", a.get("href").split("?")[0] + "?mc_cid=1#top") for a in p.creative.iter("a")
    ],
)
both("a longer creative", lambda p: p.creative.append(p.markup("<p>Terms apply.</p>")))
both(
    "the picture left without alternative text",
    lambda p: next(p.creative.iter("img")).set("alt", ""),
)
both("the picture in another size", lambda p: next(p.creative.iter("img")).set("width", "300"))
both(
    "an Outlook table around the creative",
    lambda p: (
        p.creative.insert(0, etree.Comment("[if mso]><table><tr><td><![endif]")),
        p.creative.append(etree.Comment("[if mso]></td></tr></table><![endif]")),
    ),
)


# --- style sheets that do other things ---------------------------------------------------------

for css in (
    ".footer-note { display:none }",
    ".preheader { max-height:0; overflow:hidden }",
    "@media (max-width:480px) { .creative-1 { padding:12px !important } }",
    "@media (max-width:480px) { .label-1 { font-size:16px !important } }",
    DARK + " { .label-1 { color:#ffffff !important } }",
    "@media print { .hero { display:none } }",
    ".sponsor a:hover { text-decoration:underline }",
    ".ExternalClass { width:100% }",
    "u + .body .gmail { color:inherit }",
    "#outlook a { padding:0 }",
    "a[x-apple-data-detectors] { color:inherit !important; text-decoration:none !important }",
    "@page { margin:1cm }",
):
    both(f"style sheet: {css}", lambda page, css=css: page.rule(css))


for html in (
    '<div style="box-shadow:0 1px 3px #999999; margin:8px 0">A card</div>',
    '<div style="border-radius:8px; overflow:hidden">A round card</div>',
    "<p>Our guide has no tips that anybody paid for; the bank next door, ad-free since May, says"
    " that its own readers asked for a page without any of them, and got it.</p>",
    '<p style="text-decoration:underline 1px; text-underline-offset:2px">A line</p>',
    '<a href="{{ UnsubscribeURL }}" title="{{ Name }}">Leave</a>',
    "<!-- {{ Name }} --><p>Hello</p>",
    '<table><tr><td background="paper.png">A story on paper</td></tr></table>',
):
    both(
        f"beside the box, {html[:60]}",
        lambda page, html=html: page.region.addnext(page.markup(f"<div>{html}</div>")),
    )


def bare_beside(text: str) -> Edit:
    """Text of the box's parent, right before the box and right after it."""

    def edit(page: Page) -> None:
        page.wrap(page.region, "<div></div>").text = text
        page.region.tail = text

    return edit


NEWS = "The paper has been ad-free since May, and its council meets on Tuesday to see how it paid. "
for text in (
    "The council meets on Tuesday to talk about the harbour, its boats and their berths.",
    NEWS * 2,
    "A ferry in the harbour. Photograph: A. Person",
    "Harbor Street 12, 20095 Hamburg",
    "Advertisement",
    "ADVERTISEMENT",
    "Sponsored",
    "Continue reading below",
    "* * *",
    "An ad is not a story",
    "This is not an adage",
    "No address is kept",
    "\u00a0\u200c\u00a0",
):
    both(f"bare text beside the box, {text[:60]!a}", bare_beside(text))
for html in (
    f"<p>{NEWS}<i>They</i> said no. {NEWS}</p>",
    f"<p>A story</p><!-- slot --><p>{NEWS * 2}<br>{NEWS * 2}</p>",
    "<p>This is not an ad</p><p>A story</p>",
    '<p style="display:none">This is not an ad</p><p>A story</p>',
    '<address>Harbor Street 12<br>Hamburg</address><p align="center">Advertisement</p>',
):
    both(
        f"above the box, {html[:60]}",
        lambda page, html=html: page.region.addprevious(page.markup(f"<div>{html}</div>")),
    )

for css in (
    "border-left:6px solid #c9b98c",
    "padding:0 0 0 64px",
    "font-style:italic; font-size:15px",
    "text-decoration:underline 2px",
):
    both(f"label so: {css}", lambda page, css=css: page.style(page.label, css))

both(
    "label in a list",
    lambda p: p.inside_label(f"<ul style='list-style-type:none'><li>{DISCLOSURE}</li></ul>"),
)
both("the creative's words on a button of their own", lambda p: p.style(last_link(p), BUTTON))


# --- the text part -----------------------------------------------------------------------------

whole(
    "text: Windows line ends", lambda e: dataclasses.replace(e, text=e.text.replace("\n", "\r\n"))
)
whole("text: label in small letters", lambda e: e.words("ADVERTISEMENT", "Advertisement"))
whole("text: other rules around the slot", lambda e: e.words("-" * 72, "=" * 40, 2))
whole(
    "text: more room before the creative",
    lambda e: e.words("ADVERTISEMENT: Harbor Bank\n", "ADVERTISEMENT: Harbor Bank\n\n\n"),
)
whole("text: wrapped elsewhere", lambda e: e.words("and shows\nhow", "and\nshows how"))
whole("text: label set in a little", lambda e: e.words(TEXT_LABEL, "  " + TEXT_LABEL))


# --- room between label and creative that is none to speak of ------------------------------------


def between(html: str) -> Edit:
    """A row of its own between label and creative."""
    return lambda page: page.row.addnext(page.cells(f"<tr><td>{html}</td></tr>"))


both(
    "the advertiser's logo",
    between('<img src="logo.png" alt="" width="120" style="height:auto; display:block">'),
)
both("room above the label", lambda p: p.style(p.label, "padding-top:180px"))
both("a row of 24 pixels", between('<div style="height:24px; line-height:24px">&nbsp;</div>'))
both("an empty line", between("<br>"))
both("a thin line", between('<hr style="border:0; border-top:1px solid #888888; margin:8px 0">'))
both("a box as high as its picture", lambda p: p.style(p.box, "height:400px"))
both("a label's row of 40 pixels", lambda p: p.row.set("height", "40"))

both(
    "a sentence that ends before the box",
    lambda p: p.region.addprevious(p.markup("<p>A harbour is what it is not.</p>")),
)
whole(
    "text: a heading right above the label", lambda e: e.words(TEXT_LABEL, f"Today:\n{TEXT_LABEL}")
)
