"""Build `pipeline/cleaning/data/names.xz`: given names, and surnames with how often they were seen.

    python tools/build_names.py CORPORA

CORPORA: the folder with `raw/plenary.txt.gz` (the speakers of the Bundestag) and `ner/` (persons of GermEval 2014, WikiANN
and SmartData). Needs the package `Faker` (MIT), whose German, Austrian and Swiss names are added;
`build_wordlist.py` must have run before.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.cleaning.words import DATA, load_words

TARGET = DATA / "names.xz"
SPEAKER = re.compile(
    r"\s*(?:(?:Dr|Prof|h\. c)\. )*((?:[A-ZÄÖÜ][\w-]+ )+)(?:von der |von |de |zu |van )?([A-ZÄÖÜ][\w-]+)(?: \([^)]+\))? "
    r"\((?:CDU/CSU|SPD|FDP|DIE LINKE|BÜNDNIS)"
)
NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{1,30}(?:-[A-ZÄÖÜ][a-zäöüß]{1,30})?")
FEWEST_GIVEN = 3


def persons(corpora: Path) -> Iterator[list[str]]:
    """Names of people as lists of words."""
    with gzip.open(corpora / "raw" / "plenary.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            match = SPEAKER.match(line)
            if match:
                yield [*match.group(1).split(), match.group(2)]
    yield from tagged_persons(corpora / "ner" / "wikiann-de.tsv.gz", 0)
    yield from tagged_persons(corpora / "ner" / "germeval14-train.tsv.gz", 1)
    with gzip.open(corpora / "ner" / "smartdata.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            for start, end, kind in document["entities"]:
                if kind == "person":
                    yield document["text"][start:end].split()


def tagged_persons(path: Path, column: int) -> Iterator[list[str]]:
    """Persons of a file with one token a line, its BIO tag in the next column."""
    name: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            tag = fields[column + 1] if len(fields) > column + 1 else "O"
            if tag != "I-PER" and name:
                yield name
                name = []
            if tag in ("B-PER", "I-PER"):
                name.append(fields[column])
    if name:
        yield name


def faker_names() -> tuple[set[str], set[str]]:
    """Given names and surnames of Faker's German-speaking providers."""
    from faker.providers.person import de_AT, de_CH, de_DE

    given: set[str] = set()
    surnames: set[str] = set()
    for module in (de_AT, de_CH, de_DE):
        provider = module.Provider
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            given.update(getattr(provider, attribute, ()))
        surnames.update(getattr(provider, "last_names", ()))
    return given, surnames


def is_word(name: str) -> bool:
    """Whether a supposed given name is written small as well: `Der Papst` and `Kaiser Wilhelm` were tagged as persons."""
    frequencies = load_words().log_frequencies(name.lower())
    return frequencies is not None and frequencies[0] > frequencies[1] - 2


def main() -> None:
    """Collect, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    given_seen: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    for words in persons(arguments.corpora):
        if len(words) > 1 and NAME.fullmatch(words[-1]):
            surnames[words[-1]] += 1
            given_seen.update(word for word in words[:-1] if NAME.fullmatch(word))
    given, listed = faker_names()
    given |= {name for name, times in given_seen.items() if times >= FEWEST_GIVEN and not is_word(name)}
    surnames.update(name for name in listed if NAME.fullmatch(name))
    blocks = ("\n".join(sorted(given)), "\n".join(f"{name}\t{surnames[name]}" for name in sorted(surnames)))
    arguments.out.write_bytes(lzma.compress("\n\n".join(blocks).encode("utf-8"), preset=9))
    print(f"{len(given)} given names, {len(surnames)} surnames, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
