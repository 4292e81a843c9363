"""A theme's source files: the built-in ones, replaced file by file by the workspace's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from newsletter.errors import Problem, ThemeError
from newsletter.fields import nearest
from newsletter.files import SourceFile, UnreadableFileError, read_text

SUFFIXES: tuple[str, ...] = (".j2", ".mjml", ".css", ".toml")
BUILT_IN = "<built-in>"


def read_theme(name: str, own: Path, config_path: str) -> Mapping[str, SourceFile]:
    """Read a theme.

    Args:
        name: The theme's folder name.
        own: The workspace's ``templates`` folder, which need not exist.
        config_path: Where the theme is chosen, for the error.

    Returns:
        By path below the theme's folder, ``blocks/quote.mjml.j2``, in order of the paths.

    Raises:
        ThemeError: E127 if there is no such theme; E006 to E009 for files that cannot be read.
    """
    built_in = built_in_templates()
    found: dict[str, tuple[Path, str]] = {}
    if built_in.resolve() != own.resolve():
        found.update(_theme_paths(built_in / name, f"{BUILT_IN}/{name}"))
    found.update(_theme_paths(own / name, f"templates/{name}"))
    if not found:
        known = sorted({*_folder_names(built_in), *_folder_names(own)})
        close = nearest(name, known)
        hint = f'did you mean "{close}"?' if close else f"there are: {', '.join(known)}"
        raise ThemeError(Problem("E127", f'there is no theme "{name}"', config_path, hint=hint))
    problems: list[Problem] = []
    sources: dict[str, SourceFile] = {}
    for key in sorted(found):
        try:
            sources[key] = read_text(*found[key])
        except UnreadableFileError as error:
            problems.append(error.problem)
    if problems:
        raise ThemeError(problems)
    return sources


def built_in_templates() -> Path:
    """The folder of the themes that come with the package, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent / "templates"


def _theme_paths(folder: Path, shown: str) -> dict[str, tuple[Path, str]]:
    found: dict[str, tuple[Path, str]] = {}
    for below, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(SUFFIXES) and not name.startswith("."):
                path = Path(below, name)
                key = path.relative_to(folder).as_posix()
                found[key] = (path, f"{shown}/{key}")
    return found


def _folder_names(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*") if path.is_dir() and path.name[0] not in "._"]
