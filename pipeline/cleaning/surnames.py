"""Surnames of a damaged release: spelt by what is known of surnames, and alike wherever they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.cleaning.contexts import fold
from pipeline.cleaning.names import Names, load_names
from pipeline.cleaning.spelling import Speller
from pipeline.cleaning.tokens import Token

# Even odds of a surname that no list has, in nats of the noisy channel: fitted on 497 surnames of people with German given
# names, each seen with one person only (0.63 × nats + 0.13).
_MARGIN_UNSEEN = -0.2
_MARGIN_SEEN = 1.5
_CHANCE = 0.3  # sightings that a surname of no list counts for


def decide_surnames(
    text: str, tokens: Sequence[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller
) -> None:
    """Choose how surnames are spelt; changes `forms` and `gains` (index of a token to its form, to nats won).

    A surname stands after a given name, an initial or a form of address: `Ulrich Horning`, `Frau Dr. Horning`. It is then
    spelt alike in the whole release.
    """
    names = load_names()
    spelt: dict[str, tuple[str, float]] = {}
    named = False
    for at, token in enumerate(tokens):
        named = token.text[0].isupper() and _is_surname(text, tokens, at, named, names)
        if named and token.text not in spelt:
            spelt[token.text] = _spell(token.text, names, speller)
    twins = {fold(form): form for form, _ in spelt.values() if form != fold(form).capitalize()}
    for at, token in enumerate(tokens):
        word = token.text
        if word in spelt:
            form, gain = spelt[word]
        elif word[0].isupper() and (twin := twins.get(fold(word))) and not speller.attests(word):
            form, gain = twin, 3.0  # spelt right, or read another way, at another place of the release
        else:
            continue
        if form == word:
            forms.pop(at, None)
        else:
            forms[at], gains[at] = form, max(gain, 0.1)


def _is_surname(text: str, tokens: Sequence[Token], at: int, named: bool, names: Names) -> bool:
    """Whether a token stands where a surname does; named: whether the token before is one."""
    if not at:
        return False
    before, token = tokens[at - 1], tokens[at]
    gap = text[before.end : token.start]
    if gap == "-":
        return named
    return gap in (" ", ". ") and names.introduces(before.text) and token.text not in names.given


def _spell(token: str, names: Names, speller: Speller) -> tuple[str, float]:
    """The likeliest spelling of a surname and the nats by which it beats the token."""
    own_times = names.surnames.get(token, 0)
    ranked = speller.readings(token)
    own_cost = next(reading.cost for reading in ranked if reading.form == token)
    best, best_gain = token, 0.0
    for reading in ranked:
        if reading.form == token or reading.form[0].islower() or not speller.only_umlauts(token, reading.form):
            continue
        times = names.surnames.get(reading.form, 0)
        if own_times or times:
            gain = math.log((times + _CHANCE) / (own_times + _CHANCE)) - speller.channel_cost(token, reading.form)
            margin = _MARGIN_SEEN
        else:
            gain = own_cost - reading.cost
            margin = _MARGIN_UNSEEN
        if gain >= margin and (best == token or gain > best_gain):
            best, best_gain = reading.form, gain
    return best, best_gain
