"""A proved box is known again only where nothing differs that the proof looks at."""

from __future__ import annotations

import dataclasses

import pytest
from check.disclosure.damages import DAMAGES
from check.disclosure.finished_email import Finished
from check.disclosure.test_mutations import REPOSITORY, finished

from newsletter.check.disclosure import prove_html
from newsletter.check.disclosure.known import Known


@pytest.fixture(scope="module")
def email() -> Finished:
    return finished(REPOSITORY)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, email: Finished) -> list[str]:
    """The documents in which a box was proved from the start."""
    assert email.problems() == ()
    names: list[str] = []
    prove = prove_html._prove_unknown

    def note(document, wanted, core):
        names.append(document.name)
        return prove(document, wanted, core)

    monkeypatch.setattr(prove_html, "_prove_unknown", note)
    return names


def test_the_same_email_is_known(email: Finished, asked: list[str]):
    assert email.problems() == ()
    assert asked == []


def test_other_words_elsewhere_do_not_matter(email: Finished, asked: list[str]):
    another = dataclasses.replace(
        email,
        html=email.html.replace("</body>", "<p>Other words.</p></body>"),
        web_html=email.web_html.replace("<title>", "<title>Another morning: "),
    )
    assert another.problems() == ()
    assert asked == []


def test_nor_does_another_day_in_the_pictures_address(email: Finished, asked: list[str]):
    old, new = "/2026-11-20/", "/2026-11-27/"
    slots = tuple(
        dataclasses.replace(
            slot,
            creative=dataclasses.replace(
                slot.creative,
                image=slot.creative.image
                and dataclasses.replace(
                    slot.creative.image, url=slot.creative.image.url.replace(old, new)
                ),
            ),
        )
        for slot in email.slots
    )
    another = dataclasses.replace(
        email,
        slots=slots,
        html=email.html.replace(old, new),
        web_html=email.web_html.replace(old, new),
    )
    assert another.html != email.html
    assert another.problems() == ()
    assert asked == []


LABEL, REGION = '<td class="disclosure"', '<div role="region"'
EDITS = {
    "a word in the box": ("Harbor Bank</td>", "Harbor Bank ·</td>"),
    "a name in the box": (LABEL, f'{LABEL} title="x"'),
    "a style in the box": (f'{LABEL} style="', f'{LABEL} style="letter-spacing:1px; '),
    "a start tag around it": (REGION, f'<div style="text-align:left">{REGION}'),
    "a name around it": ('aria-label="Advertisement · ', 'aria-label="Advertisement: '),
    "a rule": ("</head>", "<style>.disclosure { letter-spacing: 1px }</style></head>"),
    "a comment before it": (
        REGION,
        f"<!--[if mso]><div style='color:#222222'><![endif]-->{REGION}",
    ),
    "a link around it": (REGION, f'<a href="https://a.example/" rel="sponsored">{REGION}'),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_differs_is_proved_again(email: Finished, asked: list[str], name: str):
    old, new = EDITS[name]
    assert old in email.web_html
    dataclasses.replace(email, web_html=email.web_html.replace(old, new, 1)).problems()
    assert "web.html" in asked
    assert "email.html" not in asked


def test_what_is_not_proved_is_not_known(email: Finished, asked: list[str]):
    damaged = dataclasses.replace(
        email, html=email.html.replace(f'{LABEL} style="', f'{LABEL} style="display:none; ', 1)
    )
    assert damaged.problems()
    asked.clear()
    assert damaged.problems()
    assert asked == ["email.html"]


def test_what_is_known_changes_no_flaw(email: Finished, monkeypatch: pytest.MonkeyPatch):
    """A damaged web copy is judged after its email as it is by a proof that knows nothing yet."""
    for damage in DAMAGES[::8]:
        web = damage.act(email).web_html
        damaged = dataclasses.replace(email, web_html=web)
        assert email.problems() == ()
        said = damaged.problems()
        with monkeypatch.context() as patch:
            patch.setattr(prove_html, "_known", Known())
            assert damaged.problems() == said, damage.name
