"""What MJML knows: tags, attributes, values and children, read once from ``data/``.

``data/mjml.json`` holds the facts of the MJML package, ``data/engine.json`` what mjml-python makes
of them; both name their source and date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from newsletter.dataclass import dataclass

Content: TypeAlias = Literal["elements", "text", "html"]

_COLOR = re.compile(
    r"#[0-9a-fA-F]{6}|rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)"
    r"|rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(?:0|1|0?\.\d+|1\.0+)\s*\)"
)
_SHORT_COLOR = re.compile(r"#[0-9a-fA-F]{3}")
_NUMBER = re.compile(r"(-?)(?:\d+(?:\.\d+)?|\.\d+)([A-Za-z%]*)")
# Values repeat from mail to mail; this many of one type are remembered.
_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class ValueType:
    """The type of an attribute's value, as the MJML package writes it.

    Attributes:
        spec: ``unit(px,%){1,4}``, ``color``, ``enum(left,right)``, ``integer``, ``boolean``,
            ``string``.
        kind: What stands before the parenthesis.
        words: The units or the words that are accepted; the colour names of a colour.
        most: How many lengths may stand beside each other.
        accepted: Values that were found good, for the quick answer.
    """

    spec: str
    kind: str
    words: frozenset[str] = frozenset()
    most: int = 1
    accepted: set[str] = field(default_factory=set, compare=False, repr=False)

    def fault(self, value: str) -> str:
        """Why a value is not of this type, as a remedy; empty when it is."""
        if self.kind == "string" or value in self.accepted:
            return ""
        remedy = self._fault(value)
        if not remedy and len(self.accepted) < _REMEMBERED:
            self.accepted.add(value)
        return remedy

    def _fault(self, value: str) -> str:
        if self.kind == "color":
            return self._color_fault(value)
        if self.kind.startswith("unit"):
            return self._unit_fault(value)
        if self.kind == "integer":
            return "" if value.isascii() and value.isdigit() else "write a whole number"
        known = self.words if self.kind == "enum" else frozenset({"true", "false"})
        if value in known:
            return ""
        return "write one of " + ", ".join(sorted(word for word in known if word))

    def _color_fault(self, value: str) -> str:
        # "none" and "transparent" are what MJML's own templates use to unset a colour.
        if value in self.words or value in {"none", "transparent"} or _COLOR.fullmatch(value):
            return ""
        if _SHORT_COLOR.fullmatch(value):
            six = "#" + "".join(digit * 2 for digit in value[1:])
            return f"write six digits: {six}"  # Outlook misreads three in an attribute
        return "write a colour as #rrggbb, rgb(r, g, b), rgba(r, g, b, a) or by its name"

    def _unit_fault(self, value: str) -> str:
        units = sorted(unit for unit in self.words if unit not in {"", "auto"})
        parts = value.split()
        if not 1 <= len(parts) <= self.most:
            return f"write {'one length' if self.most == 1 else f'1 to {self.most} lengths'}"
        for part in parts:
            if part == "auto" and "auto" in self.words:
                continue
            number = _NUMBER.fullmatch(part)
            if number is None:
                return "write a number with " + " or ".join(units)
            sign, unit = number.groups()
            if sign and self.kind != "unitWithNegative":
                return "write a length that is not negative"
            if unit not in self.words and part != "0":
                if unit:
                    return f'write {" or ".join(units)} in place of "{unit}"'
                return f"write the unit: {part}{'px' if 'px' in self.words else units[0]}"
        return ""

    @property
    def takes_px(self) -> bool:
        """Whether a bare 0 of this type means ``0px``."""
        return self.kind.startswith("unit") and "px" in self.words and "" not in self.words


@dataclass(frozen=True, slots=True)
class Tag:
    """One MJML tag.

    Attributes:
        attributes: With the two that every tag takes.
        children: MJML tags that may stand in it.
        content: What else may: nothing, text, or HTML.
        required: Attributes that it cannot do without.
        ignored: Attributes that MJML knows and mjml-python leaves out silently.
        comments: Whether a comment may stand in it.
        conditional: Whether an Outlook comment may.
    """

    name: str
    attributes: Mapping[str, ValueType]
    children: frozenset[str]
    content: Content
    required: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()
    comments: bool = True
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class MjmlData:
    """Everything that is known.

    Attributes:
        tags: By name.
        unsupported: Tags that MJML has and mjml-python does not.
        default_attributes: Attributes of any tag, for ``mj-all`` and ``mj-class``.
        tight: Tags in which mjml-python accepts white space only when it begins with a newline.
    """

    tags: Mapping[str, Tag]
    unsupported: frozenset[str]
    default_attributes: Mapping[str, ValueType]
    tight: Collection[str]

    def parents_of(self, child: str) -> list[str]:
        """The tags in which a tag may stand."""
        return [tag.name for tag in self.tags.values() if child in tag.children]


# An image without alt text is announced by its file name; mj-class without a name is refused by
# mjml-python with no place at all.
_REQUIRED = {"mj-image": ("alt",), "mj-carousel-image": ("alt",), "mj-class": ("name",)}


def _read(name: str) -> Any:
    return json.loads(Path(__file__).with_name("data").joinpath(name).read_bytes())


def _value_type(spec: str, colors: frozenset[str]) -> ValueType:
    kind, _, rest = spec.partition("(")
    words, _, count = rest.partition(")")
    if kind == "color":
        return ValueType(spec, kind, colors)
    most = int(count.strip("{}").split(",")[-1]) if count else 1
    return ValueType(spec, kind, frozenset(words.split(",")) if rest else frozenset(), most)


@cache
def mjml_data() -> MjmlData:
    """The data, read at first use (about 1 ms)."""
    facts, engine = _read("mjml.json"), _read("engine.json")
    colors = frozenset(facts["colors"])
    types: dict[str, ValueType] = {}

    def typed(attributes: Mapping[str, str]) -> dict[str, ValueType]:
        for spec in attributes.values():
            if spec not in types:
                types[spec] = _value_type(spec, colors)
        return {name: types[spec] for name, spec in attributes.items()}

    everywhere = typed(facts["global_attributes"])
    default_attributes = dict(everywhere)
    tags = {}
    # Only what is drawn has classes: mjml-python stops at them on mj-raw and mj-attributes.
    undrawn = {"mjml", "mj-head", *facts["tags"]["mj-head"]["children"]}
    html, text = frozenset(engine["html_content"]), frozenset(engine["text_content"])
    for name, fact in facts["tags"].items():
        own = typed(fact["attributes"])
        if name.startswith("mj-") and fact["attributes"]:
            default_attributes |= {key: kind for key, kind in own.items() if key != "name"}
        refused = set(engine["refused_children"].get(name, ())) | set(engine["unsupported_tags"])
        tags[name] = Tag(
            name,
            own if name in undrawn else own | everywhere,
            frozenset(fact["children"]) - refused,
            "html" if name in html else "text" if name in text else "elements",
            _REQUIRED.get(name, ()),
            frozenset(engine["ignored_attributes"].get(name, ())),
            name not in engine["comments_refused"],
            name in engine["conditional_comments"],
        )
    return MjmlData(
        tags, frozenset(engine["unsupported_tags"]), default_attributes, engine["tight_content"]
    )
