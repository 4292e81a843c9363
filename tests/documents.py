"""Small documents and style sheets for tests of the inliner, as hostile as a theme may write."""

from __future__ import annotations

from hypothesis import strategies as st

TAGS = ("div", "p", "span", "b", "td", "h1", "a")
CLASSES = ("a", "b", "c", "A", "a-b", "a_b", "ab", "é", "a\u00a0b", "1a")
_GAPS = (" ", "  ", "\t", "\n", " \r\n ", "\u00a0")
STYLES = (
    "color:blue",
    "padding-left:9px",
    "margin:0px 0pt;",
    "width:1px;width:calc(1px + 2%)",
    "  color : Red ; ;background:url(a;b.png)",
    "font-family:'A B',serif;opacity:.5",
    "mso-line-height-rule:exactly",
    "",
)
DECLARATIONS = (
    "color: red",
    "color: #ABC",
    "padding: 0",
    "padding: 0px 1px",
    "padding-left: 0pt",
    "margin: 0 auto",
    "width: 100%",
    "height: 12px",
    "background-color: #123456",
    "text-align: right",
    "vertical-align: top",
    "float: left",
    "mso-padding-alt: 0px 5px",
    "font-family: Georgia, 'Times New Roman', serif",
    "line-height: 1.50",
    "border: 0.0px solid",
    "margin: -0px",
    "display: unset",
)
_COMPOUNDS = st.builds(
    lambda tag, names: tag + "".join(f".{name}" for name in names),
    st.sampled_from(("", *TAGS[:5])),
    st.lists(st.sampled_from(CLASSES[:7]), max_size=2),
).filter(bool)
_ODD = (
    *("#x", "p#x.a", "[title]", 'a[href="u"]', "p:first-child", ".a > b:last-child"),
    *("h1 + p", "h1 ~ .a", "p.a.a", "html", "body > div", "html body .a"),
)


def selectors() -> st.SearchStrategy[str]:
    """Selectors that the inliner is given: plain ones, and some that only cssselect answers."""
    steps = st.lists(
        st.tuples(st.sampled_from((" ", " > ", ">", "  ", " >")), _COMPOUNDS), max_size=2
    )
    plain = st.builds(
        lambda first, rest: first + "".join(gap + step for gap, step in rest), _COMPOUNDS, steps
    )
    return plain | st.sampled_from(_ODD)


def sheets() -> st.SearchStrategy[str]:
    """Flat rules, as ``split_css`` gives them: each property once in a rule."""

    def rule(found: list[str], declarations: list[str]) -> str:
        once = {declaration.partition(":")[0]: declaration for declaration in declarations}
        return f"{', '.join(found)} {{ {'; '.join(once.values())} }}"

    rules = st.builds(
        rule,
        st.lists(selectors(), min_size=1, max_size=2),
        st.lists(st.sampled_from(DECLARATIONS), min_size=1, max_size=3),
    )
    return st.lists(rules, min_size=1, max_size=6).map("\n".join)


_CLASS_VALUES = st.lists(
    st.tuples(st.sampled_from(CLASSES), st.sampled_from(_GAPS)), max_size=3
).map(lambda found: "".join(name + gap for name, gap in found))


@st.composite
def _elements(draw: st.DrawFn, depth: int = 0) -> str:
    tag = draw(st.sampled_from(TAGS))
    attributes = ""
    names = draw(st.none() | _CLASS_VALUES)
    if names is not None:
        attributes += f' class="{names}"'
    style = draw(st.none() | st.sampled_from(STYLES))
    if style is not None:
        attributes += f' style="{style}"'
    attributes += draw(st.sampled_from(("", "", ' id="x"', ' title="t"', ' href="u"')))
    children = draw(st.lists(_elements(depth + 1), max_size=3)) if depth < 4 else []
    between = draw(st.sampled_from(("", "", "text", "<!-- c -->", "<!--[if mso]><p><![endif]-->")))
    inside = between.join(["", *children, ""]) or between
    return f"<{tag}{attributes}>{inside}</{tag}>"


def documents() -> st.SearchStrategy[str]:
    """Whole documents; their tags need not nest as HTML asks, which the parser settles."""
    return st.lists(_elements(), min_size=1, max_size=3).map(
        lambda found: (
            "<!doctype html><html><head><title>t</title>"
            "<style>.a { color: green }</style></head><body>"
            f"{''.join(found)}</body></html>"
        )
    )
