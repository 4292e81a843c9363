"""How much of the subject and the preheader the inboxes of email clients show.

Figures are characters of ordinary text; letters differ in width, so they are good to a few
characters. Sources, read 2026-11-23: for subjects ActiveCampaign's glossary, whose figures for
phones are those that EmailTooltester measured; for preheaders AcelleMail's knowledge base, the
upper ends of its ranges, Apple Mail's on a phone as EmailTooltester measured it. Apple Mail's list
on a Mac is as wide as its reader makes it: the subject is the lower end of WordCounterNow's range.
"""

from __future__ import annotations

from newsletter.check.context import CheckContext
from newsletter.check.rule import Source
from newsletter.dataclass import dataclass

SUBJECT_SOURCE = Source(
    "ActiveCampaign, Subject line length: characters by device and client",
    "https://www.activecampaign.com/glossary/subject-line-length",
    "2026-11-23",
)
PREHEADER_SOURCE = Source(
    "AcelleMail, Email preheader text: visible characters by client",
    "https://knowledge.acellemail.com/articles/email-preheader-text-the-hidden-conversion-booster",
    "2026-11-23",
)
MAC_SOURCE = Source(
    "WordCounterNow, Email marketing character limits",
    "https://wordcounternow.com/blog/email-marketing-character-limits.html",
    "2026-11-26",
)


@dataclass(frozen=True, slots=True)
class Inbox:
    """One client's list of messages.

    Attributes:
        client: As newsletter.toml names it.
        name: For people.
        subject: Characters of the subject that are shown.
        preheader: The same of the preheader.
    """

    client: str
    name: str
    subject: int
    preheader: int


INBOXES: tuple[Inbox, ...] = (
    Inbox("apple-mail", "Apple Mail on a phone", 48, 99),
    Inbox("gmail", "Gmail on a phone", 37, 70),
    Inbox("gmail", "Gmail on the web", 70, 140),
    Inbox("apple-mail", "Apple Mail on a Mac", 65, 140),
    Inbox("outlook-windows", "Outlook", 50, 70),
)
MOST_SUBJECT, MOST_PREHEADER = 70, 140
"""What the most generous inbox shows. A text that is longer is cut in every one of them; a
threshold below that would speak about most good subjects."""


def inboxes_of(context: CheckContext) -> tuple[Inbox, ...]:
    """The inboxes of the clients that the audience reads with; all if none of those is known."""
    shares = dict(context.config.check.clients.shares)
    return tuple(inbox for inbox in INBOXES if shares.get(inbox.client, 0) > 0) or INBOXES


def shown_of(text: str, characters: int) -> str:
    """The end of what an inbox shows of a text, in quotation marks."""
    cut = text[:characters].rstrip()
    return f"“…{cut[-18:]}…”"
