"""What the rules say of copy and templates that no one here wrote, to be read and judged.

    python tests/tools/false_alarms.py FOLDER…             counts for each rule
    python tests/tools/false_alarms.py FOLDER… --hits      every finding as well
    python tests/tools/false_alarms.py FOLDER… --hits N012 N016    those of some rules only

A folder is searched for articles (``.md``, ``.txt``) and finished emails (``.html``). Of an article
come a headline, a body and three items, which are the next articles' titles and first paragraphs;
the rules on an issue's words run over that. What is no prose is left out: code, HTML, tables,
shortcodes. A ``.txt`` is a title and paragraphs with an empty line between. An email is judged by
the rules on the finished HTML. A rule that speaks of good copy is at fault until the hit has been
read: docs/false-alarms.md holds what was found.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rule_workspace import CONFIG, RuleWorkspace

from newsletter.check.context import CheckContext
from newsletter.check.examples import Example
from newsletter.check.registry import RULES
from newsletter.check.run import run_checks
from newsletter.config.reading import parse_config
from newsletter.content.markdown import parse_issue
from newsletter.errors import NewsletterError
from newsletter.model.email import Email
from newsletter.model.finding import Finding

DAY = "2026-11-20"
OF_ISSUES = [rule for rule in RULES if rule.needs == "issue" and rule.code[0] in "ALN"]
OF_SETTINGS = ("D001", "D002", "D003")
"""Rules that compare an email with its own workspace's platform and addresses."""
OF_EMAILS = [
    rule
    for rule in RULES
    if rule.needs == "html" and rule.code[0] in "CSADH" and rule.code not in OF_SETTINGS
]
OF_DAYS = ("N017", "N018", "N019", "N023")
"""Rules that cannot be judged of an article whose day is not known."""
_KEPT = frozenset(
    f"{kind}_open" for kind in ("paragraph", "heading", "bullet_list", "ordered_list", "blockquote")
)
_NO_PROSE = re.compile(
    r"\{[%{:]|</?[a-zA-Z!]|!\[[^\]]*\](?:\([^)]*\)\S|\[)|^\s*:::|^\s*\|", re.MULTILINE
)
_TOML_FIELD = re.compile(r"^(\w+)\s*=\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_REFERENCE = re.compile(r"(?<![\]!])\[([^\]\[]+)\](?:\[([^\]\[]*)\])?(?!\()")
_RELATIVE = re.compile(r"\]\((?![a-zA-Z]+:|[^)\s]*\.(?:jpe?g|png|gif))/?([^)]*)\)")
_PARAGRAPH = re.compile(r"[^\W_](?:\S*\s+){6}")
_NAMED_DAY = re.compile(r"20\d\d-\d\d-\d\d")


@dataclass(frozen=True)
class Article:
    """One article: its title, its blocks as Markdown, and what its head or name says of it."""

    name: str
    title: str
    blocks: tuple[str, ...]
    day: str
    language: str


def read_article(path: Path) -> Article | None:
    """An article; None if it has no prose."""
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    said: dict[str, object] = {}
    if (front := re.match(r"(---|\+\+\+)\n(.*?)\n\1\n", text, re.DOTALL)) is not None:
        text = text[front.end() :]
        said = dict(_TOML_FIELD.findall(front[2]))
        with contextlib.suppress(yaml.YAMLError):
            said = yaml.safe_load(front[2]) if front[1] == "---" else said
    if path.suffix == ".txt":
        text = re.sub(r"([\\`*_\[\]{}<>#|~])", r"\\\1", text)
        text = re.sub(r"(?m)^(\s*(?:\d+|[-+:]+))([.)]?\s)", r"\1\\\2", text)
    blocks = [block for block in _blocks(text) if not _NO_PROSE.search(block)]
    title = str(said.get("title") or (blocks.pop(0).lstrip("# ") if blocks else ""))
    title = re.sub(r"([\\`*_\[\]{}<>#])", r"\\\1", _TAG.sub("", title).strip().split("\n")[0])
    day = _NAMED_DAY.search(f"{said.get('date', '')} {said.get('path', '')} {path.name}")
    if not title or not blocks:
        return None
    language = str(said.get("language", "en"))
    return Article(str(path), title, tuple(blocks), day[0] if day else "", language)


def _blocks(text: str) -> Iterator[str]:
    """Top-level paragraphs, headings, lists and quotes as they are written, references inlined."""
    lines = text.split("\n")
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = MarkdownIt("commonmark").parse(text, environment)
    references = environment.get("references", {})

    def inlined(match: re.Match[str]) -> str:
        known = references.get((match[2] or match[1]).upper())
        return f"[{match[1]}]({known['href']})" if known else match[0]

    for token in tokens:
        if token.level == 0 and token.type in _KEPT and token.map:
            block = "\n".join(lines[slice(*token.map)]).strip("\n")
            if token.type == "heading_open":
                block = "### " + re.sub(r"\s*#*\Z", "", block.lstrip("# ").split("\n")[0])
            block = _REFERENCE.sub(inlined, block) if references else block
            yield _RELATIVE.sub(r"](https://news.example.org/\1)", block)


def issue_of(article: Article, others: list[Article]) -> tuple[str, CheckContext] | None:
    """An article as an issue, with others as its items; blocks that cannot be read are dropped."""
    blocks = list(article.blocks)
    while True:
        items = [
            f"### [{it.title}](https://news.example.org/{number})\n\n{first}"
            for number, it in enumerate(others)
            if (first := next(filter(_PARAGRAPH.match, it.blocks), ""))
        ]
        more = ["## More from the newsroom", *items] if items else []
        head = f"---\ndate: {article.day or DAY}\nsubject: News\nlanguage: {article.language}\n---"
        parts = [head, f"# [{article.title}](https://news.example.org/lead)", *blocks, *more]
        text = "\n\n".join(parts) + "\n"
        try:
            issue = parse_issue(text, article.name)
        except NewsletterError as error:
            at = parts.index(_part_of(parts, error.problems[0].line))
            if 2 <= at < 2 + len(blocks):
                del blocks[at - 2]
            elif others:
                others = []
            else:
                return None
            continue
        email = Email(subject="News", preheader="", html="", text="", web_html="")
        context = CheckContext(
            issue, email, parse_config(CONFIG), source=text, language=article.language
        )
        return text, context


def _part_of(parts: list[str], line: int) -> str:
    """The part of a document in which a line stands; parts have an empty line between them."""
    at = 0
    for part in parts:
        at += part.count("\n") + 2
        if at >= line:
            return part
    return parts[-1]


def findings_of_articles(folder: Path) -> Iterator[tuple[str, Finding, str]]:
    """Each finding in a folder's articles: the file, the finding and the line it is about."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt"))
    articles = [article for path in paths if (article := read_article(path)) is not None]
    paragraphs = used = 0
    for index, article in enumerate(articles):
        made = issue_of(article, articles[index + 1 : index + 4])
        if made is None:
            continue
        text, context = made
        used += 1
        paragraphs += sum(passage.kind == "paragraph" for passage in context.passages)
        lines = text.split("\n")
        for finding in run_checks(context, OF_ISSUES).findings:
            line = finding.problem.line
            if article.day or finding.problem.code not in OF_DAYS:
                yield article.name, finding, lines[line - 1] if line else ""
    if articles:
        print(f"{folder}: {used} articles as issues, {paragraphs} paragraphs", file=sys.stderr)


def findings_of_emails(folder: Path) -> Iterator[tuple[str, Finding, str]]:
    """The same for a folder's emails."""
    paths = sorted(folder.rglob("*.html"))
    with tempfile.TemporaryDirectory() as place:
        desk = RuleWorkspace(Path(place))
        for path in paths:
            html = path.read_text(encoding="utf-8", errors="replace")
            context, _ = desk.context(Example(f"{path.stem}.html", html, ()))
            lines = html.split("\n")
            for finding in run_checks(context, OF_EMAILS).findings:
                line = finding.problem.line
                yield str(path), finding, lines[line - 1].strip() if line else ""
    if paths:
        print(f"{folder}: {len(paths)} emails", file=sys.stderr)


def main() -> None:
    """Print a count for each rule and, if asked, the hits."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--hits", nargs="*", metavar="CODE", help="show findings, of these rules")
    asked = parser.parse_args()
    names = {rule.code: rule.name for rule in RULES}
    counts: Counter[str] = Counter()
    files: dict[str, set[str]] = defaultdict(set)
    seen: set[tuple[str, str, str]] = set()
    for folder in asked.folders:
        for find in (findings_of_articles, findings_of_emails):
            for name, finding, line in find(folder):
                problem = finding.problem
                key = (problem.code, problem.message, line)
                if key in seen and not name.endswith(
                    ".html"
                ):  # an article's first paragraph stands in three more issues
                    continue
                seen.add(key)
                counts[problem.code] += 1
                files[problem.code].add(name)
                if asked.hits is not None and (not asked.hits or problem.code in asked.hits):
                    around = line[max(0, problem.column - 50) : problem.column + 50]
                    print(f"{name}:{problem.line} {problem.code} {problem.message}\n    {around}")
    print(f"{'rule':35} hits  files")
    for code in sorted(counts):
        print(f"{code} {names.get(code, ''):30} {counts[code]:4}  {len(files[code]):5}")


if __name__ == "__main__":
    main()
