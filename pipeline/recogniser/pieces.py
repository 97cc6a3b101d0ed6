"""Cut a word into sub-word pieces: the likeliest way by a unigram model (Kudo 2018), as SentencePiece does it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

START = "▁"  # stands before a word in the pieces
UNKNOWN = 0  # row of a letter that no piece has
LONGEST_WORD = 60  # letters; of a longer one its beginning is read
PENALTY = 10.0  # an unknown letter is that much less likely than the rarest piece


class Pieces:
    """A vocabulary of pieces with the logarithms of their probabilities; the first piece stands for unknown letters."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self.pieces = list(pieces)
        self.scores = [float(score) for score in scores]
        self._rows = {piece: row for row, piece in enumerate(self.pieces) if row != UNKNOWN}
        self._longest = max(map(len, self.pieces), default=1)
        self._unknown = min(self.scores, default=0.0) - PENALTY

    def split(self, word: str) -> list[int]:
        """Rows of a word's pieces, left to right; at least one. word: any text, e.g. `Hörning`; compatible forms are read alike."""
        text = unicodedata.normalize("NFKC", word[:LONGEST_WORD]).strip()
        if not text:
            return [UNKNOWN]
        text = START + text.replace(" ", START)
        ends = len(text) + 1
        best, before, chosen = [0.0] + [-1e30] * (ends - 1), [0] * ends, [UNKNOWN] * ends
        for start in range(ends - 1):
            for end in range(start + 1, min(start + self._longest, ends - 1) + 1):
                row = self._rows.get(text[start:end])
                if row is None and end > start + 1:
                    continue
                score = best[start] + (self._unknown if row is None else self.scores[row])
                if score > best[end]:
                    best[end], before[end], chosen[end] = score, start, row or UNKNOWN
        rows, end = [], ends - 1
        while end:
            rows.append(chosen[end])
            end = before[end]
        return rows[::-1]
