"""Words are cut into the likeliest pieces."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.recogniser.pieces import LONGEST_WORD, UNKNOWN, Pieces

VOCABULARY = {
    "<unk>": 0.0,
    "▁": -4.0,
    "▁Hör": -3.0,
    "▁H": -5.0,
    "ö": -5.0,
    "r": -4.0,
    "ning": -3.0,
    "ing": -4.0,
    "n": -4.0,
    "g": -4.0,
    "i": -4.0,
}
PIECES = Pieces(list(VOCABULARY), list(VOCABULARY.values()))


def texts(word: str) -> list[str]:
    return [PIECES.pieces[row] for row in PIECES.split(word)]


def test_the_likeliest_pieces_win():
    assert texts("Hörning") == ["▁Hör", "ning"]


def test_compatible_forms_are_read_alike():
    """A combining diaeresis and a ligature are written out first."""
    assert texts("Ho\u0308rning") == ["▁Hör", "ning"]


def test_a_letter_of_no_piece_is_unknown():
    assert texts("Hörжn") == ["▁Hör", "<unk>", "n"]


def test_whitespace_and_nothing_are_one_unknown_piece():
    assert PIECES.split("\n\n") == PIECES.split("") == [UNKNOWN]


def test_a_long_word_is_read_by_its_beginning():
    assert PIECES.split("n" * 5000) == PIECES.split("n" * LONGEST_WORD)


@given(st.text(alphabet="Hörning ж", max_size=40))
def test_pieces_give_the_word_back(word):
    whole = "".join("?" if piece == "<unk>" else piece for piece in texts(word))
    expected = "".join(
        letter if letter in "Hörnig▁" and letter != "H" else "?" for letter in "▁" + word.strip().replace(" ", "▁")
    )
    assert len(whole) == len(expected) if word.strip() else whole == "?"
