"""The creative far below its label: another story could stand between them."""

from __future__ import annotations

from check.disclosure.damages import Edit, both

_BLANK = "https://example.org/blank.png"


def between(html: str) -> Edit:
    """A row of its own between label and creative."""
    return lambda page: page.row.addnext(page.cells(f"<tr><td>{html}</td></tr>"))


for css in ("height:900px", "min-height:900px", "height:70vh"):
    both(f"label's row, {css}", "E091", lambda p, css=css: p.style(p.row, css))
    both(f"box, {css}", "E091", lambda p, css=css: p.style(p.box, css))
both("room above the headline", "E091", lambda p: p.style(p.headline, "padding-top:300px"))
both("room below the label", "E091 E093", lambda p: p.style(p.label, "padding-bottom:300px"))
both("height of the label's row", "E091", lambda p: p.row.set("height", "700"))
both("height of the box", "E091", lambda p: p.box.set("height", "900"))
both("a rule's height of the box", "E091", lambda p: p.rule(".sponsor { height: 2000px }"))
both(
    "a rule's height of the label's row",
    "E091",
    lambda p: p.rule(".sponsor tr:first-child { height: 900px }"),
)
both("room between cells", "E091", lambda p: p.box.set("cellspacing", "300"))
both("room in cells", "E091", lambda p: p.box.set("cellpadding", "150"))

for name, html in {
    "large spaces": '<div style="font-size:400px">&nbsp;</div>',
    "a high line": '<div style="line-height:500px">&nbsp;</div>',
    "lines without words": "<p>&nbsp;</p>" * 30,
    "rules": "<hr>" * 30,
    "empty items": f"<ul>{'<li></li>' * 30}</ul>",
    "empty headings": "<h1>&nbsp;</h1>" * 12,
    "empty lines as written": f"<pre>{chr(10) * 40}&nbsp;</pre>",
    "empty quotations": "<blockquote>&nbsp;</blockquote>" * 12,
    "a share of the window's height": '<div style="height:90vh"></div>',
    "a share of its width": '<div style="padding-top:90vw"></div>',
    "a sum": '<div style="height:calc(100px * 9)"></div>',
    "the larger of two lengths": '<div style="min-height:max(900px, 1px)"></div>',
    "a height of large letters": '<div style="font-size:40px"><p style="height:12em"></p></div>',
    "a picture of any size": f'<img src="{_BLANK}" alt="">',
    "a wide picture": f'<img src="{_BLANK}" alt="" width="500">',
    "a picture that says another height": (
        f'<img src="{_BLANK}" alt="" width="500" height="10" style="height:auto">'
    ),
    "a high picture": f'<img src="{_BLANK}" alt="" width="9" style="height:500px">',
}.items():
    both(f"between label and creative: {name}", "E091", between(html))
