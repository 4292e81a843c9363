"""Compares a build with MJML's own command line and juice, side by side.

    python tests/bench/run.py                       everything, about 20 minutes
    python tests/bench/run.py --only cold,warm
    python tests/bench/run.py --json figures.json   the same figures for a program
    python tests/bench/run.py --quick               a few rounds, to see that it runs

Medians, with the smallest and the largest in brackets. Nothing is asserted: a figure is to be read
beside the machine's load. docs/benchmarks.md says what each row means.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from cases import CASES, FULL, QUICK, Bench
from measure import BenchError, Row
from report import machine, table
from theirs import find_theirs


def main() -> int:
    options = _options()
    rows: list[Row] = []
    try:
        theirs = find_theirs(options.node_modules)
        about = machine(theirs.versions())
        print(", ".join(f"{key} {value}" for key, value in about.items()), flush=True)
        for name in options.only:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(prefix="newsletter-bench-") as scratch:
                counts = QUICK if options.quick else FULL
                rows += CASES[name](Bench(theirs, counts, Path(scratch)))
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    print(table(rows))
    if options.json:
        figures = {"machine": about, "rows": [row.as_json() for row in rows]}
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", type=_names, default=list(CASES), metavar=",".join(CASES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--quick", action="store_true", help="a few rounds; the figures mean little"
    )
    parser.add_argument(
        "--node-modules",
        type=Path,
        metavar="FOLDER",
        help="where mjml and juice are installed; default: here, installed by npm when missing",
    )
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in CASES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no such case: {', '.join(unknown)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
