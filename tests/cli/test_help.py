"""The help: short, in one form, and its examples work."""

from __future__ import annotations

import re
import shlex

import pytest
from tools.cli_page import commands_of
from typer.main import get_command

from newsletter.cli.app import app
from newsletter.version import __version__

COMMANDS = {"newsletter": get_command(app), **dict(commands_of(get_command(app)))}
EXAMPLE = re.compile(r"^Example: newsletter (.+)$", re.MULTILINE)
WIDEST = 60


@pytest.mark.parametrize("name", COMMANDS)
def test_a_line_says_what_it_is(name):
    """Every command and option: a verb or thing, under 60 characters, one sentence."""
    command = COMMANDS[name]
    summary = command.help.splitlines()[0]
    ours = [option for option in command.params if "completion" not in option.name]
    helps = [summary, *(option.help for option in ours if option.help)]
    for text in helps:
        assert len(text) < WIDEST, text
        assert text[0].isupper(), text
        assert text.endswith("."), text
    assert all(option.help for option in ours)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_works(name, desk, run, monkeypatch):
    """What the help tells a person to type ends with 0."""
    import datetime

    monkeypatch.setattr(
        "newsletter.cli.build.now", lambda: datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC)
    )
    (example,) = EXAMPLE.findall(COMMANDS[name].help)
    (desk / "page.txt").write_text("A town moves its library")
    (desk / "article.html").write_text(
        "<html><head><title>A town moves its library</title></head><body><article>"
        "<h1>A town moves its library</h1><p>Lower Casimir floods every third spring, and this "
        "time its readers were ready for it with two hundred crates.</p></article></body></html>"
    )
    (desk / "older.eml").write_text("Subject: A\n\nA town moves its library\n")
    (desk / "feed.xml").write_text(
        "<rss><channel><item><title>A town moves its library</title>"
        "<link>https://news.example.org/library</link></item></channel></rss>"
    )
    words = shlex.split(example.partition(" > ")[0])
    assert name == "newsletter" or " ".join(words).startswith(name)
    result = run(*words)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("build", "--help"), ("build", "-h")])
def test_help_is_a_result(run, words):
    """It stands on standard output."""
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Usage:" in result.stdout


def test_the_version(run):
    """One line for scripts."""
    assert run("--version").stdout == f"newsletter {__version__}\n"


def test_no_command_is_wrong_usage(run):
    """The help is shown, and a script notices."""
    assert run().exit_code == 2
