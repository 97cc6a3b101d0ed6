"""Which language a release is in, by its function words: the one class of words that every sentence has."""

from __future__ import annotations

import math
import re
from collections import Counter

from pipeline.cleaning.words import load_words
from pipeline.lexicon import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE_OF: dict[str, tuple[str, ...]] = {}
for _row in load_lexicon("clean_languages"):
    for _word in _row["words"].split():
        _LANGUAGE_OF[_word] = (*_LANGUAGE_OF.get(_word, ()), _row["language"])

GERMAN = frozenset(word for word, languages in _LANGUAGE_OF.items() if "de" in languages)

_FEWEST_WORDS = 5
_SHORT = 12  # words up to which their being German words counts too
_FEWEST_SHORT = 2
_SHARE_KNOWN = 0.65  # of the words of such a text
_USUAL = -14.5  # log frequency of words that count; English words in German texts are rarer
_GERMAN_LETTERS = re.compile("[äüßÄÜ]")
_SHARE = 0.08  # of all words; running German has 0.35 to 0.5, a list of names and places hardly any
_LEAD = 1.3  # how much the best must lead the second, so that a text half and half is not decided
_ENOUGH = 4000  # words; more do not change the answer


def language_of(text: str) -> str:
    """The code of the language (`de`, `en`, …), or "" where there are too few words or no clear answer."""
    found: Counter[str] = Counter()
    n_words = 0
    for match in _WORD.finditer(text):
        n_words += 1
        for language in _LANGUAGE_OF.get(match.group().lower(), ()):
            found[language] += 1
        if n_words == _ENOUGH:
            break
    if n_words <= _SHORT and _is_plainly_german(text, found):
        return "de"
    if n_words < _FEWEST_WORDS or not found:
        return ""
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    best, hits = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    return best if hits >= _SHARE * n_words and hits >= _LEAD * second else ""


def _is_plainly_german(text: str, found: Counter[str]) -> bool:
    """Whether a headline or a single sentence consists of German words: `Polizei sucht Zeugen`, `Die Verwaltung berät.`

    found: how many function words of each language it has. Names alone are of no language, so one word must be written small.
    """
    if any(times > found["de"] for times in found.values()):
        return False
    words = [match.group() for match in _WORD.finditer(text) if len(match.group()) > 1]
    if len(words) < _FEWEST_SHORT:
        return False
    listed = load_words()
    known = small = 0
    for at, word in enumerate(words):
        frequencies = listed.log_frequencies(word.lower()) or (-math.inf, -math.inf)
        usual = (max(frequencies) if at == 0 else frequencies[word[0].isupper()]) > _USUAL
        known += usual or _GERMAN_LETTERS.search(word) is not None
        small += usual and word[0].islower()
    return known >= _SHARE_KNOWN * len(words) and small > 0
