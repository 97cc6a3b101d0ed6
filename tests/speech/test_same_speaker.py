import pytest
from tagged import tagged

from pipeline.components.actors import Actors
from pipeline.speech.phrases import Phrase
from pipeline.speech.same_speaker import same_speaker


def speaking(vocab, text, name="Ines Kern", gender="f"):
    """A Doc that ends with the phrase under test, the register with one person, and the phrase behind `so`."""
    doc = tagged(vocab, text)
    doc._.actors = Actors()
    person = doc._.actors.add(name, "person", gender)
    start = next(token.i for token in doc if token.lower_ == "so") + 1
    return doc, person, Phrase(start, len(doc), len(doc))


@pytest.mark.parametrize(
    ("phrase", "gender"),
    [
        ("die/ART Rathauschefin/NN", "f"),
        ("die/ART erfahrene/ADJA Försterin/NN", "f"),
        ("der/ART pensionierte/ADJA Schlosser/NN", "m"),
        ("der/ART Intendant/NN", "m"),
    ],
)
def test_an_office_without_a_name_is_who_has_just_spoken(vocab, phrase, gender):
    doc, person, found = speaking(vocab, f"Gebaut/VVPP werde/VAFIN ,/$, so/ADV {phrase}", gender=gender)
    assert same_speaker(doc, found, person) == person


@pytest.mark.parametrize(
    "phrase",
    [
        "der/ART Rektor/NN",
        "eine/ART Sprecherin/NN",
        "die/ART Leiterin/NN des/ART Amtes/NN",
        "die/ART Stadt/NN",
        "die/ART Försterin/NN Anna/NE",
        "sie/PPER",
    ],
)
def test_another_gender_article_attribute_or_name_is_somebody_else(vocab, phrase):
    doc, person, found = speaking(vocab, f"Gebaut/VVPP werde/VAFIN ,/$, so/ADV {phrase}")
    assert same_speaker(doc, found, person) is None


def test_an_office_that_somebody_else_bears_is_not_the_speaker(vocab):
    doc, person, found = speaking(vocab, "Gebaut/VVPP werde/VAFIN ,/$, so/ADV die/ART Rektorin/NN")
    other = doc._.actors.add("Anna Moll", "person", "f")
    doc._.actors.entitle(other, "rektor")
    assert same_speaker(doc, found, person) is None


def test_nobody_has_spoken_before(vocab):
    doc, _, found = speaking(vocab, "Gebaut/VVPP werde/VAFIN ,/$, so/ADV die/ART Rektorin/NN")
    assert same_speaker(doc, found, None) is None
