"""Undoing any one of the precautions that keep an email whole is noticed.

Each case builds one workspace twice through the real command: as it is, when all must hold, and
with one precaution undone, when the proof of the build refuses the email or the finished bytes
show the damage.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

import mjml
import premailer.merge_style
import pytest
from markupsafe import Markup
from theme_desk import Built, Desk

from newsletter.errors import FidelityError
from newsletter.render import css_check, html, inline, pipeline, tokens
from newsletter.render import mjml as mjml_step
from newsletter.render.fidelity import prove_lossless

Undo = Callable[[pytest.MonkeyPatch], None]
NEVER = re.compile(r"(?!)()")
JOINED = "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}\u00a0e\u0301"


def option(**changed: Any) -> Undo:
    """Another value for an option of premailer."""

    def undo(patch: pytest.MonkeyPatch) -> None:
        ours, declarations, selectors = inline._engine()

        class Changed(ours):  # type: ignore[misc,valid-type]
            def __init__(self, *arguments: Any, **options: Any) -> None:
                super().__init__(*arguments, **{**options, **changed})

        patch.setattr(inline, "_engine", lambda: (Changed, declarations, selectors))

    return undo


def basic_attributes(patch: pytest.MonkeyPatch) -> None:
    ours, declarations, selectors = inline._engine()

    class Changed(ours):  # type: ignore[misc,valid-type]
        _style_to_basic_html_attributes = ours.__mro__[1]._style_to_basic_html_attributes

    patch.setattr(inline, "_engine", lambda: (Changed, declarations, selectors))


def ignore_marks(patch: pytest.MonkeyPatch) -> None:
    ours, declarations, selectors = inline._engine()

    class Changed(ours):  # type: ignore[misc,valid-type]
        def __init__(self, root: Any, **options: Any) -> None:
            for style in root.iter("style"):
                del style.attrib["data-premailer"]
            super().__init__(root, **options)

    patch.setattr(inline, "_engine", lambda: (Changed, declarations, selectors))


def split(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(css_check, "split_css", lambda text, _: css_check.ThemeCss(text, ""))


def html_method(patch: pytest.MonkeyPatch) -> None:
    class Xml:
        fromstring, HTMLParser = inline.etree.fromstring, inline.etree.HTMLParser
        XPathError = inline.etree.XPathError

        @staticmethod
        def tostring(root: Any, **_: Any) -> str:
            return str(inline_tostring(root, encoding="unicode"))

    inline_tostring = inline.etree.tostring
    patch.setattr(inline, "etree", Xml)


def default_fonts(patch: pytest.MonkeyPatch) -> None:
    compile_it = mjml.mjml2html
    patch.setattr(mjml, "mjml2html", lambda text, **_: compile_it(text))


def merge_tag_tokens(patch: pytest.MonkeyPatch) -> None:
    def bare(self: Any, tag: Any) -> Markup:
        return Markup(escape(self._tags.code(tag)))

    patch.setattr(html.HtmlRendering, "_tag", bare)


def address_tokens(patch: pytest.MonkeyPatch) -> None:
    def bare(self: Any, url: str, location: Any = None) -> Markup:
        return Markup(escape(self._tags.url(url, location)))

    patch.setattr(html.HtmlRendering, "_href", bare)


def text_tokens(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tokens.Tokens, "text", lambda self, text: Markup(self.escape(text)))


def theme_tokens(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tokens.Tokens, "hold_delicate", lambda _, markup: markup)


def escapes(patch: pytest.MonkeyPatch) -> None:
    make = tokens.Tokens.__init__
    patch.setattr(tokens.Tokens, "__init__", lambda self, _=(): make(self))


def stock_merging(patch: pytest.MonkeyPatch) -> None:
    inline._engine()
    module = __import__("premailer.premailer").premailer
    patch.setattr(module, "merge_styles", premailer.merge_style.merge_styles)
    patch.setattr(module, "csstext_to_pairs", premailer.merge_style.csstext_to_pairs)


def nothing(_: Desk) -> None:
    """The workspace as it is."""


def section(content: str) -> Callable[[Desk], None]:
    return lambda desk: desk.section(content)


def styles(css: str, content: str = "") -> Callable[[Desk], None]:
    def prepare(desk: Desk) -> None:
        desk.styles(css)
        desk.section(content or '<mj-text css-class="cell">x</mj-text>')

    return prepare


def body(text: str) -> Callable[[Desk], None]:
    return lambda desk: desk.issue(text)


@dataclass(frozen=True)
class Case:
    """A precaution.

    Attributes:
        undo: Takes it away.
        prepare: What makes it needed.
        holds: What is true of the finished bytes.
        code: What the build says when it is undone; empty if only ``holds`` notices.
    """

    name: str
    undo: Undo
    prepare: Callable[[Desk], None] = nothing
    holds: Callable[[Built], bool] = field(default=lambda built: built.exit_code == 0)
    code: str = ""
    platform: str = "none"


def shows(wanted: str) -> Callable[[Built], bool]:
    return lambda built: wanted in built.html


def lacks(unwanted: str) -> Callable[[Built], bool]:
    return lambda built: unwanted not in built.html


PICTURE = '<p><img class="cell" src="https://x.example/p.png" alt="p" width="40" /></p>'

CASES = (
    Case(
        "the doctype is written by us",
        lambda patch: patch.setattr(inline, "DOCTYPE", ""),
        code="E150",
    ),
    Case("MJML's own sheets are marked to be ignored", ignore_marks, code="E1"),
    Case(
        "attributes are not made from declarations",
        basic_attributes,
        styles(".cell { width: 100%; text-align: left }", f"<mj-text>{PICTURE}</mj-text>"),
        code="E150",
    ),
    Case(
        "floating pictures are left alone",
        option(align_floating_images=True),
        styles(".cell { float: left }", f"<mj-text>{PICTURE}</mj-text>"),
        code="E150",
    ),
    Case(
        "the document is written as HTML",
        html_method,
        section('<mj-text><span class="cell"></span></mj-text>'),
        code="E150",
    ),
    Case(
        "an existing style is not written anew",
        stock_merging,
        styles(".cell { color: red }", '<mj-text css-class="cell">x</mj-text>'),
        code="E150",
    ),
    Case(
        "what cannot be inlined goes to the head",
        split,
        styles(".cell:hover { width: 1px }"),
        code="E1",
    ),
    Case(
        "zeros keep their units",
        lambda patch: patch.setattr(inline, "_ZERO", NEVER),
        styles(".cell { border-radius: 0px; mso-padding-alt: 0pt 1px }"),
        shows("border-radius:0px; mso-padding-alt:0pt 1px; "),
    ),
    Case(
        "the engine's web fonts are off",
        default_fonts,
        section('<mj-button href="https://x.example/">x</mj-button>'),
        lacks("fonts.googleapis.com"),
    ),
    Case(
        "bare zeros are lengths",
        lambda patch: patch.setattr(mjml_step, "normalise_units", lambda text: text),
        section('<mj-image src="https://x.example/p.png" alt="p" padding="0 40px" />'),
        shows('width="520"'),
    ),
    Case(
        "line ends in attributes are blanks",
        lambda patch: patch.setattr(mjml_step, "_MANGLED", NEVER),
        section('<mj-text><span title="one\n two">x</span></mj-text>'),
        shows('title="one  two"'),
    ),
    Case(
        "merge tags are behind tokens",
        merge_tag_tokens,
        section("<mj-text><a href=\"{{ tag('unsubscribe_url') }}\">x</a></mj-text>"),
        code="E150",
        platform="listmonk",
    ),
    Case(
        "addresses are behind tokens",
        address_tokens,
        body("[x]({{ unsubscribe_url }})"),
        code="E150",
        platform="listmonk",
    ),
    Case(
        "an author's text is behind tokens",
        text_tokens,
        body("![1 < 2 hq7x0x](photo.jpg)"),
        shows('alt="1 &lt; 2 hq7x0x"'),
    ),
    Case(
        "a text that reads like a token is behind one",
        lambda patch: patch.setattr(tokens, "_PLAIN", re.compile(r"(?:[A-Za-z0-9 #.,_-]|\d%)*")),
        body("![The word hq7x0x](photo.jpg)"),
        shows('alt="The word hq7x0x"'),
    ),
    Case(
        "the engine sees nothing but ASCII",
        lambda patch: (text_tokens(patch), theme_tokens(patch))[0],
        body(f"![{JOINED}](photo.jpg)"),
        shows(f'alt="{JOINED}"'),
    ),
    Case(
        "a theme's own references are behind tokens",
        theme_tokens,
        section('<mj-text><b title="&#8203;x">&nbsp;</b></mj-text>'),
        shows('<b title="&#8203;x">&nbsp;</b>'),
    ),
    Case(
        "what begins template code is escaped in text",
        escapes,
        body("Say `{{ 7 }}` and \\{\\{ .Secret }}."),
        lacks("{{ 7 }}"),
        platform="listmonk",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_undoing_it_is_noticed(
    case: Case, platform_desk: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds, and without it it does not."""
    desk = platform_desk(case.platform)
    case.prepare(desk)
    made = desk.built("--force")
    assert case.holds(made)
    desk.forget()
    case.undo(monkeypatch)
    damaged = desk.build("--force")
    if case.code:
        assert damaged.exit_code != 0
        assert f"error[{case.code}" in damaged.stderr
        assert not damaged.files
    else:
        assert damaged.exit_code == 0, damaged.stderr
        assert not case.holds(damaged)


def test_a_web_font_is_not_fetched(
    platform_desk: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one <link> that a theme can have is the reader's: premailer is kept from following it."""
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    desk = platform_desk("none")
    desk.head('<mj-font name="Ledger" href="https://fonts.example/l.css" />')
    desk.section('<mj-text font-family="Ledger,serif">x</mj-text>')
    made = desk.built("--force")
    assert 'href="https://fonts.example/l.css"' in made.html
    assert not asked
    desk.forget()
    option(allow_network=True)(monkeypatch)
    with pytest.raises(AssertionError):
        desk.built("--force")
    assert asked


def test_important_is_kept_where_the_inliner_meets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of style sheets refuses such rules; the inliner is right without it too."""
    page = '<html><body><p class="x">a</p></body></html>'
    sheet = ".x { color: red !important }"
    assert 'style="color:red !important"' in inline.Inliner(sheet).inline(page)
    option(strip_important=True)(monkeypatch)
    assert "!important" not in inline.Inliner(sheet).inline(page)


def test_no_head_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """premailer makes one to keep what it cannot inline; we give it nothing of the kind."""
    page = '<html><body><p class="x">a</p></body></html>'
    sheet = ".x { color: red }"
    prove_lossless(page, inline.Inliner(sheet).inline(page))
    option(disable_leftover_css=False)(monkeypatch)
    with pytest.raises(FidelityError):
        prove_lossless(page, inline.Inliner(sheet).inline(page))


def test_the_engines_own_document_is_the_one_compared(
    platform_desk: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the proof a damaged email would be written: it is the proof that stops it."""
    desk = platform_desk("none")
    monkeypatch.setattr(inline, "DOCTYPE", "")
    assert desk.build("--force").exit_code == 1
    monkeypatch.setattr(pipeline, "prove_lossless", lambda *_: None)
    assert desk.build("--force").exit_code == 0


def test_what_the_engine_drops_is_noticed(
    platform_desk: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A merge tag or a description that the engine has no place for is an error with its line."""
    desk = platform_desk("listmonk")
    desk.section("<mj-text><a href=\"{{ tag('unsubscribe_url') }}\">x</a></mj-text>")
    desk.built("--force")
    compile_it = mjml.mjml2html

    def forgetful(text: str, **options: Any) -> str:
        return re.sub(r'<a href="hq7x\d+x">', "<a>", compile_it(text, **options))

    monkeypatch.setattr(mjml, "mjml2html", forgetful)
    damaged = desk.build("--force")
    assert damaged.exit_code == 1
    assert "error[E150]: mjml-python dropped what stands here" in damaged.stderr
    assert re.search(r"--> templates/daily/partials/footer\.mjml\.j2:\d+:19\n", damaged.stderr)
