"""Any issue document -> the issue, by the file's ending."""

from __future__ import annotations

from pathlib import PurePosixPath

from newsletter.errors import IssueError, Problem
from newsletter.model.issue import Issue

ENDINGS = (".md", ".json", ".yaml", ".yml")


def parse_document(text: str, path: str) -> Issue:
    """Read an issue written in Markdown, JSON or YAML.

    Args:
        text: The file's text.
        path: The file, relative to the workspace; its ending decides.

    Raises:
        IssueError: With everything that is wrong, or if no issue has this ending.
        MergeTagError: If unknown merge tags are all that is wrong.
    """
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".md":
        from newsletter.content.markdown import parse_issue  # noqa: PLC0415 - imported when used

        return parse_issue(text, path)
    if ending in ENDINGS:
        from newsletter.content.structured import parse_structured  # noqa: PLC0415

        return parse_structured(text, path)
    raise IssueError(Problem("E040", "an issue cannot be read from this file", path, hint=_hint()))


def _hint() -> str:
    return "its name must end in " + ", ".join(ENDINGS)
