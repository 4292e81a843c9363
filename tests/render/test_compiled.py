"""The compiled templates that ship are those of the theme that ships, and are used for no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.compiled_templates import compiled_templates
from tools.docs import COMPILED

from newsletter.engines import engine_versions
from newsletter.errors import ThemeError
from newsletter.files import SourceFile
from newsletter.render import compiled
from newsletter.render.environment import ThemeEnvironment

MADE = compiled_templates()
NAME = "text/heading.txt.j2"
SHIPPED = (Path(__file__).parents[2] / "templates/daily" / NAME).read_text(encoding="utf-8")


class Plainly:
    """A rendering that writes values as they are."""

    def finalize(self, value):
        return value


def environment(text: str, *, escape: bool = False) -> ThemeEnvironment:
    """An environment with one template, under a name that is compiled."""
    filters = {"inline": lambda _, value: value, "wrap": lambda _, value, *__: f"wrapped {value}"}
    file = SourceFile("templates/mine/heading.txt.j2", text, "")
    return ThemeEnvironment({NAME: file}, escape=escape, filters=filters, functions={})


def fill(made: ThemeEnvironment, **values: object) -> str:
    with made.use(Plainly(), {}):
        return made.fill(NAME, **values)


@pytest.fixture
def no_compiler(monkeypatch):
    """Jinja must not compile."""
    monkeypatch.setattr(ThemeEnvironment, "compile", None)


# Another version's code is never used, so a release of Jinja turns no test red.
with_its_jinja = pytest.mark.skipif(
    engine_versions()["jinja2"] != compiled.JINJA,
    reason="another Jinja than compiled the templates is installed; their code is not used",
)


def test_the_table_is_fresh():
    """If this fails, run ``python tests/tools/docs.py``: a template has changed."""
    assert f"TEMPLATES = {MADE['table.py'].partition('TEMPLATES = ')[2]}" in (
        COMPILED / "table.py"
    ).read_text(encoding="utf-8")


@with_its_jinja
@pytest.mark.parametrize("name", MADE)
def test_compiled_templates_are_fresh(name):
    """If this fails, run ``python tests/tools/docs.py``."""
    assert (COMPILED / name).read_text(encoding="utf-8") == MADE[name]


def test_nothing_else_is_there():
    """No code stays behind when a template goes."""
    there = {f"daily/{path.name}" for path in (COMPILED / "daily").glob("*.py")}
    assert there == MADE.keys() - {"table.py"}


@with_its_jinja
def test_a_shipped_template_is_not_compiled(no_compiler):
    """Its code is taken as it is, and does what the template says."""
    assert fill(environment(SHIPPED), block={"text": "Words", "level": 3}) == "wrapped Words"


@pytest.mark.parametrize(
    ("text", "escape"),
    [(SHIPPED + " ", False), ("other", False), (SHIPPED, True)],
    ids=["a space more", "another text", "escaped"],
)
def test_any_other_is_compiled(no_compiler, text, escape):
    """One more space, another text, or escaping where there was none: the code is not used."""
    with pytest.raises(ThemeError, match="not callable"):
        fill(environment(text, escape=escape), block={"text": "Words", "level": 3})


def test_another_jinja_compiles_itself(no_compiler, monkeypatch):
    """Code of one version is not run with another."""
    monkeypatch.setattr(compiled, "JINJA", "3.0")
    with pytest.raises(ThemeError, match="not callable"):
        fill(environment(SHIPPED), block={"text": "Words", "level": 3})


def test_a_missing_file_is_compiled(monkeypatch, tmp_path):
    """An installation without the files builds as well."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    assert fill(environment(SHIPPED), block={"text": "Words", "level": 3}) == "wrapped Words"


@with_its_jinja
def test_an_error_is_shown_in_the_authors_file(no_compiler):
    """The line is the template's, not that of the code."""
    with pytest.raises(ThemeError) as raised:
        fill(environment(SHIPPED), block={"text": "Words"})
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("templates/mine/heading.txt.j2", 1)
