"""Makes workspaces full of issues that differ in every sentence, the same ones every time.

An issue is as long as a morning briefing is, about a thousand words: a lead of five to seven
paragraphs with a hero picture, a sub-heading, a quotation and a list, nine to twelve items of which
four have pictures, two sponsors, a closing section. Nothing in it repeats from issue to issue but
the pictures, so a cache that remembers whole sentences gains nothing.
"""

from __future__ import annotations

import datetime
import random
from pathlib import Path

from phrases import DID, KINDS, PEOPLE, PLACE, SPONSORS, THEN, TOPICS, WHAT, WHO, WHY

FIRST_DAY = datetime.date(2020, 1, 1)
_SEED = 20_200_101
_PICTURES = 6

_CONFIG = """\
[publication]
name = "The Bench Courier"
tagline = "A thousand mornings, none of them real"
url = "https://courier.example.org/"
language = "en-GB"
timezone = "Europe/London"
send_at = "06:00"
address = '''
The Bench Courier
1 Measuring Lane
Port Example EX1 2MP'''

[sender]
name = "The Bench Courier"
email = "morning@courier.example.org"
list_id = "morning.courier.example.org"

[links]
unsubscribe = "https://courier.example.org/unsubscribe"
preferences = "https://courier.example.org/preferences"
view_in_browser = "https://courier.example.org/{date}/"

[platform]
name = "listmonk"

[images]
base_url = "https://images.courier.example.org/{date}/"
"""

_SPONSOR = """\
---
name: {name}
kind: ad
label: Advertisement
---

### [{headline}](https://{slug}.example.org/offer)

![{alt}]({slug}.jpg)

{body}

[Read the terms](https://{slug}.example.org/terms)
"""


def write_workspace(folder: Path, count: int) -> list[Path]:
    """Write a workspace with issues on consecutive days.

    Args:
        folder: Made if missing; must hold no workspace yet.
        count: How many issues.

    Returns:
        The issue documents, in order of their dates.
    """
    (folder / "issues").mkdir(parents=True)
    (folder / "sponsors").mkdir()
    (folder / "newsletter.toml").write_text(_CONFIG)
    pictures = [_picture(number) for number in range(_PICTURES)]
    for index, (slug, name, headline, alt, body) in enumerate(SPONSORS):
        text = _SPONSOR.format(name=name, slug=slug, headline=headline, alt=alt, body=body)
        (folder / f"sponsors/{slug}.md").write_text(text)
        (folder / f"sponsors/{slug}.jpg").write_bytes(_picture(_PICTURES + index))
    written = []
    for number in range(count):
        date = FIRST_DAY + datetime.timedelta(days=number)
        day = folder / "issues" / date.isoformat()
        day.mkdir()
        # One picture stands in many issues; hard links keep a thousand of them small.
        for index, content in enumerate(pictures):
            first = folder / "issues" / FIRST_DAY.isoformat() / f"picture-{index}.jpg"
            if number:
                (day / first.name).hardlink_to(first)
            else:
                first.write_bytes(content)
        path = day / "issue.md"
        path.write_text(issue_text(number))
        written.append(path)
    return written


def issue_text(number: int) -> str:
    """The document of one issue; the number decides every word of it."""
    chance = random.Random(_SEED + number)
    date = FIRST_DAY + datetime.timedelta(days=number)
    subject = _headline(chance)
    topics = ", ".join(chance.sample(TOPICS, 3))
    return "\n".join(
        (
            "---",
            f"date: {date.isoformat()}",
            f'subject: "{subject}"',
            f'preheader: "{_sentence(chance)}"',
            f"topics: [{topics}]",
            "---",
            "",
            *_lead(chance, subject),
            "::: sponsor tern-mutual",
            ":::",
            "",
            "## More from the courier",
            "",
            *_items(chance),
            "## Hard numbers",
            "",
            *(f"{_figures(chance)}\n" for _ in range(2)),
        )
    )


def _lead(chance: random.Random, headline: str) -> list[str]:
    picture = chance.randrange(_PICTURES)
    lines = [
        f'# [{headline}]({_url(chance)}){{kicker="{chance.choice(TOPICS).title()}" '
        f'byline="By {chance.choice(PEOPLE)} in {chance.choice(PLACE)}"}}',
        "",
        "::: dek",
        _sentence(chance),
        ":::",
        "",
        f'![{_caption(chance)}](picture-{picture}.jpg "{_caption(chance)}."){{credit="Bench"}}',
        "",
    ]
    paragraphs = [_paragraph(chance, chance.randint(1, 3)) for _ in range(chance.randint(5, 7))]
    paragraphs.insert(2, f"### {_caption(chance)}")
    paragraphs.insert(4, f"> {_sentence(chance)}\n>\n> — {chance.choice(PEOPLE)}")
    paragraphs.insert(6, "\n".join(f"- **{_caption(chance)}.** {_sentence(chance)}" for _ in "abc"))
    for paragraph in paragraphs:
        lines += [paragraph, ""]
    return lines


def _items(chance: random.Random) -> list[str]:
    lines: list[str] = []
    for index in range(chance.randint(5, 6)):
        kind = chance.choice(KINDS)
        lines += [f"### [{_headline(chance)}]({_url(chance)}){{kind={kind}}}", ""]
        if index < 4:
            picture = chance.randrange(_PICTURES)
            lines += [f'![{_caption(chance)}](picture-{picture}.jpg){{credit="Bench"}}', ""]
        lines += [_sentence(chance), ""]
        if index == 2:
            lines += ["::: sponsor copper-kettle", ":::", ""]
    lines += [f"- [{_headline(chance)}]({_url(chance)})" for _ in range(chance.randint(4, 6))]
    return [*lines, ""]


def _headline(chance: random.Random) -> str:
    return f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)}"


def _caption(chance: random.Random) -> str:
    return f"{chance.choice(WHAT).capitalize()} at {chance.choice(PLACE)}, {chance.randint(3, 97)}"


def _sentence(chance: random.Random) -> str:
    return (
        f"{_headline(chance)} {chance.choice(WHY)}, "
        f"{chance.randint(2, 990)} days after {chance.choice(PLACE)} did"
        "."
    )


def _paragraph(chance: random.Random, sentences: int) -> str:
    words = [_sentence(chance) for _ in range(sentences)]
    linked = f"[{chance.choice(THEN).lower()}]({_url(chance)})"
    words.insert(1, f"In {chance.choice(PLACE)}, {linked}, and *{chance.choice(WHAT)}* stayed.")
    return " ".join(words)


def _figures(chance: random.Random) -> str:
    return f"**{chance.randint(1_000, 99_000):,}** {_paragraph(chance, 1)}"


def _url(chance: random.Random) -> str:
    return f"https://news.example.org/{chance.choice(TOPICS)}/{chance.getrandbits(32):08x}"


def _picture(number: int) -> bytes:
    """A small JPEG, drawn: bands of a colour that the number decides."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    chance = random.Random(_SEED - number)
    image = Image.new("RGB", (1200, 675), _colour(chance))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        left, top = chance.randrange(1200), chance.randrange(675)
        draw.ellipse((left - 160, top - 90, left + 160, top + 90), fill=_colour(chance))
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)
