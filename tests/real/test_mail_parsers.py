"""Two parsers that are not ours read from email.eml just what was written into it."""

import email
import email.policy
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from judges import PROGRAMS


def with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")


def test_pythons_parser_agrees_and_finds_no_defect(sample: Any) -> None:
    message = email.message_from_bytes(sample.eml, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    parts = list(message.walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert [part.defects for part in parts] == [[], [], []]
    assert [header.defects for header in message.values()] == [()] * len(message.values())
    text, html = parts[1], parts[2]
    assert isinstance(text, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert with_line_feeds(html.get_content()) == with_line_feeds(sample.html)
    # RFC 3676: a line that begins with a space is stuffed with one more
    unstuffed = "\n".join(line.removeprefix(" ") for line in text.get_content().splitlines())
    written = "\n".join(line.removeprefix(" ") for line in sample.text.splitlines())
    assert unstuffed.split() == written.split()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_mailparser_agrees(
    sample: Any, run: Callable[..., CompletedProcess[bytes]], node_module: Callable[[str], Path]
) -> None:
    done = run("node", PROGRAMS / "parse.mjs", node_module("mailparser"), input=sample.eml)
    assert done.returncode == 0, done.stderr.decode()
    mail = json.loads(done.stdout)
    manifest = json.loads((sample.folder / "manifest.json").read_text(encoding="utf-8"))
    assert (
        mail["subject"]
        == email.message_from_bytes(sample.eml, policy=email.policy.default)["Subject"]
    )
    assert mail["date"].startswith(manifest["date"])
    assert with_line_feeds(mail["html"]) == with_line_feeds(sample.html)
    assert mail["text"].split() == sample.text.split()
    assert mail["attachments"] == 0
    assert mail["list"]["unsubscribe"]
    assert mail["list"]["unsubscribe-post"]["name"] == "List-Unsubscribe=One-Click"
