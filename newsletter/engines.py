"""Versions of the packages that shape a build's bytes."""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

_PACKAGES = (
    "babel",
    "cssutils",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "mjml-python",
    "pillow",
    "premailer",
)


@functools.cache
def engine_versions() -> Mapping[str, str]:
    """Installed version by package name; part of every cache key and manifest."""
    return MappingProxyType(_read_versions(_PACKAGES))


def _read_versions(names: tuple[str, ...]) -> dict[str, str]:
    """Versions by name, from the names of the folders beside the installed packages.

    Those hold them by the packaging standards. importlib.metadata reads the files in them, with
    the mail parser: 25 ms of every start (2026-11-23). It is asked for what is not found.
    """
    wanted = set(names)
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.listdir(folder or "."):
                if entry.endswith(".dist-info"):
                    name, _, version = entry.removesuffix(".dist-info").partition("-")
                    name = re.sub(r"[-_.]+", "-", name).lower()
                    if name in wanted:
                        found.setdefault(name, version)
    missing = wanted - found.keys()
    if missing:
        from importlib import metadata  # noqa: PLC0415 - as said above

        found.update((name, metadata.version(name)) for name in missing)
    return {name: found[name] for name in names}


def engine_key(*names: str) -> str:
    """The versions of some packages, for a cache key."""
    versions = engine_versions()
    return " ".join(f"{name}={versions[name]}" for name in names)
