"""A recogniser of a few numbers: drawn with a constant seed, or built so that capitalised words are places."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.strings import hash_string

from pipeline.recogniser.component import Recogniser
from pipeline.recogniser.spelling import LETTERS, SHAPES

NLP = spacy.blank("de")
TAGS = ["O", *(f"{part}-{label}" for label in ("PER", "LOC") for part in "BIES")]
COARSE = ["NOUN", "PROPN", "VERB"]
PIECES = ["<unk>", "▁", "▁Ida", "▁Kern", "Kern", "▁Ulm", "er", "n", "▁in", "a", "b", "."]
WIDTH, COLUMNS, FILTERS, LISTED = 6, 5, 3, 8
ON_LISTS = {"Hörning": 6, "Ulm": 7}  # word to the column that knows it


def small_weights(seed: int = 3) -> dict[str, object]:
    """Weights of every part, as training exports them."""
    rng = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.8, shape).astype(np.float32)

    size = COLUMNS + 2 * FILTERS + 2 + LISTED
    hashes = sorted((hash_string(word), column) for word, column in ON_LISTS.items())
    values = np.zeros((len(hashes), LISTED), np.uint8)
    for row, (_, column) in enumerate(hashes):
        values[row, column] = 50
    weights: dict[str, object] = {
        "piece_texts": "\n".join(PIECES),
        "piece_scores": np.array([0.0, -3.0, *[-2.0] * (len(PIECES) - 2)], np.float32),
        "pieces": rng.integers(-127, 127, (len(PIECES), COLUMNS)).astype(np.int8),
        "piece_scale": np.full(len(PIECES), 0.01, np.float32),
        "mean_bias": drawn(COLUMNS),
        "letters": np.vstack([np.zeros((1, 4), np.float32), drawn(len(LETTERS), 4)]),
        "short": drawn(12, FILTERS),
        "short_bias": drawn(FILTERS),
        "long": drawn(20, FILTERS),
        "long_bias": drawn(FILTERS),
        "shape": drawn(SHAPES, 2),
        "list_hashes": np.array([key for key, _ in hashes], np.uint64),
        "list_values": values,
        "norm_gain": np.ones(size, np.float32),
        "norm_bias": drawn(size),
        "hidden": drawn(2 * WIDTH, 7),
        "hidden_bias": drawn(7),
        "tags": drawn(7, len(TAGS)),
        "tags_bias": drawn(len(TAGS)),
        "pairs": drawn(len(TAGS), len(TAGS)),
        "coarse": drawn(7, len(COARSE)),
        "coarse_bias": drawn(len(COARSE)),
        "tag_names": TAGS,
        "coarse_names": COARSE,
    }
    for way in ("forward", "backward"):
        weights |= {
            f"{way}_in": drawn(size, 4 * WIDTH),
            f"{way}_again": drawn(WIDTH, 4 * WIDTH),
            f"{way}_bias": drawn(4 * WIDTH),
        }
    return weights


def small_recogniser(seed: int = 3, coarse: bool = True) -> Recogniser:
    """The component over small weights."""
    return Recogniser(NLP, "ner", coarse, weights=small_weights(seed))


def rows_of(recogniser: Recogniser, words: list[str]) -> np.ndarray:
    """Numbers of words in the component's memory."""
    hashes = np.array([recogniser.vocab.strings.add(word) for word in words], np.uint64)
    return recogniser.words.rows(hashes, recogniser.vocab.strings)
