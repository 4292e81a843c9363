"""Articles' pages -> a draft: the first as the lead, the others as entries with teasers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsletter.dataclass import dataclass
from newsletter.errors import IssueError, NewsletterError, Problem, TemporaryError, UsageError
from newsletter.excerpts import excerpt
from newsletter.fetching.body import Fetched
from newsletter.importers.draft import Doubt, Draft, DraftList, Entry, ProposedSponsor
from newsletter.importers.feeds.teaser import TEASER_CHARACTERS, cut_at_sentence
from newsletter.importers.lines import squashed
from newsletter.importers.pages.article import Article, read_article, texts_of
from newsletter.model.blocks import Block, Heading, Item, Paragraph
from newsletter.model.inline import Link, Text, plain_text
from newsletter.model.issue import Lead

_SHORT = 40  # characters; so short a sentence is a slogan, no teaser


@dataclass(frozen=True, slots=True)
class _Failed:
    source: str
    problem: Problem
    temporary: bool


def import_pages(
    sources: Sequence[str],
    get: Callable[[str], Fetched],
    *,
    lead: bool = False,
    section: str = "",
    own: str = "",
) -> Draft:
    """Make a draft of some articles' pages; one that fails does not stop the others.

    Args:
        sources: Their addresses or files, for people too.
        get: Gets one; what goes wrong is a NewsletterError.
        lead: The first becomes the lead; else all are entries.
        section: The heading over the entries; empty for "More from" and their site's name.
        own: The publication's name; stories of its own name no source.

    Raises:
        TemporaryError: If nothing came and trying again may help.
        IssueError: If nothing came; E188 where a page holds no article.
        UsageError: If nothing came, or E171 if a package is not installed.
    """
    articles: list[tuple[str, Article]] = []
    failed: list[_Failed] = []
    for source in sources:
        try:
            page = get(source)
            article = read_article(page.content, content_type=page.content_type, base=page.url)
            articles.append((source, article))
        except NewsletterError as error:
            first = error.problems[0]
            if first.code == "E171":
                raise
            problem = Problem(first.code, first.message, first.path or source, hint=first.hint)
            failed.append(_Failed(source, problem, isinstance(error, TemporaryError)))
    if not articles:
        raise _nothing_came(failed)
    return _draft(articles, failed, lead=lead, section=section, own=own)


def _nothing_came(failed: Sequence[_Failed]) -> NewsletterError:
    problems = [it.problem for it in failed]
    if any(it.temporary for it in failed):
        return TemporaryError(problems)
    codes = {problem.code for problem in problems}
    return IssueError(problems) if codes == {"E188"} else UsageError(problems)


def _draft(
    articles: Sequence[tuple[str, Article]],
    failed: Sequence[_Failed],
    *,
    lead: bool,
    section: str,
    own: str,
) -> Draft:
    chosen = next((it for _, it in articles if lead and not it.paid), None)
    rest = [it for _, it in articles if it is not chosen]
    entries = [_entry(it, own) for it in rest]
    if chosen is not None:
        entries += [Entry(proposal) for proposal in chosen.proposed]
    heading = (Text(section or _heading(rest)),)
    named = bool(section or (chosen and rest))
    listed = DraftList(heading if named else (), tuple(entries), default_title=heading)
    return Draft(
        _lead_entry(chosen, first=chosen is articles[0][1] and not failed) if chosen else None,
        (listed,) if entries else (),
        chosen.fates if chosen else (),
        tuple(source for source, _ in articles),
        tuple(f"{it.source} gave nothing: {it.problem.message}" for it in failed),
    )


def _heading(articles: Sequence[Article]) -> str:
    sites = {it.site for it in articles if not it.paid}
    return f"More from {sites.pop()}" if len(sites) == 1 and "" not in sites else "More stories"


def _lead_entry(article: Article, *, first: bool) -> Entry:
    doubts = [*article.doubts, *article.text_doubts]
    if not first:
        doubts.append(Doubt("is this the lead? not every page that was named came", 0.5))
    return Entry(article.lead, tuple(doubts))


def _entry(article: Article, own: str) -> Entry:
    """An article as an entry of a list; one that is paid for as a proposed sponsor."""
    lead, teaser = article.lead, _teaser(article)
    if article.paid:
        reason = f'the page marks it "{excerpt(article.paid, 60)}"'
        return Entry(ProposedSponsor(_advertisement(lead, teaser), reason, 0.95))
    item = Item(
        article.kind,
        lead.headline,
        lead.url,
        lead.hero if lead.hero and lead.hero.src else None,
        source="" if squashed(article.site) == squashed(own) else article.site,
        blocks=(Paragraph((Text(teaser),)),) if teaser else (),
        terms=lead.terms,
    )
    return Entry(item, article.doubts)


def _advertisement(lead: Lead, teaser: str) -> tuple[Block, ...]:
    words = Text(plain_text(lead.headline))
    head = Heading(3, (Link(lead.url, (words,)) if lead.url else words,))
    return (head, Paragraph((Text(teaser),))) if teaser else (head,)


def _teaser(article: Article) -> str:
    """The page's own sentence on its article, else the article's first sentences."""
    if len(article.dek) >= _SHORT and not article.dek.endswith(("…", "...")):
        return cut_at_sentence(article.dek, TEASER_CHARACTERS)
    said = ""
    for text in texts_of(article.lead.blocks):
        said = f"{said} {text}".strip()
        if len(said) >= _SHORT:
            break
    return cut_at_sentence(said, TEASER_CHARACTERS)
