"""A build asks nobody: every socket raises while all samples are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from theme_desk import SHIPPED, sample_workspace

from newsletter.starter import write_starter

# Python runs a module of this name at its start. The hook is below every library: it sees the
# socket module's own functions, and C code that uses them.
GUARD = """
import os, sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.Request", "http.client.", "ftplib.", "smtplib.")):
        with open(os.environ["ASKED"], "a") as file:
            file.write(f"{event} {arguments!r}\\n")
        raise RuntimeError("no network in a build: " + event)

sys.addaudithook(refuse)
"""


@pytest.fixture
def guarded(tmp_path: Path):
    """Runs Python in a process without a network."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    asked = tmp_path / "asked.txt"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(tmp_path / "guard"), str(SHIPPED.parents[1]))),
        "ASKED": str(asked),
    }

    def run(*words: str, cwd: Path = tmp_path) -> tuple[subprocess.CompletedProcess[str], str]:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done, asked.read_text(encoding="utf-8") if asked.exists() else ""

    return run


@pytest.mark.parametrize(
    "line",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=0.1)",
        "import requests; requests.get('http://192.0.2.1/', timeout=0.1)",
        "import cssutils; cssutils.parseString('@import url(http://192.0.2.1/);')",
    ],
)
def test_the_guard_sees_what_would_ask(guarded, line: str) -> None:
    """Else the tests below would prove nothing."""
    _, asked = guarded("-c", line)
    assert asked


@pytest.mark.parametrize("options", [(), ("--embed-images",)], ids=["linked", "embedded"])
def test_all_samples_are_built_without_a_network(guarded, tmp_path: Path, options) -> None:
    """With an empty cache, and again with a warm one."""
    root = tmp_path / "desk"
    sample_workspace(root)
    for _ in range(2):
        done, asked = guarded("-m", "newsletter", "build", "--all", "--force", *options, cwd=root)
        assert done.returncode == 0, done.stderr
        assert asked == ""
    assert len(list((root / "build").glob("*/email.eml"))) == 2


def test_a_new_workspace_and_a_theme_with_a_web_font(guarded, tmp_path: Path) -> None:
    """Addresses in a theme and in an issue are the readers' to fetch."""
    root = tmp_path / "desk"
    write_starter(root)
    layout = (SHIPPED / "layout.mjml.j2").read_text(encoding="utf-8")
    font = '<mj-font name="Ledger" href="https://fonts.example.org/l.css" /></mj-head>'
    section = (
        '<mj-section background-url="https://x.example.org/b.png"><mj-column>'
        '<mj-text font-family="Ledger,serif">x</mj-text></mj-column></mj-section></mj-body>'
    )
    changed = layout.replace("</mj-head>", font).replace("</mj-body>", section)
    own = root / "templates" / "daily"
    own.mkdir(parents=True)
    (own / "layout.mjml.j2").write_text(changed, encoding="utf-8")
    # A sponsor's label would be refused: nobody can prove what a sheet from elsewhere does to it.
    shutil.rmtree(root / "sponsors")
    (issue,) = root.glob("issues/*/issue.md")
    issue.write_text(
        f"---\ndate: {issue.parent.name}\nsubject: x\n---\n\n# [x](https://x.example.org/)\n\n"
        "![x](https://x.example.org/p.png)\n\nx\n",
        encoding="utf-8",
    )
    done, asked = guarded("-m", "newsletter", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    assert asked == ""
    (built,) = root.glob("build/*/email.html")
    html = built.read_text(encoding="utf-8")
    for address in ("fonts.example.org/l.css", "x.example.org/b.png", "x.example.org/p.png"):
        assert address in html
