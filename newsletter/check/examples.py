"""The examples of rules: files that the tests run and the documentation shows.

An example is ``rules/examples/<rule>/bad-….md`` (or ``good-….md``; ``.html``, ``.txt``,
``.eml``). Its first lines may begin with ``%%`` and are cut off before it is read:

    %% finds 3 7        lines of what follows on which the rule speaks, once each; - for a finding
                        that is about no line of it
    %% toml [limits]    a line of newsletter.toml, added to a small one
    %% past 2026-11-19  what follows up to the next header is an earlier issue
    %% sponsor sea-bank what follows up to the next header is sponsors/sea-bank.md
    %% now              ends them
    %% answer https://… 404
                        what a server answers there; 301 https://… 200 is a redirect, a type may
                        follow (200 image/png), no-host and no-answer are what they say

Markdown is an issue, or a piece of one: a date, a subject and a lead are added to it. HTML
takes the place of the finished email, text (``.txt``) that of its text part, and ``.eml`` that of
the message file.
"""

from __future__ import annotations

import re

from newsletter.dataclass import dataclass

_HEADER = re.compile(r"%% (finds|toml|past|sponsor|now|answer)\b ?(.*)\Z")
ELSEWHERE = "-"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule.

    Attributes:
        name: The file's name, ``bad-two.md``.
        text: What is shown and run.
        finds: Lines on which the rule speaks, in order; 0 for a place outside the text.
        toml: Lines of newsletter.toml that it needs.
        past: Earlier issues: date and body.
        sponsors: Sponsors' files: slug and text.
        answers: For rules that need the network: address, and what its server answers.
    """

    name: str
    text: str
    finds: tuple[int, ...]
    toml: str = ""
    past: tuple[tuple[str, str], ...] = ()
    sponsors: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def bad(self) -> bool:
        """Whether the rule must speak."""
        return self.name.startswith("bad")

    @property
    def kind(self) -> str:
        """``md``, ``html``, ``txt``, ``eml``."""
        return self.name.rpartition(".")[2]


def parse_example(name: str, source: str) -> Example:
    """Read an example's file.

    Raises:
        ValueError: If a bad example finds nothing, a good one something, or a header is unknown.
    """
    finds: list[int] = []
    toml: list[str] = []
    answers: list[tuple[str, str]] = []
    files: list[tuple[str, str, list[str]]] = []
    lines = source.split("\n")
    while lines and (lines[0].startswith("%%") or files):
        line = lines.pop(0)
        header = _HEADER.match(line)
        if header is None:
            if line.startswith("%%") or not files:
                raise ValueError(f"{name}: unknown header {line}")
            files[-1][2].append(line)
        elif header[1] == "finds":
            finds += [0 if word == ELSEWHERE else int(word) for word in header[2].split()]
        elif header[1] == "toml":
            toml.append(header[2])
        elif header[1] == "answer":
            url, _, answer = header[2].partition(" ")
            answers.append((url, answer))
        elif header[1] == "now":
            break
        else:
            files.append((header[1], header[2], []))
    if name.startswith("bad") != bool(finds):
        raise ValueError(f"{name}: a bad example finds something, a good one nothing")
    return Example(
        name,
        "\n".join(lines),
        tuple(sorted(finds)),
        "".join(f"{it}\n" for it in toml),
        tuple((key, "\n".join(body)) for kind, key, body in files if kind == "past"),
        tuple((key, "\n".join(body)) for kind, key, body in files if kind == "sponsor"),
        tuple(answers),
    )
