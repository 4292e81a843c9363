"""newsletter.assemble.merge_tags: portable tags become each platform's, and text never does."""

import datetime
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.assemble.merge_tags import (
    DIALECTS,
    Dialect,
    dialect,
    offers,
    resolve,
    resolve_for_web,
    resolve_in_url,
    resolve_in_url_for_web,
)
from newsletter.config.settings import PLATFORM_NAMES, Links
from newsletter.errors import MergeTagError
from newsletter.model.inline import MERGE_TAG_NAMES, MergeTag
from newsletter.model.location import Location
from newsletter.urls import encode_url

DAY = datetime.date(2026, 3, 29)
HERE = Location("issues/2026-03-29/issue.md", 9, 4)
LINKS = Links(
    unsubscribe="https://example.org/u",
    preferences="https://example.org/p",
    view_in_browser="https://example.org/{date}/",
)
PLATFORMS = [row for row in DIALECTS if row.name != "none"]
every_platform = pytest.mark.parametrize("row", PLATFORMS, ids=lambda row: row.name)


def codes(row: Dialect) -> list[str]:
    """Every piece of platform code in a row."""
    found = [row.code(name) for name in MERGE_TAG_NAMES]
    found += [row.code_with_fallback(name) for name in ("first_name", "last_name")]
    return [code for code in found if code]


def refused(call, *args) -> str:
    with pytest.raises(MergeTagError) as caught:
        call(*args)
    return caught.value.problems[0].code


def test_the_table_and_the_configuration_name_the_same_platforms():
    """A platform cannot be configured without a row, nor have a row that nobody can choose."""
    assert tuple(row.name for row in DIALECTS) == PLATFORM_NAMES


@every_platform
def test_a_row_says_where_it_was_read(row):
    """Every platform names its source and the day it was read."""
    assert row.source.startswith("https://")
    assert datetime.date.fromisoformat(row.read_on) <= datetime.date(2026, 11, 23)


@every_platform
def test_codes_survive_html_escaping(row):
    """A code stands in text and attributes unchanged: it has nothing that HTML escapes."""
    for code in codes(row):
        assert html.escape(code) == code


@every_platform
def test_every_code_begins_with_one_of_the_openers(row):
    """What begins template code is known as an opener, or literal text could hold it."""
    for code in codes(row):
        assert code.startswith(row.openers)


@every_platform
def test_every_platform_can_unsubscribe(row):
    """A newsletter without an unsubscribe link cannot be sent, so each row has one."""
    assert row.unsubscribe_url


GOLDEN = {
    "brevo": "{% if contact.FIRSTNAME %}{{ contact.FIRSTNAME }}{% else %}there{% endif %}",
    "campaign-monitor": "[firstname,fallback=there]",
    "listmonk": "{{ if .Subscriber.FirstName }}{{ .Subscriber.FirstName }}{{ else }}there{{ end }}",
    "mailchimp": "*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*",
    "sendgrid": "{{#if first_name}}{{first_name}}{{else}}there{{/if}}",
    "none": "there",
}


@pytest.mark.parametrize(("name", "wanted"), GOLDEN.items())
def test_a_fallback_in_the_platforms_own_words(name, wanted):
    """A first name with its fallback, as each kind of platform writes it."""
    assert resolve(MergeTag("first_name", "there"), dialect(name), LINKS, DAY) == wanted


def test_platform_none_uses_the_publications_addresses():
    """Without a platform the links are the configuration's, with the issue's date in them."""
    none = dialect("none")
    assert resolve(MergeTag("unsubscribe_url"), none, LINKS, DAY) == "https://example.org/u"
    assert (
        resolve(MergeTag("view_in_browser_url"), none, LINKS, DAY)
        == "https://example.org/2026-03-29/"
    )
    assert resolve(MergeTag("email", "you & yours"), none, LINKS, DAY) == "you & yours"


def test_a_platform_without_a_tag_uses_the_publications_address():
    """SES has no view-in-browser page: the publication's own stands in."""
    found = resolve(MergeTag("view_in_browser_url"), dialect("ses"), LINKS, DAY)
    assert found == "https://example.org/2026-03-29/"


@pytest.mark.parametrize("name", ["none", "ses", "mailgun", "postmark", "campaign-monitor"])
def test_no_tag_and_no_address_is_an_error_with_its_place(name):
    """E141 says where the tag stands, which platform it is, and which key to set."""
    with pytest.raises(MergeTagError) as caught:
        resolve(MergeTag("preferences_url", location=HERE), dialect(name), Links(), DAY)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("E141", "issues/2026-03-29/issue.md:9:4")
    assert name in problem.message
    assert "links.preferences" in problem.hint


def test_a_platform_without_fallbacks_says_so():
    """Mailgun cannot express a fallback, and dropping it would be silent."""
    assert refused(resolve, MergeTag("first_name", "there"), dialect("mailgun"), LINKS, DAY) == (
        "E142"
    )
    assert resolve(MergeTag("first_name"), dialect("mailgun"), LINKS, DAY) == "%recipient_fname%"


@every_platform
@given(fallback=st.text(min_size=1, max_size=12))
def test_a_fallback_never_becomes_template_code(row, fallback):
    """Whatever the fallback is, it is refused, or it stands in the code as plain text."""
    try:
        found = resolve(MergeTag("first_name", fallback), row, LINKS, DAY)
    except MergeTagError:
        assert refused(resolve, MergeTag("first_name", fallback), row, LINKS, DAY) == "E142"
        return
    frame = row.code_with_fallback("first_name")
    assert frame
    before, after = frame.split("FALLBACK")
    assert found == before + fallback + after
    assert html.escape(fallback) == fallback
    assert not any(opener in fallback for opener in row.openers)
    assert not re.search(r"[]\[{}|*%,]", fallback)


@pytest.mark.parametrize("mark", list("{}[]|*%<>&\"'`\\="))
def test_marks_of_code_are_refused_in_a_fallback(mark):
    """Each mark that means something on some platform is refused, with a remedy."""
    with pytest.raises(MergeTagError) as caught:
        resolve(MergeTag("last_name", f"a{mark}b"), dialect("brevo"), LINKS, DAY)
    assert caught.value.problems[0].code == "E142"
    assert caught.value.problems[0].hint


def test_a_tag_inside_a_links_query():
    """A code stands in the address as it is; a fallback is percent-encoded."""
    url = "https://example.org/?n={{ first_name | a b&c }}&e={{ email }}"
    assert resolve_in_url(url, dialect("sendgrid"), LINKS, DAY) == (
        "https://example.org/"
        "?n={{#if first_name}}{{first_name}}{{else}}a%20b%26c{{/if}}&e={{email}}"
    )
    assert resolve_in_url(url, dialect("none"), LINKS, DAY) == (
        "https://example.org/?n=a%20b%26c&e="
    )
    assert resolve_in_url_for_web(url) == "https://example.org/?n=a%20b%26c&e="


def test_an_address_tag_is_the_whole_link_or_its_beginning():
    """The platform's page, and a place in it, can be linked; the web version keeps the place."""
    mailchimp = dialect("mailchimp")
    assert resolve_in_url("{{ unsubscribe_url }}", mailchimp, LINKS, DAY) == "*|UNSUB|*"
    url = "{{ view_in_browser_url }}#second"
    assert resolve_in_url(url, mailchimp, LINKS, DAY) == "*|ARCHIVE|*#second"
    assert resolve_in_url_for_web(url) == "#second"
    assert resolve_in_url_for_web("{{ unsubscribe_url }}") == ""


@pytest.mark.parametrize(
    "url",
    ["{{ email }}", "{{ first_name | x }}:alert(1)", "https://{{ email }}/", "/a?{{ email }}"],
)
def test_subscribers_data_cannot_decide_where_a_link_leads(url):
    """A name or an address may not choose the scheme or the host of a link."""
    assert refused(resolve_in_url, url, dialect("brevo"), LINKS, DAY, HERE) == "E143"
    assert refused(resolve_in_url_for_web, url, HERE) == "E143"


def test_an_unknown_tag_in_a_link_is_an_error():
    """A platform's own code in a link is not silently passed on."""
    url = "https://example.org/?q={{ .Subscriber.Email }}"
    assert refused(resolve_in_url, url, dialect("listmonk"), LINKS, DAY, HERE) == "E140"


@given(st.text(max_size=30).filter(lambda text: "{{" not in text))
def test_a_link_without_tags_is_left_alone(url):
    """Only tags are replaced; what may not stand in an address is percent-encoded."""
    assert resolve_in_url(url, dialect("brevo"), LINKS, DAY) == encode_url(url)
    assert resolve_in_url_for_web(url) == encode_url(url)


def test_the_web_version_has_fallbacks_and_no_addresses():
    """Nobody fills tags on the web: a name is its fallback, a personal address is gone."""
    assert resolve_for_web(MergeTag("first_name", "there")) == "there"
    assert resolve_for_web(MergeTag("unsubscribe_url")) == ""


def test_a_theme_can_ask_what_there_is():
    """A footer leaves out a link that neither the platform nor the publication has."""
    assert offers("preferences_url", dialect("brevo"), Links())
    assert not offers("preferences_url", dialect("ses"), Links())
    assert offers("preferences_url", dialect("ses"), LINKS)
    assert offers("first_name", dialect("none"), Links())


def test_an_unknown_platform_names_the_nearest():
    """A misspelt platform has the remedy in its hint."""
    with pytest.raises(MergeTagError) as caught:
        dialect("mailchip")
    assert "mailchimp" in caught.value.problems[0].hint
