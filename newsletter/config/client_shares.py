"""Reads ``[check.clients]``: which part of the audience reads with which client."""

from __future__ import annotations

from newsletter.config.settings import CLIENT_NAMES, ClientSettings
from newsletter.fields import Fields, did_you_mean

_THRESHOLD = "threshold"


def read_client_shares(fields: Fields) -> ClientSettings:
    """The shares as the editor gave them, or the defaults where there are none.

    Args:
        fields: The table; every key but ``threshold`` is a client. Problems are added to it.
    """
    shares: dict[str, float] = {}
    threshold = ClientSettings().threshold
    known = (*CLIENT_NAMES, _THRESHOLD)
    for key, node in fields.items():
        name, value = fields.path(key), node.value
        if key not in known:
            fields.report(node.key_location, f'unknown key "{name}"', did_you_mean(key, known))
        elif isinstance(value, bool) or not isinstance(value, int | float):
            fields.wrong(node, name, "a number")
        elif not 0 <= value <= 1:
            fields.report(node.location, f"{name} must be from 0 to 1", "write 45% as 0.45")
        elif key == _THRESHOLD:
            threshold = float(value)
        else:
            shares[key] = float(value)
    if sum(shares.values()) > 1.001:  # figures of a report are rounded
        message = f"the shares of {fields.name} add up to {sum(shares.values()):.2f}"
        fields.report(
            fields.node.key_location, message, "they are parts of one audience: at most 1"
        )
    return ClientSettings(tuple(shares.items()) or ClientSettings().shares, threshold)
