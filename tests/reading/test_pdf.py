"""PDF files with a text layer: reading order, paragraphs, pages, boxes, properties, and what hostile files do."""

import pytest
from reading.pdf_files import Text, column, pdf

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


def box_of(reading, words):
    start = reading.text.index(words)
    return tuple(float(x) for x in PageMap(reading.pages, reading.boxes).box([(start, start + len(words))]).split(","))


def test_lines_stay_lines_and_paragraphs_are_parted_by_a_blank_line():
    first, second = ["Der Rat tagt am", "Montag im Saal."], ["Gäste sind", "willkommen."]
    assert lines(column([*first, "", *second])) == [*first, "", *second]


def test_a_little_more_space_parts_paragraphs_too():
    texts = [*column(["Der Rat tagt am", "Montag im Saal."], y=780), *column(["Gäste sind im", "Saal willkommen."], y=748.5)]
    assert lines(texts) == ["Der Rat tagt am", "Montag im Saal.", "", "Gäste sind im", "Saal willkommen."]


def test_a_headline_in_larger_letters_stands_alone():
    assert lines([Text(60, 790, "Neues Bad am Hafen", 16), *column(LEFT, y=772)]) == ["Neues Bad am Hafen", "", *LEFT]


def test_a_first_line_set_in_begins_a_paragraph():
    texts = column(LEFT)
    texts[3] = texts[3]._replace(x=75)
    assert lines(texts) == [*LEFT[:3], "", *LEFT[3:]]


def test_the_left_column_is_read_before_the_right_one():
    assert lines([*column(LEFT, 60), *column(RIGHT, 310)]) == [*LEFT, *RIGHT]


def test_columns_are_found_in_whatever_order_the_file_draws_its_lines():
    texts = [*column(LEFT, 60), *column(RIGHT, 310, y=775)]
    assert lines(sorted(texts, key=lambda text: (-text.y, text.x))) == [*LEFT, *RIGHT]


def test_a_headline_and_a_footer_across_both_columns_keep_their_place():
    headline = Text(60, 810, "Lindental bekommt ein neues Schwimmbad am Hafen, und alle dürfen hinein", 13)
    footer = Text(60, 100, "Stadt Lindental, Presseamt, Am Markt 1, 00000 Lindental, Telefon 0000 111-0, presse@example.org")
    texts = [headline, *column(LEFT, 60, y=770), *column(RIGHT, 310, y=770), footer]
    assert lines(texts) == [headline.text, "", *LEFT, *RIGHT, "", footer.text]


def test_three_columns_are_read_one_by_one():
    third = ["Auch der Verein", "Welle freut sich", "auf das Bad, so", "Jan Roth."]
    short = [" ".join(line.split()[:3]) for line in LEFT]
    assert lines([*column(short, 50), *column(RIGHT, 220), *column(third, 400)])[0:6] == short
    assert lines([*column(short, 50), *column(RIGHT, 220), *column(third, 400)])[-4:] == third


def test_a_contact_beside_the_address_is_a_column():
    address = ["An die Redaktionen", "im Kreis Lindental", "per Mail", "an den Verteiler"]
    contact = ["Presseamt", "Ines Rabe", "Am Markt 1", "Telefon 0000 111-0"]
    body = ["Das Bad am Hafen öffnet am Montag um acht Uhr zum ersten Mal für alle Gäste der Stadt,", "sagte die Dezernentin."]
    assert lines([*column(address), *column(contact, 400), *column(body, y=650)]) == [*address, "", *contact, "", *body]


def test_a_table_is_read_row_by_row():
    dates = ["8. Juni", "9. Juni", "15. Juni"]
    names = ["Sommerkonzert", "Kinderfest", "Lesung"]
    places = ["Kirchplatz", "Stadtpark", "Bücherei"]
    texts = [*column(dates, 60), *column(names, 200), *column(places, 380)]
    assert lines(texts) == [" ".join(row) for row in zip(dates, names, places, strict=True)]


def test_a_bullet_stays_with_its_item():
    items = ["Eintritt frei", "Beginn um acht", "Ende um zehn", "Bus fährt"]
    assert lines([*column(["•"] * 4, 60), *column(items, 78)]) == [f"• {item}" for item in items]


def test_two_things_at_the_ends_of_one_line_are_two_lines():
    assert lines([Text(60, 780, "Stadt Lindental"), Text(450, 780, "15. März 2024")]) == ["Stadt Lindental", "15. März 2024"]


def test_wide_blanks_of_a_justified_line_part_nothing():
    texts = [*column(LEFT[:2]), Text(60, 753, "stimmte am"), Text(135, 753, "Montag zu."), *column(LEFT[3:], y=739.5)]
    assert lines(texts) == [*LEFT[:2], "stimmte am Montag zu.", *LEFT[3:]]


def test_a_word_hyphenated_at_a_line_end_keeps_its_hyphen():
    assert lines(column(["Der Stadt-", "rat tagt."])) == ["Der Stadt-", "rat tagt."]


def test_umlauts_that_tex_draws_in_two_parts_are_one_letter():
    assert lines(column(["f¨ur die B¨urger", "und ihre G¨aste"])) == ["für die Bürger", "und ihre Gäste"]


def test_words_drawn_twice_to_look_bold_are_read_once():
    texts = column(["Neues Bad am Hafen", "öffnet am Montag"])
    assert lines([*texts, *(text._replace(x=text.x + 0.4) for text in texts)]) == ["Neues Bad am Hafen", "öffnet am Montag"]


def test_a_watermark_across_the_page_is_no_text_and_a_line_up_its_edge_stands_last():
    slanted = Text(150, 300, "ENTWURF", 60, (0.707, 0.707, -0.707, 0.707))
    edge = Text(30, 300, "Sperrfrist beachten", 9, (0, 1, -1, 0))
    assert lines([edge, slanted, *column(LEFT)]) == [*LEFT, "", "Sperrfrist beachten"]


def test_pages_begin_behind_a_form_feed_and_a_sentence_goes_on():
    reading = read(column(LEFT), column(RIGHT))
    assert reading.pages == (0, len("\n".join(LEFT)) + 2)
    assert reading.text == "\n".join(LEFT) + "\n\f" + "\n".join(RIGHT) + "\n\n"


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
    assert reading.text.rstrip().split("\n") == LEFT
    x0, y0, x1, y1 = box_of(reading, LEFT[0])
    assert (x1 - x0 > 100, y1 - y0 < 20) == (True, True)
    width, height = (595, 842) if turn == 180 else (842, 595)
    assert (0 < x0 < x1 < width, 0 < y0 < y1 < height) == (True, True)


def test_text_that_runs_up_a_page_which_is_not_turned_is_read():
    texts = [Text(100 + n * 13.5, 100, line, 11, (0, 1, -1, 0)) for n, line in enumerate(LEFT)]
    reading = read(texts)
    assert reading.text.rstrip().split("\n") == LEFT
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
    assert read_pdf(raw[:at] + b"startxref\n99999\n%%EOF", Limits()).text.rstrip().split("\n") == LEFT
    assert read_pdf(raw[:at], Limits()).text.rstrip().split("\n") == LEFT


def test_a_file_without_pages_is_refused():
    with pytest.raises(Unreadable, match=r"no pages|damaged"):
        read_pdf(pdf(), Limits())
