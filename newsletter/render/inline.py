"""Inlines the theme's CSS; the only user of premailer.

Premailer's defaults damage what MJML makes: the doctype is lost, image widths become ``100%``,
``0px`` loses its unit, ``!important`` vanishes from media queries, MJML's resets are copied into
cells (premailer 3.10, seen 2026-11-23). Each option below undoes one of these; ``fidelity`` proves
the result on every build. Two things no option undoes. cssutils writes ``0px`` as ``0``, so the
units of zeros in the sheet are hidden from it. And premailer parses a style that is already there
and writes it anew: ``0px`` and ``rgb(0 0 0 / 50%)`` are lost, of two widths only the last is kept,
and ``padding-left`` comes to stand before a rule's ``padding``, which then wins. Here an existing
style stays byte for byte, behind what the rules add.

premailer imports cssutils (50 ms) and requests (50 ms). A build needs neither while the parsed
CSS is in the cache, so both are executed when first touched, which for requests is never.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import logging
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any, TypeAlias

from lxml import etree

from newsletter.cache import Cache, cache_key
from newsletter.engines import engine_key
from newsletter.errors import Problem, ThemeError
from newsletter.patterns import late_pattern
from newsletter.render.inlined_tags import InlinedTags
from newsletter.render.selectors import SelectorTable, is_plain
from newsletter.render.tokens import PREFIX

DOCTYPE = "<!doctype html>"

_DECLARATIONS_KEPT = 4096
# Part of the cache's key: raised whenever the same sheet gives other rules or declarations.
_RECIPE = "2"

# What cssutils takes for lengths, whose unit it drops from a zero (its do_css_Value, 2.15).
_ZERO = late_pattern(
    r"(?<![\w.#-])([+-]?(?:0+(?:\.0*)?|\.0+))(?=(?:cm|mm|in|px|pc|pt|em|ex)\b)", re.I
)
_HIDDEN_ZERO = late_pattern(rf"(?<=0){PREFIX}(?=[A-Za-z])", re.I)
_RULE = late_pattern(r"""([^{]*)\{((?:[^"'}]++|"[^"]*+"|'[^']*+')*+)\}""")
_DECLARATION = late_pattern(
    r"""(?:[^;"'(]++|"[^"]*+"|'[^']*+'|\((?:[^()"']++|"[^"]*+"|'[^']*+'|\([^()]*+\))*+\)|["'(])++"""
)

Pairs: TypeAlias = tuple[tuple[str, str], ...]
Rules: TypeAlias = list[tuple[tuple[int, ...], str, str]]


class _Deferred(ModuleType):
    """Stands for a module until something is read from it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


class _Declarations:
    """``csstext_to_pairs``, remembered in a table that is data and can be kept on disk.

    premailer's own cache holds sheets, selectors and declarations together and falls off a cliff:
    40 more rules took a build from 18 ms to 95 (2026-11-23).
    """

    def __init__(self, stock: Any) -> None:
        # The function itself looks for its lock under the name that we take over.
        self._lock = stock._lock
        self._parse = inspect.unwrap(stock)
        self.known: dict[str, Pairs] = {}
        self.learned: dict[str, Pairs] = {}

    def __call__(self, text: str, validate: bool = True) -> Pairs:
        found = self.known.get(text)
        if found is None:
            _prepare_cssutils()
            if len(self.known) >= _DECLARATIONS_KEPT:
                self.known.clear()
            parsed = self._parse(text, validate=validate)
            found = tuple((name, _HIDDEN_ZERO.sub("", value)) for name, value in parsed)
            self.known[text] = self.learned[text] = found
        return found


@functools.lru_cache(maxsize=1024)
def declared_names(style: str) -> tuple[str, ...]:
    """The properties that a ``style`` attribute sets, in its order."""
    names = (found[0].partition(":") for found in _DECLARATION.finditer(style))
    return tuple(name.strip().lower() for name, colon, _ in names if colon)


def _merge_styles(
    inline_style: str,
    new_styles: list[Pairs],
    classes: list[str],
    remove_unset_properties: bool = False,
) -> str:
    """premailer's ``merge_styles``, but what is already there stays as it is, and last.

    Args:
        inline_style: The element's own style.
        new_styles: The declarations of every rule that means the element, weakest first.
        classes: A pseudo-class for each rule; none, because such rules are not inlined.
        remove_unset_properties: What premailer asks for by default: ``unset`` is said by silence.
    """
    assert not any(classes)
    return _merged(inline_style, tuple(new_styles), remove_unset_properties)


@functools.lru_cache(maxsize=2048)  # the cells of an email are styled alike
def _merged(inline_style: str, new_styles: tuple[Pairs, ...], remove_unset_properties: bool) -> str:
    own = declared_names(inline_style)
    merged = {name: value for pairs in new_styles for name, value in pairs if name not in own}
    parts = [
        f"{name}:{value}"
        for name, value in merged.items()
        if not (remove_unset_properties and value.lower() == "unset")
    ]
    return "; ".join([*parts, inline_style.strip()] if inline_style.strip() else parts)


@functools.cache
def _prepare_cssutils() -> None:
    """Quieten cssutils and drop its property profiles.

    With validation off it still builds them: 173 ms for the first sheet against 76 (2026-11-23).
    """
    cssutils = importlib.import_module("cssutils")
    cssutils.log.setLevel(logging.CRITICAL)
    cssutils.profile.removeProfile(all=True)


# premailer and the tables that stand in it are one for the process.
_lock = threading.RLock()


@functools.cache
def _engine() -> tuple[Any, _Declarations, SelectorTable]:
    """Our Premailer class, and the tables of declarations and selectors that it reads from."""
    for name in ("cssutils", "requests"):
        sys.modules.setdefault(name, _Deferred(name))
    premailer: Any = importlib.import_module("premailer.premailer")
    merge_style: Any = importlib.import_module("premailer.merge_style")
    declarations = _Declarations(merge_style.csstext_to_pairs)
    premailer.csstext_to_pairs = declarations
    premailer.merge_styles = _merge_styles
    selectors = SelectorTable(inspect.unwrap(premailer._create_cssselector))
    premailer._create_cssselector = selectors

    class CachedPremailer(premailer.Premailer):  # type: ignore[misc]
        """Premailer that takes the sheet's rules as data once they are known."""

        rules: Rules | None = None

        def _parse_style_rules(self, css_body: str, ruleset_index: int) -> tuple[Rules, list[Any]]:
            if self.rules is None:
                _prepare_cssutils()
                self.rules, _ = super()._parse_style_rules(css_body, ruleset_index)
            return list(self.rules), []

        def _style_to_basic_html_attributes(self, *_: Any, **__: Any) -> None:
            """Nothing: it would write width, height, align, valign and bgcolor from the CSS, and
            MJML has written the right ones. ``disable_basic_attributes`` says the same, slower.
            """

    return CachedPremailer, declarations, selectors


def _wanted(sheet: str) -> Iterator[tuple[str, str]]:
    """Selector and property of every declaration in a sheet of flat rules."""
    for rule in _RULE.finditer(sheet):
        for selector in rule[1].split(","):
            for name in declared_names(rule[2]):
                yield "".join(selector.split()), name


def _lost(sheet: str, rules: Rules) -> list[str]:
    """What premailer and cssutils left out, for the theme's author."""
    got = Counter(
        ("".join(selector.split()), name)
        for _, selector, declarations in rules
        for name in declared_names(declarations)
    )
    missing = Counter(_wanted(sheet)) - got
    return [f"{name} of {selector}" for selector, name in missing]


class Inliner:
    """Inlines one theme's flat CSS rules into any number of emails."""

    def __init__(self, sheet: str, cache: Cache | None = None, path: str = "") -> None:
        """
        Args:
            sheet: Flat rules only, as ``split_css`` gives them.
            cache: Where to keep what was parsed.
            path: The author's file, for messages.
        """
        self._sheet = _ZERO.sub(rf"\g<1>{PREFIX}", sheet)
        self._path = path
        self._cache = cache
        self._key = cache_key(engine_key("premailer", "cssutils", "lxml"), _RECIPE, sheet)
        self._rules: Rules | None = None
        self._known = InlinedTags.of(cache.get("inlined", self._key) if cache else None)

    def _load(self) -> None:
        """Take the parsed sheet from the cache, if it is there."""
        stored = self._cache.get("css", self._key) if self._cache else None
        if self._rules is None and isinstance(stored, dict):
            self._rules = [
                (tuple(order), selector, css) for order, selector, css in stored["rules"]
            ]
            _, declarations, _ = _engine()
            declarations.known.update(
                (text, tuple((name, value) for name, value in pairs))
                for text, pairs in stored["declarations"].items()
            )

    def _keep(self) -> None:
        _, declarations, _ = _engine()
        if declarations.learned and self._cache is not None:
            stored = {"rules": self._rules, "declarations": declarations.known}
            self._cache.put("css", self._key, stored)
            declarations.learned = {}

    def inline(self, html: str) -> str:
        """The document with the sheet's rules as ``style`` attributes.

        ``<style>`` elements stay as they are: what they hold is for clients that read them.
        Threads may call it; they take turns.

        Raises:
            ThemeError: If premailer drops a rule, or cannot read its selector.
        """
        inlined = self._known.inline(html)
        if inlined is None:
            with _lock:
                inlined = self._by_premailer(html)
                self._learn(html, inlined)
        return f"{inlined}\n"

    def _by_premailer(self, html: str) -> str:
        root = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
        if self._sheet.strip():
            self._transform(root)
        return f"{DOCTYPE}\n{etree.tostring(root, method='html', encoding='unicode')}"

    def _learn(self, html: str, inlined: str) -> None:
        if self._rules is None or not all(is_plain(selector) for _, selector, _ in self._rules):
            return
        more = self._known.with_document(html, inlined)
        if more is None:
            return
        self._known = more
        if self._cache is not None:
            self._cache.put("inlined", self._key, more.data())

    def _transform(self, root: Any) -> None:
        from cssselect import SelectorError  # noqa: PLC0415 - premailer has imported it

        self._load()
        premailer_class, _, selectors = _engine()
        for style in root.iter("style"):
            style.set("data-premailer", "ignore")
        premailer = premailer_class(
            root,
            css_text=self._sheet,
            allow_network=False,
            strip_important=False,
            disable_leftover_css=True,
            disable_validation=True,
            align_floating_images=False,
        )
        premailer.rules = self._rules
        try:
            with selectors.answering(root):
                premailer.transform()
        except (SelectorError, etree.XPathError) as error:
            raise self._refusal(f"cannot read a selector: {error}") from error
        for style in root.iter("style"):
            # premailer leaves its mark on style sheets for other media
            style.attrib.pop("data-premailer", None)
        if self._rules is None:
            lost = _lost(self._sheet, premailer.rules)
            if lost:
                raise self._refusal(f"drops {lost[0]}")
            self._rules = premailer.rules
        self._keep()

    def _refusal(self, what: str) -> ThemeError:
        hint = "write it in another way, or put the rule into @media, which is not inlined"
        return ThemeError(Problem("E123", f"the inliner {what}", self._path, hint=hint))
