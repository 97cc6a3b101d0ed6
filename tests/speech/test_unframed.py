import pytest
from speech.said import said
from tagged import tagged


def test_a_konjunktiv_without_a_frame_is_told_by_the_subject_before_it(vocab):
    doc = tagged(vocab, "Der/ART Verein/NN tagte/VVFIN lange/ADV ./$. Der/ART Platz/NN sei/VAFIN zu/APPR klein/ADJD ./$.")
    assert said(doc) == [("free_indirect", "Der Platz sei zu klein", "Der Verein")]


def test_a_thing_tells_nothing(vocab):
    doc = tagged(vocab, "Das/ART Wetter/NN wird/VAFIN schlecht/ADJD ./$. Der/ART Platz/NN sei/VAFIN nass/ADJD ./$.")
    assert said(doc) == [("free_indirect", "Der Platz sei nass", "")]


WISHES = {
    "thanks": "Allen/PIAT Helfern/NN sei/VAFIN gedankt/VVPP ./$.",
    "a hint": "An/APPR dieser/PDAT Stelle/NN sei/VAFIN darauf/PROAV hingewiesen/VVPP ./$.",
    "a recipe": "Man/PIS nehme/VVFIN drei/CARD Eier/NN ./$.",
    "a request": "Seien/VAFIN Sie/PPER dabei/PTKVZ ./$.",
}


@pytest.mark.parametrize("shape", WISHES)
def test_wishes_and_requests_are_nobodys_words(vocab, shape):
    assert said(tagged(vocab, WISHES[shape])) == []
