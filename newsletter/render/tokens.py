"""Inert tokens that stand for delicate text while the engines work.

mjml-python writes a no-break space in an attribute as ``\\u{a0}`` and damages joined emoji; lxml
decodes entities and percent-encodes braces (both seen 2026-11-23). So nothing an author wrote, no
merge tag and no entity of a theme passes through the engines: a token of ASCII letters and digits
does, and the value takes its place on the finished email. A token cannot collide: text that holds
the prefix is itself tokenised, and a theme that holds it is refused.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from html import escape as escape_html
from typing import NamedTuple

from markupsafe import Markup

from newsletter.model.location import NOWHERE, Location

PREFIX = "hq7x"
TOKEN = re.compile(r"hq7x(\d+)x")
ANY_TOKEN = f"{PREFIX}0x"
"""What ``with_like_tokens`` puts in every token's place."""

# What cannot be changed by any engine and means nothing to any platform stays as it is.
_PLAIN = re.compile(r"(?!.*hq7x)(?:[A-Za-z0-9 #.,_-]|\d%)*")
_DELICATE = re.compile(
    # Begins with a set of characters, which the search then skips to: 0.1 ms where it took 0.4.
    # The set is said by what is not in it: a range up to the last character compiles in 5 ms.
    r"[^\x00-%'-\x7f](?:(?<!&)|(?!(?:amp|lt|gt|quot);)(?:\w+|#\d+|#x[0-9A-Fa-f]+);)"
    r"(?:&(?!(?:amp|lt|gt|quot);)(?:\w+|#\d+|#x[0-9A-Fa-f]+);|[^\x00-\x7f])*"
)
# HTML has no way to write most control characters, and no reader sees them.
_CONTROL_CODES = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
CONTROLS: dict[int, str | None] = dict.fromkeys(_CONTROL_CODES)


markup: Callable[[str], Markup] = functools.partial(str.__new__, Markup)
"""Text that is HTML already; a rendering makes hundreds, and ``Markup`` takes twice as long."""


class Held(NamedTuple):
    """A value in its two media, already escaped for HTML.

    Attributes:
        place: Where it was written; None for what no author wrote.
    """

    email: str
    web: str
    place: Location | None = None


class Tokens:
    """The values that one rendering holds back.

    Attributes:
        place: Where the values come from that are held from now on, unless they know better.
    """

    def __init__(self, openers: tuple[str, ...] = ()) -> None:
        """
        Args:
            openers: What begins template code on the sending platform, ``{{`` or ``*|``. The
                first character of each is written as a reference wherever it stands, because
                the second may follow in the next text.
        """
        self._held: list[Held] = []
        self._plain: dict[str, Markup] = {}
        self.place: Location | None = None
        firsts = {opener[0] for opener in openers} - set("&<>")
        self._escapes = CONTROLS | {ord(first): f"&#{ord(first)};" for first in firsts}
        self._firsts = tuple(firsts)
        self._escaped = re.compile(f"[{re.escape(''.join(map(chr, self._escapes)))}]")

    def __len__(self) -> int:
        return len(self._held)

    def escape(self, text: str) -> str:
        """Text as HTML that means only itself, to browsers and to the platform."""
        html = escape_html(text)
        # A control character is not printable, and to ask that is faster than the pattern.
        if html.isprintable():
            for first in self._firsts:
                if first in html:
                    break
            else:
                return html
        return html.translate(self._escapes) if self._escaped.search(html) else html

    def text(self, text: str) -> Markup:
        """Author's text: as it is when plain, else a token."""
        plain = self._plain.get(text)
        if plain is None:
            if not _PLAIN.fullmatch(text):
                escaped = self.escape(text)
                return markup(self.hold(escaped, escaped))
            plain = self._plain[text] = markup(text)
        return plain

    def text_from(self, text: str, place: Location) -> str:
        """Author's text with a place of its own, always behind a token: checks ask where it was."""
        escaped = self.escape(text)
        return self.hold(escaped, escaped, place)

    def hold(self, email: str, web: str, place: Location = NOWHERE) -> str:
        """A token for HTML that the engines must not see."""
        held = self._held
        held.append(Held(email, web, place if place.path else self.place))
        return f"{PREFIX}{len(held) - 1}x"

    def hold_delicate(self, markup: str) -> str:
        """Replace what a theme itself wrote: references such as ``&zwnj;``, and all but ASCII."""
        self.place = None
        return _DELICATE.sub(lambda match: self.hold(match[0], match[0]), markup)

    def held(self, number: str) -> Held:
        """The value of the token with a number."""
        return self._held[int(number)]


def with_like_tokens(markup: str) -> str:
    """The same for all documents that differ in nothing but the numbers of their tokens."""
    return ANY_TOKEN.join(TOKEN.split(markup)[::2])
