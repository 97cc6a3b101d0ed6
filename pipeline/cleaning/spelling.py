"""Which German words a misread token may have been: a noisy channel over the word list, with compounds taken apart.

The cost of a reading is in nats: what the OCR did (`clean_confusions.tsv`) plus how rare the word is. All searching is
done in lower case; the case of the token comes back at the end.
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass

from pipeline.cleaning.cases import all_capitals, cased, rarity
from pipeline.cleaning.channel import CAPITALS, Channel, english_pack
from pipeline.cleaning.words import WordList, load_words

UNKNOWN_COST, UNKNOWN_LETTER_COST = 17.0, 1.3  # of a word that the list does not have, read as it stands
_LONG, _LONG_LETTER_COST = 9, 0.7  # letters of the longest usual name; each further letter costs so much more
_ODD_COST = 6.0  # of each thing in a token that no German word has: a digit, `ii`, a capital inside, `é`
_SPLIT_COST = 3.0  # of each joint of a compound
_LINK_COST = 1.0  # of a linking s: `Verwaltungs|delegation`
_INITIAL_LOST = 4.5  # of an `ü` or `Ü` that left nothing at the start of a word: `ber` for `über`; 1 in 100
_FEMALE = ("in", "innen")
_MALE = re.compile("[ei][^aeiouäöü]+$")  # stays as it is in front of them, unlike `Arzt`
_FEMALE_COST = 3.0  # of making `Maschinenbauer` a `Maschinenbauerin`
_DEAREST = 14.0  # what the OCR may have done to one token
_STEPS = 6000  # of the search in one token
_COMPOUNDS = 8  # readings kept of a token that is no whole word
_PATHS = 5  # readings kept for each place where a compound may be split
_SHORTEST_PART = 3
_REMEMBERED = 20_000  # tokens whose readings one speller keeps, some 20 MB
_COMMON = math.log(1e-4)
_SHORT_PART = 6  # letters below which a part must be a word of the corpora, not only of a list
_RAREST_SHORT_PART = math.log(1.5e-6)  # a part of three or four letters must be a common word: `Amt`, `Bau`
_FEWEST_COMPOUNDS = 8  # or else the first part of so many words of the list: `Moor`
_ODD = re.compile(r"\d+|ii|(?<=[a-zäöüß])[A-ZÄÖÜ]|é|[&@®§$£|\ufffd?]+")
_VOWELS = frozenset("aeiouyäöü")
_VOWEL = re.compile("[aeiouyäöü]")
_PARTS = re.compile("(?:^[A-ZÄÖÜ]|(?![BRS])[A-Z])[a-zäöüß]{3,}")


Rules = dict[str, tuple[tuple[str, float], ...]]  # what was read, to what it may have been (lower case) and its cost


@dataclass(frozen=True, slots=True)
class Reading:
    """A word that the token may have been, in the token's case, and what it costs in nats."""

    form: str
    cost: float


class Speller:
    """Reads tokens through one channel; remembers what it has searched."""

    def __init__(self, channel: Channel, patience: int = 1, dearest: float = _DEAREST) -> None:
        """patience: how many times as long a token may be searched for. dearest: nats that its misreading may cost."""
        self.channel = channel
        self._patience = patience
        self._dearest = dearest
        self._words = load_words()
        self._searched: dict[str, tuple[tuple[str, float, bool], ...]] = {}
        self._ranked: dict[tuple[str, bool], list[Reading]] = {}

    def knows(self, token: str) -> bool:
        """Whether a token is a word of the list as it stands."""
        return token.lower() in self._words

    def attests(self, token: str) -> bool:
        """Whether a token was seen in the corpora behind the word list, not only in lists of words."""
        return self._words.is_attested(token.lower())

    def is_common(self, token: str) -> bool:
        """Whether a token is a word that every text has, as `für` and `über` are."""
        return max(self._words.log_frequencies(token.lower()) or (-math.inf,)) > _COMMON

    def capital_lead(self, word: str) -> float:
        """Nats by which a word of the corpora is more frequent with a capital than small; 0 for one that they do not have."""
        frequencies = self._words.log_frequencies(word.lower())
        return frequencies[1] - frequencies[0] if frequencies and self.attests(word) else 0.0

    def is_odd(self, token: str) -> bool:
        """Whether a token holds what no German word does: a digit, `ii`, `é`, a capital inside."""
        return _ODD.search(token) is not None

    def takes_apart(self, token: str) -> bool:
        """Whether a token is a compound of words of the list as it stands."""
        lower = token.lower()
        return any(word == lower and not whole for word, _, whole in self._search(token))

    def only_umlauts(self, token: str, word: str) -> bool:
        """Whether nothing but umlauts and `ß` of the word was misread."""
        used = self.channel.trace(token, word.lower())
        return bool(used) and all(truth[0] in "äöüßÄÖÜ" for truth, _ in used)

    def readings(self, token: str, *, sentence_start: bool = False) -> list[Reading]:
        """The words that a token may have been, cheapest first; the token as it stands is always among them.

        sentence_start: a capital there says nothing about the word.
        """
        key = (token, sentence_start)
        if key in self._ranked:
            return self._ranked[key]
        ranked: dict[str, float] = {}
        for word, cost, whole in self._search(token):
            for form, extra in cased(token, word, sentence_start):
                if (
                    form != token
                    and form.lower() == token.lower()
                    and (form[0] == token[0] or not whole or not self.attests(token))
                ):
                    continue  # `YouTube` is no misread `Youtube`, and `Konditorin` no `konditorin`
                if form != token and not _VOWEL.search(word):
                    continue
                total = cost + extra
                if whole:
                    total += rarity(form, self._words, sentence_start)
                if total < ranked.get(form, math.inf):
                    ranked[form] = total
        parts = _PARTS.findall(token)
        if len(parts) > 1 and "".join(parts) == token and all(self.attests(part) for part in parts):
            ranked[token] = 0.0  # `StadtGalerie`
        unknown = UNKNOWN_COST + UNKNOWN_LETTER_COST * len(token) + _ODD_COST * len(_ODD.findall(token))
        unknown += long_cost(token)
        ranked[token] = min(unknown, ranked.get(token, unknown))
        self._ranked[key] = [Reading(form, cost) for form, cost in sorted(ranked.items(), key=lambda pair: (pair[1], pair[0]))]
        return self._ranked[key]

    def _search(self, token: str) -> tuple[tuple[str, float, bool], ...]:
        """Words and compounds that can have become the token: (word in lower case, cost, whether it is one whole word).

        The cost of a whole word is the channel's alone, of a compound everything.
        """
        if token in self._searched:
            return self._searched[token]
        if len(self._searched) >= _REMEMBERED:
            self._searched.clear()
            self._ranked.clear()
        words = self._words
        capitals = all_capitals(token)
        text = token.lower() if capitals else token
        length = len(text)
        rules: Rules = CAPITALS if capitals else self.channel.rules
        initial: Rules = {} if capitals else self.channel.initial
        budget = [_STEPS * self._patience]
        at: list[dict[str, float]] = [{} for _ in range(length + 1)]  # for each place the cheapest ways to have got there
        at[0] = {"": 0.0}
        whole: dict[str, float] = {}
        for start in range(max(1, length - _SHORTEST_PART + 1)):
            if not at[start]:
                continue
            ways = sorted(at[start].items(), key=lambda way: way[1])[:_PATHS]
            for end, part, channel in _parts(text, start, words, rules, initial, budget, self._dearest):
                frequencies = words.log_frequencies(part)
                if frequencies is None:
                    continue
                if start == 0 and end == length:
                    whole[part] = min(channel, whole.get(part, math.inf))
                    continue
                # A noun ends in a noun: `Lehrer|verbänden`, not `verbanden`.
                cased = end == length and token[0].isalpha()
                rarity = -frequencies[token[0].isupper()] if cased else -max(frequencies)
                if len(part) < _SHORT_PART and not words.is_attested(part):
                    continue
                if len(part) < 5 and (
                    (start and frequencies[0] > frequencies[1])
                    or (-rarity < _RAREST_SHORT_PART and (start or words.n_compounds(part) < _FEWEST_COMPOUNDS))
                ):
                    continue  # inside a compound a short part is a noun: `Rat|haus`, but not `Gefahr|den`
                female = token[0].isupper() and text[end:] in _FEMALE and _MALE.search(part) is not None
                for way, so_far in ways:
                    joint = _SPLIT_COST if way else 0.0
                    cost = so_far + channel + rarity + joint
                    _keep(at[end], way + part, cost)
                    if female:
                        _keep(at[length], way + part + text[end:], cost + _FEMALE_COST)
                    if end + _SHORTEST_PART < length and text[end] == "s" and part[-1] != "s":
                        _keep(at[end + 1], way + part + "s", cost + _LINK_COST)
            at[start] = {}
        compounds = sorted(at[length].items(), key=lambda way: (way[1], way[0]))[:_COMPOUNDS]
        self._searched[token] = (
            *((word, cost, True) for word, cost in sorted(whole.items())),
            *((word, cost, False) for word, cost in compounds if word not in whole),
        )
        return self._searched[token]


@functools.cache
def first_speller() -> Speller:
    """The one that knows nothing of a release yet. It serves all of them: most words of one were read in others."""
    return Speller(english_pack())


def long_cost(token: str) -> float:
    """What the length of an unknown token costs: more than nine letters are seldom anything but a compound."""
    return _LONG_LETTER_COST * max(0, len(token) - _LONG)


def _keep(ways: dict[str, float], word: str, cost: float) -> None:
    if cost < ways.get(word, math.inf):
        ways[word] = cost


def _parts(
    text: str, start: int, words: WordList, rules: Rules, initial: Rules, budget: list[int], dearest: float
) -> list[tuple[int, str, float]]:
    """All words of the list that may stand in the text from `start` on: (end, word, cost of the reading)."""
    found: dict[tuple[int, str], float] = {}
    stack = [(start, "", 0.0)]
    lost = rules.get("", ())
    if start == 0 and initial:
        stack.append((0, "ü", _INITIAL_LOST))
    while stack and budget[0] > 0:
        budget[0] -= 1
        at, prefix, cost = stack.pop()
        if prefix:
            state = words.begins(prefix)
            if not state:
                continue
            if (state == 2 and len(prefix) >= _SHORTEST_PART) or (state == 2 and start == 0 and at == len(text)):
                found[at, prefix] = min(cost, found.get((at, prefix), math.inf))
            for truth, extra in lost:
                if cost + extra <= dearest and (truth != "ß" or prefix[-1] in _VOWELS):
                    stack.append((at, prefix + truth, cost + extra))
        if at == len(text):
            continue
        for length in (1, 2, 3):
            read = text[at : at + length]
            if len(read) < length:
                break
            for truth, extra in rules.get(read, ()):
                if cost + extra <= dearest:
                    stack.append((at + length, prefix + truth, cost + extra))
            for truth, extra in initial.get(read, ()) if at == 0 else ():
                if cost + extra <= dearest:
                    stack.append((at + length, prefix + truth, cost + extra))
        letter = text[at]
        if letter.isalpha():
            lower = letter.lower()
            odd_case = 0.0 if at == 0 or letter == lower else _ODD_COST
            stack.append((at + 1, prefix + lower, cost + odd_case))
    return [(end, word, cost) for (end, word), cost in sorted(found.items())]
