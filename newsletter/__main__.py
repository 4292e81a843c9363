"""``python -m newsletter``, and the ``newsletter`` command."""

from __future__ import annotations

import gc
import io
import sys

_YOUNG_OBJECTS = 50_000
"""How many new objects the collector waits for. A start makes a few hundred thousand that all
live, and Python's own 700 had it walk through them again and again (a tenth of a cold build,
2026-11-26). What a build leaves in circles is some thousand objects, so memory stays flat."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.set_threshold(_YOUNG_OBJECTS, 10, 10)
    try:
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
