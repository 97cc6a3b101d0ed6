"""How a run's processor time is shared among its stages.

    python -m benchmarks.stages RELEASES_FOLDER [--rounds 5] [--model NAME]

RELEASES_FOLDER holds .txt releases (`tests/gold/releases` will do). Each is cleaned, annotated and turned into rows `--rounds`
times after one round that is not counted; loading the model, reading files and the store are left out, so the shares are
those of the work on the text itself.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Hashable, Mapping
from pathlib import Path

from pipeline.cleaning import clean
from pipeline.grammar.text_access import text_kept
from pipeline.language import load_language
from pipeline.release import Metadata, Release
from pipeline.tables.collect import collect
from pipeline.tables.rows import ReleaseRow


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("releases", type=Path)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--model", default=None)
    chosen = words.parse_args()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(chosen.releases.glob("*.txt"))}
    print_shares(texts, chosen.model, chosen.rounds)


def print_shares(texts: Mapping[Hashable, str], model: str | None, rounds: int) -> None:
    """Print each stage's microseconds a word and share, the largest first."""
    nlp = load_language(model)
    n_words = rounds * sum(len(text.split()) for text in texts.values())
    spent: Counter[str] = Counter()
    for number in range(rounds + 1):
        taken = one_round(nlp, texts)
        spent += taken if number else Counter()
    total = sum(spent.values())
    for stage, seconds in spent.most_common():
        print(f"{stage:28} {1e6 * seconds / n_words:8.1f} µs a word  {seconds / total:6.1%}")


def one_round(nlp, texts: Mapping[Hashable, str]) -> Counter[str]:
    """Processor seconds of each stage over all texts."""
    spent: Counter[str] = Counter()
    for name, text in texts.items():
        at = time.process_time()
        cleaned = clean(text)
        spent["cleaning"] += time.process_time() - at
        at = time.process_time()
        doc = nlp.make_doc(cleaned.text.text)
        doc._.release_id = doc._.file = str(name)
        doc._.as_of = "2024-01-01"
        spent["tokens"] += time.process_time() - at
        with text_kept(doc):
            for stage, component in nlp.pipeline:
                at = time.process_time()
                doc = component(doc)
                spent[stage] += time.process_time() - at
            at = time.process_time()
            release = Release(str(name), str(name), text, "", Metadata(), "2024-01-01")
            collect(doc, cleaned.text.alignment, release, ReleaseRow(str(name), str(name), ""), cleaned.repairs)
            spent["rows"] += time.process_time() - at
    return spent


if __name__ == "__main__":
    main()
