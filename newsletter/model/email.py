"""The finished email, before anything is written."""

from __future__ import annotations

from dataclasses import field

from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Asset:
    """A processed picture.

    Attributes:
        name: File name made from the content's hash, ``3f2a….jpg``.
        content: The bytes.
        media_type: ``image/jpeg``, ``image/png``, ``image/gif`` or ``image/webp``.
        source: The author's file, relative to the workspace.
        kept: True when an earlier build had processed it.
    """

    name: str
    content: bytes
    media_type: str
    source: str
    kept: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Email:
    """Everything that a send needs, in the platform's own merge tags.

    Attributes:
        subject: For the header, one line.
        preheader: As plain text.
        html: The HTML part.
        text: The plain-text part, lines ending in LF.
        web_html: The view-in-browser copy, without merge tags.
        assets: The pictures, in order of appearance, each once.
        embedded: True when ``html`` refers to the assets by ``cid:``.
    """

    subject: str
    preheader: str
    html: str
    text: str
    web_html: str
    assets: tuple[Asset, ...] = ()
    embedded: bool = False
