"""Words per second of a whole run, beside bare `nlp.pipe` of the same model over the same text, and what the run's time goes to.

    python -m benchmarks.speed [RELEASES_FOLDER] [--releases 300] [--rounds 3] [--model NAME]

Takes so many releases made by recombining the paragraphs of the gold (`benchmarks/scale.py`): as long as real ones, and each
another. With a folder of .txt releases, those, copied under other names until they are as many; that is for one kind of text,
because copies suit neither side: the run finds their duplicates, and the model computes a word once for all of a batch.

The two sides run in turn in fresh processes, one worker, both with loading the model, and their processor time is taken,
so that the ratio holds whatever else the machine does. Needs a Unix. Prints each round, then the median words per second of
either side and the median ratio (1.0 would be as fast as the model alone), then the share of each stage
(`benchmarks/stages.py`) on the first 100 of the releases.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.scale import make_releases
from benchmarks.stages import print_shares

SAMPLED = 100  # releases by which the shares of the stages are told

BARE = """
import sys
from pathlib import Path
import spacy
from pipeline.language import EXCLUDED
from pipeline.model import choose_model
nlp = spacy.load(choose_model(sys.argv[2] or None), exclude=list(EXCLUDED))
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
print(sum(len(doc) for doc in nlp.pipe(texts)))
"""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path, nargs="?")
    words.add_argument("--releases", type=int, default=300)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--model", default="")
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        if chosen.folder:
            copy_releases(chosen.folder, raw, chosen.releases)
        else:
            make_releases(raw, chosen.releases)
        texts = [path.read_text(encoding="utf-8") for path in sorted(raw.rglob("*.txt"))]
        count = sum(len(text.split()) for text in texts)
        rounds = [one_round(raw, Path(folder) / f"out{number}", chosen.model) for number in range(chosen.rounds)]
    for whole, bare in rounds:
        print(f"whole run {whole:6.1f} s   bare nlp.pipe {bare:6.1f} s   ratio {bare / whole:.2f}")
    whole = statistics.median(whole for whole, _ in rounds)
    bare = statistics.median(bare for _, bare in rounds)
    ratio = statistics.median(bare / whole for whole, bare in rounds)
    print(
        f"{count} words: whole run {count / whole:,.0f} words/s, bare nlp.pipe {count / bare:,.0f} words/s, ratio {ratio:.2f}"
    )
    print_shares(dict(enumerate(texts[:SAMPLED])), chosen.model or None, rounds=1)


def copy_releases(releases: Path, raw: Path, count: int) -> None:
    """Write so many releases into `raw`, those of the folder again and again."""
    raw.mkdir()
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(releases.glob("*.txt"))]
    for number in range(count):
        name, text = texts[number % len(texts)]
        (raw / f"{name}-{number:04}.txt").write_text(text, encoding="utf-8")


def one_round(raw: Path, out: Path, model: str) -> tuple[float, float]:
    """Seconds of the whole run and of bare `nlp.pipe`, each a process of its own on one worker."""
    run = [sys.executable, "-m", "pipeline", "run", str(raw), "--out", str(out), "--workers", "1", "--no-strict"]
    whole = seconds([*run, "--model", model] if model else run)
    return whole, seconds([sys.executable, "-c", BARE, str(raw), model])


def seconds(command: list[str]) -> float:
    """Processor seconds of a command that must succeed: what else runs on the machine does not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
