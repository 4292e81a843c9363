"""newsletter screenshots: fixed names, right sizes, and nothing of anybody else's written over."""

from __future__ import annotations

import shutil

import pytest
from judges import need
from PIL import Image
from typer.testing import CliRunner

from newsletter.cli.app import app
from newsletter.cli.screenshots import Picture
from newsletter.preview.chromium import SHOTS, find_chromium


@pytest.fixture
def desk(preview_desk, tmp_path):
    need(find_chromium(), "Chromium")
    root = tmp_path / "desk"
    shutil.copytree(preview_desk, root)
    return root


def run(desk, *words):
    return CliRunner().invoke(app, ["screenshots", "-C", str(desk), *words])


def colours(path):
    with Image.open(path) as picture:
        small = picture.convert("L").resize((1, 1))
        return picture.size, small.getpixel((0, 0))


def test_the_command_knows_every_picture():
    """``--only`` offers what there is."""
    assert [it.value for it in Picture] == [shot.name for shot in SHOTS]


def test_all_pictures(desk):
    """Six files whose sizes and shades are those of their names; the second run gives the same."""
    result = run(desk)
    assert result.exit_code == 0, result.output
    folder = desk / "screenshots/2026-11-20"
    assert sorted(it.name for it in folder.iterdir()) == sorted(f"{s.name}.png" for s in SHOTS)
    assert result.stdout.split() == [str(folder / f"{shot.name}.png") for shot in SHOTS]
    for shot in SHOTS:
        (width, height), grey = colours(folder / f"{shot.name}.png")
        assert width == shot.width_px
        assert height > 600
        assert (grey < 110) is (shot.look.scheme == "dark"), shot.name
    before = {it.name: it.read_bytes() for it in folder.iterdir()}
    assert run(desk).exit_code == 0
    assert {it.name: it.read_bytes() for it in folder.iterdir()} == before


def test_a_part_of_one(desk, tmp_path):
    """``--only`` and ``--height`` do what they say, and ``--small`` makes a smaller file."""
    words = ("--only", "phone-light", "--height", "300")
    assert run(desk, "--out", str(tmp_path / "a"), *words).exit_code == 0
    assert run(desk, "--out", str(tmp_path / "b"), *words, "--small").exit_code == 0
    (large,), (small,) = (tmp_path / "a").iterdir(), (tmp_path / "b").iterdir()
    assert colours(large)[0] == (375, 300)
    assert small.stat().st_size < large.stat().st_size


def test_other_pictures_stay(desk, tmp_path):
    """A picture that somebody else made is written over only when that is asked for."""
    other = tmp_path / "phone-light.png"
    Image.new("RGB", (9, 9)).save(other)
    result = run(desk, "--out", str(tmp_path))
    assert result.exit_code == 2
    assert "E160" in result.output
    assert [it.name for it in tmp_path.glob("*.png")] == ["phone-light.png"]
    words = ("--out", str(tmp_path), "--only", "phone-light", "--force")
    assert run(desk, *words).exit_code == 0
    assert colours(other)[0][0] == 375


def test_without_a_browser(preview_desk, monkeypatch):
    """The message says what to install."""
    monkeypatch.setenv("NEWSLETTER_CHROMIUM", "no-such-browser")
    result = run(preview_desk)
    assert result.exit_code == 2
    assert "E015" in result.output
    assert "apt install chromium" in result.output
    monkeypatch.setattr("newsletter.preview.chromium.has_playwright", lambda: False)
    assert "pip install 'newsletter[browser]'" in run(preview_desk).output


def test_a_broken_issue_makes_no_picture(desk, tmp_path):
    """The error is the build's, with its line."""
    issue = desk / "issues/2026-11-20/issue.md"
    issue.write_text(issue.read_text(encoding="utf-8").replace("::: sponsor", "::: sponser"))
    result = run(desk, "--out", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "issue.md:11:1" in result.output
    assert not (tmp_path / "out").exists()
