"""A theme's fault is an error at the author's own file and line, and never a traceback."""

from __future__ import annotations

import re

import mjml
import pytest
from theme_desk import SHIPPED, Desk

from newsletter.errors import ThemeError
from newsletter.model.location import Location
from newsletter.render import mjml as mjml_step
from newsletter.render import mjml_check

FOOTER = "partials/footer.mjml.j2"
LINES = (SHIPPED / FOOTER).read_text(encoding="utf-8").count("\n")


def section(content: str) -> str:
    return f"<mj-section><mj-column>\n{content}\n</mj-column></mj-section>\n"


def refused(desk: Desk, code: str, place: str) -> str:
    made = desk.build()
    assert made.exit_code == 2, made.stderr
    assert "Traceback" not in made.stderr
    assert "internal error" not in made.stderr
    assert f"error[{code}]" in made.stderr, made.stderr
    assert f"--> {place}" in made.stderr, made.stderr
    assert not made.files
    return made.stderr


MARKUP = [
    ("<mj-txt>x</mj-txt>", "E107", "1", 'did you mean "mj-text"'),
    ('<mj-text colour="#000000">x</mj-text>', "E109", "10", 'did you mean "color"'),
    ('<mj-text padding="0 4pz">x</mj-text>', "E119", "10", "px"),
    ('<mj-text font-size="big">x</mj-text>', "E119", "10", ""),
    ("<mj-text>x</mj-button>", "E106", "", ""),
    ("<mj-text><p>x</mj-text>", "E106", "10", "</p>"),
    ("<mj-text>{{ nowhere }}</mj-text>", "E110", "13", "nowhere"),
    ("<mj-text>{{ lables.why }}</mj-text>", "E110", "13", 'did you mean "labels"'),
    ("<mj-text>{{ issue.nothing }}</mj-text>", "E110", "19", "nothing"),
    ("<mj-text>{{ labels.nothing.more }}</mj-text>", "E110", "", "nothing"),
    ("<mj-text>{% if x %}</mj-text>", "E100", "", "endif"),
    ("<mj-text>{{ x y }}</mj-text>", "E100", "", ""),
    ("<mj-text>{{ 'a'|shout }}</mj-text>", "E110", "", "No filter named 'shout'\n"),
    ("<mj-text>{{ 1 / 0 }}</mj-text>", "E110", "10", ""),
    ("<mj-text>{{ none }}</mj-text>", "E110", "", "None"),
    ('<mj-image src="https://x.example/p.png" />', "E113", "1", "alt"),
    ('<mj-text><a href="javascript:alert(1)">x</a></mj-text>', "E117", "13", ""),
    ('<mj-text><a href="JaVa&#115;cript:alert(1)">x</a></mj-text>', "E117", "13", ""),
    ('<mj-text><a href="vbscript:x">x</a></mj-text>', "E117", "13", ""),
    ('<mj-text><a href="data:text/html,x">x</a></mj-text>', "E117", "13", ""),
    ('<mj-text><img src="javascript:x" alt=""/></mj-text>', "E117", "15", ""),
    ('<mj-button href="javascript:x">x</mj-button>', "E117", "12", ""),
    ('<mj-text><p onclick="x">x</p></mj-text>', "E117", "13", ""),
    ("<mj-text><script>x</script></mj-text>", "E117", "10", ""),
    ("<mj-text><form>x</form></mj-text>", "E117", "10", ""),
    ("<mj-text>{{ issue.lead.url|safe }}</mj-text>", "E104", "", "safe"),
    ("{% autoescape false %}<mj-text>x</mj-text>{% endautoescape %}", "E104", "", ""),
    ('{% include "partials/nothing.mjml.j2" %}', "E101", "13", ""),
    ("{% include name %}", "E126", "", ""),
    ('<mj-include path="x.mjml" />', "E116", "1", "include"),
    ("<!-- a -- b -->", "E106", "", ""),
    ("<mj-text><![CDATA[x]]></mj-text>", "E116", "10", "CDATA"),
    ("<mj-text>a < b</mj-text>", "E106", "", "&lt;"),
    ("<mj-text>hq7x1x</mj-text>", "E102", "", "reserved"),
    ("<mj-text>&nothing;</mj-text>", "E106", "10", "&nothing;"),
]


@pytest.mark.parametrize(("content", "code", "column", "said"), MARKUP)
def test_a_fault_in_a_template(desk: Desk, content: str, code: str, column: str, said: str) -> None:
    """Each with its line, with its column where Jinja knows one, and with what to do."""
    desk.section(content)
    place = f"templates/daily/{FOOTER}:{LINES + 2}"
    stderr = refused(desk, code, f"{place}:{column}" if column else place)
    assert said in stderr


def test_a_tag_that_is_not_closed(desk: Desk) -> None:
    """Said where another tag ends, in the author's file, with no line of the rendered document."""
    desk.section("<mj-text>x")
    stderr = refused(desk, "E106", f"templates/daily/{FOOTER}:{LINES + 3}:1")
    assert "help: write </mj-text> first\n" in stderr


ESCAPES = (
    "''.__class__.__mro__[1].__subclasses__()",
    "''['__class__']",
    "''|attr('__class__')",
    "issue.__class__.__init__.__globals__",
    "tag.__globals__",
    "flow.__closure__",
    "self.__init__",
    "labels.__getitem__.__self__",
    "range(100000000)|list|length",
    "'{0.__class__}'.format(issue)",
    "'%c' % labels.pop('why')",
    "issue.parts.__add__",
    "labels.update({'why': 'x'})",
    "labels.clear()",
    "namespace.__init__.__globals__",
    "get_flashed_messages.__globals__",
    "lipsum.__globals__",
    "cycler.__init__.__globals__",
)


@pytest.mark.parametrize("expression", ESCAPES)
def test_no_way_out_of_the_sandbox(desk: Desk, expression: str) -> None:
    """A theme from elsewhere can show an issue, and reach nothing else."""
    desk.section(f"<mj-text>{{{{ {expression} }}}}</mj-text>")
    refused(desk, "E110", f"templates/daily/{FOOTER}:{LINES + 2}")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", " x"]
)
def test_addresses_that_a_theme_computes_are_refused(desk: Desk, url: str) -> None:
    """The filter has an allowlist; a value in a template cannot pass as an address."""
    desk.section(f'<mj-text><a href="{{{{ {url!r}|href }}}}">x</a></mj-text>')
    made = desk.build()
    assert made.exit_code == 2
    assert "error[E111]" in made.stderr
    assert "Traceback" not in made.stderr


@pytest.mark.parametrize(
    "written",
    [
        "{{ block }}",
        "javascript{{ ':' }}alert(1)",
        "{{ 'java' }}script{{ ':x' }}",
        "&#1;javascript&#58;x",
        "{{ '\\tdata:text/html,x' }}",
        "{{ 'file:///etc/passwd' }}",
    ],
)
@pytest.mark.parametrize(
    "tag", ['<a href="{}">x</a>', '<img src="{}" alt="" width="9"/>', "<td background='{}'>x</td>"]
)
def test_addresses_that_a_theme_puts_together_are_refused(
    desk: Desk, written: str, tag: str
) -> None:
    """Whatever the pieces were, nothing with such a scheme is written."""
    value = "{% set block = 'vbscript:x' %}"
    desk.section(f"<mj-text>{value}{tag.format(written)}</mj-text>")
    made = desk.build()
    assert made.exit_code in {1, 2}
    assert re.search(r"error\[E(111|117|150)\]", made.stderr), made.stderr
    assert not made.files


def test_addresses_of_every_allowed_kind_are_written(desk: Desk) -> None:
    """And what only looks like a scheme."""
    urls = ("https://x.example/a:b", "mailto:a@b.example", "tel:+15550100", "#top", "{{ '?a:b' }}")
    links = "".join(f'<a href="{url}">x</a>' for url in urls)
    desk.section(f'<mj-text>{links}<a href="">x</a></mj-text>')
    desk.built()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "file:///x"]
)
@pytest.mark.parametrize("form", ["[x]({url})", "![x]({url})", "# [x]({url})\n"])
def test_addresses_that_an_author_writes_are_refused(desk: Desk, url: str, form: str) -> None:
    """In links, pictures and headlines, at their line."""
    written = form.format(url=url)
    if form.startswith("#"):
        desk.issue("Words.")
        path = next(desk.root.glob("issues/*/issue.md"))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("# A headline", written.strip()), encoding="utf-8")
    else:
        desk.issue(written)
    made = desk.build()
    assert made.exit_code == 2
    assert re.search(r"error\[E(046|045|135)\]", made.stderr), made.stderr
    assert re.search(r"issue\.md:\d+:\d+", made.stderr)
    assert not made.files


def test_words_are_text_in_every_place(desk: Desk) -> None:
    """Markup in an author's words is shown, not followed, also through a theme's own filters."""
    desk.section(
        "<mj-text>{{ issue.lead.kicker }}|{{ issue.lead.kicker|upper }}|{{ '<i>' ~ 'x' }}"
        "|{{ ['<b>', 'y']|join('<hr>') }}</mj-text>"
    )
    desk.issue("Words.")
    path = next(desk.root.glob("issues/*/issue.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("# A headline", '# A headline {kicker="<script>x</script>"}'),
        encoding="utf-8",
    )
    html = desk.built().html
    assert "<script" not in html.lower()
    assert "&lt;script&gt;x&lt;/script&gt;|&lt;SCRIPT&gt;X&lt;/SCRIPT&gt;" in html
    assert "|&lt;i&gt;x|&lt;b&gt;&lt;hr&gt;y" in html


CSS = [
    (".a { color red }", "E120", "1:15"),
    (".a { color: red", "", ""),
    (".a..b { color: red }", "E123", "1:1"),
    ("@import url(https://x.example/x.css);", "E121", "1:1"),
    (".a { background: url(https://x.example/p.png) }", "E122", "1:18"),
    (".a { color: {{ nowhere }} }", "E110", "1"),
    (".a { color: {% if %} }", "E100", "1"),
    ("p { color: red !important }", "E125", "1:5"),
    ("} .a { color: red }", "E120", "1"),
]


@pytest.mark.parametrize(("css", "code", "place"), CSS)
def test_a_fault_in_the_styles(desk: Desk, css: str, code: str, place: str) -> None:
    """At its line and column; what CSS itself forgives is forgiven."""
    rest = (SHIPPED / "styles.css").read_text(encoding="utf-8")
    desk.theme("styles.css", f"{css}\n{rest}" if code else f"{rest}\n{css}")
    if code:
        refused(desk, code, f"templates/daily/styles.css:{place}")
    else:
        desk.built()


def test_includes_that_never_end(desk: Desk) -> None:
    """The chain is named, with every line of it."""
    desk.theme("partials/one.mjml.j2", '{% include "partials/two.mjml.j2" %}\n')
    desk.theme("partials/two.mjml.j2", '\n{% include "partials/one.mjml.j2" %}\n')
    desk.section('{% include "partials/one.mjml.j2" %}')
    stderr = refused(desk, "E105", "templates/daily/partials/")
    assert "partials/one.mjml.j2:1 -> partials/two.mjml.j2:2 -> partials/one.mjml.j2" in stderr


def test_a_macro_that_never_ends(desk: Desk) -> None:
    """Recursion is found when it runs, and does not end in a traceback."""
    desk.section("{% macro again() %}{{ again() }}{% endmacro %}<mj-text>{{ again() }}</mj-text>")
    refused(desk, "E110", f"templates/daily/{FOOTER}")


def test_includes_too_deep_and_tags_too_deep(desk: Desk) -> None:
    """The engine would end the process, Jinja with a traceback."""
    for number in range(30):
        desk.theme(
            f"partials/p{number}.mjml.j2", f'{{% include "partials/p{number + 1}.mjml.j2" %}}'
        )
    desk.theme("partials/p30.mjml.j2", "")
    desk.section('{% include "partials/p0.mjml.j2" %}')
    refused(desk, "E105", "<built-in>/daily/layout.mjml.j2")
    for path in desk.root.glob("templates/daily/partials/p*.mjml.j2"):
        path.unlink()
    deep = "<div>" * 20_000 + "x" + "</div>" * 20_000
    desk.section(f"<mj-text>{deep}</mj-text>")
    refused(desk, "E115", f"templates/daily/{FOOTER}:{LINES + 2}")


def test_an_imported_macros_fault_is_in_its_own_file(desk: Desk) -> None:
    """Not in the file that called it."""
    desk.theme(
        "partials/mine.mjml.j2", "{% macro m() %}\n<mj-text>{{ gone }}</mj-text>\n{% endmacro %}"
    )
    desk.section('{% from "partials/mine.mjml.j2" import m %}{{ m() }}')
    refused(desk, "E110", "templates/daily/partials/mine.mjml.j2:2")


def test_a_fault_that_only_an_issue_brings_out(desk: Desk) -> None:
    """A template for a block is checked in the theme, and placed when the block is used."""
    desk.theme("blocks/divider.mjml.j2", '<hr class="divider" />\n{{ block.nothing }}\n')
    desk.issue("One.\n\nTwo.")
    desk.built()
    desk.issue("One.\n\n---\n\nTwo.")
    refused(desk, "E110", "templates/daily/blocks/divider.mjml.j2:2")


def test_all_faults_of_a_theme_are_reported_at_once(desk: Desk) -> None:
    """Nobody has to run a build for each."""
    desk.section("<mj-txt>x</mj-txt>\n<mj-text colour='#000000'>x</mj-text>")
    desk.theme("blocks/divider.mjml.j2", "{% if %}")
    stderr = refused(desk, "E107", f"templates/daily/{FOOTER}:{LINES + 2}:1")
    for code in ("E109", "E100"):
        assert f"error[{code}]" in stderr


def here(line: int, column: int) -> Location:
    return Location("templates/daily/layout.mjml.j2", line, column)


PAGE = (
    "<mjml><mj-body><mj-section><mj-column><mj-text>{}</mj-text></mj-column></mj-section></mj-body>"
    "</mjml>"
)


@pytest.mark.parametrize("content", ["éé]><br/>", "'é'é]>-->[", "<b"])
def test_whatever_the_engine_raises_is_a_fault_of_the_theme(
    content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a panic, which is no Exception: were the check to miss it, the error has a place."""
    monkeypatch.setattr(mjml_check, "check_mjml", lambda *_: [])
    with pytest.raises(ThemeError) as caught:
        mjml_step.compile_mjml(PAGE.format(content), here)
    (problem,) = caught.value.problems
    assert problem.code == "E118"
    assert problem.path == "templates/daily/layout.mjml.j2"
    assert problem.line == 1


def test_one_of_them_is_a_panic() -> None:
    """Else the test above would show nothing."""
    with pytest.raises(BaseException, match="char boundary") as caught:
        mjml.mjml2html(PAGE.format("éé]><br/>"))
    assert not isinstance(caught.value, Exception)


def test_ctrl_c_in_the_engine_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the engine itself raises is the theme's."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(mjml, "mjml2html", interrupt)
    with pytest.raises(KeyboardInterrupt):
        mjml_step.compile_mjml(PAGE.format("x"), here)
