"""What each part of the shipped pipeline costs in time: against a blank pipeline, and without its word vectors.

    OMP_NUM_THREADS=1 python benchmarks/model.py TEXTS [--model FOLDER] [--rounds 3]

TEXTS is a folder of .txt files. Prints words per second of one core through `nlp.pipe` (processor time, best of the rounds), the
share of the time that each component takes, and two ratios: to a blank pipeline, which only cuts text into tokens, and to the same
architecture of the same width, its tagger over hash embeddings alone. For that one the vectors are left out of the shipped pipeline, which
changes its answers and its speed; how good it is when trained so, `weasel run no-vectors` in `models/training` tells.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "models" / "training" / "scripts"))
from no_vectors import silence_vectors

import pipeline.recogniser.component  # noqa: F401  the factory of the model's `ner`

MODEL = Path(__file__).resolve().parent.parent / "models" / "de_meldewerk_news"
TEXT_LENGTH = 4000  # characters; longer texts are cut, as releases are short


def words_per_second(nlp: Language, texts: list[str], rounds: int) -> float:
    """The best of some rounds, in words of one second of processor time."""
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        number = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, number / (time.process_time() - start))
    return best


def shares(nlp: Language, texts: list[str]) -> dict[str, float]:
    """Part of the processor time that each component takes."""
    spent: dict[str, float] = {}
    docs = [nlp.make_doc(text) for text in texts]
    for name, pipe in nlp.pipeline:
        start = time.process_time()
        docs = list(pipe.pipe(docs, batch_size=64))
        spent[name] = time.process_time() - start
    whole = sum(spent.values())
    return {name: seconds / whole for name, seconds in spent.items()}


def main() -> None:
    """Print the figures."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("texts", type=Path)
    words.add_argument("--model", type=Path, default=MODEL)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--copies", type=int, default=5)
    chosen = words.parse_args()
    texts = [path.read_text(encoding="utf-8")[:TEXT_LENGTH] for path in sorted(chosen.texts.glob("*.txt"))] * chosen.copies
    nlp = spacy.load(chosen.model)
    bare = silence_vectors(spacy.load(chosen.model))
    whole, hashed = words_per_second(nlp, texts, chosen.rounds), words_per_second(bare, texts, chosen.rounds)
    blank = words_per_second(spacy.blank("de"), texts, chosen.rounds)
    print(f"shipped                {whole:10,.0f} words/s")
    print(f"hashed tagger          {hashed:10,.0f} words/s   shipped / this {whole / hashed:.2f}")
    print(f"blank (tokens alone)   {blank:10,.0f} words/s   shipped / this {whole / blank:.3f}")
    for name, share in shares(nlp, texts).items():
        print(f"{name:16} {share:6.1%} of the time")


if __name__ == "__main__":
    main()
