"""Each switch changes the rendered page as it says."""

from __future__ import annotations

import pytest

FRAME = ".pane iframe"


def frame(page, nth=0):
    return page.frame_locator(f"{FRAME} >> nth={nth}")


def flip(page, name, value=None):
    """Use a switch as a reader of the page does, and wait for what it shows."""
    if value is None:
        page.locator(f'input[name="{name}"]').click()
    else:
        page.locator(f'input[name="{name}"][value="{value}"]').check(force=True)


def eventually(page, check, wanted):
    """Wait until a value is as wanted; fail with what it is."""
    for _ in range(100):
        if (found := check()) == wanted:
            return
        page.wait_for_timeout(50)
    assert found == wanted


def ground(page, nth=0):
    return frame(page, nth).locator("body").evaluate("e => getComputedStyle(e).backgroundColor")


@pytest.mark.parametrize("own", ["light", "dark"])
def test_colours_do_not_depend_on_the_browser(studio, own):
    """Light and dark are the switch's, whatever the screen is set to."""
    page = studio(scheme=own)
    light = ground(page)
    assert sum(int(it) for it in light[4:-1].split(",")) > 600, light
    flip(page, "scheme", "dark")
    eventually(page, lambda: ground(page) != light, True)
    assert sum(int(it) for it in ground(page)[4:-1].split(",")) < 150
    root = frame(page).locator("html")
    assert root.evaluate("e => getComputedStyle(e).colorScheme") == "dark"
    flip(page, "scheme", "light")
    eventually(page, lambda: ground(page), light)


def test_width(studio):
    """The email is laid out for the width, also where it is drawn smaller."""
    page = studio()
    inner = lambda: frame(page).locator("body").evaluate("() => innerWidth")  # noqa: E731
    assert inner() == 1024
    flip(page, "width", "375")
    eventually(page, inner, 375)
    flip(page, "width", "any")
    page.get_by_label("Width in pixels").fill("520")
    eventually(page, inner, 520)
    page.set_viewport_size({"width": 1000, "height": 800})
    flip(page, "width", "1024")
    eventually(page, inner, 1024)
    box = page.locator(FRAME).bounding_box()
    assert box["width"] < 640


def test_images_off(studio):
    """No picture is drawn, and its description stands in its place."""
    page = studio()
    picture = frame(page).get_by_alt_text("A quay at dusk")
    eventually(page, lambda: picture.evaluate("e => e.naturalWidth > 0"), True)
    flip(page, "images")
    eventually(page, lambda: picture.evaluate("e => e.naturalWidth"), 0)
    flip(page, "images")
    eventually(page, lambda: picture.evaluate("e => e.naturalWidth > 0"), True)


def test_style_sheets_off(studio):
    """Only the inlined styles are left."""
    page = studio()
    styles = lambda: frame(page).locator("style").count()  # noqa: E731
    assert styles() > 0
    flip(page, "styles")
    eventually(page, styles, 0)
    assert "The first paragraph is here." in frame(page).locator("body").inner_text()
    flip(page, "styles")
    eventually(page, lambda: styles() > 0, True)


def test_parts(studio):
    """The web version, the text part and the source are those of the build."""
    page = studio()
    flip(page, "part", "text")
    page.get_by_text("A ferry without a funnel [1]").wait_for()
    flip(page, "part", "source")
    page.locator("pre", has_text="<!doctype html>").wait_for()
    assert "data-nl" not in page.locator(".device pre").inner_text()
    flip(page, "part", "web")
    frame(page).get_by_text("Good morning, reader.").wait_for()
    flip(page, "part", "email")
    frame(page).get_by_text("Good morning, Ada.").wait_for()


@pytest.mark.parametrize(
    ("slug", "shown"),
    [
        ("nobody", "Good morning, reader."),
        ("long", "Good morning, Maximiliana-Konstantina Alexandrovna."),
        ("accents", "Good morning, Zoë-Žofia."),
        ("rtl", "Good morning, نور."),
        ("quotes", "Good morning, Tim & “Jo”."),
    ],
)
def test_readers(studio, slug, shown):
    """Merge tags are filled as the chosen reader would see them."""
    page = studio()
    page.locator('select[name="reader"]').select_option(slug)
    frame(page).get_by_text(shown).wait_for()


def test_side_by_side(studio):
    """Two views stand beside each other, each with its own width or scheme."""
    page = studio("?beside=devices")
    widths = [frame(page, n).locator("body").evaluate("() => innerWidth") for n in (0, 1)]
    assert widths == [375, 1024]
    flip(page, "beside", "schemes")
    eventually(page, lambda: ground(page, 0) != ground(page, 1), True)
    flip(page, "beside", "text")
    page.locator(".device pre").wait_for()
    assert page.locator(FRAME).count() == 1
    flip(page, "beside", "none")
    eventually(page, lambda: page.locator(".pane").count(), 1)


def test_the_switches_stand_in_the_address(studio):
    """A view can be kept, and comes back with a reload."""
    page = studio("?scheme=dark&images=off&width=375")
    assert page.locator('input[name="images"]').is_checked() is False
    flip(page, "overlay")
    page.wait_for_url("**/?*overlay=on*")
    page.reload()
    page.wait_for_selector("body[data-facts]")
    assert page.locator('input[name="scheme"][value="dark"]').is_checked()
    assert page.locator('input[name="overlay"]').is_checked()


def test_the_overlay_shows_each_slot(studio):
    """A box around the slot says what the proof measured."""
    page = studio("?overlay=on")
    marks = frame(page).locator('nl-mark[data-kind="sponsor"]')
    marks.first.wait_for(state="attached")
    said = marks.first.text_content()
    assert "px · contrast" in said
    assert "proved" in said
    box, region = (
        frame(page).locator(it).first.bounding_box()
        for it in ('nl-mark[data-kind="sponsor"]', '[role="region"]')
    )
    assert abs(box["y"] - region["y"]) < 2
    flip(page, "overlay")
    eventually(page, marks.count, 0)


def test_pointing_says_where_it_was_written(studio):
    """File and line of what is under the pointer, in the frame and below it."""
    page = studio()
    frame(page).get_by_text("Two hundred tonnes").hover()
    page.locator("#status", has_text="issues/2026-11-20/issue.md:20").wait_for()
    assert frame(page).locator('nl-mark[data-kind="hover"]').count() == 1
    frame(page).get_by_text("How a tide turns").click()
    assert page.url.startswith("http://127.0.0.1")
    page.locator('[data-id="block-16"][aria-current]').wait_for()


def test_a_finding_shows_its_place(running, studio):
    """A click marks the place in the email; the editor's link leads to the line."""
    settings = running.root / "newsletter.toml"
    text = settings.read_text(encoding="utf-8")
    link = '\n[preview]\neditor = "vscode://file/{path}:{line}:{column}"\n'
    settings.write_text(text.replace("\n[preview]\n", link), encoding="utf-8")
    bad = running.issue.read_text(encoding="utf-8").replace("A quay at dusk", "quay.png")
    running.issue.write_text(bad, encoding="utf-8")
    page = studio()
    page.emulate_media(reduced_motion="reduce")  # else both are measured while they move
    finding = page.locator("#findings li", has_text="issue.md:18").first
    finding.wait_for()
    expected = f"vscode://file/{running.issue}:18:"
    assert finding.locator("a.open").get_attribute("href").startswith(expected)
    finding.locator("button.finding").click()
    frame(page).locator('nl-mark[data-kind="found"]').wait_for(state="attached")
    mark, picture = (
        frame(page).locator(it).bounding_box()
        for it in ('nl-mark[data-kind="found"]', 'img[alt="quay.png"]')
    )
    assert abs(mark["y"] - picture["y"]) < 3


def test_an_inbox_says_what_it_cuts(running, studio):
    """A long subject is cut in every inbox, at its own length, and the lost words are told."""
    long = (
        "A ferry without a funnel, and what became of all those who had waited for it on the quay"
    )
    text = running.issue.read_text(encoding="utf-8")
    running.issue.write_text(
        text.replace("subject: A ferry without a funnel", f"subject: {long}"), encoding="utf-8"
    )
    page = studio()
    assert page.locator("#inbox .sum").inner_text() == "cut in 5 of 5"
    phone = page.locator("#inbox .inbox", has_text="Gmail on a phone")
    shown = phone.locator(".subject").inner_text()
    assert shown == "A ferry without a funnel, and what b…"
    lost = phone.locator(".lost").first.inner_text()
    assert shown[:-1] + lost.removeprefix("subject without ") == long


def test_a_slot_shows_its_box(studio):
    """Its row in the panel marks the whole box, label included."""
    page = studio()
    page.emulate_media(reduced_motion="reduce")
    page.locator("#sponsors button.finding").first.click()
    frame(page).locator('nl-mark[data-kind="found"]').wait_for(state="attached")
    mark, region = (
        frame(page).locator(it).first.bounding_box()
        for it in ('nl-mark[data-kind="found"]', '[role="region"]')
    )
    assert mark == pytest.approx(region, abs=3)


def test_the_overlay_stays_in_the_email(studio):
    """On a phone its words take two lines and are not cut off."""
    page = studio("?overlay=on&width=375")
    tag = frame(page).locator('nl-mark[data-kind="sponsor"] nl-tag').first
    tag.wait_for(state="attached")
    right = tag.evaluate("e => e.getBoundingClientRect().right")
    assert right <= 375
    assert tag.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_phone_gets_the_phone(studio):
    """In a narrow window the email is laid out as on a phone, unless the address says otherwise."""
    inner = "() => innerWidth"
    assert frame(studio(width=420)).locator("body").evaluate(inner) == 375
    assert frame(studio("?width=768", width=420)).locator("body").evaluate(inner) == 768


def test_a_wide_window_gets_both(studio):
    """Phone and desktop stand side by side, unless the address or a switch says otherwise."""
    page = studio(width=1900)
    widths = [frame(page, n).locator("body").evaluate("() => innerWidth") for n in (0, 1)]
    assert widths == [375, 1024]
    flip(page, "beside", "none")
    page.wait_for_url("**/?beside=none")
    page.reload()
    page.wait_for_selector("body[data-facts]")
    assert page.locator(".pane").count() == 1


def test_sizes_and_inbox_lines(studio):
    """Every block has its weight, and the inbox lines are cut."""
    page = studio()
    assert page.locator("#size .weight").count() >= 4
    assert "kB" in page.locator("#size .meter").get_attribute("aria-label")
    names = page.locator("#inbox h3").all_inner_texts()
    assert [it for it in names if "Gmail" in it] == ["Gmail on a phone", "Gmail on the web"]
    assert [it for it in names if "Apple" in it] == ["Apple Mail on a phone", "Apple Mail on a Mac"]
    assert page.locator("#inbox .message").count() == len(names)
    page.locator("#size .weight").first.focus()
    frame(page).locator('nl-mark[data-kind="hover"]').wait_for(state="attached")
