"""Checks rendered MJML before mjml-python sees it.

mjml-python 1.4.2 is silent on unknown tags and attributes and on closing tags that do not match,
gives byte offsets or no place at all, and ends the process on includes that never end (seen
2026-11-23). expat gives every problem's line and column; ``locate`` makes them the author's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias
from xml.parsers import expat

from newsletter.errors import Problem, ThemeError
from newsletter.model.location import Location
from newsletter.patterns import late_pattern
from newsletter.render.conditional_comments import hide_conditional
from newsletter.render.markup_faults import brackets_behind_letters, explain_syntax
from newsletter.render.markup_scan import offset_of, place_of, scan_tags
from newsletter.render.mjml_data import Tag, mjml_data
from newsletter.render.mjml_rules import (
    REFUSED_HTML,
    Fault,
    attribute_fault,
    html_attribute_fault,
    html_tag_fault,
    misplaced_tag,
    missing_attributes,
    unknown_tag,
)
from newsletter.render.mjml_units import normalise_units
from newsletter.render.tokens import TOKEN

Locate: TypeAlias = Callable[[int, int], Location]

# Far beyond any layout; the engine itself ends the process at some thousands.
MAX_DEPTH = 100

# Texts that need a look all the same.
_CHECKED_TEXT = frozenset({"href", "src", "inline", "position"})
# What a URL begins with when it cannot run code; authors' URLs are tokens.
_SAFE_STARTS = frozenset({"http", "hq7x", "mail", "tel:", "cid:"})
_URLS = frozenset({"href", "src"})
_NOTHING: frozenset[str] = frozenset()

# Attributes that cannot hold a URL or code, so that most HTML passes with one look-up.
_HARMLESS = frozenset(
    {"align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "class", "colspan", "dir"}
    | {"height", "id", "lang", "rel", "role", "rowspan", "style", "target", "title", "valign"}
    | {"width", "aria-hidden", "aria-label"}
)


class _Context:
    """What may stand inside one kind of tag, ready for the handlers."""

    __slots__ = ("accepted", "children", "empty", "inside", "tag", "text")

    def __init__(self, tag: Tag, kind: str = "") -> None:
        """
        Args:
            kind: ``inside`` for an HTML element in the tag; ``empty`` for the tag in mj-attributes.
        """
        self.tag = tag
        self.children = frozenset() if kind else tag.children
        self.text = kind == "inside" or (not kind and tag.content != "elements")
        # Attribute to the values already known to be good; None when every value is.
        self.accepted = {
            name: None if value.kind == "string" and name not in _CHECKED_TEXT else value.accepted
            for name, value in tag.attributes.items()
            if name not in tag.ignored
        }
        self.inside = self  # the context of an HTML element in it; its own for such an element
        self.empty = self


@cache
def _contexts() -> dict[str, _Context]:
    contexts = {}
    for name, tag in mjml_data().tags.items():
        contexts[name] = context = _Context(tag)
        context.inside = _Context(tag, "inside")
        context.empty = _Context(tag, "empty")
    return contexts


class _Preflight:
    """One run over one document."""

    def __init__(self, mjml: str, locate: Locate) -> None:
        self.source = mjml
        self.locate = locate
        self.data = mjml_data()
        self.contexts = _contexts()
        self.found: dict[Problem, None] = {}  # a loop repeats its template's problems: once each
        self.stack: list[_Context] = []
        self.bodies = self.heads = 0

        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # references such as &nbsp; are the caller's matter
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.CommentHandler = self.comment
        parser.ProcessingInstructionHandler = self.conditional
        parser.StartCdataSectionHandler = self.cdata
        parser.StartDoctypeDeclHandler = self.doctype
        parser.SkippedEntityHandler = self.entity

    def run(self) -> list[Problem]:
        text, faults = hide_conditional(self.source)
        if not text.isascii():
            faults += brackets_behind_letters(text)
        for offset, fault in faults:
            self.add(fault, *place_of(self.source, offset))
        if "<?" in self.source:
            fault = Fault("E116", "processing instructions are not supported", "remove the <? … ?>")
            self.add(fault, *place_of(self.source, self.source.index("<?")))
            return list(self.found)
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            fault, line, column = explain_syntax(text, error.code, error.lineno, error.offset + 1)
            self.add(fault, line, column)
        else:
            self.finish()
        return list(self.found)

    def finish(self) -> None:
        """What only the whole document shows."""
        for count, name, allowed in (
            (self.bodies, "mj-body", {1}),
            (self.heads, "mj-head", {0, 1}),
        ):
            if count not in allowed:
                what = f"{count} {name} tags" if count else f"no {name}"
                hint = f"write one {name} in mjml"
                self.add(Fault("E114", f"the document has {what}", hint), 1, 1)

    def add(self, fault: Fault, line: int, column: int) -> None:
        place = self.locate(line, column)
        self.found[place.problem(fault.code, fault.message, fault.hint)] = None

    def report(self, fault: Fault) -> None:
        """A problem at the place where the parser stands."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        if fault.attribute:
            offset = offset_of(self.source, line, column)
            tag = next(scan_tags(self.source[offset:]), None)
            for attribute in tag.attributes if tag else ():
                if attribute.name == fault.attribute:
                    line, column = place_of(self.source, offset + attribute.offset)
        self.add(fault, line, column)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        stack = self.stack
        if not stack:
            self.root(name, attributes)
            return
        parent = stack[-1]
        if len(stack) == MAX_DEPTH:
            hint = f"nest at most {MAX_DEPTH} tags"
            self.report(Fault("E115", f"<{name}> is nested too deep", hint))
        context = self.contexts.get(name)
        if context is None or parent.inside is parent:
            stack.append(parent.inside)
            self.html(name, attributes, parent)
            return
        if name not in parent.children:
            if "*" in parent.children and name not in self.data.unsupported:
                context = context.empty
            elif name in self.data.unsupported:
                self.report(unknown_tag(name, self.data))
            else:
                self.report(misplaced_tag(name, parent.tag, self.data))
        stack.append(context)
        if name == "mj-body":
            self.bodies += 1
        elif name == "mj-head":
            self.heads += 1
        if attributes:
            self.attributes(context, attributes)
        required = context.tag.required
        if required and (context is not context.empty or name == "mj-class"):
            for fault in missing_attributes(context.tag, attributes):
                self.report(fault)

    def root(self, name: str, attributes: dict[str, str]) -> None:
        """The outermost tag."""
        context = self.contexts["mjml"]
        self.stack.append(context)
        if name != "mjml":
            self.report(Fault("E114", f"the document begins with <{name}>", "begin with <mjml>"))
        else:
            self.attributes(context, attributes)

    def attributes(self, context: _Context, attributes: dict[str, str]) -> None:
        accepted = context.accepted
        for name, value in attributes.items():
            good = accepted.get(name, _NOTHING)
            if good is None or value in good:
                continue
            if name in _URLS and value[:4] in _SAFE_STARTS and name in accepted:
                continue
            fault = attribute_fault(context.tag, name, value)
            if fault is not None:
                self.report(fault)

    def html(self, name: str, attributes: dict[str, str], parent: _Context) -> None:
        """An element that is not MJML's, or one of MJML's among HTML."""
        if name[:2] in {"mj", "MJ", "Mj", "mJ"}:
            known = name in self.contexts and name not in self.data.unsupported
            self.report(
                misplaced_tag(name, parent.tag, self.data)
                if known
                else unknown_tag(name, self.data)
            )
        elif parent.tag.content != "html" and parent.inside is not parent:
            self.report(misplaced_tag(name, parent.tag, self.data))
        if name.lower() in REFUSED_HTML and (refused := html_tag_fault(name)):
            self.report(refused)
        for key, value in attributes.items():
            if key in _HARMLESS or (key in _URLS and value[:4] in _SAFE_STARTS):
                continue
            fault = html_attribute_fault(key, value)
            if fault is not None:
                self.report(fault)

    def end(self, _name: str) -> None:
        self.stack.pop()

    def text(self, data: str) -> None:
        context = self.stack[-1]
        if not context.text and data.strip(" \t\n\r"):
            # What an author wrote stands behind a token, which means nothing to anybody.
            shown = TOKEN.sub("…", " ".join(data.strip(" \t\n\r").split("\n")))
            name = context.tag.name
            message = f'text "{shown[:30]}" cannot stand in <{name}>'
            hint = "put it in mj-text" if name not in {"mjml", "mj-head"} else "remove it"
            # The text came in one piece: the parser stands behind it.
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            end = offset_of(self.source, line, column)
            start = self.source.rfind(">", 0, end) + 1
            start += len(self.source[start:end]) - len(self.source[start:end].lstrip())
            self.add(Fault("E108", message, hint), *place_of(self.source, start))

    def comment(self, text: str) -> None:
        if text.startswith("[") or "[endif" in text:
            hint = "write <!--[if mso]> … <![endif]-->"
            self.report(Fault("E106", "an Outlook comment that cannot be read", hint))
        if not text.isascii():
            # mrml cuts a comment at its eighth byte and panics inside a character.
            hint = "write a Jinja comment {# … #}"
            self.report(Fault("E116", "mjml-python takes only ASCII in a comment", hint))
        if not self.stack:
            return
        tag = self.stack[-1].tag
        if not tag.comments:
            hint = "write a Jinja comment {# … #}, or put it outside"
            self.report(Fault("E116", f"mjml-python takes no comment in <{tag.name}>", hint))

    def conditional(self, _target: str, _data: str) -> None:
        if self.stack and self.stack[-1].tag.conditional:
            return
        self.report(
            Fault("E116", "an Outlook comment cannot stand here", "put it in mj-raw or mj-text")
        )

    def cdata(self) -> None:
        self.report(Fault("E116", "CDATA is not supported", "write &lt; and &amp; in its place"))

    def doctype(self, *_arguments: object) -> None:
        self.report(Fault("E116", "a doctype is not supported", "remove it: the engine writes one"))

    def entity(self, name: str, is_parameter: bool) -> None:
        from html.entities import html5  # noqa: PLC0415 - 2,000 names that few documents need

        if is_parameter:
            return
        if f"{name};" not in html5:
            self.report(Fault("E106", f"unknown entity &{name};", "write &amp; for an ampersand"))
        elif self.stack and not self.stack[-1].text:
            tag = self.stack[-1].tag.name
            self.report(Fault("E108", f"text &{name}; cannot stand in <{tag}>", "remove it"))


def check_mjml(mjml: str, locate: Locate) -> list[Problem]:
    """Every problem of a rendered document that the engine would crash on, hide or garble.

    Args:
        mjml: The document; authors' text is behind tokens.
        locate: From line and column of ``mjml``, both from 1, to the author's file.
    """
    return _Preflight(mjml, locate).run()


_OFFSETS = late_pattern(r"(?: in root template)?(?: at position (\d+):\d+)?$")


def engine_error(error: ValueError, mjml: str, locate: Locate) -> ThemeError:
    """What mjml-python says, at a place in the author's file.

    Args:
        error: Its message ends in UTF-8 byte offsets (``at position 45:51``), or has none.
        mjml: The document as it was before ``normalise_units``.
    """
    said = str(error)
    found = _OFFSETS.search(said)
    line = column = 1
    if found is not None and found[1]:
        before = normalise_units(mjml).encode()[: int(found[1])].decode(errors="ignore")
        # Normalising moves no line, so the line is exact and the column nearly.
        line, column = place_of(before, len(before))
        column = min(column, len(mjml.split("\n")[line - 1]) + 1)
    said = said[: found.start()] if found is not None else said
    place = locate(line, column)
    hint = "simplify the markup at this place; the check of themes did not know this case"
    return ThemeError(place.problem("E118", f"mjml-python refuses the document: {said}", hint))
