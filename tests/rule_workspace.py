"""A small workspace in which the rules' examples are composed and checked."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

from newsletter.assemble.merge_tags import dialect
from newsletter.building.checking import remember
from newsletter.cache import Cache
from newsletter.check.context import CheckContext
from newsletter.check.examples import Example
from newsletter.check.registry import RULES
from newsletter.check.rule import Rule
from newsletter.check.run import run_checks
from newsletter.check.sponsorship import creative_repeated
from newsletter.compose import Composer, Composition
from newsletter.config.reading import parse_config
from newsletter.content.markdown import parse_issue
from newsletter.fetching.verdicts import judge_answer, judge_failure
from newsletter.files import SourceFile
from newsletter.model.finding import Finding
from newsletter.model.location import Location
from newsletter.model.visit import Redirect, Visit
from newsletter.output.eml import render_eml
from newsletter.workspace import Workspace

CONFIG = """\
[publication]
name = "The Harbour Brief"
address = "1 Quay Road, Port Example EX1 1EX"
language = "en-GB"

[sender]
name = "The Harbour Brief"
email = "brief@harbour.example.org"
list_id = "brief.harbour.example.org"

[links]
unsubscribe = "https://harbour.example.org/unsubscribe"

[images]
base_url = "https://pictures.example.org/{date}"
"""
SPONSOR = """\
---
name: Harbor Bank
kind: ad
label: Advertisement
---

## one-rate

### [One rate for everyone](https://bank.example.com/rate)

A savings account in plain words.

[See the rate](https://bank.example.com/see)
"""
DATE = "2026-11-20"
FRONT = f"---\ndate: {DATE}\nsubject: Ferries run on time again\n---\n"
LEAD = "\n# Ferries run on time again\n\nThe crew of the first boat says so.\n"
PATH = f"issues/{DATE}/issue.md"
_PICTURE = re.compile(r"\]\(((?:noise-)?(?:(\d+)x(\d+)|[\w-]+)\.(?:jpg|png|gif))")


def document(text: str) -> tuple[str, list[int]]:
    """An example as a whole issue; and for each of its lines, the line of the example, or 0."""
    numbers = list(range(1, text.count("\n") + 2))
    if not text.startswith("---\n"):
        text, numbers = FRONT + "\n" + text, [0] * (FRONT.count("\n") + 1) + numbers
        if not re.search("^# ", text, re.MULTILINE):
            head = FRONT + LEAD + "\n"
            text, numbers = head + text[len(FRONT) + 1 :], [0] * head.count("\n") + numbers[5:]
    else:
        if not re.search("^date:", text, re.MULTILINE):
            text = text.replace("---\n", f"---\ndate: {DATE}\n", 1)
            numbers.insert(1, 0)
        if not re.search("^# ", text, re.MULTILINE):
            text = text.rstrip("\n") + "\n" + LEAD
    return text, numbers


_ALWAYS = ("https://harbour.example.org/unsubscribe", "200")


def visited(url: str, said: str) -> Visit:
    """The visit of an address whose server answers what an example says."""
    words, redirects = said.split(), []
    while len(words) > 1 and "://" in words[1]:
        redirects.append(Redirect(int(words[0]), words[1]))
        words = words[2:]
    hops = tuple(redirects)
    if words == ["no-host"]:
        missing = f"the host {urlsplit(url).hostname} was not found"
        return Visit(url, "broken", missing, redirects=hops, host_missing=True)
    if words == ["no-answer"]:
        return judge_failure(url, TimeoutError(), "the server did not answer in time", hops)
    return judge_answer(url, int(words[0]), hops, " ".join(words[1:]))


class RuleWorkspace:
    """Composes examples; what they share is made once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._composers: dict[str, Composer] = {}
        (root / "sponsors").mkdir(parents=True)
        (root / "sponsors/harbor-bank.md").write_text(SPONSOR)

    def composer(self, toml: str = "", sponsors: tuple[tuple[str, str], ...] = ()) -> Composer:
        """The composer for some settings; a table that is there already is gone on with."""
        key = f"{toml}{sponsors}"
        if key not in self._composers:
            text = CONFIG
            for table in re.split(r"(?m)^(?=\[)", toml):
                head, _, body = table.partition("\n")
                if head and f"{head}\n" in text:
                    keys = [line.split("=")[0].strip() for line in body.splitlines() if "=" in line]
                    before, after = text.split(f"{head}\n", 1)
                    for key in keys:
                        after = re.sub(rf"^{key} *=.*\n", "", after, count=1, flags=re.MULTILINE)
                    text = f"{before}{head}\n{body}{after}"
                else:
                    text += f"\n{table}"
            source = SourceFile("newsletter.toml", text, "")
            config = parse_config(text)
            workspace = Workspace(self.root, config, source, Cache(self.root / ".cache"))
            paths = [self.root / f"sponsors/{slug}.md" for slug, _ in sponsors]
            for path, (_, said) in zip(paths, sponsors, strict=True):
                path.write_text(said)
            self._composers[key] = Composer(workspace)
            for path in paths:
                path.unlink()
        return self._composers[key]

    def context(self, example: Example) -> tuple[CheckContext, list[int]]:
        """What the rules look at, and the example's line for each line of the issue."""
        text, numbers = document(example.text if example.kind == "md" else "# A\n\nSome words.")
        self._draw(text)
        composer = self.composer(example.toml, example.sponsors)
        composition = composer.compose(SourceFile(PATH, text, ""))
        email = composition.email
        changes = {"html": "html", "txt": "text"}
        if example.kind in changes:
            email = dataclasses.replace(email, **{changes[example.kind]: example.text})
        message = example.text.encode() if example.kind == "eml" else b""
        past = [
            remember(parse_issue(document(body)[0].replace(DATE, date, 1), f"{date}.md"), date)
            for date, body in example.past
        ]
        past.sort(key=lambda issue: issue.date, reverse=True)
        unsubscribe = composition.unsubscribe
        context = CheckContext(
            issue=composition.issue,
            email=email,
            config=composer.config,
            source=text,
            language=composition.issue.language or composer.config.publication.language,
            unsubscribe=unsubscribe,
            tag_openers=dialect(composer.config.platform).openers,
            places=composition.places if example.kind != "html" else (),
            theme=Location(composer.theme.files["layout.mjml.j2"].path),
            theme_name=composer.theme.name,
            theme_files=composer.theme.files,
            eml=lambda: (
                message
                or render_eml(
                    email,
                    composer.config,
                    date=datetime.date(2026, 11, 20),
                    unsubscribe=unsubscribe,
                )
            ),
            past=lambda: past,
            composed=(*composition.findings, *self._repeated(example, composer, composition)),
            page_path="example.html" if example.kind == "html" else "",
            online={url: visited(url, said) for url, said in (_ALWAYS, *example.answers)},
        )
        return context, numbers

    @staticmethod
    def _repeated(
        example: Example, composer: Composer, composition: Composition
    ) -> Iterator[Finding]:
        """What a build's records of the past issues would say of repeated creatives."""
        ran = []
        for date, body in reversed(example.past):
            text = document(body)[0].replace(DATE, date, 1)
            slots = composer.compose(SourceFile(f"{date}.md", text, "")).issue.sponsor_slots
            ran.append((date, {(slot.sponsor, slot.creative.slug) for slot in slots}))
        limit = composer.config.sponsors.repeat_limit
        return creative_repeated(composition.issue.sponsor_slots, ran, limit)

    def findings(self, rule: Rule, example: Example) -> list[tuple[int, Finding]]:
        """What a rule says of an example, each with the example's line."""
        context, numbers = self.context(example)
        report = run_checks(context, RULES if rule.code[0] == "X" else [rule])
        found = []
        for finding in report.findings:
            problem = finding.problem
            line = 0
            if problem.code != rule.code:
                continue
            if problem.path == "example.html":
                line = problem.line
            elif problem.path == PATH and 0 < problem.line <= len(numbers):
                line = numbers[problem.line - 1]
            found.append((line, finding))
        return found

    def _draw(self, text: str) -> None:
        for name, width, height in _PICTURE.findall(text):
            path = self.root / "issues" / DATE / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                continue
            size = (int(width or 320), int(height or 180))
            if name.startswith("noise-"):
                picture = Image.effect_noise(size, 90).convert("RGB")
            else:
                picture = Image.linear_gradient("L").resize(size).convert("RGB")
            picture.save(path)
