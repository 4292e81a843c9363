"""What is left of a picture in copied text: whose it is and what it shows, in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_LABEL = re.compile(
    r"(?P<credit>(?:Getty Images|Reuters|AFP(?: via Getty Images)?|EPA(?:-EFE)?|PA Media|AP|BBC"
    r"|Alamy|Shutterstock|Anadolu|Bloomberg|NurPhoto|Supplied|Handout)(?:/[A-Z][\w ]{2,30})?) "
    r"(?P<alt>(?:A|An|The|Two|Three|People|Men|Women|Workers|Protesters|File|[A-Z]\w+ [A-Z]\w+) "
    r"[^.!?]{15,200})"
)
_SAYS = re.compile(
    r"(?:\b|^)(?:says?|said|reports?|reported|told|has|have|will|would|learned|understands)\b"
)


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A picture's owner before its description; ``at`` is where the description begins."""
    line = lines[index]
    found = None if line.level or line.url or line.image else _LABEL.fullmatch(line.text)
    if found is None or _SAYS.search(found["alt"]):
        return None
    sure = 0.75
    return Recognition(sure, "an agency before a description", at=found.start("alt"))


PICTURE_LABEL = Recogniser(
    "picture_label",
    recognise,
    (
        Example("Getty Images Two white boats at a quay in winter"),
        Example("Reuters A woman in a yellow coat waits at a pier"),
        Example("Reuters reported that two white boats had sailed", expected=False),
        Example("AP The boats have sailed without a sound", expected=False),
        Example("Reuters A woman waits at the pier. She is late.", expected=False),
    ),
)
