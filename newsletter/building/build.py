"""Builds issues into folders, whole or not at all; ``changes`` knows which need it.

This is where the composer meets the disk. One issue is built in this process; many are shared
out over the machine's cores.
"""

from __future__ import annotations

import datetime
import functools
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from newsletter.building.checking import check_composition
from newsletter.building.explain import explain_issue
from newsletter.building.results import BuildOptions, BuildResult, folder_of, recorded_options
from newsletter.building.shown import Shown, shown_before
from newsletter.check.run import KNOWN_CODES, CheckReport, refusing
from newsletter.check.settle import severities
from newsletter.check.sponsorship import creative_repeated
from newsletter.compose import Composer, Composition
from newsletter.engines import engine_versions
from newsletter.errors import NewsletterError, RefusedError
from newsletter.files import SourceFile
from newsletter.model.finding import Finding
from newsletter.model.visit import Visit
from newsletter.output.eml import render_eml
from newsletter.output.manifest import (
    MANIFEST_NAME,
    build_manifest,
    describe_sponsors,
    manifest_json,
)
from newsletter.output.write import write_build
from newsletter.workspace import IssueFile, Workspace, load_workspace

__all__ = [
    "FlawedError",
    "build_changed",
    "build_issue",
    "check_issue",
    "compose_files",
    "share_out",
]

Item = TypeVar("Item")
Result = TypeVar("Result")


class FlawedError(RefusedError):
    """The email has findings that ``[check] fail_on`` refuses; ``others`` are the lesser ones."""

    def __init__(self, refusing: Sequence[Finding], others: Sequence[Finding]) -> None:
        super().__init__(finding.problem for finding in refusing)
        self.others = tuple(others)


def check_issue(
    composer: Composer,
    issue: IssueFile,
    options: BuildOptions,
    *,
    earlier: Iterable[Shown] | None = None,
    online: Mapping[str, Visit] | None = None,
) -> tuple[Composition, bytes, CheckReport]:
    """Compose one issue and check it.

    Args:
        earlier: What the issues before it showed, the latest first; None to read their builds.
        online: What was found at the links' addresses; None when nobody was asked.

    Returns:
        The composition, its EML file, and what the checks say of it.

    Raises:
        NewsletterError: If no email can be made.
    """
    source, composition = compose_issue(composer, issue, embed_images=options.embed_images)
    eml, report = check_composed(
        composer, issue, source, composition, out=options.out, earlier=earlier, online=online
    )
    return composition, eml, report


def compose_issue(
    composer: Composer, issue: IssueFile, *, embed_images: bool = False
) -> tuple[SourceFile, Composition]:
    """Read and compose one issue.

    Raises:
        NewsletterError: If no email can be made; E056 if document and folder differ in the date.
    """
    source = composer.workspace.read_source(issue.path)
    composition = composer.compose(source, embed_images=embed_images)
    if composition.issue.date != issue.date:
        raise RefusedError(
            composition.issue.location.problem(
                "E056",
                f"the issue is dated {composition.issue.date}, its folder {issue.date}",
                "make the date in the front matter and the folder's name agree",
            )
        )
    return source, composition


def check_composed(
    composer: Composer,
    issue: IssueFile,
    source: SourceFile,
    composition: Composition,
    *,
    out: Path | None = None,
    earlier: Iterable[Shown] | None = None,
    online: Mapping[str, Visit] | None = None,
) -> tuple[bytes, CheckReport]:
    """The EML file of a composed issue, and what the checks say of it.

    Args:
        out: The folder of the builds' folders, which know what ran; None for ``build/``.
        earlier: What the issues before it showed, the latest first; None to read their builds.
        online: What was found at the links' addresses; None when nobody was asked.

    Raises:
        NewsletterError: If newsletter.toml or the issue names a rule that does not exist.
    """
    eml = render_eml(
        composition.email,
        composer.config,
        date=composition.issue.date,
        unsubscribe=composition.unsubscribe,
    )
    if earlier is None:
        earlier = shown_before(composer, issue.date, out)
    limit = composer.config.sponsors.repeat_limit
    repeated = tuple(creative_repeated(composition.issue.sponsor_slots, earlier, limit))
    report = check_composition(
        composer, composition, source, eml=lambda: eml, more=repeated, online=online
    )
    return eml, report


def compose_files(
    composer: Composer,
    issue: IssueFile,
    options: BuildOptions,
    earlier: Iterable[Shown] | None = None,
) -> tuple[Composition, dict[str, bytes], tuple[Finding, ...]]:
    """Compose one issue, check it, and lay out its folder in memory.

    Args:
        earlier: As ``check_issue`` takes it.

    Returns:
        The composition, its files by name, and what is flawed and may be sent.

    Raises:
        FlawedError: If a finding is as grave as ``[check] fail_on``.
        NewsletterError: If no email can be made.
    """
    composition, eml, report = check_issue(composer, issue, options, earlier=earlier)
    refused = refusing(report.findings, composer.config.check.fail_on)
    if refused:
        raise FlawedError(refused, [it for it in report.findings if it not in refused])
    email = composition.email
    files = {
        "email.html": email.html.encode(),
        "email.txt": email.text.encode(),
        "email.eml": eml,
        "web.html": email.web_html.encode(),
        **{f"images/{asset.name}": asset.content for asset in email.assets},
    }
    manifest = build_manifest(
        date=composition.issue.date,
        inputs=composition.inputs,
        outputs=files,
        versions=engine_versions(),
        options=recorded_options(options),
        sponsors=describe_sponsors(composition.proof, composition.plans, composer.sponsors),
    )
    return composition, {**files, MANIFEST_NAME: manifest_json(manifest)}, report.findings


def build_issue(
    composer: Composer,
    issue: IssueFile,
    options: BuildOptions,
    reason: str,
    earlier: Iterable[Shown] | None = None,
) -> BuildResult:
    """Build one issue; what is wrong is in the result.

    Args:
        reason: Why it is built, in a few words.
        earlier: As ``check_issue`` takes it.
    """
    folder = folder_of(composer.workspace, issue, options)
    result = functools.partial(BuildResult, issue.date, issue.name, folder)
    try:
        composition, files, findings = compose_files(composer, issue, options, earlier)
        write_build(folder, files)
    except FlawedError as error:
        return result(
            "failed", findings=error.others, problems=error.problems, exit_code=error.exit_code
        )
    except NewsletterError as error:
        return result("failed", problems=error.problems, exit_code=error.exit_code)
    sizes = {name: len(content) for name, content in files.items()}
    details = explain_issue(composition) if options.explain else ()
    return result("built", reason, sizes, findings, details)


def build_changed(
    workspace: Workspace,
    changed: Sequence[tuple[IssueFile, str]],
    options: BuildOptions,
    jobs: int = 0,
) -> Iterator[BuildResult]:
    """Build issues in processes (the engine holds the interpreter's lock, so threads give nothing).

    Args:
        changed: Each with the reason why it is built.
        jobs: Processes; 0 for one a core.

    Yields:
        Results in the order of ``changed``.

    Raises:
        NewsletterError: If the theme or the sponsors' files cannot be used.
    """
    rebuilt = frozenset(issue.date for issue, _ in changed)
    work = functools.partial(_build_here, options=options, rebuilt=rebuilt)
    return share_out(workspace, changed, work, jobs)


def share_out(
    workspace: Workspace,
    items: Sequence[Item],
    work: Callable[[Composer, Item], Result],
    jobs: int = 0,
) -> Iterator[Result]:
    """Do something with many things, issues for one, each in one of several processes.

    Args:
        work: Can be pickled; gets the composer of the process it runs in.
        jobs: Processes; 0 for one a core.

    Yields:
        Results in the order of ``items``.

    Raises:
        NewsletterError: If the theme or the sponsors' files cannot be used.
        ConfigError: E025 if newsletter.toml names a rule that does not exist: said once, not again
            by every issue.
    """
    jobs = min(jobs or os.cpu_count() or 1, max(1, len(items) // _ISSUES_A_PROCESS))
    severities(workspace.config.check, KNOWN_CODES)
    composer = Composer(workspace)
    if jobs == 1:
        yield from (work(composer, item) for item in items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 15 ms

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(workspace.root,)) as pool:
        call = functools.partial(_work_here, work=work)
        share = min(len(items) // (jobs * _SHARES), _MOST_ISSUES_A_SHARE)
        yield from pool.map(call, items, chunksize=max(share, _ISSUES_A_PROCESS))


# A process takes about as long to start as ten issues take to build.
_ISSUES_A_PROCESS = 10
# Issues that follow each other know each other's documents; the first of a share reads ten before
# it. But the last share of one process is what all the others wait for.
_SHARES = 16
_MOST_ISSUES_A_SHARE = 40
_composer: Composer | None = None


def _start(root: Path) -> None:
    global _composer  # noqa: PLW0603 - one composer for the life of a worker process
    # Ctrl-C reaches every process of the terminal; this one ends when its parent does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    workspace = load_workspace(root)
    _composer = Composer(workspace)


def _work_here(item: Item, work: Callable[[Composer, Item], Result]) -> Result:
    assert _composer is not None
    return work(_composer, item)


def _build_here(
    composer: Composer,
    changed: tuple[IssueFile, str],
    options: BuildOptions,
    rebuilt: frozenset[datetime.date],
) -> BuildResult:
    issue, reason = changed
    earlier = shown_before(composer, issue.date, options.out, rebuilt)
    return build_issue(composer, issue, options, reason, earlier)
