"""What is judged a loss, what is not, and how the score comes about."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from newsletter.check.clients.judge import ClientReport, judge_clients, rule
from newsletter.check.clients.support import SupportData, load_support, support_data
from newsletter.check.clients.targets import (
    CLIENTS,
    CLIENTS_BY_KEY,
    DEFAULT_SHARES,
    targets_from,
)
from newsletter.check.clients.use import intern_use

RAW: dict[str, Any] = {
    "updated": "2026-01-01",
    "clients": ["apple-mail.ios", "apple-mail.macos", "outlook.windows"],
    "features": {
        slug: {
            "title": slug,
            "tested": "2026-01-01",
            "support": support,
            "noted": {"outlook.windows": ["1"]} if support.endswith("a") else {},
            "notes": {"1": "Partial. Negative values are not supported."},
        }
        for slug, support in {
            "html-div": "yyy",
            "html-p": "yyy",
            "html-body": "yyy",
            "html-doctype": "yyy",
            "css-margin": "yya",
            "css-display": "uuu",
            "css-unit-px": "uuu",
            "css-display-flex": "yyn",
            "css-float": "nyy",
        }.items()
    },
}


def judged(markup: str, shares: dict[str, float] | None = None, **options: Any) -> ClientReport:
    """An email's report against the vendored data."""
    root = html.document_fromstring(f"<!doctype html><html><body>{markup}</body></html>")
    return judge_clients(root, load_support(), targets_from(shares or DEFAULT_SHARES), **options)


def lost(markup: str, shares: dict[str, float] | None = None) -> dict[str, tuple[str, ...]]:
    """Unsupported features without anything in their place, with the clients that lose them."""
    report = judged(markup, shares)
    return {loss.use.slug: loss.clients for loss in report.losses if loss.outcome == "unsupported"}


def toy(markup: str) -> ClientReport:
    """A report against a small table, for the arithmetic."""
    root = html.document_fromstring(f"<!doctype html><html><body>{markup}</body></html>")
    return judge_clients(
        root, toy_data(), targets_from({"apple-mail": 0.6, "outlook-windows": 0.4})
    )


def toy_data() -> SupportData:
    return support_data(RAW)


def test_what_no_client_loses_is_no_loss() -> None:
    report = judged('<p style="color:#333333">Words</p>')
    assert not report.losses
    assert report.score == 100


def test_a_layout_by_flex_is_lost_in_outlook_and_says_so_with_its_share() -> None:
    report = judged('<div style="justify-content:center">x</div>')
    loss = next(loss for loss in report.losses if loss.use.slug == "css-justify-content")
    assert loss.clients == ("Gmail", "Outlook (Windows)", "Yahoo Mail")
    assert loss.share == pytest.approx(0.42)
    assert loss.use.shown == "justify-content:center"


@pytest.mark.parametrize(
    ("markup", "slug"),
    [
        ('<p style="border-radius:4px">x</p>', "css-border-radius"),
        ('<p style="position:static">x</p>', "css-position"),
        ('<video src="a.mp4"><a href="https://example.org/">Watch</a></video>', "html-video"),
        ('<img src="a.png" srcset="b.png 2x" alt="">', "html-srcset"),
        ('<p style="color:#333333;color:rgba(1,2,3,0.5)">x</p>', "css-rgba"),
        (
            '<td style="background:#ffffff;background-image:url(a.png)">x</td>',
            "css-background-image",
        ),
        ('<div style="display:none;position:absolute;mso-hide:all">x</div>', "css-position"),
        (
            "<style>@media (max-width:9px){.a{display:flex}}</style><p class=a>x</p>",
            "css-display-flex",
        ),
        ("<style>.a:hover{position:relative}</style><p class=a>x</p>", "css-position"),
        ("<style>[data-ogsc] .a{position:relative}</style><p class=a>x</p>", "css-position"),
        ("<style>@media screen{@font-face{font-family:X;src:url(x.woff)}}</style>", "css-at-media"),
        ("<style>.gone{position:relative}</style><p>x</p>", "css-position"),
    ],
)
def test_what_something_stands_in_for_is_not_lost_and_says_what(markup: str, slug: str) -> None:
    assert slug not in lost(markup)
    covered = [loss for loss in judged(markup).covered if loss.use.slug == slug]
    assert covered
    assert all(loss.instead for loss in covered)


@pytest.mark.parametrize(
    ("markup", "slug"),
    [
        ('<p style="position:relative">x</p>', "css-position"),
        ('<video src="a.mp4"></video>', "html-video"),
        ('<p style="color:rgba(1,2,3,0.5)">x</p>', "css-rgba"),
        ('<td style="background-image:url(a.png)">x</td>', "css-background-image"),
        ("<style>.a{position:relative}</style><p class=a>x</p>", "css-position"),
        ("<style>@media screen{.a{position:relative}}</style><p class=a>x</p>", "css-position"),
        ('<img src="https://example.org/a.webp" alt="">', "image-webp"),
        ('<form action="https://example.org/"><input type="text"></form>', "html-form"),
    ],
)
def test_the_same_without_it_is_lost_in_outlook(markup: str, slug: str) -> None:
    assert "Outlook (Windows)" in lost(markup, {"outlook-windows": 1.0})[slug]


def test_a_rule_of_the_sheet_is_covered_only_if_every_element_says_it_inline() -> None:
    sheet = "<style>.a{position:relative}</style>"
    one = '<p class="a" style="position:relative">x</p>'
    places = {use.use.place for use in judged(sheet + one).losses if use.use.slug == "css-position"}
    assert places == {"inline"}
    both = judged(sheet + one + '<p class="a b">y</p>')
    assert "sheet" in {use.use.place for use in both.losses if use.use.slug == "css-position"}


def test_what_a_conditional_comment_holds_is_judged_for_outlook_alone() -> None:
    inside = '<!--[if mso]><p style="position:relative">x</p><![endif]-->'
    assert lost(inside)["css-position"] == ("Outlook (Windows)",)
    kept = '<!--[if !mso]><!--><p style="position:relative">x</p><!--<![endif]-->'
    assert "Outlook (Windows)" not in lost(kept)["css-position"]
    after = kept + '<p style="justify-content:center">x</p>'
    assert "Outlook (Windows)" in lost(after)["css-justify-content"]
    old = '<!--[if lte mso 11]><p style="position:relative">x</p><![endif]-->'
    assert "css-position" not in lost(old)


def test_a_table_for_outlook_stands_in_for_the_width_of_a_box() -> None:
    box = '<div style="max-width:600px">x</div>'
    only_outlook = {"outlook-windows": 1.0}
    assert [loss.use.slug for loss in judged(box, only_outlook).losses] == ["css-max-width"]
    ghost = (
        f"<!--[if mso]><table><tr><td><![endif]-->{box}<!--[if mso]></td></tr></table><![endif]-->"
    )
    assert not judged(ghost, only_outlook).losses


def test_a_note_counts_only_where_it_is_about_the_use() -> None:
    assert toy('<p style="margin:0 4px">x</p>').losses == ()
    (loss,) = toy('<p style="margin:0 -4px">x</p>').losses
    assert loss.outcome == "partly"
    assert loss.notes == ("Partial. Negative values are not supported.",)


def test_clients_below_the_threshold_are_not_named() -> None:
    markup = '<p style="justify-content:center">x</p>'
    shares = {"gmail": 0.9, "outlook-windows": 0.004}
    assert lost(markup, shares)["css-justify-content"] == ("Gmail",)
    report = judged(markup, {"gmail": 0.9}, threshold=0.95)
    assert not report.losses


def test_the_score_counts_each_kind_of_use_once_and_halves_what_is_partly_supported() -> None:
    # Judged for Outlook: doctype, body, p, margin (partly), display:flex (not); display unknown.
    report = toy('<p style="margin:-1px;display:flex">x</p>' * 3)
    apple, outlook = report.scores
    assert apple.score == 100
    assert outlook.counts["unknown"] == 2  # display and px
    assert outlook.score == pytest.approx(100 * 3.5 / 5)
    assert report.score == pytest.approx(0.6 * 100 + 0.4 * 70)


def test_a_client_of_several_platforms_has_their_average() -> None:
    # float is lost on iOS, seven tenths of Apple Mail here: doctype, body, p, float are judged.
    apple = toy('<p style="float:left">x</p>').scores[0]
    assert apple.score == pytest.approx(0.7 * 75 + 0.3 * 100)


def test_a_verdict_that_is_not_known_is_neither_for_nor_against() -> None:
    use = intern_use("css-display", "inline", "p", "display", "grid")
    assert rule(use, "apple-mail.ios", toy_data(), ghosts=False).outcome == "unknown"


def test_the_report_is_the_same_in_every_run() -> None:
    markup = '<p style="position:relative;justify-content:center;float:left;width:2rem">x</p>'
    assert judged(markup) == judged(markup)
    assert next(loss.use.slug for loss in judged(markup).losses) in {
        "css-justify-content",
        "css-position",
    }


def test_every_client_is_made_of_clients_of_the_data_and_its_parts_add_up() -> None:
    known = set(load_support().clients)
    for client in CLIENTS:
        assert set(client.parts) <= known
        assert sum(client.parts.values()) == pytest.approx(1)
    assert set(DEFAULT_SHARES) <= set(CLIENTS_BY_KEY)
    assert sum(DEFAULT_SHARES.values()) <= 1


@pytest.mark.parametrize(
    "markup",
    [
        '<link href="https://fonts.example.org/css?family=Lato" rel="stylesheet">',
        "<style>@import url(https://fonts.example.org/css?family=Lato);</style>",
        '<p style="box-shadow:0 2px 3px rgba(0, 0, 0, 0.2)">a</p>',
        '<td style="height:20px">a</td>',
        '<div style="max-height:0;overflow:hidden;mso-hide:all">a</div>',
        '<td style="background-size:cover;background-position:center">a</td>',
        "<style>.a{float:none}</style><p class=a>a</p>",
        '<!--[if mso]><v:image style="position:absolute;top:0" /><![endif]-->a',
    ],
)
def test_what_public_templates_taught_to_pass_over(markup):
    """Each of these was called unsupported in public templates, though no reader loses by it."""
    found = judge_clients(
        html.document_fromstring(f"<html><body><table><tr>{markup}</tr></table></body></html>"),
        load_support(),
        targets_from(dict(DEFAULT_SHARES)),
    )
    assert [loss.use.slug for loss in found.losses if loss.outcome == "unsupported"] == []
