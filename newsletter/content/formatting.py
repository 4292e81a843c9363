"""An issue document -> its canonical form, which says the same."""

from __future__ import annotations

import json
import re

from newsletter.content.document import parse_document
from newsletter.content.issue_writer import write_issue
from newsletter.content.structured_writer import issue_to_document
from newsletter.errors import IssueError, Problem
from newsletter.model.issue import Issue

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|$)")
_COMMENT = re.compile(r"(?m)^\s*#|\s#")


def format_document(text: str, path: str) -> str:
    """The document in canonical form: one way to write each thing, text wrapped at 100 characters.

    Notes stay where they stand. Front matter with a comment in it stays as it is, since only its
    author knows what the comment belongs to.

    Args:
        text: The document.
        path: The file, relative to the workspace; ``.md`` or ``.json``.

    Raises:
        IssueError: If the document cannot be read; E060 if it is YAML, or if the canonical form
            would not say the same.
        MergeTagError: If unknown merge tags are all that is wrong.
    """
    issue = parse_document(text, path)
    if path.endswith(".md"):
        made = _with_commented_front_matter(text, write_issue(issue))
    elif path.endswith(".json") and not issue.notes:
        document = issue_to_document(issue)
        made = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    else:
        message = "only Markdown, and JSON without notes, has a canonical form"
        raise IssueError(Problem("E060", message, path, hint="leave it as it is"))
    again = parse_document(made, path)
    if again != issue or _words_of_notes(again) != _words_of_notes(issue):
        message = "the canonical form would not say the same; nothing was changed"
        raise IssueError(Problem("E060", message, path, hint="please report this document"))
    return made


def _with_commented_front_matter(text: str, made: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    written = _FRONT_MATTER.match(text)
    if written is None or not _COMMENT.search(written.group()):
        return made
    body = _FRONT_MATTER.sub("", made, count=1)
    return "\n".join(line.rstrip() for line in written.group().split("\n")) + body


def _words_of_notes(issue: Issue) -> list[list[str]]:
    return [note.text.split() for note in issue.notes]
