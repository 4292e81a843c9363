"""This program's side, run in its own process.

ours.py mjml WORKSPACE FOLDER     write the MJML of every issue, for the other side
ours.py worker WORKSPACE          stay warm: a line of JSON in, a line of JSON out
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsletter import compose
from newsletter.__main__ import collect_seldom
from newsletter.building.checking import check_composition
from newsletter.check.disclosure import DisclosureProof
from newsletter.compose import Composer, Composition
from newsletter.files import SourceFile
from newsletter.output.eml import render_eml
from newsletter.render import pipeline
from newsletter.render.html import restore
from newsletter.render.theme import Theme
from newsletter.render.tokens import Tokens
from newsletter.workspace import Workspace, load_workspace


def open_composer(root: Path) -> tuple[Workspace, Composer]:
    """A composer with the workspace's own cache on disk, as ``newsletter build`` has it."""
    workspace = load_workspace(root)
    return workspace, Composer(workspace)


class MjmlTap:
    """Takes the MJML out of the pipeline, as the engine would get it had it no tokens.

    The author's values and merge tags stand in it, and the theme's flat CSS, which premailer gets
    beside the HTML, is in an ``mj-style`` of its own, where juice finds it.
    """

    def __init__(self) -> None:
        self._made: tuple[str, Tokens] | None = None
        make_mjml = pipeline._make_mjml

        def make_and_keep(*given: Any, **named: Any) -> tuple[str, Tokens]:
            self._made = make_mjml(*given, **named)
            return self._made

        pipeline._make_mjml = make_and_keep

    def mjml(self, theme: Theme) -> str:
        """The MJML of the issue that was composed last."""
        assert self._made is not None
        mjml, tokens = self._made
        restored = restore(tokens, mjml).email
        style = f"<mj-style>{theme.inliner._sheet}</mj-style></mj-head>"
        return restored.replace("</mj-head>", style, 1)


class ProofClock:
    """How long a composer spent on the proof of disclosure since it was last asked."""

    def __init__(self) -> None:
        self._took = {"proof_seconds": 0.0, "proof_cpu_seconds": 0.0}
        prove = compose.prove_disclosure

        def prove_and_measure(*given: Any, **named: Any) -> DisclosureProof:
            start, used = time.perf_counter(), time.process_time()
            proof = prove(*given, **named)
            self._took["proof_seconds"] += time.perf_counter() - start
            self._took["proof_cpu_seconds"] += time.process_time() - used
            return proof

        compose.prove_disclosure = prove_and_measure

    def take(self) -> dict[str, float]:
        """Seconds and processor seconds, counted anew from now on."""
        took = self._took
        self._took = dict.fromkeys(took, 0.0)
        return took


def write_mjml(root: Path, target: Path) -> None:
    """Write ``<date>.mjml`` for every issue of a workspace."""
    tap = MjmlTap()
    workspace, composer = open_composer(root)
    target.mkdir(parents=True, exist_ok=True)
    for issue in workspace.issue_files():
        composer.compose(workspace.read_source(issue.path))
        (target / f"{issue.date}.mjml").write_text(tap.mjml(composer.theme))


def serve(root: Path) -> None:
    """Answer questions until the input ends: compose one issue and say what it took."""
    collect_seldom()  # as the command's processes do, of which this stands for one
    workspace, composer = open_composer(root)
    clock = ProofClock()
    answer_lines(lambda question: _compose(workspace, composer, clock, question))


def _compose(
    workspace: Workspace, composer: Composer, clock: ProofClock, question: dict[str, Any]
) -> dict[str, Any]:
    source = workspace.read_source(Path(question["source"]))
    start, used = time.perf_counter(), time.process_time()
    composition = composer.compose(source)
    took = {
        "seconds": time.perf_counter() - start,
        "cpu_seconds": time.process_time() - used,
        **clock.take(),
    }
    if question.get("checks"):
        took |= _check(composer, composition, source)
    email = composition.email
    if question.get("target"):
        Path(question["target"]).write_text(email.html)
    return {**took, "html_bytes": len(email.html.encode())}


def _check(composer: Composer, composition: Composition, source: SourceFile) -> dict[str, float]:
    """What the checks take on top, for the email that was just composed."""
    eml = render_eml(
        composition.email,
        composer.config,
        date=composition.issue.date,
        unsubscribe=composition.unsubscribe,
    )
    start, used = time.perf_counter(), time.process_time()
    check_composition(composer, composition, source, eml=lambda: eml)
    return {
        "checks_seconds": time.perf_counter() - start,
        "checks_cpu_seconds": time.process_time() - used,
    }


def answer_lines(work: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Do the work of each line of the input, and add this process's memory to the answer."""
    page = resource.getpagesize()
    for line in sys.stdin:
        answer = work(json.loads(line))
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * page
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({**answer, "rss_bytes": resident, "peak_bytes": peak}), flush=True)


def main() -> None:
    match sys.argv[1:]:
        case ["mjml", root, target]:
            write_mjml(Path(root), Path(target))
        case ["worker", root]:
            serve(Path(root))
        case _:
            sys.exit(__doc__)
    sys.stdout.flush()
    os._exit(0)  # The interpreter's teardown belongs to no measurement.


if __name__ == "__main__":
    main()
