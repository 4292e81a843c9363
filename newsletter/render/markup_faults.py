"""Says in an author's words why markup is not well-formed."""

from __future__ import annotations

import re
from xml.parsers.expat import errors

from newsletter.render.markup_scan import ScannedTag, offset_of, place_of, scan_tags
from newsletter.render.mjml_rules import Fault

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_BARE_ATTRIBUTE = re.compile(r"<[A-Za-z][^<>]*?\s([^\s=<>\"'/]+)(?:\s*=\s*[^\s\"'<>]+)?\s*/?\Z")


def explain_syntax(text: str, code: int, line: int, column: int) -> tuple[Fault, int, int]:
    """The fault behind an error of expat, and its place.

    Args:
        text: The document.
        code: expat's error code.
        line: From 1.
        column: From 1, in characters.
    """
    offset = offset_of(text, line, column)
    said = errors.messages.get(code, "not well-formed")
    if said in (errors.XML_ERROR_TAG_MISMATCH, errors.XML_ERROR_NO_ELEMENTS):
        fault, offset = _unbalanced(text, offset)
    elif said == errors.XML_ERROR_DUPLICATE_ATTRIBUTE:
        fault = Fault("E106", "an attribute is written twice", "keep one of them")
    elif said == errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        fault = Fault("E106", "something stands after </mjml>", "end the document with </mjml>")
    elif said == errors.XML_ERROR_UNCLOSED_TOKEN:
        fault = Fault("E106", "a tag or comment is not closed", 'end it with ">" or "-->"')
    elif said == errors.XML_ERROR_SYNTAX:
        fault = Fault("E106", "the document does not begin with a tag", "begin with <mjml>")
    elif said == errors.XML_ERROR_BAD_CHAR_REF:
        fault = Fault("E106", "a reference to a character that does not exist", "remove it")
    elif said == errors.XML_ERROR_UNCLOSED_CDATA_SECTION:
        fault = Fault("E116", "CDATA is not supported", "write &lt; and &amp; in its place")
    else:
        fault, offset = _invalid(text, offset, said)
    return fault, *place_of(text, min(offset, len(text)))


def _unbalanced(text: str, offset: int) -> tuple[Fault, int]:
    """Which tag is not closed, or closed without being open."""
    opened: list[ScannedTag] = []
    for tag in scan_tags(text):
        if tag.kind == "open":
            opened.append(tag)
        elif tag.kind == "close":
            if not opened:
                return Fault("E106", f"</{tag.name}> closes nothing", "remove it"), tag.offset
            if opened[-1].name != tag.name:
                return _mismatch(opened, tag)
            opened.pop()
    if not opened:
        what = "the document is empty" if not text.strip() else "there is no tag"
        return Fault("E106", what, "write <mjml><mj-body>…</mj-body></mjml>"), 0
    return _unclosed(opened[-1]), opened[-1].offset


def _mismatch(opened: list[ScannedTag], close: ScannedTag) -> tuple[Fault, int]:
    inner = opened[-1]
    if inner.name.lower() in VOID:
        return _unclosed(inner), inner.offset
    if any(tag.name == close.name for tag in opened) and inner.name[:3] != "mj-":
        return _unclosed(inner), inner.offset
    if inner.name.startswith("mj-") and not close.name.startswith("mj"):
        return Fault("E106", f"</{close.name}> closes nothing", "remove it"), close.offset
    message = f"<{inner.name}> is closed by </{close.name}>"
    same = inner.name.lower() == close.name.lower()
    hint = f"write </{inner.name}>" + ("" if same else " first")
    return Fault("E106", message, hint), close.offset


def _unclosed(tag: ScannedTag) -> Fault:
    name = tag.name
    hint = f"write <{name}/>" if name.lower() in VOID else f"close it with </{name}>"
    return Fault("E106", f"<{name}> is not closed", hint)


def _invalid(text: str, offset: int, said: str) -> tuple[Fault, int]:
    """An invalid token: what it most likely is."""
    start = text.rfind("<", 0, offset + 1)
    here = text[offset : offset + 1]
    if here and ord(here) < 32 and here not in "\t\n\r":
        return Fault("E106", f"control character U+{ord(here):04X}", "remove it"), offset
    comment = text.rfind("<!--", 0, offset + 1)
    if comment >= 0 and text.find("-->", comment) + 2 >= offset:
        dashes = text.find("--", comment + 4)
        return Fault("E106", "-- inside a comment", "write a single dash"), dashes
    # expat stands at the character behind an ampersand or a bracket that begins nothing.
    if text[max(0, offset - 1) : offset] == "&" or here == "&":
        at = offset if here == "&" else offset - 1
        return Fault("E106", "an ampersand that begins nothing", "write &amp;"), at
    if text.startswith("<![", start) and start >= 0:
        hint = "use <!--[if !mso]><!--> … <!--<![endif]-->"
        return Fault("E106", "a bare <![ … ]> comment", hint), start
    if text.startswith("]]>", max(0, offset - 2)) or text.startswith("]]>", offset):
        return Fault("E106", "]]> in text", "write ]]&gt;"), offset
    outer = text.rfind("<", 0, offset) if here == "<" else start
    if outer >= 0 and ">" not in text[outer:offset] and re.match(r"</?[A-Za-z]", text[outer:]):
        return _invalid_tag(text, outer, offset)
    if start >= 0 and not re.match(r"</?[A-Za-z]", text[start : start + 3]):
        return Fault("E106", "a bare < in text", "write &lt;"), start
    return Fault("E106", f"not well-formed: {said}", "write it as XML"), offset


def _invalid_tag(text: str, start: int, offset: int) -> tuple[Fault, int]:
    """What is wrong in a tag that begins at ``start``."""
    name = re.split(r"[\s/>]", text[start + 1 : offset], maxsplit=1)[0]
    tag = text[start:offset]
    if text[offset : offset + 1] == "<":
        if tag.count('"') % 2 or tag.count("'") % 2:
            return Fault("E106", "a < in an attribute's value", "write &lt;, or end it"), offset
        return Fault("E106", f"the tag <{name}> is not closed", 'end it with ">"'), start
    bare = _BARE_ATTRIBUTE.match(tag.removesuffix("=").rstrip().removesuffix("="))
    if bare is not None:
        fault = Fault("E106", f'"{bare[1]}" has no quoted value', f'write {bare[1]}="…"')
        return fault, start + bare.start(1)
    hint = 'write attributes as name="value"'
    return Fault("E106", f"the tag <{name}> cannot be read", hint), offset


_NOT_TEXT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_BRACKET_BEHIND = re.compile(r"[^\x00-\x7f][^>]*(>)")


def brackets_behind_letters(text: str) -> list[tuple[int, Fault]]:
    """Every ``>`` in text behind a character that is not ASCII, with its offset.

    mjml-python 1.4.2 panics at it, with an exception that is no ``Exception`` (``é > b``, seen
    2026-11-23).
    """
    text = _NOT_TEXT.sub(lambda match: " " * len(match[0]), text)
    ends = [(tag.offset, tag.end) for tag in scan_tags(text)]
    faults = []
    done = 0
    for start, end in [*ends, (len(text), len(text))]:
        found = _BRACKET_BEHIND.search(text, done, start)
        if found is not None:
            fault = Fault("E116", "mjml-python fails at > behind a letter like é", "write &gt;")
            faults.append((found.start(1), fault))
        done = end
    return faults
