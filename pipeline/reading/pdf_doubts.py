"""Whether the text layer of a page can be what the page shows."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.cleaning.language import GERMAN, language_of
from pipeline.reading.pages import PageLines

if TYPE_CHECKING:
    from pipeline.reading.pdf_words import Geometry, TextLayer

STAMP = 200
"""Characters that scanners and archives write on a scan (`Eingang 12.3.2024, Seite 1 von 3`); a page of text has 1,500 or more."""

COVERED = 0.5
"""Share of a page that a picture takes when it is a scan of it; a photograph in a release takes a third."""

UNMAPPED = 0.1
"""Share of characters that the font does not name, or that no text has, from which on a layer is broken."""

MOST_OBJECTS = 5_000
"""Objects of a page that are looked at: text has some hundreds, drawings and maps have more and no scan."""

FEWEST_WORDS = 40
GERMAN_SHARE = 0.1
"""Share of function words in a text of FEWEST_WORDS words or more: German has 0.35 to 0.5, its lists of names 0.15, letters that
are shifted or mixed up 0 to 0.03."""

UMLAUTS_DUE = 400
"""Letters in which German has some 8 umlauts; a layer without one was read by a program that does not know them."""

# U+FFFD, private use, control characters and what broken converters write for a character without a name.
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\\(cid:\\d+\\)")
_WORDS = re.compile(r"[^\W\d_]+")
_UMLAUT = re.compile("[äöüÄÖÜß]")


class Picture(NamedTuple):
    """A picture on a page. covered: share of the page under it. dots: per inch. pixels: how many it has."""

    covered: float = 0.0
    dots: float = 0.0
    pixels: int = 0


class Doubt(enum.Enum):
    """NONE: the layer is good. MISSING: the page is a picture. BROKEN: no text. UMLAUTS: German that lacks its umlauts."""

    NONE = 0
    MISSING = 1
    BROKEN = 2
    UMLAUTS = 3


def doubt_of(layer: TextLayer, text: str, covered: float, n_objects: int) -> Doubt:
    """What is wrong with a text layer. text: its lines. covered: share of the page under its largest picture.

    n_objects: things on the page, so that an empty one is told from one whose letters are drawn as curves.
    """
    if layer.n_characters == 0:
        return Doubt.MISSING if covered > 0.05 or n_objects > STAMP else Doubt.NONE
    if layer.n_characters < STAMP and covered > COVERED:
        return Doubt.MISSING
    strange = sum(len(match.group()) for match in _STRANGE.finditer(text))
    if max(strange, layer.n_unmapped) > UNMAPPED * layer.n_characters:
        return Doubt.BROKEN
    words = [match.group().lower() for match in _WORDS.finditer(text)]
    if len(words) >= FEWEST_WORDS and german_share(text) < GERMAN_SHARE and language_of(text) == "":
        return Doubt.BROKEN
    if sum(map(len, words)) >= UMLAUTS_DUE and german_share(text) >= GERMAN_SHARE and not _UMLAUT.search(text):
        return Doubt.UMLAUTS
    return Doubt.NONE


def german_share(text: str) -> float:
    """Share of German function words among the words of a text."""
    words = [match.group().lower() for match in _WORDS.finditer(text)]
    return sum(word in GERMAN for word in words) / max(1, len(words))


def better(layer: PageLines, seen: PageLines, doubt: Doubt) -> PageLines:
    """Which of the two is kept: the layer, or what OCR sees on the page."""
    ours, theirs = text_of(seen), text_of(layer)
    if doubt is Doubt.UMLAUTS:
        same = 0.8 * len(theirs) < len(ours) < 1.25 * len(theirs)
        return seen if same and len(_UMLAUT.findall(ours)) > 2 else layer
    if doubt is Doubt.BROKEN:
        return seen if german_share(ours) > max(GERMAN_SHARE, german_share(theirs)) else layer
    return seen if len(ours) > len(theirs) else layer


def text_of(page: PageLines) -> str:
    """The lines of a page as text."""
    return "\n".join(line.text for line in page.lines)


def largest_picture(page: Any, seen: Geometry) -> tuple[Picture, int]:
    """The picture that covers most of a pypdfium2 page, and how many objects the page has, at most MOST_OBJECTS."""
    import pypdfium2.raw as pdfium

    width, height = seen.visible.x1 - seen.visible.x0, seen.visible.y1 - seen.visible.y0
    largest, n_objects = Picture(), 0
    for thing in page.get_objects(max_depth=3):
        n_objects += 1
        if n_objects >= MOST_OBJECTS:
            break
        if thing.type != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        left, bottom, right, top = thing.get_bounds()
        across = min(right, seen.visible.x1) - max(left, seen.visible.x0)
        up = min(top, seen.visible.y1) - max(bottom, seen.visible.y0)
        covered = max(0.0, across) * max(0.0, up) / max(1.0, width * height)
        if covered > largest.covered:
            columns, rows = thing.get_px_size()
            dots = 72 * max(columns, rows) / max(1.0, right - left, top - bottom)
            largest = Picture(covered, dots, columns * rows)
    return largest, n_objects
