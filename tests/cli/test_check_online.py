"""``newsletter check --online`` from the command line, against servers on this machine."""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import contextmanager

import pytest
from PIL import Image
from web_servers import Answer, local_visitor, serving

from newsletter.cli import network

PLACE = "issues/2026-01-07/issue.md"
PAGE = {"content-type": "text/html"}


@pytest.fixture
def server(monkeypatch):
    """A server, and the command's only way to any."""

    @contextmanager
    def open_visitor():
        visitor = local_visitor()
        yield visitor
        visitor.close()

    monkeypatch.setattr(network, "open_visitor", open_visitor)
    with serving() as running:
        running.answers["/story"] = Answer(b"words", headers=PAGE)
        running.answers["/new"] = Answer(b"words", headers=PAGE)
        running.answers["/old"] = Answer(status=301, headers={"location": "/new"})
        running.answers["/today"] = Answer(status=302, headers={"location": "/story"})
        running.answers["/wall"] = Answer(status=403)
        yield running


CONFIG = """\
[publication]
name = "The Harbour Brief"
address = "1 Quay Road, Port Example EX1 1EX"
language = "en-GB"

[sender]
name = "The Harbour Brief"
email = "brief@harbour.example.org"
list_id = "brief.harbour.example.org"

[platform]
name = "listmonk"
"""


@pytest.fixture
def quiet_desk(desk):
    """A workspace whose settings hold no address of the web."""
    (desk / "newsletter.toml").write_text(CONFIG, encoding="utf-8")
    shutil.rmtree(desk / "sponsors")
    shutil.rmtree(desk / "issues")
    return desk


def issue(server, *paths: str) -> str:
    """An issue with one link a line, from line 8 on."""
    links = "\n".join(f"[Words of link {index}]({it})" for index, it in enumerate(paths, 1))
    return f"---\ndate: 2026-01-07\nsubject: The tide\npreheader: x\n---\n\n# The tide\n\n{links}\n"


@pytest.fixture
def write(quiet_desk, write_issue, server):
    """Writes an issue with links to the server, a path or an address each."""

    def write_links(*paths: str, date: str = "2026-01-07"):
        urls = [server.url(path) if path.startswith("/") else path for path in paths]
        return write_issue(date, text=issue(server, *urls).replace("2026-01-07", date))

    return write_links


def codes(document) -> list[tuple[str, int]]:
    """Online findings with their lines."""
    found = document["results"][0]["findings"]
    return [(it["code"], it["line"]) for it in found if it["code"] > "L014" and it["code"] < "M"]


def test_each_kind_is_told_at_its_line(server, write, run):
    """Broken refuses, moved and not checked are notices, and the last lines count them all."""
    write("/story", "/gone", "/old", "/wall", "/today", "mailto:a@example.org")
    result = run("check", "2026-01-07", "--online")
    assert result.exit_code == 1
    gone = f"error[L015]: {server.url('/gone')}: the server answered 404 Not Found"
    assert f"{gone}\n  --> {PLACE}:10:1\n 10 | [Words of link 2]" in result.stderr
    moved = f"{server.url('/old')} has moved for good to {server.url('/new')}"
    assert f"notice[L016]: {moved}\n  --> {PLACE}:11:1" in result.stderr
    assert f"notice[L017]: not checked: {server.url('/wall')}: " in result.stderr
    # Three merge tags of listmonk are links of the masthead and the footer.
    assert "8 links: 3 answered, 1 broken, 4 not checked\n" in result.stderr
    assert f"  redirected: {server.url('/today')} to {server.url('/story')}" in result.stderr
    assert "  not checked: {{ UnsubscribeURL }}: it holds a merge tag" in result.stderr


def test_nobody_is_asked_without_it(server, write, run):
    """A check without --online, and a build, ask no server."""
    write("/gone")
    assert run("check", "2026-01-07").exit_code == 0
    assert run("build", "2026-01-07").exit_code == 0
    assert server.asked == []


def test_json_has_every_link(server, write, run):
    """Whatever was found, and null where nobody was asked."""
    write("/today", "/gone#there", "/wall")
    document = json.loads(run("check", "2026-01-07", "--online", "--format", "json").stdout)
    assert codes(document) == [("L015", 10), ("L017", 11)]
    assert document["summary"]["links"] == {"answered": 1, "broken": 1, "not_checked": 4}
    first, second, third = document["results"][0]["links"][1:4]
    assert first["redirects"] == [{"status": 302, "url": server.url("/story")}]
    assert (second["url"], second["verdict"], second["status"]) == (
        server.url("/gone"),
        "broken",
        404,
    )
    assert third["verdict"] == "not_checked"
    document = json.loads(run("check", "2026-01-07", "--format", "json").stdout)
    assert document["results"][0]["links"] is document["summary"]["links"] is None


def test_programs_are_told_what_was_not_checked(server, write, run):
    """It is a result of its own there too, not silence."""
    write("/wall")
    github = run("check", "2026-01-07", "--online", "--format", "github").stdout
    assert f"::notice file={PLACE},line=9,col=1,title=L017 link_not_checked::not checked" in github
    log = json.loads(run("check", "2026-01-07", "--online", "--format", "sarif").stdout)["runs"][0]
    (result,) = [it for it in log["results"] if it["ruleId"] == "L017"]
    assert (result["level"], "not checked" in result["message"]["text"]) == ("note", True)


def test_issues_share_what_was_found(server, write, run):
    """With --all each address is asked for once, and told in each issue that has it."""
    write("/gone", "/story")
    write("/gone", "/story", date="2026-01-08")
    server.answers["/gone"] = Answer(status=410)
    result = run("check", "--all", "--online", "--jobs", "1")
    assert result.exit_code == 1
    assert result.stderr.count("error[L015]") == 2
    paths = [path for path in server.paths() if path in ("/gone", "/story")]
    assert sorted(paths) == ["/gone", "/gone", "/story"]  # HEAD and GET of what is gone


def test_a_network_that_is_down_is_a_temporary_failure(write, run):
    """75: nothing passed, nothing is broken, and it is said once."""
    write("http://nowhere.example.com/", "http://later.example.com/")
    result = run("check", "2026-01-07", "--online")
    assert result.exit_code == 75
    assert "error[E187]: none of the 2 links could be checked: " in result.stderr
    assert "L015" not in result.stderr + result.stdout
    assert "L017" not in result.stderr + result.stdout
    assert "0 answered, 0 broken" in result.stderr
    document = json.loads(run("check", "2026-01-07", "--online", "--format", "json").stdout)
    assert document["exit_code"] == 75
    assert [it["code"] for it in document["problems"]] == ["E187"]
    sarif = json.loads(run("check", "2026-01-07", "--online", "--format", "sarif").stdout)
    assert sarif["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_one_server_that_is_down_is_not(server, write, run):
    """The others were checked: the exit code is theirs."""
    write("/story", "http://later.example.com/")
    assert run("check", "2026-01-07", "--online").exit_code == 0
    assert run("check", "2026-01-07", "--online", "--fail-on", "notice").exit_code == 1


def test_an_ignore_of_an_online_rule_is_unused_only_online(server, write, run):
    """Offline nobody knows whether it is needed."""
    path = write("/story", "/wall")
    text = path.read_text(encoding="utf-8")
    entries = "ignore:\n  - {code: L015, reason: x}\n  - {code: L017, reason: a wall}\n---\n\n#"
    path.write_text(text.replace("---\n\n#", entries, 1), encoding="utf-8")
    assert "X001" not in run("check", "2026-01-07").stderr
    result = run("check", "2026-01-07", "--online")
    assert "warning[X001]: this ignore of L015" in result.stderr
    assert result.stderr.count("X001") == 1
    assert "1 ignored" in result.stderr


def test_pictures_of_the_build_that_nobody_serves_are_said_once(server, write, quiet_desk, run):
    """At the setting that says where they are served."""
    images = '\n[images]\nbase_url = "https://nowhere.example.com/pictures"\n'
    (quiet_desk / "newsletter.toml").write_text(CONFIG + images, encoding="utf-8")
    path = write("/story")
    for name in ("a.png", "b.png"):
        colour = "red" if name == "a.png" else "blue"
        Image.new("RGB", (600, 300), colour).save(path.parent / name)
        with path.open("a", encoding="utf-8") as file:
            file.write(f'\n![A {colour} quay]({name} "The quay."){{credit="A. Ruiz"}}\n')
    result = run("check", "2026-01-07", "--online")
    assert result.exit_code == 1
    assert result.stderr.count("error[L018]") == 1
    assert "none of the build's 2 pictures is there" in result.stderr
    assert "  --> newsletter.toml:" in result.stderr


def test_without_httpx_the_remedy_is_named(desk, run, monkeypatch):
    """The extra is optional; nothing is checked then, and the command says so."""
    monkeypatch.setitem(sys.modules, "newsletter.fetching.links", None)
    result = run("check", "--online")
    assert result.exit_code == 2
    assert "error[E171]: checking links needs httpx" in result.stderr
    assert "pip install 'newsletter[import]'" in result.stderr
