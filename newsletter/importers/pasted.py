"""What somebody pasted, text or markup -> a draft."""

from __future__ import annotations

from newsletter.errors import IssueError, Problem
from newsletter.importers.assemble_page import assemble_page
from newsletter.importers.draft import Draft
from newsletter.importers.pasted_html import looks_like_html, read_html_lines
from newsletter.importers.pasted_text import read_text_lines


def import_paste(text: str, source: str = "") -> Draft:
    """Make a draft of a page as it was copied.

    Args:
        text: Plain text, Markdown or HTML; what it looks like decides.
        source: What to call it, for people.

    Raises:
        IssueError: E170 if there are no words in it.
        UsageError: E171 if it is HTML and nh3 is not installed.
    """
    lines = read_html_lines(text) if looks_like_html(text) else read_text_lines(text)
    if not lines:
        hint = "copy the page and paste it once more"
        raise IssueError(Problem("E170", "there are no words in it", source, hint=hint))
    return assemble_page(lines, source)
