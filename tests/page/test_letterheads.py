"""Letterheads and layouts of many kinds of press offices: what is title, subtitle, issuer, place and contact."""

import pytest
from components.release_docs import formal_nlp

BODY = (
    "Viele Menschen aus Holm haben sich am Montag an der Aktion beteiligt. „Das freut uns sehr“, sagte Bürgermeisterin Ida Kern. "
    "Die Stadt will das Vorhaben im nächsten Jahr fortsetzen und weitere Flächen suchen.\n\n"
    "Der Umbau dauert nach Angaben der Verwaltung bis zum Herbst. Die Kosten liegen bei rund zwei Millionen Euro, von denen das "
    "Land die Hälfte trägt."
)

# The page with its running text left out (§), and what its cells say; contact: a part of it.
PAGES = [
    (
        "Stadt Holm\nPressestelle\nRathausplatz 1, 12345 Holm\n\nPressemitteilung Nr. 112/2024\n14. Mai 2024\n\nNeue Bäume für die Südstadt\nFreiwillige pflanzen 300 Linden\n\n§\n\nPressekontakt:\nStadt Holm, Pressestelle\nJana Weiß\nTelefon: 01234 56-789\nE-Mail: presse@holm.example\n",
        {
            "title": "Neue Bäume für die Südstadt",
            "sub": "Freiwillige pflanzen 300 Linden",
            "issuer": "Stadt Holm",
            "contact": "Jana Weiß",
        },
    ),
    (
        "LANDKREIS HOLM                                  Der Landrat\nPressedienst                     \n\nDatum: 03.06.2024\nAz.: 13-2/44\nAuskunft erteilt: Herr Voss\nDurchwahl: 04321 77-120\n\nRadweg zwischen Holm und Talheim freigegeben\n\n§\n",
        {"title": "Radweg zwischen Holm und Talheim freigegeben", "issuer": "Landkreis Holm"},
    ),
    (
        "Ministerium für Umwelt und Verkehr\ndes Landes Nordmark\n\nPresseinformation\nKiel-Holm, 7. Juni 2024\nNr. 88\n\nSperrfrist: 7. Juni 2024, 12 Uhr\n\nUmweltminister Otto Brand stellt Waldzustandsbericht vor:\n„Dem Wald geht es besser“\n\nHOLM. §\n\nV. i. S. d. P.: Tina Rau | Telefon 0431 988-1234 | presse@mu.example\n",
        {
            "title": "Umweltminister Otto Brand stellt Waldzustandsbericht vor: „Dem Wald geht es besser“",
            "issuer": "Ministerium für Umwelt und Verkehr des Landes Nordmark",
            "contact": "Tina Rau",
        },
    ),
    (
        "POL-HLM: Zwei Verletzte nach Zusammenstoß auf der B 12\n\n12.06.2024 – 08:15\n\nPolizeiinspektion Holm\n\nHolm (ots) – Am Dienstagabend sind auf der B 12 zwei Autos zusammengestoßen. Zwei Menschen wurden verletzt. Das teilte Polizeihauptkommissar Jan Roth am Mittwoch mit.\n\n§\n\nRückfragen bitte an:\n\nPolizeiinspektion Holm\nPressestelle\nJan Roth\nTelefon: 04321/99-200\nE-Mail: pressestelle@polizei.example\nhttp://www.polizei.example\n\nOriginal-Content von: Polizeiinspektion Holm, übermittelt durch news aktuell\n",
        {
            "title": "POL-HLM: Zwei Verletzte nach Zusammenstoß auf der B 12",
            "issuer": "Polizeiinspektion Holm",
            "place": "Holm",
            "contact": "Jan Roth",
        },
    ),
    (
        "12.06.2024 – 10:00 Uhr\n\nNordlicht Energie AG\n\nNordlicht Energie baut Windpark im Holmer Moor\n\nHolm (ots)\n\n§\n\nPressekontakt:\n\nNordlicht Energie AG\nPetra Lind\nTel.: +49 4321 5550\npresse@nordlicht.example\n\nOriginal-Content von: Nordlicht Energie AG, übermittelt durch news aktuell\n",
        {
            "title": "Nordlicht Energie baut Windpark im Holmer Moor",
            "issuer": "Nordlicht Energie AG",
            "place": "Holm",
            "contact": "Petra Lind",
        },
    ),
    (
        "Pressemitteilung\n\nUniversität Holm\nDr. Lena Abt\n12.06.2024\n\nWie Moose das Klima kühlen\nForscherteam misst Verdunstung im Hochmoor\n\n§\n\nWissenschaftliche Ansprechpartnerin:\nProf. Dr. Ida Kern\nInstitut für Botanik\nUniversität Holm\nTel.: 04321 1234\nE-Mail: kern@uni-holm.example\n\nOriginalpublikation:\nKern I. et al.: Moss cooling. J. Bot. 12 (2024)\n",
        {
            "title": "Wie Moose das Klima kühlen",
            "sub": "Forscherteam misst Verdunstung im Hochmoor",
            "issuer": "Universität Holm",
            "contact": "Ida Kern",
        },
    ),
    (
        "TSV 1899 Holm e. V. • Vereinsweg 3 • 12345 Holm\n\nAn die Sportredaktionen\n\nHolm, den 2. Juli 2024\n\nTSV steigt in die Oberliga auf\n\n§\n\nMit sportlichen Grüßen\n\nUwe Mink\nPressewart\nMobil: 0171 1234567\n",
        {"title": "TSV steigt in die Oberliga auf", "issuer": "TSV 1899 Holm e. V.", "place": "Holm", "contact": "Uwe Mink"},
    ),
    (
        "Evangelische Kirchengemeinde St. Marien Holm\n\nPresseeinladung\n\nFestgottesdienst zum Orgeljubiläum am 12. Mai\n\nHolm. §\n\nKontakt: Gemeindebüro, Ute Kamp, Telefon 04321 2233, gemeindebuero@marien.example\n",
        {
            "title": "Festgottesdienst zum Orgeljubiläum am 12. Mai",
            "issuer": "Evangelische Kirchengemeinde St. Marien Holm",
            "place": "Holm",
            "contact": "Ute Kamp",
        },
    ),
    (
        "Verwaltungsgericht Holm\n– Die Pressesprecherin –\n\nPressemitteilung Nr. 5 vom 4. März 2024\n\nEilantrag gegen Windräder ohne Erfolg\n\nDie 3. Kammer des Verwaltungsgerichts Holm hat am Montag einen Eilantrag abgelehnt. §\n\nBeschluss vom 4. März 2024 – 3 L 44/24\n\nRückfragen: Richterin am Verwaltungsgericht Ida Loos, Tel. 04321 88-100\n",
        {"title": "Eilantrag gegen Windräder ohne Erfolg", "issuer": "Verwaltungsgericht Holm", "contact": "Ida Loos"},
    ),
    (
        "Handwerkskammer Holm\nKörperschaft des öffentlichen Rechts\nMedien-Info 17 | 21. Februar 2024\n\nHandwerk blickt verhalten auf das Frühjahr\n\nKonjunkturumfrage der Kammer unter 900 Betrieben\n\n§\n\nAnsprechpartner: Kai Frost, Telefon 04321 44-0\n",
        {
            "title": "Handwerk blickt verhalten auf das Frühjahr",
            "sub": "Konjunkturumfrage der Kammer unter 900 Betrieben",
            "issuer": "Handwerkskammer Holm",
            "contact": "Kai Frost",
        },
    ),
    (
        "KLINIKUM HOLM gGmbH\nUnternehmenskommunikation\n\nPRESSEMELDUNG\nHolm, 11. November 2024\n\nNeuer Chefarzt in der Kardiologie\n\n§\n\nÜber das Klinikum Holm\nDas Klinikum Holm hat 600 Betten und 1.400 Beschäftigte.\n\nIhre Ansprechpartnerin für die Presse\nRita Sand\nLeiterin Unternehmenskommunikation\nT 04321 600-10\n",
        {
            "title": "Neuer Chefarzt in der Kardiologie",
            "issuer": "Klinikum Holm gGmbH",
            "place": "Holm",
            "contact": "Rita Sand",
        },
    ),
    (
        "Theater Holm\nSpielzeit 2024/25\nPRESSEINFORMATION\n\nPREMIERE\n„Der Sturm“ von William Shakespeare\nam Samstag, 5. Oktober 2024, 19.30 Uhr, Großes Haus\n\n§\n\nPressekontakt\nMia Stern | Presse- und Öffentlichkeitsarbeit\nTel. 04321 700 11 | m.stern@theater.example\n",
        {"issuer": "Theater Holm", "contact": "Mia Stern"},
    ),
    (
        "Feuerwehr Holm\nEinsatzbericht Nr. 204\n\nWohnungsbrand in der Hafenstraße: Fünf Menschen gerettet\n\nHolm, 3.1.2024 - §\n\nFeuerwehr Holm, Pressesprecher Brandmeister Jan Reuter, Tel. 04321 112-5\n",
        {
            "title": "Wohnungsbrand in der Hafenstraße: Fünf Menschen gerettet",
            "issuer": "Feuerwehr Holm",
            "place": "Holm",
            "contact": "Jan Reuter",
        },
    ),
    (
        "Pressemitteilung der Stadt Holm vom 14.05.2024\n\nFreibad öffnet am Samstag\n\n§\n\nStadt Holm\nPresse- und Öffentlichkeitsarbeit\nMarktplatz 1\n12345 Holm\nTelefon 04321 30-100\npresse@holm.example\n",
        {"title": "Freibad öffnet am Samstag", "issuer": "Stadt Holm", "contact": "04321 30-100"},
    ),
    (
        "MEDIENMITTEILUNG\n\nHolm/Talheim, 9. September 2024\n\nZwei Städte, eine Brücke: Baubeginn an der Oker\n\n§\n\nKontakt für Medien:\nGemeinde Talheim | Olga Reiter | 04321 12 34 56 | reiter@talheim.example\n",
        {"title": "Zwei Städte, eine Brücke: Baubeginn an der Oker", "place": "Holm/Talheim", "contact": "Olga Reiter"},
    ),
    (
        "CDU-Kreistagsfraktion Holm\nFraktionsgeschäftsstelle\n\nP R E S S E M I T T E I L U N G\n\nDatum: 18. April 2024\n\nCDU fordert mehr Busse am Abend\n\n§\n\ngez. Rolf Busch\nFraktionsvorsitzender\n",
        {"title": "CDU fordert mehr Busse am Abend", "issuer": "CDU-Kreistagsfraktion Holm"},
    ),
    (
        "Sparkasse Holm\n\nPresse-Information\n20. August 2024\n\n+++ 10.000 Euro für Vereine +++ Bewerbungen bis Oktober +++\n\n§\n\nSparkasse Holm · Kommunikation · Uwe Zander · Tel. 04321 200-300\n",
        {"issuer": "Sparkasse Holm", "contact": "Uwe Zander"},
    ),
    (
        "BUND Kreisgruppe Holm e.V.\n\nPressemitteilung 3-2024\n\nHolm, 1.3.2024\n\nKrötenwanderung beginnt: Helfer gesucht!\n\n§\n\nFür Rückfragen steht Ihnen Nora Lutz unter 0170/9876543 oder per E-Mail an info@bund-holm.example zur Verfügung.\n",
        {"title": "Krötenwanderung beginnt: Helfer gesucht!", "issuer": "BUND Kreisgruppe Holm e.V.", "place": "Holm"},
    ),
    (
        "Landesamt für Statistik Nordmark\nStatistische Mitteilung\nNr. 45/2024 vom 2. Mai 2024\n\nZahl der Geburten im Jahr 2023 gesunken\n\n§\n\nFachliche Auskünfte: Dr. Uta Frank, Telefon: 0431 6895-9000\n",
        {
            "title": "Zahl der Geburten im Jahr 2023 gesunken",
            "issuer": "Landesamt für Statistik Nordmark",
            "contact": "Uta Frank",
        },
    ),
    (
        "Deutsches Rotes Kreuz\nKreisverband Holm e. V.\n\nPressemitteilung\nBlutspende: Termine im Juni\n\n§\n\nKontakt:\nDRK-Kreisverband Holm e. V.\nMaren Ohm, Öffentlichkeitsarbeit\nTelefon: 04321 / 4455-12\nTelefax: 04321 / 4455-99\n",
        {"title": "Blutspende: Termine im Juni", "contact": "Maren Ohm"},
    ),
    (
        "Hochschule Holm · Postfach 10 20 · 12345 Holm\n\nPressestelle\nTel. 04321 / 999-10\nFax 04321 / 999-11\npresse@hs-holm.example\nwww.hs-holm.example\n\nPM 23/2024\n27. Mai 2024\n\nStudierende entwickeln Roboter für den Weinberg\n\n§\n",
        {"title": "Studierende entwickeln Roboter für den Weinberg", "issuer": "Hochschule Holm"},
    ),
    (
        "Holm, 14. Mai 2024\n\nPRESSEMITTEILUNG\n\nWerft übergibt Forschungsschiff\n„Nordstern“ geht im Juni auf erste Fahrt\n\nDie Holmer Werft GmbH hat am Montag das Forschungsschiff „Nordstern“ übergeben. §\n\n§\n\nHolmer Werft GmbH\nHafenstraße 1\n12345 Holm\nAnsprechpartner: Dirk Platen, Leiter Marketing\nTel. +49 (0)4321 12-0\n",
        {
            "title": "Werft übergibt Forschungsschiff",
            "sub": "„Nordstern“ geht im Juni auf erste Fahrt",
            "issuer": "Holmer Werft GmbH",
            "place": "Holm",
            "contact": "Dirk Platen",
        },
    ),
    (
        "Gemeinsame Presseerklärung\nvon Stadt Holm und Landkreis Talheim\n\nKrankenhäuser arbeiten künftig zusammen\n\nHolm/Talheim. §\n",
        {"title": "Krankenhäuser arbeiten künftig zusammen", "issuer": "Stadt Holm"},
    ),
    (
        "Bundesagentur für Arbeit\nAgentur für Arbeit Holm\n\nPresseinfo Nr. 31 – 28. Juni 2024\n\nArbeitsmarkt im Juni: Weniger Menschen ohne Arbeit\n- Quote sinkt auf 5,1 Prozent\n- Mehr offene Stellen gemeldet\n\n§\n\nAgentur für Arbeit Holm, Pressestelle, Helga Strunz, 04321 909-111\n",
        {"title": "Arbeitsmarkt im Juni: Weniger Menschen ohne Arbeit", "contact": "Helga Strunz"},
    ),
    (
        "Musikschule Holm\nEinladung zum Pressegespräch\n\nSehr geehrte Damen und Herren,\n\nam Freitag, 3. Mai 2024, um 11 Uhr stellen wir Ihnen das neue Gebäude vor. §\n\nMit freundlichen Grüßen\nPaul Asam\nLeiter der Musikschule\n",
        {"title": "Einladung zum Pressegespräch", "issuer": "Musikschule Holm"},
    ),
    (
        "Presseamt der Stadt Holm\n\n12. Dezember 2024/ab\n\nHaushalt 2025: Rat beschließt Investitionen von 40 Millionen Euro\n\n(pa) §\n\n(Ende der Mitteilung)\n",
        {"title": "Haushalt 2025: Rat beschließt Investitionen von 40 Millionen Euro", "issuer": "Stadt Holm"},
    ),
    (
        "Kreisverwaltung Holm – Presse und Kommunikation –\nPressemitteilung 210/24\n\nKita-Gebühren\nKreis entlastet Familien\n\nKREIS HOLM. §\n\nBildunterschrift: Landrätin Eva Stolz (2. v. l.) mit Kindern der Kita Sonnenschein. Foto: Kreis Holm\n\nKreis Holm, Presse und Kommunikation, Tel.: 04321/15-1010\n",
        {"issuer": "Kreisverwaltung Holm", "contact": "04321/15-1010"},
    ),
    (
        "IHK Nordmark\nWirtschaft lehnt höhere Gewerbesteuer ab\nUmfrage unter 500 Unternehmen\n\nHolm, 7. Februar 2024. §\n",
        {
            "title": "Wirtschaft lehnt höhere Gewerbesteuer ab",
            "sub": "Umfrage unter 500 Unternehmen",
            "issuer": "IHK Nordmark",
            "place": "Holm",
        },
    ),
    (
        "LWV Museum Holm | Presse | 15.04.2024\n\nAusstellung „Salz der Erde“ eröffnet\n\n§\n\nPRESSEKONTAKT: Lale Aksoy, T: 04321 11 22 33, M: 0151 22334455, lale.aksoy@museum.example\n",
        {"title": "Ausstellung „Salz der Erde“ eröffnet", "contact": "Lale Aksoy"},
    ),
    (
        "Zoo Holm – Gemeinnützige Gesellschaft mbH\n\nNachwuchs bei den Erdmännchen\nVier Jungtiere erkunden die Anlage\n\nHolm, 18.7.2024 — §\n\nPressestelle: Yann Brüwer, Telefon 04321 000-77\n",
        {
            "title": "Nachwuchs bei den Erdmännchen",
            "sub": "Vier Jungtiere erkunden die Anlage",
            "issuer": "Zoo Holm",
            "place": "Holm",
            "contact": "Yann Brüwer",
        },
    ),
    (
        "vhs · Volkshochschule Holm\nZweckverband der Städte Holm und Talheim\n\nNeues Programm: 400 Kurse für alle\n\nHolm, im August 2024. §\n",
        {"title": "Neues Programm: 400 Kurse für alle", "place": "Holm"},
    ),
    (
        "SPERRFRIST: Freitag, 3. Mai 2024, 18 Uhr\n\nLiteraturhaus Holm e. V.\n\nHolmer Buchpreis geht an Pia Lutz\n\n§\n\nLiteraturhaus Holm e. V., Emil Sand, Tel. 04321 5566\n",
        {"title": "Holmer Buchpreis geht an Pia Lutz", "issuer": "Literaturhaus Holm e. V.", "contact": "Emil Sand"},
    ),
]


def cells(doc):
    subtitle = " ".join(" ".join(doc.text[zone.start : zone.end].split()) for zone in doc._.zones if zone.kind == "subhead")
    return {"title": doc._.title, "sub": subtitle, "issuer": doc._.issuer, "place": doc._.place, "contact": doc._.contact}


@pytest.mark.parametrize(("page", "wanted"), PAGES, ids=[page.split("\n")[0][:30] for page, _ in PAGES])
def test_page_is_read_as_its_office_laid_it_out(page, wanted):
    read = cells(formal_nlp()(page.replace("§", BODY)))
    assert wanted.get("contact", "") in read["contact"]
    assert {name: read[name] for name in wanted if name != "contact"} == {
        name: cell for name, cell in wanted.items() if name != "contact"
    }


@pytest.mark.parametrize(
    "last",
    [
        "Karten: Theaterkasse Holm, Tel. 04321 12345.",
        "Anmeldungen nimmt das Museum Holm bis Freitag unter Tel. 04321 12345 gern entgegen.",
        "- Samstag, 4. Mai: Führung mit Ida Kern, Anmeldung Tel. 04321 12345",
        "Weitere Informationen gibt es im Internet unter www.holm.example.",
        "Treffpunkt: Rathaus Holm, Marktplatz 1, 12345 Holm",
    ],
)
def test_service_for_readers_is_no_press_contact(last):
    doc = formal_nlp()(f"Neue Bäume für die Südstadt\n\nHolm. {BODY}\n\n{last}\n")
    assert doc._.contact == ""


def test_running_text_behind_somebodys_telephone_is_no_press_contact():
    text = f"Neue Bäume für die Südstadt\n\nHolm. {BODY}\n\nStadt Holm, Ida Kern, Tel. 04321 12345\n\n{BODY}\n"
    assert {zone.kind for zone in formal_nlp()(text)._.zones} == {"headline", "dateline", "body"}
