import pytest
from tagged import tagged

from pipeline.components.statements import find_statements

TOLD = {
    "the press": ("Kern/NE sagte/VVFIN der/ART Zeitung/NN ,/$, es/PPER gehe/VVFIN ./$.", "der Zeitung"),
    "a newspaper by its name": (
        "Kern/NE sagte/VVFIN der/ART „/$( Neuen/ADJA Post/NN “/$( ,/$, es/PPER gehe/VVFIN ./$.",
        "der „Neuen Post“",
    ),
    "in an interview": (
        "Im/APPRART Interview/NN mit/APPR dem/ART Sender/NN sagte/VVFIN Kern/NE ,/$, es/PPER gehe/VVFIN ./$.",
        "dem Sender",
    ),
    "people in front of somebody": ("Kern/NE sagte/VVFIN vor/APPR Schülern/NN ,/$, es/PPER gehe/VVFIN ./$.", "Schülern"),
    "the object of a request": (
        "Kern/NE forderte/VVFIN die/ART Landrätin/NN auf/PTKVZ ,/$, das/ART Bad/NN zu/PTKZU öffnen/VVINF ./$.",
        "die Landrätin",
    ),
    "in writing": ("Kern/NE schrieb/VVFIN an/APPR die/ART Eltern/NN ,/$, es/PPER gehe/VVFIN ./$.", "die Eltern"),
    "accused in the passive": (
        "Dem/ART Landrat/NN wird/VAFIN vorgeworfen/VVPP ,/$, er/PPER habe/VAFIN gespart/VVPP ./$.",
        "Dem Landrat",
    ),
}


@pytest.mark.parametrize("shape", TOLD)
def test_whom_the_words_are_said_to(vocab, shape):
    text, words = TOLD[shape]
    assert [one.addressee for one in find_statements(tagged(vocab, text))] == [words]


NOBODY = {
    "a genitive": "Die/ART Sprecherin/NN der/ART Landrätin/NN sagte/VVFIN ,/$, es/PPER gehe/VVFIN ./$.",
    "a place": "Kern/NE sagte/VVFIN vor/APPR dem/ART Tor/NN ,/$, es/PPER gehe/VVFIN ./$.",
    "a time": "Kern/NE sagte/VVFIN vor/APPR langer/ADJA Zeit/NN ,/$, es/PPER gehe/VVFIN ./$.",
    "an opinion": "Kern/NE ist/VAFIN der/ART Meinung/NN ,/$, es/PPER gehe/VVFIN ./$.",
}


@pytest.mark.parametrize("shape", NOBODY)
def test_what_is_no_addressee(vocab, shape):
    assert [one.addressee for one in find_statements(tagged(vocab, NOBODY[shape]))] == [""]
