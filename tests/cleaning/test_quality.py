"""Quality falls with what stays misread, and with nothing else."""

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.quality import Signs, quality_of, signs_of

SOUND = (
    "Die Stadt hat am Montag die neue Brücke eröffnet. Viele Gäste kamen, obwohl es regnete, und die Bürgermeisterin lobte "
    "alle, die daran gebaut haben. Am Abend spielte die Feuerwehrkapelle. Die Bürger*innen fanden den Weg zum Fest über "
    "www.linden.example/bruecke oder riefen an. Im Jahr 2025 folgt der zweite Abschnitt, sagte Frau Özdemir-Krátká."
)


def test_a_sound_text_has_the_best_quality():
    assert clean(SOUND).quality == 1


@pytest.mark.parametrize(
    ("word", "misread"),
    [("Montag", "M0nt4g"), ("regnete", "rcgnvte"), ("spielte", "sp¢elte"), ("daran", "da\ufffd\ufffdn"), ("fanden", "fnnxen")],
)
def test_a_word_that_stays_misread_lowers_it(word, misread):
    assert clean(SOUND.replace(word, misread)).quality < 1


def test_it_falls_with_each_further_word():
    words = SOUND.split()
    told = []
    for number in range(0, 30, 5):
        damaged = [word[:1] + "xq" + word[2:] if at < number and word.islower() else word for at, word in enumerate(words)]
        told.append(clean(" ".join(damaged)).quality)
    assert told == sorted(told, reverse=True)
    assert told[-1] < 0.8


def test_specks_of_dirt_lower_it_but_bullets_and_dashes_do_not():
    assert signs_of(SOUND + " ~ | ^^ {} ~").specks > 0
    assert signs_of(SOUND + " – • – 5 % …").specks == 0


def test_repairs_that_may_be_wrong_and_words_in_doubt_lower_it():
    nothing = Signs(0, 0, 0, 0, 0, 0)
    assert quality_of(nothing, is_damaged=False) == 1
    assert quality_of(Signs(0, 0, 0, 0, 0.01, 0), is_damaged=False) < 1
    assert quality_of(Signs(0, 0, 0, 0, 0, 0.01), is_damaged=False) < 1
    assert quality_of(Signs(1, 1, 1, 1, 1, 1), is_damaged=False) == 0


def test_what_sound_texts_have_counts_only_in_damaged_ones():
    assert quality_of(Signs(0.003, 0.01, 0, 0, 0, 0), is_damaged=False) == 1
    assert quality_of(Signs(0.003, 0.01, 0, 0, 0, 0), is_damaged=True) < 1


def test_another_language_is_not_judged():
    assert clean("The city has opened the new bridge on Monday, and many people came in spite of the rain.").quality == 1
