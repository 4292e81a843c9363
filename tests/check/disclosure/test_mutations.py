"""The proof refuses every damaged disclosure, and accepts every change that does no harm."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import check.disclosure.damages_of_beside
import check.disclosure.damages_of_cover
import check.disclosure.damages_of_disguise
import check.disclosure.damages_of_distance
import check.disclosure.damages_of_looks
import check.disclosure.damages_of_more
import check.disclosure.damages_of_notation
import check.disclosure.damages_of_order  # noqa: F401 - each adds its damages to the table
import pytest
from check.disclosure.damages import DAMAGES, Damage
from check.disclosure.finished_email import Finished
from check.disclosure.harmless_changes import CHANGES

from newsletter.compose import Composer
from newsletter.workspace import load_workspace

REPOSITORY = Path(__file__).parents[3]
LEAST_DAMAGES, LEAST_CHANGES = 500, 100
# Damages of markup and styles alone: they fit any email, whatever its label says.
GENERAL = [
    damage
    for damage in DAMAGES
    if damage.name.startswith(("label with ", "wrapper with ", "style sheet: "))
]


def finished(root: Path) -> Finished:
    """The sample issue of a workspace, composed."""
    composer = Composer(load_workspace(root))
    source = composer.workspace.read_source("issues/2026-11-20/issue.md")
    composition = composer.compose(source)
    settings = composer.config.disclosure
    return Finished(
        slots=composition.issue.sponsor_slots,
        html=composition.email.html,
        web_html=composition.email.web_html,
        text=composition.email.text,
        jurisdictions=settings.jurisdictions,
        language=composition.issue.language or composer.config.publication.language,
        accepted_wordings=settings.accepted_wordings,
    )


@pytest.fixture(scope="session")
def email() -> Finished:
    return finished(REPOSITORY)


Edited = Callable[..., Finished]


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """The sample with other words in its files."""

    def build(*edits: tuple[str, str, str]) -> Finished:
        root = tmp_path_factory.mktemp("workspace")
        for name in ("newsletter.toml", "templates", "sponsors", "issues"):
            copy = shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy
            copy(REPOSITORY / name, root / name)
        for name, old, new in edits:
            file = root / name
            text = file.read_text(encoding="utf-8")
            assert old in text, f"{old!r} is not in {name}"
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return finished(root)

    return build


HARBOR = "sponsors/harbor-bank.md"
ISSUE = "issues/2026-11-20/issue.md"


@pytest.fixture(scope="session")
def others(edited: Edited) -> dict[str, Finished]:
    """Emails of other kinds and languages."""
    return {
        "sponsored editorial": edited(
            (HARBOR, "kind: ad", "kind: sponsored-editorial"),
            (HARBOR, "label: Advertisement", "label: Advertisement feature"),
        ),
        "political": edited(
            (HARBOR, "kind: ad", "kind: ad\npolitical: true\npayer: The Tidewater Committee\n"
             "amount: €400\nnotice: https://ads.example.org/notice/1"),
        ),
        "German": edited(
            (ISSUE, "---\n", "---\nlanguage: de\n"),
            ("newsletter.toml", '["us", "uk", "eu"]', '["eu"]'),
            (HARBOR, "label: Advertisement", "label: Anzeige"),
            ("sponsors/meadowlark-seeds.md", "label: Advertisement", "label: Anzeige"),
        ),
        "no body text": edited(
            (HARBOR, "Open Savings pays one rate to everyone, new customer or old, and shows how"
             " that rate was\nworked out on a single page. No bonus that ends in the spring, no"
             " minimum, no notice to give.\n", ""),
        ),
    }  # fmt: skip


class TestProof:
    def test_the_email_itself_is_proved(self, email: Finished):
        assert email.problems() == ()

    def test_a_creative_of_every_construct_is_proved(self, edited: Edited):
        """The theme's own blocks keep the label's share of their size in a creative."""
        body = """Open Savings pays one rate to everyone.

> Quoted words by a person of note.
>
> — A. Person

### What a saver does next

1. One thing
   - and another

#### In short

```
rate = 2 + 1
```

---

"""
        email = edited((HARBOR, "Open Savings pays one rate to everyone", body))
        assert email.problems() == ()

    def test_enough_ways_are_tried(self):
        """Docs state these counts; a name that stands twice would be one way counted twice."""
        assert len({damage.name for damage in DAMAGES}) == len(DAMAGES) >= LEAST_DAMAGES
        assert len({change.name for change in CHANGES}) == len(CHANGES) >= LEAST_CHANGES

    @pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
    def test_a_damage_is_refused(self, email: Finished, damage: Damage):
        codes = {problem.code for problem in damage.act(email).problems()}
        assert codes & set(damage.codes.split()), f"refused with {sorted(codes)}"

    @pytest.mark.parametrize("part", ["html", "web_html"])
    def test_a_damage_of_one_document_alone_is_refused(self, email: Finished, part: str):
        """What was found in one is never taken for what stands in the other."""
        missed = []
        for damage in DAMAGES:
            damaged = getattr(damage.act(email), part)
            if damaged != getattr(email, part):
                one = dataclasses.replace(email, **{part: damaged})
                missed += [] if one.problems() else [damage.name]
        assert missed == []

    @pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
    def test_a_harmless_change_is_accepted(self, email: Finished, change: Damage):
        assert change.act(email).problems() == ()


class TestOtherEmails:
    @pytest.mark.parametrize("kind", ["sponsored editorial", "political", "German", "no body text"])
    def test_they_are_proved_and_their_damages_refused(self, others, kind: str):
        email = others[kind]
        assert email.problems() == ()
        missed = [damage.name for damage in GENERAL if not damage.act(email).problems()]
        assert missed == []
