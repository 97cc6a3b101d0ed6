"""The list of German words with their frequencies, read from a compressed file when it is first needed."""

from __future__ import annotations

import functools
import lzma
import math
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).parent / "data"

_STEP = math.log(2) / 4  # of a frequency class, in nats
_LOOKED_AT = 200  # words with the same beginning
_LOWEST = math.log(1e-10)  # class 0
_BEGINNINGS = 100_000  # beginnings of words that are kept, some 10 MB


@dataclass(frozen=True, slots=True)
class WordList:
    """German word forms in lower case, sorted, with a frequency written small and one written with a capital.

    words: sorted. small, capital: one character per word, class + 33. attested: `1` for each word that stands in the
    corpora and not only in a list of words (`tools/build_wordlist.py`).
    """

    words: list[str]
    small: str
    capital: str
    attested: str
    _begun: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    _compounds: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def __contains__(self, word: str) -> bool:
        """Whether a word in lower case is in the list."""
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def begins(self, prefix: str) -> int:
        """2 for a word of the list that others may continue, 1 for a mere beginning of words, 0 for neither."""
        known = self._begun.get(
            prefix
        )  # the search for what a token may have been asks for the same beginnings again and again
        if known is None:
            at = bisect_left(self.words, prefix)
            word = self.words[at] if at < len(self.words) else ""
            known = 2 if word == prefix else int(word.startswith(prefix))
            if len(self._begun) >= _BEGINNINGS:
                self._begun.clear()
            self._begun[prefix] = known
        return known

    def n_compounds(self, part: str) -> int:
        """How many words of the list are this part and another word; a few, that is, for no more are counted than matter."""
        if part not in self._compounds:
            at = bisect_left(self.words, part) + 1
            found = 0
            for word in self.words[at : at + _LOOKED_AT]:
                if not word.startswith(part):
                    break
                found += len(word) - len(part) > 3 and word[len(part) :] in self
            self._compounds[part] = found
        return self._compounds[part]

    def log_frequencies(self, word: str) -> tuple[float, float] | None:
        """Natural logarithms of the frequencies (small, with a capital); None for a word that is not in the list."""
        at = bisect_left(self.words, word)
        if at == len(self.words) or self.words[at] != word:
            return None
        return _LOWEST + (ord(self.small[at]) - 33) * _STEP, _LOWEST + (ord(self.capital[at]) - 33) * _STEP

    def is_attested(self, word: str) -> bool:
        """Whether a word in lower case stands in the corpora behind the list."""
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word and self.attested[at] == "1"


@functools.cache
def load_words() -> WordList:
    """The word list that comes with Meldewerk."""
    small, capital, attested, words = lzma.decompress((DATA / "words.xz").read_bytes()).decode("utf-8").split("\n", 3)
    return WordList(words.split("\n"), small, capital, attested)
