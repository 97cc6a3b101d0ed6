"""Names of people: given names show where a surname stands, and surnames how it is spelt."""

from __future__ import annotations

import functools
import lzma
from dataclasses import dataclass

from pipeline.cleaning.words import DATA

TITLES = frozenset(("Dr", "Prof", "Frau", "Herr", "Herrn", "Familie", "Kollege", "Kollegin"))


@dataclass(frozen=True, slots=True)
class Names:
    """given: given names. surnames: surname to how often it was seen (`tools/build_names.py`)."""

    given: frozenset[str]
    surnames: dict[str, int]

    def introduces(self, word: str) -> bool:
        """Whether a surname may follow the word: a given name, an initial or a form of address."""
        return word in self.given or word in TITLES or (len(word) == 1 and word.isupper())


@functools.cache
def load_names() -> Names:
    """The names that come with Meldewerk."""
    text = lzma.decompress((DATA / "names.xz").read_bytes()).decode("utf-8")
    given, _, surnames = text.partition("\n\n")
    counts = (line.partition("\t") for line in surnames.split("\n"))
    return Names(frozenset(given.split("\n")), {name: int(number) for name, _, number in counts})
