# ruff: noqa: E501 - the cases are tables
"""A place in rendered text leads back to the template, and the markers leave no trace."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment

from newsletter.model.location import NOWHERE, Location
from newsletter.render.source_map import SourceMap, mark_source, mark_sources

LAYOUT = """<mjml>
{% from "macros.j2" import button, pad -%}
{%- set wide = true %}
  <mj-body>
    {% for name in names %}
    {% include "blocks/item.j2" %}
    {% endfor %}
    {{- "trimmed" -}}
    <mj-text padding="{{ pad(4) }}" color="{{ color }}" >{{ words }} and more</mj-text>
    {# a comment #}
    {% if wide -%}
       {{ button("Go") }}
    {%- endif %}
    {% raw %}{{ not jinja }}{% endraw %}
    {% set caught %} caught {{ words }} {% endset %}
    [{{ caught|trim }}]
  </mj-body>
</mjml>
"""
ITEM = """<mj-section>
  {{ name }}:{% include "blocks/inner.j2" %}
</mj-section>
"""
INNER = "<mj-txt\n  bad='{{ name }}' worse>\n"
MACROS = """{% macro button(label) -%}
  <a href="x">{{ label }}</a>
{%- endmacro %}
{% macro pad(n) %}{{ n }}px 0{% endmacro %}
"""
FILES = {"layout.j2": LAYOUT, "blocks/item.j2": ITEM, "blocks/inner.j2": INNER, "macros.j2": MACROS}
VALUES = {"names": ["one", "two"], "color": "#123456", "words": "1 < 2\nlines"}


def environment(files, **options) -> Environment:
    return Environment(loader=DictLoader(dict(files)), autoescape=True, **options)


def render_both(files, **options):
    """The plain rendering, the marked one without its markers, and the map."""
    plain = environment(files, **options).get_template("layout.j2").render(VALUES)
    marked, paths = mark_sources(
        {name: (f"theme/{name}", text) for name, text in files.items()}, environment({}, **options)
    )
    sources = {name: source.text for name, source in marked.items()}
    rendered = environment(sources, **options).get_template("layout.j2").render(VALUES)
    assert rendered != plain
    return plain, *SourceMap.from_marked(rendered, paths)


def place_of(text: str, needle: str, start: int = 0) -> tuple[int, int]:
    offset = text.index(needle, start)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def author_place(needle: str, name: str = "layout.j2") -> Location:
    return Location(f"theme/{name}", *place_of(FILES[name], needle))


OPTIONS = [{}, {"trim_blocks": True}, {"lstrip_blocks": True}, {"trim_blocks": True, "lstrip_blocks": True}]  # fmt: skip


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_without_its_markers_the_text_is_what_it_was(options):
    """Whatever controls white space, marking changes nothing but the markers."""
    plain, text, _ = render_both(FILES, **options)
    assert text == plain


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize(
    ("rendered", "written", "name"),
    [
        ("<mjml>", "<mjml>", "layout.j2"),
        ("<mj-body>", "<mj-body>", "layout.j2"),
        ("<mj-section>", "<mj-section>", "blocks/item.j2"),
        ("<mj-txt", "<mj-txt", "blocks/inner.j2"),
        ("worse", "worse", "blocks/inner.j2"),
        ("bad='one", "bad='", "blocks/inner.j2"),
        ("<mj-text padding", "<mj-text padding", "layout.j2"),
        ("px 0", "px 0", "macros.j2"),
        ('" color', '" color', "layout.j2"),
        ("#123456", "{{ color }}", "layout.j2"),
        ('" >', '" >', "layout.j2"),
        ("1 &lt; 2", "{{ words }}", "layout.j2"),
        ("lines and", "{{ words }}", "layout.j2"),
        ("and more", "and more", "layout.j2"),
        ('<a href="x">', '<a href="x">', "macros.j2"),
        ("not jinja", "not jinja", "layout.j2"),
        ("caught 1", "caught {{", "layout.j2"),
        ("</mj-body>", "</mj-body>", "layout.j2"),
    ],
)
def test_a_place_leads_to_its_template(options, rendered, written, name):
    """Includes, loops, macros, raw text and expressions in attributes are placed exactly."""
    _, text, source_map = render_both(FILES, **options)
    assert source_map.locate(*place_of(text, rendered)) == author_place(written, name)


def test_every_pass_of_a_loop_leads_to_the_same_line():
    """The second item comes from the same place as the first."""
    _, text, source_map = render_both(FILES)
    second = text.index("<mj-txt") + 1
    assert source_map.locate(*place_of(text, "<mj-txt", second)) == author_place("<mj-txt", "blocks/inner.j2")  # fmt: skip


def test_windows_line_ends_count_as_one():
    """A source with CRLF has the same lines and columns."""
    marked = mark_source("a\r\n  b {{ 1 }}\r\nc", 0, Environment())
    text, source_map = SourceMap.from_marked(Environment().from_string(marked).render(), ["t"])
    assert text == "a\n  b 1\nc"
    assert source_map.locate(2, 3) == Location("t", 2, 3)


def test_a_later_step_may_change_the_text_between_markers():
    """References put behind tokens move what follows them on the line, and nothing else."""
    marked = mark_source("<a>&nbsp;</a>{{ 1 }}<b>\n<c>", 0, Environment())
    rendered = Environment().from_string(marked).render()
    text, source_map = SourceMap.from_marked(
        rendered, ["t"], lambda part: part.replace("&nbsp;", "token")
    )
    assert text == "<a>token</a>1<b>\n<c>"
    assert source_map.locate(1, 14) == Location("t", 1, 21)
    assert source_map.locate(2, 1) == Location("t", 2, 1)


def test_a_place_outside_the_text_is_still_a_place():
    """Lines and columns that do not exist lead to the nearest that does; no marker, nowhere."""
    marked = mark_source("one\ntwo", 0, Environment())
    _, source_map = SourceMap.from_marked(marked, ["t"])
    assert source_map.locate(99, 99) == Location("t", 2, 4)
    assert source_map.locate(0, 0).line == 1
    assert SourceMap("plain", [], []).locate(1, 1) == NOWHERE


def test_an_unknown_file_is_left_out():
    """Markers that an author's own text brings lead nowhere wrong."""
    text, source_map = SourceMap.from_marked(mark_source("one", 7, Environment()), ["t"])
    assert text == "one"
    assert source_map.locate(1, 1) == NOWHERE


FRAGMENTS = st.sampled_from(
    ["a", " ", "\n", "  \n ", "<b x='", "'>", "{{ v }}", "{{- v }}", "{{ v -}}", "{{- v -}}", "{{ e }}", "{# c #}",
     "{#- c -#}", "{% if v %}y{% endif %}", "{%- if v -%} y {%- endif -%}", "{%+ if v +%}\n y{% endif %}",
     "{% for i in [1, 2] %}\n  i{{ i }}\n{% endfor %}", "{% set s %} s{{ v }} {% endset %}{{ s|trim }}",
     "{% macro m() -%} m {%- endmacro %}{{ m() }}", "{% raw -%} {{ r }} {%- endraw %}", "{% set t = 1 %}",
     "{% filter upper %} f {% endfilter %}", "é😀", "\t"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=14), st.sampled_from(OPTIONS))
def test_marking_is_invisible_for_any_template(fragments, options):
    """Markers never change how white space is trimmed."""
    source = "".join(fragments)
    values = {"v": "value", "e": ""}
    env = Environment(**options)
    marked = mark_source(source, 0, env)
    text, source_map = SourceMap.from_marked(env.from_string(marked).render(values), ["t"])
    assert text == env.from_string(source).render(values)
    assert source_map.locate(1, 1).path in {"t", ""}


@pytest.mark.parametrize(
    ("item", "place"),
    [
        ("{{ name }} Hi", (1, 1)),
        ("\n  {# why #}{{ name }}", (2, 12)),
        ("{% set a = 1 -%}\n {{ name }}", (2, 2)),
        ("{% from 'macros.j2' import pad %}\n{{ name }}", (2, 1)),
    ],
)
def test_an_expression_that_begins_a_template_is_that_templates(item, place):
    """No text of its own stands before it, and the text before the include is another's."""
    files = {**FILES, "layout.j2": "<mj-body>{% include 'x.j2' %}</mj-body>", "x.j2": item}
    plain, rendered, found = render_both({**files, "x.j2": item.replace("name", "color")})
    assert rendered == plain
    column = plain.index("#123456") - plain.rfind("\n", 0, plain.index("#123456"))
    line = plain.count("\n", 0, plain.index("#123456")) + 1
    assert found.locate(line, column) == Location("theme/x.j2", *place)


@pytest.mark.parametrize("item", ["{{- color }}", "{% if words %}{{ color }}{% endif %}", ""])
def test_where_no_marker_can_stand_the_text_is_what_it_was(item):
    """A marker would keep white space that Jinja takes away."""
    files = {**FILES, "layout.j2": "<mj-body> {% include 'x.j2' %}</mj-body>", "x.j2": item}
    plain, rendered, _ = render_both(files)
    assert rendered == plain
