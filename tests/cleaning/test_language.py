import pytest

from pipeline.cleaning.language import language_of
from pipeline.lexicon import load_lexicon


@pytest.mark.parametrize("row", load_lexicon("clean_languages"), ids=lambda row: row["language"])
def test_language_is_told_from_the_example_of_each_row(row):
    assert language_of(row["example"]) == row["language"]


@pytest.mark.parametrize("text", ["", "Grüße aus Ulm", "Müller Schmidt Krause Weber Hoffmann Wagner Becker", "12 34 56 78 90"])
def test_few_words_or_names_alone_tell_nothing(text):
    assert language_of(text) == ""


def test_german_without_umlauts_is_german():
    assert language_of("Die Stadt fiihrt im Herbst eine Abgabe fiir alle Hunde ein, die iiber ein Jahr alt sind.") == "de"
