"""Add sub-word knowledge to the floret table: rows whose sums come near to the pieces of the sentence encoder.

The first columns of the new table are the trained floret rows, turned to their main directions; the others are fitted, by conjugate gradients,
so that the mean of a word's rows is its vector in the encoder's main directions, for the words of the raw text and of the name lists. Both are
looked up in the same way, so a wider table costs next to nothing at run time, and an unseen name has both kinds of vector.

Example: python fit_vectors.py CORPORA corpus/raw.txt corpus/vectors corpus/vectors_fitted
"""

from collections import Counter
from pathlib import Path

import numpy as np
import spacy
import typer
from name_lists import NameLists
from pieces import Pieces
from scipy import sparse
from spacy.vectors import Vectors

FREQUENT = 60_000  # words that the main directions of the floret rows are taken from
ROUNDS = 40
RIDGE = 0.02
SCALE = 0.35  # about the spread of the floret columns
Array = np.ndarray


def directions(values: Array, weights: Array) -> tuple[Array, Array]:
    """Give the weighted mean of rows and their main directions, the strongest first, as columns."""
    mean = np.average(values, axis=0, weights=weights)
    centred = values - mean
    covariance = (centred * weights[:, None]).T @ centred / weights.sum()
    return mean, np.linalg.eigh(covariance)[1][:, ::-1]


def lookup(vectors: Vectors, words: list[str]) -> sparse.csr_matrix:
    """Give the matrix that takes the table's rows to the words' vectors, as (words, rows)."""
    number = vectors.shape[0]
    rows: list[int] = []
    shares: list[float] = []
    ends = [0]
    for word in words:
        own = [row % number for ngram in vectors._get_ngrams(word) for row in vectors._get_ngram_hashes(ngram)]
        rows.extend(own)
        shares.extend([1 / len(own)] * len(own))
        ends.append(len(rows))
    matrix = sparse.csr_matrix(
        (np.array(shares, np.float32), np.array(rows, np.int32), np.array(ends, np.int64)), shape=(len(words), number)
    )
    matrix.sum_duplicates()
    return matrix


def fitted(matrix: sparse.csr_matrix, target: Array, weights: Array) -> Array:
    """Solve weighted least squares with a ridge, all columns at once.

    matrix: (words, rows). target: (words, columns). weights: (words,).
    RETURNS: (rows, columns).
    """
    root = np.sqrt(weights)
    left = (sparse.diags(root) @ matrix).tocsr()
    back = left.T.tocsr()
    diagonal = np.asarray(matrix.power(2).multiply(weights[:, None]).sum(0)).ravel() + RIDGE
    residual = back @ (root[:, None] * target)
    solution = np.zeros_like(residual)
    scaled = residual / diagonal[:, None]
    step = scaled.copy()
    strength = (residual * scaled).sum(0)
    for _ in range(ROUNDS):
        moved = back @ (left @ step) + RIDGE * step
        length = strength / np.maximum((step * moved).sum(0), 1e-12)
        solution += length * step
        residual -= length * moved
        scaled = residual / diagonal[:, None]
        before, strength = strength, (residual * scaled).sum(0)
        step = scaled + strength / np.maximum(before, 1e-12) * step
    return solution.astype(np.float32)


def main(corpora: Path, raw: Path, floret: Path, out: Path, kept: int = 80, added: int = 64) -> None:
    """Write a spaCy directory whose vocabulary holds the table of `kept` + `added` columns."""
    table = spacy.load(floret).vocab.vectors
    counts: Counter[str] = Counter()
    with raw.open(encoding="utf8") as lines:
        for line in lines:
            counts.update(line.split())
    counts = Counter({word: number for word, number in counts.items() if number >= 3 and len(word) < 40})
    counts.update(NameLists(corpora).words())
    words = sorted(counts)
    number = np.array([counts[word] for word in words])
    frequent = [words[at] for at in np.argsort(-number, kind="stable")[:FREQUENT]]
    log = np.log1p([counts[word] for word in frequent])
    _, turn = directions(table.get_batch(frequent).astype(np.float64), log)
    pieces = Pieces()
    alone = np.stack([pieces.word(word) for word in words])
    weights = (np.sqrt(np.log1p(number)) * [1.5 if word[0].isupper() else 1.0 for word in words]).astype(np.float32)
    mean, axes = directions(alone, weights)
    target = (alone - mean) @ axes[:, :added]
    target /= np.sqrt(target.std(0))
    target /= target.std()
    rows = fitted(lookup(table, words), target, weights)
    data = np.hstack([table.data @ turn[:, :kept].astype(np.float32), SCALE * rows]).astype(np.float32)
    nlp = spacy.blank("de")
    settings = {name: getattr(table, name) for name in ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")}
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, mode="floret", name="meldewerk", **settings)
    nlp.to_disk(out)
    print(f"{out}: {data.shape}, {len(words)} words")


if __name__ == "__main__":
    typer.run(main)
