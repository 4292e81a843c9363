"""manifest.json: what a build was made of and what it made, so that the next one can tell.

No clock and no absolute path stands in it: the same inputs give the same manifest anywhere.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsletter.dataclass import dataclass
from newsletter.version import __version__

if TYPE_CHECKING:
    from newsletter.check.disclosure import DisclosureProof
    from newsletter.model.sponsor import SlotPlan, Sponsor

MANIFEST_NAME = "manifest.json"
SCHEMA_VERSION = 1
# How a manifest is told from any other file of that name.
TOOL_NAME = "newsletter"

_NAMED_SIZES = {"html": "email.html", "text": "email.txt", "eml": "email.eml", "web": "web.html"}
_PICTURE_ENDINGS = (".jpg", ".png", ".gif", ".webp")


def sha256(content: bytes) -> str:
    """The hash of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def build_key(
    inputs: Mapping[str, str], versions: Mapping[str, str], options: Mapping[str, Any] | None = None
) -> str:
    """What decides whether a build is up to date.

    Args:
        inputs: Hash of every file that was read, by its path relative to the workspace.
        versions: Version of every engine that shapes the output; ours is always part of it.
        options: What the command line said that changes the output.
    """
    parts = [SCHEMA_VERSION, __version__, dict(inputs), dict(versions), dict(options or {})]
    return sha256(json.dumps(parts, sort_keys=True, ensure_ascii=True).encode())


def build_manifest(
    *,
    date: datetime.date,
    inputs: Mapping[str, str],
    outputs: Mapping[str, bytes],
    versions: Mapping[str, str],
    options: Mapping[str, Any] | None = None,
    sponsors: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Describe one build.

    Args:
        date: The issue's day.
        inputs: Hash of every file that was read, by its path relative to the workspace.
        outputs: Every file that will be written but the manifest, by its name in the folder.
        versions: Version of every engine, by its name.
        options: What the command line said that changes the output.
        sponsors: What ran in each slot, as ``describe_sponsors`` tells it.

    Raises:
        ValueError: A path that is absolute or leads out of its folder: a fault of the caller.
    """
    for path in (*inputs, *outputs):
        if not is_inside(path):
            raise ValueError(f"not a relative path: {path!r}")
    sizes = {kind: len(outputs[name]) for kind, name in _NAMED_SIZES.items() if name in outputs}
    pictures = [len(data) for name, data in outputs.items() if name.endswith(_PICTURE_ENDINGS)]
    return {
        "tool": TOOL_NAME,
        "schema": SCHEMA_VERSION,
        "version": __version__,
        "engines": dict(sorted(versions.items())),
        "date": date.isoformat(),
        "key": build_key(inputs, versions, options),
        "options": dict(sorted((options or {}).items())),
        "inputs": dict(sorted(inputs.items())),
        "outputs": {
            name: {"sha256": sha256(content), "bytes": len(content)}
            for name, content in sorted(outputs.items())
        },
        "sizes": {**sizes, "images_total": sum(pictures)},
        "sponsors": [dict(entry) for entry in sponsors],
    }


def describe_sponsors(
    proof: DisclosureProof, plans: Sequence[SlotPlan], sponsors: Mapping[str, Sponsor]
) -> list[dict[str, Any]]:
    """What ran in each filled slot, in reading order: the record for billing and audits.

    Args:
        proof: Of the finished email.
        plans: How each slot came to be filled.
        sponsors: By slug.
    """
    placed = {(it.slot, it.sponsor, it.creative): it for it in plans}
    entries: list[dict[str, Any]] = []
    for slot in proof.slots:
        sponsor = sponsors[slot.sponsor]
        plan = placed[slot.slot, slot.sponsor, slot.creative]
        political = sponsor.political
        entries.append(
            {
                "slot": slot.slot,
                "sponsor": slot.sponsor,
                "creative": slot.creative,
                "kind": slot.kind,
                "wording": slot.wording,
                "advertiser": slot.advertiser,
                "legal_name": sponsor.legal_name or sponsor.name,
                "accepted_explicitly": slot.accepted_explicitly,
                "jurisdictions": list(sponsor.jurisdictions or proof.jurisdictions),
                "political_payer": political.payer if political else None,
                "how": plan.how,
                "at": str(plan.location),
                "proof": proof.sha256,
            }
        )
    return entries


@dataclass(frozen=True, slots=True)
class RecordedBuild:
    """What a manifest says of one build.

    Attributes:
        sponsors: What ran in each slot, as ``describe_sponsors`` told it.
        outputs: The hash of every output by its name.
    """

    date: datetime.date
    sponsors: list[dict[str, Any]]
    outputs: dict[str, str]


def recorded_build(folder: Path) -> RecordedBuild | None:
    """The record of the build in a folder; None when it holds no whole manifest of ours."""
    try:
        return _record((folder / MANIFEST_NAME).read_bytes())
    except OSError:
        return None


# An issue is compared with the ten builds before it, and so is the next.
@functools.lru_cache(maxsize=32)
def _record(content: bytes) -> RecordedBuild | None:
    manifest = _read(content)
    outputs = None if manifest is None else _outputs(manifest)
    if manifest is None or outputs is None:
        return None
    try:
        date = datetime.date.fromisoformat(str(manifest.get("date")))
    except ValueError:
        return None
    entries = manifest.get("sponsors", [])
    if not isinstance(entries, list) or not all(isinstance(it, dict) for it in entries):
        return None
    return RecordedBuild(date, entries, outputs)


def manifest_json(manifest: Mapping[str, Any]) -> bytes:
    """The manifest as the bytes of its file."""
    return (json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def is_inside(path: str) -> bool:
    """True for a relative path with forward slashes that stays in its folder."""
    steps = path.split("/")
    return not any(step in ("", ".", "..") for step in steps) and not any(
        mark in path for mark in "\\\0:"
    )


def read_outputs(content: bytes) -> dict[str, str] | None:
    """The hash of every output by its name, or None when this is no manifest of ours."""
    manifest = _read(content)
    return None if manifest is None else _outputs(manifest)


def _outputs(manifest: Mapping[str, Any]) -> dict[str, str] | None:
    outputs = {}
    for name, entry in manifest["outputs"].items():
        digest = entry.get("sha256") if isinstance(entry, dict) else None
        if not isinstance(digest, str) or not is_inside(name):
            return None
        outputs[name] = digest
    return outputs


def recorded_inputs(folder: Path) -> dict[str, str] | None:
    """The hash of every input of the build in a folder; None when it holds no manifest of ours."""
    try:
        manifest = _read((folder / MANIFEST_NAME).read_bytes())
    except OSError:
        return None
    inputs = manifest.get("inputs") if manifest else None
    return inputs if isinstance(inputs, dict) else None


def is_current(folder: Path, key: str) -> bool:
    """True when the folder holds a whole build of this key, every file as it was written."""
    try:
        manifest = _read((folder / MANIFEST_NAME).read_bytes())
        outputs = None if manifest is None else _outputs(manifest)
        if manifest is None or outputs is None or manifest.get("key") != key:
            return False
        return all(sha256((folder / name).read_bytes()) == want for name, want in outputs.items())
    except OSError:
        return False


def _read(content: bytes) -> dict[str, Any] | None:
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict) or manifest.get("tool") != TOOL_NAME:
        return None
    return manifest if isinstance(manifest.get("outputs"), dict) else None
