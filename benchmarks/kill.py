"""Runs that are killed (kill -9) at random moments: are rows lost or doubled, does a reader see a mix of two versions?

    python benchmarks/kill.py [--kills 200] [--releases 60] [--seed 1] [--model FOLDER]

A folder of releases goes back and forth between two states; in between, files are changed, added, renamed and taken away. Each
time a run is started and killed, half of the times at a random moment of its whole duration and half of them at a random
moment after it has begun to write tables. Then the tables are read as they stand (by plain reading, and by `load_tables`):
they must be those of the old or of the new state. Then a run goes through undisturbed, and its tables and the rows of the
store must be those of a run from nothing. Prints the counts; ends with 1 unless all that must be zero is zero.

A run is a forked process, so that Python and the libraries are loaded once and 200 kills take minutes. Without `--model` the
model is a stand-in that loads at once and tags nothing: it is storing and writing that are looked at. Needs a Unix.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import spacy

from pipeline.database import NAME
from pipeline.fingerprint import code_digest
from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.tables.load import load_tables
from pipeline.tables.rows import EXPORTED
from pipeline.tables.swap import NEXT, SWAP
from pipeline.worker import language

TEXT = (
    "Bad Lindental öffnet sein {number}. Freibad\n\nBad Lindental, 3. Mai 2024. Am Samstag öffnet das neue Freibad der Stadt. „Wir "
    "freuen uns auf {number} Gäste“, sagte Bürgermeisterin Anna Kern. Das Becken ist 50 Meter lang und für alle da.\n"
)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--kills", type=int, default=200)
    words.add_argument("--releases", type=int, default=60)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--model", default="")
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        counts = kill_often(folder, chosen.model or stand_in(folder), chosen.kills, chosen.releases, random.Random(chosen.seed))
    for what in ("killed", "ended before", "while storing", "while writing aside", "while putting in place"):
        print(f"{what:<24}{counts[what]:>6}")
    wrong = ("mixed for load_tables", "mixed for any reader", "lost or doubled in tables", "lost or doubled in the store")
    for what in wrong:
        print(f"{what:<30}{counts[what]:>6}")
    return int(any(counts[what] for what in wrong))


def stand_in(folder: Path) -> str:
    """The folder of a pipeline that loads at once and says nothing."""
    nlp = spacy.blank("de")
    for layer in ("tagger", "lemmatizer", "ner"):
        nlp.add_pipe("doc_cleaner", name=layer, config={"attrs": {}})
    nlp.to_disk(folder / "model")
    return str(folder / "model")


def write_states(folder: Path, n_releases: int) -> None:
    """Two folders of releases; a sixth of the files each is changed, renamed, only in the first and only in the second."""
    for number in range(n_releases):
        for state in ("one", "two"):
            kind = number % 6
            if (kind, state) in {(0, "two"), (1, "one")}:
                continue
            name = f"{number}-renamed" if (kind, state) == (2, "two") else f"{number}"
            text = TEXT.format(number=number + 1000 * (kind == 3 and state == "two"))
            path = folder / state / f"{number % 3}" / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def kill_often(folder: Path, model: str, kills: int, n_releases: int, draw: random.Random) -> Counter[str]:
    """Kill so many runs; what was seen, counted."""
    code_digest()  # remembered by all runs: the code must not change under them
    language(model)(TEXT)  # loaded once, here
    write_states(folder, n_releases)
    settings = {
        state: Settings(
            releases=folder / "in", out=folder / "out", model=model, workers=0, batch=4, as_of="2024-06-01", keep_missing=False
        )
        for state in ("one", "two")
    }
    wanted, rows = {}, {}
    for state in settings:
        put(folder, state)
        finish(start(settings[state]))
        wanted[state], rows[state] = tables(folder / "out"), stored(folder / "out")
        shutil.rmtree(folder / "out")
    put(folder, "one")
    finish(start(settings["one"]))
    put(folder, "two")
    began = time.monotonic()
    finish(start(settings["two"]))
    duration = time.monotonic() - began
    counts: Counter[str] = Counter()
    for number in range(kills):
        before, after = ("two", "one") if number % 2 == 0 else ("one", "two")
        put(folder, after)
        process = start(settings[after])
        if number % 4 < 2:
            time.sleep(draw.uniform(0, duration))
        else:
            wait_for_writing(folder / "out", process)
            time.sleep(draw.uniform(0, 0.02))
        counts["killed" if kill(process) else "ended before"] += 1
        look(folder / "out", counts, (wanted[before], wanted[after]))
        finish(start(settings[after]))
        counts["lost or doubled in tables"] += tables(folder / "out") != wanted[after]
        counts["lost or doubled in the store"] += stored(folder / "out") != rows[after]
    return counts


def put(folder: Path, state: str) -> None:
    """Make a state the input."""
    shutil.rmtree(folder / "in", ignore_errors=True)
    shutil.copytree(folder / state, folder / "in")


def start(settings: Settings) -> int:
    """Begin a run in a process of its own."""
    process = os.fork()
    if not process:
        code = 1
        try:
            run(settings)
            code = 0
        finally:
            os._exit(code)
    return process


def finish(process: int) -> None:
    """Wait for a run that must succeed."""
    if os.waitpid(process, 0)[1]:
        sys.exit("a run that nobody disturbed has failed")


def kill(process: int) -> bool:
    """End a run; whether it was still at work."""
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def wait_for_writing(out: Path, process: int) -> None:
    """Wait until a run writes tables, or has ended; its exit status stays to be asked for."""
    while not (out / NEXT).exists() and not os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.0005)


def look(out: Path, counts: Counter[str], allowed: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """Read the tables as a killed run has left them."""
    counts["while storing"] += (out / f"{NAME}-journal").exists()
    counts["while writing aside"] += (out / NEXT).exists()
    counts["while putting in place"] += (out / SWAP).exists()
    counts["mixed for any reader"] += tables(out) not in allowed
    loaded = {name: table.to_csv() for name, table in load_tables(out).items()}
    counts["mixed for load_tables"] += loaded not in [as_loaded(out.parent, each) for each in allowed]


def as_loaded(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    """What `load_tables` gives of these files."""
    place = folder / "allowed"
    place.mkdir(exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return {name: table.to_csv() for name, table in load_tables(place).items()}


def tables(out: Path) -> dict[str, bytes]:
    """The bytes of every table."""
    return {f"{name}.csv": (out / f"{name}.csv").read_bytes() for name in EXPORTED}


def stored(out: Path) -> dict[str, list[object]]:
    """The rows of every table of the store but those that say when something was done."""
    connection = sqlite3.connect(out / NAME)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    ours = [name for name in names if name not in {"runs", "notes"} and not name.startswith(("sqlite_", "register_"))]
    rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in ours}
    connection.close()
    return rows


if __name__ == "__main__":
    sys.exit(main())
