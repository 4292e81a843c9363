"""Inlines the theme's CSS; the only user of premailer.

Premailer's defaults damage what MJML makes: the doctype is lost, image widths become ``100%``,
``0px`` loses its unit, ``!important`` vanishes from media queries, MJML's resets are copied into
cells (premailer 3.10, seen 2026-11-23). Each option below undoes one of these; ``fidelity`` proves
the result on every build.

premailer imports cssutils (50 ms) and requests (50 ms). A build needs neither while the parsed
CSS is in the cache, so both are executed when first touched, which for requests is never.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import logging
import sys
from types import ModuleType
from typing import Any, TypeAlias

from lxml import etree

from newsletter.cache import Cache, cache_key
from newsletter.engines import engine_key
from newsletter.render.selectors import SelectorTable

DOCTYPE = "<!doctype html>"

# premailer would derive these from CSS; MJML has written the right ones itself.
_MJML_ATTRIBUTES = ["width", "height", "align", "valign", "bgcolor"]
_DECLARATIONS_KEPT = 4096

Pairs: TypeAlias = list[tuple[str, str]]
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
            found = self.known[text] = self.learned[text] = self._parse(text, validate=validate)
        return found


@functools.cache
def _prepare_cssutils() -> None:
    """Quieten cssutils and drop its property profiles.

    With validation off it still builds them: 173 ms for the first sheet against 76 (2026-11-23).
    """
    cssutils = importlib.import_module("cssutils")
    cssutils.log.setLevel(logging.CRITICAL)
    cssutils.profile.removeProfile(all=True)


@functools.cache
def _engine() -> tuple[Any, _Declarations, SelectorTable]:
    """Our Premailer class, and the tables of declarations and selectors that it reads from."""
    for name in ("cssutils", "requests"):
        sys.modules.setdefault(name, _Deferred(name))
    premailer: Any = importlib.import_module("premailer.premailer")
    merge_style: Any = importlib.import_module("premailer.merge_style")
    declarations = _Declarations(merge_style.csstext_to_pairs)
    premailer.csstext_to_pairs = declarations
    merge_style.csstext_to_pairs = declarations
    selectors = SelectorTable(inspect.unwrap(premailer._create_cssselector))
    premailer._create_cssselector = selectors

    class CachedPremailer(premailer.Premailer):  # type: ignore[misc]
        """Premailer that takes the sheet's rules as data once they are known."""

        rules: Rules | None = None

        def _parse_style_rules(self, css_body: str, ruleset_index: int) -> tuple[Rules, list[Any]]:
            if self.rules is None:
                _prepare_cssutils()
                self.rules, leftover = super()._parse_style_rules(css_body, ruleset_index)
                if leftover:
                    raise AssertionError("a rule that cannot be inlined reached the inliner")
            return list(self.rules), []

    return CachedPremailer, declarations, selectors


class Inliner:
    """Inlines one theme's flat CSS rules into any number of emails."""

    def __init__(self, sheet: str, cache: Cache | None = None) -> None:
        """
        Args:
            sheet: Flat rules only, as ``split_css`` gives them.
            cache: Where to keep what was parsed.
        """
        self._sheet = sheet
        self._cache = cache
        self._key = cache_key(engine_key("premailer", "cssutils"), sheet)
        self._rules: Rules | None = None
        self._load()

    def _load(self) -> None:
        stored = self._cache.get("css", self._key) if self._cache else None
        if isinstance(stored, dict):
            self._rules = [
                (tuple(order), selector, css) for order, selector, css in stored["rules"]
            ]
            _, declarations, _ = _engine()
            declarations.known.update(
                (text, [(name, value) for name, value in pairs])
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
        """
        premailer_class, _, selectors = _engine()
        root = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))
        if self._sheet.strip():
            for style in root.iter("style"):
                style.set("data-premailer", "ignore")
            premailer = premailer_class(
                root,
                css_text=self._sheet,
                allow_network=False,
                strip_important=False,
                disable_leftover_css=True,
                disable_basic_attributes=_MJML_ATTRIBUTES,
                disable_validation=True,
                align_floating_images=False,
            )
            premailer.rules = self._rules
            with selectors.answering(root):
                premailer.transform()
            for style in root.iter("style"):
                # premailer leaves its mark on style sheets for other media
                style.attrib.pop("data-premailer", None)
            self._rules = premailer.rules
            self._keep()
        body = etree.tostring(root, method="html", encoding="unicode")
        return f"{DOCTYPE}\n{body}\n"
