import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quote_kinds import DirectMisses
from benchmarks.quote_scores import Said, Scores, _hungarian, assign, score_document
from benchmarks.quotes import found_statements
from pipeline.extensions import Extent, Statement
from pipeline.speech.quotation_marks import find_quotations

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


def test_our_quoted_words_count_in_the_message_and_not_among_direct_quotations():
    scores = Scores()
    ours = one([1, 2])
    ours.nested = True
    score_document([one([1, 2, 3], "indirect")], [one([1, 2, 3], "indirect"), ours], scores)
    assert scores.counts["direct span ours"] == 0
    assert sorted(scores.precision["quote"]) == [0.0, 1.0]


def test_a_quotation_of_nobody_is_left_out_where_speakers_are_counted_if_named():
    scores = Scores()
    score_document([one([1, 2]), one([5], speaker=[9])], [one([1, 2], speaker=[7]), one([5], speaker=[9])], scores)
    named = [scores.counts[f"direct speaker if named {what}"] for what in ("hits", "gold", "ours")]
    assert named == [1, 1, 1]


def test_misses_are_counted_by_kind():
    document = {"tokens": [{"text": word} for word in "Kern nannte es „ mutig “ . Er".split()]}
    misses = DirectMisses()
    misses.add([one([3, 4, 5])], [], document)
    misses.add([one([3, 4, 5])], [one([3, 4, 5], "reported")], document)
    misses.add([], [one([3, 4, 5])], document)
    misses.add([one([3, 4, 5], speaker=[0])], [one([3, 4, 5], speaker=[7])], document)
    assert misses.counts == {
        ("missed", "quoted words inside a clause, without a frame, nothing of ours"): 1,
        ("missed", "quoted words inside a clause, ours is reported"): 1,
        ("too many", "quoted words inside a clause, the corpus has nothing (name, title, motto)"): 1,
        ("wrong speaker", "no frame, another mention taken"): 1,
    }


def test_a_quotation_is_counted_again_behind_the_sentence_of_its_frame():
    doc = spacy.blank("de")("„Wir bauen“, sagte Kern. „Es wird groß.“")
    doc._.quotations = find_quotations(doc.text)
    doc._.statements = [Statement("direct", (Extent(1, 10), Extent(26, 39)), speaker_spans=(Extent(19, 23),))]
    tokens = [{"charBegin": token.idx, "charEnd": token.idx + len(token)} for token in doc]
    found = found_statements(doc, {"tokens": tokens})
    assert [sorted(one.parts["quote"]) for one in found] == [[0, 1, 2, 3], [8, 9, 10, 11, 12, 13]]
