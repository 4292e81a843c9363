"""Ways to spoil a disclosure, each with the code that it must be refused with."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from check.disclosure.finished_email import Finished, Page
from lxml import etree

Edit = Callable[[Page], Any]
Act = Callable[[Finished], Finished]


@dataclass(frozen=True)
class Damage:
    """One way: a name, the codes of which it must be refused with one, and what it does."""

    name: str
    codes: str
    act: Act


DAMAGES: list[Damage] = []


def both(name: str, codes: str, edit: Edit, documents: str = "html web") -> None:
    """A damage of the HTML documents."""
    DAMAGES.append(Damage(name, codes, lambda email: email.page(edit, documents)))


def whole(name: str, codes: str, act: Act) -> None:
    """A damage of any documents."""
    DAMAGES.append(Damage(name, codes, act))


DISCLOSURE = "Advertisement · Harbor Bank"
TEXT_LABEL = "ADVERTISEMENT: Harbor Bank"
DARK = "@media (prefers-color-scheme: dark)"


# --- the label is not there, or not as text -----------------------------------------------------

both("label removed", "E088", lambda p: p.box.remove(p.row))
both("label emptied", "E088", lambda p: p.relabel(""))
both("label in the web copy only", "E088", lambda p: p.box.remove(p.row), "html")
both("label in the email only", "E088", lambda p: p.box.remove(p.row), "web")


def in_comment(page: Page) -> None:
    page.relabel("")
    page.label.append(etree.Comment(f" {DISCLOSURE} "))


def for_outlook_only(page: Page) -> None:
    page.relabel("")
    page.label.append(etree.Comment(f"[if mso]><p>{DISCLOSURE}</p><![endif]"))


def not_for_outlook(page: Page) -> None:
    page.label.insert(0, etree.Comment("[if !mso]><!"))
    page.label[0].tail, page.label.text = DISCLOSURE, None
    end = etree.Comment("<![endif]")
    page.label.append(end)


def label_in(html: str) -> Edit:
    return lambda page: page.inside_label(html)


def label_as(text: str) -> Edit:
    return lambda page: page.relabel(text)


both("label in a comment", "E088", in_comment)
both("label for Outlook only", "E088", for_outlook_only)
both("label for all but Outlook", "E093", not_for_outlook)
both("label in an alt text", "E088", label_in(f'<img src="l.png" alt="{DISCLOSURE}" width="200">'))
both("label in a title attribute", "E088", label_in(f'<span title="{DISCLOSURE}">&nbsp;</span>'))
both("label in a data attribute", "E088", label_in(f'<span data-label="{DISCLOSURE}"></span>'))
both("label in a noscript", "E088 E093", label_in(f"<noscript>{DISCLOSURE}</noscript>"))
both("label in an svg", "E093", label_in(f"<svg><text>{DISCLOSURE}</text></svg>"))
both("label in a template", "E093", label_in(f"<template>{DISCLOSURE}</template>"))
both("label in a closed details", "E091 E093", label_in(f"<details>{DISCLOSURE}</details>"))
both("label in a text field", "E088", label_in(f'<input value="{DISCLOSURE}">'))
both("label struck out by an element", "E093", label_in(f"<s>{DISCLOSURE}</s>"))
both("label as superscript", "E093 E094", label_in(f"<sup>{DISCLOSURE}</sup>"))


def by_content(page: Page) -> None:
    page.relabel("")
    page.rule(f'.label-1::before {{ content: "{DISCLOSURE}"; }}')


both("label by generated content only", "E088", by_content)
both("label split by a zero-width space", "E088", label_as("Adver\u200btisement · Harbor Bank"))
both("label split by a word joiner", "E088", label_as("Adver\u2060tisement · Harbor Bank"))
both("label split by soft hyphens", "E088", label_as("Ad\u00adver\u00adtisement · Harbor Bank"))
both("label split by a space", "E088", label_as("Adver tisement · Harbor Bank"))
both("label split by an element", "E088", label_in("<span>Adver<i> </i>tisement</span>"))
both("label with a Cyrillic A", "E088", label_as("\u0410dvertisement · Harbor Bank"))
both("label in full-width letters", "E088", label_as("\uff21\uff44 · Harbor Bank"))
both("label in mathematical letters", "E088", label_as("\U0001d400\U0001d41d · Harbor Bank"))
both(
    "label overridden to run backwards", "E088", label_as("\u202etnemesitrevdA\u202c · Harbor Bank")
)
both(
    "label struck through by combining marks",
    "E088",
    label_as("\u0336".join("Advertisement") + "\u0336 · Harbor Bank"),
)
both("label negated", "E088", label_as("Not an advertisement · Harbor Bank"))
both("label hyphenated away", "E088", label_as("Advertisement-free · Harbor Bank"))
both("label within a sentence", "E088", label_as("Our advertisement desk likes Harbor Bank"))
both("label as another word", "E088", label_as("Ads · Harbor Bank"))
both("label in other words", "E088", label_as("Interesting · Harbor Bank"))


# --- the wording is not accepted ---------------------------------------------------------------


def reworded(wording: str) -> Act:
    """Another wording in all three documents, as the sponsor's file would have it."""

    def act(email: Finished) -> Finished:
        def edit(page: Page) -> None:
            page.relabel(f"{wording} · {page.name}")
            page.region.set("aria-label", f"{wording} · {page.name}")

        first, *rest = email.slots
        disclosure = dataclasses.replace(first.disclosure, label=wording)
        slots = (dataclasses.replace(first, disclosure=disclosure), *rest)
        email = email.page(edit).words("ADVERTISEMENT", wording.upper())
        return dataclasses.replace(email, slots=slots)

    return act


for unclear in (
    "Promoted",
    "Presented by",
    "Brought to you by",
    "Partner content",
    "Supported by",
    "Sponsored",
    "From us",
    "Anzeige",
    "Worth your time",
):
    whole(f'the wording "{unclear}"', "E089", reworded(unclear))
both(
    "another wording in the HTML",
    "E099",
    lambda p: (p.relabel("Ad · Harbor Bank"), p.region.set("aria-label", "Ad · Harbor Bank")),
)


def as_house(email: Finished) -> Finished:
    """A paid creative passed off as the publisher's own, which nobody would then look at."""
    return reworded("From our newsroom")(email)


whole("a paid slot that passes as house", "E089", as_house)


# --- the advertiser is not named ---------------------------------------------------------------

both("name removed", "E090", label_as("Advertisement"))
both(
    "name in a logo's alt text",
    "E090",
    lambda p: (
        p.relabel("Advertisement "),
        p.label.append(p.markup('<img src="logo.png" alt="Harbor Bank" width="90">')),
    ),
)
both("another advertiser named", "E088", label_as("Advertisement · Meadowlark Seeds"))
both("name misspelt", "E088", label_as("Advertisement · Harbour Bank"))
both(
    "name split by a zero-width space", "E088", label_as("Advertisement · Harbor\u200b Ba\u200bnk")
)
both(
    "name after the creative",
    "E090",
    lambda p: (p.relabel("Advertisement"), p.creative.append(p.markup("<p>Harbor Bank</p>"))),
)


def swap_labels(page: Page) -> None:
    other = page.box_of("Meadowlark Seeds").find("tr/td")
    page.label.text, other.text = other.text, page.label.text


both("labels of two slots swapped", "E088", swap_labels)
