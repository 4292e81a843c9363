"""What a page says of its article, whichever vocabulary says it."""

from __future__ import annotations

import datetime
from dataclasses import field

from newsletter.dataclass import dataclass
from newsletter.importers.draft import Doubt
from newsletter.model.blocks import ItemKind


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture that a vocabulary names.

    Attributes:
        src: As it stands there.
        alt: What it shows.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(slots=True)
class Said:
    """What one vocabulary says; every part of it may be missing.

    Attributes:
        title: The headline.
        dek: A sentence on the article.
        authors: Their names.
        published: The day, as its own time zone counts it.
        pictures: The first is the one meant for links to the page.
        url: The address that the page has for others.
        site: Who publishes it.
        section: Of the publication.
        body: The whole text, where the vocabulary repeats it.
        kind: What the reader gets; None if it does not say.
        paid: The word by which it says that somebody paid for it.
        partial: It says that only subscribers see the whole.
    """

    title: str = ""
    dek: str = ""
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    pictures: tuple[PagePicture, ...] = ()
    url: str = ""
    site: str = ""
    section: str = ""
    body: str = ""
    kind: ItemKind | None = None
    paid: str = ""
    partial: bool = False


@dataclass(slots=True)
class Visible:
    """What stands on the page itself, for everybody to see.

    Attributes:
        titles: Its headings of the first level.
        window_title: The title of its window.
        authors: What is marked as an author's name.
        published: The first moment that is marked up as one.
        canonical: The address that the page names as its own.
    """

    titles: tuple[str, ...] = ()
    window_title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    canonical: str = ""


@dataclass(slots=True)
class Metadata:
    """What is known of an article before its text is read.

    Attributes:
        title: Empty if nothing says it.
        dek: Of the vocabularies; the page may not show it.
        byline: The names.
        picture: The one for links to the page.
        bodies: The text, as vocabularies repeat it.
        paid: What says that somebody paid for it.
        doubts: What a person should look at.
    """

    title: str = ""
    dek: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    url: str = ""
    site: str = ""
    section: str = ""
    picture: PagePicture | None = None
    bodies: tuple[str, ...] = ()
    kind: ItemKind = "story"
    paid: str = ""
    doubts: list[Doubt] = field(default_factory=list)
