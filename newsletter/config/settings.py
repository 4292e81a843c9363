"""What newsletter.toml says, as a typed value; ``newsletter.config.reading`` reads the file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from newsletter.dataclass import dataclass
from newsletter.model.finding import Ignore, Severity
from newsletter.model.location import NOWHERE, Location

PLATFORM_NAMES: tuple[str, ...] = (
    "none",
    "brevo",
    "buttondown",
    "campaign-monitor",
    "listmonk",
    "mailchimp",
    "mailgun",
    "postmark",
    "sendgrid",
    "ses",
)
"""The sending platforms; a test holds them equal to ``assemble.merge_tags.DIALECTS``."""

UTM_KEYS: tuple[str, ...] = ("source", "medium", "campaign", "term", "content", "id")
JURISDICTIONS: tuple[str, ...] = ("us", "uk", "eu")


@dataclass(frozen=True, slots=True)
class Publication:
    """Who publishes.

    Attributes:
        name: The newsletter's name.
        tagline: One line under the name; empty if none.
        url: The publication's home page.
        language: BCP 47 tag, ``en-GB``; decides labels, dates and direction.
        timezone: IANA name; decides what ``today`` is.
        address: Postal address, one line or several; CAN-SPAM asks for it in every mailing.
        send_at: Local time of sending, for the Date header.
        date_format: ``full``, ``long``, ``medium``, ``short`` or a CLDR pattern (Babel).
        labels: The theme's words, replaced one by one.
    """

    name: str
    address: str
    tagline: str = ""
    url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    send_at: datetime.time = datetime.time(6)
    date_format: str = "full"
    labels: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A key and value whose meaning only a later step knows, with their place."""

    key: str
    value: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sender:
    """The From, Reply-To and List-Id headers.

    Attributes:
        name: The name in From.
        email: The address in From.
        reply_to: Where answers go; empty for the sender's address.
        list_id: RFC 2919 identifier without angle brackets, ``daily.example.org``.
    """

    name: str
    email: str
    reply_to: str = ""
    list_id: str = ""


@dataclass(frozen=True, slots=True)
class SocialLink:
    """A link in the footer.

    Attributes:
        label: Its words.
        url: https page.
    """

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that a platform would give; used where the platform has no tag of its own.

    Attributes:
        unsubscribe: https page or endpoint; for RFC 8058 it must accept a one-click POST.
        preferences: https page; empty if there is none.
        view_in_browser: https page, ``{date}`` stands for the issue's date; empty if there is none.
        social: In the order they are shown.
        utm: What is added to editorial links, as ``utm_source`` and so on, by the keys
            ``source``, ``medium``, ``campaign``, ``term``, ``content`` and ``id``; ``{date}``
            stands for the issue's date. Absent: nothing is added.
    """

    unsubscribe: str = ""
    preferences: str = ""
    view_in_browser: str = ""
    social: tuple[SocialLink, ...] = ()
    utm: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What the workspace changes in its theme; the theme says which keys there are.

    Attributes:
        name: Folder below ``templates/``, the workspace's or a built-in one.
        colors: Light mode, ``#rrggbb`` by the theme's names.
        dark_colors: Dark mode, ``#rrggbb`` by the theme's names.
        fonts: CSS font-family lists by the theme's names.
        logo: Path of a picture relative to the workspace; empty for the name in type.
        logo_dark: The same for dark mode.
        logo_width_px: Display width.
    """

    name: str = "daily"
    colors: tuple[Setting, ...] = ()
    dark_colors: tuple[Setting, ...] = ()
    fonts: tuple[Setting, ...] = ()
    logo: str = ""
    logo_dark: str = ""
    logo_width_px: int = 220


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """How local pictures are processed.

    Attributes:
        base_url: Where the processed pictures will be served; ``{date}`` stands for the issue's
            date. Empty: the email refers to files beside it, which only a preview can show.
        quality: JPEG quality, 1 to 95.
        megapixels: Largest picture that is opened, in millions of pixels, 1 to 500.
    """

    base_url: str = ""
    quality: int = 82
    megapixels: int = 50


@dataclass(frozen=True, slots=True)
class DisclosureSettings:
    """Whose rules the sponsors' labels must meet.

    Attributes:
        jurisdictions: Some of ``us``, ``uk``, ``eu``; several mean the strictest of all.
        accepted_wordings: Unclear wordings that the publisher takes on itself.
    """

    jurisdictions: tuple[str, ...] = ("us",)
    accepted_wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SponsorSettings:
    """What the publication has promised its readers and its sponsors.

    Attributes:
        required_slots: Slots that may not stay empty: what is not sold takes a house promotion.
        repeat_limit: Most issues in a row that may show one creative, 0 to 1000; 0 for any.
    """

    required_slots: tuple[str, ...] = ()
    repeat_limit: int = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a build is refused.

    Attributes:
        html_bytes: Largest ``email.html``; Gmail clips at about 102 KB.
        image_bytes: Largest single processed picture.
    """

    html_bytes: int = 100_000
    image_bytes: int = 1_000_000


CLIENT_NAMES: tuple[str, ...] = (
    *("aol", "apple-mail", "fastmail", "gmail", "gmx", "hey", "ionos", "laposte", "mail-ru"),
    *("orange", "outlook-apps", "outlook-com", "outlook-mac", "outlook-windows", "proton-mail"),
    *("samsung", "sfr", "thunderbird", "web-de", "yahoo"),
)
"""The email clients; a test holds them equal to ``check.clients.targets.CLIENTS``."""


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """The email clients that the audience reads with.

    Attributes:
        shares: Client to its part of the audience, from 0 to 1.
        threshold: Smallest part of the audience whose loss is said.
    """

    shares: tuple[tuple[str, float], ...] = (
        ("apple-mail", 0.45),
        ("gmail", 0.3),
        ("outlook-windows", 0.08),
        ("outlook-com", 0.04),
        ("yahoo", 0.04),
        ("samsung", 0.02),
    )
    threshold: float = 0.01


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What becomes of the flaws that are found; [rules.md](rules.md) has the rules and their codes.

    Attributes:
        fail_on: A build is refused for a finding of this severity or a graver one.
        severity: Another severity for a rule, by its code: ``error``, ``warning``, ``notice``, or
            ``off`` for a rule that does not run.
        ignore: Findings that the publication accepts in every issue.
        clients: The email clients that the audience reads with.
        stale_days: A story older than so many days is said to be stale.
    """

    fail_on: Severity = "error"
    severity: tuple[Setting, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    clients: ClientSettings = ClientSettings()
    stale_days: int = 14


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """A feed that new issues are filled from, as many as you like.

    Attributes:
        name: What it is called, in notes and messages.
        url: Where it is fetched from; each feed has either this or a file.
        file: Path of a feed in the workspace.
        section: The heading over its stories; feeds of one section share a list. Empty for
            "More from" and the publication's name.
        limit: Most stories of it in one issue, 1 to 100.
        kind: ``story``, ``video``, ``audio``, ``photo`` or ``opinion`` for all its stories; empty
            for what each one is.
        source: What is shown beside its stories as where they come from.
        lead: A story of it may become the lead.
        enabled: Whether it is read.
        location: Its place in the file.
    """

    name: str
    url: str = ""
    file: str = ""
    section: str = ""
    limit: int = 5
    kind: str = ""
    source: str = ""
    lead: bool = True
    enabled: bool = True
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DraftSettings:
    """How `newsletter new` fills an issue from the feeds.

    Attributes:
        items: Most stories in one issue besides the lead, 1 to 100.
        balance: The sections in turn, each with its newest story; or the newest of them all.
        past_issues: A story that one of so many earlier issues had is not taken again, 0 to 1000.
        max_age_days: An older story is not taken, 1 to 3650.
        pictures: Copied beside the issue, linked where they are, or left out.
    """

    items: int = 8
    balance: Literal["sections", "newest"] = "sections"
    past_issues: int = 10
    max_age_days: int = 3
    pictures: Literal["copy", "link", "none"] = "copy"


@dataclass(frozen=True, slots=True)
class TextSettings:
    """The plain-text part.

    Attributes:
        links: Numbered references after each part, or the URL beside the words.
        width: Columns, 40 to 200; format=flowed readers join the lines again.
    """

    links: Literal["references", "inline"] = "references"
    width: int = 72


@dataclass(frozen=True, slots=True)
class PreviewSettings:
    """The live preview.

    Attributes:
        editor: Address that opens your editor at a place, with ``{path}``, ``{line}`` and
            ``{column}`` in it: ``vscode://file/{path}:{line}:{column}``. Empty: the preview
            copies the place instead.
    """

    editor: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything newsletter.toml says.

    Attributes:
        places: Where each table and value stands, by its key: ``links.social[0].url``.
    """

    publication: Publication
    sender: Sender
    links: Links = Links()
    platform: str = "none"
    theme: ThemeSettings = ThemeSettings()
    images: ImageSettings = ImageSettings()
    disclosure: DisclosureSettings = DisclosureSettings()
    sponsors: SponsorSettings = SponsorSettings()
    limits: Limits = Limits()
    text: TextSettings = TextSettings()
    check: CheckSettings = CheckSettings()
    preview: PreviewSettings = PreviewSettings()
    drafts: DraftSettings = DraftSettings()
    feeds: tuple[FeedSettings, ...] = ()
    path: str = "newsletter.toml"
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)

    def place(self, key: str) -> Location:
        """Where a setting stands; its table if it is not set, the file if that is not there."""
        while key not in self.places:
            key = key.rpartition(".")[0]
            if not key:
                return Location(self.path)
        return self.places[key]
