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
        gates = (OPS.gemm(vectors, self.into) + self.bias).reshape(2 * len(vectors), GATES * self.width)
        order = sorted(range(len(windows)), key=lambda at: -len(windows[at]))
        out: list[tuple[Floats, Floats]] = [(vectors[:0], vectors[:0])] * len(windows)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            for at, pair in zip(chosen, self._batch(gates, [windows[at] for at in chosen]), strict=True):
                out[at] = pair
        return out

    def _batch(self, gates: Floats, windows: list[Rows]) -> list[tuple[Floats, Floats]]:
        """Read windows of falling length side by side. gates: two rows for each form, one for each direction."""
        lengths = np.array([len(rows) for rows in windows])
        places = np.zeros((lengths[0], 2, len(windows)), np.int64)
        for at, rows in enumerate(windows):
            places[: len(rows), 0, at], places[: len(rows), 1, at] = 2 * rows, 2 * rows[::-1] + 1
        states = self._read(gates, places, lengths)
        both = [np.hstack([states[:size, 0, at], states[:size, 1, at][::-1]]) for at, size in enumerate(lengths)]
        flat = np.concatenate(both)
        weights = self.weights
        hidden = np.tanh(OPS.gemm(flat, weights["hidden"]) + weights["hidden_bias"])
        tags = OPS.gemm(hidden, weights["tags"]) + weights["tags_bias"]
        coarse = OPS.gemm(hidden, weights["coarse"]) + weights["coarse_bias"]
        ends = np.cumsum(lengths)[:-1]
        return list(zip(np.split(tags, ends), np.split(coarse, ends), strict=True))

    def _read(self, gates: Floats, places: Rows, lengths: NDArray[np.int64]) -> Floats:
        """States of all steps in both directions, (steps, 2, windows, width). places: rows of `gates`, (steps, 2, windows)."""
        width, steps = self.width, len(places)
        states = np.zeros((steps, 2, len(lengths), width), np.float32)
        active = np.searchsorted(-lengths, -np.arange(steps), side="left").tolist()  # windows longer than each step
        cell = np.zeros((2, len(lengths), width), np.float32)
        for step, number in enumerate(active):
            values = gates[places[step, :, :number]]
            if step:
                for way, again in enumerate(self.again):
                    values[way] += OPS.gemm(states[step - 1, way, :number], again)
            np.tanh(values, out=values)
            into, forget, output = (values[:, :, at * width : (at + 1) * width] * 0.5 + 0.5 for at in (0, 1, 3))
            now = cell[:, :number]
            now *= forget
            now += into * values[:, :, 2 * width : 3 * width]
            np.multiply(np.tanh(now), output, out=states[step, :, :number])
        return states
