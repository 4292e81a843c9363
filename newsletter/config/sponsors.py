"""The tables of newsletter.toml that are about sponsors; what is wrong is added to the rest."""

from __future__ import annotations

from newsletter.config.settings import JURISDICTIONS, DisclosureSettings, SponsorSettings
from newsletter.fields import Fields, did_you_mean
from newsletter.formats import wrong_folder_name

_DISCLOSURE = DisclosureSettings()
_SPONSORS = SponsorSettings()


def read_disclosure(fields: Fields) -> DisclosureSettings:
    """Read ``[disclosure]``."""
    jurisdictions: list[str] = []
    for node in fields.nodes("jurisdictions"):
        if isinstance(node.value, str) and node.value in JURISDICTIONS:
            jurisdictions.append(node.value)
        else:
            fields.report(
                node.location,
                f'disclosure.jurisdictions: unknown "{node.value}"'
                if isinstance(node.value, str)
                else "an entry of disclosure.jurisdictions must be text",
                did_you_mean(str(node.value).lower(), JURISDICTIONS)
                if isinstance(node.value, str)
                else "",
            )
    given = fields.get("jurisdictions")
    if given is not None and given.value == ():
        fields.report(given.location, "disclosure.jurisdictions is empty", "name us, uk or eu")
    disclosure = DisclosureSettings(
        jurisdictions=tuple(dict.fromkeys(jurisdictions)) or _DISCLOSURE.jurisdictions,
        accepted_wordings=fields.texts("accepted_wordings"),
    )
    fields.finish()
    return disclosure


def read_sponsors(fields: Fields) -> SponsorSettings:
    """Read ``[sponsors]``."""
    slots: list[str] = []
    for node in fields.nodes("required_slots"):
        if isinstance(node.value, str) and not wrong_folder_name(node.value):
            slots.append(node.value)
        else:
            message = "an entry of sponsors.required_slots must be the name of a slot"
            fields.report(node.location, message, 'write ["after-lead"]')
    sponsors = SponsorSettings(
        required_slots=tuple(dict.fromkeys(slots)),
        repeat_limit=fields.whole("repeat_limit", _SPONSORS.repeat_limit, low=0, high=1000),
    )
    fields.finish()
    return sponsors
