"""styles.css is split by who follows its rules, and what the inliner would lose is reported."""

import logging

import pytest
from premailer import Premailer

from newsletter.render.css_check import split_css


def found(css: str) -> list[tuple[str, int, int]]:
    return [(item.code, item.line, item.column) for item in split_css(css, "styles.css").problems]


SHEET = """/* the theme */
.a { color: #123456; /* why */ padding: 0 4px }
@media (max-width: 600px) {
  .a { padding: 0 !important } /* kept */
}
h1, h2 > .b { margin: 0px }
[data-ogsc] .x { color: #ffffff !important }
u + .body .g { color: red }
#outlook a { padding: 0 }
* { margin: 0 }
.c, .c:hover { color: red }
p:first-child { margin: 0 }
@supports (color: lab(0 0 0)) { .a { color: lab(0 0 0) } }
@font-face { font-family: "X"; src: url(https://example.org/x.woff2) }
a[href^="x"] { color: red }
"""


def test_flat_rules_are_inlined_and_the_rest_goes_to_the_head():
    """Each rule stands where a client can follow it; comments are not inlined."""
    css = split_css(SHEET, "styles.css")
    assert css.problems == ()
    assert css.inline.split("\n") == [
        ".a { color: #123456; padding: 0 4px }",
        "h1, h2 > .b { margin: 0px }",
        ".c { color: red }",
        "p:first-child { margin: 0 }",
        'a[href^="x"] { color: red }',
    ]
    assert css.head.split("\n") == [
        "@media (max-width: 600px) {",
        "  .a { padding: 0 !important } /* kept */",
        "}",
        "[data-ogsc] .x { color: #ffffff !important }",
        "u + .body .g { color: red }",
        "#outlook a { padding: 0 }",
        "* { margin: 0 }",
        ".c, .c:hover { color: red }",
        "@supports (color: lab(0 0 0)) { .a { color: lab(0 0 0) } }",
        '@font-face { font-family: "X"; src: url(https://example.org/x.woff2) }',
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_heads_bytes_are_the_authors(line_end):
    """Line ends and odd spacing in a rule of the head are kept as they are."""
    rule = f"@media  screen{line_end}{{ .é😀 {{color:RED ;}} }}"
    css = split_css(f".a{{color:red}}{line_end}{rule}{line_end}", "styles.css")
    assert css.head == rule


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ('\n  a[title="x,y"] { color: red }', ("E123", 2, 3)),
        (":is(.a, .b) c { color: red }", ("E123", 1, 1)),
        (":where(.a, .b) { color: red }", ("E123", 1, 1)),
        (r".a\:b { color: red }", ("E123", 1, 1)),
        (".a { color: red; color: rgba(0,0,0,.5) }", ("E124", 1, 18)),
        (".a {\n  color: rgb(0 0 0 / 50%) }", ("E124", 2, 10)),
        (".a { background: linear-gradient(red, hsl(1deg 2% 3%)) }", ("E124", 1, 39)),
        (".a { color: #12345678 }", ("E124", 1, 13)),
        (".a { filter: progid:X.Y(a=1) }", ("E124", 1, 14)),
        (".a { color: red !important }", ("E125", 1, 6)),
        ('.a { background: url("https://example.org/a.png") }', ("E122", 1, 18)),
        (".a { background: url( file:///a.png ) }", ("E122", 1, 18)),
        (".a { background: url(//example.org/a.png) }", ("E122", 1, 18)),
        ('\n@import url("a.css");', ("E121", 2, 1)),
        (".a {\n  color red;\n  margin: 0 }", ("E120", 2, 12)),
        (".a { color: red; .b { color: red } }", ("E120", 1, 18)),
        ("} .a { color: red }", ("E120", 1, 1)),
        (".a, { color: red }", ("E120", 1, 1)),
        (".a { color: red", None),
        ('@media screen { .a::after { content: "</style>" } }', ("E120", 1, 1)),
        ('@charset "utf-8"; .a { background: url(data:image/png;base64,AA) }', None),
    ],
)
def test_what_would_be_lost_is_reported_where_it_stands(css, expected):
    """Each case that the inliner drops or breaks has its code, line and column."""
    assert found(css) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "css",
    [
        "p { color: rgb(0 0 0 / 50%) }",
        "p { color: #12345678 }",
        "p { filter: progid:X.Y(a=1) }",
        ":is(p, b) { color: red }",
        "p:hover { color: red }",
        "* { color: red }",
    ],
)
def test_the_inliner_does_lose_these(css):
    """What is reported or kept out of the inliner is what the installed premailer loses."""
    logging.getLogger("CSSUTILS").setLevel(logging.CRITICAL)
    html = "<html><body><p>words</p></body></html>"
    inlined = Premailer(
        html, css_text=css, disable_validation=True, allow_network=False
    ).transform()
    assert "style=" not in inlined.partition("<body>")[2]
    split = split_css(css, "styles.css")
    assert split.problems or not split.inline


def test_several_problems_come_in_one_run():
    """Nobody has to run a build for each."""
    css = ".a { color: #1234; width: 1px !important }\n@import 'b';\n.b { nonsense }"
    assert [code for code, _, _ in found(css)] == ["E124", "E125", "E121", "E120"]
