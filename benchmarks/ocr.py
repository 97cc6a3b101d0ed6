"""How well cleaning repairs real OCR, what it does to sound German, and what it costs.

    python benchmarks/ocr.py CORPORA [--show N]

CORPORA: the folder with `ocr/` (pages as read by Tesseract beside the true text, and `score.py`, which needs rapidfuzz),
`quotes/` and `treebank/`. Nothing of them is trained on. A part that is not there is skipped with a sentence.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from pipeline.cleaning import clean

LAYOUT = ("wrap", "blank", "hyphenation", "character", "ligature", "furniture")
GOALS = "goals (eng): fixed ≥ 95 %, harm ≤ 0.05 %, uml_r ≥ 97 %, uml_p ≥ 99 %, q_r ≥ 93 %, wer ≤ 1.5 %; sound: 0 in 100,000"


def load_scorer(path: Path) -> ModuleType:
    """The corpus' own scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_pages(folder: Path, show: int) -> None:
    """Repair every page of the set and print the scorer's table."""
    try:
        scorer = load_scorer(folder.parent / "score.py")
    except ImportError as error:
        print(f"pages: skipped, {error}")
        return
    with tempfile.TemporaryDirectory() as repaired:
        for row in csv.DictReader((folder / "index.csv").read_text(encoding="utf-8").splitlines()):
            source = (folder / f"{row['id']}.ocr.txt").read_text(encoding="utf-8")
            Path(repaired, f"{row['id']}.txt").write_text(clean(source).text.text, encoding="utf-8")
        untouched, _, _ = scorer.score(str(folder))
        result, events, _ = scorer.score(str(folder), repaired)
    print(scorer.table(untouched, "do nothing"))
    print(scorer.table(result, "cleaned"))
    for kind in ("HARM", "WRONG", "LEFT"):
        for event in [event for event in events if event[2] == kind][:show]:
            print(kind, *event[:2], *event[3:], sep="\t")


def sound_texts(corpora: Path) -> Iterator[str]:
    """Sound German: whole articles of Wikinews, their paragraphs, and single sentences of a treebank in tens."""
    for name in ("train", "dev"):
        path = corpora / "quotes" / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    text = str(json.loads(line)["originalText"])
                    yield text
                    yield from (paragraph for paragraph in text.split("\n") if paragraph)
    path = corpora / "treebank" / "gsd-dev.conllu.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            sentences = [line[len("# text = ") :].strip() for line in lines if line.startswith("# text = ")]
        yield from (" ".join(sentences[at : at + 10]) for at in range(0, len(sentences), 10))


def check_sound(corpora: Path, show: int) -> None:
    """Clean sound texts and print how many words changed and the speed."""
    n_texts = n_words = n_changed = 0
    seconds = 0.0
    for text in sound_texts(corpora):
        start = time.perf_counter()
        cleaned = clean(text)
        seconds += time.perf_counter() - start
        n_texts += 1
        n_words += len(text.split())
        changed = [edit for edit in cleaned.text.edits if edit.kind not in LAYOUT]
        n_changed += len(changed)
        for edit in changed:
            if show > 0:
                print("SOUND", edit.old, edit.new, edit.kind, sep="\t")
                show -= 1
    if not n_words:
        print("sound texts: skipped, there are none in this folder")
        return
    print(f"sound: {n_changed} changes in {n_words} words of {n_texts} texts ({1e5 * n_changed / n_words:.2f} in 100,000)")
    print(f"speed on sound text: {n_words / seconds:,.0f} words a second")


def main() -> int:
    """Run both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--show", type=int, default=0, help="so many of each kind of mistake")
    arguments = parser.parse_args()
    pages = arguments.corpora / "ocr" / "dev"
    if pages.exists():
        score_pages(pages, arguments.show)
    else:
        print("pages: skipped, there is no ocr/dev in this folder")
    check_sound(arguments.corpora, arguments.show)
    print(GOALS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
