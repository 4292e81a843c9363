"""What the target clients lose of an email, judged once for the rules that say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsletter.check.clients.judge import Loss, judge_clients
from newsletter.check.clients.locate import locate_use
from newsletter.check.clients.problems import client_problems
from newsletter.check.clients.support import load_support
from newsletter.check.clients.targets import targets_from
from newsletter.check.clients.use import Use
from newsletter.check.context import CheckContext
from newsletter.check.page import Page
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding
from newsletter.model.location import NOWHERE, Location

SOURCE = Source(
    "Can I Email, its data of 2026-05-13",
    "https://www.caniemail.com/",
    "2026-11-23",
)


def losses_of(context: CheckContext) -> tuple[Loss, ...]:
    """What nothing stands in for; the email is judged when a rule first asks."""
    if context.losses is None:
        settings = context.config.check.clients
        report = judge_clients(
            context.page.root,
            load_support(),
            targets_from(dict(settings.shares)),
            settings.threshold,
        )
        context.losses = report.losses
    return context.losses


def is_picture(loss: Loss) -> bool:
    """Whether clients do not show a picture's format."""
    return loss.use.slug.startswith("image-")


def loss_findings(
    context: CheckContext, rule: Rule, wanted: Callable[[Loss], bool]
) -> Iterator[Finding]:
    """A finding for each feature and clients; of several uses, the first one's place.

    Args:
        wanted: Which losses the rule is about.
    """
    groups: dict[tuple[object, ...], list[Loss]] = {}
    for loss in losses_of(context):
        if wanted(loss):
            own = loss.use.value if is_picture(loss) else ""
            groups.setdefault((loss.use.slug, loss.clients, loss.notes, own), []).append(loss)
    for losses in groups.values():
        yield from _finding(context, rule, losses)


def _finding(context: CheckContext, rule: Rule, losses: Sequence[Loss]) -> Iterator[Finding]:
    def place(use: Use) -> Location:
        if context.page_path:
            return _on_page(context.page, use)
        return locate_use(use, context.issue, context.theme_files)

    first = losses[:1]
    path = context.page_path or context.here.path
    for problem in client_problems(first, place, issue=path, theme=context.theme_name):
        message = problem.message
        if (others := len(losses) - 1) > 0:
            message += f"; {others} more use{'s' * (others > 1)} of the kind"
        yield rule.found(
            Location(problem.path, problem.line, problem.column), message, problem.hint
        )


def _on_page(page: Page, use: Use) -> Location:
    """The first element of a page that has a use."""
    for element in page.elements:
        if use.place == "sheet":
            if element.tag == "style" and (use.name or use.value) in (element.text or ""):
                return page.locate(element)
        elif element.tag == use.tag and (
            not use.name or use.name in element.attrib or use.name in element.get("style", "")
        ):
            return page.locate(element)
    return NOWHERE
