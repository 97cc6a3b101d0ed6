"""Releases as PDF files the way offices send them: in one column and in two, set by ReportLab or LibreOffice, and scanned."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from html import escape

from pipeline.cleaning import clean

PAGE = (595.28, 841.89)
MARGIN = 56.7
GUTTER = 17.0


def paragraphs_of(text: str) -> tuple[list[str], list[str]]:
    """Head (letterhead, date, headlines) and body of a release, lines that belong together joined, each line end wanted."""
    blocks = clean(text, repair=False).text.text.split("\n\n")
    prose = next((number for number, block in enumerate(blocks) if len(block) > 150), len(blocks))
    return blocks[:prose], blocks[prose:]


def as_one_column(text: str) -> bytes:
    """A release as it was written, line by line where it was wrapped by hand."""
    from reportlab.platypus import Frame, PageTemplate

    width, height = PAGE
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
    return _built([PageTemplate(frames=[frame])], list(_flow(text.split("\n\n"), 11, justified=False)))


def as_two_columns(text: str) -> bytes:
    """A release with its head across the page and its body below in two justified columns."""
    from reportlab.platypus import Frame, FrameBreak, NextPageTemplate, PageTemplate

    width, height = PAGE
    head, body = paragraphs_of(text)
    top = list(_flow(head, 12, justified=False))
    room = width - 2 * MARGIN
    needed = sum(block.wrap(room, height)[1] + block.getSpaceAfter() for block in top) + 12
    column = (room - GUTTER) / 2

    text = list(_flow(body, 9.5, justified=True))
    half = 20 + sum(block.wrap(column, height)[1] + block.getSpaceAfter() for block in text) / 2  # columns end together

    def columns(upper: float) -> list[Frame]:
        long = min(upper - MARGIN, half)
        return [Frame(MARGIN + n * (column + GUTTER), upper - long, column, long, 0, 0, 0, 0) for n in range(2)]

    first = [Frame(MARGIN, height - MARGIN - needed, room, needed, 0, 0, 0, 0), *columns(height - MARGIN - needed)]
    templates = [PageTemplate("first", first), PageTemplate("later", columns(height - MARGIN))]
    flow = [NextPageTemplate("later"), *top, FrameBreak(), *text]
    return _built(templates, flow)


def as_docx_of_two_columns(text: str) -> bytes:
    """The same as a Word document, for LibreOffice to set."""
    import docx
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn

    document = docx.Document()
    head, body = paragraphs_of(text)
    for block in head:
        document.add_paragraph(block, style="Heading 1" if block is head[-1] else None)
    document.add_section(WD_SECTION.CONTINUOUS)
    columns = document.sections[-1]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "425")
    for block in body:
        document.add_paragraph(block)
    document.add_section(WD_SECTION.CONTINUOUS)  # columns end together where a section ends
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def scanned(raw: bytes, seed: int, dots: int = 150) -> bytes:
    """A PDF printed and scanned in grey: a little askew, a little soft, with the sensor's noise, as JPEG in a PDF."""
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter

    chance = random.Random(seed)
    noise = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(raw)
    angle = chance.uniform(-2, 2)
    pages = []
    for page in document:
        sharp = page.render(scale=2 * dots / 72, grayscale=True).to_pil().convert("L")
        turned = sharp.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        small = turned.resize((turned.width // 2, turned.height // 2), Image.Resampling.LANCZOS)
        soft = np.asarray(small.filter(ImageFilter.GaussianBlur(0.4))).astype(float) * 0.9 + 15
        pages.append(Image.fromarray(np.clip(soft + noise.normal(0, 8, soft.shape), 0, 255).astype("uint8")))
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=75)
    return out.getvalue()


def _flow(blocks: list[str], size: float, *, justified: bool) -> Iterator[object]:
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "text",
        fontName=_font(),
        fontSize=size,
        leading=1.25 * size,
        spaceAfter=0.6 * size,
        alignment=TA_JUSTIFY if justified else TA_LEFT,
    )
    for block in blocks:
        lines = [escape(re.sub(r"\s+", " ", line.strip())) for line in block.split("\n") if line.strip()]
        if lines:
            yield Paragraph("<br/>".join(lines), style)


def _font() -> str:
    """A font with every letter that releases have; Times of PDF itself lacks Ł and many marks."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        pdfmetrics.registerFont(TTFont("Serif", "LiberationSerif-Regular.ttf"))
    except TTFError:
        return "Times-Roman"
    return "Serif"


def _built(templates: list[object], flow: list[object]) -> bytes:
    from reportlab.platypus import BaseDocTemplate

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=PAGE, invariant=1)
    document.addPageTemplates(templates)
    document.build(flow)
    return out.getvalue()
