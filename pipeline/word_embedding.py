"""What a model knows of a word by its form alone, computed once per word instead of once per place where it stands.

The first layers of spaCy's `Tok2Vec` (hashed features, subword vectors, the layer that mixes them) look at one word at a
time; only those behind them see its neighbours. They take more than half of the model's time, and most words of a
release have been seen before. New words are computed in blocks of one size, so that the sums of a word do not depend on
what it was computed with, nor on what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import IDS, NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

KEPT = 20_000
"""Words that are kept, 10 MB for a layer of 128; a thousand releases have some 30,000, nine tenths of their places the first 10,000."""

BLOCK = 32

LEXICAL_COLUMNS = frozenset(IDS[name] for name in ("ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE"))
LEXICAL_LAYERS = frozenset(
    (
        "extract_features",
        "list2ragged",
        "ragged2list",
        "ints-getitem",
        "hashembed",
        "static_vectors",
        "maxout",
        "layernorm",
        "dropout",
    )
)

Forward = Callable[[Any, Any, bool], tuple[Any, Any]]


def keep_word_embeddings(nlp: Language) -> int:
    """Let the embedding layers of the pipeline's components keep what they computed; their trees stay as they are.

    Layers that are not known to look at the form alone are left as they are. Returns how many keep it now.
    """
    changed = 0
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            embed = node.get_ref("embed") if node.has_ref("embed") else None
            if embed is not None and is_lexical(embed, nlp.vocab) and not isinstance(embed._func, WordEmbedding):
                embed._func = WordEmbedding(embed._func, nlp.vocab)
                changed += 1
    return changed


def is_lexical(embed: Model[Any, Any], vocab: Vocab) -> bool:
    """Whether a layer gives a word the same numbers wherever it stands, on the processor."""
    leaves = [layer for layer in embed.walk() if not layer.layers]
    columns = {IDS.get(column, column) for layer in leaves for column in layer.attrs.get("columns", ())}
    by_form = LEXICAL_LAYERS.issuperset(layer.name for layer in leaves) and columns <= LEXICAL_COLUMNS
    return by_form and isinstance(embed.ops, NumpyOps) and getattr(vocab.vectors, "attr", ORTH) == ORTH


class WordEmbedding:
    """The forward pass of an embedding layer that keeps the rows of words."""

    def __init__(self, forward: Forward, vocab: Vocab, kept: int = KEPT) -> None:
        self._forward = forward
        self._vocab = vocab
        self._kept = kept
        self._places: dict[tuple[int, int], int] = {}
        self._table: Any = None

    def __call__(self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
        """One array a Doc, a row a token; in training, and for words of another vocabulary, as without this class."""
        if is_train:
            self._places.clear()  # the numbers are about to change
        if is_train or any(doc.vocab is not self._vocab for doc in docs):
            return self._forward(model, docs, is_train)
        return [self._rows(model, doc) for doc in docs], _no_backprop

    def _rows(self, model: Model[Any, Any], doc: Doc) -> Any:
        # The norm of a token may be another than its lexeme's (`z. B.`); all else follows from the form.
        keys = list(map(tuple, doc.to_array([ORTH, NORM]).tolist()))
        new = [key for key in dict.fromkeys(keys) if key not in self._places]
        if len(new) + len(self._places) > self._kept:
            self._places.clear()
            new = list(dict.fromkeys(keys))
        if not keys or len(new) > self._kept:
            return self._forward(model, [doc], False)[0][0]
        for start in range(0, len(new), BLOCK):
            self._learn(model, new[start : start + BLOCK])
        return self._table[[self._places[key] for key in keys]]

    def _learn(self, model: Model[Any, Any], new: list[tuple[int, int]]) -> None:
        block = new + new[:1] * (BLOCK - len(new))
        strings = self._vocab.strings
        words = Doc(self._vocab, words=[strings[orth] for orth, _ in block])
        for token, (_, norm) in zip(words, block, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        rows = self._forward(model, [words], False)[0][0]
        if self._table is None:
            self._table = np.empty((self._kept, rows.shape[1]), dtype=rows.dtype)
        first = len(self._places)
        self._table[first : first + len(new)] = rows[: len(new)]
        self._places.update(zip(new, range(first, first + len(new)), strict=True))


def _no_backprop(gradient: Any) -> Any:
    raise RuntimeError("what is kept of words is for reading, not for training")
