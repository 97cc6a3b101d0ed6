"""Surnames of a damaged release: spelt by what is known of surnames, and alike wherever they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pipeline.cleaning.contexts import fold
from pipeline.cleaning.names import Names, load_names
from pipeline.cleaning.spelling import Speller, long_cost
from pipeline.cleaning.tokens import Token

# Even odds of a surname that no list has, in nats of the noisy channel: -0.2 by a fit on 497 surnames of people with German
# given names, each seen with one person only (0.63 × nats + 0.13), and another 0.3 because the vowel after the capital
# loses its dots more often (ö: 32 of 69) than vowels in general (a third), for which the channel stands.
_MARGIN_UNSEEN = -0.5
_MARGIN_SEEN = 1.5
_SURE = 6.0  # nats with which one place of the release tells how a name is spelt at all others
_SHORTEST = 4  # letters of a repaired surname that no list has: `Bui` is no `Bü`
_CHANCE = 0.3  # sightings that a surname of no list counts for


def decide_surnames(
    text: str, tokens: Sequence[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller
) -> set[int]:
    """Choose how surnames are spelt; changes `forms` and `gains` (index of a token to its form, to nats won).

    Gives back which tokens are surnames.

    A surname stands after a given name, an initial or a form of address: `Ulrich Horning`, `Frau Dr. Horning`. It is then
    spelt alike in the whole release.
    """
    names = load_names()
    spelt: dict[str, tuple[str, float]] = {}
    surnames: set[int] = set()
    named = False
    for at, token in enumerate(tokens):
        named = token.text[0].isupper() and _is_surname(text, tokens, at, named, forms)
        if named:
            surnames.add(at)
        if named and token.text not in spelt:
            spelt[token.text] = _spell(token.text, names, speller)
    twins = {fold(form): (form, gain) for form, gain in spelt.values() if gain >= _SURE}
    for at, token in enumerate(tokens):
        word = token.text
        twin = twins.get(fold(word)) if word[0].isupper() and (word in spelt or not speller.attests(word)) else None
        if twin is None and word not in spelt:
            continue
        form, gain = twin or spelt[word]
        if not form:
            continue
        if form == word:
            forms.pop(at, None)
        else:
            forms[at], gains[at] = form, max(gain, 0.1)
    return surnames


def _is_surname(text: str, tokens: Sequence[Token], at: int, named: bool, forms: dict[int, str]) -> bool:
    """Whether a token stands where a surname does; named: whether the token before is one."""
    if not at:
        return False
    names = load_names()
    before, token = tokens[at - 1], tokens[at]
    gap = text[before.end : token.start]
    if gap == "-":
        return named
    return gap in (" ", ". ") and names.introduces(forms.get(at - 1, before.text)) and token.text not in names.given


def _spell(token: str, names: Names, speller: Speller) -> tuple[str, float]:
    """The likeliest spelling of a surname and the nats by which it beats the token."""
    own_times = names.surnames.get(token, 0)
    ranked = speller.readings(token)
    own_cost = next(reading.cost for reading in ranked if reading.form == token) - long_cost(token)
    if ranked[0].form[0].islower() and own_cost - ranked[0].cost > _SURE and not own_times:
        return "", 0.0  # no name at all: `Der Minister Ubergab den Stab`
    best, best_gain = token, -math.inf
    for reading in ranked:
        if len(reading.form) < _SHORTEST and reading.form not in names.surnames:
            continue
        if reading.form == token or reading.form[0].islower() or not speller.only_umlauts(token, reading.form):
            continue
        seen = math.log((names.surnames.get(reading.form, 0) + _CHANCE) / (own_times + _CHANCE))
        if own_times:
            # Both are names. That a word is frequent counts half, and for nothing where it is no name: `Sepp Blatter`.
            gain = seen + (own_cost - reading.cost) / 2 if reading.form in names.surnames else -math.inf
            margin = _MARGIN_SEEN
        else:
            gain, margin = seen + own_cost - reading.cost, _MARGIN_UNSEEN
        if gain >= margin and gain > best_gain:
            best, best_gain = reading.form, gain
    if best == token and not speller.knows(token):
        return speller.channel.undone(token, name=True), 1.0
    return (best, best_gain) if best != token else (token, 0.0)
