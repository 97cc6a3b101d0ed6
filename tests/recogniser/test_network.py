"""The network reads windows as one reads them alone: a step by step LSTM in plain Python says the same."""

import numpy as np
from small_recogniser import rows_of, small_recogniser, small_weights


def sigmoid(value: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-value))


def plain_states(weights: dict, way: str, vectors: np.ndarray) -> np.ndarray:
    """Gates in the order input, forget, candidate, output."""
    width = len(weights[f"{way}_again"])
    state, cell, out = np.zeros(width), np.zeros(width), []
    for vector in vectors:
        gates = vector @ weights[f"{way}_in"] + state @ weights[f"{way}_again"] + weights[f"{way}_bias"]
        into, forget, new, output = np.split(gates, 4)
        cell = sigmoid(forget) * cell + sigmoid(into) * np.tanh(new)
        state = sigmoid(output) * np.tanh(cell)
        out.append(state)
    return np.array(out)


def plain_scores(weights: dict, vectors: np.ndarray) -> np.ndarray:
    both = np.hstack([plain_states(weights, "forward", vectors), plain_states(weights, "backward", vectors[::-1])[::-1]])
    return np.tanh(both @ weights["hidden"] + weights["hidden_bias"]) @ weights["tags"] + weights["tags_bias"]


def test_windows_side_by_side_are_read_as_alone():
    recogniser, weights = small_recogniser(), small_weights()
    rows = rows_of(recogniser, "Ida Kern in Ulm . Kern in Ulm und Ida".split())
    vectors = recogniser.words.vectors(np.arange(rows.max() + 1))
    windows = [rows[:5], rows[4:5], rows[5:], rows, rows[:2]]
    for (tags, coarse), window in zip(recogniser.network.scores(vectors, windows), windows, strict=True):
        assert len(coarse) == len(window)
        assert np.allclose(tags, plain_scores(weights, vectors[window]), atol=1e-4)


def test_more_windows_than_go_at_once_keep_their_order(monkeypatch):
    monkeypatch.setattr("pipeline.recogniser.network.BATCH", 3)
    recogniser = small_recogniser()
    rows = rows_of(recogniser, "Ida Kern in Ulm . und Ida".split())
    vectors = recogniser.words.vectors(np.arange(rows.max() + 1))
    windows = [rows[at : at + size] for at, size in ((0, 1), (2, 5), (1, 3), (3, 1), (0, 7), (4, 2), (1, 4))]
    found = recogniser.network.scores(vectors, windows)
    for (tags, _), window in zip(found, windows, strict=True):
        assert np.allclose(tags, recogniser.network.scores(vectors, [window])[0][0], atol=1e-5)
