"""A worker: a process that loads the model once, takes batches of files on its input and gives their rows on its output.

Both streams carry pickles. It knows nothing of the program that started it, so a script or a notebook needs no
`if __name__ == "__main__":`. Before each file it says so; if it dies, its parent knows of which.
"""

from __future__ import annotations

import contextlib
import faulthandler
import functools
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from pipeline.errors import BrokenModel, PipelineError
from pipeline.logs import LogStyle, set_up_logs
from pipeline.settings import Settings
from pipeline.tables.rows import ReleaseTables
from pipeline.task import Batch, failed

if TYPE_CHECKING:
    from spacy.language import Language

GRACE = 60
"""Seconds that a worker whose parent is gone, or does not end it, lives beyond the limit of a file."""


STRETCH = 256
"""Files after which spaCy forgets their words, some 10 MB. What it has seen it need not take apart again, and most words of
a release were in those before; after each batch would be too soon."""


class Work(NamedTuple):
    """What a worker does: `load` once, then `annotate` for each batch, which gives the rows of its files one by one.

    stretch: is entered for the batches of some STRETCH files together.
    """

    load: Callable[[Settings], object]
    annotate: Callable[[Batch, Settings], Iterator[ReleaseTables]]
    stretch: Callable[[Settings], contextlib.AbstractContextManager[object]] = contextlib.nullcontext


class Start(NamedTuple):
    """The first thing a worker is sent."""

    work: Work
    settings: Settings
    logs: LogStyle


class Said(NamedTuple):
    """What a worker says. kind: `ready`, `begin` (a file), `rows` (of that file), `end` (of the batch) or `error`.

    content: ReleaseTables of `rows`, the PipelineError of `error`, bytes of memory in use of `ready` and `end` (0: unknown).
    """

    kind: str
    content: Any = None


@functools.lru_cache(maxsize=1)
def language(model: str | None) -> Language:
    """The pipeline, loaded once per process."""
    from pipeline.language import load_language

    return load_language(model)


def load(settings: Settings) -> None:
    """Load the model. Raises MissingModel or BrokenModel."""
    language(settings.model)


def annotate_batch(batch: Batch, settings: Settings) -> Iterator[ReleaseTables]:
    """The rows of each file; what spaCy remembers of their words is forgotten after the batch, or after the stretch it is in."""
    from pipeline.annotate import annotate_file  # the process that hands out the work never cleans or reads a text

    nlp = language(settings.model)
    with contextlib.nullcontext() if nlp.vocab.in_memory_zone else nlp.memory_zone():
        for task in batch:
            yield annotate_file(nlp, task.source, task.metadata, task.as_of, settings, task.parts or {})


def words_remembered(settings: Settings) -> contextlib.AbstractContextManager[object]:
    """A block after which spaCy forgets the words it has seen."""
    zone: contextlib.AbstractContextManager[object] = language(settings.model).memory_zone()
    return zone


ANNOTATION = Work(load, annotate_batch, words_remembered)


def main() -> None:
    """Work until the input ends. What anything prints goes to stderr, so that it does not mix with the rows."""
    for number in (signal.SIGINT, signal.SIGTERM):  # the parent hears them, and ends this process when it must
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(EOFError, BrokenPipeError):  # the parent is gone, or has no more
        serve(requests, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer batches until there are no more. Raises EOFError then."""

    def say(kind: str, content: Any = None) -> None:
        pickle.dump(Said(kind, content), answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()

    start: Start = pickle.load(requests)
    settings = start.settings
    set_up_logs(start.logs)
    try:
        start.work.load(settings)
    except PipelineError as error:
        say("error", error)
        return
    except Exception as error:  # whatever a foreign model raises
        say("error", BrokenModel(settings.model or "", f"{type(error).__name__}: {error}"))
        return
    limit_memory(settings.file_megabytes)
    collect_seldom()
    say("ready", memory_in_use())
    left, stretch = 0, contextlib.ExitStack()
    while True:
        batch: Batch = pickle.load(requests)
        if left < len(batch):
            left = STRETCH
            stretch.close()
            stretch.enter_context(start.work.stretch(settings))
        left -= len(batch)
        rows = start.work.annotate(batch, settings)
        for place, task in enumerate(batch):
            say("begin")
            # ends this process even when C code holds the interpreter, and also when nobody is there to end it
            faulthandler.dump_traceback_later(settings.file_seconds + GRACE, exit=True, file=nowhere())
            try:
                tables = next(rows)
            except PipelineError as error:  # a broken lexicon is no fault of this file
                say("error", error)
                return
            except Exception as error:
                tables = failed(task, f"the analysis stopped with {type(error).__name__}: {str(error)[:200]}").tables
                rows = start.work.annotate(batch[place + 1 :], settings)
            finally:
                faulthandler.cancel_dump_traceback_later()
            say("rows", tables)
        next(rows, None)  # let it come to its end
        say("end", memory_in_use())


def collect_seldom() -> None:
    """Look for garbage in what a release leaves behind only, and seldom: the model and the word tables stay anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def limit_memory(megabytes: int) -> None:
    """Let this process have so much more memory than it has now; a file that needs more raises MemoryError. Linux only."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + megabytes * 2**20
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    except (ImportError, OSError, ValueError):
        return


def memory_in_use() -> int:
    """Bytes of memory that this process really holds, 0 where the system does not say."""
    try:
        import resource

        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except (ImportError, OSError):
        return 0


@functools.cache
def nowhere() -> BinaryIO:
    """A file that forgets what is written to it; it stays open as long as the process lives."""
    return Path(os.devnull).open("wb")
