"""The clients that an audience reads with, and how large a part of it each has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsletter.config.settings import ClientSettings
from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Client:
    """A client as people name it.

    Attributes:
        key: As newsletter.toml writes it.
        name: For people.
        parts: Clients of the data to their part of this one; the parts add up to 1. How a
            client's readers divide among its platforms is published by nobody: these are
            assumptions, made 2026-11-23, and they matter only where its platforms differ.
    """

    key: str
    name: str
    parts: Mapping[str, float]


CLIENTS: Final[tuple[Client, ...]] = (
    Client("apple-mail", "Apple Mail", {"apple-mail.ios": 0.7, "apple-mail.macos": 0.3}),
    Client(
        "gmail",
        "Gmail",
        {
            "gmail.desktop-webmail": 0.45,
            "gmail.android": 0.3,
            "gmail.ios": 0.23,
            "gmail.mobile-webmail": 0.02,
        },
    ),
    Client("outlook-windows", "Outlook (Windows)", {"outlook.windows": 1.0}),
    Client("outlook-com", "Outlook.com", {"outlook.outlook-com": 1.0}),
    Client("outlook-mac", "Outlook (macOS)", {"outlook.macos": 1.0}),
    Client("outlook-apps", "Outlook (apps)", {"outlook.ios": 0.5, "outlook.android": 0.5}),
    Client(
        "yahoo",
        "Yahoo Mail",
        {"yahoo.desktop-webmail": 0.5, "yahoo.ios": 0.25, "yahoo.android": 0.25},
    ),
    Client("samsung", "Samsung Email", {"samsung-email.android": 1.0}),
    Client("aol", "AOL Mail", {"aol.desktop-webmail": 0.5, "aol.ios": 0.25, "aol.android": 0.25}),
    Client("fastmail", "Fastmail", {"fastmail.desktop-webmail": 1.0}),
    Client("gmx", "GMX", {"gmx.desktop-webmail": 0.5, "gmx.ios": 0.25, "gmx.android": 0.25}),
    Client("hey", "HEY", {"hey.desktop-webmail": 1.0}),
    Client("ionos", "IONOS", {"ionos-1and1.desktop-webmail": 0.5, "ionos-1and1.android": 0.5}),
    Client("laposte", "LaPoste.net", {"laposte.desktop-webmail": 1.0}),
    Client("mail-ru", "Mail.ru", {"mail-ru.desktop-webmail": 1.0}),
    Client(
        "orange",
        "Orange",
        {"orange.desktop-webmail": 0.5, "orange.ios": 0.25, "orange.android": 0.25},
    ),
    Client(
        "proton-mail",
        "Proton Mail",
        {"protonmail.desktop-webmail": 0.5, "protonmail.ios": 0.25, "protonmail.android": 0.25},
    ),
    Client("sfr", "SFR", {"sfr.desktop-webmail": 0.5, "sfr.ios": 0.25, "sfr.android": 0.25}),
    Client("thunderbird", "Thunderbird", {"thunderbird.macos": 0.5, "thunderbird.windows": 0.5}),
    Client(
        "web-de",
        "WEB.DE",
        {"web-de.desktop-webmail": 0.5, "web-de.ios": 0.25, "web-de.android": 0.25},
    ),
)
"""The clients that newsletter.toml may name. Clients of the data with little or nothing tested
(RainLoop, WP, free.fr, T-Online) and Windows Mail, which has ended, are left out."""

CLIENTS_BY_KEY: Final[Mapping[str, Client]] = {client.key: client for client in CLIENTS}

DEFAULT_SHARES: Final[Mapping[str, float]] = dict(ClientSettings().shares)
"""Part of the audience by client: the usual order and size of published figures, rounded. They
count opens, which Apple's privacy proxy inflates, and every audience has its own: the figures of
the sending platform belong into newsletter.toml."""

DEFAULT_THRESHOLD: Final = ClientSettings().threshold


@dataclass(frozen=True, slots=True)
class Target:
    """A client and its part of the audience, from 0 to 1."""

    client: Client
    share: float


def targets_from(shares: Mapping[str, float]) -> tuple[Target, ...]:
    """The targets for shares by key, largest first.

    Raises:
        KeyError: For a client that ``CLIENTS`` does not have.
    """
    found = [Target(CLIENTS_BY_KEY[key], share) for key, share in shares.items()]
    return tuple(sorted(found, key=lambda target: -target.share))
