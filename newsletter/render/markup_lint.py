"""Finds unknown tags and attributes in the markup of a template whose Jinja is blanked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from newsletter.render.markup_faults import VOID
from newsletter.render.markup_scan import DYNAMIC, ScannedTag, scan_tags
from newsletter.render.mjml_data import Tag, mjml_data
from newsletter.render.mjml_rules import (
    Fault,
    attribute_fault,
    html_attribute_fault,
    html_tag_fault,
    misplaced_tag,
    missing_attributes,
    unknown_tag,
)

_SPECIAL = re.compile(
    r"<!--(?!\[if|>)(?:(?!-->).)*?--(?!>)|<!\[CDATA\[|<!DOCTYPE|<\?", re.DOTALL | re.I
)
_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")


def markup_faults(blanked: str) -> list[tuple[int, Fault]]:
    """Faults with their offsets.

    Args:
        blanked: Source with ``DYNAMIC`` characters in place of Jinja. It may be a fragment, and
            branches may open a tag twice: nesting is judged only when all tags match.
    """
    faults = [*_special(blanked)]
    nesting: list[tuple[int, Fault]] = []
    stack: list[tuple[str, bool]] = []  # name, and whether inside mj-attributes
    balanced = True
    for scanned in scan_tags(blanked):
        if scanned.kind == "close":
            if stack and stack[-1][0] == scanned.name:
                stack.pop()
            else:
                balanced = False
            continue
        parent, in_attributes = stack[-1] if stack else ("", False)
        faults += _tag_faults(scanned, in_attributes=in_attributes)
        if parent and not in_attributes:
            nesting += _nesting_faults(scanned, stack)
        if scanned.kind == "open" and scanned.name.lower() not in VOID:
            stack.append((scanned.name, in_attributes or scanned.name == "mj-attributes"))
    if balanced and not stack:
        faults += nesting
    return faults


def _special(blanked: str) -> Iterator[tuple[int, Fault]]:
    for match in _REFERENCE.finditer(blanked):
        if f"{match[1]};" not in html5:
            fault = Fault("E106", f"unknown entity &{match[1]};", "write &amp; for an ampersand")
            yield match.start(), fault
    for match in _SPECIAL.finditer(blanked):
        said = match[0]
        if said.startswith("<!--"):
            fault = Fault("E106", "-- inside a comment", "write a single dash, or {# … #}")
            yield match.end() - 2, fault
        else:
            shown = said.rstrip("[").upper() + ("[" if said.endswith("[") else "")
            yield match.start(), Fault("E116", f"{shown} is not supported", "remove it")


def _tag_faults(scanned: ScannedTag, *, in_attributes: bool) -> Iterator[tuple[int, Fault]]:
    data = mjml_data()
    name = scanned.name
    if DYNAMIC in name:
        return
    tag = data.tags.get(name)
    if name in data.unsupported or (tag is None and name.lower().startswith("mj")):
        yield scanned.offset, unknown_tag(name, data)
        return
    if tag is None:
        yield from _html_faults(scanned)
        return
    for attribute in scanned.attributes:
        if DYNAMIC in attribute.name:
            continue
        if attribute.value is None or not (attribute.quoted or attribute.dynamic):
            hint = f'write {attribute.name}="…"'
            fault: Fault | None = Fault("E106", f'"{attribute.name}" has no quoted value', hint)
        else:
            value = None if attribute.dynamic or "&" in attribute.value else attribute.value
            fault = attribute_fault(tag, attribute.name, value)
            if fault is None and value is None and not attribute.dynamic:
                fault = html_attribute_fault(attribute.name, attribute.value)
        if fault is not None:
            yield attribute.offset, fault
    if not scanned.dynamic and (not in_attributes or name == "mj-class"):
        present = [attribute.name for attribute in scanned.attributes]
        for missing in missing_attributes(tag, present):
            yield scanned.offset, missing


def _html_faults(scanned: ScannedTag) -> Iterator[tuple[int, Fault]]:
    refused = html_tag_fault(scanned.name)
    if refused:
        yield scanned.offset, refused
    for attribute in scanned.attributes:
        fault = html_attribute_fault(attribute.name, attribute.value)
        if fault:
            yield attribute.offset, fault


def _nesting_faults(
    scanned: ScannedTag, stack: list[tuple[str, bool]]
) -> Iterator[tuple[int, Fault]]:
    data = mjml_data()
    parent = data.tags.get(stack[-1][0])
    child = data.tags.get(scanned.name)
    around = next((data.tags[name] for name, _ in reversed(stack) if name in data.tags), None)
    if parent is None:
        # In HTML: MJML cannot stand there when the HTML is a tag's content.
        if child is not None and around is not None and around.content != "elements":
            yield scanned.offset, misplaced_tag(scanned.name, around, data)
        return
    if _may_stand(scanned.name, child, parent):
        return
    yield scanned.offset, misplaced_tag(scanned.name, parent, data)


def _may_stand(name: str, child: Tag | None, parent: Tag) -> bool:
    if child is None:
        return parent.content == "html" or name.startswith("mj-")  # reported as unknown
    return name in parent.children or "*" in parent.children
