"""A sponsor's front matter: who pays, what is said about it, and what it has booked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import cast

from newsletter.config.settings import JURISDICTIONS
from newsletter.content.directives import SLUG
from newsletter.content.source import shown
from newsletter.dataclass import dataclass
from newsletter.fields import Fields, Node, did_you_mean, kind_of
from newsletter.formats import wrong_domain, wrong_https_url, wrong_relative_path
from newsletter.model.location import NOWHERE, Location
from newsletter.model.sponsor import SPONSOR_KINDS, Booking, Creative, Political, SponsorKind

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLACEHOLDERS = ("date", "slot", "creative")

_DEFAULT_PRIORITY = 0
_POLITICAL_KEYS = ("payer", "amount", "notice")
_PARAMETER = re.compile(r"[A-Za-z0-9_.~-]+=[A-Za-z0-9_.~%+:/@!$'()*,{}-]+")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class SponsorFacts:
    """What stands in a sponsor's front matter; ``Sponsor`` tells what each means."""

    name: str
    kind: SponsorKind
    label: str
    legal_name: str
    domains: tuple[str, ...]
    category: str
    logo: str
    jurisdictions: tuple[str, ...]
    avoid: tuple[str, ...]
    political: Political | None
    tracking: tuple[tuple[str, str], ...]
    bookings: tuple[Booking, ...]
    category_location: Location
    avoid_location: Location
    logo_location: Location


def read_sponsor_facts(fields: Fields, creatives: Sequence[Creative]) -> SponsorFacts:
    """Read a sponsor's front matter; every key that a sponsor has is read here.

    Args:
        fields: The front matter.
        creatives: Those of the file, for the bookings that name one.
    """
    name = fields.text("name", required=True)
    kind = cast("SponsorKind", fields.choice("kind", SPONSOR_KINDS, "ad"))
    label = fields.text("label")
    legal_name = fields.text("legal_name")
    domains = _checked(fields, "domains", wrong_domain, _domain_hint)
    category = _slug(fields, "category")
    logo = _formed(fields, "logo", _wrong_logo)
    jurisdictions = _checked(fields, "jurisdictions", _wrong_jurisdiction, _jurisdiction_hint)
    avoid = _checked(fields, "avoid", _wrong_slug)
    political = _political(fields)
    tracking = _tracking(fields)
    bookings = tuple(_booking(entry, kind, creatives) for entry in fields.tables("bookings"))
    return SponsorFacts(
        name,
        kind,
        label,
        legal_name,
        domains,
        category,
        logo,
        jurisdictions,
        avoid,
        political,
        tracking,
        tuple(booking for booking in bookings if booking is not None),
        _place(fields, "category"),
        _place(fields, "avoid"),
        _place(fields, "logo"),
    )


def _place(fields: Fields, key: str) -> Location:
    node = fields.get(key)
    return node.location if node is not None else NOWHERE


def _checked(
    fields: Fields, key: str, wrong: Callable[[str], str], hint: Callable[[str], str] = lambda _: ""
) -> tuple[str, ...]:
    """A list of texts of a certain form, without those that are not."""
    found: list[str] = []
    for node in fields.nodes(key):
        if not isinstance(node.value, str):
            fields.wrong(node, f"an entry of {fields.path(key)}", "text")
        elif wanted := wrong(node.value):
            message = f'"{shown(node.value)}" in {fields.path(key)} must be {wanted}'
            fields.report(node.location, message, hint(node.value))
        else:
            found.append(node.value)
    return tuple(dict.fromkeys(found))


def _formed(
    fields: Fields, key: str, wrong: Callable[[str], str], *, required: bool = False
) -> str:
    value = fields.text(key, required=required)
    node = fields.get(key)
    if node is not None and value and (wanted := wrong(value)):
        fields.report(node.location, f"{fields.path(key)} must be {wanted}")
        return ""
    return value


def _slug(fields: Fields, key: str, *, required: bool = False) -> str:
    return _formed(fields, key, _wrong_slug, required=required)


def _wrong_slug(text: str) -> str:
    return "" if SLUG.fullmatch(text) else "lower-case letters, digits and hyphens"


def _wrong_logo(text: str) -> str:
    return wrong_relative_path(text) and wrong_https_url(text) and "a picture beside this file"


def _wrong_jurisdiction(text: str) -> str:
    return "" if text in JURISDICTIONS else "one of " + ", ".join(JURISDICTIONS)


def _jurisdiction_hint(text: str) -> str:
    close = text.lower()
    return f'did you mean "{close}"?' if close in JURISDICTIONS else ""


def _domain_hint(text: str) -> str:
    """The host of an address, which is what people paste."""
    bare = re.sub(r"^[a-z]+://|[/?#:].*$", "", text.strip().lower()).removeprefix("www.")
    return f'did you mean "{bare}"?' if bare != text and not wrong_domain(bare) else ""


def _political(fields: Fields) -> Political | None:
    political = fields.flag("political")
    payer, amount = fields.text("payer").strip(), fields.text("amount").strip()
    notice = _formed(fields, "notice", wrong_https_url)
    if political:
        for key in _POLITICAL_KEYS:
            node = fields.get(key)
            if node is None or not str(node.value or "").strip():
                message = f"a political advertisement needs {key}"
                fields.report(_place(fields, "political"), message, f"add {key}")
        return Political(payer, amount, notice) if payer and amount and notice else None
    for key in _POLITICAL_KEYS:
        node = fields.get(key)
        if node is not None:
            message = f"{key} belongs to a political advertisement"
            fields.report(node.key_location, message, "add political: true, or delete it")
    return None


def _tracking(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Names and values of the parameters, the placeholders still in them."""
    template = fields.text("tracking").strip().removeprefix("?")
    node = fields.get("tracking")
    if node is None or not template:
        return ()
    found: list[tuple[str, str]] = []
    for part in template.split("&"):
        if not _PARAMETER.fullmatch(part):
            fields.report(
                node.location,
                f'cannot read "{shown(part)}" in tracking',
                "write utm_source=our-letter&utm_campaign={date}; %20 for a space",
            )
            continue
        name, _, value = part.partition("=")
        bare = _PLACEHOLDER.sub("", value)
        for word in _PLACEHOLDER.findall(value):
            if word not in PLACEHOLDERS:
                hint = did_you_mean(word, PLACEHOLDERS)
                fields.report(node.location, f'unknown placeholder "{{{shown(word)}}}"', hint)
        if "{" in bare or "}" in bare:
            message = f'a brace in "{shown(part)}" is not closed or not opened'
            fields.report(node.location, message, "write {date}, {slot} or {creative}")
        if any(name == other for other, _ in found):
            fields.report(node.location, f'tracking gives "{name}" twice', "delete one")
        found.append((name, value))
    return tuple(found)


def _booking(fields: Fields, kind: SponsorKind, creatives: Sequence[Creative]) -> Booking | None:
    slot = _slug(fields, "slot", required=True)
    first = fields.day("from", required=True)
    # A paid flight that nobody ended would run unpaid for ever.
    last = fields.day("to", required=kind != "house")
    weekdays = _weekdays(fields)
    priority = fields.whole("priority", _DEFAULT_PRIORITY, low=-1000, high=1000)
    creative = _creative(fields, creatives)
    fields.finish()
    if first and last and last < first:
        node = fields.get("to")
        place = node.location if node else fields.node.location
        message = f"the flight ends on {last}, before it begins on {first}"
        fields.report(place, message, "exchange from and to")
        return None
    if not slot or first is None or (last is None and kind != "house"):
        return None
    if weekdays and last and not _meet(first, last, weekdays):
        node = fields.get("weekdays")
        place = node.location if node else fields.node.location
        message = f"none of these weekdays lies between {first} and {last}"
        fields.report(place, message, "name a weekday of the flight, or change its days")
    return Booking(slot, first, last, creative, weekdays, priority, fields.node.location)


def _meet(first: datetime.date, last: datetime.date, weekdays: tuple[int, ...]) -> bool:
    days = min((last - first).days + 1, 7)
    return any((first.weekday() + step) % 7 in weekdays for step in range(days))


def _weekdays(fields: Fields) -> tuple[int, ...]:
    """Days by their English names, or the first three letters of them; 0 is Monday."""
    found: set[int] = set()
    for node in fields.nodes("weekdays"):
        number = _weekday(node)
        if number is None:
            word = str(node.value) if isinstance(node.value, str) else kind_of(node.value)
            short = [name[:3] for name in WEEKDAYS]
            hint = did_you_mean(word.lower(), [*WEEKDAYS, *short] if len(word) > 3 else short)
            fields.report(node.location, f'"{shown(word)}" is no weekday', hint)
        else:
            found.add(number)
    given = fields.get("weekdays")
    if given is not None and given.value == ():
        hint = "name one, or delete weekdays for every day"
        fields.report(given.location, f"{fields.path('weekdays')} is empty", hint)
    return tuple(sorted(found))


def _weekday(node: Node) -> int | None:
    word = node.value.lower() if isinstance(node.value, str) else ""
    return next((at for at, name in enumerate(WEEKDAYS) if word in (name, name[:3])), None)


def _creative(fields: Fields, creatives: Sequence[Creative]) -> str:
    slug = fields.text("creative")
    node = fields.get("creative")
    known = [creative.slug for creative in creatives]
    if node is None or not slug:
        return known[0] if known else ""
    if slug not in known:
        fields.problems.append(
            node.location.problem(
                "E086",
                f'the file has no creative "{shown(slug)}"',
                did_you_mean(slug, known) if known else "write one below the front matter",
            )
        )
    return slug
