"""Our parser's shortcuts leave markdown-it's tokens as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsletter.content.parser import markdown_parser

# What is syntax of ours alone is left out: braces, directives, comments.
_INLINE = st.lists(
    st.sampled_from(
        (
            *("*", "**", "***", "_", "__", "~~", "`", "[", "]", "](", "(", ")", "!", "![", "\\"),
            *("[a b](https://e.org/x_y)", "[a](b)", "[*a*](b)", "[a](b 'c')", "[a][r]", "[r]"),
            *(
                " *a b*",
                " **a b.** ",
                "*a*, ",
                "**86.** ",
                "*é*’",
                "a*b*",
                "*a**",
                "<https://e.org>",
            ),
            *(
                "a",
                "b ",
                "86.",
                " ",
                "  \n",
                "\n",
                "&amp;",
                "&",
                "<",
                ">",
                "“",
                "’",
                "日本",
                "\xa0",
            ),
        )
    ),
    max_size=14,
).map("".join)
_LINES = st.lists(
    st.sampled_from(
        (
            *(
                "# ",
                "## ",
                "#",
                "###### ",
                "####### ",
                "> ",
                ">",
                "- ",
                "* ",
                "+ ",
                "-",
                "1. ",
                "2) ",
            ),
            *(
                "    ",
                "  ",
                "\t",
                " ",
                "```",
                "~~~ x",
                "---",
                "***",
                "_ _ _",
                "===",
                "[r]: https://e.org/",
            ),
            *("a", "words", "[r]", "`a`", "0", "#a", "\n", "\n", "\n", "\n\n", "\\", '"t"'),
        )
    ),
    max_size=20,
).map("".join)


def _stock() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.enable("strikethrough")
    parser.disable(["html_block", "lheading", "text_join", "fragments_join", "html_inline"])
    parser.normalizeLink = parser.normalizeLinkText = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda _: True  # type: ignore[method-assign]
    return parser


def _told(tokens: Sequence[Token]) -> list[dict[str, Any]]:
    """The tokens without their places, which markdown-it does not know."""
    told = [token.as_dict(children=False) for token in tokens]
    for entry, token in zip(told, tokens, strict=True):
        entry["meta"] = None
        entry["children"] = _told(token.children or ())
    return told


@settings(max_examples=400)
@given(_INLINE)
def test_words_links_and_emphasis_are_markdown_its(text: str) -> None:
    """Text, plain links and plain emphasis taken at once are what the rules make one by one."""
    ours = markdown_parser(front_matter=False).parseInline(text)
    assert _told(ours) == _told(_stock().parseInline(text))


@settings(max_examples=400)
@given(_LINES)
def test_blocks_are_markdown_its(text: str) -> None:
    """Asking only the rules that a line's first character can begin finds the same blocks."""
    ours = markdown_parser(front_matter=False).parse(text)
    assert _told(ours) == _told(_stock().parse(text))
