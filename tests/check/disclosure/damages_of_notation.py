"""Damages by how styles are written: dropped declarations, odd notations, selectors, conditions."""

from __future__ import annotations

import dataclasses

from check.disclosure.damages import DISCLOSURE, both, label_in, whole
from check.disclosure.finished_email import Finished, Page
from lxml import etree

PUSHED = '<div style="padding-left:120px">'

# --- the last declaration is not the one that holds: browsers or clients drop it -----------------

for css, codes in {
    "font-size:6px; font:14px": "E094",
    "font-size:6px; font:wide 14px Arial": "E094",
    "font-size:6px; font-size:14": "E094",
    "background:#5a4a1e; background:#f7f2e4 #f7f2e4": "E095",
    "background:#5a4a1e; background:#f7f2e4 blink": "E095",
    "color:#f7f2e4; color:hwb(44 0% 90%)": "E095",
    "color:#f7f2e4; color:rgb(58 45 12)": "E095",
    "color:#f7f2e4; color:#3a2d0cff": "E095",
    "color:#f7f2e4; color:color(srgb 0.2 0.2 0)": "E095",
    "color:#f7f2e4; color:oklch(0.2 0.05 90)": "E095",
    "color:initial": "E095",
    "text-decoration:underline; text-decoration-thickness:2em": "E093",
    "text-decoration:underline 24px; text-underline-offset:-16px": "E093",
    "border-left:900px solid #f7f2e4": "E093",
    "border-width:0 400px; border-style:solid; border-color:#f7f2e4": "E093",
    "mso-font-alt:Wingdings": "E093",
    "font-family:Marlett": "E093",
    "mso-padding-alt:0 0 0 900px": "E093",
    "display:block; height:1px; overflow:hidden": "E093",
    "font-style:oblique 90deg": "E093",
    "overflow:hidden; display:block; width:60px": "E093",
}.items():
    both(f"label with {css}", codes, lambda p, css=css: p.style(p.label, css))

for html, codes in {
    f'<font size="1_0">{DISCLOSURE}</font>': "E094",
    f'<table bgcolor="rgb(247,242,228)"><tr><td>{DISCLOSURE}</td></tr></table>': "E095",
    f'<table width="1px"><tr><td>{DISCLOSURE}</td></tr></table>': "E093",
    f'<table width="4.5%"><tr><td>{DISCLOSURE}</td></tr></table>': "E093",
    f'<div style="width:90px; overflow:hidden"><span style="white-space:nowrap">{DISCLOSURE}'
    "</span></div>": "E093",
    f'<div style="white-space:nowrap"><div style="overflow:hidden; width:90px">{DISCLOSURE}'
    "</div></div>": "E093",
    f'<div style="height:99px"><div style="height:1%; overflow:hidden">{DISCLOSURE}</div></div>': (
        "E093"
    ),
    f"<ul style=\"list-style-type:'Not an '\"><li>{DISCLOSURE}</li></ul>": "E093",
    f'<ul style="list-style:url(not.png)"><li>{DISCLOSURE}</li></ul>': "E093",
    f"{3 * PUSHED}{DISCLOSURE}{3 * '</div>'}": "E093",
    f"<div>{DISCLOSURE}<input value='is not what this is'></div>": "E091 E093 E099",
}.items():
    both(f"label in {html}", codes, label_in(html))

# --- selectors and conditions that hold in ways not at once seen --------------------------------

for css, codes in {
    "[class~='x_label-1'] { display:none }": "E093",
    "[class~='label-1' i] { color:#f7f2e4 !important }": "E095",
    ".label-1:nth-child(1 of td) { font-size:3px !important }": "E094",
    ".sponsor[bgcolor='#F7F2E4'] .label-1 { display:none }": "E093",
    "[role='PRESENTATION'] .label-1 { visibility:hidden }": "E093",
    "*|td.label-1 { display:none }": "E093",
    "@media (prefers-color-scheme:light), (prefers-color-scheme:dark)"
    " { .label-1 { color:#f7f2e4 !important } }": "E095",
    "[data-ogsb] .sponsor { background-color:#16191d !important }"
    " .disclosure[data-ogsc] { color:#ffffff !important }"
    " @media (prefers-color-scheme:light) { .label-1.disclosure { color:#321!important } }": "E095",
    "@media not all and (prefers-color-scheme:dark) { .sponsor { background:#000 !important }"
    " .disclosure { color:#fff !important } }"
    " @media (prefers-color-scheme:light) { .label-1 { color:#111 !important } }": "E095",
    "@media (min-width:1px) { @media (width) { .sponsor { background:#000 !important }"
    " .disclosure { color:#fff !important } } } @media (hover:hover)"
    " { .label-1 { color:#000 !important; } }"
    " @media (min-height:9999px) { .label-1.disclosure { color:#000 !important }"
    " .sponsor.sponsor.sponsor { background-color:#fff !important } }"
    " @media (min-height:9998px) { .label-1 { line-height:1.5 } }"
    " @media (min-height:9997px) { .label-1 { line-height:1.6 } }": "E095",
}.items():
    both(f"style sheet: {css}", codes, lambda p, css=css: p.rule(css))


def titled(page: Page) -> None:
    """Browsers hold only the first of several titled sheets."""
    page.rule(".sponsor { background-color:#000000 !important }")
    page.head[-1].set("title", "paper")
    page.rule(".label-1, .creative-1, .creative-1 a { color:#ffffff !important }")
    page.head[-1].set("title", "ink")


both("colours in two titled style sheets", "E095", titled)


def visited(page: Page) -> None:
    page.inside_label(
        f'<a href="https://harbor-bank.example.org/" rel="sponsored">{DISCLOSURE}</a>'
    )
    page.rule(".label-1 a:visited { color:#f7f2e4 } .label-1 a:link { color:#000000 }")
    page.style(page.label[0], "color:#3a2d0c")
    page.label[0].set("style", "")


both("label faint once its link was visited", "E095", visited)


def body_links(page: Page) -> None:
    page.inside_label(
        f'<a href="https://harbor-bank.example.org/" rel="sponsored">{DISCLOSURE}</a>'
    )
    page.body.set("link", "#f7f2e4")


both("label a link in the body's own link colour", "E095", body_links)


def inherited_ink(page: Page) -> None:
    for element in (page.label, *page.label.iterancestors()):
        kept = (element.get("style") or "").split(";")
        element.set("style", ";".join(d for d in kept if not d.strip().startswith("color:")))
        element.set("class", "")


both(
    "label in the reader's own ink on a fixed ground, where dark mode is declared",
    "E095",
    inherited_ink,
)
both(
    "list mark that negates",
    "E093",
    lambda p: (
        p.inside_label(f"<ul><li class='mark'>{DISCLOSURE}</li></ul>"),
        p.rule(".mark::marker { content:'Not an ' }"),
    ),
)
both(
    "a counter style that negates",
    "E093",
    lambda p: (
        p.inside_label(f"<ul><li style='list-style-type:never'>{DISCLOSURE}</li></ul>"),
        p.rule("@counter-style never { system:cyclic; symbols:'Not an ' }"),
    ),
)
both(
    "drawn for a window of 4,000 pixels",
    "E093 E094",
    lambda p: [
        m.set("content", "width=4000") for m in p.head.iter("meta") if m.get("name") == "viewport"
    ],
)
both(
    "drawn at a tenth of its size",
    "E093 E094",
    lambda p: [
        m.set("content", "width=device-width, initial-scale=0.1, minimum-scale=0.1")
        for m in p.head.iter("meta")
        if m.get("name") == "viewport"
    ],
)
both(
    "hidden in dark mode by Outlook's capital letters",
    "E093",
    lambda p: p.head.append(
        etree.Comment("[IF MSO]><STYLE>.label-1 { display:none !important }</STYLE><![ENDIF]")
    ),
)


def source(name: str, codes: str, old: str, new: str) -> None:
    """A damage of how both HTML documents are written down."""

    def act(email: Finished) -> Finished:
        html, web_html = email.html.replace(old, new, 1), email.web_html.replace(old, new, 1)
        assert html != email.html
        assert web_html != email.web_html
        return dataclasses.replace(email, html=html, web_html=web_html)

    whole(name, codes, act)


# Browsers repeat what was left open at the beginning of whatever comes next; other parsers do not.
for left_open in ('<font color="#f7f2e4" size="1">', '<em style="display:none">'):
    source(f"a paragraph that leaves {left_open} open", "E093", "<p", f"<p>{left_open}.<p")
for left_open in ('<s style="display:none">', '<small style="display:none">'):
    source(f"a paragraph that ends in {left_open}", "E093", "<p", f"<p>{left_open}.</p><p")
source("an element that ends within another one", "E093", "<p", "<b><p>.</b></p><p")
both(
    "rows turned round in the body that browsers put around them",
    "E091",
    lambda p: p.rule(".sponsor tbody { display:flex; flex-direction:column-reverse }"),
)
