"""Capitals that were read as small letters of the same shape: `worms` for `Worms`, `. wir` for `. Wir`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.cleaning.cases import ALIKE
from pipeline.cleaning.spelling import Speller
from pipeline.cleaning.tokens import Token

_ALWAYS = 2.2  # nats by which a word is more frequent with a capital, so that it is hardly ever written small
_FEWEST = 2  # such words with one first letter that are written small in a release
_SHORTEST = 4  # letters of such a word
_GAIN = 2.5  # nats


def decide_capitals(tokens: Sequence[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller) -> None:
    """Give nouns and first words of sentences their capital back; changes `forms` and `gains`.

    Done for a letter of which the release has several such words: nobody writes `worms` and `warnstreik` by mistake.
    """
    small = [
        at
        for at, token in enumerate(tokens)
        if token.text[0] in ALIKE and forms.get(at, token.text)[0] == token.text[0] and token.text.islower()
    ]
    nouns = [at for at in small if _is_noun(forms.get(at, tokens[at].text), speller)]
    witnesses = Counter(tokens[at].text[0] for at in nouns)
    doomed = [*nouns, *(at for at in small if tokens[at].first)]
    for at in doomed:
        if witnesses[tokens[at].text[0]] >= _FEWEST:
            form = forms.get(at, tokens[at].text)
            forms[at], gains[at] = form[0].upper() + form[1:], gains.get(at, _GAIN)


def _is_noun(word: str, speller: Speller) -> bool:
    return len(word) >= _SHORTEST and speller.capital_lead(word) > _ALWAYS
