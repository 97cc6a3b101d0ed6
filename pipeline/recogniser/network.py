"""The bidirectional LSTM over word vectors, and the scores of entity tags and coarse tags. Windows of words go in batches.

Matrices are multiplied by thinc, on one thread: what comes out does not depend on the machine's threads.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from pipeline.recogniser.words import Floats, Weights

OPS = NumpyOps()
BATCH = 64  # windows read side by side
GATES = 4  # input, forget, candidate, output
Rows = NDArray[np.int64]


def gate_weights(weights: Floats, width: int) -> Floats:
    """Halve the weights into the sigmoid gates: sigmoid(x) = tanh(x / 2) / 2 + 1 / 2, so one tanh serves all four. Last axis: gates."""
    halved = weights.copy()
    halved[..., : 2 * width] *= 0.5
    halved[..., 3 * width :] *= 0.5
    return halved


class Network:
    """weights: for both directions `forward` and `backward` the matrices `_in` (columns, 4 * width), `_again` (width, 4 * width) and
    `_bias`; `hidden`, `tags`, `coarse` with biases.
    """

    def __init__(self, weights: Weights) -> None:
        self.width = len(weights["forward_again"])
        self.into = np.ascontiguousarray(
            np.hstack([gate_weights(weights[f"{way}_in"], self.width) for way in ("forward", "backward")]), np.float32
        )
        self.bias = np.concatenate([gate_weights(weights[f"{way}_bias"], self.width) for way in ("forward", "backward")])
        self.again = [
            np.ascontiguousarray(gate_weights(weights[f"{way}_again"], self.width)) for way in ("forward", "backward")
        ]
        self.weights = weights

    def scores(self, vectors: Floats, windows: Sequence[Rows]) -> list[tuple[Floats, Floats]]:
        """Scores of the entity tags, (words, tags), and of the coarse tags for each window, in their order.

        vectors: (forms, columns). windows: rows of `vectors` for the words of each window, none empty.
        """
        gates = OPS.gemm(vectors, self.into) + self.bias
        split = GATES * self.width
        sides = np.ascontiguousarray(gates[:, :split]), np.ascontiguousarray(gates[:, split:])
        order = sorted(range(len(windows)), key=lambda at: -len(windows[at]))
        out: list[tuple[Floats, Floats]] = [(vectors[:0], vectors[:0])] * len(windows)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            for at, pair in zip(chosen, self._batch(sides, [windows[at] for at in chosen]), strict=True):
                out[at] = pair
        return out

    def _batch(self, sides: tuple[Floats, Floats], windows: list[Rows]) -> list[tuple[Floats, Floats]]:
        """Read windows of falling length side by side."""
        lengths = np.array([len(rows) for rows in windows])
        places = np.zeros((2, lengths[0], len(windows)), np.int64)
        for at, rows in enumerate(windows):
            places[0, : len(rows), at], places[1, : len(rows), at] = rows, rows[::-1]
        ways = [
            self._read(side, again, places[way], lengths)
            for way, (side, again) in enumerate(zip(sides, self.again, strict=True))
        ]
        flat = np.concatenate([np.hstack([ways[0][:size, at], ways[1][:size, at][::-1]]) for at, size in enumerate(lengths)])
        weights = self.weights
        hidden = np.tanh(OPS.gemm(flat, weights["hidden"]) + weights["hidden_bias"])
        tags = OPS.gemm(hidden, weights["tags"]) + weights["tags_bias"]
        coarse = OPS.gemm(hidden, weights["coarse"]) + weights["coarse_bias"]
        ends = np.cumsum(lengths)[:-1]
        return list(zip(np.split(tags, ends), np.split(coarse, ends), strict=True))

    def _read(self, side: Floats, again: Floats, places: Rows, lengths: NDArray[np.int64]) -> Floats:
        """One direction: states of all steps, (steps, windows, width)."""
        width, steps = self.width, len(places)
        states = np.zeros((steps, len(lengths), width), np.float32)
        active = np.searchsorted(-lengths, -np.arange(steps), side="left")  # windows longer than each step
        cell = np.zeros((len(lengths), width), np.float32)
        for step in range(steps):
            number = active[step]
            values = side[places[step, :number]]
            if step:
                values += OPS.gemm(states[step - 1, :number], again)
            np.tanh(values, out=values)
            halves = values * 0.5 + 0.5
            now = cell[:number]
            now *= halves[:, width : 2 * width]
            now += halves[:, :width] * values[:, 2 * width : 3 * width]
            np.multiply(np.tanh(now), halves[:, 3 * width :], out=states[step, :number])
        return states
