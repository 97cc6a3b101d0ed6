"""The text layer of one PDF page as words: what PDFium says of each character, put together to words with their boxes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.reading.boxes import Box
from pipeline.reading.pages import Word

LINE_HYPHEN = "\x02"
"""PDFium's word for a hyphen at a line end."""

HEIGHT = 1.1
"""Size of letters by the height of their box, where the file does not say it: 1.05 to 1.15 in common text fonts."""

SLANT = 20.0
"""Degrees from upright or a quarter turn: a scan is skewed by less, a word printed across the page is turned by more."""

# Signs of Microsoft's and Adobe's symbol fonts, which programs leave in the private use area.
_SYMBOLS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
        "\uf0e0": "→",
        "\uf0e8": "→",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf02d": "–",
    }
)

# TeX draws ü as two characters, in either order: `f¨ur`, `fu¨r`.
_TORN_UMLAUT = re.compile(r"[¨\u0308]([aouAOU])|([aouAOU])[¨]")
_UMLAUTS = dict(zip("aouAOU", "äöüÄÖÜ", strict=True))


class TextLayer(NamedTuple):
    """words: by quarter turns counter-clockwise that their lines take, in the file's order. n_characters: all but blanks.

    n_unmapped: characters of them whose font does not say which they are. Boxes are turned too; `unturned` turns them back.
    """

    words: dict[int, list[Word]]
    n_characters: int
    n_unmapped: int


class Geometry(NamedTuple):
    """A page's visible box in user space and its turn in degrees clockwise."""

    visible: Box
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as a reader sees the page."""
        width, height = self.visible.x1 - self.visible.x0, self.visible.y1 - self.visible.y0
        return (height, width) if self.turn % 180 else (width, height)

    def seen(self, box: Box) -> Box:
        """A box of user space as it stands on the page that a reader sees."""
        moved = Box(box.x0 - self.visible.x0, box.y0 - self.visible.y0, box.x1 - self.visible.x0, box.y1 - self.visible.y0)
        width, height = self.visible.x1 - self.visible.x0, self.visible.y1 - self.visible.y0
        if self.turn == 90:
            return Box(moved.y0, width - moved.x1, moved.y1, width - moved.x0)
        if self.turn == 180:
            return Box(width - moved.x1, height - moved.y1, width - moved.x0, height - moved.y0)
        if self.turn == 270:
            return Box(height - moved.y1, moved.x0, height - moved.y0, moved.x1)
        return moved


class _Character(NamedTuple):
    text: str
    box: Box
    number: int


def geometry(page: Any) -> Geometry:
    """How a page of pypdfium2 is seen."""
    return Geometry(Box(*page.get_bbox()), page.get_rotation() % 360)


def turned(box: Box, quarters: int) -> Box:
    """A box after so many quarter turns clockwise about the origin."""
    for _ in range(quarters % 4):
        box = Box(box.y0, -box.x1, box.y1, -box.x0)
    return box


def unturned(words: Sequence[Word], quarters: int) -> list[Word]:
    """Words with their boxes as they stand on the page."""
    return [word._replace(box=turned(word.box, -quarters)) for word in words]


def read_text_layer(page: Any, max_characters: int) -> TextLayer:
    """The words of a page of pypdfium2. Characters past max_characters are left out, which the caller's limit then notices."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        seen = geometry(page)
        n_characters = min(text_page.count_chars(), max_characters + 1)
        words: dict[int, list[Word]] = {}
        counts = Counter[str]()
        for characters in _grouped(pdfium, text_page, n_characters, counts):
            made = _word(pdfium, text_page, characters, seen)
            if made is not None:
                quarters, word = made
                words.setdefault(quarters, []).append(word)
        return TextLayer(words, counts["all"], counts["unmapped"])
    finally:
        text_page.close()


def _grouped(pdfium: Any, text_page: Any, n_characters: int, counts: Counter[str]) -> Iterator[list[_Character]]:
    """Runs of characters without a blank between them that stand side by side."""
    rectangle = pdfium.FS_RECTF()
    run: list[_Character] = []
    for index in range(n_characters):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        letter = chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"
        if letter == LINE_HYPHEN:
            letter = "-"
        if letter.isspace() or letter < " ":
            if run:
                yield run
                run = []
            continue
        counts["all"] += 1
        counts["unmapped"] += pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle):
            continue
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if run and _jumps(run[-1].box, box):
            yield run
            run = []
        run.append(_Character(letter, box, index))
    if run:
        yield run


def _jumps(box: Box, following: Box) -> bool:
    """Whether the next character stands apart, in whatever direction the line runs."""
    reach = max(box.x1 - box.x0, box.y1 - box.y0, following.y1 - following.y0)
    beside = max(following.x0 - box.x1, box.x0 - following.x1)
    above = max(following.y0 - box.y1, box.y0 - following.y1)
    return max(beside, above) > 0.5 * reach


def _word(pdfium: Any, text_page: Any, characters: list[_Character], seen: Geometry) -> tuple[int, Word] | None:
    """A word and its quarter turns counter-clockwise; None for a word across the page (a watermark)."""
    first = characters[0].number
    degrees = -math.degrees(pdfium.FPDFText_GetCharAngle(text_page, first)) - seen.turn  # PDFium counts clockwise
    quarters = round(degrees / 90) % 4
    if abs((degrees + 45) % 90 - 45) > SLANT:
        return None
    boxes = [turned(seen.seen(character.box), quarters) for character in characters]
    box = Box(
        min(box.x0 for box in boxes), min(box.y0 for box in boxes), max(box.x1 for box in boxes), max(box.y1 for box in boxes)
    )
    origin = _origin(pdfium, text_page, first, seen, quarters)
    size = _size(pdfium, text_page, first) or (boxes[0].y1 - boxes[0].y0) * HEIGHT
    text = _TORN_UMLAUT.sub(
        lambda match: _UMLAUTS[match[1] or match[2]], "".join(each.text for each in characters).translate(_SYMBOLS)
    )
    return quarters, Word(text, box, box.y0 if origin is None else origin, max(size, 1.0))


def _size(pdfium: Any, text_page: Any, index: int) -> float:
    """Size of a character in points as it is drawn; 0 where PDFium does not know it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        return 0.0
    return round(float(pdfium.FPDFText_GetFontSize(text_page, index)) * math.hypot(matrix.c, matrix.d), 2)


def _origin(pdfium: Any, text_page: Any, index: int, seen: Geometry, quarters: int) -> float | None:
    """Height of a character's baseline, None where PDFium does not know it."""
    import ctypes

    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(text_page, index, x, y):
        return None
    point = turned(seen.seen(Box(x.value, y.value, x.value, y.value)), quarters)
    return point.y0
