"""Train `pipeline/cleaning/data/contexts.xz`: which of two words that only an umlaut tells apart stands in a context.

    python tools/build_contexts.py CORPORA

CORPORA: the folder with `raw/plenary.txt.gz` and the other corpora of `build_wordlist.py`, which must have run before.
Of the protocols the last tenth of the file and those of `KEPT_BACK` are left out, so that pages made of them measure the
repair on text it was not trained on. Prints how often the models are right on every tenth context, which they did not see.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import lzma
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.cleaning.contexts import SCALE, WORD, features, fold
from pipeline.cleaning.words import DATA, load_words
from tools.build_wordlist import column_lines

TARGET = DATA / "contexts.xz"
MISREAD = {"ä": ("a",), "ö": ("o",), "ü": ("u", "i"), "ß": ("s", "f", "")}
FEWEST = 8  # times each word of a pair must have been seen
MOST = 16000  # times that are learnt from
KEPT_BACK = frozenset({"17/100", "17/250"})  # protocols of which OCR test pages are printed
HELD_LINES = 0.9  # share of the file's lines after which nothing is learnt from
CHUNK = 600  # words of a protocol that are looked at as one text
LEAST_SHARE = 0.0008  # of the rarer word; below that frequency alone decides
NEWS_PRIOR = 20.0  # sightings in the news that the debates count for, in how often each of two words is meant
EPOCHS, RATE, PENALTY = 4, 0.25, 2.0
SMALLEST_WEIGHT = 0.2  # nats
_NUMBER = re.compile(r"Plenarprotokoll (\d\d/\d+)")
FORMER = frozenset({"daß", "muß", "läßt"})  # nobody writes these today


def misread_forms(word: str) -> set[str]:
    """What may be left of a word when its umlauts lose their dots."""
    choices = [(*MISREAD[letter], letter) if letter in MISREAD else (letter,) for letter in word]
    if math.prod(map(len, choices)) > 64:
        return set()
    return {"".join(form) for form in itertools.product(*choices)} - {word}


def find_pairs(forms: Counter[str]) -> list[tuple[str, str]]:
    """Pairs (plain form, umlaut form) in one case that both occur often enough to learn from."""
    pairs = []
    for form, times in sorted(forms.items()):
        if times < FEWEST or len(form) < 3 or form.lower() in FORMER or not set(form.lower()) & set(MISREAD) or form.isupper():
            continue
        lower = form[0].lower() + form[1:]
        for other in sorted(misread_forms(lower)):
            plain = other[0].upper() + other[1:] if form[0].isupper() else other
            rival = forms[plain]
            if rival >= FEWEST and min(times, rival) / (times + rival) >= LEAST_SHARE:
                pairs.append((plain, form))
    return pairs


def speeches(corpora: Path) -> Iterator[list[str]]:
    """Stretches of the protocols as words and punctuation marks."""
    path = corpora / "raw" / "plenary.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        last = int(HELD_LINES * sum(1 for _ in lines))
    words: list[str] = []
    kept = True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, last):
            head = _NUMBER.search(line)
            if head:
                kept = head.group(1) not in KEPT_BACK
            if kept:
                words += WORD.findall(line)
            if len(words) >= CHUNK or head:
                yield words
                words = []
    yield words


def news(corpora: Path) -> Iterator[list[str]]:
    """Sentences of news, where `hatte` is not as often `hätte` as in a debate."""
    with gzip.open(corpora / "treebank" / "gsd-train-upos.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield [word for item in line.split(" ") for word in WORD.findall(item.rsplit("##", 1)[0])]
    for name in ("treebank/gsd-dev.conllu.gz", "treebank/pud.conllu.gz", "ner/germeval14-train.tsv.gz"):
        for line in column_lines(corpora / name, 1):
            yield WORD.findall(line)
    with gzip.open(corpora / "ner" / "smartdata.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield WORD.findall(json.loads(line)["text"])


Example = tuple[list[str], int]


def collect(corpora: Path, pairs: list[tuple[str, str]]) -> tuple[dict[str, list[list[str]]], Counter[str], Counter[str]]:
    """For each word its contexts (all of the news, evenly of the debates), and how often it is in debates and in news."""
    wanted = {form for pair in pairs for form in pair}
    seen: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    kept: dict[str, list[list[str]]] = defaultdict(list)
    chance = random.Random(7)
    for words in speeches(corpora):
        hits = [at for at, word in enumerate(words) if word in wanted]
        if not hits:
            continue
        folded = [fold(word) for word in words]
        for at in hits:
            word = words[at]
            seen[word] += 1
            if len(kept[word]) < MOST:
                kept[word].append(_interned(features(folded, at)))
            elif (slot := chance.randrange(seen[word])) < MOST:
                kept[word][slot] = _interned(features(folded, at))
    for words in news(corpora):
        folded = []
        for at, word in enumerate(words):
            if word in wanted:
                folded = folded or [fold(other) for other in words]
                printed[word] += 1
                kept[word].append(_interned(features(folded, at)))
    return kept, seen, printed


def listed_odds(plain: str, umlaut: str) -> float:
    """Log-odds of the umlaut form by the frequencies of the word list, which know more kinds of text."""
    capital = plain[0].isupper()
    frequencies = [load_words().log_frequencies(form.lower()) or (-23.0, -23.0) for form in (umlaut, plain)]
    return frequencies[0][capital] - frequencies[1][capital]


def _interned(names: list[str]) -> list[str]:
    return [sys.intern(name) for name in names]


def train(examples: list[Example]) -> dict[str, float]:
    """Logistic regression by AdaGrad with an L1 penalty on what is seldom seen."""
    counts = Counter(name for names, _ in examples for name in names)
    weights: dict[str, float] = {}
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    for _ in range(EPOCHS):
        for names, label in examples:
            useful = [name for name in names if counts[name] > 2]
            score = sum(weights.get(name, 0.0) for name in useful)
            error = label - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            for name in useful:
                squares[name] += error * error
                weights[name] = weights.get(name, 0.0) + RATE * error / math.sqrt(squares[name])
    # Shrink towards zero what rests on few sightings.
    return {name: weight * counts[name] / (counts[name] + PENALTY) for name, weight in weights.items()}


def main() -> None:
    """Find pairs, collect contexts, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    lines = itertools.chain(speeches(arguments.corpora), news(arguments.corpora))
    forms = Counter(word for words in lines for word in words if word.lower() in load_words())
    pairs = find_pairs(forms)
    kept, seen, printed = collect(arguments.corpora, pairs)
    chance = random.Random(11)
    blocks, right, asked, always = [], 0, 0, 0
    for plain, umlaut in pairs:
        examples = [(names, 0) for names in kept[plain]] + [(names, 1) for names in kept[umlaut]]
        chance.shuffle(examples)
        held, learnt = examples[::10], [example for at, example in enumerate(examples) if at % 10]
        both = seen[umlaut] + seen[plain] + 1
        share = [printed[form] + NEWS_PRIOR * (seen[form] + 0.5) / both for form in (umlaut, plain)]
        meant = (math.log(share[0] / share[1]) + listed_odds(plain, umlaut)) / 2
        prior = meant - math.log(len(kept[umlaut]) / len(kept[plain]))
        weights = train(learnt)
        hits = sum((sum(weights.get(name, 0.0) for name in names) > 0) == bool(label) for names, label in held)
        most = max(sum(label for _, label in held), sum(1 - label for _, label in held))
        right, asked, always = right + hits, asked + len(held), always + most
        weights[""] = weights.get("", 0.0) + prior
        rows = [
            f"{name}\t{round(weight * SCALE)}" for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST_WEIGHT
        ]
        blocks.append("\n".join((f"{plain}\t{umlaut}", *rows)))
    arguments.out.write_bytes(lzma.compress("\n\n".join(blocks).encode("utf-8"), preset=9))
    print(
        f"{len(pairs)} pairs, {arguments.out.stat().st_size} bytes; right {right / asked:.3f}, most frequent {always / asked:.3f}"
    )


if __name__ == "__main__":
    main()
