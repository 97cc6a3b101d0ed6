"""Worn pages, digits read as letters, and what must stay in a damaged release; all sentences are invented."""

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.channel import english_pack
from pipeline.cleaning.digits import repair_digits
from pipeline.cleaning.spelling import Speller
from pipeline.cleaning.tokens import tokens_of
from pipeline.cleaning.wear import decide_worn, worn

DAMAGED = (
    "Die Gemeinde eroffnet am Samstag die neue Sporthalle fiir alle Schiilerinnen. Wahrend der Bauzeit mussten die Kinder in "
    "einer Nachbargemeinde turnen, was viele Eltern argerte. {} Das Angebot wird uber das ganze Jahr verlangert."
)
WORN = "Dic Arbcit ist bereils umgeselzl, auch dic konkrelen Handlungsfelder wurden ncu erwahnt und ebenfalls gepruft. "


def repaired(sentence, frame=DAMAGED):
    return clean(frame.format(sentence)).text.text


@pytest.mark.parametrize("word", ["bereits", "umgesetzt", "konkreten", "neu", "erwähnt"])
def test_look_alikes_of_a_worn_page_are_read_as_words(word):
    assert word in repaired(WORN)


@pytest.mark.parametrize(
    "sound",
    [
        "Mit aztekischem Schmuck und viel Musik begann der Abend im Haus, zu dem alle kamen, die im Ort leben.",
        "Frau Dr. Kaltweber und Herr Brinkmeierhoff kamen.",
        "Das Museum StadtGalerie und der VfB luden ein.",
        "Die KAV und der MDV kamen.",
        "Alle KollegInnen und MitarbeiterInnen kamen.",
        "Die Maschinenbauerin Sina Roth und die Ofenbauerin Ada Lenz kamen.",
        "Er sagte: ,,Das reicht.” Kein Wort fiel danach.",
    ],
)
def test_what_looks_odd_but_is_sound_stays(sound):
    assert repaired(sound).replace("„", ",,").replace("“", "”").count(sound) == 1


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("Man spricht ber die Halle.", "Man spricht über die Halle."),
        ("Die Wehrftihrerin kam spditer.", "Die Wehrführerin kam später."),
        ("Das Amt will das ausschlie@en.", "Das Amt will das ausschließen."),
        ("Eine gro&ere Halle gibt es nicht.", "Eine größere Halle gibt es nicht."),
        ("Die Kosten sind gro&er als gedacht.", "Die Kosten sind größer als gedacht."),
        ("Das wird von der Prafektin gepruft.", "Das wird von der Präfektin geprüft."),
        ("Sie sagte: nDie Halle ist da.”", "Sie sagte: „Die Halle ist da.“"),
    ],
)
def test_more_misreadings_are_mended(damaged, printed):
    assert printed in repaired(damaged)


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("Tel. O89 233", "Tel. 089 233"),
        ("im Jahr 2O24", "im Jahr 2024"),
        ("3 OOO Euro", "3 000 Euro"),
        ("rund 1OO Gäste", "rund 100 Gäste"),
        ("Sie kamen, 2u fünft, bis 7u zehn Gäste.", "Sie kamen, zu fünft, bis zu zehn Gäste."),
        ("O2 und 10l Milch, Gleis 3a, B2", "O2 und 10l Milch, Gleis 3a, B2"),
        ("OOO", "OOO"),
    ],
)
def test_letters_in_numbers_are_digits(source, mended):
    text = source
    for edit in reversed(repair_digits(source)):
        text = text[: edit.start] + edit.new + text[edit.end :]
    assert text == mended


def test_the_more_worn_a_page_the_less_a_look_alike_costs():
    table = english_pack()
    assert worn(table, 0.1).cost("crwahnt", "erwähnt") < worn(table, 0.0).cost("crwahnt", "erwähnt")


def test_surnames_are_not_read_as_words():
    text = "auch dic konkrelen bereils umgeselzl Handlungsfeld Handlungstelder"
    tokens, forms = tokens_of(text), {}
    decide_worn(text, tokens, forms, {}, Speller(english_pack()), {len(tokens) - 1})
    assert len(tokens) - 1 not in forms
    assert forms[3] == "bereits"


def test_an_accent_is_undone_where_the_font_is_known_to_make_it():
    assert "Oldörp" in repaired(
        "Es kam Bente Oldérp. Das geh6rt dazu, méglich ist es, die Hélfte hért es, Strémung und Léwe auch."
    )


def test_a_small_word_in_capitals_is_no_abbreviation():
    assert "MUSEUM FÜR KUNST" in repaired("Das MUSEUM FUR KUNST zeigt es.")
