"""Tags are well formed and the likeliest that are."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.recogniser.decoding import Decoder, TagSpan, may_follow

TAGS = ("O", "B-PER", "I-PER", "E-PER", "S-PER", "S-LOC")


@pytest.mark.parametrize(
    ("first", "second", "allowed"),
    [
        ("O", "B-PER", True),
        ("B-PER", "E-PER", True),
        ("I-PER", "I-PER", True),
        ("S-LOC", "S-PER", True),
        ("B-PER", "O", False),
        ("B-PER", "E-LOC", False),
        ("O", "I-PER", False),
        ("E-PER", "E-PER", False),
    ],
)
def test_what_may_follow(first, second, allowed):
    assert may_follow(first, second) is allowed


def plain_best(scores: np.ndarray, pairs: np.ndarray) -> float:
    """The best score of all well-formed sequences, tried one by one."""
    best = -np.inf
    for tags in product(range(len(TAGS)), repeat=len(scores)):
        names = [TAGS[tag] for tag in tags]
        formed = names[0][0] in "OBS" and names[-1][0] in "OES" and all(map(may_follow, names, names[1:]))
        if formed:
            steps = sum(pairs[a, b] for a, b in pairwise(tags))
            best = max(best, sum(scores[at, tag] for at, tag in enumerate(tags)) + steps)
    return best


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_many_windows_each_get_their_best_well_formed_tags(seed, lengths):
    rng = np.random.default_rng(seed)
    pairs = rng.normal(0, 1, (len(TAGS), len(TAGS))).astype(np.float32)
    windows = [rng.normal(0, 2, (length, len(TAGS))).astype(np.float32) for length in lengths]
    decoder = Decoder(TAGS, pairs)
    for scores, tags in zip(windows, decoder.best(windows), strict=True):
        value = sum(scores[at, tag] for at, tag in enumerate(tags)) + sum(pairs[a, b] for a, b in pairwise(tags))
        assert value == pytest.approx(plain_best(scores, pairs), abs=1e-4)


def test_spans_are_read_off_the_tags():
    decoder = Decoder(TAGS, np.zeros((len(TAGS), len(TAGS)), np.float32))
    assert decoder.spans(np.array([0, 1, 2, 3, 5, 4, 0])) == [TagSpan(1, 4, "PER"), TagSpan(4, 5, "LOC"), TagSpan(5, 6, "PER")]


def test_no_window_has_no_tags():
    assert Decoder(TAGS, np.zeros((len(TAGS), len(TAGS)), np.float32)).best([]) == []
