"""newsletter.theme_sources: a workspace replaces a theme file by file."""

from pathlib import Path

import pytest

from newsletter import theme_sources
from newsletter.errors import ThemeError
from newsletter.theme_sources import read_theme


def write(path: Path, text: str | bytes = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(own, name):
    return read_theme(name, own, "newsletter.toml")


def problem(own, name):
    with pytest.raises(ThemeError) as caught:
        read(own, name)
    return caught.value.problems[0]


@pytest.fixture
def own(tmp_path) -> Path:
    return tmp_path / "desk" / "templates"


@pytest.fixture
def built_in(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "package" / "templates"
    write(folder / "daily" / "layout.mjml.j2", "shipped layout")
    write(folder / "daily" / "blocks" / "quote.mjml.j2", "shipped quote")
    write(folder / "daily" / ".hidden.css")
    write(folder / "daily" / "README.md")
    monkeypatch.setattr(theme_sources, "built_in_templates", lambda: folder)
    return folder


@pytest.mark.usefixtures("built_in")
def test_a_workspaces_file_replaces_one_file(own):
    """One own file overrides one built-in file; each says where it comes from."""
    write(own / "daily" / "blocks" / "quote.mjml.j2", "own quote")
    write(own / "daily" / "styles.css", "own styles")
    files = read(own, "daily")
    assert {key: (file.path, file.text) for key, file in files.items()} == {
        "blocks/quote.mjml.j2": ("templates/daily/blocks/quote.mjml.j2", "own quote"),
        "layout.mjml.j2": ("<built-in>/daily/layout.mjml.j2", "shipped layout"),
        "styles.css": ("templates/daily/styles.css", "own styles"),
    }
    assert list(files) == sorted(files)


@pytest.mark.usefixtures("built_in")
def test_a_workspace_can_have_its_own_theme(own):
    """A theme need not be built in."""
    write(own / "sunday" / "layout.mjml.j2", "own")
    assert list(read(own, "sunday")) == ["layout.mjml.j2"]


@pytest.mark.usefixtures("built_in")
def test_an_unknown_theme_names_those_there_are(own):
    """E100 with the nearest theme, or all of them."""
    write(own / "sunday" / "layout.mjml.j2", "own")
    assert '"daily"' in problem(own, "dayly").hint
    found = problem(own, "zzz")
    assert (found.code, found.hint) == ("E127", "there are: daily, sunday")


def test_the_checkout_is_a_workspace(own, monkeypatch):
    """Where both folders are one, a file is the workspace's own."""
    write(own / "daily" / "layout.mjml.j2", "one")
    monkeypatch.setattr(theme_sources, "built_in_templates", lambda: own)
    assert read(own, "daily")["layout.mjml.j2"].path == "templates/daily/layout.mjml.j2"


@pytest.mark.usefixtures("built_in")
def test_a_file_that_is_no_text(own):
    """A broken file of a theme is a theme's error, with its place."""
    write(own / "daily" / "styles.css", b"a\n\xff")
    found = problem(own, "daily")
    assert (found.code, found.place) == ("E007", "templates/daily/styles.css:2:1")
