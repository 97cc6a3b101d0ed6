"""Make a set of pages for `benchmarks/ocr.py --pages`: texts printed in several fonts, worn, and read again by Tesseract.

    python benchmarks/ocr_pages.py OUT TEXTS... [--language eng|deu] [--number N] [--wear KIND]

TEXTS: text files, each a page, or `.gz` files of running text with a paragraph a line, from whose last tenth paragraphs are taken evenly
until a page is full. OUT gets `NN.truth.txt`, `NN.ocr.txt` and `index.csv`. Needs Pillow, Tesseract with the language, and the fonts
Liberation and DejaVu. The same texts give the same pages.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONTS = (
    "LiberationSans-Regular.ttf",
    "LiberationSerif-Regular.ttf",
    "DejaVuSans.ttf",
    "DejaVuSerif.ttf",
    "LiberationSansNarrow-Regular.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationMono-Regular.ttf",
)
SIZES = (24, 20, 28, 22, 18, 26, 21)  # pixels at 150 dots an inch: about 9 to 13 points
WEAR = ("none", "rotated", "blurred", "none", "jpeg", "noise", "coarse", "none", "faint")
FAX_ACROSS, FAX_DOWN = 204 / 150, 98 / 150  # dots of a fax in its coarse resolution, to a dot of the printed page
COLUMNS = 72  # characters a line
WORDS = 210  # of a page of running text
MARGIN = 80  # pixels


def running_text(path: Path, number: int) -> Iterator[str]:
    """Pages of paragraphs from the last tenth of a file, evenly spread."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        paragraphs = [line.strip() for line in lines]
    paragraphs = [line for line in paragraphs[-len(paragraphs) // 10 :] if 60 < len(line) < 1500]
    step = max(1, len(paragraphs) // number)
    for start in range(0, len(paragraphs) - step + 1, step):
        page: list[str] = []
        for paragraph in paragraphs[start : start + step]:
            page.append(paragraph)
            if sum(len(text.split()) for text in page) >= WORDS:
                break
        yield "\n\n".join(page)


def printed(text: str, font_name: str, size: int) -> Image.Image:
    """A page with the text, wrapped at `COLUMNS`; one grey channel."""
    lines = [line for part in text.split("\n") for line in (textwrap.wrap(part, COLUMNS, break_on_hyphens=False) or [""])]
    font = ImageFont.truetype(font_name, size)
    lead = int(size * 1.45)
    width = int(max(font.getlength(line) for line in lines)) + 2 * MARGIN
    page = Image.new("L", (width, lead * len(lines) + 2 * MARGIN), 255)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + number * lead), line, font=font, fill=0)
    return page


def worn(page: Image.Image, wear: str, chance: random.Random) -> Image.Image:
    """The page after a scanner, a fax or a copier."""
    if wear == "rotated":
        return page.rotate(chance.uniform(-0.9, 0.9), resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if wear == "blurred":
        return page.filter(ImageFilter.GaussianBlur(chance.uniform(0.6, 1.1)))
    if wear == "noise":
        grain = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height)).point(lambda value: value // 3)
        return ImageChops.subtract(page, grain)
    if wear == "coarse":
        small = page.resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BILINEAR)
        return small.resize(page.size, Image.Resampling.BICUBIC)
    if wear == "faint":
        return page.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 255 if value > 150 else 0)
    if wear == "fax":
        turned = page.rotate(chance.uniform(-0.7, 0.7), resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        coarse = turned.resize((int(page.width * FAX_ACROSS), int(page.height * FAX_DOWN)), Image.Resampling.BOX)
        sent = coarse.point(lambda value: 255 if value > 165 else 0)
        for _ in range(sent.width * sent.height // 3000):  # specks
            sent.putpixel((chance.randrange(sent.width), chance.randrange(sent.height)), chance.choice((0, 0, 255)))
        return sent.resize((int(page.width * FAX_ACROSS), int(page.height * FAX_ACROSS)), Image.Resampling.BILINEAR)
    if wear == "jpeg":
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=22)
        return Image.open(buffer).convert("L")
    return page


def read(page: Image.Image, language: str) -> str:
    """What Tesseract reads."""
    with tempfile.TemporaryDirectory() as folder:
        page.save(f"{folder}/page.png", dpi=(150, 150))
        command = ["tesseract", f"{folder}/page.png", f"{folder}/read", "-l", language, "--psm", "4"]
        subprocess.run(command, check=True, capture_output=True)
        return Path(f"{folder}/read.txt").read_text(encoding="utf-8").replace("\f", "")


def main() -> int:
    """Print, wear, read, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--language", default="eng")
    parser.add_argument("--number", type=int, default=60, help="pages of running text from each .gz file")
    parser.add_argument("--wear", choices=sorted({*WEAR, "fax"}), help="wear all pages so, not each in its turn")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pages: list[tuple[str, str]] = []
    for path in arguments.texts:
        if path.suffix == ".gz":
            pages += [(f"{path.name}/{at}", text) for at, text in enumerate(running_text(path, arguments.number))]
        else:
            pages.append((path.name, path.read_text(encoding="utf-8").strip()))
    with (arguments.out / "index.csv").open("w", encoding="utf-8", newline="") as handle:
        index = csv.writer(handle, lineterminator="\n")
        index.writerow(("id", "source", "font", "ocr_language", "damage"))
        for at, (source, text) in enumerate(pages):
            font, wear = FONTS[at % len(FONTS)], arguments.wear or WEAR[at % len(WEAR)]
            size = SIZES[(at + at // len(FONTS)) % len(SIZES)]
            reading = read(worn(printed(text, font, size), wear, random.Random(at)), arguments.language)
            (arguments.out / f"{at:03}.truth.txt").write_text(text + "\n", encoding="utf-8")
            (arguments.out / f"{at:03}.ocr.txt").write_text(reading, encoding="utf-8")
            index.writerow((f"{at:03}", source, f"{Path(font).stem} {size}px", arguments.language, wear))
    return 0


if __name__ == "__main__":
    sys.exit(main())
