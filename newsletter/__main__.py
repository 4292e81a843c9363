"""``python -m newsletter``, and the ``newsletter`` command."""

from __future__ import annotations

import gc
import io
import sys

from newsletter.known_patterns import use_known_patterns

_YOUNG_OBJECTS = 120_000
"""How many new objects the collector waits for. A cold build ends with 90,000 that nearly all live,
and Python's own 700 had it walk through them again and again, a tenth of the build (2026-11-26).
A build leaves some 1,000 in circles, so a long-lived process holds about a hundred builds' of them
and no more."""


def collect_seldom() -> None:
    """Have the collector wait, in a process that composes."""
    gc.set_threshold(_YOUNG_OBJECTS, 10, 10)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    collect_seldom()
    try:
        use_known_patterns()
        from newsletter.cli.app import app  # noqa: PLC0415 - Ctrl-C during imports is quiet too

        if isinstance(sys.stdout, io.TextIOWrapper):
            # A folder's name need not be text: it is printed as the bytes that it is.
            sys.stdout.reconfigure(errors="surrogateescape")
        app(prog_name="newsletter")
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        # The end of the process frees everything; the collector need not look for circles first.
        gc.freeze()


if __name__ == "__main__":
    main()
