"""A finished email to the features that it uses, in one walk over its tree.

An element is read once for each way in which it is written: a daily email has hundreds of cells
and a few dozen kinds of them, the same ones as yesterday's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from newsletter.check.clients.declarations import (
    Declaration,
    declaration_features,
    declarations,
)
from newsletter.check.clients.fallbacks import hidden_twice, style_cover
from newsletter.check.clients.features import index
from newsletter.check.clients.pictures import candidates, picture_features
from newsletter.check.clients.sheet import Rule, read_sheet
from newsletter.check.clients.use import Audience, Use, intern_use
from newsletter.dataclass import dataclass

Key: TypeAlias = tuple[Any, ...]

_NOTHING: frozenset[str] = frozenset()
# An element's children are shown by a client that does not know it.
_FILLED = frozenset({"audio", "object", "picture", "svg", "video", "meter", "progress", "ruby"})
_LISTS = frozenset({"ol", "ul"})
# "[if !mso]><!" begins what Outlook is kept from, "<![endif]" ends it. Every comment without a
# tag in it that ends so is one of the two.
_SWITCH = re.compile(r"\s*(?:\[if\s+!\s*mso[^\]]*\]>\s*<!(?:--)?|<!\[endif\])\s*\Z")
_IF = re.compile(r"\s*\[if\s+((?!!)[^\]]*)\]>")
# The data knows Outlook 2007 (12) and later; its newest verdicts are not for the older ones.
_OLD = re.compile(r"\blte?\s+mso\s+(?:9|1[0-4])\b")
_TAG = re.compile(r"<([a-zA-Z][\w:]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_LARGE_SHEET_BYTES = 16 * 1024
"""Gmail drops a longer style sheet. Source: the data's note on <style>, read 2026-05-13."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What an email uses.

    Attributes:
        uses: Each kind once.
        ghosts: Outlook gets tables of fixed width in conditional comments.
    """

    uses: frozenset[Use]
    ghosts: bool


_KEPT = 8192
_elements: dict[Key, tuple[Use, ...]] = {}
_comments: dict[str, tuple[Use, ...]] = {}


def find_uses(root: Any) -> Usage:
    """The features that an email uses.

    Args:
        root: The ``html`` element of a tree that ``lxml.html`` parsed, comments kept.
    """
    seen: dict[Audience, dict[Key, tuple[Use, ...]]] = {"all": {}, "outlook": {}, "others": {}}
    comments: dict[str, None] = {}
    sheets: list[Any] = []
    audience: Audience = "all"
    known = seen[audience]
    comment = etree.Comment
    for node in root.iter():
        tag = node.tag
        if tag is comment:
            text = node.text
            if text not in comments:
                comments[text] = None
            if _SWITCH.match(text):
                audience = "others" if text.lstrip().startswith("[if") else "all"
                known = seen[audience]
        elif isinstance(tag, str):
            key = (tag, tag in _FILLED and _has_content(node), *node.items())
            if key not in known:
                known[key] = _element(key, audience)
            if tag == "style":
                sheets.append(node)
    uses: set[Use] = set(_document(root, commented=bool(comments)))
    for bundles in seen.values():
        uses.update(*bundles.values())
    uses.update(*map(_in_comment, comments))
    for node in sheets:
        in_body = any(parent.tag == "body" for parent in node.iterancestors())
        uses.update(_sheet(node.text or "", node.get("media", ""), seen, in_body=in_body))
    return Usage(frozenset(uses), any(map(_is_ghost, comments)))


def _document(root: Any, *, commented: bool) -> Iterator[Use]:
    table = index()
    for slug in table.document.get("comment", ()) if commented else ():
        yield intern_use(slug, "markup", value="<!-- -->")
    doctype = root.getroottree().docinfo.doctype
    if doctype.lower() == "<!doctype html>":
        for slug in table.document.get("doctype", ()):
            yield intern_use(slug, "markup", value=doctype)


def _has_content(node: Any) -> bool:
    """Whether something is shown where an element is not known: words, a picture or a link."""
    return bool(
        "".join(node.itertext()).strip() or node.find(".//img") is not None or node.tag == "ruby"
    )


def _element(key: Key, audience: Audience) -> tuple[Use, ...]:
    """An element's uses; ``key`` is its name, whether it has content, and its attributes."""
    kept = (audience, *key)
    found = _elements.get(kept)
    if found is None:
        if len(_elements) >= _KEPT:
            _elements.clear()
        tag, filled, *items = key
        attributes = {str(name).lower(): str(value) for name, value in items}
        found = tuple(dict.fromkeys(_read(tag.lower(), attributes, audience, filled=filled)))
        _elements[kept] = found
    return found


def _read(
    tag: str, attributes: Mapping[str, str], audience: Audience, *, filled: bool = False
) -> Iterator[Use]:
    table = index()
    # A style on VML is Outlook's own language, of which the data says nothing.
    said = declarations("" if ":" in tag else attributes.get("style", ""))
    cover = "content" if filled else ""
    if any(one.name == "display" and one.value.lower() == "none" for one in said):
        cover = "hidden"
    if tag == "link" and "font" in attributes.get("href", ""):
        cover = "fonts"
    detail = " ".join(attributes) if tag in _LISTS else ""
    for slug in table.elements.get(tag, ()):
        if tag != "style":  # a sheet is judged with its rules
            yield intern_use(slug, "markup", tag, "", detail, _NOTHING, cover, audience)
    for test in table.element_tests.get(tag, ()):
        value = attributes.get(test.attribute, "")
        if test.pattern.search(value):
            value = value if test.attribute == "href" else value.strip().lower()
            yield intern_use(
                test.slug, "markup", tag, test.attribute, value, _NOTHING, cover, audience
            )
    for name, value in attributes.items():
        for slug in table.attributes.get(name, ()):
            instead = "source" if name in {"srcset", "sizes"} and "src" in attributes else cover
            shown = "" if name.startswith("aria-") else value
            yield intern_use(slug, "markup", tag, name, shown, _NOTHING, instead, audience)
    yield from _pictures(tag, attributes, audience)
    yield from _styles(tag, said, attributes, audience)


def _pictures(tag: str, attributes: Mapping[str, str], audience: Audience) -> Iterator[Use]:
    """The pictures that an element shows; one of several candidates has the others beside it."""
    addresses: list[tuple[str, str, str]] = []
    if tag in {"img", "input", "image"} and "src" in attributes:
        addresses.append(("src", attributes["src"], ""))
    if "background" in attributes:
        cover = "background" if "bgcolor" in attributes else ""
        addresses.append(("background", attributes["background"], cover))
    if "srcset" in attributes:
        # A <source> stands beside the <img> of its <picture>.
        cover = "source" if tag == "source" or "src" in attributes else ""
        addresses += [("srcset", one, cover) for one in candidates(attributes["srcset"])]
    for name, address, cover in addresses:
        shown = address if len(address) <= 200 else address[:200]
        for slug in picture_features(address):
            yield intern_use(slug, "markup", tag, name, shown, _NOTHING, cover, audience)
    media_type = attributes.get("type", "").strip().lower() if tag == "source" else ""
    for slug in index().media_types.get(media_type, ()):
        yield intern_use(slug, "markup", tag, "type", media_type, _NOTHING, "source", audience)


def _styles(
    tag: str, said: Sequence[Declaration], attributes: Mapping[str, str], audience: Audience
) -> Iterator[Use]:
    traits = _traits(said, attributes)
    for one in said:
        cover = style_cover(tag, one, said, attributes)
        of_property, of_value = declaration_features(one.name, one.value)
        for slug in (*of_property, *of_value):
            yield intern_use(slug, "inline", tag, one.name, one.value, traits, cover, audience)
        if one.important:
            value = f"{one.value}{one.important}"
            for slug in index().sheet.get("important", ()):
                yield intern_use(slug, "inline", tag, one.name, value, traits, cover, audience)
    if "/*" in attributes.get("style", ""):
        for slug in index().sheet.get("comment", ()):
            yield intern_use(slug, "inline", tag, "", "/* */", _NOTHING, "", audience)


def _traits(said: Sequence[Declaration], attributes: Mapping[str, str]) -> frozenset[str]:
    traits = set()
    if "bgcolor" in attributes or any(one.name.startswith("background") for one in said):
        traits.add("background")
    if hidden_twice(said):
        traits.add("doubled")
    return frozenset(traits) if traits else _NOTHING


def _in_comment(text: str) -> tuple[Use, ...]:
    """The uses inside a comment for Outlook, whose text is no part of the tree."""
    found = _comments.get(text)
    if found is None:
        if len(_comments) >= _KEPT:
            _comments.clear()
        found = _comments[text] = tuple(dict.fromkeys(_commented(text)))
    return found


def _is_ghost(comment: str) -> bool:
    return "<table" in comment and bool(_IF.match(comment))


def _commented(text: str) -> Iterator[Use]:
    condition = _IF.match(text)
    if condition is None or _OLD.search(condition[1]):
        return
    for tag in _TAG.finditer(text, condition.end()):
        items = tuple(
            (match[1].lower(), (match[2] or "").strip("\"'"))
            for match in _ATTRIBUTE.finditer(tag[2])
        )
        yield from _element((tag[1].lower(), False, *items), "outlook")


def _sheet(
    text: str, media: str, seen: Mapping[Audience, Mapping[Key, object]], *, in_body: bool
) -> frozenset[Use]:
    """The uses of a style sheet, each with what stands in for its rule in this email."""
    rules = read_sheet(text, media)
    open_rules = [rule for rule in rules if not rule.cover]
    if not open_rules:
        return _ruled(text, media, (), in_body=in_body)
    styled = [key for keys in seen.values() for key in keys]
    covers = tuple(_inline_cover(rule, styled) for rule in open_rules)
    return _ruled(text, media, covers, in_body=in_body)


@lru_cache(256)
def _ruled(text: str, media: str, covers: tuple[str, ...], *, in_body: bool) -> frozenset[Use]:
    """The uses of a sheet; ``covers`` are those of its rules that depend on the email."""
    uses = set()
    remaining = iter(covers)
    for rule in read_sheet(text, media):
        cover = rule.cover or next(remaining)
        for one in rule.found:
            uses.add(intern_use(one.slug, "sheet", "", one.name, one.value, _NOTHING, cover))
    size = " large" if len(text.encode()) > _LARGE_SHEET_BYTES else ""
    where = f"{'body' if in_body else 'head'}{size}"
    cover = "" if "" in covers else "enhancing"
    for slug in index().elements.get("style", ()):
        uses.add(intern_use(slug, "markup", "style", "", where, _NOTHING, cover))
    return frozenset(uses)


def _inline_cover(rule: Rule, styled: Iterable[Key]) -> str:
    """What stands in for a rule: ``inline`` if each of its elements says its properties itself."""
    chosen = [key for key in styled if _is_for(rule, key)]
    if rule.subjects and not chosen:
        return "unused"
    for key in chosen:
        names = {one.name for one in declarations(dict(key[2:]).get("style", ""))}
        if not all(_has(name, names) for name in rule.needed):
            return ""
    return "inline" if rule.subjects else ""


def _is_for(rule: Rule, key: Key) -> bool:
    attributes = dict(key[2:])
    classes = attributes.get("class", "").split()
    identifier = attributes.get("id", "")
    return any(subject.meets(key[0], identifier, classes) for subject in rule.subjects)


def _has(name: str, names: set[str]) -> bool:
    """Whether a property is said, itself or by its shorthand."""
    return name in names or name.partition("-")[0] in names
