import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean
from pipeline.cleaning.alignment import CleanText
from pipeline.cleaning.characters import compose, repair_characters


def repaired(source):
    text = CleanText.of(source)
    return text.edit(repair_characters(text.text)).text


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("Zeile\r\nZeile\rZeile\u2028Zeile\u2029Zeile\x85Zeile", "Zeile\nZeile\nZeile\nZeile\nZeile\nZeile"),
        ("\ufeffAm\xa014.\u202fMai\t19\u2009Uhr", "Am 14. Mai 19 Uhr"),
        ("Ge\xadwerbe\u200bge\u2060biet", "Gewerbegebiet"),
        ("Ver\xad\n  waltung", "Verwaltung"),
        ("O\ufb00ene P\ufb02ege, o\ufb03ziell", "Offene Pflege, offiziell"),
        ("FÃ¼r die StraÃŸe: â€žGrÃ¶ÃŸerâ€œ â€“ 5â‚¬", "Für die Straße: „Größer“ – 5€"),
        ("\x84Wir\x93 \x96 heute", "„Wir“ – heute"),
        ("NUL\x00 und \ud800", "NUL und \ufffd"),
    ],
)
def test_characters_are_written_one_way(source, clean):
    assert repaired(source) == clean


@pytest.mark.parametrize(
    "source", ["„Grüße“ – aus Ålesund, 5 €!", 'Er sagt: "Ja"', "São Paulo, Ã la carte", "Seite\fSeite", "a\n\nb"]
)
def test_sound_characters_stay(source):
    assert repaired(source) == source


def test_letters_with_their_marks_are_composed_one_by_one():
    text = CleanText.of("u\u0308ber Kalkho\u0308fe")
    text = text.edit(compose(text.text))
    assert text.text == "über Kalkhöfe"
    assert text.alignment.to_source(0, 1) == (0, 2)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], max_codepoint=0x10FF), max_size=40))
def test_composed_text_is_nfc_wherever_a_letter_stands_alone(source):
    text = CleanText.of(source)
    composed = text.edit(compose(source)).text
    assert unicodedata.normalize("NFC", composed) == unicodedata.normalize("NFC", source)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Die BÃƒÂ¼rger der StraÃƒÅ¸e", "Die Bürger der Straße"),
        ("Ã¢â‚¬Å¾JaÃ¢â‚¬Å“", "„Ja“"),
        ("BÃ\x83Â¼rger", "Bürger"),
        ("B├╝rger der Stra├ƒe", "Bürger der Straße"),
        ("ΓÇ₧JaΓÇ£", "„Ja“"),
        ("K&ouml;ln, gro&szlig;, A &amp; B", "Köln, groß, A & B"),
        ("&#252;ber 5&nbsp;km, &bdquo;Ja&ldquo;", "über 5 km, „Ja“"),
        ("M¨uller und Mu¨ller", "Müller und Müller"),
        ("¨Ach so¨, sagte er", "¨Ach so¨, sagte er"),
        ("B\x81rger und M\x84nner der Straáe\r\nin K\x94ln", "Bürger und Männer der Straße\nin Köln"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_letters_of_other_code_pages_and_references_are_read(damaged, right):
    assert clean(damaged, repair=False).text.text == right
