"""newsletter.starter: a new workspace is whole, says every setting, and overwrites nothing."""

import dataclasses
import datetime
import re
import tomllib

import pytest

from newsletter.config.reading import parse_config
from newsletter.config.settings import Config, FeedSettings, SocialLink
from newsletter.errors import OutputError
from newsletter.starter import starter_files, write_starter
from newsletter.workspace import load_workspace

SETTING = re.compile(r"^#(?=\w+ = )", re.MULTILINE)
NOW = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.UTC)


def test_it_is_a_workspace(tmp_path):
    """What is written loads, with an issue and a sponsor."""
    names = write_starter(tmp_path / "new" / "desk")
    desk = load_workspace(tmp_path / "new" / "desk")
    issue = desk.select("today", NOW)
    assert issue.name in names
    assert desk.read_source(issue.path).text.startswith("---\ndate: 2026-01-05\n")
    assert [source.path for source in desk.sponsor_files()] == ["sponsors/example.md"]


def test_builds_are_not_committed(tmp_path):
    """Git ignores what a build makes."""
    write_starter(tmp_path)
    assert (tmp_path / ".gitignore").read_text().split() == [
        "build/",
        ".newsletter/",
        "screenshots/",
    ]


def test_its_issue_is_an_email(tmp_path):
    """The workspace composes at once, without findings."""
    from newsletter.compose import Composer

    write_starter(tmp_path)
    desk = load_workspace(tmp_path)
    source = desk.read_source(desk.select(None, NOW).path)
    composition = Composer(desk).compose(source)
    assert "Your newsletter is ready to be written" in composition.email.html
    assert "Example Bakery" in composition.email.text
    assert composition.findings == ()


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl", "pt", "ar", "he"])
def test_another_language_is_one_setting(tmp_path, language):
    """The sponsor's label follows it: none of ours is refused where the rules are read."""
    from newsletter.compose import Composer

    write_starter(tmp_path)
    settings = tmp_path / "newsletter.toml"
    settings.write_text(settings.read_text().replace('language = "en"', f'language = "{language}"'))
    desk = load_workspace(tmp_path)
    composition = Composer(desk).compose(desk.read_source(desk.select(None, NOW).path))
    (slot,) = composition.proof.slots
    assert slot.wording != "Advertisement"
    assert composition.findings == ()


def settings(kind: type) -> set[str]:
    """The keys that a type of setting has."""
    return {field.name for field in dataclasses.fields(kind)}


def test_every_setting_is_shown():
    """No setting is without its line and comment; none is shown that does not exist."""
    text = SETTING.sub("", starter_files()["newsletter.toml"].decode())
    shown = tomllib.loads(text)
    example = parse_config(text)
    tables = settings(Config) - {"path", "places"}
    assert set(shown) == tables
    # A feed has an address or a file, so an example of both would be wrong.
    assert set(shown["feeds"][0]) == settings(FeedSettings) - {"location", "file"}
    for table in tables - {"platform", "feeds"}:
        assert set(shown[table]) == settings(type(getattr(example, table))), table
    assert set(shown["links"]["social"][0]) == settings(SocialLink)


def test_every_setting_has_a_comment_or_a_value():
    """The file that is written is a good configuration as it stands."""
    config = parse_config(starter_files()["newsletter.toml"].decode())
    assert config.publication.name == "The Example Brief"


def test_nothing_is_overwritten(tmp_path):
    """Every file that is in the way is named, and nothing is written."""
    (tmp_path / "newsletter.toml").write_text("mine")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    with pytest.raises(OutputError) as caught:
        write_starter(tmp_path)
    assert [(found.code, found.path) for found in caught.value.problems] == [
        ("E160", str(tmp_path / ".gitignore")),
        ("E160", str(tmp_path / "newsletter.toml")),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "newsletter.toml"]
    assert (tmp_path / "newsletter.toml").read_text() == "mine"


def test_a_folder_in_use_can_become_a_workspace(tmp_path):
    """Other files are no obstacle."""
    (tmp_path / "README.md").write_text("mine")
    write_starter(tmp_path)
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_failure_leaves_no_files(tmp_path):
    """Where a folder cannot be made, what was written before is taken away."""
    (tmp_path / "sponsors").write_text("a file in the way")
    with pytest.raises(OutputError) as caught:
        write_starter(tmp_path)
    assert caught.value.problems[0].code == "E164"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "sponsors"]
