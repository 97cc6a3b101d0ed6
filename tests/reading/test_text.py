"""Bytes to source text: every encoding offices send, every newline kept, everything else refused with a reason."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.text import NotText, decode

TEXT = "Bürgermeisterin Groß öffnet Ämter\r\nfür „alle“ – kostenlos.\n\nÜbermorgen\rgeht’s los: 5 €.\f\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "cp1252"),
    ],
)
def test_text_is_read_exactly_in_every_encoding(encoding, name):
    assert decode(TEXT.encode(encoding)) == (TEXT, name, 0)


def test_iso_8859_1_is_read_where_windows_1252_has_no_character():
    text = "Straße und Bürger\x85 und \x81 Gärten, damit es Text genug ist für alle, die lesen\n"
    assert decode(text.encode("latin-1")) == (text, "latin-1", 0)


def test_iso_8859_1_and_windows_1252_agree_on_umlauts():
    text = "Größe, Übung, Maß\n"
    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\r", "\u2028", "\x85", "\v"])
def test_any_newline_stays_as_it_is(newline):
    text = f"Erste Zeile über alles{newline}zweite Zeile{newline}"
    assert decode(text.encode("utf-8")).text == text


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfEins").text == "Eins"


def test_a_mark_inside_the_text_stays():
    assert decode("a\ufeffb".encode()).text == "a\ufeffb"


def test_one_broken_byte_does_not_turn_a_utf_8_text_into_another_encoding():
    raw = "Für Bürgerinnen und Bürger gibt es fünf Bänke.".encode()
    decoded = decode(raw.replace("fünf".encode(), b"f\xfcnf"))
    assert decoded == ("Für Bürgerinnen und Bürger gibt es f�nf Bänke.", "utf-8", 1)


def test_a_cut_off_last_character_is_damage_not_failure():
    decoded = decode("Größe über Ämter ü".encode()[:-1])
    assert decoded.text == "Größe über Ämter �"


def test_an_odd_byte_at_the_end_of_utf_16_is_damage_not_failure():
    assert decode("Hallo Welt".encode("utf-16") + b"\x00").n_damaged == 1


def test_an_empty_file_is_an_empty_text():
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7 etwas", "it is a PDF, not a text file"),
        (b"PK\x03\x04word/document.xml", "it is a ZIP or Office file, not a text file"),
        (b"{\\rtf1\\ansi Hallo}", "it is an RTF file, not a text file"),
        (b"\xff\xd8\xff\xe0JFIF", "it is a picture, not a text file"),
        (bytes(range(256)) * 8, "it is not a text file (too many control characters)"),
        (b"Kurz\x00\x01\x02\x03", "it is not a text file (too many control characters)"),
    ],
    ids=["pdf", "docx", "rtf", "jpeg", "all bytes", "nul"],
)
def test_what_is_no_text_is_refused_with_what_it_is(raw, reason):
    with pytest.raises(NotText) as caught:
        decode(raw)
    assert str(caught.value) == reason


def test_random_bytes_are_no_text():
    with pytest.raises(NotText):
        decode(random.Random(1).randbytes(10_000))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_the_reason_why_not(raw):
    try:
        text = decode(raw).text
    except NotText:
        return
    assert text.encode("utf-8").decode("utf-8") == text


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff{%"), min_size=1)
)
def test_utf_8_comes_back_as_it_was(text):
    assert decode(text.encode("utf-8-sig")).text == text
