"""How much of a clean text stands as it was printed: an estimate from what still looks misread and from how sure the repairs are."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from pipeline.cleaning.alignment import Edit
from pipeline.cleaning.channel import Channel
from pipeline.cleaning.spelling import Speller
from pipeline.cleaning.tokens import tokens_of
from pipeline.cleaning.words import load_words

_JUDGED = 3000  # tokens
_ENOUGH = 60  # words that a shorter text counts as, so that one strange word in a headline does not condemn it
_CHUNK = re.compile(r"\S+")
_OUTSIDE_WORDS = re.compile(r"[@]|://|www\.|[*:_/](?:in|r|n)")  # addresses, `Bürger*innen`, `jede/r`
# What no word has inside, and signs that no release has.
_ODD = re.compile("\ufffd|[^\\W\\d_][&¢£¥§¤¦¬±®?(){}\\[\\]|\\\\!<>=~^+;][^\\W\\d_]|[a-zäöüß]{2}\\d[a-zäöüß]|é[a-zäöü]*é")
_SPECK = re.compile(r"[^\w\s–—•·*&+/…%§€$-]+|[b-hj-tv-z]|[|~_=^\\]+")  # alone between blanks
_PUNCTUATION = re.compile(r"[.,;:!?„“”‚‘’\"'()»«›‹\[\]‐‑]+|[dsb]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells that words of a clean text are wrong, each as a share of its words.

    small, capital: words that neither the list nor its compounds have, written small or with a capital. odd: words with
    something inside that no word has. specks: signs and letters alone. unsure: repairs that are expected to be wrong.
    doubts: words that were left for want of proof and are expected to be wrong.
    """

    small: float
    capital: float
    odd: float
    specks: float
    unsure: float
    doubts: float


# Words wrong for each of these signs: chosen by hand near a least squares fit over every second of 300 pages of known print.
_WEIGHTS = Signs(small=2.0, capital=0.2, odd=1.0, specks=0.2, unsure=2.5, doubts=1.0)
# What sound releases have of them: words and names that no list knows.
_USUAL = Signs(small=0.004, capital=0.02, odd=0.0, specks=0.0, unsure=0.0, doubts=0.0)


def signs_of(text: str, repairs: Iterable[Edit] = (), doubts: float = 0.0) -> Signs:
    """The signs in a clean German text. repairs: edits of its words. doubts: see `misreadings.Mended`."""
    tokens = tokens_of(text)[:_JUDGED]
    unread = [token.text for token in tokens if not _is_read(token.text)]
    small = sum(not word[0].isupper() for word in unread)
    chunks = _CHUNK.findall(text)
    n_odd = sum(_ODD.search(chunk) is not None and not _OUTSIDE_WORDS.search(chunk) for chunk in chunks)
    n_specks = sum(_SPECK.fullmatch(chunk) is not None and not _PUNCTUATION.fullmatch(chunk) for chunk in chunks)
    n_tokens, n_words = max(_ENOUGH, len(tokens)), max(_ENOUGH, len(chunks))
    unsure = sum(1 - edit.confidence for edit in repairs)
    return Signs(
        small / n_tokens,
        (len(unread) - small) / n_tokens,
        n_odd / n_words,
        n_specks / n_words,
        unsure / n_words,
        doubts / n_words,
    )


@functools.lru_cache(maxsize=1 << 16)
def _is_read(word: str) -> bool:
    """Whether a word is one of the list, or a compound of such."""
    return word.lower() in load_words() or Speller(Channel.of({})).takes_apart(word)


def quality_of(signs: Signs, *, is_damaged: bool) -> float:
    """The share of words that are expected to stand as they were printed, 0 to 1.

    is_damaged: whether words of the text were repaired; in any other what sound releases have is no sign of damage.
    """
    wrong = 0.0
    for share, usual, weight in zip(astuple(signs), astuple(_USUAL), astuple(_WEIGHTS), strict=True):
        wrong += max(0.0, share - (0.0 if is_damaged else usual)) * weight
    return max(0.0, 1 - wrong)
