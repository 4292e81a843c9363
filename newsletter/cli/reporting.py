"""Turns what goes wrong into messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path

import typer

from newsletter.cli.console import describe, print_json, say, show_problems
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem, UsageError

INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
CLOSED_PIPE = 141  # 128 + SIGPIPE


@dataclass(slots=True)
class _Settings:
    debug: bool = False


settings = _Settings()
"""What the options before the command said; set anew by every run."""


@dataclass(slots=True)
class Run:
    """One command's run.

    Attributes:
        as_json: Errors are printed as JSON too.
        empty: What the command's document holds besides when there is nothing to tell.
        root: The workspace, once it is known: source lines are read from it.
        exit_code: What the process will end with; the command sets it.
    """

    as_json: bool = False
    empty: Mapping[str, object] = field(default_factory=lambda: {"results": [], "details": []})
    root: Path | None = None
    exit_code: int = 0

    def fail(self, error: NewsletterError) -> None:
        """Show an error that ended the command."""
        self.exit_code = error.exit_code
        show_problems(error.problems, root=self.root)
        if settings.debug:
            _show_traceback()
        if self.as_json:
            print_json(
                {
                    "version": 1,
                    "exit_code": self.exit_code,
                    **self.empty,
                    "problems": [describe(problem) for problem in error.problems],
                }
            )


@contextmanager
def reported(*, as_json: bool = False) -> Iterator[Run]:
    """Run a command's body: show what is wrong, and exit with the run's code if it is not 0.

    A traceback is shown with ``--debug`` only: what a user can mend has a message.
    """
    run = Run(as_json)
    try:
        try:
            yield run
        except NewsletterError as error:
            run.fail(error)
        except BrokenPipeError:
            raise
        except OSError as error:
            run.fail(_refused_by_the_system(error))
        sys.stdout.flush()
    except BrokenPipeError:
        run.exit_code = CLOSED_PIPE
        _let_go_of_stdout()
    except OSError as error:
        run.as_json = False
        run.fail(_refused_by_the_system(error))
        _let_go_of_stdout()
    except KeyboardInterrupt:
        run.exit_code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        run.exit_code = INTERNAL_ERROR
        said = " ".join(f"{type(error).__name__}: {error}".split())
        say(f"internal error: {said[:200]}, run with --debug before the command to see where")
        if settings.debug:
            _show_traceback()
    if run.exit_code:
        raise typer.Exit(run.exit_code)


def _refused_by_the_system(error: OSError) -> UsageError:
    reason = (error.strerror or str(error)).lower()
    path = os.fsdecode(error.filename) if error.filename else ""
    hint = "newsletter --debug before the command shows where"
    refusal = UsageError(Problem("E011", f"the system refused: {reason}", path, hint=hint))
    refusal.__cause__ = error
    return refusal


def _show_traceback() -> None:
    import traceback

    traceback.print_exc()


def _let_go_of_stdout() -> None:
    """Point standard output nowhere, so that Python's last flush of it says nothing."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
