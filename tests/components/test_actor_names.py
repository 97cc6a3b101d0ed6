"""Names in their first form: genitives, stops at a sentence end, and spellings that are no alias."""

import pytest

from pipeline.people.spellings import is_same_spelling


def persons(nlp, text):
    """The names of the persons of a release with this body."""
    doc = nlp(f"Ein Haus für alle\n\nKaltental, 3. Mai 2024. {text}")
    return [actor.name for actor in doc._.actors if actor.kind == "person"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mit Heinrich von Kleists Lustspiel beginnt die neue Spielzeit.", "Heinrich von Kleist"),
        ("Zu Johann Sebastian Bachs Geburtstag erklingt Musik.", "Johann Sebastian Bach"),
        ("Durch Peter Maffays Auftritt wurde der Abend lang.", "Peter Maffay"),
        ("Uwe Carstens Rede war lang.", "Uwe Carstens"),
        ("In Anna Brandts neuem Buch geht es um den Wald.", "Anna Brandt"),
        ("Danach zeigte Anna Moos Bilder aus Linden.", "Anna Moos"),
        ("Das sagte Uta Moos Anfang Mai im Rathaus.", "Uta Moos"),
        ("Die Leitung des Chores hat Vera Abt. Sie kommt aus Linden.", "Vera Abt"),
    ],
)
def test_person_is_named_in_the_nominative(nlp, sentence, name):
    assert persons(nlp, sentence) == [name]


def test_family_name_without_the_genitive_leads_back(nlp):
    assert persons(nlp, "Mit Heinrich von Kleists Lustspiel beginnt die Spielzeit. Auf Kleists Spuren wandelt das Haus.") == [
        "Heinrich von Kleist"
    ]


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("STADT LINDEN", "Stadt Linden"),
        ("Jugendchors Linden", "Jugendchor Linden"),
        ("Deutsche Sportbund", "Deutscher Sportbund"),
        ("GEWERKSCHAFT PFLEGE", "Gewerkschaft Pflege und Gesundheit (gpg)"),
        ("Heinrich von Kleists", "Heinrich von Kleist"),
    ],
)
def test_name_in_capitals_inflected_or_cut_is_no_alias(alias, name):
    assert is_same_spelling(alias, name)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("IHK", "Industrie- und Handelskammer Linden"),
        ("Chorverband Linden", "Chorverband Linden e. V."),
        ("H. Roth", "Hans Roth"),
        ("Gewerkschaft Bau", "Gewerkschaft Pflege und Gesundheit"),
        ("Anna Kern", "Anna Maria Kern"),
    ],
)
def test_short_form_is_an_alias(alias, name):
    assert not is_same_spelling(alias, name)
