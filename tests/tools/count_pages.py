"""Counts what is read of articles' pages: python tests/tools/count_pages.py FOLDER

For the test pages of mozilla/readability, which are tried and not committed: each folder below
FOLDER holds ``source.html``, ``expected.html`` and ``expected-metadata.json``. Prints how many
pages are read, how many headlines and bylines are as expected, and how much of the expected words
is found (recall) and of the words found is expected (precision), on average of the pages with at
least 100 words. The exit code is 1 after a crash.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lxml import html

from newsletter.errors import NewsletterError
from newsletter.importers.pages.article import Article, read_article
from newsletter.model.blocks import Block, Figure, Heading, List, Paragraph, Quote
from newsletter.model.inline import plain_text

_BASE = "http://fakehost/test/page.html"
_LONG = 100


def main(folder: str) -> int:
    """Count every page."""
    warnings.simplefilter("ignore")
    counts: Counter[str] = Counter()
    shares: list[tuple[float, float]] = []
    for path in sorted(Path(folder).iterdir()):
        counts["pages"] += 1
        try:
            article = read_article((path / "source.html").read_bytes(), base=_BASE)
        except NewsletterError:
            counts["refused"] += 1
            continue
        except Exception:  # noqa: BLE001 - a crash is what this looks for
            counts["crashed"] += 1
            print(path, file=sys.stderr)
            traceback.print_exc()
            continue
        wanted = json.loads((path / "expected-metadata.json").read_text(encoding="utf-8"))
        expected = html.fromstring((path / "expected.html").read_text(encoding="utf-8"))
        title, found = words_of(wanted.get("title") or ""), words_of(title_of(article))
        counts["headline"] += bool(found) and (found in title or title in found)
        counts["expected bylines"] += bool(wanted.get("byline"))
        counts["bylines"] += bool(wanted.get("byline") and article.lead.byline)
        mine = Counter(words_of(" ".join(texts_of_article(article))).split())
        its = Counter(words_of(expected.text_content()).split())
        if its.total() >= _LONG:
            both = (mine & its).total()
            shares.append((both / its.total(), both / max(1, mine.total())))
            print(f"{shares[-1][0]:.2f} {shares[-1][1]:.2f} {path.name}", file=sys.stderr)
    print(", ".join(f"{key} {value}" for key, value in counts.items()))
    recall, precision = (sum(it) / len(shares) for it in zip(*shares, strict=True))
    print(f"{len(shares)} long pages: recall {recall:.3f}, precision {precision:.3f}")
    return 1 if counts["crashed"] else 0


def words_of(text: str) -> str:
    """A text's words in lower case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def title_of(article: Article) -> str:
    """The headline in plain words."""
    return plain_text(article.lead.headline)


def texts_of_article(article: Article) -> Iterable[str]:
    """All its words, the headline and the byline aside."""
    yield plain_text(article.lead.dek)
    hero = [article.lead.hero] if article.lead.hero else []
    yield from texts_of_blocks([*hero, *article.lead.blocks])


def texts_of_blocks(blocks: Iterable[Block]) -> Iterable[str]:
    """The words of blocks and of what stands in them."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield plain_text(block.text)
        elif isinstance(block, Figure):
            yield f"{block.caption} {block.credit}"
        elif isinstance(block, Quote):
            yield from texts_of_blocks(block.blocks)
            yield plain_text(block.attribution)
        elif isinstance(block, List):
            for entry in block.items:
                yield from texts_of_blocks(entry)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
