"""Sample subscribers: what stands in the merge tags of an email that one of them opens."""

from __future__ import annotations

import datetime
from urllib.parse import quote

from newsletter.assemble.merge_tags import resolve_for_web, resolve_in_url_for_web
from newsletter.config.settings import Links
from newsletter.dataclass import dataclass
from newsletter.model.inline import MergeTag
from newsletter.model.location import Location
from newsletter.model.merge_tag_syntax import parse_tags


@dataclass(frozen=True, slots=True)
class Reader:
    """One invented subscriber.

    Attributes:
        slug: For addresses.
        about: What the reader is there to show, in a few words.
        first_name: Empty if the platform knows none.
        last_name: The same.
        email: The address.
    """

    slug: str
    about: str
    first_name: str
    last_name: str
    email: str

    @property
    def title(self) -> str:
        """The reader in a list."""
        name = f"{self.first_name} {self.last_name}".strip()
        return f"{name} ({self.about})" if name else self.about.capitalize()


READERS: tuple[Reader, ...] = (
    Reader("ada", "an ordinary name", "Ada", "Marlow", "ada@reader.example"),
    Reader("nobody", "no name known", "", "", "n@reader.example"),
    Reader(
        "long",
        "a very long name",
        "Maximiliana-Konstantina Alexandrovna",
        "Featherstonehaugh-Papadimitropoulou von Hohenwaldeck",
        "maximiliana-konstantina.featherstonehaugh-papadimitropoulou@correspondence.reader.example",
    ),
    Reader("accents", "accents", "Zoë-Žofia", "Škvorecká Ångström", "zofia@reader.example"),
    Reader("rtl", "right to left", "نور", "الحداد", "nour@reader.example"),
    Reader(
        "quotes", "signs that HTML escapes", "Tim & “Jo”", "O'Neill <3", "tim.jo@reader.example"
    ),
)
"""From the plain case to those that break layouts and careless templates."""


def reader_named(slug: str) -> Reader | None:
    """The sample reader; None for the email as it goes to the platform."""
    return next((reader for reader in READERS if reader.slug == slug), None)


@dataclass(frozen=True, slots=True)
class ReaderTags:
    """Merge tags with one reader's values in them; satisfies ``render.tags.MergeTags``."""

    reader: Reader
    links: Links
    date: datetime.date

    @property
    def openers(self) -> tuple[str, ...]:
        """Nothing is template code once the platform has filled it."""
        return ()

    def available(self, name: str) -> bool:
        """A reader's email has everything that a platform can give."""
        return name in _PERSONAL or bool(self._address(name))

    def code(self, tag: MergeTag) -> str:
        """The reader's value, else the fallback."""
        if tag.name in _PERSONAL:
            return str(getattr(self.reader, tag.name)) or tag.fallback
        return self._address(tag.name)

    def web(self, tag: MergeTag) -> str:
        """The web version is the same for everyone."""
        return resolve_for_web(tag)

    def url(self, url: str, location: Location) -> str:
        """An address with the reader's values in it."""
        parts = parse_tags(url, location)
        filled = []
        for index, part in enumerate(parts):
            if isinstance(part, str):
                filled.append(part)
            else:
                value = self.code(part)
                filled.append(value if index == 0 else quote(value, safe=""))
        return "".join(filled)

    def web_url(self, url: str, location: Location) -> str:
        """The web version is the same for everyone."""
        return resolve_in_url_for_web(url, location)

    def _address(self, name: str) -> str:
        configured = str(getattr(self.links, name.removesuffix("_url"), ""))
        day = self.date.isoformat()
        return configured.replace("{date}", day) or f"https://reader.example/{name}"


_PERSONAL = frozenset(("first_name", "last_name", "email"))
