"""Build `pipeline/cleaning/data/words.xz`: German word forms with how often they are written small and with a capital,
and whether they stand in the corpora or only in a list.

    python tools/build_wordlist.py CORPORA

CORPORA: the folder with `raw/plenary.txt.gz` (protocols of the Bundestag, official works), `treebank/` (UD German GSD and
PUD, CC BY-SA) and `ner/` (GermEval 2014, SmartData, German LER: CC BY 4.0; WikiANN: CC BY-SA). Needs the package
`wordfreq` (data CC BY-SA 4.0), whose list is in lower case and without `ß`: it gives coverage, the corpora give case and `ß`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "pipeline" / "cleaning" / "data" / "words.xz"
WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
INSIDE = re.compile(r"(?<=[a-zäöüß0-9,;] )[^\W\d_]+(?![^\W_])")  # not at the start of a sentence: its case tells
GERMAN = re.compile(r"[a-zäöüßéèáàâêçñëïøåæóíúôîœšžčćłńğışőűý]{2,40}")
UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "B"})
CORPUS_WEIGHT = 0.75  # of the corpora against wordfreq, where both know a word
GUEST = 0.5  # German to English frequency at which half of the German count is taken for quoted English
UNSEEN = 3e-9  # frequency of what wordfreq does not list
SMALLEST_UMLAUT = 0.7e-8  # the same for a word with an umlaut, which no misreading makes
SMALLEST = 1.5e-8  # frequency below which a word of wordfreq alone is noise more often than German
FEWEST = 2  # times a word stands in the corpora
FEWEST_PART = 10  # times the last part of a word must have been seen to tell its case
DAMAGED = 8.0  # a word only of wordfreq is taken for a misreading when its umlaut form is so many times as frequent


def corpus_lines(corpora: Path) -> Iterator[str]:
    """The running text of all corpora that may train."""
    with gzip.open(corpora / "raw" / "plenary.txt.gz", "rt", encoding="utf-8") as lines:
        yield from lines
    with gzip.open(corpora / "treebank" / "gsd-train-upos.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield " ".join(item.rsplit("##", 1)[0] for item in line.split(" "))
    for name in ("treebank/gsd-dev.conllu.gz", "treebank/pud.conllu.gz", "ner/germeval14-train.tsv.gz"):
        yield from column_lines(corpora / name, 1)
    for name in ("ner/legal.conll.gz", "ner/wikiann-de.tsv.gz"):
        yield from column_lines(corpora / name, 0)
    with gzip.open(corpora / "ner" / "smartdata.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield str(json.loads(line)["text"])


def column_lines(path: Path, column: int) -> Iterator[str]:
    """One line a sentence of a file with one token a line."""
    words: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if not fields:
                yield " ".join(words)
                words = []
            elif fields[0] != "#" and len(fields) > column + 1:
                words.append(fields[column])
    yield " ".join(words)


def count(corpora: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each form stands in the corpora, anywhere and inside a sentence."""
    anywhere: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for line in corpus_lines(corpora):
        anywhere.update(WORD.findall(line))
        inside.update(INSIDE.findall(line))
    return anywhere, inside


def frequencies(anywhere: Counter[str], inside: Counter[str]) -> dict[str, tuple[float, float]]:
    """For each word in lower case its frequency written small and written with a capital."""
    from wordfreq import get_frequency_dict  # here, so that others can read the corpora without it

    total = sum(anywhere.values())
    small: Counter[str] = Counter()
    for form, times in anywhere.items():
        small[form.lower()] += times
    english = get_frequency_dict("en", "large")
    listed = {word: own_share(times, english.get(word, 0.0)) for word, times in get_frequency_dict("de", "large").items()}
    result: dict[str, tuple[float, float]] = {}
    rare: dict[str, tuple[float, float]] = {}
    for word in sorted(small.keys() | listed.keys()):
        if not GERMAN.fullmatch(word):
            continue
        times = small[word]
        other = listed.get(word, 0.0)
        twin = word.replace("ß", "ss")
        if "ß" in word:  # wordfreq counts both spellings as one; share it out as the corpora have it
            other = listed.get(twin, 0.0) * times / max(1, times + small[twin])
        elif "ss" in word and times and other:
            sharp = sum(small[form] for form in sharp_forms(word))
            other *= times / max(1, times + sharp)
        frequency = CORPUS_WEIGHT * times / total + (1 - CORPUS_WEIGHT) * other
        if times < FEWEST and frequency < (SMALLEST if word.translate(UMLAUTS) == word else SMALLEST_UMLAUT):
            rare[word] = (frequency / 2, frequency / 2)
            continue
        capital = inside[word.capitalize()] + inside[word.upper()] if len(word) > 1 else 0
        lower = inside[word]
        share = (capital + 0.5) / (capital + lower + 1) if capital + lower else borrowed_share(word, inside)
        result[word] = (frequency * (1 - share), frequency * share)
    return add_twins(drop_misreadings(result, small), rare)


def borrowed_share(word: str, inside: Counter[str]) -> float:
    """How often a word that was never seen inside a sentence has a capital: as its last part, `über|gab`, `Rechts|streit`."""
    for at in range(1, len(word) - 2):
        part = word[at:]
        capital, lower = inside[part.capitalize()], inside[part]
        if capital + lower >= FEWEST_PART:
            return (capital + 0.5) / (capital + lower + 1)
    return 0.5


def own_share(german: float, english: float) -> float:
    """The frequency of a word without what is quoted English: `horning` is more frequent there, `kohler` here."""
    ratio = german / max(english, UNSEEN)
    return german * ratio / (ratio + GUEST)


def sharp_forms(word: str) -> list[str]:
    """The spellings of a word with one `ss` as `ß`."""
    return [word[: match.start()] + "ß" + word[match.end() :] for match in re.finditer("ss", word)]


def drop_misreadings(result: dict[str, tuple[float, float]], small: Counter[str]) -> dict[str, tuple[float, float]]:
    """Without what wordfreq read from scanned books and keyboards without umlauts: `fur`, `konnen`."""
    best: dict[str, float] = {}
    for word, pair in result.items():
        plain = word.translate(UMLAUTS).lower()
        if plain != word:
            best[plain] = max(best.get(plain, 0.0), sum(pair))
    return {word: pair for word, pair in result.items() if small[word] or best.get(word, 0.0) < DAMAGED * sum(pair)}


def add_twins(result: dict[str, tuple[float, float]], rare: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """With those rare words that only umlauts tell from a word of the list: `Hörning` counts for nothing without `Horning`."""
    plain = {word.translate(UMLAUTS) for word in result}
    return result | {word: pair for word, pair in rare.items() if word.translate(UMLAUTS) in plain and "ß" not in word}


def frequency_class(frequency: float) -> int:
    """Quarter steps of the binary logarithm above 1e-10, as `pipeline.cleaning.words` reads them."""
    return max(0, round(4 * math.log2(max(frequency, 1e-10) / 1e-10)))


def main() -> None:
    """Count, merge, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    anywhere, inside = count(arguments.corpora)
    table = frequencies(anywhere, inside)
    words = sorted(table)
    small = "".join(chr(33 + frequency_class(table[word][0])) for word in words)
    capital = "".join(chr(33 + frequency_class(table[word][1])) for word in words)
    seen = {form.lower() for form, times in anywhere.items() if times >= FEWEST}
    attested = "".join(str(int(word in seen)) for word in words)
    blob = "\n".join((small, capital, attested, *words)).encode("utf-8")
    arguments.out.write_bytes(lzma.compress(blob, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(words)} words, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
