"""newsletter.check.open_notes: what an import left for a person is reported at its place."""

from newsletter.check.open_notes import check_open_notes
from newsletter.content.markdown import parse_issue

HEAD = "---\ndate: 2026-11-20\nsubject: A\n---\n\n# A\n\n"


def codes(text: str) -> list[tuple[str, int]]:
    found = check_open_notes(parse_issue(HEAD + text, "issue.md"))
    return [(it.problem.code, it.problem.line) for it in found]


def test_each_kind_has_its_code_and_line():
    """A look, something held, a proposed sponsor; each where its note stands."""
    text = "<!-- check: is it? -->\n\n<!--\nheld: a picture\n\n![](a.jpg)\n-->\n\n"
    text += "<!-- proposed sponsor: x -->\n"
    assert codes(text) == [("W057", 8), ("W058", 10), ("W059", 16)]


def test_an_editors_own_note_is_nobodys_business():
    """A note that only mentions such a word is none of an import's."""
    assert codes("<!-- Please check: the number. -->\n\n<!-- left out of the source: x -->\n") == []
