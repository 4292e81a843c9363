"""Roundcube's sanitizer, a real webmail's, leaves every word, link and picture."""

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from judges import PROGRAMS, as_sent, need
from lxml import html as lxml_html

ROUNDCUBE = "/usr/share/roundcube/program/lib/Roundcube/rcube_washtml.php"


# Roundcube writes these plainly before it parses a message.
PLAINLY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})


def words(document: Any) -> list[str]:
    return " ".join(document.body.itertext()).translate(PLAINLY).split()


def addresses(document: Any) -> Iterator[str]:
    for element in document.body.iter("a", "img"):
        yield element.get("href") or element.get("src")


def test_nothing_readable_is_washed_away(
    sample: Any, run: Callable[..., CompletedProcess[bytes]]
) -> None:
    need(Path(ROUNDCUBE).is_file(), "Debian's roundcube-core")
    washed = run("php", PROGRAMS / "wash.php", input=as_sent(sample.html).encode())
    assert washed.returncode == 0, washed.stderr.decode()
    before = lxml_html.document_fromstring(as_sent(sample.html).encode())
    after = lxml_html.document_fromstring(washed.stdout.decode())
    assert b"<style" not in washed.stdout, "the judge no longer takes style sheets away"
    assert words(after) == words(before)
    assert list(addresses(after)) == list(addresses(before))
