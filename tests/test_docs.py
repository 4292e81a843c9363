"""docs/: generated pages are fresh, examples are read by the code they describe, links lead."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tools.config_page import attributes_of
from tools.docs import DOCS, KNOWN, PAGES, WORDINGS, known_theme, page
from tools.wordings_page import wordings_json
from typer.testing import CliRunner

from newsletter.cli.app import app
from newsletter.cli.check_online import describe_visit
from newsletter.config import settings as config
from newsletter.config.reading import parse_config
from newsletter.content.directives import DIRECTIVES
from newsletter.content.markdown import parse_issue
from newsletter.content.sponsor_file import parse_sponsor
from newsletter.content.structured import parse_structured
from newsletter.errors import ConfigError
from newsletter.model import blocks, inline
from newsletter.model.issue import Issue, Lead, More, Note, Section
from newsletter.model.sponsor import SPONSOR_KINDS, SponsorPlacement
from newsletter.model.visit import Redirect, Visit
from newsletter.starter import write_starter

ROOT = DOCS.parent
FENCE = re.compile(r"^(```+)(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#|\{)([^)\s#]+)(?:#[^)]*)?\)")
EXTRA = re.compile(r"pip install 'newsletter\[(\w+)\]'")
FRONT = "---\ndate: 2026-11-20\nsubject: A\n---\n\n"


def examples(name: str, language: str) -> list[str]:
    """The fenced examples of a page, of one language."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return [body for _, kind, body in FENCE.findall(text) if kind == language]


def prose(path: Path) -> str:
    """A page without its examples."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_fresh(name):
    """If this fails, run ``python tests/tools/docs.py`` and read what has changed."""
    assert (DOCS / name).read_text(encoding="utf-8") == page(name)


def test_what_is_known_of_the_theme_is_fresh():
    """If this fails, run ``python tests/tools/docs.py``.

    With a newer engine the keys differ, and builds find out for themselves: then only what depends
    on no engine is held.
    """
    kept, made = (json.loads(text) for text in (KNOWN.read_text(encoding="utf-8"), known_theme()))
    same = kept["engines"] == made["engines"]
    for kind in made if same else ("theme-checked", "theme-settings"):
        assert kept[kind] == made[kind], kind


def test_the_lists_of_wordings_are_fresh():
    """The program reads what is written by hand."""
    assert WORDINGS.read_text(encoding="utf-8") == wordings_json()


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")]), ids=str)
def test_links_between_pages_lead_somewhere(path):
    """Every relative link names a file of the repository; pictures are drawn at the release."""
    for target in LINK.findall(prose(path)):
        if not target.startswith("docs/images/"):
            assert (path.parent / target).exists(), target


def test_every_extra_that_is_named_exists():
    """What pages and messages tell to install is in pyproject.toml, and the tests have it all."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    written = [*ROOT.glob("*.md"), *DOCS.glob("*.md"), *(ROOT / "newsletter").rglob("*.py")]
    named = {name for path in written for name in EXTRA.findall(path.read_text(encoding="utf-8"))}
    assert named == set(extras) - {"test"}
    for name in named:
        assert set(extras[name]) <= set(extras["test"]), name


class TestConfigPage:
    def kinds(self) -> list[type]:
        """Every type of a table of newsletter.toml."""
        found = [type(value) for value in vars_of(parse_config(MINIMAL))]
        return [kind for kind in found if dataclasses.is_dataclass(kind)] + [config.SocialLink]

    def test_every_key_has_a_meaning(self):
        """A setting without a word about it is no setting."""
        for kind in self.kinds():
            names = [field.name for field in dataclasses.fields(kind)]
            assert sorted(attributes_of(kind)) == sorted(names), kind

    def test_the_keys_are_those_the_reader_knows(self):
        """The reader's own list of known keys is the page's."""
        text = page("config.md")
        for table in re.findall(r"^## \[(\w+)\]$", text, re.MULTILINE):
            section = text.partition(f"## [{table}]\n")[2].partition("\n## ")[0]
            with pytest.raises(ConfigError) as caught:
                parse_config(_with_unknown_key(table))
            (problem,) = [it for it in caught.value.problems if "qqqqqq" in it.message]
            known = problem.hint.removeprefix("known: ").split(", ")
            assert sorted(re.findall(r"^\| `(\w+)`", section, re.MULTILINE)) == sorted(known)


MINIMAL = (
    '[publication]\nname = "A"\naddress = "B"\n[sender]\nname = "A"\nemail = "a@example.org"\n'
    '[links]\nunsubscribe = "https://example.org/u"\n'
)


def vars_of(value: Any) -> list[Any]:
    """The values of a slotted dataclass."""
    return [getattr(value, field.name) for field in dataclasses.fields(value)]


def _with_unknown_key(table: str) -> str:
    line = f"[{table}]\n"
    return MINIMAL.replace(line, f"{line}qqqqqq = 1\n") + (
        "" if line in MINIMAL else f"{line}qqqqqq = 1\n"
    )


def read_example(text: str) -> Issue | None:
    """Parse a Markdown example: a whole document, or a piece of one."""
    if text.startswith("---\nname:"):
        parse_sponsor(text, "sponsors/example.md")
        return None
    if not text.startswith("---\ndate:"):
        text = FRONT + ("" if text.startswith("# ") else "# Lead\n\n") + text
    return parse_issue(text, "issues/2026-11-20/issue.md")


class TestIssueFormat:
    @pytest.mark.parametrize("text", examples("issue-format.md", "markdown"))
    def test_every_markdown_example_is_read(self, text):
        """What the page shows is what an editor may write."""
        read_example(text)

    @pytest.mark.parametrize("text", examples("issue-format.md", "json"))
    def test_every_json_example_is_read(self, text):
        """The same for programs."""
        parse_structured(text, "issues/2026-11-20/issue.json")

    def test_every_construct_has_an_example(self):
        """No block, inline piece, directive or kind is left for the reader to guess."""
        texts = examples("issue-format.md", "markdown")
        seen: set[type] = set()
        for issue in filter(None, map(read_example, texts)):
            collect(issue, seen)
        wanted = {
            kind
            for module in (inline, blocks)
            for kind in vars(module).values()
            if dataclasses.is_dataclass(kind) and getattr(kind, "__module__", "") == module.__name__
        }
        assert {Lead, More, Section, Note, SponsorPlacement, *wanted} - seen == set()
        whole = "\n".join(texts)
        assert all(f"::: {name}" in whole for name in DIRECTIVES)
        page_text = (DOCS / "issue-format.md").read_text(encoding="utf-8")
        for word in (*blocks.ITEM_KINDS, *SPONSOR_KINDS):
            assert f"`{word}`" in page_text


def collect(value: object, seen: set[type]) -> None:
    """The types of a tree's nodes."""
    if isinstance(value, tuple):
        for entry in value:
            collect(entry, seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        seen.add(type(value))
        for field in dataclasses.fields(value):
            collect(getattr(value, field.name), seen)


def shape(value: object) -> object:
    """A document's keys, all the way down; what is free by name or number is left out."""
    if isinstance(value, dict):
        return {key: shape(value[key]) for key in value if key not in FREE}
    return [shape(value[0])] if isinstance(value, list) and value else type(value).__name__


FREE = ("sizes", "inputs", "outputs", "engines")


class TestJsonPage:
    @pytest.fixture
    def desk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A workspace with a good issue, and a folder that holds two."""
        write_starter(tmp_path)
        (tmp_path / "issues/2026-02-01").mkdir()
        for name in ("issue.md", "issue.json"):
            (tmp_path / "issues/2026-02-01" / name).write_text("{}")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_the_documents_have_the_shape_that_is_shown(self, desk, monkeypatch):
        """A program written from the page reads the real thing."""
        monkeypatch.setattr("newsletter.check.rules.html_near_limit.NEAR_FRACTION", 0.0)
        shown, manifest = map(json.loads, examples("json.md", "json")[:2])
        done = CliRunner().invoke(app, ["build", "--all", "--explain", "--format", "json"])
        assert done.exit_code == shown["exit_code"] == 2
        real = json.loads(done.stdout)
        assert real["details"]
        assert shape({**real, "details": []}) == shape(shown)
        assert set(shown["results"][0]["sizes"]) <= set(real["results"][0]["sizes"])
        written = json.loads((desk / "build/2026-01-05/manifest.json").read_text())
        assert shape(written) == shape({key: manifest[key] for key in sorted(manifest)})
        assert written["sizes"].keys() == manifest["sizes"].keys()
        assert written["outputs"]["email.html"].keys() == manifest["outputs"]["email.html"].keys()

    def test_the_documents_about_sponsors(self, tmp_path, monkeypatch):
        """The repository's own sponsors, as the page shows them."""
        for name in ("issues", "sponsors"):
            shutil.copytree(ROOT / name, tmp_path / name)
        shutil.copy(ROOT / "newsletter.toml", tmp_path)
        monkeypatch.chdir(tmp_path)
        assert CliRunner().invoke(app, ["build", "2026-11-20"]).exit_code == 0
        days = ["--from", "2026-11-20", "--to", "2026-11-20"]
        commands = (["list"], ["calendar", *days], ["check"], ["why", "2026-11-20"], ["report"])
        shown = [json.loads(text) for text in examples("json.md", "json")[2:7]]
        for words, document in zip(commands, shown, strict=True):
            done = CliRunner().invoke(app, ["sponsors", *words, "--format", "json"])
            assert done.exit_code == 0, done.stderr
            assert shape(json.loads(done.stdout)) == shape(document), words

    def test_the_document_about_checks(self, tmp_path, monkeypatch):
        """One issue with a flaw, and one that cannot be read."""
        write_starter(tmp_path)
        monkeypatch.chdir(tmp_path)
        for day, front in (
            ("2026-02-01", "subject: THE FERRIES ARE BACK TODAY"),
            ("2026-02-02", ""),
        ):
            (tmp_path / f"issues/{day}").mkdir()
            (tmp_path / f"issues/{day}/issue.md").write_text(
                f"---\ndate: {day}\n{front}\n---\n\n# The ferries are back\n\nAll of them.\n"
            )
        shown, link = [json.loads(text) for text in examples("json.md", "json")[7:]]
        done = CliRunner().invoke(app, ["check", "--all", "--format", "json"])
        assert done.exit_code == shown["exit_code"] == 2, done.stderr
        real = json.loads(done.stdout)
        real["results"] = [it for it in real["results"] if it["findings"] or it["problems"]]
        flawed, unreadable = real["results"]
        assert shape(flawed["findings"]) == shape(shown["results"][0]["findings"])
        assert shape(unreadable["problems"]) == shape(shown["results"][1]["problems"])
        assert shape({**real, "results": []}) == shape({**shown, "results": []})
        assert flawed.keys() == shown["results"][0].keys()
        moved = Visit(link["url"], "broken", "gone", 404, (Redirect(301, link["url"]),))
        assert shape(describe_visit(moved)) == shape(link)

    def test_the_page_about_sponsors(self, tmp_path, monkeypatch):
        """Its file is read, its settings too, and its commands end with 0."""
        page_text = (DOCS / "sponsors.md").read_text(encoding="utf-8")
        (sponsor,) = examples("sponsors.md", "markdown")
        read = parse_sponsor(sponsor, "sponsors/harbor-bank.md")
        assert [booking.creative for booking in read.bookings] == ["spring", "spring"]
        for name in read.__slots__:
            known = name in ("slug", "creatives") or name.endswith("location")
            assert known or f"`{name}`" in page_text, name
        (settings,) = examples("sponsors.md", "toml")
        assert len(parse_config(MINIMAL + settings).links.utm) == 3
        write_starter(tmp_path)
        monkeypatch.chdir(tmp_path)
        (commands,) = examples("sponsors.md", "sh")
        for line in commands.splitlines():
            words = line.partition("#")[0].split()[1:]
            words = [word.replace("2026-11-20", "2026-01-05") for word in words]
            assert CliRunner().invoke(app, words).exit_code == 0, line


def test_the_readme_shows_what_happens(tmp_path, monkeypatch):
    """Its issue builds in a new workspace, and its error is that issue's with a slip in it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (text,) = [body for _, kind, body in FENCE.findall(readme) if kind == "markdown"]
    shown = readme.partition("stays as it was:\n\n")[2].partition("\n\n")[0]
    write_starter(tmp_path)
    monkeypatch.chdir(tmp_path)
    issue = tmp_path / "issues/2026-11-20/issue.md"
    issue.parent.mkdir()
    issue.write_text(text)
    assert CliRunner().invoke(app, ["build"]).stdout == "build/2026-11-20\n"
    issue.write_text(text.replace("::: sponsor", "::: sponser"))
    failed = CliRunner().invoke(app, ["build"])
    assert re.sub(r"^ {4}", "", shown, flags=re.MULTILINE) in failed.stderr


def test_the_error_on_the_page_is_a_real_one(tmp_path, monkeypatch):
    """docs/cli.md shows what a terminal shows."""
    write_starter(tmp_path)
    monkeypatch.chdir(tmp_path)
    lines = [*FRONT.splitlines(), "# Lead", *[""] * 64, "::: sponser harbor-bank", ":::", ""]
    (tmp_path / "issues/2026-11-20").mkdir()
    (tmp_path / "issues/2026-11-20/issue.md").write_text("\n".join(lines))
    shown = page("cli.md").partition("## Errors\n\n")[2].partition("\n\n")[0]
    done = CliRunner().invoke(app, ["build", "2026-11-20"])
    assert re.sub(r"^ {4}", "", shown, flags=re.MULTILINE) in done.stderr


def test_the_python_example_runs(tmp_path, monkeypatch, capsys):
    """docs/python.md composes the starter's issue, and a broken one ends with its problem."""
    (example,) = examples("python.md", "python")
    write_starter(tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    exec(compile(example, "docs/python.md", "exec"), {})
    words, proof = capsys.readouterr().out.rsplit(maxsplit=1)
    assert len(words) > 20
    assert re.fullmatch("[0-9a-f]{64}", proof)
    (issue,) = (tmp_path / "desk").glob("issues/*/issue.md")
    issue.write_text(issue.read_text().replace("::: sponsor", "::: sponser"))
    with pytest.raises(SystemExit) as ended:
        exec(compile(example, "docs/python.md", "exec"), {})
    assert ended.value.code == 2
    assert capsys.readouterr().out.startswith("E043 issues/")
