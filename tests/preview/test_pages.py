"""Everyone can use the pages: axe-core finds nothing, and the keyboard reaches everything."""

from __future__ import annotations

import pytest
from judges import NODE_MODULES, need

AXE = NODE_MODULES / "axe-core/axe.min.js"
PATHS = (
    "/",
    "/sponsors",
    "/issues/2026-11-20/?overlay=on",
    "/issues/2026-11-20/?part=text",
    "/nowhere",
)


def violations(page):
    need(AXE.exists(), "axe-core")
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    # The email in the frame is judged by itself, by other tests.
    found = page.evaluate("() => axe.run(document, {iframes: false})")
    assert len(found["passes"]) > 10
    assert "color-contrast" in {it["id"] for it in found["passes"]}
    return [(it["id"], [node["html"][:120] for node in it["nodes"]]) for it in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(running, chromium, path, scheme):
    """Neither in light nor in dark."""
    page = chromium.new_page(viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    page.goto(running.origin + path)
    if "/issues/" in path:
        page.wait_for_selector("body[data-facts]")
    assert violations(page) == []
    page.close()


def test_axe_finds_nothing_in_errors(running, studio):
    """The problems over the email and the findings beside it are readable too."""
    text = running.issue.read_text(encoding="utf-8")
    bad = text.replace("A quay at dusk", "quay.png")
    running.issue.write_text(bad, encoding="utf-8")
    page = studio()
    running.issue.write_text(bad.replace("::: sponsor", "::: sponser"), encoding="utf-8")
    page.wait_for_selector('body[data-broken="yes"]')
    assert violations(page) == []


def test_a_narrow_window_has_everything(running, studio):
    """On a small screen nothing is lost sideways."""
    page = studio(width=420)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 420
    assert violations(page) == []


def test_the_keyboard_reaches_every_switch(studio):
    """Tab and the arrow keys do what a pointer does."""
    page = studio()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("() => document.activeElement.name || document.activeElement.id")
        if name:
            seen.add(name)
    assert {"part", "width", "scheme", "beside", "images", "styles", "overlay", "reader"} <= seen
    page.locator('input[name="scheme"]:checked').focus()
    page.keyboard.press("ArrowRight")
    assert page.locator('input[name="scheme"][value="dark"]').is_checked()


def test_the_keyboard_opens_a_finding(running, studio):
    """Enter on a finding marks its place in the email."""
    text = running.issue.read_text(encoding="utf-8")
    running.issue.write_text(text.replace("A quay at dusk", "quay.png"), encoding="utf-8")
    page = studio()
    page.locator("#findings button.finding").first.focus()
    page.keyboard.press("Enter")
    mark = page.frame_locator(".pane iframe").locator('nl-mark[data-kind="found"]')
    mark.wait_for(state="attached")


def test_the_list_comes_up_to_date(running, chromium):
    """A new issue is in the list without a reload by hand."""
    page = chromium.new_page()
    page.goto(f"{running.origin}/")
    page.get_by_text("A ferry without a funnel").wait_for()
    page.wait_for_timeout(300)
    text = running.issue.read_text(encoding="utf-8").replace("2026-11-20", "2026-11-21")
    folder = running.root / "issues/2026-11-21"
    folder.mkdir()
    (folder / "issue.md").write_text(text.replace("without a funnel", "with two"))
    page.get_by_text("A ferry with two").first.wait_for()
    page.close()


def test_the_calendar_names_who_has_each_slot(running):
    """As the command does, for four weeks from a Monday."""
    status, _, body = running.get("/sponsors?from=2026-11-20")
    assert status == 200
    assert "16 November 2026 to 13 December 2026" in body
    # As readers know it, not as its file is called.
    row = body[body.index('datetime="2026-11-20"') :]
    assert "Example Bakery" in row[: row.index("</tr>")]
    assert running.get("/sponsors?from=9999-12-31")[0] == 200
    assert running.get("/sponsors?from=nonsense")[0] == 200
