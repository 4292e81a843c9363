"""Pictures of a finished email for a proof to send round: PNG files with fixed names."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from newsletter.building.build import compose_issue
from newsletter.compose import Composer
from newsletter.dataclass import dataclass
from newsletter.errors import OutputError, Problem
from newsletter.preview.chromium import SHOTS, Shot, camera, shown
from newsletter.preview.readers import READERS, ReaderTags
from newsletter.workspace import IssueFile

SOFTWARE = "newsletter screenshots"
"""Stands in every picture, so that none is written over that somebody else made."""
_COLOURS = 256


@dataclass(frozen=True, slots=True)
class Options:
    """What a call changes.

    Attributes:
        height_px: Only the top of the page; None for the whole of it.
        small: 256 colours: about a third of the bytes, enough for type and flat pictures.
        force: Write over files that another program made.
    """

    height_px: int | None = None
    small: bool = False
    force: bool = False


def take_screenshots(
    composer: Composer, issue: IssueFile, folder: Path, shots: tuple[Shot, ...], options: Options
) -> Iterator[Path]:
    """Take the pictures of one issue.

    Args:
        folder: Where they are written; made if it is not there.
        shots: Some of ``SHOTS``.

    Yields:
        The files, as they are written.

    Raises:
        NewsletterError: If no email can be made.
        UsageError: E015 if there is no browser.
        OutputError: E160 for every file that another program made; nothing is written then.
    """
    targets = {shot: folder / f"{shot.name}.png" for shot in shots}
    if not options.force:
        _refuse_others(targets.values())
    _, composition = compose_issue(composer, issue)
    day = composition.issue.date
    base = composer.config.images.base_url.replace("{date}", day.isoformat())
    # The first sample reader: nobody wants a platform's code in a picture.
    tags = ReaderTags(READERS[0], composer.config.links, day)
    html = composer.render_for(composition.issue, tags).html
    with camera() as chromium:
        for shot, path in targets.items():
            seen, pictures = shown(html, composition.email.assets, base, shot.look)
            content = chromium.shoot(seen, pictures, shot, height_px=options.height_px)
            _write(path, _signed(content, small=options.small))
            yield path


def named_shots(names: tuple[str, ...]) -> tuple[Shot, ...]:
    """The pictures of these names, in their own order; all for none."""
    return tuple(shot for shot in SHOTS if not names or shot.name in names)


def _refuse_others(paths: Iterable[Path]) -> None:
    problems = [
        Problem(
            "E160",
            "the file is not a picture that newsletter took",
            str(path),
            hint="name another folder with --out, or write over it with --force",
        )
        for path in paths
        if path.exists() and not _is_ours(path)
    ]
    if problems:
        raise OutputError(problems)


def _is_ours(path: Path) -> bool:
    from PIL import Image  # noqa: PLC0415 - 50 ms

    with suppress(OSError), Image.open(path) as picture:
        return picture.info.get("Software") == SOFTWARE
    return False


def _signed(content: bytes, *, small: bool) -> bytes:
    from PIL import Image, PngImagePlugin  # noqa: PLC0415 - 50 ms

    picture = Image.open(io.BytesIO(content)).convert("RGB")
    if small:
        picture = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    note = PngImagePlugin.PngInfo()
    note.add_text("Software", SOFTWARE)
    out = io.BytesIO()
    # Trying every filter takes two seconds for a whole page, and saves a twentieth.
    picture.save(out, "PNG", optimize=small, pnginfo=note)
    return out.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Write a file in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()
