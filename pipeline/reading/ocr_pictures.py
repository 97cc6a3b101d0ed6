"""Picture files to source text: a scanned page as TIFF, PNG or JPEG, all pages of a TIFF."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.reading.ocr import read_page, require_tesseract
from pipeline.reading.pages import PageLines
from pipeline.reading.pages_text import compose
from pipeline.reading.text import Unreadable
from pipeline.release import Reading

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.settings import Limits

A4_WIDTH = 8.27
"""Inches that a page is taken to be wide where the picture does not say; what it says below 50 dots is a screen's number."""

LEAST_DOTS, MOST_DOTS = 100, 1200
COARSEST = 200
"""Dots per inch below which a picture is made larger: Tesseract is trained on print at 300."""

FEWEST_WORDS = 8
"""Words that make a page; a photograph has a sign or a poster on it."""

PAPER = 0.5
"""Share of a page that is as bright as its paper, give or take PAPER_SHADES of 256; of a photograph it is a fifth."""

PAPER_SHADES = 24


def read_picture(raw: bytes, limits: Limits) -> Reading:
    """The text of a scanned page, or of all pages of a TIFF. A picture without text gives an empty one. Raises Unreadable."""
    require_tesseract()
    with _unheard(), _opened(raw) as picture:
        n_pages = getattr(picture, "n_frames", 1)
        if n_pages > limits.max_pages:
            raise Unreadable(f"the picture has {n_pages} pages, more than the {limits.max_pages} of a release; split it")
        pages = compose(_pages(picture, n_pages, limits), limits.max_characters)
    if len(pages.text.split()) < FEWEST_WORDS:
        return Reading("", "", status="empty", error="the picture shows no page of text")
    return Reading(pages.text, "", pages=pages.starts, boxes=pages.boxes)


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Let Pillow's remarks on odd files go by, but stop at a picture that is a bomb."""
    from PIL import Image as pictures

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", pictures.DecompressionBombWarning)
        yield


@contextlib.contextmanager
def _opened(raw: bytes) -> Iterator[Image]:
    from PIL import Image as pictures

    try:
        picture = pictures.open(io.BytesIO(raw), formats=("PNG", "JPEG", "TIFF"))
    except (pictures.DecompressionBombError, pictures.DecompressionBombWarning) as error:
        raise Unreadable("the picture has more pixels than a page can have; scan it at 300 dots per inch") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable("the picture is damaged and cannot be opened; save or scan it again") from error
    with picture:
        yield picture


def _pages(picture: Image, n_pages: int, limits: Limits) -> Iterator[PageLines]:
    for number in range(n_pages):
        try:
            picture.seek(number)
            page, dots = _as_page(picture, limits)
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise Unreadable("the picture is damaged and cannot be read; save or scan it again") from error
        yield read_page(page, dots) if _is_paper(page) else PageLines([], [])


def _as_page(picture: Image, limits: Limits) -> tuple[Image, float]:
    """A picture as grey page, upright as its camera says, and its dots per inch after all changes of size."""
    from PIL import ImageOps

    if picture.width * picture.height > 4 * limits.max_ocr_pixels:
        raise Unreadable("the picture has more pixels than a page can have; scan it at 300 dots per inch")
    dots = _dots_per_inch(picture)
    page = ImageOps.exif_transpose(picture)
    if page.mode in {"RGBA", "LA", "PA", "P"}:  # what is see-through is paper
        from PIL import Image as pictures

        page = page.convert("RGBA")
        paper = pictures.new("RGBA", page.size, "white")
        page = pictures.alpha_composite(paper, page)
    page = page.convert("L")
    wanted = min(max(dots, COARSEST), dots * (limits.max_ocr_pixels / (page.width * page.height)) ** 0.5)
    if wanted != dots:
        page = page.resize((max(1, round(page.width * wanted / dots)), max(1, round(page.height * wanted / dots))))
    return page, wanted


def _is_paper(page: Image) -> bool:
    """Whether a grey picture is mostly of one brightness, as a page is and a photograph is not, so that no time is lost on these."""
    shades = page.histogram()
    paper = max(range(256), key=lambda shade: (sum(shades[max(0, shade - 4) : shade + 5]), shade))
    near = sum(shades[max(0, paper - PAPER_SHADES) : paper + PAPER_SHADES + 1])
    return bool(near >= PAPER * page.width * page.height)


def _dots_per_inch(picture: Image) -> float:
    try:
        dots = float(picture.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dots = 0.0
    if LEAST_DOTS <= dots <= MOST_DOTS:
        return dots
    return max(1.0, float(min(picture.width, picture.height)) / A4_WIDTH)
