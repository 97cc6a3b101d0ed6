"""How well cleaning repairs real OCR, what it does to sound German, and what it costs.

    python benchmarks/ocr.py CORPORA [--show N] [--pages FOLDER...] [--releases FOLDER]

CORPORA: the folder with `ocr/` (pages as read by Tesseract beside the true text, and `score.py`, which needs rapidfuzz),
`quotes/` and `treebank/`. Nothing of them is trained on. A part that is not there is skipped with a sentence.
--pages: more sets of pages, as `benchmarks/ocr_pages.py` makes them; they need CORPORA's scorer.
--releases: releases as text files, for cleaning's share of the processor time of a whole run.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
import random
import re
import statistics
import sys
import tempfile
import time
from bisect import bisect_left
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


Told = list[tuple[float, float]]  # quality of a page, share of its words that are right


def score_pages(folder: Path, scorer_path: Path, show: int) -> Told:
    """Repair every page of the set, print the scorer's table, and how quality goes with the words that are right."""
    try:
        scorer = load_scorer(scorer_path)
    except ImportError as error:
        print(f"pages: skipped, {error}")
        return []
    quality: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as repaired:
        for row in csv.DictReader((folder / "index.csv").read_text(encoding="utf-8").splitlines()):
            source = (folder / f"{row['id']}.ocr.txt").read_text(encoding="utf-8")
            cleaned = clean(source)
            quality[row["id"]] = cleaned.quality
            Path(repaired, f"{row['id']}.txt").write_text(cleaned.text.text, encoding="utf-8")
        untouched, _, _ = scorer.score(str(folder))
        result, events, pages = scorer.score(str(folder), repaired)
    print(scorer.table(untouched, "do nothing"))
    print(scorer.table(result, "cleaned"))
    right = [
        1 - page["harmed"] / page["words"] - (1 - (page["fixed"] or 0)) * page["damaged"] / page["words"]
        for page in pages.values()
    ]
    told = [(quality[name], share) for name, share in zip(pages, right, strict=True)]
    print_correlation(told)
    for kind in ("HARM", "WRONG", "LEFT"):
        for event in [event for event in events if event[2] == kind][:show]:
            print(kind, *event[:2], *event[3:], sep="\t")
    return told


def ranks(values: list[float]) -> list[float]:
    """The rank of each value, equal ones with their mean rank."""
    ordered = sorted(values)
    return [bisect_left(ordered, value) + ordered.count(value) / 2 for value in values]


def print_correlation(told: Told) -> None:
    """Print how quality goes with the words that are right."""
    quality, right = [pair[0] for pair in told], [pair[1] for pair in told]
    if len(set(quality)) > 1 and len(set(right)) > 1:
        by_rank = statistics.correlation(ranks(quality), ranks(right))
        print(
            f"quality against words that are right, {len(told)} pages: rank correlation {by_rank:.2f}, "
            f"correlation {statistics.correlation(quality, right):.2f}"
        )


def check_quality_falls(folder: Path) -> None:
    """Misread more and more letters of the true pages, one a word and beyond repair, and print what becomes of their quality."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.truth.txt"))]
    if not texts:
        return
    print("quality of true pages whose words are damaged beyond repair:")
    before = [1.0] * len(texts)
    for share in (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4):
        now = [clean(damaged(text, share)).quality for text in texts]
        risen = sum(new > old for old, new in zip(before, now, strict=True))
        print(
            f"  {share:.0%} of the words: {statistics.mean(now):.3f}; higher than at the step before on {risen} of {len(texts)}"
        )
        before = now


def damaged(text: str, share: float) -> str:
    """The text with so many of its words misread; a greater share damages the same words and more."""
    words = re.split(r"(\s+)", text)
    chance = random.Random(5)
    for at, word in enumerate(words):
        drawn, place = chance.random(), chance.randrange(1, max(2, len(word) - 1))
        if len(word) > 3 and drawn < share:
            words[at] = word[:place] + chance.choice("xqvjk") + word[place + 1 :]
        else:
            chance.choice("xqvjk")
    return "".join(words)


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


def check_cost(releases: Path) -> None:
    """Print cleaning's share of the processor time of a whole run over text files."""
    from pipeline.annotate import annotate_release
    from pipeline.language import load_language
    from pipeline.release import Release
    from pipeline.settings import Analysis

    texts = [path.read_text(encoding="utf-8") for path in sorted(releases.glob("*.txt"))]
    nlp = load_language()
    clean(texts[0])
    annotate_release(nlp, Release("warm", "", texts[0], "", as_of="2024-01-01"), Analysis())
    seconds = {"cleaning": 0.0, "all": 0.0}
    for number, text in enumerate(texts):
        start = time.process_time()
        clean(text)
        middle = time.process_time()
        annotate_release(nlp, Release(str(number), "", text, "", as_of="2024-01-01"), Analysis())
        seconds["cleaning"] += middle - start
        seconds["all"] += time.process_time() - middle
    print(
        f"cleaning's share of a run over {len(texts)} releases: {seconds['cleaning'] / seconds['all']:.1%} (goal: at most 15 %)"
    )


def main() -> int:
    """Run all parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--show", type=int, default=0, help="so many of each kind of mistake")
    parser.add_argument("--pages", type=Path, nargs="*", default=[], help="more sets of pages")
    parser.add_argument("--releases", type=Path, help="folder of releases as text files")
    arguments = parser.parse_args()
    scorer = arguments.corpora / "ocr" / "score.py"
    pages = arguments.corpora / "ocr" / "dev"
    told: Told = []
    if pages.exists():
        told += score_pages(pages, scorer, arguments.show)
        check_quality_falls(pages)
    else:
        print("pages: skipped, there is no ocr/dev in this folder")
    for folder in arguments.pages:
        print(folder.name)
        told += score_pages(folder, scorer, arguments.show)
    if arguments.pages:
        print("all pages")
        print_correlation(told)
    check_sound(arguments.corpora, arguments.show)
    if arguments.releases:
        check_cost(arguments.releases)
    print(GOALS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
