"""The issue -> the structured document, which reads back as the same issue."""

from __future__ import annotations

from typing import Any, TypeAlias

from newsletter.content.terms import write_terms
from newsletter.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.finding import Ignore
from newsletter.model.inline import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
)
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.sponsor import SponsorPlacement, SponsorSlot

Document: TypeAlias = dict[str, Any]


def issue_to_document(issue: Issue) -> Document:
    """The issue as plain JSON types.

    Editor's notes and places are left out, and so is what ``assemble`` adds to pictures.

    Raises:
        ValueError: If the issue has been assembled: filled sponsor slots have no written form.
    """
    return _filled(
        date=issue.date.isoformat(),
        subject=_rich(issue.subject),
        preheader=_rich(issue.preheader),
        topics=list(issue.topics),
        language=issue.language,
        ignore=[_ignore(it) for it in issue.ignores],
        parts=[_part(part) for part in issue.parts],
    )


def _ignore(ignore: Ignore) -> Document:
    until = ignore.until.isoformat() if ignore.until else ""
    return _filled(code=ignore.code, reason=ignore.reason, until=until)


def _filled(**values: Any) -> Document:
    """The values that say something; an empty one is the same as none."""
    return {key: value for key, value in values.items() if value not in ("", [], None)}


def _part(part: Part) -> Document:
    if isinstance(part, Lead):
        return _filled(
            type="lead",
            headline=_rich(part.headline),
            url=part.url,
            kicker=part.kicker,
            dek=_rich(part.dek),
            byline=_rich(part.byline),
            hero=_figure(part.hero),
            **write_terms(part.terms),
            blocks=_blocks(part.blocks),
        )
    if isinstance(part, More | Section):
        kind = "more" if isinstance(part, More) else "section"
        return _filled(type=kind, title=_rich(part.title), blocks=_blocks(part.blocks))
    return _placement(part)


def _placement(part: SponsorPlacement | SponsorSlot) -> Document:
    if isinstance(part, SponsorSlot):
        raise ValueError("an assembled issue has no structured form")  # noqa: TRY004
    return _filled(type="sponsor", sponsor=part.sponsor, creative=part.creative, slot=part.slot)


def _blocks(blocks: Blocks) -> list[Document]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Document:
    match block:
        case Paragraph():
            return {"type": "paragraph", "text": _rich(block.text)}
        case Heading():
            return {"type": "heading", "level": block.level, "text": _rich(block.text)}
        case Quote():
            blocks = {"type": "quote", "blocks": _blocks(block.blocks)}
            return blocks | _filled(attribution=_rich(block.attribution))
        case List():
            items = [_blocks(entry) for entry in block.items]
            return {"type": "list", "items": items} | _filled(start=block.start)
        case Figure():
            return {"type": "figure"} | (_figure(block) or {})
        case CodeBlock():
            return {"type": "code", "value": block.value}
        case Divider():
            return {"type": "divider"}
        case Item():
            return _item(block)
    return _placement(block)


def _item(item: Item) -> Document:
    document = _filled(
        type="item",
        kind=item.kind,
        title=_rich(item.title),
        url=item.url,
        image=_figure(item.image),
        kicker=item.kicker,
        source=item.source,
        duration=item.duration,
        **write_terms(item.terms),
        blocks=_blocks(item.blocks),
    )
    return document | ({"compact": True} if item.compact else {})


def _figure(figure: Figure | None) -> Document | None:
    if figure is None:
        return None
    return (
        {"src": figure.src}
        | _filled(alt=figure.alt, caption=figure.caption, credit=figure.credit, href=figure.href)
        | write_terms(figure.terms)
    )


def _rich(nodes: Inlines) -> str | list[Any]:
    if len(nodes) == 1 and isinstance(nodes[0], Text) and nodes[0].value:
        return nodes[0].value
    return [_inline(node) for node in nodes]


def _inline(node: Inline) -> str | Document:
    match node:
        case Text():
            return node.value
        case Strong():
            return {"strong": _rich(node.children)}
        case Emphasis():
            return {"emphasis": _rich(node.children)}
        case Strikethrough():
            return {"strikethrough": _rich(node.children)}
        case Code():
            return {"code": node.value}
        case Link():
            return {"link": _rich(node.children), "url": node.url}
        case LineBreak():
            return {"break": True}
        case MergeTag():
            return {"merge_tag": node.name} | _filled(fallback=node.fallback)
