"""A finished email to damage: its documents, and one slot's box as elements.

The tests may know the theme; the proof may not.
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from newsletter.check.disclosure import DisclosureProof, prove_disclosure
from newsletter.errors import DisclosureError, Problem
from newsletter.model.sponsor import SponsorSlot


@dataclass(frozen=True)
class Finished:
    """What a build has made, before it is written."""

    slots: tuple[SponsorSlot, ...]
    html: str
    web_html: str
    text: str
    jurisdictions: tuple[str, ...] = ("us", "uk", "eu")
    language: str = "en-GB"
    accepted_wordings: tuple[str, ...] = ()

    def proof(self) -> DisclosureProof:
        return prove_disclosure(
            self.slots,
            html=self.html,
            web_html=self.web_html,
            text=self.text,
            jurisdictions=self.jurisdictions,
            language=self.language,
            accepted_wordings=self.accepted_wordings,
        )

    def problems(self) -> tuple[Problem, ...]:
        """Why the build is refused; empty if it is not."""
        try:
            self.proof()
        except DisclosureError as error:
            return error.problems
        return ()

    def page(self, edit: Callable[[Page], Any], documents: str = "html web") -> Finished:
        """Edit the HTML documents; an edit that changes nothing is a fault of the test."""
        edited = self
        for name, part in (("html", "html"), ("web", "web_html")):
            if name in documents.split():
                page = Page(getattr(self, part), self.slots)
                before = page.source()
                edit(page)
                after = page.source()
                assert after != before, "the edit changed nothing"
                edited = dataclasses.replace(edited, **{part: after})
        return edited

    def words(self, old: str, new: str, count: int = 1) -> Finished:
        """Replace words of the text part."""
        assert old in self.text, f"{old!r} is not in the text part"
        assert old != new
        return dataclasses.replace(self, text=self.text.replace(old, new, count))


class Page:
    """An HTML document, and its first slot's box."""

    def __init__(self, source: str, slots: tuple[SponsorSlot, ...]) -> None:
        parser = etree.HTMLParser(encoding="utf-8")
        self.root = etree.fromstring(source.encode(), parser)
        self.body = self.root.find("body")
        self.head = self.root.find("head")
        self.name = slots[0].disclosure.advertiser
        self.wording = slots[0].disclosure.label
        self.box = self.box_of(self.name)
        self.label = self.box.find("tr/td")
        self.label.set("class", f"{self.label.get('class')} label-1")
        self.row = self.label.getparent()
        self.creative = self.row.getnext().find("td")
        self.creative.set("class", f"{self.creative.get('class')} creative-1")
        self.region = self.box.getparent()
        self.headline = self.creative.find("p")

    def box_of(self, name: str) -> Any:
        return next(box for box in self.body.iter("table") if box.get("class") == "sponsor"
                    and name in "".join(box.itertext()))  # fmt: skip

    def source(self) -> str:
        return str(
            etree.tostring(self.root, method="html", encoding="unicode", doctype="<!doctype html>")
        )

    def style(self, element: Any, css: str) -> None:
        """Add declarations to an element's own style."""
        element.set("style", f"{element.get('style') or ''}; {css}".removeprefix("; "))

    def rule(self, css: str) -> None:
        """Add a style sheet at the end of the head."""
        etree.SubElement(self.head, "style").text = css

    def markup(self, html: str) -> Any:
        """One element from its markup."""
        body = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser()).find("body")
        return body[0]

    def cells(self, html: str) -> Any:
        """A table's row from its markup."""
        return self.markup(f"<table>{html}</table>").find(".//tr")

    def relabel(self, text: str) -> None:
        """Other words in the label's place."""
        for child in list(self.label):
            self.label.remove(child)
        self.label.text = text

    def inside_label(self, html: str) -> None:
        """Other markup in the label's place."""
        self.relabel("")
        self.label.append(self.markup(html))

    def wrap(self, element: Any, html: str) -> Any:
        """Put an element into another one, which takes its place."""
        outer = self.markup(html)
        tail, element.tail = element.tail, None
        element.getparent().replace(element, outer)
        outer.append(element)
        outer.tail = tail
        return outer

    def copy(self, element: Any) -> Any:
        twin = copy.deepcopy(element)
        twin.tail = None
        return twin
