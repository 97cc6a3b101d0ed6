"""Small letters and capitals: in which case a word that was found in lower case may stand for a token, and how rare it is so."""

from __future__ import annotations

import math

from pipeline.cleaning.words import WordList

_CAPITAL_AS_DIGIT = 1.25  # of `Ö` read as `6`, beyond that of `ö`: 30 against 105 in 1,000
_SMALL_AS_L = 4.0  # of `i` read as `l`, beyond that of `I`
_SMALL_AS_LARGE = 5.3  # of `z` read as `Z`: 5 in 1,000
_SMALL_AT_START = 3.0  # of a small word where a sentence seems to begin, behind an abbreviation or a comma read as a full stop
_SMALL_AS_CAPITAL = 2.9  # of `ü` read as `U`: 55 in 1,000
_NEVER_SEEN, _NEVER_SEEN_COST = -16.5, 1.5  # log of what is left for words never seen with a capital, and what that tells
ALIKE = "kosvwxz"  # letters that look alike small and large


def rarity(form: str, words: WordList, sentence_start: bool) -> float:
    """How rare a word is in this case: `wahlen` is hardly ever written small, `Wahlen` often."""
    frequencies = words.log_frequencies(form.lower())
    if frequencies is None:
        return math.inf
    small, capital = frequencies
    if form[0].islower():
        return -small
    if sentence_start or all_capitals(form):
        return -max(small, capital)
    return -capital + (_NEVER_SEEN_COST if capital < min(_NEVER_SEEN, small) else 0.0)


def cased(token: str, word: str, sentence_start: bool) -> list[tuple[str, float]]:
    """The word as the token was written, with the cost of that: both cases where a misread first letter does not tell."""
    if all_capitals(token):
        return [(word.upper(), 0.0)] if "ß" not in word else []
    capital = word[0].upper() + word[1:]
    if token[0] == "l" and word[0] == "i" and not sentence_start:  # `lch` is `Ich`
        return [(capital, 0.0), (word, _SMALL_AS_L)]
    if token[0].islower():
        if sentence_start and token[0] in "tl" and word[0] == "i":  # `thr` is `Ihr`
            return [(capital, 0.0), (word, _SMALL_AT_START)]
        return [(word, 0.0)]
    if token[0] in "ZK" and word[0] == token[0].lower():  # these look alike small and large: `Zog` is `zog`
        return [(capital, 0.0), (word, _SMALL_AS_LARGE)]
    if token[0] == "G" and word[0] == "ö":  # `Gkologisch`; of `Ö` it is hardly made
        return [(capital, 0.0 if sentence_start else _CAPITAL_AS_DIGIT), (word, 0.0)]
    if token[0].isupper():  # `Uberwinden` may be the verb: a small ü is at times read as U
        return [(capital, 0.0), (word, _SMALL_AS_CAPITAL)] if token[0] in "UO" and word[0] in "üö" else [(capital, 0.0)]
    if token[0] in "?\ufffd":
        return [(capital, 0.0), (word, _SMALL_AT_START if sentence_start else 0.0)]
    return [(capital, _CAPITAL_AS_DIGIT), (word, 0.0)]


def all_capitals(token: str) -> bool:
    """Whether a token of several letters has no small one."""
    return token.isupper() and sum(letter.isalpha() for letter in token) > 1
