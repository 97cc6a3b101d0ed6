import itertools

import pytest
import spacy

from pipeline.components.zones import find_zones
from pipeline.lexicon import load_lexicon
from pipeline.page import layout, zone_labels

BODY = (
    "Der Rat der Stadt hat am Montag über den neuen Haushalt beraten und ihn mit großer Mehrheit angenommen. "
    "Die Verwaltung setzt ihn nun um."
)


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_zones")
    return nlp


def kinds(doc):
    return [zone.kind for zone in doc._.zones]


def test_zones_cover_the_text_without_gaps(nlp):
    doc = nlp(f"\nStadt Linden\n\nRat nimmt Haushalt an\n\n{BODY}\n\nFoto: Stadt Linden\n\nKontakt: Anna Kern\n")
    bounds = [(zone.start, zone.end) for zone in doc._.zones]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(doc.text)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(bounds))
    assert kinds(doc) == ["header", "headline", "body", "caption", "contact"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Stadt Linden | Presseamt\nPressemitteilung Nr. 4/2024\n\nRat nimmt Haushalt an", "Rat nimmt Haushalt an"),
        ("KREIS LINDEN\n3. Mai 2024\n\nRat nimmt Haushalt an\nSchulden sinken zum dritten Mal", "Rat nimmt Haushalt an"),
        ("Mehr Geld für Schulen\nund neue Busse für das Umland", "Mehr Geld für Schulen und neue Busse für das Umland"),
        ("Haushalt 2025:\nRat gibt grünes Licht", "Haushalt 2025: Rat gibt grünes Licht"),
        ("Rat berät über „Haus\nder Zukunft“", "Rat berät über „Haus der Zukunft“"),
        ("POL-LIN: Unfall auf der B 12\n\nPolizei Linden\nMedieninformation vom 3.5.2024", "POL-LIN: Unfall auf der B 12"),
        ("Lindener Landfrauen e. V.\n– An die Redaktionen –\n\nLandfrauen wählen Vorstand", "Landfrauen wählen Vorstand"),
        ("Linden, 3. Mai 2024\n\nStadt Linden baut Brücke", "Stadt Linden baut Brücke"),
        (
            f"POL-LIN: {'Diebstahl aus einem Auto ++ ' * 4}u. a.\n26.02.2016 – 10:02",
            f"POL-LIN: {'Diebstahl aus einem Auto ++ ' * 4}u. a.",
        ),
        ("AMTSGERICHT LINDEN\nDer Pressesprecher\nPostfach 1, 12345 Linden\n\nDieb muss in Haft", "Dieb muss in Haft"),
        ("Ev.-luth. Marthagemeinde\nAm Markt 1\n12345 Linden\n\nNeue Orgel\nWeihe an Ostern – Chor singt im Mai", "Neue Orgel"),
        ("HWK Linden – Presse-Information Nr. 4\n\nMehr Lehrlinge", "Mehr Lehrlinge"),
        ("Pressemitteilung\nMehr Lehrlinge", "Mehr Lehrlinge"),
        (
            "MINISTERIUM FÜR WALD\ndes Landes Linden\n– Die Pressesprecherin –\n\nNr. 4/2024\n\nWald wächst wieder",
            "Wald wächst wieder",
        ),
        ("LANDFRAUEN LINDEN E. V.\nP R E S S E D I E N S T\n\nLandfrauen sammeln Geld", "Landfrauen sammeln Geld"),
        ("Kreis Linden\nFachdienst Presse\n\nPresse-Service\n\nTiere müssen in den Stall", "Tiere müssen in den Stall"),
        ("Lindener Papier AG\nKonzernkommunikation\n\nMehr Papier aus Stroh", "Mehr Papier aus Stroh"),
        ("Gewerkschaft Holz (GH)\nRegion Nordlinden\n\nZweiter Streik\nGespräche gehen weiter", "Zweiter Streik"),
        ("+++ Chorverband Linden e. V. +++ Pressedienst +++\n\nSingen mit Abstand", "Singen mit Abstand"),
        ("Flughafen Linden GmbH\n\nNeue Flüge ab Mai nach\nBergen–Oslo", "Neue Flüge ab Mai nach Bergen–Oslo"),
        ("Die Oberbürgermeisterin eröffnet das Bad", "Die Oberbürgermeisterin eröffnet das Bad"),
        ("Stadt Linden\n\nNeues Museum für Glas", "Neues Museum für Glas"),
    ],
)
def test_the_headline_is_told_from_letterhead_and_subtitle(nlp, head, title):
    assert nlp(f"{head}\n\n{BODY}")._.title == title


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Linden. ", "Linden"),
        ("Linden, 3. Mai 2024. ", "Linden"),
        ("Linden, 3. Mai 2024 – ", "Linden"),
        ("Bad Linden, den 03.05.2024 - ", "Bad Linden"),
        ("Linden, Mai 2024 – ", "Linden"),
        ("Linden, im Mai. ", "Linden"),
        ("Linden (3. Mai 2024). ", "Linden"),
        ("Linden, 03.05.2024 | ", "Linden"),
        ("(Linden) ", "Linden"),
        ("(Linden, 3. Mai 2024) ", "Linden"),
        ("LINDEN AM SEE – ", "Linden am See"),
        ("Linden (ots) – ", "Linden"),
        ("Linden am See. ", "Linden am See"),
        ("Linden/Erlental, 3. Mai 2024: ", "Linden/Erlental"),
        ("Linden (Kreis Harz), 3. Mai 2024 – ", "Linden (Kreis Harz)"),
    ],
)
def test_the_dateline_gives_the_place(nlp, line, place):
    doc = nlp(f"Rat nimmt Haushalt an\n\n{line}{BODY}")
    assert doc._.place == place
    assert kinds(doc) == ["headline", "dateline", "body"]


def test_a_weekday_is_no_place(nlp):
    assert nlp(f"Stadt Linden\n\nDienstag, 23. Mai 2023\n\nMehr Wald für alle\n\n{BODY}")._.place == ""


@pytest.mark.parametrize("line", ["Linden | 3. Mai 2024 | Nr. 4", "Medieninfo · Linden, 3. Mai 2024"])
def test_a_letterhead_can_give_the_place(nlp, line):
    assert nlp(f"Ministerium für Wald\n{line}\n\nMehr Wald für alle\n\n{BODY}")._.place == "Linden"


@pytest.mark.parametrize("row", load_lexicon("zone_openers"), ids=lambda row: row["word"])
def test_a_short_first_sentence_is_no_dateline(nlp, row):
    assert nlp(f"Rat nimmt Haushalt an\n\n{row['example']} {BODY}")._.place == ""


@pytest.mark.parametrize("row", load_lexicon("zone_labels"), ids=lambda row: row["label"])
def test_a_label_opens_its_zone(row):
    found = zone_labels.label_of(row["example"])
    assert found is not None
    assert found[0] == row["zone"]


@pytest.mark.parametrize("row", load_lexicon("zone_header"), ids=lambda row: row["term"])
def test_a_letterhead_line_is_known(row):
    assert layout.is_header_line(row["example"])


@pytest.mark.parametrize("row", load_lexicon("organisation_heads"), ids=lambda row: row["head"])
def test_an_organisation_line_is_known(row):
    assert layout.is_organisation_line(row["example"])


@pytest.mark.parametrize(
    "line", ["Stadt Linden öffnet Bad", "Rat nimmt Haushalt an", "Wer zahlt?", "Mehr Platz für Räder", "Der Plan steht."]
)
def test_a_headline_is_no_organisation(line):
    assert not layout.is_organisation_line(line)


@pytest.mark.parametrize(
    ("block", "contact"),
    [
        ("Pressekontakt: Anna Kern", "Anna Kern"),
        ("Rückfragen bitte an:\nAnna Kern, Pressestelle\nTelefon 030 00-1", "Anna Kern, Pressestelle, Telefon 030 00-1"),
        ("Kontakt für die Presse\n\nAnna Kern\nTelefon 030 00-1", "Anna Kern, Telefon 030 00-1"),
        ("Kontakt für Journalist:innen: Anna Kern, Telefon 030\n00-1", "Anna Kern, Telefon 030 00-1"),
        ("Pressesprecherin: Anna Kern | presse@example.org", "Anna Kern | presse@example.org"),
    ],
)
def test_the_contact_is_printed_without_its_label(nlp, block, contact):
    assert nlp(f"Rat nimmt Haushalt an\n\n{BODY}\n\n{block}")._.contact == contact


def test_a_press_office_in_the_letterhead_is_no_contact(nlp):
    doc = nlp(f"Stadt Linden\nPressestelle\n\nRat nimmt Haushalt an\n\n{BODY}\n\n{BODY}")
    assert kinds(doc) == ["header", "headline", "body"]


def test_a_spokesperson_who_speaks_is_no_contact(nlp):
    doc = nlp(f"Rat nimmt Haushalt an\n\n{BODY}\n\nPressesprecherin der Stadt Anna Kern sagte: „Wir freuen uns sehr.“")
    assert "contact" not in kinds(doc)


def test_a_caption_after_a_full_stop_is_a_zone_of_its_own(nlp):
    doc = nlp(f"Rat nimmt Haushalt an\n\n{BODY}\n\nRedaktionshinweis: Ein Foto liegt bei. Bildunterschrift: Der Rat im Saal.")
    assert kinds(doc)[-2:] == ["note", "caption"]


def test_bullets_are_a_list(nlp):
    assert "list" in kinds(nlp(f"Rat nimmt Haushalt an\n\n{BODY}\n\n• Montag: Beratung\n• Dienstag: Beschluss\n\n{BODY}"))


def test_an_about_block_is_boilerplate_to_its_end(nlp):
    doc = nlp(f"Rat nimmt Haushalt an\n\n{BODY}\n\nÜber die Linden AG\n{BODY}\n\nPressekontakt: Anna Kern")
    assert kinds(doc) == ["headline", "body", "boilerplate", "contact"]


@pytest.mark.parametrize("text", ["", "\n\n\n", "Nur eine Zeile", "»", "a\nb\nc"])
def test_odd_texts_have_zones_too(nlp, text):
    doc = nlp(text)
    assert all(zone.start < zone.end for zone in doc._.zones)


def test_values_from_metadata_stay(nlp):
    doc = nlp.make_doc(f"Rat nimmt Haushalt an\n\nLinden. {BODY}")
    doc._.title = "Vorgegeben"
    assert nlp(doc)._.title == "Vorgegeben"


LETTERHEADS = [
    "Stadt Neustadt\nPressemitteilung\n\nNeustadt, 3. Mai 2024",
    "Landkreis Aue | Pressestelle | 3. Mai 2024",
    "Klinikum Aue gGmbH\nUnternehmenskommunikation\nPresse-Info Nr. 4/2024",
    "Pressemitteilung",
    "Museum der Stadt Aue\nDer Direktor\n\nPresseinformation vom 3. Mai 2024",
    "Bistum Aue\nBischöfliche Pressestelle\n03.05.2024",
    "HANSEHAFEN AUE GMBH\nMedien und Öffentlichkeit\n\nMedieninformation 12 | 2024",
]
HEADLINES = [  # with their subtitles; many begin like a letterhead or end like the name of a body
    ("Neue Leiterin für das Stadtmuseum", ""),
    ("Spatenstich für Erweiterung der Grundschule", ""),
    ("Neubau der Kita „Spatzennest“", "Eröffnung im September"),
    ("Anna Weber neue Direktorin der Stadtbibliothek", ""),
    ("Stadtwerke senken Gaspreis zum 1. Juli", "Kundinnen und Kunden sparen 80 Euro"),
    ("Tag der offenen Tür im Klinikum", ""),
    ("Von der Schulbank in die Werkstatt", "Handwerkskammer und Gymnasium schließen Partnerschaft"),
    ("Hafen wächst – Umschlag steigt um 12 Prozent", ""),
    ("Gericht: Kündigung war unwirksam", ""),
    ("150 Jahre Freiwillige Feuerwehr Aue", "Festwoche mit Umzug und Konzert"),
    ("Wechsel an der Spitze", "Professor Dr. Jan Roth übernimmt das Rektorat"),
    ("„Wir brauchen mehr Platz“", "Bürgermeisterin wirbt für den Neubau"),
    ("EINLADUNG ZUR PRESSEKONFERENZ", ""),
    ("Terminhinweis: Spatenstich am 3. Mai", ""),
    ("Domkapitel wählt neuen Bischof", ""),
    ("Messe Agrar & Technik zieht 20.000 Gäste an", ""),
    ("Ein Herz für Igel", ""),
    ("Nationalpark und Schulen arbeiten zusammen", "Kooperationsvertrag für fünf Jahre unterzeichnet"),
    ("Arbeitslosigkeit im April gesunken", ""),
    ("SPD-Fraktion fordert Tempo 30 vor Schulen", ""),
    ("Kommunikation auf Augenhöhe", ""),
    ("Bericht zur Lage der Wälder vorgestellt", ""),
    ("Magistrat beschließt Radwegekonzept", ""),
    ("Der Landrat zeichnet Ehrenamtliche aus", ""),
    ("Ausgabe neuer Ausweise startet", ""),
    ("Stand der Bauarbeiten an der Brücke", ""),
    ("Seite an Seite für die Region", ""),
    ("Referat Umwelt zieht um", ""),
    ("Newsletter ersetzt Amtsblatt", ""),
    ("Meldung eines Blindgängers legt Bahnhof lahm", ""),
    ("Einladung zum Bürgerdialog", ""),
    ("Internet für alle: Glasfaser kommt", ""),
    ("Kontakt zur Partnerstadt wird enger", ""),
    ("Fragen und Antworten zur Grundsteuer", ""),
    ("Foto-Ausstellung im Rathaus", ""),
    ("Presse und Polizei im Gespräch", ""),
    ("Herausgeber des Jahrbuchs geehrt", ""),
    ("Hintergrund des Streits bleibt unklar", ""),
    ("Sparkasse Aue mit solidem Ergebnis", ""),
    ("Theater Aue: Intendantin verlängert", ""),
    ("Die Pressestelle zieht um", ""),
    ("Universität Aue und Stadt Aue vereinbaren Zusammenarbeit", ""),
]


@pytest.mark.parametrize("letterhead", LETTERHEADS, ids=lambda text: text.split("\n")[0])
@pytest.mark.parametrize(("headline", "subtitle"), HEADLINES, ids=lambda text: text or "-")
def test_a_headline_that_reads_like_a_letterhead_stays_one(nlp, letterhead, headline, subtitle):
    block = f"{headline}\n{subtitle}" if subtitle else headline
    for dateline in ("", "Neustadt. "):
        assert nlp(f"{letterhead}\n\n{block}\n\n{dateline}{BODY}")._.title == headline


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Stadt Linden\n\n14.09.2022 / 411\n\nRat nimmt Haushalt an", "Rat nimmt Haushalt an"),
        ("Linden (ots) – 15.07.2024\n\nRat nimmt Haushalt an", "Rat nimmt Haushalt an"),
        (
            "Polizei Linden\n\nBetrug am Telefon: 81-Jährige übergibt Gold\nKripo sucht Zeugen",
            "Betrug am Telefon: 81-Jährige übergibt Gold",
        ),
        ("AMT FÜR WALD\n\nForstliche Mitteilung Nr. 27 vom 11. März 2025\n\nWald wächst wieder", "Wald wächst wieder"),
        ("Ministerium für Wald\n\nEHRUNGEN\n\nMedaille für drei Förster", "Medaille für drei Förster"),
        (
            "Ministerium für Wald\nPresseinformation 4\n\nPreis für Forscherin\n\nJury lobt Studie über Moose",
            "Preis für Forscherin",
        ),
        ("STADTMUSEUM LINDEN\nim Alten Speicher\n\nFür die Kulturredaktionen\n\nGlas, Gold und Garn", "Glas, Gold und Garn"),
        ("Lindenfunk – Anstalt des öffentlichen Rechts\nPresse & Information\n\nRat wählt Eva Roth", "Rat wählt Eva Roth"),
        (
            "BISTUM LINDEN\n\nKapelle wird entweiht – letzter\nGottesdienst am Sonntag",
            "Kapelle wird entweiht – letzter Gottesdienst am Sonntag",
        ),
    ],
)
def test_lines_above_and_below_do_not_become_the_title(nlp, head, title):
    assert nlp(f"{head}\n\n{BODY}")._.title == title


@pytest.mark.parametrize(
    ("line", "place"), [("LINDEN AM SEE, LKR. NORDHARZ. ", "Linden am See"), ("Linden, OT Erlental. ", "Linden")]
)
def test_a_district_behind_the_place_is_left_out(nlp, line, place):
    assert nlp(f"Rat nimmt Haushalt an\n\n{line}{BODY}")._.place == place


def test_the_kind_of_release_is_no_place(nlp):
    assert (
        nlp(f"Stadt Linden\n\nPressemeldung, 17. März 2023\n\nRat nimmt Haushalt an\n\nErlental. {BODY}")._.place == "Erlental"
    )


@pytest.mark.parametrize("row", load_lexicon("salutations"), ids=lambda row: row["word"])
def test_a_letter_begins_with_its_body(row):
    assert [zone.kind for zone in find_zones(f"{row['example']}\n\nanbei unsere Mitteilung.\n\nViele Grüße\nAnna Roth")] == [
        "body"
    ] * 4


def test_a_headline_that_is_called_like_a_greeting_stays_one():
    assert (
        find_zones("Liebe auf den ersten Blick\n\nLindental. Das neue Freibad gefällt allen, die am Freitag kamen.")[0].kind
        == "headline"
    )
