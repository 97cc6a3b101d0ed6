import pytest
from components.release_docs import formal_nlp

from pipeline.components.issuer import find_issuer, respell
from pipeline.lexicon import load_lexicon

BODY = "Kaltental, 3. Mai 2024. Der Rat hat den Umbau am Montag beschlossen. Er beginnt noch im Herbst und dauert ein Jahr."
HEADLINE = "Umbau beginnt im Herbst"


def issuer(*parts):
    return formal_nlp()("\n\n".join(parts))._.issuer


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Stadt Seligenbach | Presseamt\nPressemitteilung Nr. 087/2024", "Stadt Seligenbach"),
        ("Hochschule Vorberg · Stabsstelle Kommunikation", "Hochschule Vorberg"),
        ("Landkreis Odenhorst", "Landkreis Odenhorst"),
        ("Polizeiinspektion Rieselland\nMedieninformation vom 22.09.2024, 11:45 Uhr", "Polizeiinspektion Rieselland"),
        (
            "Ministerium für Wald und Wild des Landes Amberau\nPresseinformation 43/2025",
            "Ministerium für Wald und Wild des Landes Amberau",
        ),
        ("Landesbund Taubenzucht Amberau e. V.\n– An die Redaktionen –", "Landesbund Taubenzucht Amberau e. V."),
        ("Pressestelle\nKlinikum Amberau", "Klinikum Amberau"),
        ("Lindwurm AG, Unternehmenskommunikation", "Lindwurm AG"),
        ("Ministerium für Wald, Wild und Wiesen Amberau", "Ministerium für Wald, Wild und Wiesen Amberau"),
        ("Stadttheater Amberau * Am Markt 4 * 12345 Amberau", "Stadttheater Amberau"),
    ],
)
def test_letterhead_names_the_issuer_without_its_press_office(header, name):
    assert issuer(header, HEADLINE, BODY) == name


def test_capitals_of_the_letterhead_take_the_spelling_of_the_text():
    text = BODY + " Das Museum für Glaskunst Amberau lädt ein."
    assert issuer("MUSEUM FÜR GLASKUNST AMBERAU", HEADLINE, text) == "Museum für Glaskunst Amberau"


def test_capitals_without_a_model_are_written_small():
    assert respell("MUSEUM FÜR GLASKUNST", "Nichts davon steht hier.") == "Museum für Glaskunst"
    assert respell("TÜV SÜD", "") == "TÜV SÜD"


def test_contact_names_the_issuer_where_no_letterhead_does():
    assert issuer(HEADLINE, BODY, "Pressekontakt\nStadt Talheim, Presseamt\nTilman Rasch\nTelefon 0521 1") == "Stadt Talheim"


def test_photo_credit_names_the_issuer():
    note = "Redaktionshinweis: Ein Foto liegt bei. Nachweis: Stadt Talheim.\n\nPressekontakt: Anna Kern"
    assert issuer(HEADLINE, BODY, note) == "Stadt Talheim"


def test_photographer_is_no_issuer():
    assert issuer(HEADLINE, BODY, "Foto: Jost Kammrath") == ""


def test_boilerplate_names_the_issuer():
    about = "Über Lindwurm\nDie Lindwurm Logistik GmbH wurde 1974 gegründet und beschäftigt 310 Menschen an drei Orten."
    assert issuer("PRESSEINFORMATION", HEADLINE, BODY, about) == "Lindwurm Logistik GmbH"


def test_lead_names_the_issuer_by_its_legal_form():
    text = "Kaltental, 3. Mai 2024. Die Lindwurm Logistik GmbH baut in Kaltental ein Lager. Es wird im Herbst fertig und kostet viel Geld."
    assert issuer(HEADLINE, text) == "Lindwurm Logistik GmbH"


def test_issuer_of_the_metadata_stays():
    nlp = formal_nlp()
    doc = nlp.make_doc(f"Stadt Seligenbach\n\n{HEADLINE}\n\n{BODY}")
    doc._.issuer = "Stadtwerke Seligenbach"
    assert nlp(doc)._.issuer == "Stadtwerke Seligenbach"


def test_empty_text_has_no_issuer():
    assert find_issuer(formal_nlp().make_doc("")) == ""


@pytest.mark.parametrize("row", load_lexicon("press_offices"), ids=lambda row: row["word"])
def test_press_office_is_left_out_of_the_issuer(row):
    found = issuer(row["example"], HEADLINE, BODY)
    assert found
    assert row["word"] not in found.split()
