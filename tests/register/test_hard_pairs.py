"""Pairs of sightings that are one actor, and pairs that are not, each with the reason."""

import pytest
from registers import one_actor, release

LINDEN = {"issuer": "Stadt Linden", "place": "Linden"}
HOF = {"issuer": "Stadt Hof", "place": "Hof"}
COUNTY = {"issuer": "Landkreis Uelzen", "place": "Uelzen"}


def pair(one, other, around=LINDEN, elsewhere=None, day="2024-03-01", later="2024-06-01"):
    return release("a", one, **around, day=day), release("b", other, **(elsewhere or around), day=later)


SAME = {
    "umlauts written out": pair("Jürgen Groß", "Juergen Gross"),
    "umlauts lost, same issuer": pair("Ulrich Hörning", "Ulrich Horning"),
    "accents lost": pair("André Šimák", "Andre Simak", elsewhere=HOF),
    "a hyphen lost": pair("Hans-Peter Kern", "Hans Peter Kern", elsewhere=HOF),
    "rn read as m": pair("Ulrich Wernfeld", "Ulrich Wemfeld"),
    "a letter misread, and the same office": pair(
        ("Tomke Alberts", "Amtsleiterin", "Umweltamt Linden"), ("Tomke Alherts", "Amtsleiterin")
    ),
    "heard, and the same office": pair(
        ("Karsten Meyer", "Wehrleiter", "Feuerwehr Linden"), ("Karsten Maier", "Wehrleiter", "Feuerwehr Linden")
    ),
    "transliterated, and the same office": pair(
        ("Wladimir Petrow", "Dirigent", "Theater Linden"), ("Vladimir Petrov", "Dirigent", "Theater Linden")
    ),
    "mistyped, and the same office": pair(
        ("Birte Kalkbrenner", "Bürgermeisterin"), ("Birte Kalkbrener", "Bürgermeisterin", "", "Linden")
    ),
    "genitive": pair(("Tom Grailly", "Intendant"), ("Tom Graillys", "Intendant")),
    "initial, same issuer": pair("Annegret Overbeck", "A. Overbeck"),
    "second given name left out": pair("Maria Elisabeth Kern", "Maria Kern"),
    "half of a double name, the same office": pair(
        ("Anna Müller-Weber", "Amtsleiterin", "Kulturamt Linden"), ("Anna Müller", "Amtsleiterin")
    ),
    "double name without its hyphen": pair("Anna Petersen-Vogt", "Anna Petersen Vogt"),
    "degree left in the name": pair("Dr. Anna Seidler", "Anna Seidler"),
    "an office follows another in one line": pair(
        ("Ole Quandt", "Bürgermeister", "Stadt Linden"), ("Ole Quandt", "Minister"), elsewhere=HOF, later="2026-06-01"
    ),
    "a minister whom all speak of": pair(("Ole Quandt", "Minister"), ("Ole Quandt", "Minister"), elsewhere=HOF),
    "an office and an honorary one": pair(
        ("Ole Quandt", "Bürgermeister", "Stadt Linden"), ("Ole Quandt", "Vorsitzender", "Landesverband Imkerei"), elsewhere=HOF
    ),
    "parties tie nobody, but nothing contradicts": pair(
        ("Ole Quandt", "Landrat", "SPD"), ("Ole Quandt", "Landrat"), elsewhere=HOF
    ),
    "legal form left out": pair("org:Lindwurm Logistik GmbH & Co. KG", "org:Lindwurm Logistik", elsewhere=HOF),
    "Sankt and St.": pair("org:Kirchengemeinde St. Andreas Linden", "org:Kirchengemeinde Sankt Andreas Linden"),
    "inflected head": pair("org:Landesbund Imkerei", "org:Landesbundes Imkerei", elsewhere=HOF),
    "preposition left out": pair("org:Industrie- und Handelskammer zu Linden", "org:Industrie- und Handelskammer Linden"),
    "a body's umlauts lost": pair("org:Universität Köln", "org:Universitat Koln", elsewhere=HOF),
    "a body misread": pair("org:Polizeiinspektion Eschwege", "org:Polizeiinspektion Eschwcge"),
    "short form that this release explains": pair(
        "org:Industrie- und Handelskammer zu Linden|IHK", "org:IHK Linden", elsewhere=HOF
    ),
    "a body named by its kind, same issuer": pair("org:Kreistag", "org:Kreistag", COUNTY),
    "a group": pair("grp:Bürger:innen", "grp:Bürger*innen", elsewhere=HOF),
    "abbreviated words": pair("org:Ev.-luth. Kirchengemeinde Linden", "org:Evangelisch-lutherische Kirchengemeinde Linden"),
}
DIFFERENT = {
    "mayors of two towns at the same time": pair(
        ("Anna Seidler", "Bürgermeisterin", "Stadt Linden"), ("Anna Seidler", "Bürgermeisterin", "Stadt Hof"), elsewhere=HOF
    ),
    "doctor and priest": pair(("Jan Feddersen", "Chefarzt"), ("Jan Feddersen", "Pfarrer"), elsewhere=HOF),
    "doctor and fire chief of one town": pair(("Jan Feddersen", "Chefarzt"), ("Jan Feddersen", "Wehrleiter")),
    "heads of two bodies of different kinds, one after the other": pair(
        ("Jan Feddersen", "Kämmerer", "Stadt Linden"),
        ("Jan Feddersen", "Schulleiter", "Gymnasium Hof"),
        elsewhere=HOF,
        later="2030-01-01",
    ),
    "a frequent name in two towns, one after the other": pair(
        ("Thomas Müller", "Bürgermeister", "Stadt Linden"),
        ("Thomas Müller", "Bürgermeister", "Stadt Hof"),
        elsewhere=HOF,
        later="2030-01-01",
    ),
    "initial, nothing in common": pair("Annegret Overbeck", "A. Overbeck", elsewhere=HOF),
    "other given name": pair("Annegret Overbeck", "Birgit Overbeck"),
    "names that look alike and are both names": pair("Timo Beck", "Timo Bock"),
    "names that sound alike, no office": pair("Karsten Meyer", "Karsten Maier"),
    "half of a double name, nothing in common": pair("Anna Müller-Weber", "Anna Müller", elsewhere=HOF),
    "father and son": pair("Hans Kern sen.", "Hans Kern jun."),
    "a family name alone, other issuers": pair("Quandt", "Quandt", elsewhere=HOF),
    "a family name alone and a full name": pair("Quandt", "Ole Quandt"),
    "somebody unnamed": pair("Fahrer des Lieferwagens", "Fahrer des Lieferwagens"),
    "two legal forms": pair("org:Lindwurm Logistik GmbH", "org:Lindwurm Logistik AG"),
    "two towns": pair("org:Stadt Hof", "org:Stadt Hog"),
    "numbers differ": pair("org:3. Grundschule Linden", "org:4. Grundschule Linden"),
    "a body named by its kind, other issuers": pair("org:Kreistag", "org:Kreistag", COUNTY, HOF),
    "a short form of two chambers": pair("org:IHK Linden", "org:IHK Hof"),
    "groups of like names": pair("grp:Schüler aus Linden", "grp:Schülerinnen aus Linden"),
    "a person and a body": pair("Linden", "org:Linden"),
}


@pytest.mark.parametrize("name", SAME)
def test_one_actor(name, tmp_path):
    assert one_actor(tmp_path, *SAME[name])


@pytest.mark.parametrize("name", DIFFERENT)
def test_two_actors(name, tmp_path):
    assert not one_actor(tmp_path, *DIFFERENT[name])
