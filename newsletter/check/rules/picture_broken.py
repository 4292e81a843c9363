"""A picture that is not at its address."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.online import after_redirects, visits_of
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Pictures from elsewhere one by one; the build's own together if none of them is served."""
    pictures = [(link, visit) for link, visit in visits_of(context) if link.picture]
    own = [visit for link, visit in pictures if link.own]
    unserved = len(own) > 1 and all(visit.verdict == "broken" for visit in own)
    if unserved:
        said = f"none of the build's {len(own)} pictures is there: {own[0].reason}"
        hint = f"serve build/{context.date}/images before you send"
        yield RULE.found(context.setting_place("images.base_url"), said, hint)
    for link, visit in pictures:
        if visit.verdict == "broken" and not (link.own and unserved):
            hint = "build again, and serve the build's images folder" if link.own else ""
            said = f"the picture {link.shown}: {visit.reason}{after_redirects(visit)}"
            for place in link.places:
                yield RULE.found(place, said, hint)


RULE = Rule(
    code="L018",
    name="picture_broken",
    severity="error",
    summary="a picture is not at its address",
    why="Readers see an empty box, and its alternative text at best.",
    remedy="mend the picture's address, or put the picture into the issue's folder",
    source=Source(
        "HTML Living Standard, 4.8.4.3.5 Updating the image data",
        "https://html.spec.whatwg.org/multipage/images.html#updating-the-image-data",
        "2026-11-26",
    ),
    check=check,
    needs="online",
)
