"""Words of a worn page, on which any letter may be read as one that looks like it: `crwahnt`, `bereils`, `cbenfalls`.

How worn the page is tells the share of small words that nothing else explains; the more of them, the less another one costs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.cleaning.channel import Channel
from pipeline.cleaning.spelling import Reading, Speller
from pipeline.cleaning.tokens import Token

# What each letter is taken for on worn paper.
_ALIKE = {
    "a": "oesu",
    "b": "hpd",
    "c": "eo",
    "d": "aoc",
    "e": "coaé",
    "f": "tlir",
    "g": "qy",
    "h": "bnk",
    "i": "ltrj",
    "j": "i",
    "k": "h",
    "l": "itfj!",
    "m": "nw",
    "n": "umrh",
    "o": "aec",
    "p": "b",
    "q": "g",
    "r": "ntfce",
    "s": "aez",
    "t": "lifr!",
    "u": "nav",
    "v": "yr",
    "w": "vm",
    "x": "z",
    "y": "v",
    "z": "s7a2",
}
_ALIKE_PAIRS = (("h", "li"), ("m", "in"), ("m", "ni"), ("n", "ri"), ("u", "ii"), ("u", "ui"), ("w", "vv"), ("d", "cl"))
_DROPPED = "eintrsaulhäöü"  # letters that a worn page may lose; the more frequent ones
_LEAST_WORN, _MOST_WORN = 0.004, 0.2  # share of small words unread: what is always assumed, and what is believed at most
_ADDED = "ilrtnchs"  # letters that dirt is read as
_LETTERS_GO_FROM = 0.012  # share of small words unread from which letters may be lost or added; below, writers do that
_PER_LETTER = 12.0  # of the unread words, for one letter of a word to look like one certain other
_SHORTEST, _SHORTEST_NAME, _SHORTEST_WORN = 4, 7, 3  # letters
_MARGIN, _MARGIN_NAME, _MARGIN_SECOND = 4.0, 9.0, 2.0  # nats over the token, over a capitalised one, over the second reading
_MARGIN_SHORT, _MARGIN_COMPOUND = 5.0, 6.0  # nats over a word of three letters, over one that can be taken apart
_NAMES_FROM = 0.02  # share of small words unread from which capitalised words are read so too
_ENDING = re.compile("(?:t|(?:te)?s?t|t?e[mnrs]?|s)$")
_LETTER_AS_MARK = re.compile("! [a-zäöü]")
_MOST = 60  # tokens of a release that are read so, for it takes long


def worn(channel: Channel, share: float) -> Channel:
    """The channel of a page with this share of small words unread."""
    chance = min(max(share, _LEAST_WORN), _MOST_WORN) / _PER_LETTER
    shares = {(letter, read): chance for letter, alike in _ALIKE.items() for read in alike}
    if share >= _LETTERS_GO_FROM:
        shares |= dict.fromkeys(_ALIKE_PAIRS, chance / 2)
        shares |= {(letter, ""): chance / 3 for letter in _DROPPED} | {("", read): chance / 3 for read in _ADDED}
    return Channel.of(shares | {rule: max(known, shares.get(rule, 0.0)) for rule, known in channel.shares.items()})


def decide_worn(
    text: str, tokens: list[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller, named: set[int]
) -> None:
    """Read what is still no word as a word of look-alikes; changes `forms` and `gains`, and a token in `tokens` whose last
    letter was read as `!`. named: tokens that are surnames."""
    small = [at for at, token in enumerate(tokens) if not token.text[0].isupper() and len(token.text) >= _SHORTEST]
    unread = [at for at in small if not _is_read(tokens[at].text, at, forms, speller)]
    share = max(0, len(unread) - 1) / max(1, len(small))  # one alone may be a word that no list has
    is_worn = share >= _NAMES_FROM
    if is_worn:
        unread = [
            at
            for at, token in enumerate(tokens)
            if at not in forms
            and at not in named
            and len(token.text) >= (_SHORTEST_NAME if token.text[0].isupper() else _SHORTEST_WORN)
            and not _is_usual(token.text, speller)
        ]
    times = Counter(token.text for token in tokens)
    unread = [at for at in unread if times[tokens[at].text] == 1]  # no wear does the same twice: `Silberborn`
    if not unread:
        return
    patient = Speller(worn(speller.channel, share), patience=5 if is_worn else 2, dearest=20.0 if is_worn else 14.0)
    for at in sorted(unread)[:_MOST]:
        token = tokens[at]
        if is_worn and _LETTER_AS_MARK.match(text, token.end):  # `bereil! und`
            token = replace(token, end=token.end + 1, text=token.text + "!")
        ranked = patient.readings(token.text, sentence_start=token.first)
        own = next(reading.cost for reading in ranked if reading.form == token.text)
        others = [reading for reading in ranked if reading.form != token.text]
        if others and _stem(others[0].form) == _stem(token.text) and (not is_worn or len(others[0].form) != len(token.text)):
            continue
        if others and own - others[0].cost >= _margin(token.text, speller) and _stands_out(others):
            tokens[at], forms[at], gains[at] = token, others[0].form, own - others[0].cost


def _is_usual(word: str, speller: Speller) -> bool:
    """Whether a word of a worn page can be believed: of the list, and in its corpora where it is written small."""
    return speller.knows(word) and (word[0].isupper() or speller.attests(word))


def _margin(word: str, speller: Speller) -> float:
    """Nats by which another word must be likelier: more for names, and for what can be taken apart."""
    if not word[0].isupper():
        return _MARGIN if len(word) >= _SHORTEST else _MARGIN_SHORT
    return _MARGIN_COMPOUND if speller.takes_apart(word) else _MARGIN_NAME


def _is_read(word: str, at: int, forms: dict[int, str], speller: Speller) -> bool:
    return at in forms or speller.knows(word) or speller.takes_apart(word)


def _stem(word: str) -> str:
    """A word without its ending: `aztekische` is no misread `aztekischen`."""
    return _ENDING.sub("", word)


def _stands_out(others: Sequence[Reading]) -> bool:
    """Whether no other word is nearly as likely; the same word in another case is no other."""
    second = next((reading for reading in others if reading.form.lower() != others[0].form.lower()), None)
    return second is None or second.cost - others[0].cost >= _MARGIN_SECOND
