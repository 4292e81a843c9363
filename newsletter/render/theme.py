"""A theme: its templates, styles, words and settings, checked before they are used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from newsletter.cache import Cache, cache_key
from newsletter.config.settings import Setting, ThemeSettings
from newsletter.dataclass import dataclass
from newsletter.errors import ConfigError, Problem, ThemeError
from newsletter.fields import Fields, did_you_mean
from newsletter.model.slot import SLOT_PLACES, SlotPlace, parse_slot_place
from newsletter.render.checked_markup import CheckedMarkup
from newsletter.render.environment import Source, ThemeEnvironment
from newsletter.render.html import BLOCK_NAMES, html_environment
from newsletter.render.inline import Inliner
from newsletter.render.kept import Kept
from newsletter.render.plaintext import text_environment
from newsletter.render.tokens import PREFIX
from newsletter.toml_lines import parse_toml

REQUIRED = (
    "theme.toml",
    "styles.css",
    "layout.mjml.j2",
    "partials/flow_section.mjml.j2",
    "partials/prose.mjml.j2",
    "text/layout.txt.j2",
    *(f"blocks/{name}.mjml.j2" for name in BLOCK_NAMES.values()),
    *(f"text/{name}.txt.j2" for name in BLOCK_NAMES.values()),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a rendering needs of a theme.

    Attributes:
        files: The sources, by name within the theme.
        values: What templates and styles read: ``colors``, ``dark`` and ``fonts``.
        labels: Words by language tag.
        slots: Where a booked sponsor goes, by the slot's name.
        image_widths_px: Widest display of a picture by its role.
        head_css: Rules that only clients with ``<style>`` follow, as the author wrote them.
        checked: What of its markup need not be checked again.
        kept: The last document that the engines made with it.
    """

    name: str
    files: Mapping[str, Source]
    values: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]
    slots: Mapping[str, SlotPlace]
    image_widths_px: Mapping[str, int]
    head_css: str
    html: ThemeEnvironment
    text: ThemeEnvironment
    inliner: Inliner
    checked: CheckedMarkup
    kept: Kept = field(default_factory=Kept)


def load_theme(files: Mapping[str, Source], settings: ThemeSettings, cache: Cache | None) -> Theme:
    """Check a theme's files and make it ready.

    Raises:
        ThemeError: With every problem in the theme's files.
        ConfigError: If the workspace sets a colour or font that the theme does not have.
    """
    missing = [
        Problem(
            "E101",
            f'the theme "{settings.name}" has no {name}',
            hint=f"add templates/{settings.name}/{name}",
        )
        for name in REQUIRED
        if name not in files
    ]
    if missing:
        raise ThemeError(missing)
    key = cache_key(*(part for name, file in sorted(files.items()) for part in (name, file.text)))
    _check_sources(files, cache, key)
    theme = _settings(files["theme.toml"], cache)
    values = {
        "colors": _overlay(theme["colors"], settings.colors, "theme.colors"),
        "dark": _overlay(theme["dark"], settings.dark_colors, "theme.dark_colors"),
        "fonts": _overlay(theme["fonts"], settings.fonts, "theme.fonts"),
    }
    templates = {name: file for name, file in files.items() if name.endswith(".j2")}
    html, text = html_environment(templates), text_environment(templates)
    for environment in (html, text):
        environment.globals.update(values)
    inline_css, head_css = _styles(files["styles.css"], values, cache)
    return Theme(
        name=settings.name,
        files=files,
        values=values,
        labels=theme["labels"],
        slots=theme["slots"],
        image_widths_px=theme["images"],
        head_css=head_css,
        html=html,
        text=text,
        inliner=Inliner(inline_css, cache, files["styles.css"].path),
        checked=CheckedMarkup(cache, key),
    )


def _check_sources(files: Mapping[str, Source], cache: Cache | None, key: str) -> None:
    """Lint every source, once for each content."""
    if cache and cache.get("theme-checked", key) is True:
        return
    from newsletter.render.theme_lint import lint_theme  # noqa: PLC0415 - only for new content

    problems = lint_theme(files, required=REQUIRED)
    problems += [
        Problem("E102", f'"{PREFIX}" is reserved', file.path, file.text[:at].count("\n") + 1)
        for file in files.values()
        if (at := file.text.find(PREFIX)) >= 0
    ]
    if problems:
        raise ThemeError(problems)
    if cache:
        cache.put("theme-checked", key, True)


def _settings(source: Source, cache: Cache | None) -> dict[str, dict[str, Any]]:
    """theme.toml, read once for each content."""
    key = cache_key(source.text)
    kept = cache.get("theme-settings", key) if cache else None
    read = kept if isinstance(kept, dict) else _read_settings(source)
    if cache and kept is None:
        cache.put("theme-settings", key, read)
    places = {name: parse_slot_place(place) for name, place in read["slots"].items()}
    return {**read, "slots": {name: place for name, place in places.items() if place}}


def _read_settings(source: Source) -> dict[str, dict[str, Any]]:
    """theme.toml as plain tables."""
    problems: list[Problem] = []
    top = Fields(parse_toml(source.text, source.path, code="E103"), problems, code="E103")
    read: dict[str, dict[str, Any]] = {}
    for name in ("colors", "dark", "fonts"):
        table = top.table(name, required=True)
        keys = [key for key, _ in table.items()] if table else []
        read[name] = {key: table.text(key) for key in keys} if table else {}
    languages = top.table("labels", required=True)
    read["labels"] = {}
    for language, node in languages.items() if languages else ():
        words = Fields(node, problems, code="E103", name=f"labels.{language}")
        read["labels"][language] = {key: words.text(key) for key, _ in list(words.items())}
    top.text("name")
    read["slots"] = _read_slots(top)
    widths = top.table("images")
    read["images"] = {}
    if widths:
        read["images"] = {
            key: widths.whole(key, 0, low=1, high=2000)
            for key in ("hero", "figure", "thumbnail", "sponsor")
        }
        widths.finish()
    top.finish()
    if problems:
        raise ThemeError(problems)
    return read


def _read_slots(top: Fields) -> dict[str, str]:
    """The slots that a booking can name, and their places, in the theme's order."""
    places: dict[str, str] = {}
    table = top.table("slots")
    for name, _ in list(table.items()) if table else ():
        assert table is not None
        node = table.get(name)
        place = table.text(name)
        if parse_slot_place(place) is not None:
            places[name] = place
        elif node is not None and isinstance(node.value, str):
            hint = "write one of: " + ", ".join(SLOT_PLACES)
            table.report(node.location, f"{table.path(name)} is no place in an issue", hint)
    return places


def _overlay(offered: Mapping[str, str], changed: Sequence[Setting], table: str) -> dict[str, str]:
    """The theme's values with the workspace's in their place."""
    unknown = [
        setting.location.problem(
            "E021", f'unknown key "{table}.{setting.key}"', did_you_mean(setting.key, list(offered))
        )
        for setting in changed
        if setting.key not in offered
    ]
    if unknown:
        raise ConfigError(unknown)
    return dict(offered) | {setting.key: setting.value for setting in changed}


def overlay_labels(theme: Theme, changed: Sequence[Setting]) -> dict[str, str]:
    """The workspace's words, checked against those that the theme knows."""
    _overlay(theme.labels.get("en", {}), changed, "publication.labels")
    return {setting.key: setting.value for setting in changed}


def _styles(source: Source, context: Mapping[str, Any], cache: Cache | None) -> tuple[str, str]:
    """styles.css with the theme's colours in it, split by who follows the rules."""
    css = _fill_styles(source, context)
    key = cache_key(css)
    kept = cache.get("styles", key) if cache else None
    if isinstance(kept, list):
        return kept[0], kept[1]
    from newsletter.render.css_check import split_css  # noqa: PLC0415 - only for new content

    split = split_css(css, source.path)
    if split.problems:
        raise ThemeError(split.problems)
    if cache:
        cache.put("styles", key, [split.inline, split.head])
    return split.inline, split.head


class _Plainly:
    """A rendering in which every value is written as it is."""

    def finalize(self, value: Any) -> str:
        return str(value)


def styles_environment(source: Source) -> ThemeEnvironment:
    """The environment for a theme's style sheet, a template with colours and fonts in it."""
    return ThemeEnvironment({"styles.css": source}, escape=False, filters={}, functions={})


def _fill_styles(source: Source, context: Mapping[str, Any]) -> str:
    environment = styles_environment(source)
    with environment.use(_Plainly(), context):
        return environment.fill("styles.css")
