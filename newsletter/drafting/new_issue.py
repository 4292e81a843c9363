"""A new issue: the lead, the feeds' stories, the booked slots, and what a person should look at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import field, replace

from newsletter.compose import Composer
from newsletter.content.issue_writer import write_issue
from newsletter.dataclass import dataclass
from newsletter.drafting.choose import Candidate, Choice, choose_stories
from newsletter.drafting.gather import FailedFeed, FetchFeed, Gathered, exit_code_of, gather_feeds
from newsletter.drafting.past import past_stories
from newsletter.drafting.pictures import Copies, FetchPicture
from newsletter.drafting.slots import slots_of, with_booked
from newsletter.errors import ConfigError, NothingToDoError, Problem, TemporaryError, UsageError
from newsletter.importers.draft import Doubt, Draft, DraftList, Entry
from newsletter.importers.draft_document import draft_issue
from newsletter.importers.feed import item_entry, lead_entry
from newsletter.importers.feeds.model import FeedItem
from newsletter.importers.feeds.teaser import cut_at_sentence
from newsletter.model.finding import Finding
from newsletter.model.inline import Text, plain_text
from newsletter.model.issue import Issue, Lead

_PREHEADER = 110
"""Characters; inboxes show 40 to 130 after the subject."""
_UNWRITTEN = Doubt("write the lead and its headline below, and the subject above")


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What ``newsletter new`` made.

    Attributes:
        text: The document.
        pictures: The files that belong beside it.
        choice: Which stories were chosen.
        failed: The feeds that gave nothing.
        findings: Conflicts of the day's bookings.
        problems: Why earlier issues could not be read.
    """

    text: str
    pictures: dict[str, bytes]
    choice: Choice
    failed: tuple[FailedFeed, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to the outside that a new issue needs.

    Attributes:
        feed: Gets a feed.
        picture: Gets a picture.
        step: Called with what is done next, for a progress bar.
    """

    feed: FetchFeed
    picture: FetchPicture
    step: Callable[[str], None] = field(default=lambda _: None)


def make_issue(
    composer: Composer,
    day: datetime.date,
    now: datetime.datetime,
    ways: Ways,
    *,
    auto: bool = False,
    feeds: bool = True,
    lead: Draft | None = None,
    taken: Sequence[str] = (),
) -> NewIssue:
    """Make a new issue.

    Args:
        composer: The workspace's theme and sponsors.
        day: The issue's.
        now: The present moment; the age of stories is counted from it, or from the end of a day
            that has passed.
        ways: To the outside.
        auto: It must be complete enough to be built without a person.
        feeds: Whether the feeds are asked.
        lead: What somebody chose as the lead, with the stories that came with it.
        taken: File names in the issue's folder.

    Raises:
        NothingToDoError: E177 with ``auto``, if the feeds have nothing new.
        TemporaryError: E178 if nothing came and trying again may help.
        ConfigError: E178 with ``auto``, if every feed failed for good; E179 if there is none.
    """
    space = composer.workspace
    config = space.config
    if auto and not any(feed.enabled for feed in config.feeds):
        hint = "add a [[feeds]] table with name and url"
        problem = Problem(
            "E179", "no feed is enabled to make an issue from", config.path, hint=hint
        )
        raise ConfigError(problem)
    gathered = gather_feeds(space, ways.feed, ways.step) if feeds else Gathered()
    problems: list[Problem] = []
    used = past_stories(space, day, problems)
    if lead is not None and lead.lead is not None and isinstance(lead.lead.node, Lead):
        used.add(lead.lead.node.url, plain_text(lead.lead.node.headline))
        for item in lead.items:
            used.add(item.url, plain_text(item.title))
    choice = choose_stories(
        gathered.feeds,
        used,
        config.drafts,
        min(now, _end_of(day)),
        heading=f"More from {config.publication.name}",
        lead=auto and lead is None,
    )
    _refuse_nothing(choice, gathered, auto=auto, lead=lead is not None)
    copies = Copies(ways.picture, config.images.megapixels, taken)
    draft = _draft(choice, gathered.failed, copies, composer, ways, auto=auto, given=lead)
    issue = draft_issue(draft, day)
    if auto and choice.lead is not None:
        issue = replace(issue, preheader=_preheader(issue, choice))
    plans, findings = slots_of(composer, day)
    text = write_issue(with_booked(issue, plans, composer))
    return NewIssue(text, copies.files, choice, gathered.failed, tuple(findings), tuple(problems))


def _refuse_nothing(choice: Choice, gathered: Gathered, *, auto: bool, lead: bool) -> None:
    """Refuse to make an empty issue where a later run may make a full one."""
    if (choice.count or lead) and (not auto or lead or choice.lead is not None):
        return
    failed = [feed.problem for feed in gathered.failed]
    if failed and exit_code_of(gathered.failed) == TemporaryError.exit_code and not choice.count:
        hint = "try again later, or begin without the feeds: newsletter new --no-feeds"
        raise TemporaryError([*failed, Problem("E178", "the feeds gave nothing", hint=hint)])
    if not auto:
        return
    if failed and not gathered.feeds:
        raise ConfigError([*failed, Problem("E178", "the feeds gave nothing")])
    said = f"the feeds have nothing new ({choice.known} known, {choice.old} too old)"
    raise NothingToDoError(Problem("E177", said))


def _draft(
    choice: Choice,
    failed: Sequence[FailedFeed],
    copies: Copies,
    composer: Composer,
    ways: Ways,
    *,
    auto: bool,
    given: Draft | None,
) -> Draft:
    how = composer.config.drafts.pictures

    def prepared(candidate: Candidate) -> FeedItem:
        item = candidate.item
        if item.image is None:
            return item
        if how == "none":
            return replace(item, image=None)
        if auto and not item.image.alt:
            said = f"its picture at {item.image.src[:300]} was left out: its feed does not"
            doubt = Doubt(f"{said} say what it shows")
            return replace(item, image=None, doubts=(*item.doubts, doubt))
        if how == "link":
            return item
        ways.step(item.title or item.url)
        return copies.copy(item)

    lead = given.lead if given is not None else None
    if lead is None and choice.lead is not None:
        lead = lead_entry(prepared(choice.lead))
    lists = list(given.lists) if given is not None else []
    for name, stories in choice.sections:
        entries = tuple(item_entry(prepared(candidate)) for candidate in stories)
        lists.append(DraftList((Text(name),), entries))
    paid = tuple(item_entry(candidate.item) for candidate in choice.proposed)
    if paid:
        lists.append(DraftList((), paid))
    failures = [feed.problem.message for feed in failed]
    return Draft(
        lead or Entry(Lead(()), (_UNWRITTEN,)),
        tuple(lists),
        given.fates if given is not None else (),
        given.sources if given is not None else (),
        (*(given.failures if given is not None else ()), *failures),
    )


def _preheader(issue: Issue, choice: Choice) -> tuple[Text, ...]:
    """The lead's first sentence, else the next story's title: the feeds' own words."""
    assert choice.lead is not None
    stories = [story for _, section in choice.sections for story in section]
    said = choice.lead.item.teaser or (stories[0].item.title if stories else "")
    words = cut_at_sentence(said, _PREHEADER)
    return (Text(words),) if words and words != plain_text(issue.subject) else ()


def _end_of(day: datetime.date) -> datetime.datetime:
    """The end of a day, wherever on earth it ends last: a few hours do not matter to an age."""
    if day == datetime.date.max:
        return datetime.datetime.max.replace(tzinfo=datetime.UTC)
    midnight = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    return midnight + datetime.timedelta(days=1)


def day_of(word: str, today: datetime.date) -> datetime.date:
    """The day that ``today``, ``tomorrow`` or a date says.

    Raises:
        UsageError: E002 if it is none of them.
    """
    if word in ("today", "tomorrow"):
        return today + datetime.timedelta(days=word == "tomorrow")
    try:
        return datetime.date.fromisoformat(word)
    except ValueError:
        hint = "give a date such as 2026-11-20, today or tomorrow"
        raise UsageError(Problem("E002", f'"{word}" is no date', hint=hint)) from None
