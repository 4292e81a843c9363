"""Where a template's text and its Jinja constructs stand, character for character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment

from newsletter.errors import Problem
from newsletter.render.markup_scan import DYNAMIC

_NEWLINE = re.compile(r"\r\n|\r")
_INK = re.compile(r"\S")
_QUOTED = re.compile(r"['\"]([\w.]+)['\"]")
_CONSTRUCT = re.compile(r"\{[{%]")


def with_newlines(source: str) -> str:
    """The source with LF line ends, as Jinja reads it; lines and columns stay."""
    return _NEWLINE.sub("\n", source)


def data_spans(source: str, env: Environment) -> Iterator[tuple[int, int]]:
    """Start and end of every piece of literal text, white space that Jinja trims left out.

    Args:
        source: With LF line ends.
        env: Decides delimiters and the control of white space.

    Raises:
        jinja2.TemplateSyntaxError: If the source cannot be split into tokens.
    """
    position = 0
    for _, kind, value in env.lex(source):
        if not value:
            continue
        # Jinja drops white space before "{%-" and, with lstrip_blocks, before "{%": it is in no
        # token, so the next token is looked for behind it.
        start = source.find(value, position)
        position = start + len(value)
        if kind == "data":
            yield start, position


def blank_jinja(source: str, env: Environment) -> str:
    """The source with ``DYNAMIC`` in place of every character of a Jinja construct.

    White space stays, so lines, columns and offsets are the source's own.
    """
    parts: list[str] = []
    done = 0
    for start, end in data_spans(source, env):
        parts += (_INK.sub(DYNAMIC, source[done:start]), source[start:end])
        done = end
    return "".join(parts) + _INK.sub(DYNAMIC, source[done:])


def in_its_line(problem: Problem, source: str) -> Problem:
    """The problem with its column, where Jinja told the line alone.

    The column is that of a name which the message quotes, where it stands in a construct of that
    line; else that of the line's first construct, which may have begun on a line above.
    """
    lines = source.splitlines()
    if problem.column or not 0 < problem.line <= len(lines):
        return problem
    line = lines[problem.line - 1]
    first = _CONSTRUCT.search(line)
    begin = first.start() if first else 0
    for name in _QUOTED.findall(problem.message):
        if found := re.search(rf"\b{re.escape(name)}\b", line[begin:]):
            return replace(problem, column=begin + found.start() + 1)
    column = begin if first else len(line) - len(line.lstrip())
    return replace(problem, column=column + 1)
