"""``[check.clients]``: the shares of the audience, and what is wrong with them."""

from __future__ import annotations

import pytest

from newsletter.check.clients.targets import CLIENTS_BY_KEY
from newsletter.config.reading import parse_config
from newsletter.config.settings import CLIENT_NAMES, ClientSettings
from newsletter.errors import ConfigError

BASE = """\
[publication]
name = "Ledger"
address = "1 Quay"

[sender]
name = "Ledger"
email = "desk@example.org"

[links]
unsubscribe = "https://example.org/u"
"""


def test_the_names_are_those_of_the_clients() -> None:
    assert sorted(CLIENT_NAMES) == sorted(CLIENTS_BY_KEY)


def test_without_a_table_the_defaults_hold() -> None:
    assert parse_config(BASE).check.clients == ClientSettings()


def test_any_client_of_ones_own_takes_the_place_of_the_defaults() -> None:
    clients = parse_config(f"{BASE}\n[check.clients]\ngmail = 0.6\nhey = 0.1\n").check.clients
    assert clients == ClientSettings((("gmail", 0.6), ("hey", 0.1)), ClientSettings().threshold)
    clients = parse_config(f"{BASE}\n[check.clients]\nthreshold = 0.05\n").check.clients
    assert clients == ClientSettings(threshold=0.05)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("gmial = 0.3", 'unknown key "check.clients.gmial"'),
        ("gmail = 45", "check.clients.gmail must be from 0 to 1"),
        ("gmail = nan", "check.clients.gmail must be from 0 to 1"),
        ('gmail = "a lot"', "check.clients.gmail must be a number, not text"),
        ("gmail = 0.6\nyahoo = 0.6", "the shares of check.clients add up to 1.20"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(line: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(f"{BASE}\n[check.clients]\n{line}\n")
    (problem,) = caught.value.problems
    assert problem.message == message
    assert problem.line >= 12
