"""Damages of links, names and the text part, and creatives that are elsewhere too."""

from __future__ import annotations

import dataclasses
from typing import Any

from check.disclosure.damages import DISCLOSURE, TEXT_LABEL, both, label_in, whole
from check.disclosure.finished_email import Page
from lxml import etree

# --- links, and the accessible name ------------------------------------------------------------


def last_link(page: Page) -> Any:
    return list(page.creative.iter("a"))[-1]


both("rel removed", "E096", lambda p: last_link(p).attrib.pop("rel"))
both("rel only nofollow", "E096", lambda p: last_link(p).set("rel", "nofollow"))
both("rel misspelt", "E096", lambda p: last_link(p).set("rel", "sponsered"))
both(
    "label inside a bare link",
    "E096",
    label_in(f'<a href="https://harbor-bank.example.org/" style="color:#5a4a1e">{DISCLOSURE}</a>'),
)
both(
    "whole box in a bare link",
    "E096",
    lambda p: p.wrap(p.region, '<a href="https://harbor-bank.example.org/"></a>'),
)
both("aria-label missing", "E097", lambda p: p.region.attrib.pop("aria-label"))
both("role missing", "E097", lambda p: p.region.attrib.pop("role"))
both("role that takes no name", "E097", lambda p: p.region.set("role", "presentation"))
both("aria-label without the label", "E097", lambda p: p.region.set("aria-label", "Harbor Bank"))
both("aria-label that says otherwise", "E097", lambda p: p.region.set("aria-label", "Our tip"))
both(
    "aria-label of another advertiser",
    "E097",
    lambda p: p.region.set("aria-label", "Advertisement · Meadowlark Seeds"),
)
both(
    "aria-labelledby that leads nowhere",
    "E097",
    lambda p: p.region.set("aria-labelledby", "nowhere"),
)


# --- something takes it back, or the creative is elsewhere too ----------------------------------

both(
    "taken back below",
    "E099",
    lambda p: p.creative.append(p.markup("<p>This is not an advertisement.</p>")),
)
both(
    "said to be editorial",
    "E099",
    lambda p: p.creative.append(p.markup("<p>Independent editorial from our newsroom</p>")),
)
both(
    "taken back for Outlook",
    "E099",
    lambda p: p.creative.append(etree.Comment("[if mso]><p>Selected by our editors</p><![endif]")),
)
both(
    "words between label and creative",
    "E099",
    lambda p: p.creative.insert(
        0, p.markup("<p>A story that we think you will like very much</p>")
    ),
)
both("creative also outside its box", "E099", lambda p: p.body.insert(0, p.copy(p.headline)))
both(
    "creative's picture also outside its box",
    "E099",
    lambda p: p.body.append(p.copy(next(p.creative.iter("img")))),
)
both("creative's call also outside its box", "E099", lambda p: p.body.append(p.copy(last_link(p))))
both(
    "creative before the label for Outlook",
    "E091",
    lambda p: p.region.insert(
        0, etree.Comment("[if mso]><p>A savings account that is open about its sums</p><![endif]")
    ),
)


# --- the creative cannot be found ----------------------------------------------------------------

both("creative not there", "E087", lambda p: p.box.remove(p.creative.getparent()))
both(
    "creative's picture exchanged",
    "E087",
    lambda p: next(p.creative.iter("img")).set("src", "https://other.example.org/p.jpg"),
)
both(
    "creative's link exchanged",
    "E087",
    lambda p: next(p.headline.iter("a")).set("href", "https://other.example.org/"),
)
whole("an empty email", "E087", lambda email: dataclasses.replace(email, html=""))
whole("an empty web copy", "E087", lambda email: dataclasses.replace(email, web_html="<p>"))


# --- the text part -------------------------------------------------------------------------------

whole("text: label removed", "E098", lambda e: e.words(TEXT_LABEL + "\n", ""))
whole("text: name removed", "E098", lambda e: e.words(TEXT_LABEL, "ADVERTISEMENT"))
whole(
    "text: another advertiser", "E098", lambda e: e.words(TEXT_LABEL, "ADVERTISEMENT: Other Bank")
)
whole(
    "text: label within a sentence",
    "E098",
    lambda e: e.words(TEXT_LABEL, f"This is no {TEXT_LABEL}"),
)
whole("text: label split", "E098", lambda e: e.words("ADVERTISEMENT", "ADVER\u200bTISEMENT"))
whole(
    "text: label with a Cyrillic A",
    "E098",
    lambda e: e.words("ADVERTISEMENT", "\u0410DVERTISEMENT"),
)
whole(
    "text: label after the creative",
    "E098",
    lambda e: e.words(TEXT_LABEL + "\n", "").words("[4] https", TEXT_LABEL + "\n[4] https"),
)
whole(
    "text: another story between",
    "E098",
    lambda e: e.words(TEXT_LABEL, TEXT_LABEL + "\n\nThe council meets on Tuesday."),
)
whole(
    "text: taken back",
    "E098",
    lambda e: e.words("Open Savings pays", "This is not an advertisement. Open Savings pays"),
)
whole(
    "text: creative also above",
    "E098",
    lambda e: dataclasses.replace(
        e, text="A savings account that is open about its sums\n\n" + e.text
    ),
)
whole("text: creative not there", "E098", lambda e: e.words("Open Savings pays", "It pays"))
whole("text: another wording", "E099", lambda e: e.words("ADVERTISEMENT", "AD"))
whole("text: empty", "E098", lambda e: dataclasses.replace(e, text=""))
whole(
    "text: labels swapped",
    "E098",
    lambda e: (
        e.words(TEXT_LABEL, "@")
        .words("ADVERTISEMENT: Meadowlark Seeds", TEXT_LABEL)
        .words("@", "ADVERTISEMENT: Meadowlark Seeds")
    ),
)
whole("text: label far to the right", "E098", lambda e: e.words(TEXT_LABEL, " " * 300 + TEXT_LABEL))
whole(
    "text: label in a quotation that is folded away",
    "E098",
    lambda e: e.words(TEXT_LABEL, "> " + TEXT_LABEL),
)
whole(
    "text: sixty blank lines before the creative",
    "E098",
    lambda e: e.words(TEXT_LABEL + "\n", TEXT_LABEL + "\n" * 60),
)
whole(
    "text: taken back above the label",
    "E098",
    lambda e: e.words(TEXT_LABEL, "What follows is not an advertisement.\n" + TEXT_LABEL),
)
whole(
    "text: taken back with a zero-width space",
    "E098",
    lambda e: e.words("Open Savings pays", "This is not an adver\u200btisement. Open Savings pays"),
)
whole(
    "text: creative also above, split by a zero-width space",
    "E098",
    lambda e: dataclasses.replace(
        e, text="A savings account that is\u200b open about its sums\n\n" + e.text
    ),
)

for name, before in {
    "right above": "This is not an\n",
    "further above": "This is not an ...\n\n",
}.items():
    whole(
        f"text: a sentence {name} that goes on into the label",
        "E098",
        lambda e, before=before: e.words(TEXT_LABEL, before + TEXT_LABEL),
    )
for name, written in {
    "form feeds": "\x0c",
    "vertical tabs": "\x0b",
    "line separators": "\u2028",
    "next lines": "\x85",
}.items():
    whole(
        f"text: {name} between label and creative",
        "E098",
        lambda e, written=written: e.words(TEXT_LABEL, TEXT_LABEL + written * 40),
    )
whole(
    "text: name far to the right",
    "E098",
    lambda e: e.words(TEXT_LABEL, TEXT_LABEL.replace(" Harbor", " " * 300 + "Harbor")),
)
whole("text: label behind many marks", "E098", lambda e: e.words(TEXT_LABEL, "|" * 60 + TEXT_LABEL))
