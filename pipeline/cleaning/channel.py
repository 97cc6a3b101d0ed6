"""What the OCR did to letters: costs of misreadings, first from a table, then from the release itself.

A font is misread the same way all through: where `ü` is read `ii`, a `u` is a `u`. So the first, sure repairs of a
release teach the channel for the rest.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.lexicon import load_lexicon

# A capital umlaut loses its dots and nothing else; so does any umlaut in a word of capitals.
CAPITALS: dict[str, tuple[tuple[str, float], ...]] = {"a": (("ä", 0.05),), "o": (("ö", 0.05),), "u": (("ü", 0.05),)}
LONGEST_READ = 3  # characters that one letter may have become

_UMLAUTS = frozenset("äöüß")
_TELLTALE = {"é": "ö", "6": "ö", "ii": "ü"}
_CLOSED = re.compile("[^aeiouyé]é[lmnr][^aeiouyäöüé]")  # `Oldérp`; in French the syllable is mostly open: `Bénédicte`
_FRENCH = re.compile("é[bcdfgptv]r", re.IGNORECASE)  # `Hébrard`: a syllable that German names have not
_OTHER_DAMAGE = re.compile(r"[^\W6_]*[0-57-9&@®§$£|]|6\d")
_TELLING = 0.1  # share of an umlaut that must be read so in this release, before a name is repaired by that alone
_TRUST = 10.0  # the table counts as so many sightings of a letter beside those of the release
_TRUST_PLAIN = 400.0  # the same for letters that are mostly read rightly


@dataclass(frozen=True, slots=True)
class Channel:
    """What letters are read as.

    shares: (truth, read) to the share of truth that is read so; a capital truth begins a word. rules, initial: read to its
    truths in lower case with their cost in nats, anywhere and at the start of a word.
    """

    shares: dict[tuple[str, str], float]
    rules: dict[str, tuple[tuple[str, float], ...]]
    initial: dict[str, tuple[tuple[str, float], ...]]

    @classmethod
    def of(cls, shares: dict[tuple[str, str], float]) -> Channel:
        """The channel with these shares."""
        rules: dict[str, list[tuple[str, float]]] = defaultdict(list)
        initial: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for (truth, read), share in sorted(shares.items()):
            (initial if truth.isupper() else rules)[read].append((truth.lower(), -math.log(share)))
        return cls(shares, {read: tuple(x) for read, x in rules.items()}, {read: tuple(x) for read, x in initial.items()})

    def cost(self, token: str, word: str) -> float:
        """Nats of reading a word (lower case) as the token."""
        used = self.trace(token, word)
        return -sum(math.log(self.shares[rule]) for rule in used)

    def undone(self, token: str, *, name: bool) -> str:
        """An unknown token without what this font makes of umlauts and German does not have: `T6nsmann`, `Biischer`.

        name: whether it is a person's; then `é` is undone in open syllables too, which foreign words have.
        """
        if _OTHER_DAMAGE.search(token):
            return token
        for read, truth in _TELLTALE.items():
            telling = read == "6" or self.shares[truth, read] >= _TELLING
            german = read != "é" or (not _FRENCH.search(token) if name else _CLOSED.search(token))
            if read in token[1:-1] and telling and german:
                token = token[0] + token[1:-1].replace(read, truth) + token[-1]
        return token

    def taught(self, pairs: Iterable[tuple[str, str]], text: str) -> Channel:
        """A channel that knows these readings besides. pairs: (token as read, word) of sure repairs of the text."""
        seen: Counter[tuple[str, str]] = Counter()
        for token, word in pairs:
            seen.update(self.trace(token, word))
        totals: Counter[str] = Counter()
        for (truth, _), times in seen.items():
            totals[truth] += times
        lower = text.lower()
        shares = {}
        for (truth, read), share in self.shares.items():
            if truth[0].lower() in _UMLAUTS:
                total, trust = totals[truth], _TRUST
            elif seen[truth, read]:
                total, trust = totals[truth] + lower.count(truth.lower()), _TRUST_PLAIN
            else:
                total, trust = 0, _TRUST
            shares[truth, read] = (seen[truth, read] + trust * share) / (total + trust)
        return Channel.of(shares)

    def trace(self, token: str, word: str) -> list[tuple[str, str]]:
        """The cheapest way to misread a word as the token: the (truth, read) pairs used; [] if there is none."""
        best: list[dict[int, tuple[float, tuple[tuple[str, str], ...]]]] = [{} for _ in range(len(token) + 2)]
        best[0][0] = (0.0, ())
        for at in range(len(token) + 1):
            for done, (cost, used) in sorted(best[at].items()):
                if done == len(word):
                    continue
                if at < len(token) and token[at].lower() == word[done].lower():
                    _offer(best[at + 1], done + 1, cost, used)
                for length in range(min(LONGEST_READ, len(token) - at) + 1):
                    read = token[at : at + length]
                    for truth, extra in self.rules.get(read, ()):
                        if word.startswith(truth, done):
                            _offer(best[at + length], done + len(truth), cost + extra, (*used, (truth, read)))
                    for truth, extra in self.initial.get(read, ()) if at == done == 0 else ():
                        if word.startswith(truth):
                            _offer(best[length], len(truth), cost + extra, (*used, (truth.upper(), read)))
            for done, (cost, used) in sorted(best[at].items()):  # what an insertion has just reached
                if at < len(token) and done < len(word) and token[at].lower() == word[done].lower():
                    _offer(best[at + 1], done + 1, cost, used)
        return list(best[len(token)].get(len(word), (0.0, ()))[1])


def _offer(
    ways: dict[int, tuple[float, tuple[tuple[str, str], ...]]], done: int, cost: float, used: tuple[tuple[str, str], ...]
) -> None:
    if done not in ways or cost < ways[done][0]:
        ways[done] = (cost, used)


@functools.cache
def english_pack() -> Channel:
    """The channel of Tesseract's English pack on German print (`clean_confusions.tsv`)."""
    return Channel.of({(row["truth"], row["read"]): float(row["share"]) / 1000 for row in load_lexicon("clean_confusions")})
