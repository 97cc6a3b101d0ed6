"""Page furniture, line wraps and hyphenation: what a page did to the text is undone, what the author did stays."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.alignment import CleanText
from pipeline.cleaning.furniture import remove_furniture
from pipeline.cleaning.hyphenation import join_hyphenated
from pipeline.cleaning.wrapping import unwrap
from pipeline.lexicon import load_lexicon

PARAGRAPHS = [
    "Der Kreistag hat am Montag beschlossen, die alte Fähre über den Fluss zu erneuern und zwei weitere Anleger zu bauen. "
    "Die Arbeiten beginnen im Frühjahr und dauern nach Angaben der Verwaltung rund anderthalb Jahre.",
    "Während der Bauzeit fährt ein kleines Boot, das Fahrräder mitnimmt und alle zwanzig Minuten ablegt. Für Gruppen ist eine "
    "Anmeldung nötig, die das Büro des Landrats telefonisch annimmt.",
]


def edited(repair, source):
    text = CleanText.of(source)
    return text.edit(repair(source)).text


def wrapped(width, paragraphs=PARAGRAPHS):
    return "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


@pytest.mark.parametrize("width", [45, 60, 72, 95])
def test_wrapped_paragraphs_become_lines(width):
    once = edited(unwrap, wrapped(width))
    assert once == "\n\n".join(PARAGRAPHS)
    assert edited(unwrap, once) == once


def test_one_paragraph_a_line_keeps_every_line_end():
    source = "Stadt Musterau\nPresseamt\n3. Mai 2022\n\nBrücke wird saniert\nUmleitung ab Montag\n\n" + "\n".join(PARAGRAPHS)
    assert edited(unwrap, source) == source


@pytest.mark.parametrize(
    "block",
    [
        "Das Programm:\n- Montag, 9 Uhr: Begrüßung\n- Dienstag, 10 Uhr: Rundgang durch das Lager",
        "• Eintritt frei\n• Anmeldung nötig",
        "1. Begrüßung\n2. Aussprache\n3. Verschiedenes",
        "Pressekontakt\nEva Muster\nTelefon 0000 12345\nE-Mail: presse@example.org",
        "Sehr geehrte Damen und Herren,",
    ],
)
def test_lists_and_contacts_keep_their_lines_in_a_wrapped_text(block):
    assert edited(unwrap, f"{wrapped(64)}\n\n{block}") == "\n\n".join([*PARAGRAPHS, block])


def test_a_label_begins_a_new_line():
    source = wrapped(64) + "\nFoto: Kreis Musterau"
    assert edited(unwrap, source).endswith("annimmt.\nFoto: Kreis Musterau")


def test_a_day_at_the_start_of_a_wrapped_line_is_no_list_item():
    paragraph = "Die Ausstellung in der früheren Schule am alten Markt wird am 14. Mai um elf Uhr mit Musik eröffnet."
    source = wrapped(64) + "\n\n" + paragraph.replace("wird am ", "wird am\n")
    assert edited(unwrap, source).endswith(paragraph)


def test_a_blank_line_in_mid_sentence_is_closed():
    source = wrapped(64).replace("\n", "\n\n", 2)
    assert edited(unwrap, source).startswith(PARAGRAPHS[0])


def test_blanks_around_lines_and_extra_blank_lines_go():
    assert edited(unwrap, "  \n Titel  \n\n\n\n  Text\n \n") == "Titel\n\nText"


@given(st.text(alphabet="aB -.\n", max_size=60))
def test_unwrapping_touches_white_space_only(source):
    assert edited(unwrap, source).split() == source.split()


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("der Haushalts-\nausschuss", "der Haushaltsausschuss"),
        ("ein Rück-\n  gang", "ein Rückgang"),
        ("die Ost-\nWest-Strecke", "die Ost-West-Strecke"),
        ("ein Elektro-\nAntrieb", "ein Elektro-Antrieb"),
        ("eine 30-\njährige Frau", "eine 30-jährige Frau"),
        ("das EU-\nweite Netz", "das EU-weite Netz"),
        ("Früh-\nund Spätdienst", "Früh- und Spätdienst"),
        ("im deutsch-\npolnischen Garten", "im deutsch-polnischen Garten"),
        ("ein öffentlich-\nrechtlicher Sender", "ein öffentlich-rechtlicher Sender"),
        ("glücklich-\nerweise", "glücklicherweise"),
        ("ein rot-\ngrüner Streifen", "ein rot-grüner Streifen"),
        ("sie mach-\n\nten weiter", "sie machten weiter"),
        ("den-\nnoch", "dennoch"),
        ("Gast¬\nhaus", "Gasthaus"),
        ("Gast\u2010\nhaus", "Gasthaus"),
        ("ein km-\nlanger Weg", "ein km-langer Weg"),
        ("die A-\ncappella-Gruppe", "die A-cappella-Gruppe"),
        ("der K6r-\nper", "der K6rper"),
        ("auf www.stadt-\nlinden.example/a", "auf www.stadt-linden.example/a"),
        ("an presse-\nstelle@linden.example", "an presse-stelle@linden.example"),
    ],
)
def test_a_word_cut_by_a_line_end(source, joined):
    assert edited(join_hyphenated, source) == joined


@pytest.mark.parametrize("source", ["Punkte:\n- eins\n- zwei", "Text –\nmehr Text", "Ende -\n\nNeues"])
def test_dashes_are_no_hyphens(source):
    assert edited(join_hyphenated, source) == source


@pytest.mark.parametrize("row", load_lexicon("clean_suspended"), ids=lambda row: row["word"])
def test_a_suspended_hyphen_stays_before_each_word_of_the_table(row):
    source = row["example"].replace(f"- {row['word']}", f"-\n{row['word']}")
    assert source != row["example"]
    assert edited(join_hyphenated, source) == row["example"]


@pytest.mark.parametrize("row", load_lexicon("clean_lands"), ids=lambda row: row["left"])
def test_a_land_with_two_names_keeps_its_hyphen(row):
    part = row["left"].lower() + "-"
    assert part in row["example"]
    assert edited(join_hyphenated, row["example"].replace(part, part + "\n")) == row["example"]


@pytest.mark.parametrize("line", ["- 2 -", "– 12 –", "Seite 2", "Seite 2 von 3", "S. 2/3", "[4]"])
def test_page_numbers_go(line):
    assert edited(remove_furniture, f"Der Rat hat\n{line}\nbeschlossen.") == "Der Rat hat\nbeschlossen."


@pytest.mark.parametrize("line", ["2024", "12", "Seite an Seite", "- 2 Kinder -", "§ 2"])
def test_other_short_lines_stay(line):
    assert edited(remove_furniture, f"Titel\n{line}\nText") == f"Titel\n{line}\nText"


def test_running_heads_and_bare_numbers_go_where_pages_end():
    source = "Kreis Musterau informiert\nErster Text\n1\fKreis Musterau informiert\nZweiter Text\n2\n"
    assert edited(remove_furniture, source) == "Kreis Musterau informiert\nErster Text\nZweiter Text\n"


def test_heads_and_feet_of_several_lines_go_but_for_the_first_head_and_the_last_foot():
    head, foot = "Stadt Lindental\nPresseamt", "Am Markt 1\nTelefon 0000 111-0\nSeite 0"
    pages = [f"{head}\n\nText {name}.\n\n{foot.replace('0', str(number))}\n" for number, name in enumerate("abc", 1)]
    left = edited(remove_furniture, "\f".join(pages))
    assert [line for line in left.split("\n") if line] == [
        "Stadt Lindental",
        "Presseamt",
        "Text a.",
        "Text b.",
        "Text c.",
        "Am Markt 1",
        "Telefon 3333 111-3",
    ]


def test_a_page_that_ends_in_a_blank_goes_on_on_the_next_one():
    source = "Kopf\n\nDer Rat der Stadt hat \n\nFuß\n\fKopf\n\nam Montag getagt.\n\nFuß\n"
    assert edited(remove_furniture, source) == "Kopf\n\nDer Rat der Stadt hat am Montag getagt.\n\nFuß\n"
    assert edited(remove_furniture, "Der Stadt- \n\frat tagt.") == "Der Stadt-\nrat tagt."


@given(st.text(alphabet="a1-\n\f S", max_size=60))
def test_furniture_leaves_no_form_feed(source):
    assert "\f" not in edited(remove_furniture, source)
