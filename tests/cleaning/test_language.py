import pytest

from pipeline.cleaning.language import language_of
from pipeline.lexicon import load_lexicon


@pytest.mark.parametrize("row", load_lexicon("clean_languages"), ids=lambda row: row["language"])
def test_language_is_told_from_the_example_of_each_row(row):
    assert language_of(row["example"]) == row["language"]


@pytest.mark.parametrize("text", ["", "Müller Schmidt Krause Weber Hoffmann Wagner Becker", "12 34 56 78 90"])
def test_few_words_or_names_alone_tell_nothing(text):
    assert language_of(text) == ""


def test_german_without_umlauts_is_german():
    assert language_of("Die Stadt fiihrt im Herbst eine Abgabe fiir alle Hunde ein, die iiber ein Jahr alt sind.") == "de"


@pytest.mark.parametrize(
    "text",
    [
        "Die Verwaltung berät.",
        "Polizei sucht Zeugen",
        "Sommerfest abgesagt",
        "Neue Öffnungszeiten im Rathaus",
        "Rat beschließt Haushalt 2024",
        "Heute geschlossen.",
        "Einladung zur Pressekonferenz",
    ],
)
def test_a_headline_of_german_words_is_german(text):
    assert language_of(text) == "de"


@pytest.mark.parametrize("text", ["The council meets today.", "New pool opens", "Press release", "De raad vergadert vandaag."])
def test_a_headline_of_other_words_is_not(text):
    assert language_of(text) != "de"
