"""The vector of a word form: its pieces' mean, what its letters say, its shape, and what name lists know of it.

A form has one vector wherever it stands, so it is computed once and kept.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore, hash_string  # type: ignore[attr-defined]
from thinc.api import NumpyOps

from pipeline.recogniser.pieces import Pieces
from pipeline.recogniser.spelling import letters_of, shape_of

OPS = NumpyOps()
Floats = NDArray[np.float32]
Weights = dict[str, Any]

MOST_FORMS = 20_000  # kept; then the memory is emptied and begins anew
BLOCK = 32  # words computed together
LEAST_FORMS = 256  # room is made for
EPSILON = 1e-5  # of the norm, as PyTorch has it
LIST_UNIT = 100.0  # the lists' numbers are whole hundredths
GENITIVE = 0.7  # what a genitive in -s has of its nominative's numbers


class NameLists:
    """Eight numbers for a word: how often it was seen as part of a person, place or body, and whether it is a given name, surname, town.

    hashes: sorted hashes of the words. values: whole hundredths, (words, 8).
    """

    def __init__(self, hashes: NDArray[np.uint64], values: NDArray[np.uint8]) -> None:
        self.hashes, self.values = hashes, values

    def rows(self, words: list[str]) -> Floats:
        """(words, 8); a genitive in -s that no list has reads its nominative: `Hörnings`."""
        numbers = self._numbers(words)
        bare = [at for at in np.flatnonzero(~numbers.any(1)) if len(words[at]) > 4 and words[at].endswith("s")]
        if bare:
            numbers[bare] = GENITIVE * self._numbers([words[at][:-1] for at in bare])
        return numbers

    def _numbers(self, words: list[str]) -> Floats:
        wanted = np.array([hash_string(word) for word in words], np.uint64)
        out = np.zeros((len(words), self.values.shape[1]), np.float32)
        if len(self.hashes):
            at = np.minimum(np.searchsorted(self.hashes, wanted), len(self.hashes) - 1)
            known = self.hashes[at] == wanted
            out[known] = self.values[at[known]] / LIST_UNIT
        return out


class WordVectors:
    """Vectors of word forms, (forms, columns).

    weights: `pieces` (pieces, columns) with `piece_scale`, `mean_bias`; `letters` (letters, size); `short`, `long` (width * size, filters)
    with their biases; `shape` (shapes, size); `norm_gain`, `norm_bias`. The same names stand in the exported file.
    """

    def __init__(self, pieces: Pieces, lists: NameLists, weights: Weights) -> None:
        self.pieces, self.lists, self.weights = pieces, lists, weights
        self.width = len(weights["norm_gain"])
        self._rows: dict[int, int] = {}
        self._known: Floats = np.zeros((0, self.width), np.float32)
        self._stops: NDArray[np.bool_] = np.zeros(0, bool)

    def rows(self, hashes: NDArray[np.uint64], strings: StringStore) -> NDArray[np.int64]:
        """Number the forms of a text; the numbers hold until the next call that `forget`s.

        hashes: of the words, as `Doc.to_array("ORTH")` gives them. strings: knows these words.
        """
        forms, places = np.unique(hashes, return_inverse=True)
        known, new, numbers = self._rows, [], np.zeros(len(forms), np.int64)
        for at, form in enumerate(forms.tolist()):
            row = known.get(form)
            if row is None:
                row = known[form] = len(known)
                new.append(strings[form])
            numbers[at] = row
        if new:
            self._remember(new)
        return numbers[places.reshape(-1)]

    def forget(self) -> None:
        """Empty the memory when it is full; numbers given before are void then."""
        if len(self._rows) > MOST_FORMS:
            self._rows.clear()
            self._known = self._known[:0]

    def stops(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether a text may be cut behind each numbered form: full stops and line ends."""
        return self._stops[rows]

    def vectors(self, rows: NDArray[np.int64]) -> Floats:
        """Vectors of numbered forms."""
        return self._known[rows]

    def _remember(self, words: list[str]) -> None:
        needed = len(self._rows)
        start = needed - len(words)
        if needed > len(self._known):
            room = max(needed, 2 * len(self._known), LEAST_FORMS)
            self._known = np.concatenate([self._known[:start], np.zeros((room - start, self.width), np.float32)])
            self._stops = np.concatenate([self._stops[:start], np.zeros(room - start, bool)])
        self._known[start:needed] = self.compute(words)
        self._stops[start:needed] = [word == "." or "\n" in word for word in words]

    def compute(self, words: list[str]) -> Floats:
        """Vectors of words, without the memory: in blocks of one size, so that a word's sums do not depend on what it came with."""
        filled = words + [""] * (-len(words) % BLOCK)
        blocks = [self._block(filled[start : start + BLOCK]) for start in range(0, len(filled), BLOCK)]
        return np.concatenate(blocks)[: len(words)]

    def _block(self, words: list[str]) -> Floats:
        weights = self.weights
        split = [self.pieces.split(word) for word in words]
        lengths = np.array([len(rows) for rows in split])
        flat = np.concatenate([np.array(rows) for rows in split])
        values = weights["pieces"][flat].astype(np.float32) * weights["piece_scale"][flat, None]
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        mean = np.add.reduceat(values, starts, axis=0) / lengths[:, None] + weights["mean_bias"]
        letters = weights["letters"][np.array([letters_of(word) for word in words])]
        spelt = [filtered(letters, weights[name], weights[f"{name}_bias"]) for name in ("short", "long")]
        shape = weights["shape"][np.array([shape_of(word) for word in words])]
        out = np.concatenate([np.maximum(mean, 0), *spelt, shape, self.lists.rows(words)], axis=1)
        out -= out.mean(axis=1, keepdims=True)
        out /= np.sqrt(np.square(out).mean(axis=1, keepdims=True) + EPSILON)
        return np.asarray(out * weights["norm_gain"] + weights["norm_bias"], np.float32)


def filtered(letters: Floats, filters: Floats, bias: Floats) -> Floats:
    """Strongest answer of each filter along a word. letters: (words, places, size). filters: (width * size, filters)."""
    words, places, size = letters.shape
    width = len(filters) // size
    padded = np.zeros((words, places + width - 1, size), np.float32)
    padded[:, width // 2 : width // 2 + places] = letters
    windows = np.concatenate([padded[:, at : at + places] for at in range(width)], axis=2)
    answers = OPS.gemm(np.ascontiguousarray(windows.reshape(words * places, -1)), filters) + bias
    return np.asarray(np.maximum(answers.reshape(words, places, -1).max(1), 0), np.float32)
