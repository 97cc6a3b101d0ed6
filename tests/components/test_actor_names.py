"""Names in their first form: genitives, stops at a sentence end, and spellings that are no alias."""

import pytest

from pipeline.components.actors import Actors
from pipeline.people.actor_mentions import _add_issuer
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


def bodies(nlp, text):
    """The names of the bodies of a release with this body."""
    doc = nlp(f"Ein Haus für alle\n\nKaltental, 3. Mai 2024. {text}")
    return [actor.name for actor in doc._.actors if actor.kind == "organisation"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Zudem kündigte das Tiefbauamt Linden Sperrungen an.", ["Tiefbauamt Linden"]),
        ("Als Grund nannte das Tiefbauamt Linden Schwierigkeiten bei den Brücken.", ["Tiefbauamt Linden"]),
        ("Danach bat der Landesverband Dienstleistungen um Geduld.", ["Landesverband Dienstleistungen"]),
        ("Im Mai half das Amt Bodenordnung.", ["Amt Bodenordnung"]),
    ],
)
def test_object_of_the_verb_is_no_part_of_a_body(nlp, sentence, names):
    assert bodies(nlp, sentence) == names


def test_genitive_of_the_verb_is_no_part_of_a_body(nlp):
    names = bodies(nlp, "Im April hatte der Priesterrat des Bistums der Bitte des Kirchengemeinderats Linden zugestimmt.")
    assert not [name for name in names if "Bitte" in name]


def test_head_of_a_company_of_that_family_name_is_the_person_named_before(nlp):
    text = "Der Rat hat den Unternehmer Jost Kölling gewählt. Der Gesellschafter der Kölling Guss KG kündigte an, zu bauen."
    assert persons(nlp, text) == ["Jost Kölling"]


def test_head_of_the_company_of_somebody_else_is_not_her(nlp):
    text = "Am Montag sprach Bürgermeisterin Anna Roth. Der Gesellschafter der Roth Guss KG kündigte an, zu bauen."
    assert persons(nlp, text) == ["Anna Roth", "Gesellschafter der Roth Guss KG"]


def test_new_office_leads_back_when_it_is_said_again(nlp):
    text = (
        "Neue Chefärztin wird die Chirurgin Leyla Kern. Das sei gut, erklärte die designierte Klinikdirektorin. "
        "Zur Vorstellung der neuen Klinikdirektorin kamen viele Gäste."
    )
    assert persons(nlp, text) == ["Leyla Kern"]


def test_own_name_in_front_of_a_dash_means_who_speaks():
    actors = Actors()
    _add_issuer(actors, "Elbton – Anstalt des öffentlichen Rechts")
    assert actors.find("Elbton", "organisation") == actors.issuer
