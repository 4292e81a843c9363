"""A running ``newsletter preview`` for tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ISSUE = """\
---
date: 2026-11-20
subject: A ferry without a funnel
preheader: And what the harbour did next.
---

# [A ferry without a funnel](https://news.example.org/ferry){kicker="Energy"}

Good morning, {{ first_name | reader }}. The first paragraph is here.

::: sponsor example
:::

## More from the desk

### [How a tide turns](https://news.example.org/tide)

![A quay at dusk](quay.png)

Two hundred tonnes, and no foundations.
"""
FILLER = "".join(f"Paragraph {n} keeps the page long enough to scroll.\n\n" for n in range(60))


@dataclass
class Running:
    """A preview in a process of its own."""

    root: Path
    origin: str
    process: subprocess.Popen[str]

    @property
    def issue(self) -> Path:
        return self.root / "issues/2026-11-20/issue.md"

    @property
    def port(self) -> int:
        return int(self.origin.rsplit(":", 1)[1])

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers in lower case, and body."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.origin + path, method=method, headers=named)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                body = answer.read().decode("utf-8", "replace")
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, body
        except urllib.error.HTTPError as error:
            body = error.read().decode()
            return error.code, {k.lower(): v for k, v in error.headers.items()}, body

    def memory_kb(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        assert found
        return int(found[1])


def start(root: Path, *words: str) -> Running:
    """``newsletter preview`` as a user starts it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsletter", "preview", "-C", str(root), "--port", "0", *words],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NEWSLETTER_CHROMIUM": "no-thumbnails-in-tests"},
    )
    assert process.stderr
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, line + process.stderr.read()
    return Running(root, found[0], process)


def stop(running: Running) -> None:
    running.process.terminate()
    running.process.wait(15)
    if running.process.stderr:
        running.process.stderr.close()
