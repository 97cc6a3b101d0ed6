"""The bar of a run, and how it hears that it is to end."""

import os
import pty
import signal
import subprocess
import sys
import threading

import pytest
from samples import AS_OF

from pipeline.runner import Step
from pipeline.terminal import Terminated, _steps, interruptible, shown

WORK = Step("work", 1, 4, 100, 400)


@pytest.mark.parametrize(("number", "kind"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_a_signal_ends_the_run_at_the_next_step(number, kind):
    told = []
    with interruptible(told.append) as heard:
        os.kill(os.getpid(), number)
        with pytest.raises(kind):
            heard(WORK)
    assert told == [WORK]


def test_a_second_signal_ends_the_run_at_once():
    with interruptible(lambda step: None):
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_signals_are_as_before_after_the_run():
    before = signal.getsignal(signal.SIGTERM)
    with interruptible(lambda step: None):
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_run_in_a_thread_leaves_signals_alone():
    told = []

    def in_thread():
        with interruptible(told.append) as heard:
            heard(WORK)

    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    assert told == [WORK]


def test_nothing_is_shown_where_there_is_no_terminal(capsys):
    with shown() as progress:
        progress(WORK)
    assert capsys.readouterr().err == ""


def test_the_bar_counts_bytes_and_its_words_files(monkeypatch):
    told = []
    clock = iter(range(100))
    monkeypatch.setattr("pipeline.terminal.time.monotonic", lambda: next(clock))
    progress = _steps(lambda *shown: told.append(shown))
    for step in (Step("list", 5), WORK, WORK._replace(done=3, n_bytes=300), Step("across", 0), Step("export", 2000)):
        progress(step)
    assert told == [
        ("5 files listed", "", 0, None),
        ("1 of 4 files", "", 100, 400),
        ("3 of 4 files", "3.0 files/s", 300, 400),
        ("linking releases", "", 0, None),
        ("2000 rows written", "", 0, None),
    ]


def test_on_a_terminal_there_is_a_bar_with_a_rate(settings):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pipeline", "run", str(settings.releases), "--out", str(settings.out)]
    command += ["--model", settings.model, "--as-of", AS_OF, "--workers", "1"]
    process = subprocess.Popen(command, stderr=theirs, env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"})
    os.close(theirs)
    seen = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        while True:
            try:
                chunk = terminal.read(4096)
            except OSError:  # Linux says so at the end of a terminal
                break
            if not chunk:
                break
            seen += chunk
    assert process.wait() == 0
    assert b"2 of 2 files" in seen
    assert b"2 releases in " in seen
