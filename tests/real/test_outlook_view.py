"""The tags balance in both views: Outlook's, with its comments opened, and everyone else's."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
HIDDEN = re.compile(r"<!--\[if ([^\]]*)\]>(.*?)<!\[endif\]-->", re.DOTALL)
REVEALED = re.compile(r"<!--\[if [^\]]*\]><!-->(.*?)<!--<!\[endif\]-->", re.DOTALL)


def outlook_view(html: str) -> str:
    """What Word's engine reads: the comments for it opened, what is hidden from it removed."""
    return HIDDEN.sub(r"\2", REVEALED.sub("", html))


def other_view(html: str) -> str:
    """What every other client reads: comments are comments."""
    return HIDDEN.sub("", REVEALED.sub(r"\1", html))


class Balance(HTMLParser):
    """Collects the tags that do not close in the order in which they opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        # VML and Office elements close themselves; HTML's do so only when they are void.
        if tag not in VOID and ":" not in tag:
            self.faults.append(f"<{tag}/> in line {self.getpos()[0]}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> in line {self.getpos()[0]} closes {self.open[-1:]}")
        else:
            self.open.pop()


def faults(html: str) -> list[str]:
    balance = Balance()
    balance.feed(html)
    balance.close()
    return [*balance.faults, *(f"<{tag}> of line {line} stays open" for tag, line in balance.open)]


@pytest.mark.parametrize("view", [outlook_view, other_view])
@pytest.mark.parametrize("name", ["email.html", "web.html"])
def test_tags_balance(sample: Any, view: Any, name: str) -> None:
    html = (sample.folder / name).read_text(encoding="utf-8")
    seen = view(html)
    assert "<![endif]" not in seen
    assert faults(seen) == []


def test_outlook_has_tables_of_its_own(sample: Any) -> None:
    opened = outlook_view(sample.html)
    assert opened.count("<table") > other_view(sample.html).count("<table")


def test_a_missing_end_tag_is_seen(sample: Any) -> None:
    """The same judge finds fault when one Outlook comment is taken out."""
    broken = HIDDEN.sub("", sample.html, count=2).replace("<!--[if mso | IE]></td>", "", 1)
    assert faults(outlook_view(broken)) or faults(
        outlook_view(HIDDEN.sub("", sample.html, count=3))
    )
