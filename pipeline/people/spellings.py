"""When two names are the same one spelt or inflected otherwise, so that the second tells a reader nothing."""

from __future__ import annotations

from itertools import zip_longest

from pipeline.people.body_nouns import body_noun

ADJECTIVE_ENDINGS = ("er", "es", "en", "em", "e")
CONJUNCTIONS = ("und", "&")


def is_same_spelling(alias: str, name: str) -> bool:
    """Whether an alias is the name in capitals, inflected or broken off before `und`: `Jugendchors Linden`, `STADT LINDEN`."""
    words, full = alias.split(), name.split()
    if len(full) > len(words) > 1 and full[len(words)].casefold() in CONJUNCTIONS:
        full = full[: len(words)]  # `Gewerkschaft Pflege` of `Gewerkschaft Pflege und Gesundheit`
    pairs = zip_longest(words, full, fillvalue="")
    return all(_is_same_word(one, two, last=at == len(full) - 1) for at, (one, two) in enumerate(pairs))


def _is_same_word(one: str, two: str, last: bool) -> bool:
    if one.casefold() == two.casefold():
        return True
    noun = body_noun(one)
    if noun is not None and noun.nominative == two:
        return True
    if last and one in {two + "s", two + "'", two + "’"}:
        return True  # `Heinrich von Kleists`
    stem, other = _stem(one), _stem(two)
    return bool(stem) and stem == other and not last


def _stem(word: str) -> str:
    """A word without the ending of an adjective, else ""."""
    ending = next((ending for ending in ADJECTIVE_ENDINGS if word.endswith(ending)), "")
    return word.removesuffix(ending) if ending else ""
