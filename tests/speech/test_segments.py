import pytest
from tagged import tagged

from pipeline.speech.segments import segments, spoken, starts_with_verb


def read(doc, blocks=None, fragments=frozenset()):
    return segments(doc, 0, len(doc), blocks or {}, fragments)


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Kern/NE sagte/VVFIN ,/$, dass/KOUS es/PPER geht/VVFIN ./$.", [("main", ""), ("sub", "dass")]),
        ("Kern/NE fragte/VVFIN ,/$, ob/KOUS es/PPER geht/VVFIN ./$.", [("main", ""), ("sub", "ob")]),
        ("Kern/NE ,/$, der/PRELS lachte/VVFIN ,/$, ging/VVFIN ./$.", [("frag", ""), ("sub", "relative"), ("main", "")]),
        ("Er/PPER hofft/VVFIN ,/$, bald/ADV zu/PTKZU gehen/VVINF ./$.", [("main", ""), ("inf", "")]),
        ("Er/PPER ging/VVFIN ,/$, um/KOUI zu/PTKZU sehen/VVINF ./$.", [("main", ""), ("inf", "purpose")]),
        ("Er/PPER kam/VVFIN und/KON sah/VVFIN Kinder/NN und/KON Eltern/NN ./$.", [("main", ""), ("main", "")]),
        ("Er/PPER sagte/VVFIN ,/$, das/ART Labor/NN sei/VAFIN sicher/ADJD ./$.", [("main", ""), ("main", "")]),
    ],
)
def test_segments_are_typed_by_their_first_word_and_verb(vocab, text, shapes):
    assert [(part.kind, part.opener) for part in read(tagged(vocab, text))] == shapes


def test_a_clause_around_an_insertion_is_closed_by_its_verb(vocab):
    doc = tagged(
        vocab, "Er/PPER sagt/VVFIN ,/$, dass/KOUS Kern/NE ,/$, der/ART Rektor/NN ,/$, den/ART Preis/NN bekommt/VVFIN ./$."
    )
    assert [part.kind for part in read(doc)] == ["main", "sub", "frag", "sub"]


def test_a_whole_quotation_is_a_segment_and_its_commas_do_not_cut(vocab):
    doc = tagged(vocab, "„/$( Ja/ITJ ,/$, gern/ADV “/$( ,/$, sagte/VVFIN Kern/NE ./$.")
    quote, frame = read(doc, blocks=dict.fromkeys(range(5), 0))
    assert (quote.kind, quote.quote, len(quote.tokens)) == ("quote", 0, 5)
    assert (frame.kind, frame.mark) == ("main", ",")
    assert starts_with_verb(doc, frame)


def test_commas_inside_quoted_words_do_not_cut(vocab):
    doc = tagged(vocab, "Das/ART „/$( Haus/NN ,/$, das/PRELS lacht/VVFIN “/$( steht/VVFIN ./$.")
    assert len(read(doc, fragments=frozenset(range(1, 7)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Davon/PROAV übernehme/APPR der/ART Bund/NN viel/PIS ./$.",
        "Nun/ADV verwies/ADJA Kern/NE darauf/PROAV ./$.",
        "Die/ART Fischer/NN sagen/VVINF ja/ADV ./$.",
    ],
)
def test_a_verb_that_the_model_misread_is_still_finite(vocab, text):
    assert [part.kind for part in read(tagged(vocab, text))] == ["main"]


def test_an_office_read_as_a_verb_is_none(vocab):
    doc = tagged(vocab, "Landrat/VAFIN Udo/NE Brink/NE lobte/VVFIN Kinder/NN ./$.")
    (part,) = read(doc)
    assert doc[part.finite].text == "lobte"


@pytest.mark.parametrize(
    ("text", "speech"), [("Endlich/ADV Regen/NN !/$.", True), ("Wir/PPER gehen/VVFIN", True), ("Grüne/ADJA Mitte/NN", False)]
)
def test_speech_is_a_clause_or_closed_like_one(vocab, text, speech):
    doc = tagged(vocab, text)
    assert spoken(doc, range(len(doc))) is speech
