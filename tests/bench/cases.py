"""What is measured; each case gives rows for the table."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from feeds import feeds
from measure import BenchError, Row, Run, Series, Worker, run_process
from previews import preview
from theirs import HERE, Theirs

from issues import write_workspace

REPOSITORY = HERE.parent.parent
BOTH_COMMANDS = "mjml, then juice"
WARM_NODE = "mjml, juice in warm Node"


class Counts(NamedTuple):
    """How often things are done.

    Attributes:
        other_servers: Whether to install Maizzle and React Email, 1.3 GB.
    """

    cold_rounds: int
    warm_issues: int
    warm_up: int
    many_issues: int
    many_rounds: int
    long_run: int
    saves: int
    other_servers: bool


FULL = Counts(15, 200, 20, 1000, 3, 2000, 100, True)
QUICK = Counts(1, 5, 2, 12, 1, 30, 3, False)


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything that the cases share.

    Attributes:
        theirs: The npm packages.
        counts: How often things are done.
        scratch: An empty folder; everything is written there.
    """

    theirs: Theirs
    counts: Counts
    scratch: Path

    def newsletter(self, root: Path, *words: str) -> Run:
        """Run our command line in a workspace."""
        return run_process([Path(sys.executable).with_name("newsletter"), *words], cwd=root)

    def mjml(self, root: Path) -> Path:
        """The folder with the MJML of a workspace's issues, ``<date>.mjml``."""
        target = self.scratch / f"{root.name}-mjml"
        subprocess.run([sys.executable, HERE / "ours.py", "mjml", root, target], check=True)
        return target

    def worker(self, root: Path) -> Worker:
        """Our warm process."""
        return Worker([sys.executable, HERE / "ours.py", "worker", root])


def cold(bench: Bench) -> list[Row]:
    """The sample issue by whole processes, ours and theirs in turns."""
    sample = _copy_sample(bench.scratch / "sample")
    # The other side never processes a picture, so one row has none of ours to process either.
    web = _copy_sample(bench.scratch / "sample-web", pictures_on_the_web=True)
    date = max(path.name for path in (sample / "issues").iterdir())
    mjml = bench.mjml(sample) / f"{date}.mjml"
    html, inlined = bench.scratch / "mjml.html", bench.scratch / "juice.html"

    def build(root: Path, *, empty: bool) -> Run:
        shutil.rmtree(root / "build", ignore_errors=True)
        if empty:
            shutil.rmtree(root / ".newsletter", ignore_errors=True)
        return bench.newsletter(root, "build", date)

    ours: dict[str, list[Run]] = {"warm": [], "empty": [], "web": [], "help": []}
    theirs: list[tuple[Run, Run]] = []
    build(sample, empty=False)
    bench.theirs.convert(mjml, html, inlined)
    for _ in range(bench.counts.cold_rounds):
        ours["empty"].append(build(sample, empty=True))
        theirs.append(bench.theirs.convert(mjml, html, inlined))
        ours["warm"].append(build(sample, empty=False))
        ours["web"].append(build(web, empty=True))
        ours["help"].append(bench.newsletter(sample, "--help"))
    finished = sample / "build" / date / "email.html"
    _require_same_words(finished, inlined)

    seconds = {name: Series("s", [run.seconds for run in runs]) for name, runs in ours.items()}
    peaks = {name: Series("B", [run.peak_bytes for run in runs]) for name, runs in ours.items()}
    used = {name: Series("s", [run.cpu_seconds for run in runs]) for name, runs in ours.items()}
    both = Series("s", [first.seconds + second.seconds for first, second in theirs])
    both_used = Series("s", [first.cpu_seconds + second.cpu_seconds for first, second in theirs])
    highest = Series("B", [max(first.peak_bytes, second.peak_bytes) for first, second in theirs])
    theirs_size = Series("B", [inlined.stat().st_size])
    return [
        Row("cold build, caches warm", seconds["warm"], both, BOTH_COMMANDS, 0.35),
        Row("the same, processor time", used["warm"], both_used, BOTH_COMMANDS),
        Row("cold build, caches empty", seconds["empty"], both, BOTH_COMMANDS, 0.5),
        Row("the same, processor time", used["empty"], both_used, BOTH_COMMANDS),
        Row("the same, pictures on the web", seconds["web"], both, BOTH_COMMANDS, 0.5),
        Row("--help", seconds["help"], seconds["warm"], "a cold build, caches warm", 0.5),
        Row("peak memory, cold, caches warm", peaks["warm"], highest, BOTH_COMMANDS),
        Row("peak memory, cold, caches empty", peaks["empty"], highest, BOTH_COMMANDS),
        Row(
            "size of email.html, sample",
            Series("B", [finished.stat().st_size]),
            theirs_size,
            BOTH_COMMANDS,
            1.0,
        ),
    ]


def warm(bench: Bench) -> list[Row]:
    """Different issues in one process each, ours and theirs in turns."""
    counts = bench.counts
    root = bench.scratch / "warm"
    documents = write_workspace(root, counts.warm_up + counts.warm_issues)
    mjml = bench.mjml(root)
    seconds, used = (Series("s"), Series("s")), (Series("s"), Series("s"))
    proof, proof_used = Series("s"), Series("s")
    sizes = (Series("B"), Series("B"))
    peaks = [0.0, 0.0]
    finished = (bench.scratch / "warm-ours.html", bench.scratch / "warm-theirs.html")
    with bench.worker(root) as ours, bench.theirs.worker() as theirs:
        for number, document in enumerate(documents):
            sources = (document, mjml / f"{document.parent.name}.mjml")
            for side, worker in enumerate((ours, theirs)):
                answer = worker.ask(source=str(sources[side]), target=str(finished[side]))
                if number >= counts.warm_up:
                    seconds[side].add(answer["seconds"])
                    used[side].add(answer["cpu_seconds"])
                    sizes[side].add(answer["html_bytes"])
                    if worker is ours:
                        proof.add(answer["proof_seconds"])
                        proof_used.add(answer["proof_cpu_seconds"])
                peaks[side] = answer["peak_bytes"]
            if number % 50 == 0:
                _require_same_words(*finished)
    peak_ours, peak_theirs = (Series("B", [peak]) for peak in peaks)
    return [
        Row(f"warm build, {counts.warm_issues} issues", *seconds, WARM_NODE, 0.4),
        Row("the same, processor time", *used, WARM_NODE),
        Row("proof of disclosure in a warm build", proof, seconds[0], _ITSELF, 0.2),
        Row("the same, processor time", proof_used, used[0], _ITSELF),
        Row("peak memory, warm", peak_ours, peak_theirs, WARM_NODE),
        Row(f"size of email.html, {counts.warm_issues} issues", *sizes, WARM_NODE, 1.0),
    ]


def checks(bench: Bench) -> list[Row]:
    """The rules, beside the build that they come on top of."""
    counts = bench.counts
    root = bench.scratch / "checks"
    documents = write_workspace(root, counts.warm_up + counts.warm_issues)
    build, check = (Series("s"), Series("s")), (Series("s"), Series("s"))
    with bench.worker(root) as ours:
        for number, document in enumerate(documents):
            answer = ours.ask(source=str(document), checks=True)
            if number >= counts.warm_up:
                for series, name in zip((*build, *check), _CHECK_ANSWERS, strict=True):
                    series.add(answer[name])
    return [
        Row(
            f"checks of a warm build, {counts.warm_issues} issues",
            check[0],
            build[0],
            _ITSELF,
            1.0,
        ),
        Row("the same, processor time", check[1], build[1], _ITSELF),
    ]


_ITSELF = "the warm build itself"
_CHECK_ANSWERS = ("seconds", "cpu_seconds", "checks_seconds", "checks_cpu_seconds")


def many(bench: Bench) -> list[Row]:
    """A whole archive over all processors, once more with nothing changed, and checked."""
    count = bench.counts.many_issues
    root = bench.scratch / "many"
    documents = write_workspace(root, count)
    mjml = bench.mjml(root)
    sources = [mjml / f"{document.parent.name}.mjml" for document in documents]
    target = bench.scratch / "many-theirs"
    target.mkdir()
    first, again, both, checked = Series("s"), Series("s"), Series("s"), Series("s")
    peak = Series("B")
    for _ in range(bench.counts.many_rounds):
        shutil.rmtree(root / "build", ignore_errors=True)
        run = bench.newsletter(root, "build", "--all")
        first.add(run.seconds)
        peak.add(run.peak_bytes)
        both.add(_convert_many(bench.theirs, sources, target))
        again.add(bench.newsletter(root, "build", "--all").seconds)
        checked.add(bench.newsletter(root, "check", "--all").seconds)
    built = len(list(root.glob("build/*/email.html")))
    if built != count or len(list(target.iterdir())) != count:
        raise BenchError(f"{count} issues, but {built} of ours")
    against = f"{WARM_NODE}, one on each processor"
    return [
        Row(f"{count} issues, build --all", first, both, against),
        Row(f"{count} issues unchanged, build --all again", again, first, "the first run"),
        Row(f"{count} issues, check --all", checked, first, "build --all, the first run"),
        Row("peak memory, build --all, largest process", peak),
    ]


def memory(bench: Bench) -> list[Row]:
    """Whether a long-lived process grows: the resident set over many builds."""
    builds = bench.counts.long_run
    root = bench.scratch / "memory"
    documents = write_workspace(root, builds // 2)
    resident: list[float] = []
    with bench.worker(root) as ours:
        for document in documents * 2:
            resident.append(ours.ask(source=str(document))["rss_bytes"])
    tenth = builds // 10
    start = Series("B", resident[tenth : 2 * tenth])
    end = Series("B", resident[-tenth:])
    return [
        Row(f"resident, last {tenth} of {builds} builds", end, start, f"builds {tenth}-{2 * tenth}")
    ]


CASES = {
    "cold": cold,
    "warm": warm,
    "checks": checks,
    "feeds": feeds,
    "many": many,
    "memory": memory,
    "preview": preview,
}


def _convert_many(theirs: Theirs, sources: list[Path], target: Path) -> float:
    """Seconds for all of them, shared out over as many processes as there are processors."""
    workers = len(os.sched_getaffinity(0))
    lists = []
    for number in range(workers):
        share = target.with_name(f"{target.name}-{number}.txt")
        share.write_text("\n".join(str(path) for path in sources[number::workers]))
        lists.append(share)
    start = time.perf_counter()
    running = [subprocess.Popen(theirs.many(target), stdin=share.open()) for share in lists]
    codes = [process.wait() for process in running]
    seconds = time.perf_counter() - start
    if any(codes):
        raise BenchError(f"node ended with {codes}")
    return seconds


def _copy_sample(root: Path, *, pictures_on_the_web: bool = False) -> Path:
    """The repository's own workspace."""
    root.mkdir()
    shutil.copy(REPOSITORY / "newsletter.toml", root)
    for name in ("issues", "sponsors", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    if pictures_on_the_web:
        for path in (*root.glob("issues/*/*.md"), *root.glob("sponsors/*.md")):
            text = re.sub(
                r"\]\(([\w-]+\.jpg)", r"](https://pictures.example.org/\1", path.read_text()
            )
            path.write_text(text)
    return root


def _require_same_words(ours: Path, theirs: Path) -> None:
    """Refuse to compare emails that do not say the same.

    Raises:
        BenchError: With the first words that differ.
    """
    first, second = _words(ours), _words(theirs)
    if first == second:
        return
    at = next(
        (
            index
            for index, pair in enumerate(zip(first, second, strict=False))
            if len(set(pair)) > 1
        ),
        min(len(first), len(second)),
    )
    shown = [" ".join(words[max(at - 3, 0) : at + 5]) for words in (first, second)]
    raise BenchError(f"the two emails differ: {shown[0]!r} and {shown[1]!r}")


def _words(path: Path) -> list[str]:
    from lxml import html

    body = html.document_fromstring(path.read_bytes().decode()).find("body")
    return " ".join(body.xpath(".//text()[not(ancestor::style)]")).split()
