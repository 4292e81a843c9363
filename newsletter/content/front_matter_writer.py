"""An issue's front matter as it stands in a document."""

from __future__ import annotations

import re

from newsletter.content.inline_writer import write_merge_tag
from newsletter.model.inline import Inlines, MergeTag, Text
from newsletter.model.issue import Issue

# A letter first: no other beginning can mean something to YAML.
_PLAIN = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*")
_PLAIN_IN_LIST = re.compile(r"[^\W\d_][\w.-]*(?: [\w.-]+)*")
_WORDS = frozenset({"null", "true", "false"})


def write_front_matter(issue: Issue) -> str:
    """The front matter, its two lines of hyphens included.

    Raises:
        ValueError: If a merge tag follows a brace or a backslash, which no document can say.
    """
    lines = ["---", f"date: {issue.date.isoformat()}"]
    lines.append(f"subject: {_scalar(_tagged(issue.subject), _PLAIN)}")
    if issue.preheader:
        lines.append(f"preheader: {_scalar(_tagged(issue.preheader), _PLAIN)}")
    if issue.topics:
        topics = ", ".join(_scalar(topic, _PLAIN_IN_LIST) for topic in issue.topics)
        lines.append(f"topics: [{topics}]")
    if issue.language:
        lines.append(f"language: {issue.language}")
    if issue.ignores:
        lines.append("ignore:")
    for ignore in issue.ignores:
        until = f", until: {ignore.until.isoformat()}" if ignore.until else ""
        code, reason = (_scalar(text, _PLAIN_IN_LIST) for text in (ignore.code, ignore.reason))
        lines.append(f"  - {{code: {code}, reason: {reason}{until}}}")
    return "\n".join([*lines, "---", ""])


def _tagged(nodes: Inlines) -> str:
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, MergeTag):
            if parts and parts[-1].endswith(("{", "\\")):
                raise ValueError("no document can have a merge tag after a brace or a backslash")
            parts.append(write_merge_tag(node))
        elif isinstance(node, Text):
            parts.append(node.value.replace("{{", r"\{{"))
        else:
            raise ValueError("a subject holds text and merge tags only")  # noqa: TRY004
    return "".join(parts)


def _scalar(value: str, plain: re.Pattern[str]) -> str:
    simple = (
        plain.fullmatch(value)
        and value.isprintable()
        and value == value.strip()
        and ": " not in value
        and " #" not in value
        and not value.endswith(":")
        and value.lower() not in _WORDS
    )
    return value if simple else '"' + "".join(map(_quoted_character, value)) + '"'


def _quoted_character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == " " or character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
