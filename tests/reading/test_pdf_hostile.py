"""PDF files that mean harm or are broken: each costs its own row at most."""

import contextlib
import random
import zlib

import pytest
from reading.pdf_files import Text, column, pdf

from pipeline.reading import ocr
from pipeline.reading.pdf import read_pdf
from pipeline.reading.text import Unreadable
from pipeline.settings import Limits

pytest.importorskip("pypdfium2", reason="PDF files need pypdfium2 (pip install 'meldewerk[pdf]')")

WORDS = ["Die Stadt Lindental baut am Hafen ein neues Bad."]


def packed(data, times=1):
    """A stream that is packed once or several times."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    names = b" ".join([b"/FlateDecode"] * times)
    return b"<</Filter[%s]/Length %d>>stream\n" % (names, len(data)) + data + b"\nendstream"


def with_content(content):
    return pdf(b"", objects=[content]).replace(b"/Contents 5 0 R", b"/Contents 4 0 R")


def picture(width, height, data):
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>"
    data = zlib.compress(data, 9)
    return head % (width, height, len(data)) + b"stream\n" + data + b"\nendstream"


def locked(revision=3):
    """A PDF that says it is encrypted, with keys that no empty password opens."""
    keys = b"/O(%s)/U(%s)" % (b"o" * 32, b"u" * 32)
    encrypt = b"<</Filter/Standard/V 2/R %d/Length 128/P -4%s>>" % (revision, keys)
    return pdf(column(WORDS), objects=[encrypt], trailer=b"/Encrypt 4 0 R/ID[(0123456789abcdef)(0123456789abcdef)]")


def test_a_locked_file_is_refused_with_a_sentence():
    with pytest.raises(Unreadable, match="locked with a password; save it without one"):
        read_pdf(locked(), Limits())


def test_a_file_of_ten_thousand_pages_is_refused_at_once():
    with pytest.raises(Unreadable, match="has 10000 pages, more than the 500"):
        read_pdf(pdf(column(WORDS)).replace(b"/Count 1", b"/Count 10000"), Limits())


def test_packed_blanks_are_no_text():
    assert read_pdf(with_content(packed(b" " * 20_000_000, 2)), Limits()).text == ""


def test_reading_stops_where_a_page_has_too_many_characters():
    line = b"(Der Rat tagt f\\374r alle im Saal) Tj 0 -14 Td "
    raw = with_content(packed(b"BT /F1 11 Tf 60 700 Td " + line * 2000 + b"ET"))
    assert len(read_pdf(raw, Limits(max_characters=5000)).text) < 10_000


def test_a_form_that_draws_itself_ends():
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
    )
    assert read_pdf(pdf(b"/X Do", objects=[form], resources=b"/XObject<</X 4 0 R>>"), Limits()).text == ""


def test_a_picture_with_too_many_pixels_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(ocr, "read_page", lambda *_: pytest.fail("a bomb was unpacked"))
    raw = pdf(
        b"q 595 0 0 842 0 0 cm /P Do Q",
        objects=[picture(30_000, 30_000, b"\xff" * 1_000_000)],
        resources=b"/XObject<</P 4 0 R>>",
    )
    with pytest.raises(Unreadable, match="more pixels than a page can have"):
        read_pdf(raw, Limits())


@pytest.mark.parametrize("box", [(0, 0, 1e9, 1e9), (0, 0, -595, -842), (0, 0, 0, 0), (1e30, 1e30, 2e30, 2e30)])
def test_odd_page_sizes_do_no_harm(box):
    assert read_pdf(pdf(column(WORDS), box=box), Limits()).text.strip() in {WORDS[0], ""}


def test_a_page_tree_that_runs_in_circles_is_damaged():
    raw = pdf(column(WORDS)).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    with pytest.raises(Unreadable, match="damaged; save or send it again"):
        read_pdf(raw, Limits())


def test_pages_that_are_only_said_to_be_there_are_named():
    reading = read_pdf(pdf(column(WORDS)).replace(b"/Count 1", b"/Count 3"), Limits())
    assert (reading.text.split("\n")[0], len(reading.pages)) == (WORDS[0], 3)
    assert reading.error.startswith("page 2, 3 cannot be read")


def test_scripts_actions_and_files_inside_are_left_alone():
    script = b"<</S/JavaScript/JS(app.alert\\('Nein'\\); app.launchURL\\('http://example.org'\\))>>"
    launch = b"<</S/Launch/F(calc.exe)>>"
    inside = b"<</Type/EmbeddedFile/Length 9>>stream\nGeheimnis\nendstream"
    named = b"<</Type/Filespec/F(anlage.exe)/EF<</F 6 0 R>>>>"
    catalog = b"/OpenAction 4 0 R/AA<</WC 5 0 R>>/Names<</JavaScript<</Names[(a) 4 0 R]>>/EmbeddedFiles<</Names[(anlage.exe) 7 0 R]>>>>"
    raw = pdf(column(WORDS), objects=[script, launch, inside, named], catalog=catalog)
    assert read_pdf(raw, Limits()).text.strip() == WORDS[0]


def test_text_outside_the_page_and_of_no_size_does_no_harm():
    texts = [
        *column(WORDS),
        Text(-5000, 9000, "weit weg"),
        Text(60, 100, "winzig", 0.001),
        Text(60, 200, "flach", 11, (1, 0, 0, 0)),
    ]
    assert WORDS[0] in read_pdf(pdf(texts), Limits()).text


def test_a_thousand_broken_bytes_end_in_a_reading_or_a_sentence(monkeypatch):
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: ocr.NO_TESSERACT)
    chance = random.Random(7)
    whole = pdf(column(WORDS * 3), column(WORDS), information={"Title": "Neues Bad am Hafen"})
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(raw))
            match chance.randrange(3):
                case 0:
                    raw[at] = chance.randrange(256)
                case 1:
                    del raw[at : at + chance.randint(1, 30)]
                case _:
                    raw[at:at] = raw[chance.randrange(len(raw)) :][: chance.randint(1, 40)]
        with contextlib.suppress(Unreadable):
            reading = read_pdf(bytes(raw), Limits())
            assert len(reading.text.encode("utf-8")) >= len(reading.pages) - 1
