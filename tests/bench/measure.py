"""Running processes and keeping what they took.

Everything is measured interleaved, A B A B: a neighbour who takes the processor for a while slows
both sides, and the ratio of neighbours stays true where two separate runs would not.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

_KIB = 1024


class BenchError(Exception):
    """Something under test did not do its work, so its time means nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process.

    Attributes:
        seconds: Wall time from before the start to after the end.
        cpu_seconds: Processor time of all its threads and processes; hardly moved by neighbours.
        peak_bytes: Largest resident set. Linux counts from the fork, so it is never below this
            program's own (about 20 MB).
    """

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def environment() -> dict[str, str]:
    """This process's environment, in which Python keeps its bytecode as it does when installed.

    Some containers forbid it, and every start of the program would compile it all again.
    """
    return {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run_process(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    stdin: Path | None = None,
) -> Run:
    """Run a command to its end.

    Raises:
        BenchError: With the last lines it wrote, when its exit code is not 0.
    """
    with (
        tempfile.TemporaryFile() as said,
        open(stdin or os.devnull, "rb") as given,
    ):
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env=environment(),
            stdin=given,
            stdout=said,
            stderr=said,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            tail = said.read().decode(errors="replace")[-2000:]
            shown = " ".join(str(word) for word in command)
            raise BenchError(f"exit code {process.returncode}: {shown}\n{tail}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIB)


class Worker:
    """A process that stays warm: a line of JSON in, a line of JSON out."""

    def __init__(self, command: Sequence[str | Path]) -> None:
        self._command = [str(word) for word in command]
        self._process = subprocess.Popen(
            self._command,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **question: Any) -> dict[str, Any]:
        """Ask for one piece of work and wait for it.

        Raises:
            BenchError: If the process ended instead of answering.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise BenchError(f"ended: {' '.join(self._command)}") from error
        answer = self._process.stdout.readline()
        if not answer:
            raise BenchError(f"gave no answer: {' '.join(self._command)}")
        found: dict[str, Any] = json.loads(answer)
        return found

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)


class Series:
    """Values of one thing, measured several times."""

    def __init__(self, unit: str, values: Iterable[float] = ()) -> None:
        self.unit = unit
        self.values = list(values)

    def add(self, value: float) -> None:
        self.values.append(value)

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def as_json(self) -> dict[str, Any]:
        return {
            "unit": self.unit,
            "median": self.median,
            "min": min(self.values),
            "max": max(self.values),
            "count": len(self.values),
        }


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        name: What was measured.
        ours: This program.
        theirs: What it is compared with; None when there is nothing to compare.
        against: What ``theirs`` is.
        target: The ratio to stay under; None where none was set.
    """

    name: str
    ours: Series
    theirs: Series | None = None
    against: str = ""
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """Median to median."""
        return self.ours.median / self.theirs.median if self.theirs else None

    @property
    def pair_ratios(self) -> list[float]:
        """Each measurement to the neighbour that was taken right after it."""
        if not self.theirs or len(self.ours.values) != len(self.theirs.values):
            return []
        return [a / b for a, b in zip(self.ours.values, self.theirs.values, strict=True)]

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"name": self.name, "ours": self.ours.as_json()}
        if self.theirs:
            found |= {"against": self.against, "theirs": self.theirs.as_json(), "ratio": self.ratio}
            if self.pair_ratios:
                found |= {"ratio_min": min(self.pair_ratios), "ratio_max": max(self.pair_ratios)}
        if self.target is not None:
            found["target"] = self.target
        return found
