"""The table of newsletter.toml that is about checks; what is wrong is added to the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from newsletter.config.client_shares import read_client_shares
from newsletter.config.ignores import read_ignores
from newsletter.config.settings import CheckSettings, Setting
from newsletter.fields import Fields, did_you_mean
from newsletter.model.finding import SEVERITIES, Severity

_OFF = "off"


def read_check(fields: Fields, table: Callable[[Fields, str], Fields]) -> CheckSettings:
    """Read ``[check]``.

    Args:
        fields: The table.
        table: Gives a table below another; an absent one reads as empty.
    """
    check = CheckSettings(
        fail_on=cast(Severity, fields.choice("fail_on", SEVERITIES, CheckSettings().fail_on)),
        severity=_severities(table(fields, "severity")),
        ignore=read_ignores(fields),
        clients=read_client_shares(table(fields, "clients")),
        stale_days=fields.whole("stale_days", CheckSettings().stale_days, low=0, high=36_500),
    )
    fields.finish()
    return check


def _severities(fields: Fields) -> tuple[Setting, ...]:
    """Severity by code; whether there is such a code is for the checks to say."""
    known = (*SEVERITIES, _OFF)
    found: list[Setting] = []
    for code, node in fields.items():
        if not isinstance(node.value, str):
            fields.wrong(node, fields.path(code), "text")
        elif node.value not in known:
            message = f'{fields.path(code)}: unknown "{node.value}"'
            fields.report(node.location, message, did_you_mean(node.value, known))
        else:
            found.append(Setting(code, node.value, node.key_location))
    return tuple(found)
