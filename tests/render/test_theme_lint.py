# ruff: noqa: E501 - the cases are tables
"""A theme's sources are judged in the author's own lines, used today or not."""

from dataclasses import dataclass

import pytest

from newsletter.render.theme_lint import lint_theme


@dataclass(frozen=True)
class Source:
    path: str
    text: str


def lint(files: dict[str, str], required: tuple[str, ...] = ()):
    sources = {name: Source(f"templates/t/{name}", text) for name, text in files.items()}
    return lint_theme(sources, required=required)


def found(text: str, name: str = "blocks/a.mjml.j2") -> list[tuple[str, int, int]]:
    return [(item.code, item.line, item.column) for item in lint({name: text})]


SOUND = """{% from "macros.mjml.j2" import pad %}
<mj-section padding="{{ pad }} 0" {% if wide %}full-width="full-width"{% endif %}>
  {%- for item in items %}
  <mj-column width="{{ 100 // items|length }}%">
    <mj-image src="{{ item.src }}" alt="{{ item.alt }}" width="{{ w }}px" />
    {% if a < b and c > d %}<mj-text color="{{ color }}">{{ "<mj-foo>" }} &nbsp; <br> 1</mj-text>{% endif %}
    {# <mj-nothing> #}
    {% raw %}<mj-divider border-width="1px" />{% endraw %}
    <!-- a comment with <mj-anything> -->
  </mj-column>
  {% endfor %}
</mj-section>
"""


def test_a_sound_theme_has_no_problems():
    """Jinja in attributes, between them and around tags does not confuse the scan."""
    assert lint({"blocks/a.mjml.j2": SOUND, "macros.mjml.j2": "{% set pad = '0px' %}"}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}\n{% endfor %}", ("E100", 2, 4)),
        ("{{ a", ("E100", 1, 1)),
        ("a\n{{ b|nosuch|safe }}", ("E104", 2, 13)),
        ("a {{ Markup(a) }}", ("E104", 1, 6)),
        ("{% autoescape false %}{{ a }}{% endautoescape %}", ("E104", 1, 1)),
        ("a {% include name %}", ("E126", 1, 3)),
        ('{% include "blocks/" ~ name ~ ".mjml.j2" %}', ("E126", 1, 1)),
        ('a {% include "blocks/b.mjml.j2" %}', ("E101", 1, 15)),
        ('{% extends "nosuch" %}', ("E101", 1, 13)),
        ('{% import "nosuch" as n %}', ("E101", 1, 12)),
        ('{% include ["nosuch", "blocks/a.mjml.j2"] %}', ("E101", 1, 14)),
        ("{{ é }} 😀 <mj-txt>{% if a %}</mj-txt>{% endif %}", ("E107", 1, 11)),
        ("{% if false %}\n  <mj-text\n    colour='a'></mj-text>{% endif %}", ("E109", 3, 5)),
        ('<mj-text colour="{{ a }}">', ("E109", 1, 10)),
        ('<mj-text {% if a %}colour="b"{% endif %}>', ("E109", 1, 20)),
        ('<mj-text padding="0 4">', ("E119", 1, 10)),
        ('<mj-text\r\n  color="#fff">', ("E119", 2, 3)),
        ("<mj-image src='{{ a }}'/>", ("E113", 1, 1)),
        ("<mj-text align=left>", ("E106", 1, 10)),
        ("<mj-include path='a'/>", ("E116", 1, 1)),
        ("<mj-wrapper gap='{{ a }}'>", ("E116", 1, 13)),
        ("<mj-text><![CDATA[a]]></mj-text>", ("E116", 1, 10)),
        ("<!-- a -- b -->", ("E106", 1, 8)),
        ("<mj-column><p>a</p></mj-column>", ("E108", 1, 12)),
        ("<mj-column>{% if a %}<mj-section/>{% endif %}</mj-column>", ("E108", 1, 22)),
        ("<mj-text><p><mj-text>a</mj-text></p></mj-text>", ("E108", 1, 13)),
        ("<script>a</script>", ("E117", 1, 1)),
        ('<meta http-equiv="refresh" content="0;url=a"/>', ("E117", 1, 7)),
        ('<p onclick="{{ a }}">a</p>', ("E117", 1, 4)),
        ('<a href="javascript:{{ a }}">a</a>', ("E117", 1, 4)),
    ],
)  # fmt: skip
def test_a_fault_is_reported_in_the_authors_file(text, expected):
    """Each fault has code, line and column of the source, also where Jinja tells the line alone."""
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}<mj-section>{% else %}<mj-section css-class='b'>{% endif %}</mj-section>",
        "<mj-image {{ attributes }} />",
        '<mj-text color="{{ a }}" padding="{{ b }} 0">',
        '<mj-{{ kind }} odd="a">',
        "<p>{% if a %}<b>{% endif %}a</p>",
        '{% include "nosuch" ignore missing %}',
        '{% include "blocks/a.mjml.j2" if a else "text/a.txt.j2" ignore missing %}',
        "{{ a if a < b else c }} <p>a<br>b</p> a & b",
        "<mj-attributes><mj-image /><mj-all padding='0'/></mj-attributes>",
        "<mj-raw><!--[if mso]><v:rect fill='a'></v:rect><![endif]--></mj-raw>",
    ],
)
def test_what_only_a_rendering_can_show_is_left_to_it(text):
    """Branches, fragments and values from Jinja are not judged by guess."""
    faults = [code for code, _, _ in found(text, "blocks/z.mjml.j2")]
    assert [code for code in faults if code not in {"E101", "E105"}] == []


def test_text_templates_are_judged_as_jinja_only():
    """An angle bracket in a text template is an angle bracket."""
    assert found("a <mj-txt> & {{ b }}", "text/a.txt.j2") == []
    assert found("{{ a|safe }}", "text/a.txt.j2") == [("E104", 1, 6)]


def test_missing_templates_are_named():
    """Each template that the model needs is asked for."""
    problems = lint({"layout.mjml.j2": "a"}, required=("layout.mjml.j2", "blocks/quote.mjml.j2"))
    assert [(item.code, item.hint) for item in problems] == [("E101", "add blocks/quote.mjml.j2")]


def test_an_include_that_is_not_there_has_the_nearest_name():
    """A typing error in an include comes with the file that was meant."""
    problems = lint(
        {"a.mjml.j2": '{% include "blocks/quot.mjml.j2" %}', "blocks/quote.mjml.j2": ""}
    )
    assert [item.hint for item in problems] == ['did you mean "blocks/quote.mjml.j2"?']


def test_includes_that_never_end_name_the_whole_chain():
    """The cycle is reported once, from its first file, with every line in it."""
    problems = lint(
        {
            "layout.mjml.j2": '{% include "a.mjml.j2" %}',
            "a.mjml.j2": '\n{% include "b.mjml.j2" %}',
            "b.mjml.j2": '{% if x %}\n\n{% include "a.mjml.j2" %}{% endif %}',
        }
    )
    assert [(item.code, item.path, item.line) for item in problems] == [
        ("E105", "templates/t/a.mjml.j2", 2)
    ]
    assert "a.mjml.j2:2 -> b.mjml.j2:3 -> a.mjml.j2" in problems[0].message


def test_a_template_that_includes_itself_is_a_cycle():
    """The shortest cycle is one too."""
    problems = lint({"a.mjml.j2": '{% include "a.mjml.j2" %}'})
    assert [item.code for item in problems] == ["E105"]


def test_includes_have_a_greatest_depth():
    """A long chain is a problem; a shorter one that many share is not."""

    def chain(length: int) -> dict[str, str]:
        files = {f"{i}.j2": f'{{% include "{i + 1}.j2" %}}' for i in range(length)}
        return files | {f"{length}.j2": "", "other.j2": '{% include "0.j2" %}'}

    assert lint(chain(15)) == []
    assert {item.code for item in lint(chain(40))} == {"E105"}


def test_styles_may_be_templates_too():
    """A syntax error in styles.css has its line."""
    assert found("a {\n color: {{ } }", "styles.css") == [("E100", 2, 9)]


def test_problems_stand_in_the_order_of_the_file():
    """Whoever mends them works from top to bottom."""
    text = "{{ a|safe }}\n<mj-txt>\n{{ b|safe }}\n<mj-text colour='a'>"
    assert [line for _, line, _ in found(text)] == [1, 2, 3, 4]


def test_a_template_that_nothing_uses_is_an_error():
    """A workspace's file with a misspelt name would replace nothing, and nobody would know."""
    files = {
        "blocks/quote.mjml.j2": '{% include "partials/line.mjml.j2" %}',
        "blocks/qoute.mjml.j2": "<mj-text>x</mj-text>",
        "partials/line.mjml.j2": "<mj-text>x</mj-text>",
        "zzz.txt.j2": "x",
        "notes.css": "",
    }
    problems = lint(files, required=("blocks/quote.mjml.j2",))
    assert [(it.code, it.path, it.hint) for it in problems] == [
        ("E129", "templates/t/blocks/qoute.mjml.j2", 'did you mean "blocks/quote.mjml.j2"?'),
        ("E129", "templates/t/zzz.txt.j2", "rename it, include it, or take it out"),
    ]
