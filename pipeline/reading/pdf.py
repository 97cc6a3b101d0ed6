"""PDF files to source text, page by page in reading order: the text layer, and OCR where there is none that can be right."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.reading.pages import PARAGRAPH, Line, PageLines
from pipeline.reading.pages_columns import in_reading_order
from pipeline.reading.pages_lines import find_lines
from pipeline.reading.pages_paragraphs import with_paragraphs
from pipeline.reading.pages_text import compose
from pipeline.reading.pdf_doubts import Doubt, better, doubt_of, largest_picture, text_of
from pipeline.reading.pdf_properties import properties_of
from pipeline.reading.pdf_words import geometry, read_text_layer, unturned
from pipeline.reading.text import Unreadable
from pipeline.release import Metadata, Reading

if TYPE_CHECKING:
    from pipeline.reading.pdf_words import Geometry, TextLayer
    from pipeline.settings import Limits

PASSWORD_NEEDED = 4
"""PDFium's error number for a file that opens with a password only."""

COARSEST, SHARPEST = 200, 300
"""Dots per inch at which a page is drawn for OCR: as sharp as its scan, but not below what small print needs nor above what helps."""

NO_OCR = "it is a scan, and what reads scans is not installed: `pip install 'meldewerk[ocr]'`"

DAMAGED = "the PDF is damaged; save or send it again"

NOTHING = PageLines([], [])


class LostPage(NamedTuple):
    """A page that gives no text. number: from 1. reason: half a sentence."""

    number: int
    reason: str


def read_pdf(raw: bytes, limits: Limits) -> Reading:
    """The text of a PDF with its pages, the boxes of its words and what its properties say.

    Scripts, forms' actions and embedded files are never run or opened, links never followed. Raises Unreadable.
    """
    with _opened(raw) as document:
        n_pages = len(document)
        if not n_pages:
            raise Unreadable("the PDF has no pages; save or send it again")
        if n_pages > limits.max_pages:
            raise Unreadable(f"the PDF has {n_pages} pages, more than the {limits.max_pages} of a release; split it")
        lost: list[LostPage] = []
        scans: list[int] = []
        pages = compose(_pages(document, n_pages, limits, lost, scans), limits.max_characters)
        if lost and not pages.text.strip():
            raise Unreadable(lost[0].reason if n_pages == 1 else f"none of its {n_pages} pages can be read: {lost[0].reason}")
        return Reading(
            pages.text,
            "",
            # A scan's title and day are those of the scanning.
            properties=Metadata() if 2 * len(scans) > n_pages else properties_of(document.get_metadata_dict()),
            properties_from="document",
            pages=pages.starts,
            boxes=pages.boxes,
            error=_sentence(lost),
        )


def layer_lines(layer: TextLayer) -> PageLines:
    """The lines of a text layer; what runs up or down the page stands behind the rest."""
    lines: list[Line] = []
    before: list[str] = []
    for quarters, words in sorted(layer.words.items(), key=lambda entry: -sum(len(word.text) for word in entry[1])):
        page = with_paragraphs(in_reading_order(find_lines(words)))
        before += [PARAGRAPH if lines and not number else ends for number, ends in enumerate(page.before)]
        lines += [Line(unturned(line.words, quarters), line.cells) for line in page.lines]
    return PageLines(lines, before)


def _sentence(lost: list[LostPage]) -> str:
    """What a reader of the table is told of pages that were lost; "" for none."""
    if not lost:
        return ""
    numbers = ", ".join(str(page.number) for page in lost[:10]) + (", …" if len(lost) > 10 else "")
    return f"page {numbers} cannot be read: {lost[0].reason}"


@contextlib.contextmanager
def _opened(raw: bytes) -> Iterator[Any]:
    """A document of pypdfium2, closed at the end. Raises Unreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_NEEDED:
            raise Unreadable("the PDF is locked with a password; save it without one") from error
        raise Unreadable("the PDF is damaged and cannot be opened; save or send it again") from error
    try:
        yield document
    finally:
        document.close()


def _pages(document: Any, n_pages: int, limits: Limits, lost: list[LostPage], scans: list[int]) -> Iterator[PageLines]:
    """The pages of a document one by one. Fills lost: those that cannot be read and are empty; scans: those read by OCR."""
    import pypdfium2

    for number in range(n_pages):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            lost.append(LostPage(number + 1, DAMAGED))
            yield NOTHING
            continue
        try:
            lines, is_scan = _page_lines(page, limits)
            scans += [number] * is_scan
            yield lines
        except Unreadable as error:
            lost.append(LostPage(number + 1, str(error)))
            yield NOTHING
        except pypdfium2.PdfiumError:
            lost.append(LostPage(number + 1, DAMAGED))
            yield NOTHING
        finally:
            page.close()


def _page_lines(page: Any, limits: Limits) -> tuple[PageLines, bool]:
    """The lines of one page, and whether they are what OCR sees because its text layer is missing or broken. Raises Unreadable."""
    seen = geometry(page)
    layer = read_text_layer(page, limits.max_characters)
    lines = layer_lines(layer)
    picture, n_objects = largest_picture(page, seen)
    doubt = doubt_of(layer, text_of(lines), picture.covered, n_objects)
    if doubt is Doubt.NONE:
        return lines, False
    try:
        if picture.pixels > 4 * limits.max_ocr_pixels:
            raise Unreadable("a picture in it has more pixels than a page can have; scan it at 300 dots per inch")
        best = better(lines, _ocr(page, seen, picture.dots, limits), doubt)
        return best, best is not lines
    except Unreadable:
        if doubt is Doubt.UMLAUTS or (doubt is Doubt.MISSING and layer.n_characters):
            return lines, False  # German without umlauts is better than nothing
        raise


def _ocr(page: Any, seen: Geometry, dots: float, limits: Limits) -> PageLines:
    """A page as OCR sees it. dots: per inch of the scan on it, 0 for none."""
    try:
        from pipeline.reading.ocr import read_page, require_tesseract
    except ImportError as error:
        raise Unreadable(NO_OCR) from error
    require_tesseract()
    width, height = seen.size
    inches = max(width, 1.0) * max(height, 1.0) / 72**2
    fitting = (limits.max_ocr_pixels / inches) ** 0.5
    dots = min(max(dots or SHARPEST, COARSEST), SHARPEST, fitting)
    picture = page.render(scale=dots / 72, grayscale=True, may_draw_forms=False).to_pil().convert("L")
    return read_page(picture, dots)
