"""newsletter.formats: what may stand in an address, a header or a style, and what may not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.formats import (
    control_character,
    rgb,
    wrong_domain,
    wrong_email_address,
    wrong_folder_name,
    wrong_https_url,
    wrong_language,
    wrong_list_id,
    wrong_relative_path,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://example.org/",
        "https://a-b.example.org:8443/x/y.html?q=1&r=%20#part",
        "https://example.org?x",
        "https://xn--bcher-kva.example/",
    ],
)
def test_https_urls(url):
    """Ordinary addresses are accepted."""
    assert not wrong_https_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://example.org/",
        "HTTPS//example.org",
        "https://example",
        "https://user@example.org/",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/é",
        'https://example.org/"x',
        "https://example.org/<x>",
        "https://-x.example.org/",
        "https://10.0.0.1/",
        "https://example.org/{date}",
        "https://example.org:٨٠/",
        "javascript:alert(1)//https://example.org/",
    ],
)
def test_no_https_urls(url):
    """Other schemes, users, white space, quotes and braces are refused."""
    assert wrong_https_url(url)


def test_a_dated_url():
    """Where the issue's date may stand, no other braces may."""
    assert not wrong_https_url("https://example.org/{date}/", dated=True)
    assert wrong_https_url("https://example.org/{day}/", dated=True)


@pytest.mark.parametrize("address", ["news@example.org", "o'brien+x@mail.example.org"])
def test_email_addresses(address):
    """Plain addresses are accepted."""
    assert not wrong_email_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "news",
        "news@example",
        "News <news@example.org>",
        "news@example.org\nBcc: all@example.org",
        "news@example.org\n",
        "a@b@example.org",
        ".a@example.org",
        "a..b@example.org",
        '"a b"@example.org',
        "ñews@example.org",
        "x" * 65 + "@example.org",
        "a@" + "b." * 130 + "org",
    ],
)
def test_no_email_addresses(address):
    """Names, header injections, quoted and over-long forms are refused."""
    assert wrong_email_address(address)


@given(st.text())
def test_an_accepted_address_is_safe_in_a_header(text):
    """Whatever is accepted is one ASCII word with one @."""
    for made in (text, f"{text}@example.org", f"a@{text}.org"):
        if not wrong_email_address(made):
            assert re.fullmatch(r"[!-~]+", made)
            assert made.count("@") == 1


def test_list_ids():
    """A dotted name without brackets."""
    assert not wrong_list_id("daily.example.org")
    for text in ("<daily.example.org>", "daily", "a b.example.org", "a..b", "x." * 128):
        assert wrong_list_id(text), text


def test_languages():
    """Well-formed tags, whether or not anybody has words for them."""
    for tag in ("en", "en-GB", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "de-1996", "ar-x-desk"):
        assert not wrong_language(tag), tag
    for tag in ("", "e", "en_GB", "english", "en-", "en-GBR-x", "-en", "en GB", "en\n", "es-٤١٩"):
        assert wrong_language(tag), tag


def test_colours():
    """Three or six digits, normalised to six in lower case."""
    assert rgb("#AbC") == "#aabbcc"
    assert rgb("#0A1b2C") == "#0a1b2c"
    for text in ("", "red", "#12", "#1234", "#12345g", "abc", "#abc;x", "#abc\n", "#١٢٣"):
        assert not rgb(text), text


def test_folder_names():
    """One plain name, never a path."""
    assert not wrong_folder_name("daily-2")
    for text in ("", "..", "a/b", ".x", "a b", "-x", "a\n", "é"):
        assert wrong_folder_name(text), text


def test_relative_paths():
    """A path that cannot lead out."""
    assert not wrong_relative_path("images/logo 2.png")
    for text in ("", "/a", "../a", "a/../b", "a//b", "./a", "C:/a", "a\\b", "https://x/y"):
        assert wrong_relative_path(text), text


def test_control_characters():
    """Any control character and any line break is found; a plain line feed can be allowed."""
    assert control_character("a\tb") == "U+0009"
    assert control_character("a\u2028b", lines=True) == "U+2028"
    assert control_character("a\r\nb", lines=True) == "U+000D"
    assert control_character("a\nb", lines=True) == ""
    assert control_character("naïve – “text”") == ""


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("example.org", True),
        ("a-b.example.org", True),
        ("xn--bcher-kva.example", True),
        ("www.example.org", False),
        ("Example.org", False),
        ("https://example.org", False),
        ("example.org/", False),
        ("example", False),
        ("", False),
    ],
)
def test_domains(text, good):
    """A bare host in lower case, as a link's host is compared with it."""
    assert bool(wrong_domain(text)) is not good
