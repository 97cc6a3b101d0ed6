"""Names as keys: what is the same for the eye, for the ear, or for a machine that reads print badly, is one string."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.tables.ids import slug

# How sounds are written in German and in the usual transliterations of Slavic and Arabic names, the longest first:
# `Schtscherbakow`, `Shcherbakov`; `Tschechow`, `Chekhov`; `Jelena`, `Yelena`; `Meyer`, `Maier`; `Dietz`, `Diez`.
_SOUNDS = (
    ("schtsch", "s"), ("shch", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("zh", "s"), ("sh", "s"), ("dsch", "c"),
    ("ckh", "k"), ("kh", "h"), ("ch", "h"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("ks", "x"), ("chs", "x"),
    ("tz", "z"), ("ts", "z"), ("cz", "z"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("eu", "oi"), ("aeu", "oi"), ("ie", "i"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("c", "k"),
)  # fmt: skip
_UMLAUTS = re.compile("([aou])e")
_DOUBLED = re.compile(r"(.)\1+")
_MUTE_H = re.compile(r"(?<=[aeiou])h(?=[^aeiou]|$)")
# What OCR makes of other letters, both sides written alike: `Kern`, `Kem`; `Müller`, `Miiller`; `Wolf`, `Wo1f`; `Claus`, `Daus`.
_LOOKALIKES = (("rn", "m"), ("ii", "u"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("5", "s"), ("8", "b"), ("6", "o"))
_SAME_STROKE = str.maketrans({"i": "l", "j": "l", "t": "l", "f": "l", "e": "c", "o": "c", "h": "b", "n": "u"})


def words_of_name(name: str) -> list[str]:
    """`Dr. Jürgen Groß-Weege` as `["dr", "juergen", "gross", "weege"]`."""
    return slug(name).split("-")


@functools.lru_cache(maxsize=4_000)
def loose(word: str) -> str:
    """A slug without what umlauts were written as: `mueller` and the damaged `muller` are one; so are doubled letters."""
    return _DOUBLED.sub(r"\1", _UMLAUTS.sub(r"\1", word))


@functools.lru_cache(maxsize=4_000)
def sound(word: str) -> str:
    """How a slug sounds: `meyer`, `maier` and `mayer` are one, so are `vladimir` and `wladimir`, `schmidt` and `schmitt`."""
    heard = _UMLAUTS.sub(r"\1", word) if "eu" not in word else word
    for letters, sign in _SOUNDS:
        heard = heard.replace(letters, sign)
    return _DOUBLED.sub(r"\1", _MUTE_H.sub("", heard)) or word


@functools.lru_cache(maxsize=4_000)
def looks(word: str) -> str:
    """How a slug looks to a machine: letters that are often misread for each other are one letter."""
    seen = _UMLAUTS.sub(r"\1", word)
    for letters, sign in _LOOKALIKES:
        seen = seen.replace(letters, sign)
    return _DOUBLED.sub(r"\1", seen.translate(_SAME_STROKE))


def one_letter_less(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two words one letter apart have one of these in common."""
    yield word
    for at in range(len(word)):
        if not at or word[at] != word[at - 1]:
            yield word[:at] + word[at + 1 :]


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter too many, missing, wrong, or swapped with its neighbour is all that tells two words apart."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    front = 0
    while front < min(len(one), len(other)) and one[front] == other[front]:
        front += 1
    rest_one, rest_other = one[front:], other[front:]
    return (
        rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
        or (rest_one[:2] == rest_other[1::-1] and len(rest_one) > 1 and rest_one[2:] == rest_other[2:])
    )
