"""A picture of a page to words with their boxes, by Tesseract with its German model alone.

A second language is never given: with `deu+eng` Tesseract reads ä as a. Pages that lie askew are levelled, pages on their side or
upside down are turned.
"""

from __future__ import annotations

import functools
import math
import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.reading.boxes import Box
from pipeline.reading.ocr_skew import lies_on_its_side, skew
from pipeline.reading.pages import Line, PageLines, Word
from pipeline.reading.pages_columns import in_reading_order
from pipeline.reading.pages_lines import find_lines
from pipeline.reading.pages_paragraphs import with_paragraphs
from pipeline.reading.text import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "deu"
PAGE_SECONDS = 180
"""Seconds for one page: a full page takes 3 to 10, a newspaper's page 60."""

SURE = 60
"""Of 100, Tesseract's confidence in a word; of words from here on, nine in ten are right."""

ALIKE = 1.13
"""Sizes of letters that differ by less cannot be told apart in a scan."""

WIDTH = 2.6
"""Sizes of letters are at most so many of their mean widths, which are 0.4 to 0.55 of a size in text, 0.7 in capitals."""

NOISE = 30
"""Below it a word without two letters is a speck, a line of a drawing or part of a logo."""

WELL_READ = 0.6
"""Share of sure words from which on a page stands upright: upside down it is below 0.3."""

_ON_WINDOWS = "on Windows `winget install -i UB-Mannheim.TesseractOCR` with German chosen under additional language data"
NO_TESSERACT = (
    "it is a scan, and Tesseract, which reads scans, is not installed: `apt install tesseract-ocr tesseract-ocr-deu`, "
    + _ON_WINDOWS
)
NO_GERMAN = f"it is a scan, and Tesseract's German data is not installed: `apt install tesseract-ocr-deu`, {_ON_WINDOWS}"

# What a letter's shape says of its height, in sizes: x and g, and b, have one above or below; the baseline is under x and b.
_DESCENDING = frozenset("gjpqyQ,;()[]{}ſ§|/@")
_ASCENDING = frozenset("bdfhkltßäöüÄÖÜijABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]{}§|/!?„“\"'&%")


class Turn(NamedTuple):
    """From pixels of a picture that was turned back to the page. degrees: counter-clockwise, of the turn. scale: points a pixel.

    turned, given: width and height in pixels of the turned and of the given picture.
    """

    degrees: float
    scale: float
    turned: tuple[int, int]
    given: tuple[int, int]

    def box(self, box: Box) -> Box:
        """A box in points of the turned picture, from its lower left corner, as it stands on the page."""
        angle = math.radians(self.degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        middle = (self.turned[0] * self.scale / 2, self.turned[1] * self.scale / 2)
        origin = (self.given[0] * self.scale / 2, self.given[1] * self.scale / 2)
        corners = [(x - middle[0], y - middle[1]) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        places = [(x * cos + y * sin + origin[0], y * cos - x * sin + origin[1]) for x, y in corners]
        return Box(min(x for x, _ in places), min(y for _, y in places), max(x for x, _ in places), max(y for _, y in places))


class Recognised(NamedTuple):
    """What stands on a picture. n_words: words of three letters and more; n_sure: those that Tesseract is sure of."""

    words: list[Word]
    n_words: int
    n_sure: int
    turn: Turn

    @property
    def sureness(self) -> float:
        """Share of sure words."""
        return self.n_sure / max(1, self.n_words)


def read_page(picture: Image, dots_per_inch: float) -> PageLines:
    """The lines of a page in reading order, with boxes in points from the picture's lower left corner.

    picture: grey. Raises Unreadable where Tesseract or its German data is missing or a page takes too long.
    """
    require_tesseract()
    found: Recognised | None = None
    # Tesseract reads some lines of a page on its side, in any order; so how it lies is looked at first.
    for turn in (90, 270, 0) if lies_on_its_side(picture) else (0, 180):
        other = recognise(picture, dots_per_inch, turn)
        if found is None or other.n_sure > found.n_sure:
            found = other
        if found.sureness >= WELL_READ or found.n_words == 0:
            break
    if found is None:
        return PageLines([], [])
    page = with_paragraphs(in_reading_order(find_lines(found.words)))
    lines = [Line([word._replace(box=found.turn.box(word.box)) for word in line.words], line.cells) for line in page.lines]
    return PageLines(lines, page.before)


def require_tesseract() -> None:
    """Raises Unreadable with the command that installs what is missing."""
    missing = missing_tesseract()
    if missing:
        raise Unreadable(missing)


@functools.cache
def missing_tesseract() -> str:
    """What is missing to read scans, as half a sentence with the command that installs it; "" when all is there."""
    try:  # not by pytesseract: every run asks, and that module brings pandas
        told = subprocess.run(["tesseract", "--list-langs"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except OSError:
        return NO_TESSERACT
    languages = {line.strip() for line in told.stdout.decode("utf-8", "replace").splitlines()}
    return "" if LANGUAGE in languages else NO_GERMAN


def recognise(picture: Image, dots_per_inch: float, quarter: int) -> Recognised:
    """The words of a picture after so many degrees of turning and levelling, in points of the picture as turned."""
    from PIL import Image as pictures

    given = (picture.width, picture.height)
    turned = picture.rotate(quarter, expand=True) if quarter else picture
    askew = skew(turned)
    if askew:
        turned = turned.rotate(askew, resample=pictures.Resampling.BICUBIC, fillcolor=255)
    turn = Turn(quarter + askew, 72 / dots_per_inch, (turned.width, turned.height), given)
    n_words = n_sure = 0
    lines: list[list[Word]] = []
    for line in _lines(_table(turned, dots_per_inch)):
        kept = _without_noise(line)
        confidences = [confidence for text, _, confidence in kept if sum(map(str.isalpha, text)) > 2]
        n_words += len(confidences)
        n_sure += sum(confidence >= SURE for confidence in confidences)
        if kept:
            lines.append(_as_words(kept, turned.height, turn.scale))
    return Recognised(_even(lines), n_words, n_sure, turn)


def _table(picture: Image, dots_per_inch: float) -> dict[str, list[Any]]:
    import pytesseract

    # Several threads make Tesseract slower on a machine that has other work, and workers are processes already.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        table: dict[str, list[Any]] = pytesseract.image_to_data(
            picture,
            lang=LANGUAGE,
            config=f"--psm 3 --dpi {round(dots_per_inch)}",
            output_type=pytesseract.Output.DICT,
            timeout=PAGE_SECONDS,
        )
    except pytesseract.TesseractError as error:
        raise Unreadable(f"Tesseract cannot read it ({' '.join(str(error.message).split())[:120]}); scan it again") from error
    except RuntimeError as error:  # pytesseract's word for a timeout
        raise Unreadable(
            f"a page took Tesseract more than {PAGE_SECONDS} seconds; scan it again at 300 dots per inch"
        ) from error
    return table


Entry = tuple[str, Box, float]
"""A word, its box in pixels from the top left corner (y0 is its upper edge) and Tesseract's confidence."""


def _lines(table: dict[str, list[Any]]) -> Iterator[list[Entry]]:
    """The words of each line of Tesseract's table, in its order."""
    line: list[Entry] = []
    at: tuple[int, int, int] | None = None
    rows = zip(*(table[name] for name in ("block_num", "par_num", "line_num", "text", "conf")), strict=True)
    places = zip(*(table[name] for name in ("left", "top", "width", "height")), strict=True)
    for (block, paragraph, number, text, confidence), (left, top, width, height) in zip(rows, places, strict=True):
        if (block, paragraph, number) != at:
            if line:
                yield line
            line, at = [], (block, paragraph, number)
        text = "".join(str(text).split()).replace("—", "–")  # German print has the shorter dash alone
        if text:
            line.append((text, Box(left, top, left + width, top + height), float(confidence)))
    if line:
        yield line


def _without_noise(line: list[Entry]) -> list[Entry]:
    """A line without the specks at its ends; between words they are dashes and dots."""
    sound = [confidence >= NOISE or sum(map(str.isalnum, text)) > 1 for text, _, confidence in line]
    if not any(sound):
        return []
    return line[sound.index(True) : len(line) - sound[::-1].index(True)]


def _as_words(entries: Sequence[Entry], height: int, scale: float) -> list[Word]:
    """Words of one line: one baseline and one size for all, by the shapes of their letters."""
    level = [box.y1 for text, box, _ in entries if not _DESCENDING & set(text)]
    size = median(_size(text, box) for text, box, _ in entries)
    bottom = median(level) if level else max(box.y1 for _, box, _ in entries) - 0.2 * size
    broadest = WIDTH * sum(box.x1 - box.x0 for _, box, _ in entries) / sum(len(text) for text, _, _ in entries)
    if size > broadest:  # Tesseract took in some of the lines above and below
        size, bottom = broadest, bottom - (size - broadest) / 3
    return [
        Word(
            text,
            Box(box.x0 * scale, (height - box.y1) * scale, box.x1 * scale, (height - box.y0) * scale),
            (height - bottom) * scale,
            size * scale,
        )
        for text, box, _ in entries
    ]


def _size(text: str, box: Box) -> float:
    """Size of the letters of a word by its height: 0.72 of it stands above the baseline with ascenders, 0.48 without."""
    letters = set(text)
    share = (0.72 if letters & _ASCENDING else 0.48) + (0.21 if letters & _DESCENDING else 0.0)
    return (box.y1 - box.y0) / share


def _even(lines: Sequence[Sequence[Word]]) -> list[Word]:
    """Words with the size that most letters near it have: a scan shows sizes to a tenth, a line of two words to a quarter."""
    letters = Counter[float]()
    for line in lines:
        letters[line[0].size] += sum(len(word.text) for word in line)
    usual: list[float] = []
    for size, _ in sorted(letters.items(), key=lambda entry: (-entry[1], entry[0])):
        if all(not 1 / ALIKE < size / other < ALIKE for other in usual):
            usual.append(size)
    words: list[Word] = []
    for line in lines:
        reach = ALIKE if len(line) > 2 else ALIKE**2
        size = next((other for other in usual if 1 / reach < line[0].size / other < reach), line[0].size)
        words += [word._replace(size=size) for word in line]
    return words
