"""The page comes up to date by itself, never goes blank, and stays where it was scrolled to."""

from __future__ import annotations

import re
import time
from pathlib import Path

from preview_server import FILLER, ISSUE, start, stop

FRAME = ".pane iframe"


def body_of(page, nth=0):
    return page.frame_locator(f"{FRAME} >> nth={nth}").locator("body")


def test_a_saved_sentence_appears(running, studio):
    """What is saved is in the frame, without a reload of the page."""
    page = studio()
    page.evaluate("window.kept = true")
    running.issue.write_text(ISSUE.replace("first paragraph", "mended paragraph"), encoding="utf-8")
    body_of(page).get_by_text("mended paragraph").wait_for()
    assert page.evaluate("window.kept")


def test_a_new_version_is_for_the_same_reader(running, studio):
    """Whose name stands in the merge tags does not change with the text."""
    page = studio("?reader=accents")
    body_of(page).get_by_text("Good morning, Zoë-Žofia.").wait_for()
    running.issue.write_text(ISSUE.replace("first paragraph", "mended paragraph"), encoding="utf-8")
    body_of(page).get_by_text("Good morning, Zoë-Žofia. The mended paragraph").wait_for()


def test_a_save_by_renaming_appears(running, studio):
    """Many editors write a new file and put it in place of the old one."""
    page = studio()
    beside = running.issue.with_name("issue.md.new")
    beside.write_text(ISSUE.replace("first paragraph", "renamed paragraph"), encoding="utf-8")
    beside.replace(running.issue)
    body_of(page).get_by_text("renamed paragraph").wait_for()


def test_a_broken_document_keeps_the_last_good_email(running, studio):
    """The error stands over it with its line; a mended document takes both away."""
    page = studio()
    running.issue.write_text(ISSUE.replace("::: sponsor", "::: sponser"), encoding="utf-8")
    problem = page.locator("#problems")
    problem.get_by_text('unknown directive "sponser"').wait_for()
    said = problem.inner_text()
    assert "issues/2026-11-20/issue.md:11:1" in said
    assert "11 | ::: sponser example" in said
    assert 'did you mean "sponsor"?' in said
    assert "last good email" in said
    assert "The first paragraph is here." in body_of(page).inner_text()
    running.issue.write_text(ISSUE.replace("first paragraph", "mended paragraph"), encoding="utf-8")
    body_of(page).get_by_text("mended paragraph").wait_for()
    page.wait_for_selector("#problems:empty", state="attached")


def test_a_document_that_never_was_good_appears_when_it_is(running, studio):
    """Opened while broken, the page says so, and shows the email once there is one."""
    running.issue.write_text("nothing", encoding="utf-8")
    page = studio()
    page.get_by_text("There is no email yet.").wait_for()
    assert page.locator("#side").is_hidden()
    page.errors.clear()  # the browser notes that the frame's address leads nowhere yet
    running.issue.write_text(ISSUE, encoding="utf-8")
    body_of(page).get_by_text("The first paragraph is here.").wait_for()
    page.locator("#size .weight").first.wait_for()


def test_a_deleted_document_is_said(running, studio):
    """The last good email stays when its document goes."""
    page = studio()
    running.issue.unlink()
    page.locator("#problems").get_by_text("there is no issue for 2026-11-20").wait_for()
    assert "The first paragraph is here." in body_of(page).inner_text()


def test_settings_sponsors_and_theme_count(running, studio):
    """A change of anything that an email is made of is seen."""
    page = studio()
    settings = running.root / "newsletter.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r'(?m)^name = ".*"', 'name = "The Evening Ledger"', text, count=1))
    body_of(page).get_by_text("The Evening Ledger").first.wait_for()
    sponsor = running.root / "sponsors/example.md"
    old = re.search(r"(?m)^### \[?([^\]\n]+)", sponsor.read_text(encoding="utf-8"))[1]
    sponsor.write_text(sponsor.read_text(encoding="utf-8").replace(old, "A creative changed"))
    body_of(page).get_by_text("A creative changed").first.wait_for()
    theme = running.root / "templates/daily"
    theme.mkdir(parents=True)
    built_in = Path(__file__).parents[2] / "templates/daily/styles.css"
    (theme / "styles.css").write_text(
        built_in.read_text(encoding="utf-8") + "\n.headline { letter-spacing: 7px }\n"
        "h1 { letter-spacing: 7px }\n"
    )
    headline = page.frame_locator(FRAME).locator("h1").first
    for _ in range(100):
        if headline.evaluate("e => getComputedStyle(e).letterSpacing") == "7px":
            break
        time.sleep(0.1)
    assert headline.evaluate("e => getComputedStyle(e).letterSpacing") == "7px"


def test_broken_settings_are_said_and_mended(running, studio):
    """newsletter.toml with a fault does not end the preview."""
    page = studio()
    settings = running.root / "newsletter.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "\n[nonsense]\n", encoding="utf-8")
    page.locator("#problems").get_by_text("nonsense").first.wait_for()
    assert "The first paragraph is here." in body_of(page).inner_text()
    settings.write_text(text, encoding="utf-8")
    page.wait_for_selector("#problems:empty", state="attached")


def test_the_scroll_position_survives(running, studio):
    """A new version does not throw the reader back to the top."""
    running.issue.write_text(ISSUE.replace("\n## More", f"\n{FILLER}\n## More"), encoding="utf-8")
    page = studio()
    body = body_of(page)
    body.get_by_text("Paragraph 59").wait_for()
    body.evaluate("() => window.scrollTo(0, 900)")
    changed = ISSUE.replace("\n## More", f"\n{FILLER}\n## More").replace(
        "Two hundred", "Three hundred"
    )
    running.issue.write_text(changed, encoding="utf-8")
    body.get_by_text("Three hundred tonnes").wait_for()
    assert body.evaluate("() => window.scrollY") == 900


def test_an_unchanged_save_changes_nothing(running, studio):
    """Saving the same text again makes no new version."""
    page = studio()
    before = page.evaluate("document.body.dataset.shown")
    running.issue.write_text(ISSUE, encoding="utf-8")
    other = running.root / "issues/2026-11-20/.issue.md.swp"
    other.write_text("swap", encoding="utf-8")
    time.sleep(0.5)
    assert page.evaluate("document.body.dataset.shown") == before


def test_many_edits_in_a_row(running, studio):
    """Of 500 quick saves none is missed in the end; neither server nor page grow."""
    page = studio()
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")

    def page_size():
        metrics.send("HeapProfiler.collectGarbage")
        found = {
            it["name"]: it["value"] for it in metrics.send("Performance.getMetrics")["metrics"]
        }
        elements = body_of(page).evaluate("() => document.querySelectorAll('*').length")
        return found["Nodes"], found["JSEventListeners"], elements

    half = 0
    for number in range(500):
        text = ISSUE.replace("first paragraph", f"paragraph of edit {number}")
        running.issue.write_text(text, encoding="utf-8")
        if number % 25 == 24:
            body_of(page).get_by_text(f"paragraph of edit {number} is here.").wait_for()
        else:
            time.sleep(0.02)
        if number == 249:
            half, size = running.memory_kb(), page_size()
    # 250 kept emails would be 10 MB of HTML alone, and ten times that as trees.
    assert running.memory_kb() - half < 12_000
    nodes, listeners, elements = page_size()
    assert nodes < size[0] * 1.2
    assert listeners <= size[1] * 1.2
    assert elements == size[2]
    assert page.evaluate("document.querySelectorAll('iframe').length") == 1


def test_the_server_ends_quietly(preview_desk):
    """Ctrl-C ends it with code 0 and says nothing more."""
    started = start(preview_desk)
    started.process.send_signal(2)
    assert started.process.wait(15) == 0
    assert started.process.stderr
    assert started.process.stderr.read() == ""
    stop(started)
