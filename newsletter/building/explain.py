"""Says why a build is as it is, for ``newsletter build --explain``."""

from __future__ import annotations

from newsletter.assemble.merge_tags import dialect
from newsletter.compose import Composition
from newsletter.dataclass import dataclass
from newsletter.theme_sources import BUILT_IN
from newsletter.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing and why it is as it is.

    Attributes:
        about: ``theme``, ``platform``, ``sponsor`` or ``picture``.
        name: Which one.
        said: In a few words.
    """

    about: str
    name: str
    said: str


def explain_workspace(workspace: Workspace) -> tuple[Detail, ...]:
    """What all the issues of a workspace share: the theme's files and the merge tags.

    Raises:
        ThemeError: If the theme's files cannot be read.
    """
    config = workspace.config
    paths = [file.path for file in workspace.theme_files(config.theme.name).values()]
    own = [path for path in paths if not path.startswith(f"{BUILT_IN}/")]
    if len(own) == len(paths):
        theme = f"templates/{config.theme.name}"
    else:
        theme = "built in" + (f", with {', '.join(own)}" if own else ", nothing replaced")
    row = dialect(config.platform)
    unsubscribe = row.unsubscribe_url or config.links.unsubscribe or "no address"
    return (
        Detail("theme", config.theme.name, theme),
        Detail("platform", row.name, f"merge tags of {row.title}; unsubscribe is {unsubscribe}"),
    )


def explain_issue(composition: Composition) -> tuple[Detail, ...]:
    """What one issue holds: its sponsors' slots and its pictures."""
    booked = {plan.location: "booked" for plan in composition.plans if plan.how == "booked"}
    slots = (
        Detail(
            "sponsor",
            slot.sponsor,
            f"{booked.get(slot.location, 'placed')} at {slot.location}; {slot.disclosure.kind},"
            f' disclosed as "{slot.disclosure.label}"',
        )
        for slot in composition.issue.sponsor_slots
    )
    pictures = (
        Detail(
            "picture",
            asset.source,
            f"{'kept from an earlier build' if asset.kept else 'processed'};"
            f" {len(asset.content) / 1000:.1f} kB as images/{asset.name}",
        )
        for asset in composition.email.assets
    )
    return (*slots, *pictures)
