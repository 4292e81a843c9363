"""Versions of the packages that shape a build's bytes."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.metadata import version
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
    return MappingProxyType({name: version(name) for name in _PACKAGES})


def engine_key(*names: str) -> str:
    """The versions of some packages, for a cache key."""
    versions = engine_versions()
    return " ".join(f"{name}={versions[name]}" for name in names)
