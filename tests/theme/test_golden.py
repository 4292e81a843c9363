"""Every block of the default theme against its golden: what its two templates make of one issue.

``pytest --update-golden`` rewrites the goldens; tests/golden/README.md says what they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from structure_of_markup import outline
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.files import SourceFile
from newsletter.model.blocks import Block
from newsletter.model.issue import Part
from newsletter.model.sponsor import SponsorPlacement
from newsletter.render.html import BLOCK_NAMES, HtmlRendering, restore
from newsletter.render.plaintext import TextRendering, tidy
from newsletter.workspace import load_workspace

HERE = Path(__file__).parents[1] / "golden"
THEME = Path(__file__).parents[2] / "templates" / "daily"
NAMES = sorted(BLOCK_NAMES.values())
TIDE_TOURS = """\
---
name: Tide Tours
kind: ad
label: Advertisement
---

### [See the dock from below](https://tide-tours.example.com/)

![A rowing boat under a crane](../issues/2026-11-20/photo.jpg){credit="Picture: Tide Tours"}

Forty minutes, **one** lamp, and a towel.

[Book a seat & a towel](https://tide-tours.example.com/book)
"""

PARTY = """\
---
name: The Quay Party
kind: ad
label: Advertisement
political: true
payer: Friends of the Quay
amount: EUR 1,200
notice: https://quay-party.example.com/notice
---

### [Vote for a dry cellar](https://quay-party.example.com/)

Pumps before promises.
"""


@pytest.fixture(scope="module")
def composer(tmp_path_factory: pytest.TempPathFactory) -> Composer:
    root = make_workspace(tmp_path_factory.mktemp("golden") / "desk")
    for slug, text in (("tide-tours", TIDE_TOURS), ("quay-party", PARTY)):
        (root / f"sponsors/{slug}.md").write_text(text, encoding="utf-8")
    return Composer(load_workspace(root))


@dataclass
class Recorder:
    """What the templates of one block made, of the outermost blocks of that name."""

    name: str
    made: list[str] = field(default_factory=list)
    depth: int = 0

    def watch(self, render: Callable[..., Any]) -> Callable[..., Any]:
        def watched(rendering: Any, block: Any, **place: Any) -> Any:
            if BLOCK_NAMES[type(block)] != self.name:
                return render(rendering, block, **place)
            self.depth += 1
            try:
                markup = render(rendering, block, **place)
            finally:
                self.depth -= 1
            if not self.depth:
                tokens = getattr(rendering, "tokens", None)
                text = restore(tokens, markup).email if tokens else tidy(markup)
                self.made.append(str(text))
            return markup

        return watched


@pytest.mark.parametrize("name", NAMES)
def test_a_block_is_as_its_golden(
    name: str, composer: Composer, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """A block's MJML or HTML, and its text, have the structure and the words of the golden."""
    html, text = Recorder(name), Recorder(name)
    monkeypatch.setattr(HtmlRendering, "block", html.watch(HtmlRendering.block))
    monkeypatch.setattr(TextRendering, "block", text.watch(TextRendering.block))
    written = (HERE / f"{name}.md").read_text(encoding="utf-8")
    digest = sha256(written.encode()).hexdigest()
    composer.compose(SourceFile("issues/2026-11-20/issue.md", written, digest))
    assert html.made, f"tests/golden/{name}.md has no {name}"
    assert len(html.made) == len(text.made)
    markup, plain = "\n".join(map(outline, html.made)), "\n".join(text.made)
    if request.config.getoption("--update-golden"):
        (HERE / f"{name}.mjml").write_text(markup, encoding="utf-8")
        (HERE / f"{name}.txt").write_text(plain, encoding="utf-8")
    golden = (HERE / f"{name}.mjml").read_text(encoding="utf-8")
    assert markup.split("\n") == reread(golden).split("\n")
    assert plain.split("\n") == (HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n")


def reread(golden: str) -> str:
    """A golden in canonical form, so that an edit by hand may be spaced as its author likes."""
    return "\n".join(outline(block) for block in golden.rstrip("\n").split("\n\n"))


def test_one_name_stands_in_four_places() -> None:
    """A block's class, its two templates and its golden have one name, and none is left over."""
    for kind, name in BLOCK_NAMES.items():
        snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
        assert name == snake.removesuffix("_slot")
    made_by_editors = {*get_args(Block), *get_args(Part)} - {SponsorPlacement}
    assert made_by_editors == set(BLOCK_NAMES)
    assert stems(THEME / "blocks", ".mjml.j2") == NAMES
    texts = set(stems(THEME / "text", ".txt.j2"))
    assert sorted(texts - {"layout", "legend"}) == NAMES
    for ending in (".md", ".mjml", ".txt"):
        assert [name for name in stems(HERE, ending) if name != "README"] == NAMES


def stems(folder: Path, ending: str) -> list[str]:
    return sorted(path.name.removesuffix(ending) for path in folder.glob(f"*{ending}"))


def test_updating_goldens_is_refused_in_ci() -> None:
    """Where CI is set, nobody reads the difference: pytest ends with a usage error."""
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", __file__],
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--update-golden is refused in CI" in ended.stderr
