"""A release's text as a few numbers, by which the same text is found again in another format, whatever stands around it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.tables.rows import ReleaseRow, SketchRow

if TYPE_CHECKING:
    from spacy.tokens import Doc

MIN_WORDS = 25
"""Words from which a text is compared: covering notes (`anbei unsere Mitteilung`) are alike and no duplicates."""
SHINGLE = 3
"""Words in a row that are hashed together. A wrong word changes three of them, so that 2 % of such words leave 94 % alike."""
BINS = 128
"""Values of a sketch: the share of equal ones tells that of equal shingles, give or take 0.03 for texts that are alike."""
DIGITS = 4  # of a value, hexadecimal

_NOT_TEXT = frozenset({"header", "dateline", "contact", "boilerplate", "footer", "caption", "note"})
_STATED = frozenset({"metadata", "text"})
_WORD = re.compile(r"[^\W_]+")
_GOLDEN = 0x9E37  # moves a borrowed value, so that two empty bins beside each other are not the same twice


def sketch_of(doc: Doc, row: ReleaseRow) -> SketchRow:
    """The sketch of an annotated release: of headline, text and lists, for letterheads and contacts differ or are all the same.

    day: only where the text or its owner states it; the day of a file or mail is not that of its text.
    """
    from pipeline.grammar.text_access import text_of  # spaCy, which the process that compares sketches does without

    text = text_of(doc)
    kept = " ".join(text[zone.start : zone.end] for zone in doc._.zones if zone.kind not in _NOT_TEXT) if doc._.zones else text
    words = _WORD.findall(kept.casefold())
    if len(words) < MIN_WORDS:
        return SketchRow(row.release_id)
    numbers = sorted({word for word in words if word.isdecimal()})
    day = row.issued_on if row.issued_on_source in _STATED else ""
    return SketchRow(row.release_id, _digest(words), _digest(numbers), day, minima(words))


def _digest(words: list[str]) -> str:
    return hashlib.blake2b(" ".join(words).encode("utf-8", errors="replace"), digest_size=16).hexdigest()


def minima(words: list[str]) -> str:
    """MinHash by one permutation (Li, Owen and Zhang 2012): of all hashes the least in each bin, empty bins filled from the
    next (Shrivastava and Li 2014). BINS values of DIGITS hexadecimal digits."""
    least: list[int | None] = [None] * BINS
    for at in range(max(1, len(words) - SHINGLE + 1)):
        shingle = " ".join(words[at : at + SHINGLE]).encode("utf-8", errors="replace")
        number = int.from_bytes(hashlib.blake2b(shingle, digest_size=8).digest(), "big")
        place, value = number % BINS, number // BINS
        before = least[place]
        if before is None or value < before:
            least[place] = value
    filled = []
    for place in range(BINS):
        steps = next(step for step in range(BINS) if least[(place + step) % BINS] is not None)
        value = least[(place + steps) % BINS] or 0
        filled.append(f"{(value + steps * _GOLDEN) % 16**DIGITS:0{DIGITS}x}")
    return "".join(filled)


def alike(one: str, others: Sequence[str]) -> list[float]:
    """The share of equal values of one sketch and each of others, which is near that of equal shingles among all."""
    if not others:
        return []
    values = np.frombuffer(bytes.fromhex("".join([one, *others])), dtype=np.uint16).reshape(-1, BINS)
    shares: list[float] = (values[1:] == values[0]).mean(axis=1).tolist()
    return shares


ROWS = 4
"""Values that make a key together: texts that share 85 % of their shingles share one of the 32 keys but once in 10 billion
times, those that share 20 % in one of 20."""


def keys(numbers: str, minima: str) -> list[int]:
    """The keys of a text: only texts with a key in common are compared. They hold the numbers of the text, because releases of
    a series (`Blitzer in dieser Woche`) are alike but for these."""
    width = ROWS * DIGITS
    return [
        int.from_bytes(
            hashlib.blake2b(f"{numbers} {band} {minima[band : band + width]}".encode(), digest_size=8).digest(),
            "big",
            signed=True,
        )
        for band in range(0, len(minima), width)
    ]
