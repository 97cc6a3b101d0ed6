"""OCR repair: words that the wrong language pack misread become the words that were printed.

Two readings of the release: the first finds the words that can only be misread (`fiir`, `Stadte`), which show whether the
release is damaged at all and how its font was misread; the second repairs with what was learnt.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.alignment import Edit, edit_of
from pipeline.cleaning.capitals import decide_capitals
from pipeline.cleaning.contexts import WORD, fold, log_odds, umlaut_twins
from pipeline.cleaning.spelling import Speller, first_speller
from pipeline.cleaning.surnames import decide_surnames
from pipeline.cleaning.tokens import Token, tokens_of
from pipeline.cleaning.twins import decide_twins
from pipeline.cleaning.wear import decide_worn

_UMLAUT = re.compile("[äöüÄÖÜß]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SOUND_SHARE = 0.025  # of words with umlaut or ß; German has 0.09, and 0.05 is rare in 100 words
_FEWEST_WITNESSES = 2
_WITNESS_SHARE = 0.01  # of all words
_JUDGED = 3000  # tokens that are looked at to judge a release
_SURE = 6.0  # nats by which a witness beats the word as it stands
# Nats by which another reading must beat the token as it stands:
_MARGIN_UNKNOWN = 1.5  # a word that the list does not have
_MARGIN_KNOWN = 1.5  # a word that it has
_MARGIN_LISTED = 2.5  # a word that only a list of words has: `mitzahlen`
_MARGIN_CASE = 3.5  # the same word in another case: `Zur` begins many names
_MARGIN_CASE_INSIDE = 1.5  # between words written small: `der Wagen Zog an`
_MARGIN_COMPOUND = 4.0  # a compound of such words
_MARGIN_LETTER = 6.0  # an unknown word that gains no umlaut and may be a name that no list has
_MARGIN_SMALL_LETTER = 4.5  # the same for a word written small
_MARGIN_ABBREVIATION = 8.0  # more for a few capitals: `KAV` is none of `KÄV`
_GAIN_UNDONE = 1.0  # of an unknown word whose letters alone show the misreading: `Ténsmann`
_FEMALE = "innen"
_ENDING = re.compile("(?:e[mnrs]?|s)$")  # `gleichwertigem` is no misread `gleichwertigen`
_LONGEST_ABBREVIATION = 4
_STEM = range(4, 7)  # letters of a stem, its vowel and two more
_OF_MODALS = re.compile("(?:könnt|müsst|dürft|möcht)e")  # `können` tells nothing of `konnte` or `könnte`
_NO_KIN = 0.15  # words that a stem counts for which has none
_MOST_KIN = 2.5  # nats that kindred words of the release can speak for or against an umlaut
_PLAIN = str.maketrans("äöü", "aou")
_RARE, _MARGIN_RARE = 4.5, 3.0  # more where the misreading itself costs so much
_MARGIN_CONTEXT, _MARGIN_NOUN = 1.0, 1.7  # the words around must speak so much for the umlaut; for `Räte`, not `Rate`


def may_be_damaged(text: str) -> bool:
    """Whether umlauts are so rare that a German text may have lost them; cheap, one look at each word."""
    n_words = sum(1 for _ in _LETTERS.finditer(text))
    return len(_UMLAUT.findall(text)) < _SOUND_SHARE * n_words


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done to the words of a text.

    edits: repairs of single words, none when the text is sound. doubts: how many words are expected to be wrong among those
    that were left because two real words may stand there (`hatte`, `hätte`).
    """

    edits: list[Edit]
    doubts: float


def repair_words(text: str) -> Mended:
    """Repair single words. text: German, judged by `may_be_damaged`, one paragraph a line."""
    tokens = tokens_of(text)
    speller = first_speller()
    witnesses = [pair for token in tokens[:_JUDGED] if (pair := _witness(speller, token))]
    if sum(bool(_UMLAUT.search(word)) for _, word in witnesses) < max(
        _FEWEST_WITNESSES, _WITNESS_SHARE * len(tokens[:_JUDGED])
    ):
        return Mended([], 0.0)
    speller = Speller(speller.channel.taught(witnesses, text))
    forms: dict[int, str] = {}
    gains: dict[int, float] = {}
    times = Counter(token.text for token in tokens)
    for at, token in enumerate(tokens):
        form, gain = _best(speller, token, inside=_is_inside(text, tokens, at))
        if form != token.text and not (times[token.text] > 1 and _is_chance(speller, token.text, form)):
            forms[at], gains[at] = form, gain
    surnames = decide_surnames(text, tokens, forms, gains, speller)
    for at, token in enumerate(tokens):
        form = token.text if at in forms or speller.knows(token.text) else speller.channel.undone(token.text, name=False)
        if form != token.text:
            forms[at], gains[at] = form, _GAIN_UNDONE
    decide_capitals(tokens, forms, gains, speller)
    decide_twins(text, tokens, forms, gains, speller)
    decide_worn(text, tokens, forms, gains, speller, surnames)
    doubts = _decide_by_context(text, tokens, forms, gains, speller, surnames)
    edits = [
        edit_of(tokens[at].start, tokens[at].text, form, _kind(tokens[at].text, form), round(1 / (1 + math.exp(-gains[at])), 3))
        for at, form in sorted(forms.items())
    ]
    return Mended(edits, doubts)


def _witness(speller: Speller, token: Token) -> tuple[str, str] | None:
    """A token that is no word but surely one misread, with that word in lower case."""
    best, *others = speller.readings(token.text, sentence_start=token.first)
    if best.form == token.text or speller.attests(token.text):
        return None
    own = next(reading.cost for reading in others if reading.form == token.text)
    return (token.text, best.form.lower()) if own - best.cost >= _SURE else None


def _is_chance(speller: Speller, token: str, form: str) -> bool:
    """Whether a name would have to be misread in a way that no OCR repeats: `Silberborn` from `Silberhorn`, twice."""
    if _UMLAUT.search(form) or not token[0].isupper() or speller.knows(token) or speller.is_odd(token):
        return False
    return speller.channel.cost(token, form.lower()) > _RARE


def _is_inside(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word written small stands right before the token, so that neither a sentence nor a name begins with it."""
    if not at:
        return False
    before = tokens[at - 1]
    return before.text.islower() and text[before.end : tokens[at].start] == " "


def _best(speller: Speller, token: Token, *, inside: bool) -> tuple[str, float]:
    """The form to write for a token and by how much it beats the token. inside: see `_is_inside`."""
    if token.gendered:  # `Burger*innen` is read as `Burgerinnen`
        whole = Token(token.start, token.end, token.text + _FEMALE, token.first)
        form, gain = _best(speller, whole, inside=inside)
        return (form.removesuffix(_FEMALE), gain) if form.endswith(_FEMALE) else (token.text, 0.0)
    ranked = speller.readings(token.text, sentence_start=token.first)
    own = next(reading.cost for reading in ranked if reading.form == token.text)
    gain = own - ranked[0].cost
    if ranked[0].form.lower() == token.text.lower():
        margin = _MARGIN_CASE_INSIDE if inside else _MARGIN_CASE
    elif speller.attests(token.text):
        margin = _MARGIN_KNOWN
    elif speller.knows(token.text) and _UMLAUT.search(ranked[0].form):
        margin = _MARGIN_LISTED
    elif not _UMLAUT.search(ranked[0].form):
        if _ENDING.sub("", ranked[0].form) == _ENDING.sub("", token.text):
            return token.text, 0.0
        margin = _MARGIN_SMALL_LETTER if token.text[0].islower() else _MARGIN_LETTER
    elif speller.takes_apart(token.text):
        rare = speller.channel.cost(token.text, ranked[0].form.lower()) > _RARE
        margin = _MARGIN_COMPOUND + (_MARGIN_RARE if rare else 0.0)
    else:
        margin = _MARGIN_UNKNOWN
    if token.text.isupper() and len(token.text) <= _LONGEST_ABBREVIATION and not speller.is_common(ranked[0].form):
        margin += _MARGIN_ABBREVIATION
    return (ranked[0].form, gain) if gain >= margin else (token.text, 0.0)


def _decide_by_context(
    text: str, tokens: Sequence[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller, surnames: set[int]
) -> float:
    """Choose between two real words by their neighbours: `Die Halle wurde gebaut`, `Sie würde gern bauen`; no surnames.

    Gives back how many of those that were left are expected to be the other word.
    """
    models = umlaut_twins()
    asked = [
        at
        for at, token in enumerate(tokens)
        if not token.gendered and at not in surnames and _is_asked(token.text, forms.get(at, token.text), models)
    ]
    if not asked:
        return 0.0
    doubts = 0.0
    words, place = _sequence(text, tokens, forms)
    stems = _stems(tokens, forms, models)
    for at in asked:
        token = tokens[at].text
        plain = token if token in models else forms[at]
        best_gain, best = 0.0, plain
        likeliest = -math.inf
        for umlaut in sorted(models[plain]):
            odds = log_odds(plain, umlaut, words, place[tokens[at].start])
            kinship = _kinship(stems, umlaut)
            gain = (odds or 0.0) - speller.channel.cost(token, umlaut.lower()) + kinship
            if plain != token:
                gain += speller.channel.cost(token, plain.lower())
            likeliest = max(likeliest, gain)
            if gain > max(best_gain, _MARGIN_NOUN if token[0].isupper() and kinship <= 0 else _MARGIN_CONTEXT):
                best_gain, best = gain, umlaut
        if best == plain:
            doubts += 1 / (1 + math.exp(-likeliest))
        if best == token:
            forms.pop(at, None)
        elif best == plain:
            continue
        else:
            forms[at], gains[at] = best, best_gain
    return doubts


def _is_asked(token: str, form: str, models: dict[str, set[str]]) -> bool:
    """Whether another word might stand here: for `hatte`, and for `gro&er`, which is `großer` or `größer`."""
    if token in models:
        return form in models[token] | {token}
    return form != token and form in models


def _stems(tokens: Sequence[Token], forms: dict[int, str], models: dict[str, set[str]]) -> Counter[str]:
    """How often each stem stands in words that nothing but the stem tells apart: `förd` in `Förderverein`."""
    either = models.keys() | {umlaut for umlauts in models.values() for umlaut in umlauts}
    read = (forms.get(at, token.text) for at, token in enumerate(tokens))
    words = (word.lower().removeprefix("ge") for word in read if word not in either)
    return Counter(stem for word in words for stem in {word[:length] for length in _STEM})


def _kinship(stems: Counter[str], umlaut: str) -> float:
    """Nats for an umlaut form from its kin in the release: who writes of `Fördermittel` means `fördern`, not `fordern`."""
    word = umlaut.lower().removeprefix("ge")
    first = next((at for at, letter in enumerate(word) if letter in "äöü"), len(word))
    if first + 3 not in _STEM or len(word) <= first + 3 or _OF_MODALS.match(word):
        return 0.0
    stem = word[: first + 3]
    plain = stem.translate(_PLAIN)
    return max(-_MOST_KIN, min(_MOST_KIN, math.log((stems[stem] + _NO_KIN) / (stems[plain] + _NO_KIN))))


def _sequence(text: str, tokens: Sequence[Token], forms: dict[int, str]) -> tuple[list[str], dict[int, int]]:
    """The folded words and marks of the repaired text, and for each token start its place among them."""
    repaired = {token.start: (token.end, forms[at]) for at, token in enumerate(tokens) if at in forms}
    starts = {token.start for token in tokens}
    words: list[str] = []
    place: dict[int, int] = {}
    at = 0
    for match in WORD.finditer(text):
        if match.start() < at:
            continue
        if match.start() in starts:
            place[match.start()] = len(words)
        end, form = repaired.get(match.start(), (match.end(), match.group()))
        words.append(fold(form))
        at = end
    return words, place


def _kind(token: str, form: str) -> str:
    return "umlaut" if _UMLAUT.search(form) else "letter"
