"""newsletter.preview.frame: the copy is the email, with places in it and switches thrown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from preview_server import ISSUE
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.files import SourceFile
from newsletter.model.location import Location
from newsletter.preview.frame import PLACE, Look, frame_html, with_places, with_scheme
from newsletter.preview.readers import READERS, ReaderTags
from newsletter.workspace import load_workspace

OURS = re.compile(rf' {PLACE}="[^"]*"')


@pytest.fixture(scope="module")
def composed(tmp_path_factory):
    root = make_workspace(tmp_path_factory.mktemp("frame"), platform="mailchimp")
    text = ISSUE.replace("sponsor example", "sponsor harbor-bank").replace("quay.png", "photo.jpg")
    composer = Composer(load_workspace(root))
    return composer, composer.compose(SourceFile("issues/2026-11-20/issue.md", text, "0"))


def test_places_are_all_that_is_added(composed):
    """Without the attributes the copy is the email, byte for byte."""
    _, composition = composed
    copy = with_places(composition.email.html, composition.places)
    assert len(OURS.findall(copy)) > 10
    assert OURS.sub("", copy) == composition.email.html


def test_a_value_is_in_the_element_that_names_its_line(composed):
    """The paragraph's element has the paragraph's line, the sponsor's its own file."""
    _, composition = composed
    copy = with_places(composition.email.html, composition.places)
    near = copy[: copy.index("The first paragraph")].rpartition(PLACE)[2]
    assert near.startswith('="issues/2026-11-20/issue.md:9:')
    near = copy[: copy.index("A savings account")].rpartition(PLACE)[2]
    assert near.startswith('="sponsors/harbor-bank.md:')


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_places_add_attributes_only(data):
    """Whatever the markup, taking the attributes out gives it back."""
    piece = st.sampled_from(
        [
            "<p>",
            "</p>",
            "<td>",
            "</td>",
            "<br>",
            "<b>",
            "a < b",
            "text",
            '<img src="x">',
            "<!--x-->",
        ]
    )
    html = "<html><body>" + "".join(data.draw(st.lists(piece, max_size=12))) + "</body></html>"
    offsets = sorted(data.draw(st.sets(st.integers(0, len(html)), max_size=6)))
    places = tuple((offset, Location("i.md", at + 1, 1)) for at, offset in enumerate(offsets))
    assert OURS.sub("", with_places(html, places)) == html


@pytest.mark.parametrize(
    ("rule", "dark", "light"),
    [
        ("@media (prefers-color-scheme: dark)", "(min-width: 0px)", "(max-width: 0px)"),
        ("@media (PREFERS-COLOR-SCHEME:light) and (max-width: 9px)", "(max-width: 0px)", "(min-"),
    ],
)
def test_a_scheme_is_forced(rule, dark, light):
    """The rules of one scheme always hold, the other's never; all else stays."""
    assert dark in with_scheme(rule, "dark")
    assert light in with_scheme(rule, "light")
    assert "prefers" not in with_scheme(rule, "dark").lower()


def test_no_picture_is_left(composed):
    """With images off nothing names a picture, in attributes or in styles."""
    _, composition = composed
    html = '<td background="https://a.example/b.png" style="background:url(c.png)">'
    shown = frame_html(composition.email.html + html, (), (), Look(images=False))
    outside = re.sub(r"<!--.*?-->", "", shown, flags=re.DOTALL)
    assert not re.search(r'(src|background)="(?!data:,")', outside)
    assert "url(" not in outside


def test_pictures_are_served_in_one_pass():
    """An address that is part of the served one is not replaced again."""
    served = [("images/a.png", "http://127.0.0.1:1/x/images/a.png")]
    assert frame_html('<img src="images/a.png">', (), served, Look()) == (
        '<img src="http://127.0.0.1:1/x/images/a.png">'
    )


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.slug)
def test_every_reader_gets_a_whole_email(composed, reader):
    """No platform code is left, and the reader's own values stand there, escaped."""
    composer, composition = composed
    tags = ReaderTags(reader, composer.config.links, composition.issue.date)
    rendered = composer.render_for(composition.issue, tags)
    assert "*|" not in rendered.html
    assert "*|" not in rendered.text
    assert f"Good morning, {reader.first_name or 'reader'}." in rendered.text
    assert "https://ledger.example.org/unsubscribe" in rendered.html
