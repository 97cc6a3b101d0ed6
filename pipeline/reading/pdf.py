"""PDF files to source text: the text layer page by page, in reading order."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.reading.pages import Line, PageLines, compose
from pipeline.reading.pages_columns import in_reading_order
from pipeline.reading.pages_lines import find_lines
from pipeline.reading.pages_paragraphs import with_paragraphs
from pipeline.reading.pdf_properties import properties_of
from pipeline.reading.pdf_words import read_text_layer, unturned
from pipeline.reading.text import Unreadable
from pipeline.release import Reading

if TYPE_CHECKING:
    from pipeline.reading.pdf_words import TextLayer
    from pipeline.settings import Limits

PASSWORD_NEEDED = 4
"""PDFium's error number for a file that opens with a password only."""

NOTHING = PageLines([], [])


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
        pages = compose(_pages(document, n_pages, limits), limits.max_characters)
        return Reading(
            pages.text,
            "",
            properties=properties_of(document.get_metadata_dict()),
            properties_from="document",
            pages=pages.starts,
            boxes=pages.boxes,
        )


def layer_lines(layer: TextLayer) -> PageLines:
    """The lines of a text layer; what runs up or down the page stands behind the rest."""
    lines: list[Line] = []
    before: list[int] = []
    for quarters, words in sorted(layer.words.items(), key=lambda entry: -sum(len(word.text) for word in entry[1])):
        page = with_paragraphs(in_reading_order(find_lines(words)))
        before += [2 if lines and not number else ends for number, ends in enumerate(page.before)]
        lines += [Line(unturned(line.words, quarters), line.wide) for line in page.lines]
    return PageLines(lines, before)


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


def _pages(document: Any, n_pages: int, limits: Limits) -> Iterator[PageLines]:
    """The pages of a document one by one; one that is damaged is empty."""
    import pypdfium2

    for number in range(n_pages):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield NOTHING
            continue
        try:
            yield layer_lines(read_text_layer(page, limits.max_characters))
        except pypdfium2.PdfiumError:
            yield NOTHING
        finally:
            page.close()
