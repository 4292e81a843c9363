"""``newsletter new``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli import network
from newsletter.cli.completion import complete_day
from newsletter.cli.console import say, show_problem, show_problems
from newsletter.cli.importing import pasted_draft
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.unread import say_unread

if TYPE_CHECKING:
    from newsletter.cache import Cache
    from newsletter.drafting.new_issue import NewIssue, Ways
    from newsletter.fetching.client import Fetcher


def new(
    day: Annotated[
        str,
        typer.Argument(
            metavar="DATE", help="A date, today, or tomorrow.", autocompletion=complete_day
        ),
    ] = "today",
    lead: Annotated[
        str | None, typer.Option("--lead", help="The lead: a pasted page, in a file or -.")
    ] = None,
    auto: Annotated[
        bool, typer.Option("--auto", help="Make an issue that can be built without a person.")
    ] = False,
    no_feeds: Annotated[bool, typer.Option("--no-feeds", help="Leave the feeds alone.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an issue that is there.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Begin an issue with the feeds' newest stories.

    Example: newsletter new tomorrow
    """
    if auto and no_feeds:
        raise typer.BadParameter("--auto needs the feeds")
    with reported() as run:
        from newsletter.compose import Composer
        from newsletter.drafting.new_issue import day_of, make_issue
        from newsletter.drafting.writing import check_free, write_new
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        moment = now()
        date = day_of(day, space.today(moment))
        name = f"issues/{date}/issue.md"
        folder = space.root / "issues" / str(date)
        check_free(folder, name, replace=force)
        given = pasted_draft(lead) if lead else None
        taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        with ways_of(space.cache) as ways:
            made = make_issue(
                Composer(space),
                date,
                moment,
                ways,
                auto=auto,
                feeds=not no_feeds,
                lead=given,
                taken=taken,
            )
        write_new(folder, made.text, made.pictures, replace=force)
        print(name)
        say_unread(made.problems, "searched for stories that readers know")
        _summary(made, name, unwritten=not (auto or given))


@contextmanager
def ways_of(cache: Cache) -> Iterator[Ways]:
    """The ways to the outside; the fetcher is made when something is fetched, and closed."""
    from newsletter.drafting.new_issue import Ways

    with ExitStack() as opened, network.steps_shown("Reading the feeds") as step:
        fetcher: list[Fetcher] = []

        def ready() -> Fetcher:
            if not fetcher:
                fetcher.append(opened.enter_context(network.open_fetcher(cache)))
            return fetcher[0]

        yield Ways(lambda url: ready().feed(url), lambda url: ready().picture(url), step)


def now() -> datetime.datetime:
    """The present moment; tests put another in its place."""
    return datetime.datetime.now(datetime.UTC)


def _summary(made: NewIssue, name: str, *, unwritten: bool) -> None:
    """Say what the issue holds and what a person should look at."""
    from newsletter.check.open_notes import check_open_notes
    from newsletter.content.markdown import parse_issue

    if not unwritten:
        for note in check_open_notes(parse_issue(made.text, name)):
            show_problem(note.problem, note.severity)
    else:
        show_problems([feed.problem for feed in made.failed], "warning")
    for finding in made.findings:
        show_problem(finding.problem, finding.severity)
    choice = made.choice
    sections = ", ".join(f"{len(stories)} in {title}" for title, stories in choice.sections)
    stories = choice.count
    counted = f"{stories} {'story' if stories == 1 else 'stories'}"
    left = f"{choice.known} known already, {choice.old} too old"
    say(f"{counted}{f' ({sections})' if sections else ''}; {left}")
    if unwritten:
        say(f"now write the lead, its headline and the subject in {name}")
