"""The preview's own pages and the files that they load; all of it is part of the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parent
_STATIC = Path(__file__).parents[1] / "static"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

STATIC: dict[str, tuple[bytes, str]] = {
    path.name: (path.read_bytes(), _MEDIA_TYPES[path.suffix])
    for path in sorted(_STATIC.iterdir())
    if path.suffix in _MEDIA_TYPES
}
"""Every file that a page may load, by name: nothing else on the disk has an address."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_page(name: str, /, **values: object) -> str:
    """A page.

    Args:
        name: ``index``, ``issue``, ``sponsors`` or ``missing``.
        values: What its template asks for.
    """
    return _environment().get_template(f"{name}.html.j2").render(values)
