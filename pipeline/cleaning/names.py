"""Names of people: given names show where a surname stands, and surnames how it is spelt."""

from __future__ import annotations

import functools
import lzma
from dataclasses import dataclass

from pipeline.cleaning.words import DATA
from pipeline.lexicon import load_lexicon

# Words before a surname; of kind `ending` the last part of a word, so that `Oberbürgermeisterin` is one too.
_TITLES = frozenset(row["word"] for row in load_lexicon("clean_titles") if row["kind"] == "word")
_ENDINGS = tuple(row["word"] for row in load_lexicon("clean_titles") if row["kind"] == "ending")


@dataclass(frozen=True, slots=True)
class Names:
    """given: given names. surnames: surname to how often it was seen (`tools/build_names.py`)."""

    given: frozenset[str]
    surnames: dict[str, int]

    def introduces(self, word: str) -> bool:
        """Whether a surname may follow the word: a given name, an initial, a form of address or an office."""
        return word in self.given or word in _TITLES or (len(word) == 1 and word.isupper()) or word.lower().endswith(_ENDINGS)


@functools.cache
def load_names() -> Names:
    """The names that come with Meldewerk."""
    text = lzma.decompress((DATA / "names.xz").read_bytes()).decode("utf-8")
    given, _, surnames = text.partition("\n\n")
    counts = (line.partition("\t") for line in surnames.split("\n"))
    return Names(frozenset(given.split("\n")), {name: int(number) for name, _, number in counts})
