"""``python -m newsletter``, and the ``newsletter`` command."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from newsletter.cli.app import app  # noqa: PLC0415 - Ctrl-C during imports is quiet too

        if isinstance(sys.stdout, io.TextIOWrapper):
            # A folder's name need not be text: it is printed as the bytes that it is.
            sys.stdout.reconfigure(errors="surrogateescape")
        app(prog_name="newsletter")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
