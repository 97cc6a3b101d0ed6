import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quote_scores import Said, Scores, _hungarian, assign, score_document

EMPTY = frozenset()


def one(quote, kind="direct", speaker=EMPTY):
    return Said(
        {"quote": frozenset(quote), "addressee": EMPTY, "cue": EMPTY, "frame": EMPTY, "speaker": frozenset(speaker)}, kind
    )


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_assignment_is_the_best_of_all(rows):
    wide = len(rows) <= 3
    options = itertools.permutations(range(3), len(rows)) if wide else itertools.permutations(range(len(rows)), 3)
    if wide:
        best = max(sum(rows[i][j] for i, j in enumerate(option)) for option in options)
    else:
        best = max(sum(rows[i][j] for j, i in enumerate(option)) for option in options)
    assert sum(rows[i][j] for i, j in _hungarian([[float(value) for value in row] for row in rows])) == best


def test_ties_prefer_the_same_type():
    assert assign([one([1, 2])], [one([1, 2], "indirect"), one([1, 2], "direct")]) == [(0, 1)]


def test_a_missed_statement_costs_recall_and_a_spurious_one_precision():
    scores = Scores()
    score_document([one([1, 2]), one([5])], [one([1]), one([9])], scores)
    assert sorted(scores.recall["quote"]) == [0.0, 0.5]
    assert sorted(scores.precision["quote"]) == [0.0, 1.0]
    assert scores.recall["speaker"] == scores.precision["speaker"] == []


def test_direct_statements_match_at_half_and_speakers_by_a_shared_token():
    scores = Scores()
    score_document([one([1, 2, 3, 4], speaker=[7, 8])], [one([1, 2, 3], speaker=[8])], scores)
    assert scores.counts["direct span hits"] == scores.counts["direct speaker hits"] == 1


@pytest.mark.parametrize("nested", [True, False])
def test_nested_gold_is_neither_asked_for_nor_held_against(nested):
    gold = one([1, 2])
    gold.nested = nested
    scores = Scores()
    score_document([gold], [one([1, 2])], scores)
    asked = 0 if nested else 1
    assert (scores.counts["direct span gold"], scores.counts["direct span ours"]) == (asked, asked)
