"""Damages that hide behind something else: shorthands, units, cascades, odd elements."""

from __future__ import annotations

from check.disclosure.damages import DARK, DISCLOSURE, both, label_as, label_in, whole

for css, codes in {
    "font:1px/1 Arial": "E094",
    "font:0/0 a": "E094",
    "font-size:12px; font-size:6px": "E094",
    "font-size:max(1px, 0.1vw)": "E094",
    "font-size:clamp(1px, 2px, 3px)": "E094",
    "font-size:40%": "E094",
    "font-size:.3rem": "E094",
    "font-size:0.1in": "E094",
    "font-size:smaller; font-size:50%": "E094",
    "FONT-SIZE:9PX": "E094",
    "f\\6fnt-size:9px": "E094 E093",
    "font-size:9px !important": "E094",
    "font-size/**/:/**/9px": "E094",
    "font-size-adjust:0.1": "E093",
    "-webkit-text-size-adjust:20%": "E093",
    "scale:0": "E091 E093",
    "translate:-500vw": "E091 E093",
    "rotate:x 90deg": "E091 E093",
    "inset:-999px; position:relative": "E091 E093",
    "transform:perspective(1px) translateZ(1px)": "E091 E093",
    "clip-path:polygon(0 0)": "E091 E093",
    "-webkit-mask:url(#m)": "E091 E093",
    "filter:blur(20px)": "E091 E093",
    "backdrop-filter:blur(9px); opacity:.01": "E091 E093",
    "all:unset; display:none": "E091 E093",
    "display:inline-block; width:1px; height:1px; overflow:hidden": "E091 E093",
    "max-width:0; white-space:nowrap; overflow:hidden": "E093",
    "font-variant-caps:unicase; font-family:Webdings": "E093",
    "text-overflow:ellipsis; overflow:hidden; white-space:nowrap; max-width:4px": "E093",
    "line-clamp:1; overflow:hidden; max-height:2px": "E091 E093",
    "-webkit-line-clamp:0; display:-webkit-box; overflow:hidden": "E091 E093",
    "contain:strict; height:0": "E091 E093",
    "interactivity:inert; visibility:hidden": "E091 E093",
    "user-select:none; color:#f7f2e400": "E095",
    "color:hsl(44 55% 93%)": "E095",
    "color:color-mix(in srgb, #f7f2e4 90%, black)": "E095",
    "color:rgb(247 242 228 / 100%)": "E095",
    "color:inherit; opacity:.2": "E091 E093",
    "color:Canvas": "E095",
    "color:lab(95 0 5)": "E095",
    "color:#5a4a1e; color:#f7f2e4 !important": "E095",
    "background:linear-gradient(#5a4a1e, #5a4a1e)": "E095",
    "background:#5a4a1e url(x.png)": "E095",
    "background-color:#5a4a1ee0": "E095",
    "overflow:auto; height:3px; display:block": "E091 E093",
    "text-indent:100%; white-space:nowrap; overflow:hidden": "E093",
    "padding-left:2000px": "E093",
    "columns:200; overflow:hidden": "E091 E093",
    "offset-path:path('M 900 900')": "E091 E093",
    "shape-outside:circle(0)": "E091 E093",
    "visibility:hidden; VISIBILITY:hidden": "E093",
    "-ms-transform:scale(.01)": "E091 E093",
    "text-transform:uppercase; text-transform:full-size-kana": "E093",
    "ruby-position:over; display:ruby-text": "E091 E093",
    "-webkit-text-stroke:8px #f7f2e4": "E091 E093",
    "display:none\\9": "E091 E093",
    "height:0px; display:block; overflow:clip": "E091 E093",
}.items():
    both(f"label with {css}", codes, lambda p, css=css: p.style(p.label, css))

for css, codes in {
    ":root .label-1 { display:none }": "E093",
    "html > body td.label-1 { visibility:hidden }": "E093",
    "@media all { .label-1 { opacity:0 } }": "E093",
    "@media not all and (min-width:1px) { .label-1 { display:none } }": "E093",
    "@media (min-width:0) and (hover:hover) { .label-1 { display:none } }": "E093",
    "@media (orientation:landscape) { .label-1 { font-size:3px !important } }": "E094",
    "@media (prefers-reduced-motion) { .label-1 { color:#f7f2e4 !important } }": "E095",
    "@media (forced-colors:active) { .label-1 { display:none } }": "E093",
    "@layer x { .label-1 { display:none !important } }": "E093",
    "@container (min-width:1px) { .label-1 { display:none } }": "E093",
    "@scope (.sponsor) { .label-1 { display:none } }": "E093",
    "@keyframes x { to { opacity:0 } } .label-1 { animation:x 1s forwards }": "E091 E093",
    ".sponsor { & .label-1 { display:none } }": "E093",
    ".label-1:nth-child(1) { display:none }": "E093",
    ".label-1:is(td) { display:none }": "E093",
    "td:where(.label-1) { display:none }": "E093",
    ".sponsor:has(.creative-1) .label-1 { display:none }": "E093",
    ".sponsor:target .label-1 { display:none }": "E093",
    "[class*='label-1' i] { display:none }": "E093",
    "#none, .label-1 { display:none }": "E093",
    ".label-1 { display:none": "E093",
    "/* */ .label-1 /* */ { display /**/ : none }": "E093",
    ".label-1 { display:none } /* unfinished": "E093",
    "<!-- .label-1 { display:none } -->": "E093",
    ".label-\\31  { display:none }": "E093",
    "td { font-size:4px !important }": "E094",
    DARK + " { .sponsor .label-1 { color:#16191d !important } }": "E095",
    DARK + " and (max-width:480px) { .label-1 { color:#282419 !important } }": "E095",
    "@media screen and (prefers-color-scheme:dark) { .label-1 { color:#222 !important } }": "E095",
    "[data-ogsc] td { color:#333 !important }": "E095",
    ".sponsor { background-color:#5a4a1e !important }": "E095",
    ".label-1 { background:url(p.png) !important }": "E095",
    "body { visibility:hidden } .creative-1 { visibility:visible }": "E093",
    "body * { display:none !important } .creative-1 { display:block !important }": "E093",
    ".creative-1 { position:relative; top:-60px; background:#f7f2e4 }": "E091 E093",
    ".creative-1 { margin-top:-60px; display:block; z-index:2 }": "E091 E093",
    ".sponsor { display:grid } .creative-1 { grid-row:1 }": "E091 E093",
}.items():
    both(f"style sheet: {css}", codes, lambda p, css=css: p.rule(css))

for html, codes in {
    f"<del>{DISCLOSURE}</del>": "E093",
    f"<strike>{DISCLOSURE}</strike>": "E093",
    f"<button disabled>{DISCLOSURE}</button>": "E093",
    f"<select><option>{DISCLOSURE}</option></select>": "E088 E093",
    f"<textarea>{DISCLOSURE}</textarea>": "E088 E093",
    f"<canvas>{DISCLOSURE}</canvas>": "E093",
    f"<video>{DISCLOSURE}</video>": "E093",
    f"<audio>{DISCLOSURE}</audio>": "E093",
    f"<object>{DISCLOSURE}</object>": "E093",
    f"<dialog>{DISCLOSURE}</dialog>": "E093",
    f"<datalist><option>{DISCLOSURE}</option></datalist>": "E093",
    f"<map><area alt='{DISCLOSURE}'></map>": "E088",
    f"<meter value='1'>{DISCLOSURE}</meter>": "E093",
    f"<rp>{DISCLOSURE}</rp>": "E093",
    f"<bdo dir='rtl'>{DISCLOSURE}</bdo>": "E091 E093",
    f"<marquee>{DISCLOSURE}</marquee>": "E093",
    f"<span hidden>{DISCLOSURE}</span>": "E093",
    f"<span popover>{DISCLOSURE}</span>": "E093",
    f"<x-label>{DISCLOSURE}</x-label>": "E093",
    f"<span aria-hidden='TRUE'>{DISCLOSURE}</span>": "E093",
    f"<span style='font-size:0'>{DISCLOSURE}</span>": "E094",
    f"<big><sub><sub>{DISCLOSURE}</sub></sub></big>": "E093 E094",
    f"<font color='#f7f2e4'>{DISCLOSURE}</font>": "E095",
}.items():
    both(f"label in {html}", codes, label_in(html))

for words in (
    "Advertisem\u0435nt · Harbor Bank",  # Cyrillic e
    "\u0391dvertisement · Harbor Bank",  # Greek Alpha
    "Advertıšement · Harbor Bank",
    "Adv\u200certisement · Harbor Bank",
    "Adver\ufefftisement · Harbor Bank",
    "Advertisement\U000e0020 Harbor Bank",
    "\u2066Advertisement\u2069 · Harbor Bank",
    "\u24b6\u24d3 · Harbor Bank",
    "Adv. · Harbor Bank",
    "A d v e r t i s e m e n t · Harbor Bank",
    "Advertisements are below the story · Harbor Bank",
    "Free of advertisement · Harbor Bank",
    "tnemesitrevdA · Harbor Bank",
    "No. 1 · Advertisement · Harbor Bank",
):
    both(f"label {words!a}", "E088 E093", label_as(words))

whole(
    "text: label in a quotation", "E098", lambda e: e.words("ADVERTISEMENT: ", "> ADVERTISEMENT? ")
)
whole("text: wording misspelt", "E098", lambda e: e.words("ADVERTISEMENT", "ADVERTISMENT"))
whole("text: name misspelt", "E098", lambda e: e.words(": Harbor Bank", ": Harbour Bank"))
whole(
    "text: label in Greek letters", "E098", lambda e: e.words("ADVERTISEMENT", "\u0391DVERTISEMENT")
)
whole(
    "text: label far above",
    "E098",
    lambda e: e.words("ADVERTISEMENT: Harbor Bank\n", "").words(
        "Energy\n", "ADVERTISEMENT: Harbor Bank\n\nEnergy\n"
    ),
)
