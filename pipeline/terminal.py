"""What a run shows while it works, and how it hears that it is to end."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.runner import Progress, Step

WORDS = {"list": "{} files listed", "across": "linking releases", "export": "{} rows written"}

EVERY = 0.1  # seconds between two looks of the bar


class Terminated(KeyboardInterrupt):
    """The process was asked to end by SIGTERM."""


ASKED = {signal.SIGINT: KeyboardInterrupt, signal.SIGTERM: Terminated}


@contextlib.contextmanager
def interruptible(progress: Progress) -> Iterator[Progress]:
    """Let Ctrl-C and SIGTERM end the run between two steps, when all is stored; a second one ends it at once.

    Raised anywhere, KeyboardInterrupt can be swallowed where C calls back into Python, and the run would go on.
    """
    asked: list[int] = []

    def note(number: int, frame: object) -> None:
        if asked:
            raise ASKED[signal.Signals(number)]
        asked.append(number)

    def heard(step: Step) -> None:
        progress(step)
        if asked:
            raise ASKED[signal.Signals(asked[0])]

    try:
        before = {number: signal.signal(number, note) for number in ASKED}
    except ValueError:  # in a thread; signals are the main thread's affair
        yield progress
        return
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def shown() -> Iterator[Progress]:
    """A bar with rate and time left on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    # the bar counts bytes, as a file takes the longer the longer it is; its words count files
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("files", total=None, rate="")

        def show(words: str, rate: str, done: int, total: int | None) -> None:
            bar.update(task, description=words, rate=rate, completed=done, total=total, refresh=True)

        yield _steps(show)


def _steps(show: Callable[[str, str, int, int | None], None]) -> Progress:
    """Turn steps into words, at most every EVERY seconds."""
    shown_at = work_began = 0.0

    def told(step: Step) -> None:
        nonlocal shown_at, work_began
        now = time.monotonic()
        if step.phase == "work" and not work_began:
            work_began = now
        if now - shown_at < EVERY and step.done < step.total:
            return
        shown_at = now
        if step.phase == "work":
            rate = f"{step.done / (now - work_began):.1f} files/s" if step.done and now > work_began else ""
            show(f"{step.done} of {step.total} files", rate, step.n_bytes, step.all_bytes or None)
        else:
            show(WORDS[step.phase].format(step.done), "", 0, None)

    return told
