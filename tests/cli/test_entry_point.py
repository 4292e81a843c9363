"""The command as cron runs it, in a process of its own: exit codes, streams, signals, pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "newsletter")


def start(*words: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    environment = {**os.environ, **dict(options.pop("env", {}))}  # type: ignore[call-overload]
    return subprocess.run(
        [*COMMAND, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def test_a_build_is_0_and_its_folder_is_the_only_line(desk):
    """Results stand on standard output, words for people on standard error."""
    done = start("build", cwd=desk)
    assert (done.returncode, done.stdout) == (0, "build/2026-01-05\n")
    assert done.stderr.startswith("2026-01-05 built: email.html")
    assert (desk / "build/2026-01-05/email.eml").is_file()


def test_a_wrong_word_is_2_without_a_traceback(desk):
    """A usage error names the command's help."""
    done = start("build", "--nonsense", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Try 'newsletter build -h'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on this system")
def test_a_folder_whose_name_is_no_text(desk):
    """It is printed as the bytes that it is, for the shell to use."""
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"newsletter", b"build", b"--out", b"b\xff"],
        cwd=desk,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"b\xff/2026-01-05\n"), done.stderr


def test_a_closed_pipe_is_quiet(desk):
    """``newsletter … | head -c 1`` says nothing and does not wait."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "schema"], cwd=desk, stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_under_standard_output_is_said(desk):
    """What could not be printed is no success."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "schema"], cwd=desk, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[E011]: the system refused: no space left")
    assert b"Traceback" not in done.stderr


def test_ctrl_c_is_130_without_a_traceback(desk, write_issue):
    """A build that is interrupted says nothing, and leaves only whole folders."""
    for day in range(1, 29):
        for month in range(1, 9):
            write_issue(f"2025-{month:02}-{day:02}")
    # A shell has what it runs in the background ignore Ctrl-C, and what that starts: these tests.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*COMMAND, "build", "--all", "--jobs", "2"],
            cwd=desk,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    while process.poll() is None and not any((desk / "build").glob("2*/manifest.json")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert all((path / "manifest.json").is_file() for path in (desk / "build").glob("2*"))


def test_completion_and_help_import_nothing_heavy(desk):
    """A shell asks at every Tab: neither it nor --help may wait for the engine."""
    code = (
        "import sys; sys.argv = ['newsletter', '--help']\n"
        "from newsletter.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = 'yaml PIL babel lxml jinja2 mjml premailer cssutils markdown_it"
        " newsletter.building.build newsletter.compose newsletter.workspace"
        " newsletter.config.settings'.split()\n"
        "sys.exit(', '.join(name for name in heavy if name in sys.modules) or 0)\n"
    )
    asked = {
        "_NEWSLETTER_COMPLETE": "complete_bash",
        "COMP_WORDS": "newsletter build ",
        "COMP_CWORD": "2",
        "_TYPER_COMPLETE_ARGS": "newsletter build ",
    }
    for environment in ({}, asked):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=desk,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert ("2026-01-05" in done.stdout.split()) is bool(environment)
