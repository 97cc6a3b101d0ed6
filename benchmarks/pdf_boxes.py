"""Whether the boxes of cells hold their words: `python benchmarks/pdf_boxes.py [GOLD] [--cells 50] [--model NAME]`.

The releases of GOLD are set as PDF in one column and in two and scanned (`pdf_makers`). Of all rows with a box some are drawn by
chance (seed 1), evenly over the three kinds; the page is rendered, the box cut out with 2 points around it and read by Tesseract.
A box holds its cell when at least nine tenths of the letters of the cell's words are read in it (difflib), for Tesseract errs too.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from pdf_makers import as_one_column, as_two_columns, scanned  # noqa: E402

from pipeline.reading.formats import read_file  # noqa: E402
from pipeline.runner import run  # noqa: E402
from pipeline.settings import Limits, Settings  # noqa: E402

TABLES = ("events", "participants", "roles", "statements", "dates")
AROUND = 2.0
DOTS = 300
HELD = 0.9


def letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def share_read(words: str, seen: str) -> float:
    """Share of the letters of `words` that stand in `seen` in order."""
    wanted, there = letters(words), letters(seen)
    matching = difflib.SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matching) / max(1, len(wanted))


def read_back(path: Path, page: int, box: tuple[float, ...]) -> str:
    import pypdfium2
    import pytesseract

    document = pypdfium2.PdfDocument(path.read_bytes())
    picture = document[page - 1].render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
    document.close()
    x0, y0, x1, y1 = ((value + edge) * DOTS / 72 for value, edge in zip(box, (-AROUND, -AROUND, AROUND, AROUND), strict=True))
    cut = picture.crop((round(x0), round(picture.height - y1), round(x1), round(picture.height - y0)))
    paper = cut.resize((cut.width + 80, cut.height + 80))
    paper.paste(255, (0, 0, *paper.size))
    paper.paste(cut, (40, 40))
    return str(pytesseract.image_to_string(paper, lang="deu", config=f"--psm 6 --dpi {DOTS}"))


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path, nargs="?", default=ROOT / "tests" / "gold" / "releases")
    words.add_argument("--cells", type=int, default=50)
    words.add_argument("--model", default=None)
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rows: dict[str, list[dict[str, str]]] = {kind: [] for kind in ("one", "two", "scan")}
        for seed, path in enumerate(sorted(chosen.gold.glob("*.txt"))):
            text = path.read_text(encoding="utf-8")
            made = {"one": as_one_column(text), "two": as_two_columns(text)}
            made["scan"] = scanned(made["two" if seed % 2 else "one"], seed)
            for kind, raw in made.items():
                Path(name, kind).mkdir(exist_ok=True)
                Path(name, kind, f"{path.stem}.pdf").write_bytes(raw)
        for kind, found in rows.items():  # apart, because a release that is there twice is in the tables once
            out = Path(name, f"{kind}-out")
            run(Settings(releases=Path(name, kind), out=out, model=chosen.model, as_of="2026-11-22", workers=0))
            for table in TABLES:
                with (out / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
                    found += [row for row in csv.DictReader(handle) if row["box"]]
        chance = random.Random(1)
        held = drawn = 0
        for number, kind in enumerate(rows):
            share = (chosen.cells + number) // len(rows)
            for row in chance.sample(rows[kind], share):
                path = Path(name, kind, f"{row['release_id']}.pdf")
                reading = read_file(path, Limits())[0]
                page = int(row["page"])
                stop = [*reading.pages, len(reading.text)][page]
                spans = [tuple(map(int, span.split("-"))) for span in row["spans"].split(";")]
                cell = " ".join(reading.text[start : min(end, stop)] for start, end in spans if start < stop)
                box = tuple(map(float, row["box"].split(",")))
                seen = read_back(path, page, box)
                drawn += 1
                if share_read(cell, seen) >= HELD:
                    held += 1
                else:
                    print(f"{kind} {path.name} page {page} box {row['box']}: {cell[:80]!r} is not in {seen.strip()[:80]!r}")
        print(
            f"{held} of {drawn} boxes hold their words ({', '.join(f'{kind}: {len(found)} boxes' for kind, found in rows.items())})"
        )


if __name__ == "__main__":
    main()
