"""The likeliest sequence of BIOES tags that is well formed, for many windows at once (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.recogniser.words import Floats

NEVER = -1e4


class TagSpan(NamedTuple):
    """Words of an entity, end exclusive."""

    start: int
    end: int
    label: str


def may_follow(first: str, second: str) -> bool:
    """Whether two BIOES tags can stand side by side: `I-PER` behind `B-PER`, never behind `O` or `B-ORG`."""
    if first[0] in "OES":
        return second[0] in "OBS"
    return second[0] in "IE" and first[2:] == second[2:]


class Decoder:
    """tags: names such as `O`, `B-PER`. pairs: (tags, tags) learned scores of one tag behind another."""

    def __init__(self, tags: Sequence[str], pairs: Floats) -> None:
        self.tags = tuple(tags)
        rules = np.array([[0.0 if may_follow(a, b) else NEVER for b in tags] for a in tags], np.float32)
        self.steps = np.asarray(pairs + rules, np.float32)
        self.first = np.array([0.0 if tag[0] in "OBS" else NEVER for tag in tags], np.float32)
        self.last = np.array([0.0 if tag[0] in "OES" else NEVER for tag in tags], np.float32)

    def best(self, scores: Sequence[Floats]) -> list[NDArray[np.int64]]:
        """Tags of each window. scores: (words, tags) for each, none empty."""
        if not scores:
            return []
        order = sorted(range(len(scores)), key=lambda at: -len(scores[at]))
        lengths = np.array([len(scores[at]) for at in order])
        padded = np.zeros((lengths[0], len(order), len(self.tags)), np.float32)
        for column, at in enumerate(order):
            padded[: len(scores[at]), column] = scores[at]
        back = np.zeros(padded.shape, np.int64)
        value = padded[0] + self.first
        backwards = np.ascontiguousarray(self.steps.T)
        for step in range(1, len(padded)):
            number = int(np.searchsorted(-lengths, -step, side="left"))
            following = value[:number, None, :] + backwards  # (windows, to, from)
            back[step, :number] = following.argmax(2)
            value[:number] = np.take_along_axis(following, back[step, :number, :, None], 2)[:, :, 0] + padded[step, :number]
        out: list[NDArray[np.int64]] = [np.zeros(0, np.int64)] * len(order)
        ends = (value + self.last).argmax(1)
        for column, (at, tag) in enumerate(zip(order, ends, strict=True)):
            tags = np.zeros(lengths[column], np.int64)
            for step in range(lengths[column] - 1, -1, -1):
                tags[step] = tag
                tag = back[step, column, tag]
            out[at] = tags
        return out

    def spans(self, tags: NDArray[np.int64]) -> list[TagSpan]:
        """Entities of a well-formed sequence."""
        spans, start = [], 0
        for at in np.flatnonzero(tags):
            tag = self.tags[tags[at]]
            if tag[0] in "BS":
                start = int(at)
            if tag[0] in "ES":
                spans.append(TagSpan(start, int(at) + 1, tag[2:]))
        return spans
