"""The web copy is everybody's page: it holds no tag of a platform, and no link to one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from theme_desk import Desk


@pytest.mark.parametrize("platform", ["none", "listmonk", "mailchimp"])
def test_a_link_that_only_the_email_has_is_its_words(
    platform_desk: Callable[[str], Desk], platform: str
):
    desk = platform_desk(platform)
    desk.issue("[Leave **at** once]({{ unsubscribe_url }}) or [write](https://a.example/?q=x).")
    built = desk.build()
    assert built.exit_code == 0, built.stderr
    assert "<a>Leave <strong>at</strong> once</a>" in built.web
    assert 'href=""' not in built.web
    assert "<a>" not in built.html
    assert 'href="https://a.example/?q=x"' in built.web


def test_words_that_look_like_one_are_left_alone(desk: Desk):
    desk.issue('Write `<a class="b" href="">` for [it]({{ preferences_url }}), or "a href=\\"\\"".')
    built = desk.build()
    assert built.exit_code == 0, built.stderr
    words = '&lt;a class="b" href=""&gt;'
    assert words in built.html.replace("&#34;", '"').replace("&quot;", '"')
    assert words in built.web.replace("&#34;", '"').replace("&quot;", '"')
