"""Damages of looks: the label is hidden, small or faint."""

from __future__ import annotations

from typing import Any

from check.disclosure.damages import DARK, DISCLOSURE, both, label_in
from check.disclosure.finished_email import Page
from lxml import etree

# --- the label is hidden -----------------------------------------------------------------------

for css, codes in {
    "display:none": "E093",
    "visibility:hidden": "E093",
    "visibility:collapse": "E093",
    "opacity:0": "E093",
    "opacity:.04": "E093",
    "clip:rect(0,0,0,0); position:absolute": "E091 E093",
    "clip-path:inset(100%)": "E091 E093",
    "text-indent:-9999px": "E093",
    "position:absolute; left:-9999px": "E091 E093",
    "position:fixed": "E091 E093",
    "margin-left:-9999px": "E091 E093",
    "max-height:0; overflow:hidden": "E091 E093",
    "width:0; overflow:hidden": "E093",
    "mso-hide:all": "E091 E093",
    "transform:scale(0)": "E091 E093",
    "filter:opacity(0)": "E091 E093",
    "-webkit-text-fill-color:transparent": "E091 E093",
    "mask-image:linear-gradient(transparent,transparent)": "E091 E093",
    "content-visibility:hidden": "E091 E093",
    "zoom:0.01": "E091 E093",
    "letter-spacing:-1em": "E093",
    "word-spacing:-9px; letter-spacing:-8px": "E093",
    "mix-blend-mode:screen": "E091 E093",
    "background-clip:text": "E091 E093",
    "font-family:Wingdings": "E093",
    "text-decoration:line-through": "E093",
    "unicode-bidi:bidi-override; direction:rtl": "E091 E093",
    "writing-mode:vertical-rl": "E091 E093",
    "text-transform:full-width": "E093",
    "text-shadow:0 0 9px #5a4a1e": "E093",
    "display:var(--shown,none)": "E091 E093",
    "white-space:nowrap; overflow:hidden; padding:0 400px": "E093",
    "animation:fade 1s forwards": "E091 E093",
    "float:right; height:1px; overflow:hidden; display:block": "E091 E093",
}.items():
    both(f"label with {css}", codes, lambda p, css=css: p.style(p.label, css))

for css, codes in {
    "display:none": "E091 E093",
    "visibility:hidden": "E093",
    "opacity:0.1": "E093",
    "height:0; overflow:hidden": "E093",
    "max-width:0": "E093",
    "position:absolute; top:-5000px": "E093",
    "font-size:0; line-height:0": "",
    "clip-path:circle(0)": "E093",
}.items():
    if codes:
        both(f"wrapper with {css}", codes, lambda p, css=css: p.style(p.region, css))

both("label hidden by an attribute", "E093", lambda p: p.label.set("hidden", ""))
both("row hidden from screen readers", "E093", lambda p: p.row.set("aria-hidden", "true"))
both("wrapper inert", "E093", lambda p: p.region.set("inert", ""))
both("label in a column of one pixel", "E093", lambda p: p.label.set("width", "1"))
both("label in a table that browsers take apart", "E093", lambda p: p.box.insert(0, loose_label(p)))


def loose_label(page: Page) -> Any:
    page.box.remove(page.row)
    return page.markup(f"<div>{DISCLOSURE}</div>")


for css, codes in {
    "@media (max-width:480px) { .label-1 { display:none !important } }": "E093",
    "@media print { .label-1 { visibility:hidden } }": "E093",
    "@supports (display:grid) { .label-1 { opacity:0 !important } }": "E093",
    DARK + " { .label-1 { display:none !important } }": "E093",
    "[data-ogsc] .label-1 { display:none !important }": "E093",
    ".moz-text-html .label-1 { visibility:hidden !important }": "E093",
    "u + .body .label-1 { display:none }": "E093",
    "td[class~=label-1] { text-indent:-999px }": "E093",
    "tr:first-child > td { max-height:0 !important }": "E091 E093",
    ".sponsor:hover td { opacity:0 }": "E093",
    "* { letter-spacing:-20px !important }": "E093",
    ".label-1::first-line { font-size:0; color:transparent }": "E093",
    ".label-1::first-letter { font-size:0 }": "E093",
    ".label-1::before { content:'Not an '; }": "E093",
    ".label-1:not(.x) { display:none }": "E093",
    ".creative-1::before { content:''; position:absolute; top:0; height:99px }": "E091 E093",
    "@font-face { font-family:Helvetica; src:url(blank.woff) } ": "E093",
    "@import url(https://evil.example/hide.css);": "E093",
    ".paper { height:0; overflow:hidden }": "E093",
}.items():
    both(f"style sheet: {css}", codes, lambda p, css=css: p.rule(css))

both(
    "style sheet of another place",
    "E093",
    lambda p: p.head.append(
        p.markup('<div><link rel="stylesheet" href="https://evil.example/hide.css"></div>')[0]
    ),
)
both(
    "style sheet for Outlook alone",
    "E093",
    lambda p: p.head.append(
        etree.Comment("[if mso]><style>.label-1 { display:none !important }</style><![endif]")
    ),
)
both("script", "E093", lambda p: p.body.append(p.markup("<div><script>hide()</script></div>")[0]))
both(
    "an element laid over the email",
    "E093",
    lambda p: p.body.append(
        p.markup('<div style="position:fixed; top:0; background:#fff">Subscribe!</div>')
    ),
)
both(
    "the story below pulled over the box",
    "E093",
    lambda p: p.body.append(
        p.markup('<div style="margin-top:-900px; background:#ffffff">More</div>')
    ),
)
both(
    "an open Outlook table that hides",
    "E093",
    lambda p: p.region.insert(
        0, etree.Comment('[if mso]><table><tr><td style="display:none"><![endif]')
    ),
)


# --- the label is too small --------------------------------------------------------------------

for css in (
    "font-size:11px",
    "font-size:0.5em",
    "font-size:x-small",
    "font-size:8pt",
    "font-size:1px",
    "font-size:calc(20px - 15px)",
    "font-size:2vw",
    "font:9px Arial",
):
    both(f"label with {css}", "E094", lambda p, css=css: p.style(p.label, css))
both("label with font-size:0", "E094", lambda p: p.style(p.label, "font-size:0"))
both("label with line-height:0", "E094", lambda p: p.style(p.label, "line-height:0"))
both("label with line-height:200px", "E094", lambda p: p.style(p.label, "line-height:200px"))
both(
    "label in small type on phones",
    "E094",
    lambda p: p.rule("@media (max-width:480px) { .label-1 { font-size:9px !important } }"),
)
both(
    "creative much larger than the label",
    "E094",
    lambda p: p.style(p.creative.findall("p")[-1], "font-size:22px"),
)
both(
    "label in a small element", "E094", label_in(f'<span style="font-size:70%">{DISCLOSURE}</span>')
)
both("label in an old small font", "E094", label_in(f'<font size="1">{DISCLOSURE}</font>'))


# --- the label is too faint --------------------------------------------------------------------

for css in (
    "color:#f7f2e4",
    "color:#b9a87a",
    "color:rgba(90,74,30,.4)",
    "color:transparent",
    "color:var(--ink)",
    "background-color:#5a4a1e",
    "background:#000",
    "background-image:url(paper.png)",
    "background:url(paper.png) #ffffff",
    "background-image:linear-gradient(#5a4a1e,#5a4a1e)",
):
    both(f"label with {css}", "E095", lambda p, css=css: p.style(p.label, css))
both("label's cell in its own colour", "E095", lambda p: p.label.set("bgcolor", "#5a4a1e"))
both(
    "label dark on dark",
    "E095",
    lambda p: p.rule(DARK + " { .label-1 { color:#3a3220 !important } }"),
)
both(
    "ground light under light words in dark mode",
    "E095",
    lambda p: p.rule(DARK + " { .sponsor { background-color:#ffffff !important } }"),
)
both(
    "label faint in Outlook's dark mode",
    "E095",
    lambda p: p.rule("[data-ogsc] .label-1 { color:#282419 !important }"),
)
both(
    "ground changed alone in Outlook's dark mode",
    "E095",
    lambda p: p.rule("[data-ogsb] .label-1 { background-color:#ecd998 !important }"),
)
both(
    "colour in the style sheet alone",
    "E095",
    lambda p: (p.style(p.label, "color:#efe7d0"), p.rule(".label-1 { color:#111111 !important }")),
)
both(
    "label faint on phones",
    "E095",
    lambda p: p.rule("@media (max-width:480px) { .label-1 { color:#d9cba0 !important } }"),
)
both("label faint in a span", "E095", label_in(f'<span style="color:#e4dabb">{DISCLOSURE}</span>'))
