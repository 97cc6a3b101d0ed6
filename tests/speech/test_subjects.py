import pytest
from speech.said import said
from tagged import tagged

SPEAKERS = {
    "behind `als` and a noun": (
        "Als/APPR Begründung/NN sagte/VVFIN ein/ART Förster/NN :/$. „/$( Es/PPER ist/VAFIN zu/APPR nass/ADJD ./$. “/$(",
        "ein Förster",
    ),
    "behind an adverb and `sich`": (
        "Besorgt/ADJD äußerte/VVFIN sich/PRF auch/ADV der/ART Rektor/NN :/$. „/$( Es/PPER wird/VAFIN eng/ADJD ./$. “/$(",
        "der Rektor",
    ),
    "in front, though a pronoun follows": (
        "Der/ART Rektor/NN nannte/VVFIN sie/PPER „/$( mutig/ADJD “/$( ./$.",
        "Der Rektor",
    ),
    "a noun for people in front of a name": (
        "Kritiker/NN werfen/VVFIN Kern/NE vor/PTKVZ ,/$, er/PPER schweige/VVFIN ./$.",
        "Kritiker",
    ),
    "whoever is quoted by others": (
        "„/$( Wir/PPER warten/VVFIN “/$( ,/$, zitierte/VVFIN man/PIS Rita/NE Alvers/NE ./$.",
        "Rita Alvers",
    ),
    "behind a participle": (
        "Passend/NN zum/APPRART Fest/NN mahnte/VVFIN der/ART Rektor/NN :/$. „/$( Es/PPER ist/VAFIN glatt/ADJD ./$. “/$(",
        "der Rektor",
    ),
    "a pronoun as the source, whatever its tag": (
        "Ihr/PPOSAT zufolge/APPO sei/VAFIN das/ART Bad/NN zu/PTKVZ ./$.",
        "Ihr",
    ),
    "two of one mind": (
        "„/$( Es/PPER geht/VVFIN “/$( ,/$, sind/VAFIN sich/PRF Ida/NE Kern/NE und/KON Paul/NE Horn/NE einig/ADJD ./$.",
        "Ida Kern und Paul Horn",
    ),
    "the latter of two": ("„/$( Wir/PPER warten/VVFIN “/$( ,/$, so/ADV letztere/PIS ./$.", "letztere"),
    "an office behind an inquiry": (
        "„/$( Wir/PPER warten/VVFIN “/$( ,/$, bestätigt/VVFIN auf/APPR Anfrage/NN der/ART Sprecher/NN ./$.",
        "der Sprecher",
    ),
    "somebody by their age over attributes": (
        "„/$( Wir/PPER warten/VVFIN “/$( ,/$, sagt/VVFIN die/ART aus/APPR Linden/NE stammende/ADJA 34-Jährige/ADJA ./$.",
        "die aus Linden stammende 34-Jährige",
    ),
    "a newspaper by its name": (
        "Wie/PWAV „/$( Linden/NE heute/ADV “/$( berichtet/VVFIN ,/$, sei/VAFIN das/ART Bad/NN zu/PTKVZ ./$.",
        "„Linden heute“",
    ),
    "behind an object and its infinitive clause": (
        "Das/ART Angebot/NN ,/$, Kern/NE zu/PTKZU helfen/VVINF ,/$, lehnt/VVFIN er/PPER ab/PTKVZ :/$. „/$( Es/PPER reicht/VVFIN ./$. “/$(",
        "er",
    ),
    "behind a source that was asked": (
        "Auf/APPR Nachfrage/NN hieß/VVFIN es/PPER bei/APPR der/ART Bahn/NN :/$. „/$( Wir/PPER warten/VVFIN ./$. “/$(",
        "der Bahn",
    ),
}


@pytest.mark.parametrize("shape", SPEAKERS)
def test_the_speaker_is_found(vocab, shape):
    text, speaker = SPEAKERS[shape]
    assert [one[2] for one in said(tagged(vocab, text))] == [speaker]


def test_a_clause_goes_on_with_the_speaker_and_not_with_what_he_says(vocab):
    doc = tagged(
        vocab,
        "Kern/NE sagte/VVFIN ,/$, das/ART Bad/NN bleibe/VVFIN und/KON fügte/VVFIN hinzu/PTKVZ :/$. „/$( Gut/ADJD so/ADV !/$. “/$(",
    )
    assert [one[2] for one in said(doc)] == ["Kern", "Kern"]


def test_a_quotation_behind_a_konjunktiv_is_said_by_who_spoke_before(vocab):
    doc = tagged(
        vocab,
        "Kern/NE sagte/VVFIN ,/$, es/PPER regne/VVFIN ./$. Der/ART Platz/NN sei/VAFIN nass/ADJD :/$. „/$( Wir/PPER warten/VVFIN ./$. “/$(",
    )
    assert [(kind, speaker) for kind, _, speaker in said(doc)] == [
        ("indirect", "Kern"),
        ("free_indirect", "Kern"),
        ("direct", "Kern"),
    ]


def test_a_quotation_without_a_frame_goes_on_with_the_statement_beside_it(vocab):
    doc = tagged(
        vocab,
        "Kern/NE sagte/VVFIN :/$. „/$( Es/PPER wird/VAFIN eng/ADJD ./$. “/$( Und/KON :/$. „/$( Wir/PPER warten/VVFIN ./$. “/$(",
    )
    assert [one[2] for one in said(doc)] == ["Kern", "Kern"]


def test_a_clause_behind_an_infinitive_is_no_longer_said(vocab):
    doc = tagged(
        vocab,
        "Der/ART Verein/NN kündigte/VVFIN an/PTKVZ ,/$, Stellen/NN zu/PTKZU schaffen/VVINF ,/$, und/KON ging/VVFIN nach/APPR Hause/NN ./$.",
    )
    assert said(doc) == [("indirect", "Stellen zu schaffen", "Der Verein")]
