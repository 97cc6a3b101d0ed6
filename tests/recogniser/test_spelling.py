"""Letters and shapes of words."""

import pytest

from pipeline.recogniser.spelling import LETTERS, LONGEST, SHAPES, UNKNOWN_LETTER, letters_of, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("\n", 1),
        ("2024", 2),
        ("–", 3),
        ("SPD", 4),
        ("A", 5),
        ("Celle", 6),
        ("GmbH", 7),
        ("Nord-süd", 8),
        ("und", 9),
        ("e.V.", 10),
    ],
)
def test_shape_tells_how_a_word_is_written(word, shape):
    assert shape_of(word) == shape < SHAPES


def test_short_words_are_filled_up():
    assert letters_of("ab") == [LETTERS.index("a") + 1, LETTERS.index("b") + 1, *[0] * (LONGEST - 2)]


def test_of_long_words_beginning_and_end_stay():
    letters = letters_of("Abcdefghijklmnopqrstuvwxyz")
    assert len(letters) == LONGEST
    assert letters[0] == LETTERS.index("A") + 1
    assert letters[-1] == LETTERS.index("z") + 1


def test_foreign_letters_are_one_number():
    assert letters_of("жж")[:2] == [UNKNOWN_LETTER] * 2
