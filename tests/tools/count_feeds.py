"""Counts what is read of the feeds below some folders: python tests/tools/count_feeds.py FOLDER…

For collections of other projects' test feeds, which are tried and not committed. Each file that
looks like a feed goes all the way to the Markdown document. Prints a row of a Markdown table for
each folder, and names every crash; the exit code is 1 if there was one.
"""

from __future__ import annotations

import re
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

from newsletter.errors import NewsletterError
from newsletter.importers.draft_document import draft_addition
from newsletter.importers.feed import feed_draft
from newsletter.importers.feeds.reading import read_feed

ENDINGS = {".xml", ".rss", ".atom", ".rdf", ".json", ".feed"}
FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF|channel)\b|jsonfeed\.org/version", re.IGNORECASE)
HEAD = (
    "| folder | files | read | not well-formed | refused | crashed | items | title | link | date"
    " | picture | teaser |"
)


def main(folders: list[str]) -> int:
    """Count every folder."""
    warnings.simplefilter("ignore")
    print(HEAD)
    print("|---" * HEAD.count(" |") + "|")
    crashed = 0
    for folder in folders:
        counts, refused = count(Path(folder))
        crashed += counts["crashed"]
        shares = [
            f"{counts[key] / max(1, counts['items']):.0%}"
            for key in ("title", "link", "date", "picture", "teaser")
        ]
        numbers = [
            f"{counts[key]:,}"
            for key in ("files", "read", "ill-formed", "refused", "crashed", "items")
        ]
        print(f"| {Path(folder).name} | {' | '.join([*numbers, *shares])} |")
        for why, number in refused.most_common(6):
            print(f"  refused {number}: {why}", file=sys.stderr)
        print(f"  {counts['milliseconds']} ms of processor time", file=sys.stderr)
    return 1 if crashed else 0


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """What became of a folder's feeds, and why some were refused."""
    counts: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    begin = time.process_time()
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS or not path.is_file():
            continue
        content = path.read_bytes()
        if not FEED.search(content.replace(b"\0", b"")):
            continue
        counts["files"] += 1
        try:
            feed = read_feed(content)
            if feed.items:
                draft_addition(feed_draft(feed, path.name), to_list=False)
        except NewsletterError as error:
            counts["refused"] += 1
            refused[error.problems[0].message] += 1
            continue
        except Exception:  # noqa: BLE001 - a crash is what this looks for
            counts["crashed"] += 1
            print(path, file=sys.stderr)
            traceback.print_exc()
            continue
        counts["read"] += 1
        counts["ill-formed"] += bool(feed.fault)
        for item in feed.items:
            counts["items"] += 1
            counts["title"] += bool(item.title)
            counts["link"] += bool(item.url)
            counts["date"] += item.published is not None
            counts["picture"] += item.image is not None
            counts["teaser"] += bool(item.teaser)
    counts["milliseconds"] = round((time.process_time() - begin) * 1000)
    return counts, refused


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
