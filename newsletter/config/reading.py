"""newsletter.toml to ``Config``; every problem in the file is reported at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping

from newsletter.config.checks import read_check
from newsletter.config.feeds import read_drafts, read_feeds
from newsletter.config.preview import read_preview
from newsletter.config.settings import (
    PLATFORM_NAMES,
    UTM_KEYS,
    Config,
    ImageSettings,
    Limits,
    Links,
    Publication,
    Sender,
    Setting,
    SocialLink,
    TextSettings,
    ThemeSettings,
)
from newsletter.config.sponsors import read_disclosure, read_sponsors
from newsletter.errors import ConfigError, Problem
from newsletter.fields import Fields, Node, did_you_mean, nearest
from newsletter.formats import (
    control_character,
    rgb,
    wrong_email_address,
    wrong_folder_name,
    wrong_https_url,
    wrong_language,
    wrong_list_id,
    wrong_relative_path,
)
from newsletter.model.location import Location
from newsletter.toml_lines import parse_toml

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_UNSAFE_IN_FONT = re.compile(r"""[^\w ,.'()-]|url\(""")
_NOTHING: Mapping[str, Node] = {}
_DEFAULTS = Config(Publication("", ""), Sender("", ""))


def parse_config(text: str, path: str = "newsletter.toml") -> Config:
    """Read newsletter.toml.

    Args:
        text: The file's text.
        path: The file as the author knows it, for the places of problems.

    Raises:
        ConfigError: With every problem of the file: E020 for what is not TOML, E021 for unknown
            and missing keys and values of the wrong type or size, E022 for values of the wrong
            form, E023 for control characters, E024 for a missing unsubscribe page.
    """
    root = parse_toml(text, path)
    problems: list[Problem] = []
    _refuse_control_characters(root, "", problems)
    top = Fields(root, problems, code="E021")
    publication = _publication(_table(top, "publication", required=True))
    sender = _sender(_table(top, "sender", required=True))
    links = _links(_table(top, "links"))
    platform = _platform(_table(top, "platform"))
    if platform == "none" and not links.unsubscribe and not _reported(problems, "links"):
        problems.append(_unsubscribe_missing(root))
    config = Config(
        publication=publication,
        sender=sender,
        links=links,
        platform=platform,
        theme=_theme(_table(top, "theme")),
        images=_images(_table(top, "images")),
        disclosure=read_disclosure(_table(top, "disclosure")),
        sponsors=read_sponsors(_table(top, "sponsors")),
        limits=_limits(_table(top, "limits")),
        text=_text(_table(top, "text")),
        check=read_check(_table(top, "check"), _table),
        preview=read_preview(_table(top, "preview")),
        drafts=read_drafts(_table(top, "drafts")),
        feeds=read_feeds(top),
        path=path,
        places=dict(_places(root, "")),
    )
    top.finish()
    if problems:
        raise ConfigError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return config


def _places(node: Node, name: str) -> Iterator[tuple[str, Location]]:
    """Where each table and each value stands, by its dotted key; ``links.social[0].url``."""
    if name:
        yield name, node.location
    if isinstance(node.value, Mapping):
        for key, inner in node.value.items():
            yield from _places(inner, f"{name}.{key}" if name else key)
    elif isinstance(node.value, tuple):
        for index, inner in enumerate(node.value):
            yield from _places(inner, f"{name}[{index}]")


def _table(parent: Fields, key: str, *, required: bool = False) -> Fields:
    """A table; an absent optional one reads as empty, so that its defaults stand in one place."""
    found = parent.table(key, required=required)
    if found is not None:
        return found
    place = parent.node.key_location
    # An absent required table is one problem, not one for each of its required keys.
    problems: list[Problem] = [] if required else parent.problems
    return Fields(Node(_NOTHING, place, place), problems, code=parent.code, name=key)


def _formed(
    fields: Fields,
    key: str,
    wrong: Callable[[str], str],
    default: str = "",
    *,
    required: bool = False,
    hint: Callable[[str], str] = lambda _: "",
) -> str:
    """A text of a certain form; an empty one is refused where the default is not empty."""
    value = fields.text(key, default, required=required)
    node = fields.get(key)
    if node is not None and node.value == value and (value or default):
        wanted = wrong(value)
        if wanted:
            message = f"{fields.path(key)} must be {wanted}"
            fields.problems.append(node.location.problem("E022", message, hint(value)))
            return default
    return value


def _publication(fields: Fields) -> Publication:
    publication = Publication(
        name=fields.text("name", required=True),
        address=fields.text("address", required=True).strip(),
        tagline=fields.text("tagline"),
        url=_formed(fields, "url", wrong_https_url),
        language=_formed(fields, "language", wrong_language, "en", hint=_with_hyphens),
        timezone=_formed(fields, "timezone", _wrong_timezone, "UTC", hint=_nearest_timezone),
        send_at=_send_at(fields),
        date_format=_formed(fields, "date_format", _empty, "full"),
        labels=_settings(fields, "labels"),
    )
    fields.finish()
    return publication


def _empty(text: str) -> str:
    return "" if text.strip() else "full, long, medium, short or a pattern"


def _with_hyphens(language: str) -> str:
    tag = re.sub(r"\..*|@.*", "", language).replace("_", "-")
    return "" if wrong_language(tag) or tag == language else f'did you mean "{tag}"?'


def _wrong_timezone(name: str) -> str:
    if name == "UTC":
        return ""
    import zoneinfo  # noqa: PLC0415  # 6 ms, and only for a zone that is not UTC

    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return "an IANA time zone such as Europe/London"
    return ""


def _nearest_timezone(name: str) -> str:
    import zoneinfo  # noqa: PLC0415

    known = sorted(zoneinfo.available_timezones())
    if not known:
        return "this machine has no time zones: install the package tzdata"
    folded = {zone.casefold(): zone for zone in known}
    cities = {zone.rsplit("/", 1)[-1]: zone for zone in folded}
    word = name.strip().replace(" ", "_").casefold()
    close = nearest(word, folded) or cities.get(nearest(word, cities), "")
    return f'did you mean "{folded[close]}"?' if close else ""


def _send_at(fields: Fields) -> datetime.time:
    node = fields.get("send_at")
    if node is None:
        return _DEFAULTS.publication.send_at
    if isinstance(node.value, datetime.time):
        return node.value
    found = _TIME.fullmatch(node.value) if isinstance(node.value, str) else None
    if found:
        return datetime.time(int(found[1]), int(found[2]))
    message = f"{fields.path('send_at')} must be a time of day"
    fields.problems.append(node.location.problem("E022", message, 'write it as "06:00"'))
    return _DEFAULTS.publication.send_at


def _sender(fields: Fields) -> Sender:
    sender = Sender(
        name=fields.text("name", required=True),
        email=_formed(fields, "email", wrong_email_address, required=True),
        reply_to=_formed(fields, "reply_to", wrong_email_address),
        list_id=_formed(fields, "list_id", wrong_list_id, hint=_without_brackets),
    )
    fields.finish()
    return sender


def _without_brackets(list_id: str) -> str:
    bare = list_id.rpartition("<")[2].partition(">")[0].strip()
    return "" if wrong_list_id(bare) else f'write "{bare}"'


def _links(fields: Fields) -> Links:
    links = Links(
        unsubscribe=_formed(fields, "unsubscribe", wrong_https_url),
        preferences=_formed(fields, "preferences", wrong_https_url),
        view_in_browser=_formed(
            fields, "view_in_browser", lambda url: wrong_https_url(url, dated=True)
        ),
        social=tuple(_social(entry) for entry in fields.tables("social")),
        utm=_utm(fields),
    )
    fields.finish()
    return links


def _social(fields: Fields) -> SocialLink:
    link = SocialLink(
        label=fields.text("label", required=True),
        url=_formed(fields, "url", wrong_https_url, required=True),
    )
    fields.finish()
    return link


def _utm(fields: Fields) -> tuple[Setting, ...]:
    """The UTM set, in the order in which it is written."""
    utm = _settings(fields, "utm")
    for setting in utm:
        name = f"{fields.path('utm')}.{setting.key}"
        braces = setting.value.replace("{date}", "")
        if setting.key not in UTM_KEYS:
            message, hint = f'unknown key "{name}"', did_you_mean(setting.key, UTM_KEYS)
            fields.report(setting.location, message, hint)
        elif not setting.value.strip() or "{" in braces or "}" in braces:
            message, hint = f"{name} must be words, with no braces but {{date}}", "give it a value"
            fields.problems.append(setting.location.problem("E022", message, hint))
    return utm


def _platform(fields: Fields) -> str:
    name = fields.choice("name", PLATFORM_NAMES, "none")
    fields.finish()
    return name


def _reported(problems: list[Problem], name: str) -> bool:
    """Whether a setting was read and found wrong, so that its absence is no second problem."""
    return any(problem.message.startswith(f"{name}.unsubscribe ") for problem in problems)


def _unsubscribe_missing(root: Node) -> Problem:
    place = root.location
    if isinstance(root.value, Mapping) and "links" in root.value:
        place = root.value["links"].key_location
    return place.problem(
        "E024",
        'links.unsubscribe is missing, and platform "none" has no unsubscribe page of its own',
        "add unsubscribe to [links], or name your sending platform in [platform]",
    )


def _theme(fields: Fields) -> ThemeSettings:
    theme = ThemeSettings(
        name=_formed(fields, "name", wrong_folder_name, _DEFAULTS.theme.name),
        colors=_colors(fields, "colors"),
        dark_colors=_colors(fields, "dark_colors"),
        fonts=_fonts(fields),
        logo=_formed(fields, "logo", wrong_relative_path),
        logo_dark=_formed(fields, "logo_dark", wrong_relative_path),
        logo_width_px=fields.whole(
            "logo_width_px", _DEFAULTS.theme.logo_width_px, low=16, high=600
        ),
    )
    fields.finish()
    return theme


def _settings(fields: Fields, key: str) -> tuple[Setting, ...]:
    """A table of free keys, each a text; a later step knows which keys there are."""
    table = _table(fields, key)
    found: list[Setting] = []
    for name, node in table.items():
        if isinstance(node.value, str):
            found.append(Setting(name, node.value, node.location))
        else:
            table.wrong(node, f"{fields.path(key)}.{name}", "text")
    return tuple(found)


def _colors(fields: Fields, key: str) -> tuple[Setting, ...]:
    found: list[Setting] = []
    for setting in _settings(fields, key):
        color = rgb(setting.value)
        if not color:
            message = f"{fields.path(key)}.{setting.key} must be a colour"
            fields.problems.append(
                setting.location.problem("E022", message, 'write it as "#1a2b3c"')
            )
        found.append(Setting(setting.key, color, setting.location))
    return tuple(found)


def _fonts(fields: Fields) -> tuple[Setting, ...]:
    fonts = _settings(fields, "fonts")
    for setting in fonts:
        # The value goes into style attributes as it is: nothing may end the declaration.
        if not setting.value.strip() or _UNSAFE_IN_FONT.search(setting.value):
            message = f"{fields.path('fonts')}.{setting.key} must be a list of font names"
            fields.problems.append(
                setting.location.problem(
                    "E022", message, "write \"Georgia, 'Times New Roman', serif\""
                )
            )
    return fonts


def _images(fields: Fields) -> ImageSettings:
    images = ImageSettings(
        base_url=_formed(fields, "base_url", lambda url: wrong_https_url(url, dated=True)),
        quality=fields.whole("quality", _DEFAULTS.images.quality, low=1, high=95),
        megapixels=fields.whole("megapixels", _DEFAULTS.images.megapixels, low=1, high=500),
    )
    fields.finish()
    return images


def _limits(fields: Fields) -> Limits:
    limits = Limits(
        html_bytes=fields.whole(
            "html_bytes", _DEFAULTS.limits.html_bytes, low=1_000, high=10_000_000
        ),
        image_bytes=fields.whole(
            "image_bytes", _DEFAULTS.limits.image_bytes, low=1_000, high=50_000_000
        ),
    )
    fields.finish()
    return limits


def _text(fields: Fields) -> TextSettings:
    links = fields.choice("links", ("references", "inline"), "references")
    text = TextSettings(
        links="inline" if links == "inline" else "references",
        width=fields.whole("width", _DEFAULTS.text.width, low=40, high=200),
    )
    fields.finish()
    return text


def _refuse_control_characters(node: Node, name: str, problems: list[Problem]) -> None:
    """No value may hold one: most of them end in a header, where a line feed is an injection."""
    if isinstance(node.value, str):
        found = control_character(node.value, lines=name == "publication.address")
        if found:
            hint = "write the value on one line" if found in {"U+000A", "U+000D"} else "take it out"
            message = f"{name} has the control character {found}"
            problems.append(node.location.problem("E023", message, hint))
    elif isinstance(node.value, Mapping):
        for key, member in node.value.items():
            _refuse_control_characters(member, f"{name}.{key}" if name else key, problems)
            _refuse_control_characters_in_key(key, member.key_location, problems)
    elif isinstance(node.value, tuple):
        for index, entry in enumerate(node.value):
            _refuse_control_characters(entry, f"{name}[{index}]", problems)


def _refuse_control_characters_in_key(
    key: str, location: Location, problems: list[Problem]
) -> None:
    found = control_character(key)
    if found:
        problems.append(location.problem("E023", f"a key has the control character {found}"))
