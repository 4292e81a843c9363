"""The product on one page: an issue document becomes an email.

build, check, preview and send all call ``Composer.compose``. Its result depends on nothing but
the workspace's files: no clock, no network, no random number, so the same files give the same
bytes.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import posixpath
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from newsletter.assemble.figures import DisplayWidths
from newsletter.assemble.images import (
    resolve_figure,
    resolve_images,
    unique_assets,
    web_copy,
)
from newsletter.assemble.links import tag_links
from newsletter.assemble.merge_tags import dialect
from newsletter.assemble.platform_tags import PlatformTags
from newsletter.assemble.sponsors import Placed, place_sponsors
from newsletter.cache import InMemory
from newsletter.check.disclosure import DisclosureProof, prove_disclosure
from newsletter.check.faulty_tags import with_all_faults
from newsletter.check.pictures_unserved import check_pictures_unserved
from newsletter.check.sponsorship import Review, check_sponsors
from newsletter.content.document import parse_document
from newsletter.content.sponsor_file import parse_sponsor
from newsletter.dataclass import dataclass
from newsletter.errors import MergeTagError, NewsletterError, Problem, SponsorError
from newsletter.files import SourceFile
from newsletter.model.blocks import Figure
from newsletter.model.email import Asset, Email
from newsletter.model.finding import Finding
from newsletter.model.inline import MergeTag
from newsletter.model.issue import Issue
from newsletter.model.location import Location
from newsletter.model.sponsor import SPONSOR_KINDS, SlotPlan, Sponsor, SponsorSlot
from newsletter.render.context import Logos, labels_for, template_context
from newsletter.render.dates import format_day
from newsletter.render.pipeline import Places, Rendered, render_issue
from newsletter.render.tags import MergeTags
from newsletter.render.theme import load_theme, overlay_labels
from newsletter.workspace import Workspace

_UNSUBSCRIBE = MergeTag("unsubscribe_url")

_PICTURES = 32
"""How many processed ones are kept in memory: those of three issues, and the sponsors'."""

read_issue = functools.lru_cache(maxsize=12)(parse_document)
"""``parse_document``, which remembers the last issues: those after one ask what it had."""


@dataclass(frozen=True, slots=True)
class Composition:
    """An email and what it was made of.

    Attributes:
        issue: As the editor wrote it, with sponsors and pictures in place.
        findings: What is flawed.
        unsubscribe: Address for the List-Unsubscribe header, in the platform's code; empty if
            the platform adds the header itself.
        inputs: SHA-256 of every file that was read for it, by path relative to the workspace.
        proof: That every sponsor slot is disclosed in the email as it stands.
        plans: How each sponsor slot came to be filled, or to be empty.
        places: Where in the email's HTML each value begins, and where its author wrote it.
    """

    issue: Issue
    email: Email
    unsubscribe: str
    findings: tuple[Finding, ...]
    inputs: Mapping[str, str]
    proof: DisclosureProof
    plans: tuple[SlotPlan, ...] = ()
    places: Places = ()


class Composer:
    """A workspace's theme and sponsors, ready to compose any number of its issues."""

    def __init__(self, workspace: Workspace) -> None:
        """
        Raises:
            ThemeError: If the theme cannot be used.
            SponsorError: With the problems of all sponsors' files.
        """
        self.workspace = workspace
        self.pictures = InMemory(workspace.cache, _PICTURES)
        self.config = workspace.config
        theme_files = workspace.theme_files(self.config.theme.name)
        self.theme = load_theme(theme_files, self.config.theme, workspace.cache)
        self._labels = overlay_labels(self.theme, self.config.publication.labels)
        sponsor_files = workspace.sponsor_files()
        self.sponsors = _parse_sponsors(sponsor_files)
        self._jurisdictions = {it.slug: it.jurisdictions for it in self.sponsors.values()}
        self.inputs = {
            file.path: file.sha256
            for file in (workspace.config_file, *theme_files.values(), *sponsor_files)
        }

    def compose(self, source: SourceFile, *, embed_images: bool = False) -> Composition:
        """One issue document to one email.

        Raises:
            NewsletterError: If no email can be made; every problem of the step that failed.
            DisclosureError: If a sponsor slot of the email is not proved to be disclosed.
        """
        written = self._read(source)
        language = written.language or self.config.publication.language
        placed = self.place(written)
        tagged = tag_links(placed.issue, self.config.links, self.sponsors)
        pictures = _Pictures(self, written.date, embed=embed_images)
        issue, assets = pictures.resolve(tagged)
        logos, logo_assets = pictures.logos()
        tags = self._tags(issue)
        try:
            rendered = self._render(issue, logos, tags)
        except MergeTagError as error:
            raise self._all_faults(error, issue, source) from error
        all_assets = unique_assets((*logo_assets, *assets))
        web_html = rendered.web_html
        if embed_images:
            web_html = web_copy(web_html, all_assets, self.config.images, issue.date)
        email = Email(
            subject=rendered.subject,
            preheader=rendered.preheader,
            html=rendered.html,
            text=rendered.text,
            web_html=web_html,
            assets=all_assets,
            embedded=embed_images,
        )
        proof = prove_disclosure(
            issue.sponsor_slots,
            html=email.html,
            web_html=email.web_html,
            text=email.text,
            jurisdictions=self.config.disclosure.jurisdictions,
            language=language,
            accepted_wordings=self.config.disclosure.accepted_wordings,
            sponsor_jurisdictions=self._jurisdictions,
        )
        review = Review(placed.issue, placed.plans, self.sponsors, self.config.sponsors)
        findings = (
            *check_pictures_unserved(email, self.config),
            *check_sponsors(review),
        )
        inputs = {**self.inputs, source.path: source.sha256, **pictures.inputs}
        unsubscribe = tags.code(_UNSUBSCRIBE) if tags.available(_UNSUBSCRIBE.name) else ""
        return Composition(
            issue, email, unsubscribe, findings, inputs, proof, placed.plans, rendered.places
        )

    def _read(self, source: SourceFile) -> Issue:
        try:
            return read_issue(source.text, source.path)
        except MergeTagError as error:
            if not isinstance(error.issue, Issue):
                raise
            raise self._all_faults(error, error.issue, source) from error

    def _all_faults(self, error: MergeTagError, issue: Issue, source: SourceFile) -> MergeTagError:
        tags, lines = self._tags(issue), source.text.split("\n")
        return with_all_faults(error, issue, lines, code=tags.code, url=tags.url)

    def place(self, written: Issue) -> Placed:
        """Fill the slots of an issue: the step of ``compose`` that calendars need alone.

        Raises:
            SponsorError: If a placement names an unknown sponsor or creative.
        """
        labels = self._labels_of(written)
        disclosures = {
            kind: labels[f"disclosure_{kind.replace('-', '_')}"] for kind in SPONSOR_KINDS
        }
        return place_sponsors(written, self.sponsors, labels=disclosures, places=self.theme.slots)

    def render_slot(self, issue: Issue, slot: SponsorSlot) -> Rendered:
        """A composed issue's masthead and footer with nothing but one of its slots between them.

        Raises:
            NewsletterError: As ``compose`` does.
        """
        logos, _ = _Pictures(self, issue.date, embed=False).logos()
        tags = self._tags(issue)
        return self._render(dataclasses.replace(issue, parts=(slot,)), logos, tags)

    def render_for(self, issue: Issue, tags: MergeTags) -> Rendered:
        """A composed issue with other merge tags, as one subscriber reads it.

        Raises:
            NewsletterError: As ``compose`` does.
        """
        logos, _ = _Pictures(self, issue.date, embed=False).logos()
        return self._render(issue, logos, tags)

    def _render(self, issue: Issue, logos: Logos, tags: MergeTags) -> Rendered:
        language = issue.language or self.config.publication.language
        context = template_context(
            issue,
            self.config,
            day=format_day(
                issue.date, self.config.publication.date_format, language, self.workspace.cache
            ),
            language=language,
            labels=self._labels_of(issue),
            logos=logos,
        )
        return render_issue(issue, self.theme, context, tags, self.config.text)

    def _tags(self, issue: Issue) -> PlatformTags:
        return PlatformTags(dialect(self.config.platform), self.config.links, issue.date)

    def _labels_of(self, issue: Issue) -> dict[str, str]:
        language = issue.language or self.config.publication.language
        return labels_for(language, self.theme.labels, self._labels)


class _Pictures:
    """The pictures of one issue, read from the workspace and noted as inputs."""

    def __init__(self, composer: Composer, date: datetime.date, *, embed: bool) -> None:
        config = composer.config
        self._workspace = composer.workspace
        self._config = config
        self._options: dict[str, Any] = {
            "read": self._read,
            "settings": config.images,
            "date": date,
            "cache": composer.pictures,
            "embed": embed,
            "image_bytes": config.limits.image_bytes,
        }
        self._widths = DisplayWidths(**composer.theme.image_widths_px)
        self.inputs: dict[str, str] = {}

    def _read(self, src: str, place: Location) -> bytes:
        content = self._workspace.read_picture(src, place.path, place)
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(place.path), unquote(src)))
        self.inputs[path.lstrip("/")] = sha256(content).hexdigest()
        return content

    def resolve(self, issue: Issue) -> tuple[Issue, tuple[Asset, ...]]:
        """The issue's own pictures."""
        return resolve_images(issue, widths=self._widths, **self._options)

    def logos(self) -> tuple[Logos, list[Asset]]:
        """The masthead's pictures."""
        theme, alt = self._config.theme, self._config.publication.name
        found: list[Figure | None] = []
        assets: list[Asset] = []
        for key, src in (("logo", theme.logo), ("logo_dark", theme.logo_dark)):
            if not src:
                found.append(None)
                continue
            logo = Figure(src, alt, location=self._config.place(f"theme.{key}"))
            figure, asset = resolve_figure(logo, theme.logo_width_px, **self._options)
            found.append(figure)
            assets += [asset] if asset else []
        return Logos(*found), assets


def _parse_sponsors(files: tuple[SourceFile, ...]) -> dict[str, Sponsor]:
    """Every sponsor by slug; what is wrong with any of the files is raised together."""
    sponsors: dict[str, Sponsor] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            sponsor = parse_sponsor(file.text, file.path)
        except NewsletterError as error:
            problems += error.problems
        else:
            sponsors[sponsor.slug] = sponsor
    if problems:
        raise SponsorError(problems)
    return sponsors
