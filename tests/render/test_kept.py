"""newsletter.render.kept: the engines are spared what they did last, and nothing else."""

from __future__ import annotations

import pytest
from preview_server import ISSUE
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.errors import ThemeError
from newsletter.files import SourceFile
from newsletter.render import pipeline
from newsletter.render.kept import Kept
from newsletter.workspace import load_workspace

TEXT = ISSUE.replace("sponsor example", "sponsor harbor-bank").replace("quay.png", "photo.jpg")


def source(text):
    return SourceFile("issues/2026-11-20/issue.md", text, "0")


@pytest.fixture
def root(tmp_path):
    return make_workspace(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("first paragraph", "first & <only> paragraph, “mended” é", 0),
        ("A quay at dusk", "A quay at dawn", 1),
        ("Two hundred tonnes", "Two *hundred* tonnes", 1),
        ("## More", "A new paragraph.\n\n## More", 1),
    ],
)
def test_an_edit_gives_what_a_fresh_build_gives(root, monkeypatch, old, new, runs):
    """Words alone need no engine, another structure does; the email is the same either way."""
    counted = []
    compile_mjml = pipeline.compile_mjml
    monkeypatch.setattr(
        pipeline, "compile_mjml", lambda *given: counted.append(1) or compile_mjml(*given)
    )
    warm = Composer(load_workspace(root))
    warm.compose(source(TEXT))
    counted.clear()
    edited = warm.compose(source(TEXT.replace(old, new)))
    assert len(counted) == runs
    fresh = Composer(load_workspace(root)).compose(source(TEXT.replace(old, new)))
    assert edited.email == fresh.email
    assert edited.places == fresh.places


def test_what_fails_is_tried_again():
    """An error is not kept."""
    kept = Kept()

    def fail():
        raise ThemeError([])

    for _ in range(2):
        with pytest.raises(ThemeError):
            kept.get("<mjml>", fail)
    assert kept.get("<mjml>", lambda: "made") == "made"
    assert kept.get("<mjml>", fail) == "made"
