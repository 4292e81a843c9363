"""An older newsletter's message -> a draft with its subject."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import HOSTILE

from newsletter.content.markdown import parse_issue
from newsletter.importers.draft_document import draft_addition, draft_document, draft_issue
from newsletter.importers.eml import import_eml
from newsletter.model.inline import plain_text

DAY = datetime.date(2026, 11, 20)
NOTE = "check: the subject is that of the older email"
BODY = b"\n\nA quiet fleet sails at last\n\nThe council voted on Tuesday, and nobody was there.\n"


def message(subject: bytes) -> bytes:
    kind = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
    return b"From: desk@example.org\nSubject: " + subject + b"\n" + kind + BODY


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"Boats, at last", "Boats, at last"),
        (b"=?utf-8?q?The_caf=C3=A9?=\n =?utf-8?b?IG9wZW5z?= again", "The café opens again"),
        (b"=?iso-8859-1?Q?Caf=E9?= au quai", "Café au quai"),
        (b"=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"),
        ("Das Café öffnet".encode(), "Das Café öffnet"),
        ("Das Café öffnet".encode("cp1252"), "Das Café öffnet"),
        (b"=?x-unknown?q?Boats?= sail", "Boats sail"),
        (b"=?utf-8?b?A?= Boats", "=?utf-8?b?A?= Boats"),
        (b"Fwd: RE: =?utf-8?q?Re=3A_Boats?=", "Boats"),
        (b"We are: boats", "We are: boats"),
        (b"Boats\n\twhich sail", "Boats which sail"),
        (b"Boats {{ first_name }} *|FNAME|* \\u0041", "Boats {{ first_name }} *|FNAME|* \\u0041"),
    ],
)
def test_the_subject_is_the_emails(header, subject):
    """Decoded, without what mail programs put before it; a note says where it is from."""
    issue = draft_issue(import_eml(message(header), "old.eml"), DAY)
    assert plain_text(issue.subject) == subject
    assert [note.text for note in issue.notes] == [NOTE]
    assert issue.parts[0].headline == import_eml(message(b""), "old.eml").lead.node.headline


def test_without_a_subject():
    """The headline serves as it, as in every import, and no note is needed."""
    for content in (message(b""), message(b"Fwd:"), message(b"x").replace(b"Subject: x\n", b"")):
        issue = draft_issue(import_eml(content, "old.eml"), DAY)
        assert plain_text(issue.subject) == "A quiet fleet sails at last"
        assert issue.notes == ()


def test_added_to_an_issue():
    """The issue has its own subject already."""
    assert "Boats" not in draft_addition(import_eml(message(b"Boats"), ""), to_list=False)


@given(st.one_of(st.binary(max_size=40), st.lists(st.sampled_from(HOSTILE)).map("".join)))
def test_any_subject_reads_back(subject):
    """The document says what the draft says, whatever the header holds."""
    raw = subject if isinstance(subject, bytes) else subject.encode("utf-8", "surrogatepass")
    draft = import_eml(message(raw.replace(b"\n", b" ").replace(b"\r", b" ")), "old.eml")
    assert parse_issue(draft_document(draft, DAY), "issue.md") == draft_issue(draft, DAY)
