"""The end of a command: an error becomes one sentence on stderr and an exit code."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator

import typer

from pipeline.errors import ExitCode, PipelineError
from pipeline.logs import log_style
from pipeline.terminal import Terminated

logger = logging.getLogger(__name__)

KEPT = "what was finished is kept, and the next run goes on from there."


@contextlib.contextmanager
def one_sentence() -> Iterator[None]:
    """Turn a PipelineError into its sentence and exit code, Ctrl-C into 130 and SIGTERM into 143."""
    try:
        yield
    except PipelineError as error:
        _say(str(error), error.exit_code)
        raise typer.Exit(error.exit_code) from None
    except Terminated:
        _say(f"ended by SIGTERM; {KEPT}", ExitCode.TERMINATED)
        raise typer.Exit(ExitCode.TERMINATED) from None
    except KeyboardInterrupt:
        _say(f"interrupted; {KEPT}", ExitCode.INTERRUPTED)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except BrokenPipeError:  # `meldewerk show FILE | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(ExitCode.OK) from None


def _say(sentence: str, exit_code: ExitCode) -> None:
    if log_style().format == "json":
        logger.error(sentence, extra={"exit_code": int(exit_code)})
    else:
        typer.echo(f"meldewerk: {sentence}", err=True)
