"""Composes a daily briefing into send-ready email.

The public Python API is what ``__all__`` names; it is loaded when first asked for, since every
command imports this module.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from newsletter.version import __version__

if TYPE_CHECKING:
    from newsletter.compose import Composer, Composition
    from newsletter.errors import NewsletterError
    from newsletter.workspace import Workspace, load_workspace

__all__ = [
    "Composer",
    "Composition",
    "NewsletterError",
    "Workspace",
    "__version__",
    "load_workspace",
]

_HOMES = {
    "Composer": "compose",
    "Composition": "compose",
    "NewsletterError": "errors",
    "Workspace": "workspace",
    "load_workspace": "workspace",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(f"newsletter.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
