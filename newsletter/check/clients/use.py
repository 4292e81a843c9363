"""One use of a feature in an email."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from newsletter.dataclass import dataclass

Place: TypeAlias = Literal["markup", "inline", "sheet"]
Audience: TypeAlias = Literal["all", "outlook", "others"]

OUTLOOK: Final = "outlook.windows"
"""The one client of the data that reads conditional comments: Outlook with Word's engine."""


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A feature as one kind of element, declaration or rule uses it.

    Two uses of the same kind are the same object (``intern_use``), so that comparing them is
    comparing addresses: an email has thousands of declarations and a few hundred kinds of them.

    Attributes:
        slug: The feature, as the data names it.
        place: In the markup, in a ``style`` attribute, or in a style sheet.
        tag: The element; empty in a style sheet.
        name: The property or the attribute; empty for an element or a selector.
        value: The property's or attribute's value; for a selector or at-rule its own text.
        traits: What else the element has that decides whether a lack of support can be seen:
            ``background`` for a coloured ground, ``doubled`` for what is hidden in two ways.
        cover: What stands in where the feature is not supported, a key of ``fallbacks.COVERS``;
            empty if nothing does.
        audience: Who sees it: ``outlook`` inside a comment for Outlook, ``others`` where Outlook
            is kept out.
    """

    slug: str
    place: Place
    tag: str = ""
    name: str = ""
    value: str = ""
    traits: frozenset[str] = frozenset()
    cover: str = ""
    audience: Audience = "all"

    @property
    def shown(self) -> str:
        """The use as an author would write it, in one short line."""
        if self.place == "markup":
            if not self.name:
                return f"<{self.tag}>" if self.tag else self.value
            return f'{self.name}="{self.value}"' if self.value else self.name
        return f"{self.name}:{self.value}" if self.name else self.value


_KEPT = 20_000
_KNOWN: dict[tuple[object, ...], Use] = {}


def intern_use(  # noqa: PLR0917 - called a thousand times a document, as the class is
    slug: str,
    place: Place,
    tag: str = "",
    name: str = "",
    value: str = "",
    traits: frozenset[str] = frozenset(),
    cover: str = "",
    audience: Audience = "all",
) -> Use:
    """The use with these attributes, one object for all that are equal."""
    key = (slug, place, tag, name, value, traits, cover, audience)
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _KEPT:
            _KNOWN.clear()
        found = _KNOWN[key] = Use(slug, place, tag, name, value, traits, cover, audience)
    return found
