"""What may stand where in MJML; shared by the check of sources and of the rendered document."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import unescape

from newsletter.dataclass import dataclass
from newsletter.fields import nearest
from newsletter.render.mjml_data import MjmlData, Tag, mjml_data

# Mail clients remove these or refuse the whole mail; <link> and <base> reach for the network.
REFUSED_HTML = frozenset(
    {"script", "form", "input", "textarea", "select", "iframe", "frame", "frameset"}
    | {"object", "embed", "applet", "base", "link"}
)
_URL_ATTRIBUTES = frozenset(
    {"href", "src", "action", "formaction", "background", "xlink:href", "poster"}
)
_RUNS_CODE = ("javascript:", "vbscript:", "data:text/html")


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem that does not know its place yet.

    Attributes:
        attribute: The attribute at fault; empty when it is the tag.
    """

    code: str
    message: str
    hint: str = ""
    attribute: str = ""


def suggest(word: str, known: Collection[str]) -> str:
    """The nearest known word as a remedy, or an empty string."""
    close = nearest(word, known)
    return f'did you mean "{close}"?' if close else ""


def unknown_tag(name: str, data: MjmlData) -> Fault:
    """A tag that MJML or the engine does not have."""
    if name == "mj-include":
        return Fault(
            "E116",
            "mj-include is not supported",
            "use {% include %}: it reports a missing file, and includes that never end",
        )
    if name in data.unsupported:
        return Fault("E116", f"mjml-python does not support {name}", "leave it out")
    known = data.tags.keys() - data.unsupported
    return Fault("E107", f"unknown tag <{name}>", suggest(name.lower(), known))


def misplaced_tag(name: str, parent: Tag, data: MjmlData) -> Fault:
    """A tag that its parent does not take."""
    if name in data.tags:
        parents = data.parents_of(name)
        hint = "it belongs in " + " or ".join(parents) if parents else "it is the outermost tag"
    elif parent.content == "text":
        hint = "it takes text only"
    else:
        hint = f"put <{name}> in mj-text, mj-table or mj-raw"
    return Fault("E108", f"<{name}> cannot stand in <{parent.name}>", hint)


def attribute_fault(tag: Tag, name: str, value: str | None) -> Fault | None:
    """What is wrong with one attribute of an MJML tag.

    Args:
        value: None when Jinja writes it, so that it is not known yet.
    """
    data = mjml_data()
    attributes = tag.attributes
    if tag.name in {"mj-all", "mj-class"}:
        attributes = {**data.default_attributes, **attributes}
    kind = attributes.get(name)
    if kind is None:
        hint = suggest(name, attributes) or f"{tag.name} has no such attribute"
        return Fault("E109", f'unknown attribute "{name}" of {tag.name}', hint, name)
    if name in tag.ignored:
        return Fault(
            "E116",
            f'mjml-python does not draw "{name}" of {tag.name}',
            "leave it out, or use css-class and styles.css",
            name,
        )
    if value is None:
        return None
    if tag.name == "mj-style" and name == "inline" and value == "inline":
        return Fault(
            "E116",
            'mjml-python does not inline <mj-style inline="inline">',
            "put the rules in styles.css, which is inlined",
            name,
        )
    if tag.name == "mj-raw" and name == "position":
        return Fault("E116", "mjml-python does not support mj-raw position", "leave it out", name)
    remedy = kind.fault(value)
    if remedy:
        return Fault("E119", f'{name}="{value}" of {tag.name} is not valid', remedy, name)
    if name in _URL_ATTRIBUTES and _runs_code(value):
        return _code_in(name)
    return None


def missing_attributes(tag: Tag, present: Collection[str]) -> Iterator[Fault]:
    """The attributes that a tag cannot do without."""
    for name in tag.required:
        if name not in present:
            hint = (
                'say what the picture shows, or alt="" for a decoration'
                if name == "alt"
                else f"add {name}"
            )
            yield Fault("E113", f"{tag.name} without {name}", hint)


def html_tag_fault(name: str) -> Fault | None:
    """An HTML tag that no email may have."""
    if name.lower() in REFUSED_HTML:
        return Fault("E117", f"<{name}> does not work in email", "leave it out")
    return None


def html_attribute_fault(name: str, value: str | None) -> Fault | None:
    """An HTML attribute that runs code, or takes the reader elsewhere."""
    lowered = name.lower()
    if lowered == "http-equiv" and value is not None and value.strip().lower() == "refresh":
        return Fault("E117", "it sends the reader to another page", "leave the <meta> out", name)
    if lowered.startswith("on"):
        return Fault("E117", f'event handler "{name}"', "leave it out", name)
    if value is not None and lowered in _URL_ATTRIBUTES and _runs_code(value):
        return _code_in(name)
    return None


def _runs_code(value: str) -> bool:
    # Browsers resolve references, and drop white space and control characters inside the scheme.
    return "".join(unescape(value).split()).lower().lstrip("\x00").startswith(_RUNS_CODE)


def _code_in(name: str) -> Fault:
    return Fault("E117", f'"{name}" runs code', "link to a page", name)
