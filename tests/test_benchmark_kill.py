"""A few kills of the two hundred: no row is lost or doubled, no reader sees a mix."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9")
def test_runs_that_are_killed_lose_and_double_nothing():
    command = [sys.executable, str(ROOT / "benchmarks" / "kill.py"), "--kills", "4", "--releases", "12"]
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=around)
    assert (done.returncode, done.stderr) == (0, "")
    counts = dict(line.rsplit(maxsplit=1) for line in done.stdout.splitlines())
    assert int(counts["killed"]) + int(counts["ended before"]) == 4
    assert int(counts["killed"]) > 0
