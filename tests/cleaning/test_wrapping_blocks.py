import textwrap

from pipeline.cleaning import clean

WRAPPED = textwrap.fill(
    "Das Krankenhaus bekommt im Herbst eine neue Leitung, wie die Stadt gestern mitteilte. Die Ärztin kommt aus dem Norden und "
    "beginnt im Oktober. Bis dahin führt ihr Vorgänger die Abteilung weiter. Er geht danach in den Ruhestand und will reisen.",
    62,
)


def test_a_headline_and_its_subtitle_keep_their_line_break():
    head = "Neue Leitung für das Krankenhaus am Fluss in Linden\nHerzlabor soll im ersten Halbjahr in Betrieb gehen"
    assert clean(f"{head}\n\n{WRAPPED}").text.text.startswith(head)


def test_the_lines_of_an_address_stay_apart():
    address = "Pressekontakt\nKrankenhaus Linden gemeinnützige Gesellschaft mbH\nAnna Kern, Telefon 030 00-1, Zentrale 030 00-0\npresse@example.org"
    assert clean(f"{WRAPPED}\n\n{address}").text.text.endswith(address)


def test_prose_is_joined():
    assert "\n" not in clean(WRAPPED).text.text


def test_a_name_torn_by_a_blank_line_is_joined_where_the_paragraph_holds_sentences():
    second = (
        "Das Haus wird erweitert. Die neue Station leitet künftig Olaf\n\nThiemann, der bisher in Aue tätig war. Er freut sich."
    )
    assert second.replace("\n\n", " ") in clean(f"{WRAPPED}\n\n{second}").text.text
    headline = second.replace("erweitert.", "erweitert, und")
    assert headline in clean(f"{WRAPPED}\n\n{headline}").text.text


def test_a_paragraph_after_a_credit_at_the_margin_stays_a_paragraph():
    credit = "Blick auf den neuen Anbau im Herbst. Foto: Krankenhaus Linden"
    text = clean(f"{WRAPPED}\n\n{credit}\n\n{WRAPPED}").text.text
    assert text.count("\n\n") == 2


def test_a_headline_that_ends_in_the_particle_of_its_verb_is_not_joined_to_the_text():
    head = "Mehr Betten und weniger Wege: Krankenhaus legt seinen Plan vor"
    assert clean(f"{head}\n\n{WRAPPED}").text.text.startswith(f"{head}\n\n")


def test_a_letterhead_whose_genitive_waits_for_its_name_is_joined():
    head = "Ministerium für Häfen, Schifffahrt und Brücken des Landes\nNiederheim"
    assert clean(f"{head}\n\n{WRAPPED}").text.text.startswith(head.replace("\n", " "))


def test_a_letterhead_far_from_the_margin_keeps_its_lines():
    head = "Amt der Stadt\nLinden"
    assert clean(f"{head}\n\n{WRAPPED}").text.text.startswith(head)


def test_a_paragraph_that_stops_at_a_comma_goes_on():
    second = "Das Haus wird erweitert. Es sprechen die Leiterin der Station,\n\nOlga Thiemann, und ihr Vorgänger. Der Eintritt ist frei."
    assert second.replace("\n\n", " ") in clean(f"{WRAPPED}\n\n{second}").text.text
