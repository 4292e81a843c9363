"""newsletter.check.pictures_unserved: pictures that no inbox can fetch are reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.workspace import load_workspace

BASE = 'base_url = "https://pictures.example.org/{date}"\n'


def codes(root: Path, body: str, *, base: str = "", embed: bool = False) -> list[tuple[str, str]]:
    make_workspace(root)
    settings, issue = root / "newsletter.toml", root / "issues/2026-11-20/issue.md"
    settings.write_text(settings.read_text().replace(BASE, base))
    issue.write_text(issue.read_text().replace("The boats", f"{body}\n\nThe boats"))
    Image.new("RGB", (90, 60), "navy").save(root / "issues/2026-11-20/moon.png")
    workspace = load_workspace(root)
    composed = Composer(workspace).compose(workspace.read_source(issue), embed_images=embed)
    return [(it.problem.code, it.problem.message) for it in composed.findings]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("![A tide](photo.jpg)", "1 picture has no address on the web: readers will not see it"),
        (
            "![A tide](photo.jpg)\n\n![A moon](moon.png)\n\n![A tide](photo.jpg)",
            "2 pictures have no address on the web: readers will not see them",
        ),
    ],
)
def test_without_a_base_url_readers_see_no_picture(tmp_path, body, message):
    """The email names files that stand on our disk only."""
    assert codes(tmp_path / "desk", body) == [("W139", message)]


def test_there_is_nothing_to_say_of_pictures_that_arrive(tmp_path):
    """Served, sent along, on the web already, or none at all."""
    picture = "![A tide](photo.jpg)"
    assert codes(tmp_path / "a", picture, base=BASE) == []
    assert codes(tmp_path / "b", picture, embed=True) == []
    assert codes(tmp_path / "c", "![A tide](https://pictures.example.org/a.jpg)") == []
    assert codes(tmp_path / "d", "No picture.") == []
