"""A worker process as its parent sees it: started, given batches, heard, ended."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator

from pipeline.logs import log_style
from pipeline.settings import Settings
from pipeline.task import Batch, Outcome
from pipeline.worker import Said, Start, Work

BOOT = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from pipeline.worker import main; main()"


class Worker:
    """A worker process as its parent sees it. batches: what it was given and has not finished, the one it works on first."""

    def __init__(self, work: Work, settings: Settings, heard: queue.SimpleQueue[tuple[Worker, Said | None]]) -> None:
        self.batches: deque[Batch] = deque()
        self.outcomes: list[Outcome] = []  # of the batch that it works on
        self.ready = self.busy = self.timed_out = self.retired = False
        self.since = time.monotonic()  # when it began what it does now
        self.memory = self.n_files = 0
        with _signals_wait():
            # a session of its own: what ends the process group (Ctrl-C, a service manager) is the parent's affair alone
            self.process = subprocess.Popen(
                [sys.executable, "-c", BOOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
                # one thread each: the processes share the cores, and sums do not depend on their number
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
            )
        self.send(sys.path)
        self.send(Start(work, settings, log_style()))
        self._listener = threading.Thread(target=self._listen, args=[heard], daemon=True)
        self._listener.start()

    def _listen(self, heard: queue.SimpleQueue[tuple[Worker, Said | None]]) -> None:
        assert self.process.stdout
        with contextlib.suppress(Exception):  # a torn pickle is the end, too
            while True:
                heard.put((self, pickle.load(self.process.stdout)))
        heard.put((self, None))

    def send(self, message: object) -> None:
        """Give it something to do; that it is dead shows in what is heard from it."""
        assert self.process.stdin
        with contextlib.suppress(OSError):
            pickle.dump(message, self.process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()

    def give(self, batch: Batch) -> None:
        """Hand over a batch."""
        if not self.batches and self.ready:
            self.since = time.monotonic()
        self.batches.append(batch)
        self.send(list(batch))

    def kill(self) -> None:
        """End it at once, with all that it has started."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()

    def bury(self) -> int:
        """Free what it held once it has ended; gives its exit code."""
        assert self.process.stdin
        assert self.process.stdout
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        code = self.process.wait()
        self._listener.join()
        self.process.stdout.close()
        return code


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Hold back Ctrl-C and SIGTERM while a process starts, which inherits that until it ignores them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
