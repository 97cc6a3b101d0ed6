import pytest
from components.release_docs import formal_nlp, read_sentence, roles_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_links import RoleLinks

SHAPES = [
    ("Landrätin Dr. Hanna Brüggenthies eröffnete die Schau.", [("Hanna Brüggenthies", "Landrätin", "")]),
    ("Eröffnet wurde die Schau von der Ersten Beigeordneten Carla Messing.", [("Carla Messing", "Erste Beigeordnete", "")]),
    (
        "Der Vorsitzende des Heimatvereins Kaltental, Jörg Wiemann, dankte allen.",
        [("Jörg Wiemann", "Vorsitzender", "Heimatverein Kaltental")],
    ),
    (
        "Petra Lindner, Geschäftsführerin der Stadtwerke Amberau GmbH, sprach von einem Erfolg.",
        [("Petra Lindner", "Geschäftsführerin", "Stadtwerke Amberau GmbH")],
    ),
    (
        "„Das hilft uns“, sagte Prof. Dr. Tomasz Wójcik, Direktor des Instituts für Werkstoffkunde an der Universität Löwenrode.",
        [("Tomasz Wójcik", "Direktor", "Institut für Werkstoffkunde")],
    ),
    ("Neuer Präsident ist Frank Oberländer.", [("Frank Oberländer", "Präsident", "")]),
    (
        "Das sagte Einsatzleiterin Brandrätin Hanna Messing.",
        [("Hanna Messing", "Brandrätin", ""), ("Hanna Messing", "Einsatzleiterin", "")],
    ),
    (
        "Die Leiterin des Referats Wald, Wild und Jagd, Dr. Hanna Messing, dankte.",
        [("Hanna Messing", "Leiterin", "Referat Wald, Wild und Jagd")],
    ),
    ("Gelobt wurde sie vom Vorsitzenden des Heimatvereins, Jörg Wiemann.", [("Jörg Wiemann", "Vorsitzender", "Heimatverein")]),
    ("Parkleiter Dr. Jörg von Einem sprach.", [("Jörg von Einem", "Parkleiter", "")]),
    ("Landrat Anton Freiherr Knigge von Talheim sprach.", [("Anton Freiherr Knigge von Talheim", "Landrat", "")]),
    ("Anna-Lena Vogt wird neue Leiterin der Stadtbibliothek.", [("Anna-Lena Vogt", "Leiterin", "Stadtbibliothek")]),
    ("Der Aufsichtsrat berief Murat Yildirim zum Finanzvorstand.", [("Murat Yildirim", "Finanzvorstand", "")]),
    ("Stadtrat Rolf Meinert (SPD) widersprach.", [("Rolf Meinert", "Stadtrat", "SPD")]),
    (
        "Die stellvertretende Bürgermeisterin Gabi Thoma (Freie Wähler) pflanzte eine Linde.",
        [("Gabi Thoma", "stellvertretende Bürgermeisterin", "Freie Wähler")],
    ),
    (
        "Karl-Heinz Freiherr von Stetten, Präsident des Bauernverbands Rieselfeld, warnte.",
        [("Karl-Heinz Freiherr von Stetten", "Präsident", "Bauernverband Rieselfeld")],
    ),
    ("Die Architektin Yuki Tanaka entwarf das Haus.", [("Yuki Tanaka", "Architektin", "")]),
    ("Kathrin Seibel wurde als Vorsitzende bestätigt.", [("Kathrin Seibel", "Vorsitzende", "")]),
    (
        "Ministerpräsident Bernd Haller und Innenministerin Sophie Adler besuchten das Lager.",
        [("Bernd Haller", "Ministerpräsident", ""), ("Sophie Adler", "Innenministerin", "")],
    ),
    (
        "Oberbürgermeister und Aufsichtsratschef Uwe Zander unterschrieb.",
        [("Uwe Zander", "Oberbürgermeister und Aufsichtsratschef", "")],
    ),
    ("Die Leipziger Kulturbürgermeisterin Dr. Skadi Mertens kam.", [("Skadi Mertens", "Kulturbürgermeisterin", "")]),
    (
        "Der Sprecher der Polizeidirektion Odenhorst, Polizeihauptkommissar Jan Reuter, bat um Hinweise.",
        [("Jan Reuter", "Polizeihauptkommissar", ""), ("Jan Reuter", "Sprecher", "Polizeidirektion Odenhorst")],
    ),
    ("Ralf Busse (Leiter der Feuerwehr Talheim) gab Entwarnung.", [("Ralf Busse", "Leiter", "Feuerwehr Talheim")]),
    (
        "Staatsministerin für Kultur Annette Rohde überreichte den Preis.",
        [("Annette Rohde", "Staatsministerin für Kultur", "")],
    ),
    (
        "Die Beauftragte für Menschen mit Behinderung, Ilona Fuchs, lobte den Umbau.",
        [("Ilona Fuchs", "Beauftragte für Menschen mit Behinderung", "")],
    ),
    ("Für die Caritas sprach Vorstand Stefan Heider.", [("Stefan Heider", "Vorstand", "")]),
    (
        "Im Gespräch mit dem Kuratoren Emil Sand und der Schriftstellerin Lea Ostrowski ging es um Bücher.",
        [("Emil Sand", "Kurator", ""), ("Lea Ostrowski", "Schriftstellerin", "")],
    ),
    (
        "Den Festvortrag hält der Historiker Prof. Dr. Götz Adler von der Universität Amberau.",
        [("Götz Adler", "Historiker", "Universität Amberau")],
    ),
    (
        "Mareike Holm, Professorin für Hydrologie an der Hochschule Seligenbach, leitet das Projekt.",
        [("Mareike Holm", "Professorin für Hydrologie", "Hochschule Seligenbach")],
    ),
    ("Schirmherr ist Bürgermeister Ludger Evers.", [("Ludger Evers", "Bürgermeister", ""), ("Ludger Evers", "Schirmherr", "")]),
    ("Als Nachfolgerin von Dirk Platen übernimmt Nora Keil die Leitung.", []),
    (
        "Vereinsvorsitzende Britta Hartkopf und Schatzmeister Udo Laue zeigten die Bilanz.",
        [("Britta Hartkopf", "Vereinsvorsitzende", ""), ("Udo Laue", "Schatzmeister", "")],
    ),
    (
        "Thomas de Maar, Vorstandsvorsitzender der Lindwurm AG, und Claire Dubois, Chefin des Start-ups Solaris SAS, unterzeichneten den Vertrag.",
        [("Claire Dubois", "Chefin", "Solaris SAS"), ("Thomas de Maar", "Vorstandsvorsitzender", "Lindwurm AG")],
    ),
    ("Die Gewerkschaftssekretärin Fatma Özdemir rief zum Streik auf.", [("Fatma Özdemir", "Gewerkschaftssekretärin", "")]),
    (
        "Jonas Abel, Pfarrer in Grünhagen und Vorsitzender des Kirchenkreisrats, segnete das Haus.",
        [("Jonas Abel", "Pfarrer", ""), ("Jonas Abel", "Vorsitzender", "Kirchenkreisrat")],
    ),
    ("Das Museum hat Grund zur Freude: Seine Leiterin Elke Simon erhält den Preis.", [("Elke Simon", "Leiterin", "")]),
    ("„Wir sind stolz“, so Werksleiter Paul Kramer.", [("Paul Kramer", "Werksleiter", "")]),
    ("Der Ausschussvorsitzende Heinz Merk leitete die Sitzung.", [("Heinz Merk", "Ausschussvorsitzender", "")]),
    (
        "Gemeinsam mit der Ortsvorsteherin Rita Blum und dem Wehrführer Max Stahl weihte er das Haus ein.",
        [("Max Stahl", "Wehrführer", ""), ("Rita Blum", "Ortsvorsteherin", "")],
    ),
    (
        "Zur neuen Intendantin wurde die Regisseurin Olga Petrowa gewählt.",
        [("Olga Petrowa", "Intendantin", ""), ("Olga Petrowa", "Regisseurin", "")],
    ),
    (
        "Christoph Langen ist seit 2019 Chefarzt der Klinik für Neurologie.",
        [("Christoph Langen", "Chefarzt", "Klinik für Neurologie")],
    ),
    ("Bischof Dr. Georg Bätz predigt im Dom.", [("Georg Bätz", "Bischof", "")]),
    ("Richter Klaus Förster sprach das Urteil.", [("Klaus Förster", "Richter", "")]),
    ("Frau Weber und Herr Koch kamen nicht.", []),
    ("Die Verwaltung prüft das Anliegen der Bürger.", []),
    (
        "Gleichstellungsbeauftragte Meike Jansen, Jugendamtsleiter Thorsten Bock und Sozialdezernentin Ute Mai saßen auf dem Podium.",
        [
            ("Meike Jansen", "Gleichstellungsbeauftragte", ""),
            ("Thorsten Bock", "Jugendamtsleiter", ""),
            ("Ute Mai", "Sozialdezernentin", ""),
        ],
    ),
    ("Lokführer Sven Ahlborn und Fahrgast Mia Roth standen am Gleis.", [("Sven Ahlborn", "Lokführer", "")]),
    (
        "Abteilungsleiterin Umweltschutz Katja Reimann erläuterte die Karte.",
        [("Katja Reimann", "Abteilungsleiterin Umweltschutz", "")],
    ),
    (
        "Dr. Sabine Krüger, Ministerin für Bildung, Jugend und Sport des Landes Amberau, lobte die Schulen.",
        [("Sabine Krüger", "Ministerin für Bildung, Jugend und Sport", "Land Amberau")],
    ),
    (
        "Jens Petersen, Sprecher von Greenpeace Husum, kritisierte den Plan.",
        [("Jens Petersen", "Sprecher", "Greenpeace Husum")],
    ),
    ("Die Bürgermeisterin von Talheim, Rosa Lang, gratulierte.", [("Rosa Lang", "Bürgermeisterin", "")]),
    ("Mitglied des Kreistags ist auch Hubert Kern.", [("Hubert Kern", "Mitglied", "Kreistag")]),
    ("Amtsleiter Dr. Rainer Köpke, der das Projekt betreut, ist zufrieden.", [("Rainer Köpke", "Amtsleiter", "")]),
    ("Laut Polizeisprecherin Anja Dressel gab es keine Verletzten.", [("Anja Dressel", "Polizeisprecherin", "")]),
    (
        "Der neue Rektor der Musikhochschule Amberau heißt Prof. Jochen Reiff.",
        [("Jochen Reiff", "Rektor", "Musikhochschule Amberau")],
    ),
    (
        "Ulla Meinecke (CDU), Vorsitzende des Sozialausschusses, begrüßte den Beschluss.",
        [("Ulla Meinecke", "Vorsitzende", "Sozialausschuss")],
    ),
    (
        "Dr. Ahmed El-Sayed, Oberarzt am Klinikum Seligenbach, hält den Vortrag.",
        [("Ahmed El-Sayed", "Oberarzt", "Klinikum Seligenbach")],
    ),
    ("Das Preisgeld übergab Sparkassen-Chef Michael Rost.", [("Michael Rost", "Sparkassen-Chef", "")]),
    (
        "Die Jury mit dem Filmkritiker Leo Brand und der Kamerafrau Nina Sauer tagte zwei Tage.",
        [("Leo Brand", "Filmkritiker", ""), ("Nina Sauer", "Kamerafrau", "")],
    ),
    (
        "Den Spatenstich setzten Bürgermeister Arno Henkel, Bauamtsleiterin Sybille Krauss und Investor Tim van Dyk.",
        [("Arno Henkel", "Bürgermeister", ""), ("Sybille Krauss", "Bauamtsleiterin", ""), ("Tim van Dyk", "Investor", "")],
    ),
    ("Helga Strunz, langjährige Leiterin der Bücherei, geht in den Ruhestand.", [("Helga Strunz", "Leiterin", "Bücherei")]),
    ("Professor Dr. Hans-Werner Sauer erhielt die Medaille.", [("Hans-Werner Sauer", "Professor", "")]),
    ("Der CDU-Fraktionsvorsitzende Lars Petri lehnte ab.", [("Lars Petri", "CDU-Fraktionsvorsitzender", "")]),
    (
        "Kreisbrandmeister Otto Fink und sein Stellvertreter Nils Hauke leiteten den Einsatz.",
        [("Nils Hauke", "Stellvertreter", ""), ("Otto Fink", "Kreisbrandmeister", "")],
    ),
    ("Für den Förderverein nahm Vorsitzende Maria Stolte den Scheck entgegen.", [("Maria Stolte", "Vorsitzende", "")]),
    (
        "Im Anschluss sprach der Präsident der Handwerkskammer Rieselfeld, Peter Kamm, ein Grußwort.",
        [("Peter Kamm", "Präsident", "Handwerkskammer Rieselfeld")],
    ),
    (
        "Susanne Kolb, Sprecherin der Bürgerinitiative „Lärmfrei leben“, zeigte sich enttäuscht.",
        [("Susanne Kolb", "Sprecherin", "Bürgerinitiative „Lärmfrei leben“")],
    ),
    ("Die frühere Bundesministerin Gerda Hahn wurde Ehrenbürgerin.", [("Gerda Hahn", "Bundesministerin", "")]),
    ("Thomas Reich übernimmt als neuer Intendant das Stadttheater.", [("Thomas Reich", "Intendant", "")]),
    ("Zum Nachfolger wählte der Rat den Juristen Felix Kurz.", [("Felix Kurz", "Jurist", "")]),
    (
        "Dr. phil. Irmgard Weiss, Archivarin der Stadt Löwenrode, fand die Urkunde.",
        [("Irmgard Weiss", "Archivarin", "Stadt Löwenrode")],
    ),
    (
        "Finanzstaatssekretär Jörn Pohl und der Landtagsabgeordnete Kai Frost reisten an.",
        [("Jörn Pohl", "Finanzstaatssekretär", ""), ("Kai Frost", "Landtagsabgeordneter", "")],
    ),
    (
        "„Das ist ein guter Tag“, freute sich Werner Blank, Erster Kreisbeigeordneter.",
        [("Werner Blank", "Erster Kreisbeigeordneter", "")],
    ),
    ("Dem Verein gehört auch Ehrenmitglied Lothar Zink an.", [("Lothar Zink", "Ehrenmitglied", "")]),
    ("Ihr Sprecher Enrico Maaß war nicht zu erreichen.", [("Enrico Maaß", "Sprecher", "")]),
    ("Die Zahnärztin und Autorin Pia Bergmann liest.", [("Pia Bergmann", "Zahnärztin und Autorin", "")]),
    ("Mario Conti, Koch und Buchautor aus Kaltental, gibt einen Kurs.", [("Mario Conti", "Koch und Buchautor", "")]),
    (
        "Bundestagsabgeordnete Lena Wirth (Bündnis 90/Die Grünen) war dabei.",
        [("Lena Wirth", "Bundestagsabgeordnete", "Bündnis 90/Die Grünen")],
    ),
    (
        "Die Vorstandsmitglieder Jan Riedel und Anne Kuhn traten zurück.",
        [("Anne Kuhn", "Vorstandsmitglied", ""), ("Jan Riedel", "Vorstandsmitglied", "")],
    ),
    ("Als Gast kommt die Olympiasiegerin Tessa Brandt.", [("Tessa Brandt", "Olympiasiegerin", "")]),
    ("Kirchenmusikdirektor Gunther Ahlers dirigiert.", [("Gunther Ahlers", "Kirchenmusikdirektor", "")]),
    (
        "Prof. Dr. med. Sibel Aydin, Ärztliche Direktorin des Universitätsklinikums Löwenrode, stellte die Zahlen vor.",
        [("Sibel Aydin", "Ärztliche Direktorin", "Universitätsklinikum Löwenrode")],
    ),
    (
        "Heinz Krämer, der Vorsitzende des Seniorenbeirats, kam mit dem Rad.",
        [("Heinz Krämer", "Vorsitzender", "Seniorenbeirat")],
    ),
    (
        "Eine Urkunde erhielten Feuerwehrmann Jens Otte sowie die Schülerinnen Lia Böhm und Emma Kruse.",
        [("Emma Kruse", "Schülerin", ""), ("Jens Otte", "Feuerwehrmann", ""), ("Lia Böhm", "Schülerin", "")],
    ),
    ("Vizepräsident für Forschung ist Prof. Dr. Kurt Ammer.", [("Kurt Ammer", "Vizepräsident für Forschung", "")]),
    ("Am Mikrofon: Moderatorin Sina Vogler", [("Sina Vogler", "Moderatorin", "")]),
    (
        "Projektleiterin ist die Landschaftsarchitektin Judith Röder.",
        [("Judith Röder", "Landschaftsarchitektin", ""), ("Judith Röder", "Projektleiterin", "")],
    ),
    ("Innenminister Holger Stark kündigte an, die Wachen zu stärken.", [("Holger Stark", "Innenminister", "")]),
    ("Nach den Worten von Baudezernent Ernst Lohse beginnt der Bau im Mai.", [("Ernst Lohse", "Baudezernent", "")]),
    ("Wie Stadtwerke-Sprecher Rudi Kern mitteilte, fließt wieder Wasser.", [("Rudi Kern", "Stadtwerke-Sprecher", "")]),
]


@pytest.mark.parametrize(("sentence", "roles"), SHAPES)
def test_office_goes_to_who_holds_it(sentence, roles):
    assert sorted(roles_of(read_sentence(sentence))) == roles


def release(*parts):
    return formal_nlp()("\n\n".join(("Ein Haus für alle", *parts)))


def kinds(doc):
    return [(doc._.actors[role.actor].name, role.title, role.organisation, role.kind) for role in doc._.roles]


BODY = "Kaltental, 3. Mai 2024. Der Rat hat den Umbau am Montag beschlossen. Er beginnt noch im Herbst und dauert ein Jahr."


@pytest.mark.parametrize(
    ("contact", "role"),
    [
        ("Pressekontakt: Larissa Hinrichs", ("Larissa Hinrichs", "Pressekontakt", "", "contact")),
        (
            "Ansprechpartnerin für die Medien: Wiebke Alers, Telefon 0581 1",
            ("Wiebke Alers", "Ansprechpartnerin für die Medien", "", "contact"),
        ),
        ("Rückfragen bitte an:\nUwe Brandt, Telefon 05751 1", ("Uwe Brandt", "Rückfragen", "", "contact")),
        (
            "Pressekontakt\nStadt Kaltental, Presseamt\nTilman Rasch\nTelefon 0521 1",
            ("Tilman Rasch", "Pressekontakt", "Stadt Kaltental", "contact"),
        ),
        (
            "Kontakt: Dr. Moritz Elert, Leiter der Stabsstelle Medien, Telefon 1",
            ("Moritz Elert", "Leiter", "Stabsstelle Medien", "contact"),
        ),
        ("Rückfragen: Pressereferentin Levke Paulsen, Telefon 04331 1", ("Levke Paulsen", "Pressereferentin", "", "contact")),
        ("Medienbeauftragte: Levke Paulsen, Telefon 04331 1", ("Levke Paulsen", "Medienbeauftragte", "", "contact")),
        (
            "Rückfragen bitte an:\nPressesprecher der Feuerwehr Kaltental: Uwe Brandt\nTelefon 1",
            ("Uwe Brandt", "Pressesprecher", "Feuerwehr Kaltental", "contact"),
        ),
        (
            "Auskünfte: Levke Paulsen, Programmleitung Preise, Telefon 1",
            ("Levke Paulsen", "Programmleitung Preise", "", "contact"),
        ),
        (
            "Kontakt: Levke Paulsen (Öffentlichkeitsarbeit), Telefon 1",
            ("Levke Paulsen", "Öffentlichkeitsarbeit", "", "contact"),
        ),
        (
            "Pressestelle: Levke Paulsen (Öffentlichkeitsarbeit), Telefon 1",
            ("Levke Paulsen", "Pressestelle", "", "contact"),
        ),
        (
            "Stadtmuseum Kaltental · Levke Paulsen (Öffentlichkeitsarbeit) · Tel. 0123 12345",
            ("Levke Paulsen", "Öffentlichkeitsarbeit", "Stadtmuseum Kaltental", "contact"),
        ),
        (
            "Stadt Kaltental, Presse & Information, Levke Paulsen, Tel. 0123 12345",
            ("Levke Paulsen", "Presse & Information", "Stadt Kaltental", "contact"),
        ),
        (
            "Rückfragen: Brandmeister Uwe Brandt, Telefon 0123 12345 (Vertretung: Levke Paulsen)",
            ("Levke Paulsen", "Vertretung", "", "contact"),
        ),
        (
            "Rückfragen an:\nPolizeioberkommissar Malte Ohlers, Pressestelle, Telefon 1",
            ("Malte Ohlers", "Polizeioberkommissar", "Pressestelle", "contact"),
        ),
        ("Pressesprecher: Falk Nowotny | Telefon 0331 1", ("Falk Nowotny", "Pressesprecher", "", "contact")),
    ],
)
def test_contact_has_its_own_title_or_the_label(contact, role):
    assert role in kinds(release(BODY, contact))


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Ralf Ebert, zugleich Mitglied des Gemeinderats, lobte das Team.", [("Ralf Ebert", "Mitglied", "Gemeinderat")]),
        ("Jan Roth, der auch Vorsitzender des Personalrats ist, kam.", [("Jan Roth", "Vorsitzender", "Personalrat")]),
        (
            "Neue Chefärztin der Klinik für Urologie an der Weserklinik wird Dr. Ida Lund.",
            [("Ida Lund", "Chefärztin", "Klinik für Urologie")],
        ),
        (
            "Im Mai hat Ida Lund das Amt der Direktorin des Instituts für Wasserbau übernommen.",
            [("Ida Lund", "Direktorin", "Institut für Wasserbau")],
        ),
        (
            "Ida Lund wechselt zum 1. September als Referentin an das Klinikum Fulda.",
            [("Ida Lund", "Referentin", "Klinikum Fulda")],
        ),
        ("Bischöfin i. R. Dr. Clara von der Aue kam.", [("Clara von der Aue", "Bischöfin i. R.", "")]),
        ("Richterin am Landgericht Ida Lund sprach.", [("Ida Lund", "Richterin am Landgericht", "")]),
        ("Fraktionsvorsitzende der Grünen ist Ida Lund.", [("Ida Lund", "Fraktionsvorsitzende", "Grüne")]),
        ("Die Gäste begrüßte EPHK Jan Roth.", [("Jan Roth", "EPHK", "")]),
        ("Ob Ida Lund kommt, ist offen.", []),
        ("Er gab sich als „Kommissar Bergner“ aus.", []),
        ("Gewählt wurde Ruth Roth, Stellvertreter bleibt Kai Lund.", [("Kai Lund", "Stellvertreter", "")]),
        ("Glockengießermeister Jan Roth prüft den Ton.", [("Jan Roth", "Glockengießermeister", "")]),
    ],
)
def test_office_in_longer_frames_goes_to_who_holds_it(sentence, roles):
    assert sorted(roles_of(read_sentence(sentence))) == roles


def test_unit_above_a_contact_is_its_organisation():
    doc = formal_nlp()(
        "Ein Haus für alle\n\nKaltental. Es öffnet.\n\nPressekontakt:\nFeuerwehr Linden\nPressestelle\nBrandmeister Jan Roth\nTelefon 0123 456"
    )
    assert roles_of(doc) == [("Jan Roth", "Brandmeister", "Feuerwehr Linden")]


def test_title_in_a_caption_is_depicted():
    doc = release(BODY, "Bildunterschrift: Restauratorin Milena Obstfeld (l.) mit einem Buch")
    assert kinds(doc) == [("Milena Obstfeld", "Restauratorin", "", "depicted")]


def test_caption_adds_nothing_for_someone_whose_office_the_text_gives():
    text = BODY + " Das sagte Oberbürgermeisterin Marlene Otting."
    doc = release(text, "Bildunterschrift: Oberbürgermeisterin Marlene Otting (Mitte) schneidet das Band durch.")
    assert kinds(doc) == [("Marlene Otting", "Oberbürgermeisterin", "", "office")]


def test_same_person_and_title_is_one_row():
    doc = read_sentence("Landrat Enno Harlich kam. Später ging Landrat Enno Harlich.")
    assert roles_of(doc) == [("Enno Harlich", "Landrat", "")]


def test_dessen_leads_to_the_body_named_last():
    doc = read_sentence("Das teilte das Kulturamt mit. Dessen Leiterin Sabine Volmert bedauert die Absage.")
    assert roles_of(doc) == [("Sabine Volmert", "Leiterin", "Kulturamt")]


def test_members_of_a_club_elect_into_its_office():
    doc = read_sentence(
        "Die Mitglieder des Heimatvereins Linden haben die Tierärztin Dr. Maike Torsen zur Vorsitzenden gewählt."
    )
    assert set(roles_of(doc)) == {("Maike Torsen", "Tierärztin", ""), ("Maike Torsen", "Vorsitzende", "Heimatverein Linden")}


def test_kinds_tell_office_profession_and_membership():
    doc = read_sentence(
        "Landrat Enno Harlich, Schriftstellerin Hanka Morgner und Jutta Diers, Mitglied der Wählergemeinschaft Linden, kamen."
    )
    assert [role.kind for role in doc._.roles] == ["office", "profession", "membership"]


def test_place_stands_apart_from_the_organisation():
    doc = read_sentence("Es kamen Uwe Brandt, Dezernent in Dortmund, und Kathrin Roick, Bürgermeisterin der Stadt Linden.")
    assert [(role.organisation, role.place) for role in doc._.roles] == [("", "Dortmund"), ("Stadt Linden", "Linden")]


def test_role_covers_office_and_name():
    doc = read_sentence("Heute kam Kulturdezernent Dr. Jannis Brockhoff an.")
    role = doc._.roles[0]
    assert doc.text[role.start : role.end] == "Kulturdezernent Dr. Jannis Brockhoff"
    assert 0 < role.confidence <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Ihr Vorgänger, Prof. Dr. Ulf Nehrig, geht in den Ruhestand.",
        "Der Zeuge Uwe Brandt sah den Wagen.",
        "Der Dortmunder Uwe Brandt gewann.",
        "Uwe Brandt gratulierte zum Sieg.",
        "Uwe Brandt wird von seinem Trainer begleitet.",
        "Der Antrag kam von Uwe Brandt, weiterer Abgeordneter und der Fraktion.",
    ],
)
def test_who_holds_no_office_has_no_role(sentence):
    assert read_sentence(sentence)._.roles == []


@given(
    st.lists(
        st.sampled_from(
            [
                "Leiterin",
                "des",
                "Amts",
                "Linden",
                ",",
                "Anna Kern",
                "und",
                "zum",
                "Rektor",
                "gewählt",
                "(",
                ")",
                "\n",
                "für",
                "Dr.",
                "bleibt",
                ".",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=80, deadline=None)
def test_any_order_of_words_gives_roles_inside_the_text(parts):
    doc = formal_nlp()(" ".join(parts))
    for role in doc._.roles:
        assert 0 <= role.start < role.end <= len(doc.text)
        assert role.title
        assert doc._.actors[role.actor].kind == "person"


def test_the_future_tense_gives_nobody_an_office():
    words = ["Anna", "Kern", "wird", "die", "neue", "Leiterin", "um", "Geld", "bitten", "."]
    tags = ["NE", "NE", "VAFIN", "ART", "ADJA", "NN", "APPR", "NN", "VVINF", "$."]
    future = [Word(word, i * 10, i * 10 + len(word), tag) for i, (word, tag) in enumerate(zip(words, tags, strict=True))]
    assert RoleLinks(future, [(0, 2)]).holdings == []


@pytest.mark.parametrize("row", load_lexicon("contact_functions"), ids=lambda row: row["ending"])
def test_what_a_contact_does_stands_behind_the_name(row):
    doc = release(BODY, row["example"])
    ((name, title, _, kind),) = kinds(doc)
    assert (name, kind) == ("Anna Kern", "contact")
    assert title.lower().endswith(row["ending"]) or row["ending"] in title.lower()
