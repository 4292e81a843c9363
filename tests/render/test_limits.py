"""newsletter.render.limits: a template that would not end, or fill the memory, is an error."""

from __future__ import annotations

import tracemalloc

import pytest
from theme_desk import Desk
from tools.docs import COMPILED

from newsletter.errors import ThemeError
from newsletter.files import SourceFile
from newsletter.render import limits
from newsletter.render.environment import ThemeEnvironment

PLACE = "templates/mine/x.txt.j2"
LARGE = (
    "'a' * 10**10",
    "10**10 * 'a'",
    "[1] * 10**10",
    "'%1000000000d' % 1",
    "'%*d' % (10**9, 1)",
    "'%.*f' % (10**9, 1.0)",
    "9 ** (9 ** 9)",
    "10 ** 100000",
    "'a'|center(10**9)",
    "'a'|indent(10**9, true)",
    "'a'|indent('x' * 10**6)|indent('x' * 10**6 * 3)",
    "[1]|batch(10**9, 'x')|list",
    "[1]|slice(10**9)|list",
    "1.5|round(10**9)",
    "[1]|tojson(10**9)",
    "('a' * 10**6)|replace('a', 'b' * 10**6)",
    "(['a' * 10**6] * 10**5)|join",
    "range(99999)|join('a' * 10**6)",
    "'%1000000000d'|format(1)",
    "[[1]]|sum(start=[])",
    "['a']|map('center', 10**9)|list",
    "'a'.center(10**9)",
    "'a'.ljust(10**9)",
    "'a'.rjust(10**9)",
    "'a'.zfill(10**9)",
    "'\\t'.expandtabs(10**9)",
    "('a' * 10**6).replace('a', 'b' * 10**6)",
    "('a' * 10**6).join(range(99999)|map('string'))",
    "('a' * 10**6).join('b' * 10**6)",
    "('a' * 10**6).translate({97: 'b' * 10**6})",
    "'{:1000000000d}'.format(1)",
    "'{:{w}}'.format(1, w=10**9)",
    "'{:{w}}'.format_map({'w': 10**9})",
    "(1).to_bytes(10**9, 'big')",
    "range(10**9)|list",
)
ENDLESS = (
    "{% for a in range(10**9) %}x{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999)|map('string') %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% set a = 'a' * 10**6 %}{% for b in range(99999) %}{{ a }}{% endfor %}",
    "{% set a = 'a' * 10**6 %}{% for b in range(99999) %}{{ loop.index }}{{ a }}{% endfor %}",
    "{% set n = namespace(a='a') %}{% for b in range(99) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
    "{% set n = namespace(a='a') %}{% for b in range(99) %}{% set n.a = n.a + n.a %}{% endfor %}",
    "{% set n = namespace(a=[1]) %}{% for b in range(99) %}{% set n.a = n.a + n.a %}{% endfor %}",
    "{% set n = namespace(a=9) %}{% for b in range(99) %}{% set n.a = n.a * n.a %}{% endfor %}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% for a in range(99999) %}" + "words " * 1000 + "{% endfor %}",
)


class Plainly:
    """A rendering that writes values as they are."""

    def finalize(self, value):
        return str(value)


def fill(text: str) -> str:
    files = {"x.txt.j2": SourceFile(PLACE, text, "")}
    made = ThemeEnvironment(files, escape=False, filters={}, functions={})
    with made.use(Plainly(), {}):
        return made.fill("x.txt.j2")


@pytest.mark.parametrize("template", [*(f"{{{{ {it} }}}}" for it in LARGE), *ENDLESS])
def test_what_would_not_end_is_refused(template, monkeypatch):
    """With the template's file and line, and without the memory that it would take."""
    monkeypatch.setattr(limits, "ALLOWANCE", limits.ALLOWANCE // 20)
    tracemalloc.start()
    try:
        with pytest.raises(ThemeError) as caught:
            fill(f"first line\n{template}")
        assert tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.line) == ("E110", PLACE, 2)


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("{{ '-' * 72 }}", "-" * 72),
        ("{{ '=' * -1 }}{{ 3 * 4 }}{{ 2 ** 10 }}{{ 7 % 4 }}{{ -2 ** 3 }}", "1210243-8"),
        ("{{ '%s of %02d' % ('a', 7) }}{{ '%(x)s' % {'x': 1} }}", "a of 071"),
        ("{{ 'a'|center(5) }}|{{ 'a\nb'|indent(2) }}", "  a  |a\n  b"),
        ("{{ [1, 2]|join(', ') }}{{ 'ab'|replace('a', 'c') }}{{ [1, 2]|sum }}", "1, 2cb3"),
        ("{{ [{'a': 1}]|join(attribute='a') }}{{ [{'a': 1}]|sum('a') }}", "11"),
        ("{{ [1, 2, 3]|batch(2)|list }}{{ 2.345|round(1) }}", "[[1, 2], [3]]2.3"),
        ("{{ {'a': 1}|tojson }}{{ '%s'|format(1) }}", '{"a": 1}1'),
        ("{{ '{:>4}|{}'.format(1, 'b') }}{{ ', '.join('ab') }}", "   1|ba, b"),
        ("{{ 'a'.zfill(3) }}{{ 'abc'.replace('b', '') }}{{ 'a' ~ 1 ~ 'b' }}", "00aaca1b"),
        ("{% for a in 'ab' %}{{ loop.index }}{{ a }}{{ loop.length }}{% endfor %}", "1a22b2"),
        ("{% for a in [1, 2]|map('string') %}{{ a }}{% else %}no{% endfor %}", "12"),
        ("{% for a, b in {'x': 1}.items() if b %}{{ a }}{% endfor %}", "x"),
        (
            "{% for a in [[1, [[2, []]]]] recursive %}{{ a[0] }}{{ loop(a[1]) }}{% endfor %}",
            "12",
        ),
        (
            "{% macro f(n) %}{% if n %}{{ n }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(3) }}",
            "321",
        ),
        ("{% for a in range(1000) %}{% endfor %}ok", "ok"),
    ],
)
def test_what_templates_do_still_works(template, made):
    """Operators, filters, methods and loops give what Jinja gives."""
    assert fill(template) == made


def test_a_build_fails_clearly(desk: Desk):
    """With what was too large, where, and nothing written."""
    desk.theme("partials/footer.mjml.j2", "<mj-section>\n{{ 'a' * 10**10 }}</mj-section>")
    made = desk.build()
    assert made.exit_code == 2
    assert "a text of 10,000,000,000 is more than a template may make" in made.stderr
    assert "footer.mjml.j2:2" in made.stderr
    assert not made.files


def test_templates_that_ship_are_not_counted():
    """It is known what they make; to count it would take its time in every build."""
    for path in (COMPILED / "daily").glob("*.py"):
        code = path.read_text(encoding="utf-8")
        assert not [it for it in ("show_counted", "call_binop", "rounds", ".made(") if it in code]
