"""Scans: pages without a text layer or with one that cannot be right, and picture files."""

import io

import pytest
from reading.pdf_files import Text, column, pdf

from pipeline.reading import ocr
from pipeline.reading.boxes import Box, PageMap
from pipeline.reading.ocr_pictures import read_picture
from pipeline.reading.ocr_skew import lies_on_its_side, skew
from pipeline.reading.pdf import read_pdf
from pipeline.reading.text import Unreadable
from pipeline.settings import Limits

pypdfium2 = pytest.importorskip("pypdfium2", reason="scans need pypdfium2 (pip install 'meldewerk[ocr]')")
pictures = pytest.importorskip("PIL.Image", reason="scans need Pillow (pip install 'meldewerk[ocr]')")
pytest.importorskip("pytesseract", reason="scans need pytesseract (pip install 'meldewerk[ocr]')")

needs_german = pytest.mark.skipif(
    bool(ocr.missing_tesseract()), reason="Tesseract and its German data are needed (apt install tesseract-ocr-deu)"
)

LINES = [
    "Die Stadt Lindental baut am Hafen ein neues Schwimmbad. Der Rat der",
    "Stadt stimmte am Montag für die Pläne. Bürgermeisterin Ines Rabe sagte,",
    "das Bad werde größer und schöner als das alte. Es kostet neun Millionen",
    "Euro und soll im Mai für alle Gäste öffnen. Für Kinder ist der Eintritt frei.",
]
LOWEST = 300
"""The words stand in the upper third of a page that is only so high, so that reading it takes a second."""

PAGE = (0.0, 0.0, 480.0, float(LOWEST))


def written(lines=LINES):
    return pdf(column(lines, x=60, y=240), box=PAGE)


def scanned(raw=None, turn=0.0, dots=150):
    """A picture of the first page of a PDF, turned counter-clockwise."""
    document = pypdfium2.PdfDocument(raw or written())
    picture = document[0].render(scale=dots / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return picture.rotate(turn, expand=turn % 90 == 0, fillcolor=255, resample=pictures.Resampling.BICUBIC)


def as_pdf(*scans, dots=150):
    out = io.BytesIO()
    scans[0].save(out, "PDF", save_all=True, append_images=scans[1:], resolution=dots)
    return out.getvalue()


def as_file(picture, kind, **more):
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def box_of(reading, words):
    start = reading.text.index(words)
    return Box(*map(float, PageMap(reading.pages, reading.boxes).box([(start, start + len(words))]).split(",")))


@needs_german
@pytest.mark.parametrize("turn", [0, 3, 90, 180, 270])
def test_a_scan_is_read_however_it_lies(turn):
    reading = read_pdf(as_pdf(scanned(turn=turn)), Limits())
    assert reading.text.strip() == " ".join(LINES)


@needs_german
@pytest.mark.parametrize("turn", [0, 3, 90])
def test_the_box_of_a_scanned_word_is_where_it_stands_on_the_page(turn):
    reading = read_pdf(as_pdf(scanned(turn=turn)), Limits())
    box = box_of(reading, "Lindental")
    document = pypdfium2.PdfDocument(as_pdf(scanned(turn=turn)))
    page = document[0].render(scale=150 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    x0, y0, x1, y1 = (round(value * 150 / 72) for value in box)
    cut = page.crop((x0 - 12, page.height - y1 - 12, x1 + 12, page.height - y0 + 12)).rotate(-turn, expand=True, fillcolor=255)
    import pytesseract

    assert "Lindental" in pytesseract.image_to_string(cut, lang="deu", config="--psm 6 --dpi 150")


@needs_german
def test_a_picture_file_is_read_page_by_page():
    more = ["Das alte Bad schließt im Herbst, sagte der Bademeister. Dort sollen", "später Wohnungen für Familien entstehen."]
    two = [scanned(), scanned(written(more))]
    reading = read_picture(as_file(two[0], "TIFF", save_all=True, append_images=two[1:], dpi=(150, 150)), Limits())
    assert reading.text.split("\f")[0].strip() == " ".join(LINES)
    assert reading.text[reading.pages[1] :].split() == " ".join(more).split()


@needs_german
def test_a_picture_that_does_not_say_its_resolution_is_read():
    assert read_picture(as_file(scanned(), "JPEG"), Limits()).text.strip() == " ".join(LINES)


@needs_german
def test_a_see_through_picture_is_read_on_white():
    page = scanned()
    clear = pictures.merge("RGBA", [page, page, page, page.point(lambda shade: 255 - shade)])
    assert "Lindental" in read_picture(as_file(clear, "PNG", dpi=(150, 150)), Limits()).text


@needs_german
def test_a_photograph_is_no_release():
    photograph = pictures.radial_gradient("L").resize((600, 400))
    assert read_picture(as_file(photograph, "JPEG"), Limits()).status == "empty"


def unmapped(codes):
    """A ToUnicode table that says of some characters what they are not."""
    rows = b"\n".join(b"<%02X> <%04X>" % pair for pair in codes)
    return (
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def 1 begincodespacerange <00> <FF> "
        b"endcodespacerange %d beginbfchar\n" % len(codes) + rows + b"\nendbfchar endcmap end end"
    )


def with_layer(codes, lines=LINES):
    """A PDF whose text layer reads some characters as others, while the picture shows them."""
    table = unmapped(codes)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 4 0 R>>"
    raw = pdf(column(lines, x=60, y=240), box=PAGE, objects=[b"<</Length %d>>stream\n" % len(table) + table + b"\nendstream"])
    plain = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    return raw.replace(plain, font)


PRIVATE = [(code, 0xE000 + code) for code in range(97, 123)]
SHIFTED = [(code, 97 + (code - 97 + 7) % 26) for code in range(97, 123)]
BARE = [(0xE4, 0x61), (0xF6, 0x6F), (0xFC, 0x75), (0xDF, 0x42)]
MORE = [*LINES, *(line.replace("Montag", "Dienstag") for line in LINES)]


@needs_german
@pytest.mark.parametrize("codes", [PRIVATE, SHIFTED, BARE])
def test_a_text_layer_that_the_page_belies_is_read_anew(codes):
    assert read_pdf(with_layer(codes, MORE), Limits()).text.strip() == " ".join(MORE)


@needs_german
def test_a_stamp_on_a_scan_does_not_hide_it():
    content = b"q 480 0 0 300 0 0 cm /P Do Q BT /F1 6 Tf 20 8 Td (Eingang 12.3.2024) Tj ET"
    page = scanned()
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>stream\n"
    data = page.tobytes()
    raw = pdf(
        content,
        box=PAGE,
        resources=b"/XObject<</P 4 0 R>>",
        objects=[picture % (page.width, page.height, len(data)) + data + b"\nendstream"],
    )
    assert " ".join(LINES) in read_pdf(raw, Limits()).text


def test_a_good_text_layer_is_never_read_by_ocr(monkeypatch):
    monkeypatch.setattr(ocr, "read_page", lambda *_: pytest.fail("OCR of a page that has its text"))
    assert read_pdf(pdf(column(LINES), [Text(60, 700, "Anlage")], []), Limits()).text.startswith(LINES[0])


@pytest.mark.parametrize("sentence", [ocr.NO_TESSERACT, ocr.NO_GERMAN])
def test_a_scan_without_tesseract_fails_with_the_command_that_installs_it(monkeypatch, sentence):
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: sentence)
    with pytest.raises(Unreadable, match=r"apt install tesseract-ocr.*winget install"):
        read_pdf(as_pdf(scanned()), Limits())
    with pytest.raises(Unreadable, match=r"apt install tesseract-ocr.*winget install"):
        read_picture(as_file(scanned(), "PNG"), Limits())


def test_without_tesseract_the_pages_that_have_text_are_read(monkeypatch):
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: ocr.NO_TESSERACT)
    page = scanned()
    data = page.tobytes()
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>stream\n"
    raw = pdf(
        column(LINES, y=240),
        b"q 480 0 0 300 0 0 cm /P Do Q",
        box=PAGE,
        resources=b"/XObject<</P 4 0 R>>",
        objects=[picture % (page.width, page.height, len(data)) + data + b"\nendstream"],
    )
    reading = read_pdf(raw, Limits())
    assert (reading.status, len(reading.pages)) == ("ok", 2)
    assert reading.text.startswith(LINES[0])
    assert reading.error.startswith("page 2 cannot be read: it is a scan")


def test_german_alone_is_asked_for(monkeypatch):
    import pytesseract

    asked = []
    empty = dict.fromkeys(("block_num", "par_num", "line_num", "text", "conf", "left", "top", "width", "height"), ())
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: "")
    monkeypatch.setattr(pytesseract, "image_to_data", lambda picture, **more: asked.append(more["lang"]) or empty)
    read_picture(as_file(scanned(), "PNG"), Limits())
    assert set(asked) == {"deu"}


def test_a_huge_page_is_drawn_no_larger_than_the_limit(monkeypatch):
    sizes = []
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: "")
    monkeypatch.setattr(ocr, "read_page", lambda picture, dots: sizes.append(picture.size) or pytest.skip)
    page = scanned()
    data = page.tobytes()
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>stream\n"
    raw = pdf(
        b"q 14400 0 0 14400 0 0 cm /P Do Q",
        box=(0, 0, 14400, 14400),
        resources=b"/XObject<</P 4 0 R>>",
        objects=[picture % (page.width, page.height, len(data)) + data + b"\nendstream"],
    )
    with pytest.raises(AttributeError):
        read_pdf(raw, Limits(max_ocr_pixels=1_000_000))
    assert sizes[0][0] * sizes[0][1] <= 1_010_000


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: "")
    with pytest.raises(Unreadable, match="more pixels than a page"):
        read_picture(as_file(pictures.new("1", (3000, 3000), 1), "PNG"), Limits(max_ocr_pixels=1_000_000))
    with pytest.raises(Unreadable, match="more pixels than a page"):
        read_picture(as_file(pictures.new("1", (12_000, 12_000), 1), "PNG"), Limits())


@pytest.mark.parametrize("raw", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0garbage", b"II*\x00\x08\x00\x00\x00"])
def test_a_damaged_picture_is_refused(monkeypatch, raw):
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: "")
    with pytest.raises(Unreadable, match="damaged"):
        read_picture(raw, Limits())


def test_a_picture_cut_short_is_refused(monkeypatch):
    monkeypatch.setattr(ocr, "missing_tesseract", lambda: "")
    raw = as_file(scanned(), "PNG")
    with pytest.raises(Unreadable, match="damaged"):
        read_picture(raw[: len(raw) // 2], Limits())


@pytest.mark.parametrize("degrees", [-5.3, -0.7, 0.0, 1.2, 7.5])
def test_the_skew_of_a_page_is_found(degrees):
    assert skew(scanned(turn=degrees or 0.001)) == pytest.approx(-degrees, abs=0.2)


def test_an_empty_page_is_level_and_upright():
    empty = pictures.new("L", (600, 800), 255)
    assert (skew(empty), lies_on_its_side(empty)) == (0.0, False)


def test_a_page_on_its_side_is_noticed():
    assert (lies_on_its_side(scanned()), lies_on_its_side(scanned(turn=90))) == (False, True)
