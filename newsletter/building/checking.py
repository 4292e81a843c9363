"""Runs the checks on what the composer made: gives the rules what only the disk knows.

``build`` and ``check`` both come through here, so that a build says what a check says.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterator, Mapping
from weakref import WeakKeyDictionary

from newsletter.assemble.merge_tags import dialect
from newsletter.cache import cache_key
from newsletter.check.context import CheckContext, PastIssue
from newsletter.check.online import addresses_to_visit
from newsletter.check.run import CheckReport, run_checks
from newsletter.check.words import Walk
from newsletter.compose import Composer, Composition, read_issue
from newsletter.errors import NewsletterError
from newsletter.files import SourceFile
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text
from newsletter.model.issue import Issue
from newsletter.model.location import Location
from newsletter.model.visit import Visit

PAST_ISSUES = 10
"""Earlier issues that are remembered: two weeks of a newsletter that appears on weekdays."""


def check_composition(
    composer: Composer,
    composition: Composition,
    source: SourceFile,
    *,
    eml: Callable[[], bytes],
    more: tuple[Finding, ...] = (),
    online: Mapping[str, Visit] | None = None,
) -> CheckReport:
    """Everything that is flawed in an email.

    Args:
        composer: The workspace's.
        composition: The email.
        source: The issue document that it was made of.
        eml: Makes its EML file.
        more: Findings of other steps, to be settled with the rules'.
        online: What was found at the links' addresses; None when nobody was asked.

    Raises:
        ConfigError: E025 if newsletter.toml names a rule that does not exist.
        IssueError: E057 if the issue does.
    """
    context = _context(composer, composition, source, eml=eml, more=more, online=online)
    return run_checks(context)


def collect_links(
    composer: Composer, composition: Composition, source: SourceFile
) -> tuple[str, ...]:
    """The addresses that have to be visited for the rules that need the network."""
    context = _context(composer, composition, source)
    return addresses_to_visit(context.online_links)


def _context(
    composer: Composer,
    composition: Composition,
    source: SourceFile,
    *,
    eml: Callable[[], bytes] = bytes,
    more: tuple[Finding, ...] = (),
    online: Mapping[str, Visit] | None = None,
) -> CheckContext:
    issue = composition.issue
    return CheckContext(
        issue=issue,
        email=composition.email,
        config=composer.config,
        source=source.text,
        language=issue.language or composer.config.publication.language,
        unsubscribe=composition.unsubscribe,
        tag_openers=dialect(composer.config.platform).openers,
        places=composition.places,
        theme=Location(composer.theme.files["layout.mjml.j2"].path),
        theme_name=composer.theme.name,
        theme_files=composer.theme.files,
        eml=eml,
        past=lambda: tuple(_past(composer, issue.date)),
        composed=(*composition.findings, *more),
        online=online,
    )


_remembered: WeakKeyDictionary[Composer, dict[datetime.date, PastIssue | None]] = (
    WeakKeyDictionary()
)


def _past(composer: Composer, day: datetime.date) -> Iterator[PastIssue]:
    """The issues before a day, the latest first; what cannot be read is left out."""
    known = _remembered.setdefault(composer, {})
    count = 0
    for earlier in reversed([it for it in _days(composer) if it < day]):
        if earlier not in known:
            known[earlier] = _read_past(composer, earlier)
        past = known[earlier]
        if past is not None:
            yield past
            count += 1
            if count == PAST_ISSUES:
                return


@functools.lru_cache(maxsize=4)
def _days(composer: Composer) -> tuple[datetime.date, ...]:
    return composer.workspace.issue_days()


def _read_past(composer: Composer, day: datetime.date) -> PastIssue | None:
    workspace = composer.workspace
    try:
        file = workspace.issue_file(day)
        source = workspace.read_source(file.path)
    except NewsletterError:
        return None
    key = cache_key("past issue", source.sha256)
    kept = workspace.cache.get("past", key)
    if isinstance(kept, dict):
        links = tuple((url, words) for url, words in kept["links"])
        return PastIssue(day, file.name, kept["subject"], links, tuple(kept["titles"]))
    try:
        issue = read_issue(source.text, source.path)
    except NewsletterError:
        return None
    past = remember(issue, file.name)
    facts = {"subject": past.subject, "links": past.links, "titles": past.titles}
    workspace.cache.put("past", key, facts)
    return past


def remember(issue: Issue, name: str) -> PastIssue:
    """What later issues want to know of one."""
    walk = Walk(issue, ())
    links = tuple((link.url, link.words) for link in walk.links if not link.paid)
    titles = (issue.lead.headline, *(item.title for item in walk.items))
    return PastIssue(
        issue.date, name, plain_text(issue.subject), links, tuple(map(plain_text, titles))
    )
