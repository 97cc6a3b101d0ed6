"""How a run grows: workers, a second run, memory, one changed file, export, start-up. `python benchmarks/scale.py all`.

    workers    wall time of two workers against one over `--releases` made releases (`--model` or the one that comes along)
    unchanged  a second run over `--many` unchanged releases, per release, against the first run's time for one
    memory     peak memory of a first run over `--many` releases against one over a hundredth of them, of a second run, and of one
               that works on all of them again
    changed    one changed file among `--many`: seconds by what they went to
    export     `--rows` rows of statements to CSV, beside `COPY` of DuckDB for the same rows (needs duckdb)
    start      `meldewerk --help` beside `python -c pass`

Releases are made by recombining paragraphs of the gold in `tests/gold`: as long as real ones, and each another. In the runs over
many, the analysis is a stand-in that takes no time: it gives the rows that the gold texts really have, under other ids and names
(some 100,000 actors in 100,000 releases), so that the store, the register and the export get what they would get. All else is the run as it is. Every measurement is a
process of its own; its memory is the peak of what it really holds (VmHWM, so Linux only), the workers' not included: they are
replaced before they grow, and do not know how many files there are. All times but those of `workers` and `start` are of the
processor, so that they hold whatever else the machine does; its load is printed, as walls depend on it.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[1] / "tests" / "gold"
WHAT = ("start", "export", "workers", "unchanged", "memory", "changed")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("what", nargs="+", choices=[*WHAT, "all", "child"])
    words.add_argument("--releases", type=int, default=120)
    words.add_argument("--many", type=int, default=100_000)
    words.add_argument("--rows", type=int, default=1_000_000)
    words.add_argument("--model", default="de_meldewerk_news")
    words.add_argument("--plain", action="store_true", help="without register and duplicates, to see what the rest takes")
    words.add_argument(
        "--folder", type=Path, help="Where the made releases and their stores stay, for other measurements of them."
    )
    words.add_argument("--child", nargs="*", default=[], help=argparse.SUPPRESS)
    chosen = words.parse_args()
    if chosen.what == ["child"]:
        print(json.dumps(CHILDREN[chosen.child[0]](*chosen.child[1:])))
        return
    os.environ["SCALE_PLAIN"] = "1" if chosen.plain else ""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for what in WHAT if "all" in chosen.what else chosen.what:
            MEASURES[what](chosen.folder or Path(folder), chosen)


def child(*words: object) -> dict[str, Any]:
    """What a measurement in a process of its own says."""
    command = [sys.executable, __file__, "child", "--child", *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def gold_texts() -> list[str]:
    """The texts that releases are made of; those that nobody has looked at are left out."""
    return [
        path.read_text(encoding="utf-8") for name in ("releases", "invented") for path in sorted((GOLD / name).glob("*.txt"))
    ]


def make_releases(folder: Path, count: int) -> None:
    """Write so many releases of realistic length, 1,000 to a folder: the paragraphs of one, some of them from others."""
    texts = [text.split("\n\n") for text in gold_texts()]
    others = [paragraph for text in texts for paragraph in text[1:] if len(paragraph) > 80]
    for number in range(count):
        draw = random.Random(number)
        head, *body = draw.choice(texts)
        body = [draw.choice(others) if draw.random() < 0.5 else paragraph for paragraph in body]
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join([head, *body, f"Nr. {number}/2024"]) + "\n", encoding="utf-8")


def measure_workers(folder: Path, chosen: argparse.Namespace) -> None:
    make_releases(folder / "few", chosen.releases)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    spent: dict[int, list[float]] = {1: [], 2: []}
    for number in range(3):
        for workers in (1, 2):
            out = folder / f"workers{workers}-{number}"
            command = [sys.executable, "-m", "pipeline", "run", folder / "few", "--out", out, "--workers", workers]
            command += ["--model", chosen.model, "--no-strict", "--as-of", "2024-06-01"]
            began, before = time.perf_counter(), processor()
            subprocess.run([str(word) for word in command], check=True, stderr=subprocess.DEVNULL)
            seconds[workers].append(time.perf_counter() - began)
            spent[workers].append(processor() - before)
    same = tables(folder / "workers1-0") == tables(folder / "workers2-0")
    ratio = statistics.median(one / two for one, two in zip(seconds[1], seconds[2], strict=True))
    told = ", ".join(
        f"{workers}: {statistics.median(seconds[workers]):.1f} s ({statistics.median(spent[workers]):.1f} s of processors)"
        for workers in seconds
    )
    print(f"workers    {chosen.releases} releases, {told}; two against one {ratio:.2f}; the same bytes: {same}")


def processor() -> float:
    """Processor seconds of all processes that were waited for: two workers should take no more than one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tables(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.csv"))}


def measure_unchanged(folder: Path, chosen: argparse.Namespace) -> None:
    few = min(chosen.releases, 100)
    make_releases(folder / "real", few)
    first = child("run", folder / "real", folder / "real-out", "real")
    _many(folder, chosen.many)
    second = child("run", folder / f"in{chosen.many}", folder / f"out{chosen.many}", "simulated")
    per_first, per_second = first["seconds"] / few, second["seconds"] / chosen.many
    print(
        f"unchanged  first run {1000 * per_first:.1f} ms a release, second over {chosen.many:,} {1000 * per_second:.3f} ms: "
        f"1/{per_first / per_second:.0f}; {second['phases']}"
    )


def _many(folder: Path, count: int) -> dict[str, Any]:
    """A first run over so many releases, made and run once."""
    note = folder / f"first{count}.json"
    if not note.exists():
        make_releases(folder / f"in{count}", count)
        note.write_text(json.dumps(child("run", folder / f"in{count}", folder / f"out{count}", "simulated")))
    return json.loads(note.read_text())


def measure_memory(folder: Path, chosen: argparse.Namespace) -> None:
    sizes = (chosen.many // 100, chosen.many)
    for run in ("first", "second", "redone"):
        few, many = (
            _many(folder, n)["peak"] if run == "first" else
            child("run", folder / f"in{n}", folder / f"out{n}", "simulated", "another" if run == "redone" else "")["peak"]
            for n in sizes
        )  # fmt: skip
        print(
            f"memory     {run} run: {few / 1e6:.0f} MB at {sizes[0]:,}, {many / 1e6:.0f} MB at {sizes[1]:,}: {many / few:.2f}",
            flush=True,
        )


def measure_changed(folder: Path, chosen: argparse.Namespace) -> None:
    _many(folder, chosen.many)
    path = next((folder / f"in{chosen.many}").rglob("*.txt"))
    path.write_text(path.read_text(encoding="utf-8") + "Neu.\n", encoding="utf-8")
    done = child("run", folder / f"in{chosen.many}", folder / f"out{chosen.many}", "simulated")
    print(f"changed    one among {chosen.many:,}: {done['seconds']:.1f} s, {done['changed']} worked on; {done['phases']}")


def measure_export(folder: Path, chosen: argparse.Namespace) -> None:
    done = child("export", folder, chosen.rows)
    told = "; ".join(f"{name} {seconds:.1f} s" for name, seconds in done["seconds"].items())
    print(
        f"export     {chosen.rows:,} statements: {told}; peak {done['peak'] / 1e6:.0f} MB; equal when read back: {done['equal']}"
    )


def measure_start(folder: Path, chosen: argparse.Namespace) -> None:
    seconds = {}
    for name, words in {"meldewerk --help": ["-m", "pipeline", "--help"], "python -c pass": ["-c", "pass"]}.items():
        rounds = []
        for _ in range(7):
            began = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
            rounds.append(time.perf_counter() - began)
        seconds[name] = statistics.median(rounds)
    print("start      " + ", ".join(f"{name} {each:.2f} s" for name, each in seconds.items()))


MEASURES = {
    "start": measure_start,
    "export": measure_export,
    "workers": measure_workers,
    "unchanged": measure_unchanged,
    "memory": measure_memory,
    "changed": measure_changed,
}


def peak() -> int:
    """Most bytes of memory that this process has held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024


def child_run(releases: str, out: str, analysis: str, version: str = "") -> dict[str, Any]:
    """One run in this process, with the analysis as it is or its stand-in. version: another one works on all files again."""
    from pipeline import runner
    from pipeline.settings import Settings

    # were the code edited or a package installed meanwhile, all would be worked on anew
    runner.analysis_parts = lambda model, settings: {"code": f"as it was when the benchmark began {version}"}

    # the analysis in this process, where there is one, so that its time counts
    settings = Settings(releases=Path(releases), out=Path(out), workers=0, as_of="2024-06-01", model="de_meldewerk_news")
    if analysis == "simulated":
        templates = child("templates", Path(out).parent / "templates.pickle")["path"]
        runner.outcomes = lambda batches, settings: simulated(batches, templates)
    if os.environ.get("SCALE_PLAIN"):
        runner.Store = functools.partial(runner.Store, stages=())
        runner.take_known = lambda connection, rows: False
    phases: dict[str, float] = {}
    began = last = time.process_time()

    def told(step: runner.Step) -> None:
        nonlocal last
        now = time.process_time()
        phases[step.phase] = phases.get(step.phase, 0.0) + now - last
        last = now

    report = runner.run(settings, told)
    seconds = time.process_time() - began
    spent = ", ".join(f"{name} {each:.1f} s" for name, each in phases.items())
    return {"seconds": seconds, "peak": peak(), "changed": report.changed, "phases": spent, "rows": report.rows}


def child_templates(path: str) -> dict[str, Any]:
    """The rows of the gold texts, found once, as a file."""
    import pickle

    if not Path(path).exists():
        from pipeline.annotate import annotate_release
        from pipeline.language import load_language
        from pipeline.release import Metadata, Release
        from pipeline.settings import Analysis

        nlp = load_language("de_meldewerk_news")
        found = [
            annotate_release(nlp, Release("x", "x.txt", text, "", Metadata(), "2024-06-01"), Analysis())
            for text in gold_texts()
        ]
        Path(path).write_bytes(pickle.dumps(found))
    return {"path": path}


def simulated(batches: Iterator[Sequence[Any]], templates: str) -> Iterator[list[Any]]:
    """Stands in for the workers: the rows of a gold text for each file, with its ids and names of its own."""
    import pickle

    from pipeline.task import Outcome

    found = pickle.loads(Path(templates).read_bytes())
    for number, batch in enumerate(batches):
        yield [Outcome(task, renamed(found[(number + place) % len(found)], task)) for place, task in enumerate(batch)]


MARKS = 300
"""Sets of names: with ten actors a release and 33 templates, some 100,000 actors in 100,000 releases."""


def surname(mark: int) -> str:
    """A name of its own: no other is it with a letter or two changed."""
    beginnings, ends = (
        "Bar Dol Fun Gim Hast Jeck Kolb Wiz Merz Nauk".split(),
        "bach dorf feld gruber heim inger kamp loh mann rath".split(),
    )
    return beginnings[mark % 10] + ("", "en", "ols")[mark // 100 % 3] + ends[mark // 10 % 10]


def renamed(tables: Any, task: Any) -> Any:
    """The rows of a template under the ids of a file; every 300th file with its template has the same names."""
    from pipeline.duplicates.sketch import BINS, DIGITS

    name = surname(int(task.content[:6], 16) % MARKS)
    made = []
    for rows in tables:
        changed = []
        for row in rows:
            values = {column: value for column, value in row._asdict().items() if isinstance(value, str) and value}
            ours = {
                column: task.source.id + value[1:]
                for column, value in values.items()
                if column.endswith("_id") and value[0] == "x"
            }
            ours |= {
                column: f"{values[column]}-{name.lower()}" for column in ("participant_id", "speaker_id") if column in values
            }
            ours |= {
                column: f"{values[column].rpartition(' ')[0]} {name}".strip()
                for column in ("name", "speaker")
                if column in values
            }
            changed.append(row._replace(**ours))
        made.append(tuple(changed))
    first = made[0][0]._replace(file=task.source.file, sha256=task.content)
    whole = type(tables)((first,), *made[1:])
    # no release is a duplicate of another
    minima = hashlib.shake_128(task.content.encode()).hexdigest(BINS * DIGITS // 2)
    return whole._replace(sketches=tuple(row._replace(text=task.content[:32], minima=minima) for row in whole.sketches))


def child_export(folder: str, count: str) -> dict[str, Any]:
    """Write the statements of a store to CSV, with ours and with DuckDB's COPY from the same SQLite rows in memory."""
    import pickle
    import sqlite3

    import duckdb

    from pipeline.store import Store
    from pipeline.tables.rows import TABLES
    from pipeline.tables.write import write_table

    templates = child("templates", Path(folder) / "templates.pickle")["path"]
    statements = [row for tables in pickle.loads(Path(templates).read_bytes()) for row in tables.statements]
    out = Path(folder) / "export"
    out.mkdir(exist_ok=True)
    columns = TABLES["statements"]._fields
    with Store(out) as store:
        marks = ", ".join("?" * len(columns))
        made = (
            (f"r{number // 4:07}#s{number % 4}", f"r{number // 4:07}", *statements[number % len(statements)][2:])
            for number in range(int(count))
        )
        with store.connection:
            store.connection.execute("BEGIN")
            store.connection.executemany(f"INSERT INTO statements VALUES ({marks})", made)
        began = time.process_time()
        write_table(out / "ours.csv", columns, store.rows("statements"))
        ours = time.process_time() - began
        most = peak()
    duck = duckdb.connect()
    duck.execute("SET threads = 1")
    rows = sqlite3.connect(out / "meldewerk.sqlite")
    import pandas as pd

    frame = pd.read_sql("SELECT * FROM statements ORDER BY release_id, rowid", rows)
    duck.register("frame", frame)
    duck.execute("CREATE TABLE statements AS SELECT * FROM frame")
    began = time.process_time()
    duck.execute(f"COPY statements TO '{out / 'duck.csv'}' (HEADER, DELIMITER ',')")
    theirs = time.process_time() - began
    began = time.process_time()
    duck.execute(f"COPY (SELECT * FROM statements ORDER BY release_id) TO '{out / 'duck2.csv'}' (HEADER, DELIMITER ',')")
    ordered = time.process_time() - began
    read = [
        pd.read_csv(out / name, dtype=str, keep_default_na=False).drop(columns="confidence")
        for name in ("ours.csv", "duck.csv")
    ]
    seconds = {"from the store": ours, "DuckDB COPY of a table in memory": theirs, "the same, ordered by release": ordered}
    return {"seconds": seconds, "peak": most, "equal": bool(read[0].equals(read[1]))}


CHILDREN = {"run": child_run, "export": child_export, "templates": child_templates}


if __name__ == "__main__":
    main()
