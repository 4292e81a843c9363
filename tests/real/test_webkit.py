"""WebKitGTK, close to Apple Mail's engine, shows the same words and needs no sideways scroll."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from judges import PROGRAMS, need

# Not the virtual environment's: Debian's bindings belong to Debian's Python.
PYTHON = Path("/usr/bin/python3")


@pytest.mark.parametrize("width_px", [375, 640])
def test_the_email_fits_and_reads_as_in_chromium(
    sample: Any,
    run: Callable[..., CompletedProcess[bytes]],
    open_email: Callable[..., Any],
    width_px: int,
) -> None:
    need(shutil.which("xvfb-run"), "xvfb")
    need(PYTHON.exists(), "Debian's python3")
    file = sample.folder / "email.html"
    done = run("xvfb-run", "-a", PYTHON, PROGRAMS / "webkit.py", file, str(width_px))
    need(b"gi.repository" not in done.stderr and b"No module" not in done.stderr, "WebKitGTK")
    assert done.returncode == 0, done.stderr.decode()
    shown = json.loads(done.stdout)
    assert shown["width_px"] <= width_px
    inner_text: str = open_email(sample.html, width_px=width_px).evaluate("document.body.innerText")
    assert shown["text"].split() == inner_text.split()
    outside = [box for box in shown["boxes"] if box[1] < 0 or box[1] + box[2] > width_px]
    assert outside == []
