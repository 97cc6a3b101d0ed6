"""Vectors of word forms: computed once, the same alone and among others."""

import numpy as np
from small_recogniser import rows_of, small_recogniser

from pipeline.recogniser import words as module


def test_a_word_has_one_vector_whatever_stands_beside_it():
    words = small_recogniser().words
    together = words.compute([*"abcdefghij", "Ida", "Kern", "Ulmern", *(f"Kern{number}" for number in range(50))])
    assert (together[11] == words.compute(["Kern"])[0]).all()  # to the last bit
    assert (words.compute(["Ulmern", "Kern"])[1] == together[11]).all()


def test_a_form_is_remembered():
    recogniser = small_recogniser()
    first, again = rows_of(recogniser, ["Ida", "Kern", "Ida"]), rows_of(recogniser, ["Kern"])
    assert first[0] == first[2] != first[1] == again[0]
    assert np.allclose(recogniser.words.vectors(again)[0], recogniser.words.compute(["Kern"])[0], atol=1e-6)


def test_a_memory_that_grows_keeps_what_it_knows():
    recogniser = small_recogniser()
    words = [f"Kern{number}" for number in range(700)]
    first = rows_of(recogniser, words[:200])
    rows_of(recogniser, words)
    assert np.allclose(recogniser.words.vectors(first), recogniser.words.compute(words[:200]), atol=1e-5)
    assert rows_of(recogniser, words[:200]).tolist() == first.tolist()


def test_a_text_may_be_cut_behind_full_stops_and_line_ends():
    recogniser = small_recogniser()
    assert recogniser.words.stops(rows_of(recogniser, ["Ulm", ".", "\n\n", "z.", " "])).tolist() == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_a_full_memory_is_emptied(monkeypatch):
    monkeypatch.setattr(module, "MOST_FORMS", 2)
    recogniser = small_recogniser()
    words = recogniser.words
    rows_of(recogniser, ["Ida", "Kern", "Ulm"])
    words.forget()
    assert rows_of(recogniser, ["Ulm"]).tolist() == [0]
    assert np.allclose(words.vectors(np.array([0]))[0], words.compute(["Ulm"])[0], atol=1e-6)


def test_lists_know_a_word_and_its_genitive():
    lists = small_recogniser().words.lists
    rows = lists.rows(["Ulm", "Hörning", "Hörnings", "Kern", "Ulms"])
    assert rows[0, 7] == rows[1, 6] == 0.5
    assert np.isclose(rows[2, 6], 0.35)
    assert not rows[3].any()
    assert not rows[4].any()  # four letters and fewer are too many things


def test_filters_answer_at_their_strongest_place():
    letters = np.zeros((1, 4, 1), np.float32)
    letters[0, 2, 0] = 1.0
    bank = np.array([[0.0], [2.0], [0.0]], np.float32)  # three letters wide, looks at the middle one
    assert module.filtered(letters, bank, np.zeros(1, np.float32)).tolist() == [[2.0]]
