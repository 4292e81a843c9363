"""Says which issues must be built: those whose files are not as their last build read them.

Nothing of the composer is imported here. A scheduled job that finds nothing to do spends its time
on starting, and half of that was the composer's (0.47 s of processor time, then 0.2, 2026-11-23).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsletter.building.results import BuildOptions, BuildResult, folder_of, recorded_options
from newsletter.engines import engine_versions
from newsletter.errors import NewsletterError
from newsletter.output.manifest import build_key, is_current, recorded_inputs
from newsletter.workspace import IssueFile, Workspace


def build_many(
    workspace: Workspace, issues: Sequence[IssueFile], options: BuildOptions, jobs: int = 0
) -> Iterator[BuildResult]:
    """Build those of the issues that are not up to date.

    Args:
        jobs: Processes; 0 for one a core.

    Yields:
        Results in the order of ``issues``.

    Raises:
        NewsletterError: If the theme or the sponsors' files cannot be used.
    """
    shared = _shared_inputs(workspace)
    reasons = [_change(workspace, shared, issue, options) for issue in issues]
    changed = [pair for pair in zip(issues, reasons, strict=True) if pair[1]]
    built: Iterator[BuildResult] = iter(())
    if changed:
        from newsletter.building.build import build_changed  # noqa: PLC0415 - imports the composer

        built = build_changed(workspace, changed, options, jobs)
    for issue, reason in zip(issues, reasons, strict=True):
        if reason:
            yield next(built)
        else:
            folder = folder_of(workspace, issue, options)
            said = "every input is as it was"
            yield BuildResult(issue.date, issue.name, folder, "unchanged", said)


def _shared_inputs(workspace: Workspace) -> dict[str, str]:
    """Hash of every file that all the issues are made of, by name."""
    theme = workspace.theme_files(workspace.config.theme.name).values()
    files = (workspace.config_file, *theme, *workspace.sponsor_files())
    return {file.path: file.sha256 for file in files}


def _change(
    workspace: Workspace, shared: Mapping[str, str], issue: IssueFile, options: BuildOptions
) -> str:
    """Why the issue is to be built; empty if its folder is up to date."""
    if options.force:
        return "asked to build in any case"
    folder = folder_of(workspace, issue, options)
    if not folder.exists():
        return "there is no build yet"
    was = recorded_inputs(folder)
    if was is None:
        return "the build's manifest is missing or damaged"
    now = {**shared, **workspace.hashes(name for name in was if name not in shared)}
    try:
        now[issue.name] = workspace.read_source(issue.path).sha256
    except NewsletterError:
        return "the issue cannot be read"  # Which the build will say with its place.
    for name in sorted(now.keys() | was.keys()):
        if now.get(name) != was.get(name):
            kind = "is new" if name not in was else "is gone" if name not in now else "has changed"
            return f"{name} {kind}"
    if not is_current(folder, build_key(now, engine_versions(), recorded_options(options))):
        return "the tool, an option or the build itself has changed"
    return ""
