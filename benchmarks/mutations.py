"""Runs over damaged files of every format: `python benchmarks/mutations.py [--count 500] [--seconds 60] [--model NAME]`.

Of each format `--count` files are damaged in ways that a seed decides, and one run reads them all. Prints for each format how
many of its files were read, were empty or failed, and the slowest; ends with 1 if a file has no row, the run does not end as
it should, or a file was stopped because it hung. Without `--model` the analysis says nothing, which leaves the readers.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
import textwrap
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from documents import MAKERS, as_docx, as_msg, mail, packed  # noqa: E402
from mutations import series  # noqa: E402
from reading.pdf_files import column, pdf  # noqa: E402

from pipeline.errors import ExitCode  # noqa: E402
from pipeline.reading.formats import read_file  # noqa: E402
from pipeline.runner import run  # noqa: E402
from pipeline.settings import Limits, Settings  # noqa: E402

SLOW = 5.0
"""Seconds that no file of a few kilobytes may take to be read."""


def seeds(text: str) -> dict[str, bytes]:
    """A whole file of each format; mails and archives with others inside."""
    found = {suffix[1:]: make(text) for suffix, make in MAKERS.items() if suffix != ".txt"}
    found["eml"] = mail(text, anlage__docx=as_docx(text)).as_bytes()
    found["msg"] = as_msg(text, attachments={"anlage.rtf": found["rtf"]})
    found["zip"] = packed({"a.docx": found["docx"], "b.html": found["html"], "c.eml": found["eml"]})
    found["txt"] = text.encode()
    lines = [line for block in text.split("\n") for line in textwrap.wrap(block, 85) or [""]]
    found["pdf"] = pdf(column(lines[:55]), column(lines[55:]), information={"Title": "Neues Freibad"})
    return found


def blank_model(folder: Path) -> str:
    """A pipeline that finds nothing, as tests use."""
    import spacy

    nlp = spacy.blank("de")
    nlp.meta["name"] = "stand_in"
    for layer in ("tagger", "lemmatizer", "ner"):
        nlp.add_pipe("doc_cleaner", name=layer, config={"attrs": {}})
    nlp.to_disk(folder)
    return str(folder)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--count", type=int, default=500)
    words.add_argument("--seconds", type=float, default=60)
    words.add_argument("--model", default="")
    words.add_argument("--formats", default="")
    chosen = words.parse_args()
    text = (ROOT / "tests" / "gold" / "releases" / "d01.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "in"
        raw.mkdir()
        slowest: dict[str, float] = defaultdict(float)
        for kind, whole in seeds(text).items():
            if chosen.formats and kind not in chosen.formats.split(","):
                continue
            for number, damaged in enumerate(series(whole, chosen.count, kind)):
                path = raw / f"{kind}-{number:04}.{kind}"
                path.write_bytes(damaged)
                started = time.process_time()
                read_file(path, Limits())
                slowest[kind] = max(slowest[kind], time.process_time() - started)
        model = chosen.model or blank_model(Path(name) / "model")
        settings = Settings(releases=raw, out=Path(name) / "out", model=model, as_of="2026-11-22", file_seconds=chosen.seconds)
        report = run(settings)
        with (settings.out / "releases.csv").open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        files = {path.name for path in raw.iterdir()}
        missing = files - {re.split("[!#]", row["file"])[0] for row in rows}
    statuses: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        statuses[row["file"].partition("-")[0]][row["status"]] += 1
    for kind, counts in sorted(statuses.items()):
        print(f"{kind:5} {dict(sorted(counts.items()))}  slowest {slowest[kind]:.2f} s")
    stopped = [row["file"] for row in rows if re.search(r"took longer|ended its process|more memory|died", row["error"])]
    analysis = [row for row in rows if "the analysis stopped with" in row["error"]]
    print(
        f"{len(files)} files, {len(missing)} without a row, {len(stopped)} stopped, {len(analysis)} stopped the analysis, exit {report.exit_code}"
    )
    for row in [row for row in rows if row["file"] in stopped][:5] + analysis[:5]:
        print(f"  {row['file']}: {row['error']}")
    bad = (
        missing
        or stopped
        or analysis
        or report.exit_code not in {ExitCode.OK, ExitCode.SOME_FAILED}
        or max(slowest.values()) > SLOW
    )
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
