"""Run the pipeline over releases with gold and print how good it is: `python tests/gold/measure.py GOLD… [--model NAME] [--misses]`.

With `--reliability` it prints instead how many rows are right by their confidence: a date with its value, a statement with its
speaker, a role with its title, an event with its type, a participant with its function. Each GOLD holds NAME.txt and NAME.json, as `tests/gold/releases` does. What the gold says of a release's metadata goes in as
`metadata.csv`. Prints F1 (or accuracy), precision, recall and n of every figure.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from gold.score import Tally, score

BINS = (0.0, 0.5, 0.7, 0.9, 1.0)
AS_OF = "2026-11-22"


def lay_out(gold: Path, folder: Path) -> None:
    """Copy the releases of `gold` into the new folder `folder`, with a `metadata.csv` of the dates that the gold gives."""
    folder.mkdir(parents=True)
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["file", "issued_on"])
        for path in sorted(gold.glob("*.json")):
            entry = json.loads(path.read_text(encoding="utf-8"))
            (folder / entry["file"]).write_bytes((gold / entry["file"]).read_bytes())
            if entry["metadata"]["issued_on"]:
                writer.writerow([entry["file"], entry["metadata"]["issued_on"]])


def print_reliability(tally: Tally) -> None:
    """A line per table with the share of rows that are right, and their number, in each bin of confidence."""
    print(f"{'table':14}" + "".join(f"{f'{low:.1f}-{high:.1f}':>14}" for low, high in pairwise(BINS)))
    for name, judged in sorted(tally.judged.items()):
        cells = []
        for low, high in pairwise(BINS):
            right = [is_right for confidence, is_right in judged if low <= confidence < high + (high == BINS[-1])]
            cells.append(f"{sum(right) / len(right):.2f} of {len(right)}" if right else "-")
        print(f"{name:14}" + "".join(f"{cell:>14}" for cell in cells))


def main() -> None:
    from pipeline.runner import run
    from pipeline.settings import Settings

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path, nargs="+")
    words.add_argument("--model", default=None)
    words.add_argument("--misses", action="store_true")
    words.add_argument("--reliability", action="store_true")
    chosen = words.parse_args()
    tally = Tally()
    for gold in chosen.gold:
        with tempfile.TemporaryDirectory() as name:
            lay_out(gold, Path(name) / "in")
            run(Settings(releases=Path(name) / "in", out=Path(name) / "out", model=chosen.model, as_of=AS_OF))
            tally.take(score(gold, Path(name) / "out"))
    if chosen.reliability:
        print_reliability(tally)
        return
    if chosen.misses:
        print("\n".join(tally.misses))
    print(f"{'figure':24} {'F1':>6} {'P':>6} {'R':>6} {'gold':>5} {'found':>5}")
    for figure, (hits, gold, found) in sorted(tally.found.items()):
        shares = (2 * hits / (gold + found or 1), hits / (found or 1), hits / (gold or 1))
        print(f"{figure:24} " + " ".join(f"{share:6.3f}" for share in shares) + f" {gold:5} {found:5}")
    print(f"\n{'figure':24} {'right':>6} {'n':>12}")
    for figure, (right, asked) in sorted(tally.right.items()):
        print(f"{figure:24} {right / asked:6.3f} {asked:12}")


if __name__ == "__main__":
    main()
