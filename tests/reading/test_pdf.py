"""PDF files with a text layer: reading order, paragraphs, pages, boxes, properties, and what hostile files do."""

import pytest
from reading.pdf_files import Text, column, pdf

from pipeline.cleaning import clean
from pipeline.reading.boxes import PageMap
from pipeline.reading.text import Unreadable
from pipeline.settings import Limits

pytest.importorskip("pypdfium2", reason="PDF files need pypdfium2 (pip install 'meldewerk[pdf]')")

from pipeline.reading.pdf import read_pdf

LEFT = [
    "Die Stadt Lindental baut am",
    "Hafen ein neues Bad. Der Rat",
    "stimmte am Montag zu. Das",
    "Bad kostet neun Millionen",
    "Euro und wird im Mai fertig,",
    "sagte Baudezernentin Ines",
]
RIGHT = [
    "Rabe am Abend. Bis dahin",
    "bleibt das alte Becken auf.",
    "Der Eintritt kostet weiter",
    "drei Euro, für Kinder einen.",
]


def read(*pages, **more):
    return read_pdf(pdf(*pages, **more), Limits())


def lines(*pages, **more):
    return read(*pages, **more).text.rstrip("\n").split("\n")


def joined(*parts):
    return " ".join(" ".join(part) for part in parts)


def box_of(reading, words):
    start = reading.text.index(words)
    return tuple(float(x) for x in PageMap(reading.pages, reading.boxes).box([(start, start + len(words))]).split(","))


def test_line_ends_that_the_width_forced_are_blanks_and_others_stay():
    headline, address = ["Neues Bad am Hafen"], ["Stadt Lindental", "Ines Rabe", "Am Markt 1"]
    assert lines(column([*headline, "", *LEFT, "", *address])) == [*headline, "", joined(LEFT), "", *address]


def test_a_paragraph_that_ends_before_the_edge_ends_its_line():
    short = [*LEFT[:3], "Bad ist neu.", *LEFT[3:]]
    assert lines(column(short)) == [joined(short[:4]), joined(short[4:])]


def test_lines_wrapped_by_hand_stay_lines():
    by_hand = [
        "Die Stadt Lindental",
        "baut am Hafen ein",
        "neues Schwimmbad. Der Rat der Stadt",
        "stimmte am Montag",
        "mit Mehrheit zu und",
    ]
    by_hand += ["zahlt neun Millionen", "Euro, sagte die Dezernentin Ines Ra-", "be am Abend."]
    assert lines(column(by_hand)) == by_hand


def test_an_edge_that_few_lines_come_near_is_none():
    items = [
        "Begrüßung der Gäste um acht Uhr",
        "Rede von Ines Rabe zum Bad",
        "Musik und Tanz für alle",
        "Ende um zehn Uhr mit Feuerwerk am Hafen",
    ]
    assert lines(column(items)) == items


def test_a_list_keeps_its_items():
    items = [
        "- Am Montag öffnet das Bad um",
        "- Am Dienstag kommt der Bus",
        "- Am Mittwoch spielt die Band",
        "- Am Abend ist das Bad zu",
    ]
    assert lines(column(items)) == items


def test_paragraphs_are_parted_by_a_blank_line():
    assert lines(column([*LEFT, "", *LEFT])) == [joined(LEFT), "", joined(LEFT)]


def test_a_little_more_space_parts_paragraphs_too():
    assert lines([*column(LEFT, y=780), *column(LEFT, y=780 - 6 * 13.5 - 4)]) == [joined(LEFT), "", joined(LEFT)]


def test_a_headline_in_larger_letters_stands_alone():
    assert lines([Text(60, 790, "Neues Bad am Hafen", 16), *column(LEFT, y=772)]) == ["Neues Bad am Hafen", "", joined(LEFT)]


def test_a_first_line_set_in_begins_a_paragraph():
    texts = column([*LEFT, *LEFT])
    texts[6] = texts[6]._replace(x=75)
    assert lines(texts) == [joined(LEFT), "", joined(LEFT)]


def test_the_left_column_is_read_before_the_right_one():
    assert lines([*column(LEFT, 60), *column(RIGHT, 310)]) == [joined(LEFT, RIGHT)]


def test_columns_are_found_in_whatever_order_the_file_draws_its_lines():
    texts = [*column(LEFT, 60), *column(RIGHT, 310, y=775)]
    assert lines(sorted(texts, key=lambda text: (-text.y, text.x))) == [joined(LEFT, RIGHT)]


def test_a_headline_and_a_footer_across_both_columns_keep_their_place():
    headline = Text(60, 810, "Lindental bekommt ein neues Schwimmbad am Hafen, und alle dürfen hinein", 13)
    footer = Text(60, 100, "Stadt Lindental, Presseamt, Am Markt 1, 00000 Lindental, Telefon 0000 111-0, presse@example.org")
    texts = [headline, *column(LEFT, 60, y=770), *column(RIGHT, 310, y=770), footer]
    assert lines(texts) == [headline.text, "", joined(LEFT, RIGHT), "", footer.text]


def test_the_second_line_of_a_headline_above_columns_belongs_to_it():
    headline = [
        Text(60, 810, "Die Stadt bekommt ein neues Schwimmbad am Hafen, und alle", 14),
        Text(60, 793, "dürfen hinein", 14),
    ]
    assert (
        lines([*headline, *column(LEFT, 60, y=770), *column(RIGHT, 310, y=770)])[0] == f"{headline[0].text} {headline[1].text}"
    )


def test_headlines_wider_than_the_text_are_not_joined():
    headlines = [Text(60, 810, "Lindental baut am Hafen ein neues Schwimmbad", 14), Text(60, 793, "Eröffnung im Mai", 14)]
    assert lines([*headlines, *column(LEFT, y=765)]) == [headlines[0].text, headlines[1].text, "", joined(LEFT)]


def test_a_letterhead_above_columns_that_is_wrapped_is_one_line():
    office = [Text(60, 810, "Ministerium für Wasser und Wege des Landes Lindental, Presse und"), Text(60, 796, "Kommunikation")]
    texts = [*office, *column(LEFT, 60, y=750), *column(LEFT, 260, y=750)]
    assert lines(texts)[0] == f"{office[0].text} Kommunikation"


def test_three_columns_are_read_one_by_one():
    third = ["Auch der Verein", "Welle freut sich", "auf das Bad, so", "Jan Roth."]
    first = [" ".join(line.split()[:3]) for line in LEFT]
    text = read([*column(first, 50), *column(RIGHT, 220), *column(third, 400)]).text
    assert text.split() == joined(first, RIGHT, third).split()


def test_a_contact_beside_the_address_is_a_column():
    address = ["An die Redaktionen", "Kreis Lindental", "Am Anger 3", "00000 Lindental"]
    contact = ["Presseamt", "Ines Rabe", "Am Markt 1", "Telefon 0000 111-0"]
    body = ["Das Bad am Hafen öffnet am Montag um acht Uhr zum ersten Mal für alle Gäste der Stadt,", "sagte die Dezernentin."]
    assert lines([*column(address), *column(contact, 400), *column(body, y=650)]) == [*address, "", *contact, "", joined(body)]


def test_a_table_is_read_row_by_row():
    dates = ["8. Juni", "9. Juni", "15. Juni"]
    names = ["Sommerkonzert", "Kinderfest", "Lesung"]
    places = ["Kirchplatz", "Stadtpark", "Bücherei"]
    texts = [*column(dates, 60), *column(names, 200), *column(places, 380)]
    rows = [" | ".join(row) for row in zip(dates, names, places, strict=True)]
    assert lines(texts) == rows
    assert lines([*column(LEFT, 60, y=820), *(text._replace(y=text.y - 130) for text in texts)]) == [joined(LEFT), "", *rows]


def test_a_bullet_stays_with_its_item():
    items = ["Eintritt frei", "Beginn um acht", "Ende um zehn", "Bus fährt"]
    assert lines([*column(["•"] * 4, 60), *column(items, 78)]) == [f"• {item}" for item in items]


def test_two_things_at_the_ends_of_one_line_are_two_lines():
    assert lines([Text(60, 780, "Stadt Lindental"), Text(450, 780, "15. März 2024")]) == ["Stadt Lindental", "15. März 2024"]


def test_wide_blanks_of_a_justified_line_part_nothing():
    texts = [*column(LEFT[:2]), Text(60, 753, "stimmte am"), Text(135, 753, "Montag zu."), *column(LEFT[3:], y=739.5)]
    assert lines(texts) == [joined(LEFT[:2], ["stimmte am Montag zu."], LEFT[3:])]


def test_a_justified_line_of_few_words_is_one():
    words = [Text(60, 753, "Pressekontakt"), Text(160, 753, "Ines"), Text(212, 753, "Rabe")]
    assert lines([*column(LEFT[:2]), *words])[-1].endswith("Pressekontakt Ines Rabe")


def test_a_line_of_the_letterhead_is_not_joined_to_the_one_above():
    texts = [Text(60, 810, "Landesamt für Bäder im Land"), Text(60, 796, "Presseinformation 43/2025"), *column(LEFT, y=760)]
    assert lines(texts) == ["Landesamt für Bäder im Land", "Presseinformation 43/2025", "", joined(LEFT)]


def test_a_word_hyphenated_at_a_line_end_keeps_hyphen_and_line_end():
    texts = [*LEFT[:3], "Bad in Lindental kostet Mil-", "lionen und wird im Mai fer-", "tig, sagte Ines Rabe am Tag."]
    assert lines(column(texts)) == [f"{joined(LEFT[:3])} {texts[3]}", texts[4], texts[5]]


def test_umlauts_that_tex_draws_in_two_parts_are_one_letter():
    assert lines(column(["f¨ur die B¨urger"])) == ["für die Bürger"]


def test_words_drawn_twice_to_look_bold_are_read_once():
    texts = column(["Neues Bad am Hafen"])
    assert lines([*texts, *(text._replace(x=text.x + 0.4) for text in texts)]) == ["Neues Bad am Hafen"]


def test_a_watermark_across_the_page_is_no_text_and_a_line_up_its_edge_stands_last():
    slanted = Text(150, 300, "ENTWURF", 60, (0.707, 0.707, -0.707, 0.707))
    edge = Text(30, 300, "Sperrfrist beachten", 9, (0, 1, -1, 0))
    assert lines([edge, slanted, *column(LEFT)]) == [joined(LEFT), "", "Sperrfrist beachten"]


def test_pages_begin_behind_a_form_feed():
    reading = read(column([*LEFT, "Rabe am Abend im Rathaus."]), column(RIGHT))
    assert reading.text == joined(LEFT) + " Rabe am Abend im Rathaus.\n\n\f" + joined(RIGHT) + "\n\n"
    assert reading.pages == (0, reading.text.index("\f") + 1)


def test_a_sentence_goes_on_on_the_next_page_past_heads_and_feet():
    head, foot = Text(60, 810, "Stadt Lindental"), Text(60, 60, "Am Markt 1, 00000 Lindental")
    number = [Text(300, 40, f"Seite {page} von 2") for page in (1, 2)]
    wide = [f"{one} {two}" for one, two in zip(LEFT[::2], LEFT[1::2], strict=True)] * 2
    reading = read([head, *column(wide), foot, number[0]], [head, *column(RIGHT), foot, number[1]])
    head, body, *_ = clean(reading.text).text.text.split("\n\n")
    assert (head, body.split()) == ("Stadt Lindental", joined(wide, RIGHT).split())


def test_an_empty_page_counts():
    reading = read(column(LEFT), [], column(RIGHT))
    assert len(reading.pages) == 3
    assert reading.text[reading.pages[2] :].startswith(RIGHT[0])


def test_a_box_is_in_points_from_the_lower_left_corner():
    x0, y0, x1, y1 = box_of(read([Text(100, 500, "Lindental")]), "Lindental")
    assert x0 == pytest.approx(100, abs=1)
    assert (x0 < x1 < 160, 490 < y0 < 500 < y1 < 515) == (True, True)


def test_a_cropped_page_counts_from_its_visible_corner():
    x0, y0, *_ = box_of(read([Text(100, 500, "Lindental")], page=b"/CropBox[50 40 500 800]"), "Lindental")
    assert (x0, y0) == (pytest.approx(50, abs=1), pytest.approx(457.5, abs=3))


@pytest.mark.parametrize(
    ("turn", "matrix", "place"),
    [(90, (0, 1, -1, 0), (300, 100)), (180, (-1, 0, 0, -1), (400, 500)), (270, (0, -1, 1, 0), (300, 600))],
)
def test_a_turned_page_is_read_as_it_is_seen(turn, matrix, place):
    x, y = place
    down = {90: (13.5, 0), 180: (0, 13.5), 270: (-13.5, 0)}[turn]
    texts = [Text(x + n * down[0], y + n * down[1], line, 11, matrix) for n, line in enumerate(LEFT)]
    reading = read(texts, page=b"/Rotate %d" % turn)
    assert reading.text.strip() == joined(LEFT)
    x0, y0, x1, y1 = box_of(reading, LEFT[0])
    assert (x1 - x0 > 100, y1 - y0 < 20) == (True, True)
    width, height = (595, 842) if turn == 180 else (842, 595)
    assert (0 < x0 < x1 < width, 0 < y0 < y1 < height) == (True, True)


def test_text_that_runs_up_a_page_which_is_not_turned_is_read():
    texts = [Text(100 + n * 13.5, 100, line, 11, (0, 1, -1, 0)) for n, line in enumerate(LEFT)]
    reading = read(texts)
    assert reading.text.strip() == joined(LEFT)
    x0, y0, x1, y1 = box_of(reading, LEFT[0])
    assert (y1 - y0 > 100, x1 - x0 < 20) == (True, True)


def test_what_the_properties_say_is_kept_where_it_can_be_true():
    information = {"Title": "Neues Bad am Hafen", "Author": "Stadt Lindental", "CreationDate": "D:20240315143000+01'00'"}
    properties = read(column(LEFT), information=information).properties
    assert (properties.title, properties.issuer, properties.issued_on) == (
        "Neues Bad am Hafen",
        "Stadt Lindental",
        "2024-03-15",
    )


@pytest.mark.parametrize(
    "information",
    [
        {"Title": "Microsoft Word - Dokument1", "Author": "Ines Rabe", "CreationDate": "D:19700101000000Z"},
        {"Title": "pm_087.docx", "Author": "Administrator", "CreationDate": "D:20090102000000", "ModDate": "D:20240315120000"},
        {"Title": "", "Author": "", "CreationDate": "gestern"},
    ],
)
def test_what_programs_and_templates_say_is_left_out(information):
    properties = read(column(LEFT), information=information).properties
    assert (properties.title, properties.issuer, properties.issued_on) == ("", "", "")


def test_a_file_with_too_many_pages_is_refused():
    with pytest.raises(Unreadable, match="has 4 pages, more than the 3"):
        read_pdf(pdf(*[column(LEFT)] * 4), Limits(max_pages=3))


def test_reading_stops_behind_the_page_on_which_a_text_is_too_long():
    reading = read_pdf(pdf(*[column(LEFT)] * 50), Limits(max_characters=500))
    assert 500 < len(reading.text) < 1000


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", pdf(column(LEFT))[:150]])
def test_a_damaged_file_is_refused_with_a_sentence(raw):
    with pytest.raises(Unreadable, match="damaged"):
        read_pdf(raw, Limits())


def test_a_broken_table_of_contents_is_mended():
    raw = pdf(column(LEFT))
    at = raw.rindex(b"startxref")
    assert read_pdf(raw[:at] + b"startxref\n99999\n%%EOF", Limits()).text.strip() == joined(LEFT)
    assert read_pdf(raw[:at], Limits()).text.strip() == joined(LEFT)


def test_a_file_without_pages_is_refused():
    with pytest.raises(Unreadable, match=r"no pages|damaged"):
        read_pdf(pdf(), Limits())
