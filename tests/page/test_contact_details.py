"""Names, telephone numbers, addresses of the press contact in columns of their own."""

import pytest
from components.release_docs import formal_nlp
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.alignment import CleanText
from pipeline.page.contact_details import address, international, phone_numbers
from pipeline.release import Release
from pipeline.tables.collect import collect
from pipeline.tables.rows import ReleaseRow

BODY = "Kaltental, 3. Mai 2024. Der Rat hat den Umbau am Montag beschlossen. Er beginnt noch im Herbst und dauert ein Jahr."


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("Tel.: +49 (0)231 50-2 21 34", ["+492315022134"]),
        ("Telefon 0231/50-22134", ["+492315022134"]),
        ("Fon: 02 31 / 50-2 21 34 | Zimmer 214", ["+492315022134"]),
        ("0049 231 5022134", ["+492315022134"]),
        ("Telefon 0231/50-22134, Durchwahl -134", ["+492315022134", "+4923150134"]),
        ("Telefon 04471\n000-250, Durchwahl -251 (Vertretung: Ida Kern)", ["+494471000250", "+494471000251"]),
        ("Tel. 04321 200-300, Fax 04321 200-301", ["+494321200300"]),
        ("Telefon: 04321 / 4455-12\nTelefax: 04321 / 4455-99", ["+494321445512"]),
        ("Tel./Fax: 04321/12345", ["+49432112345"]),
        ("T: 04321 11 22 33, M: 0151 22334455", ["+494321112233", "+4915122334455"]),
        ("Tel. 030 123456\nMobil 0171 9876543", ["+4930123456", "+491719876543"]),
        ("Telefon (03583) 00 00 17", ["+493583000017"]),
        ("Tel. +43 1 234 56-78", ["+4312345678"]),
        ("Marktplatz 1, 01067 Dresden, am 03.05.2024 um 09.30 Uhr", []),
        ("IBAN DE12 0000 1234 5678 9012 34", []),
        ("kern.0123456789@stadt.example", []),
    ],
)
def test_telephone_numbers_have_their_country_and_nothing_but_digits(printed, numbers):
    assert list(phone_numbers(printed)) == numbers


@pytest.mark.parametrize(
    ("printed", "where"),
    [
        ("Marktplatz 1, 12345 Holm", "Marktplatz 1, 12345 Holm"),
        ("Ida Kern\nLange Straße 14a\n12345 Bad Holm\nTel. 1", "Lange Straße 14a, 12345 Bad Holm"),
        ("Am Markt 14–18, Telefon 1", "Am Markt 14–18"),
        ("An der Mühle 3 · 01067 Holm am See", "An der Mühle 3, 01067 Holm am See"),
        ("Postfach 10 20 · 12345 Holm", "12345 Holm"),
        ("Tel. 04321 12345", ""),
    ],
)
def test_address_is_street_and_town(printed, where):
    assert address(printed) == where


def release_row(text):
    doc = formal_nlp()(text)
    tables = collect(doc, CleanText.of(text).alignment, Release("r", "r.txt", text, ""), ReleaseRow("r", "r.txt", ""))
    return tables.releases[0]


def test_contact_stands_in_columns_and_leads_back_to_the_source():
    printed = "Ida Kern und Jan Roth\nMarktplatz 1\n12345 Holm\nTelefon 04321 30-100\nE-Mail: Presse@Holm.example"
    text = f"Ein Haus für alle\n\n{BODY}\n\nPressekontakt:\n{printed}\n"
    row = release_row(text)
    assert row.contact_name == "Ida Kern;Jan Roth"
    assert (row.contact_phone, row.contact_email) == ("+49432130100", "presse@holm.example")
    assert row.contact_address == "Marktplatz 1, 12345 Holm"
    start, end = map(int, row.contact_spans.split("-"))
    assert text[start:end] == printed


def test_no_contact_leaves_the_cells_empty():
    row = release_row(f"Ein Haus für alle\n\n{BODY}\n")
    assert row[-5:] == ("", "", "", "", "")


@given(st.text(alphabet="0123456789+-/() \n.TelFax:,–", max_size=60))
def test_any_digits_give_numbers_of_sound_length(printed):
    assert all(number.startswith("+") and 7 <= len(number) - 1 <= 17 for number in phone_numbers(printed))
    assert international(printed) == "" or international(printed)[0] == "+"
