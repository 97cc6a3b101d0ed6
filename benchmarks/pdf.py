"""Scores of the same releases as PDF files: `python benchmarks/pdf.py [GOLD] [--only NAME,NAME] [--model NAME]`.

GOLD holds NAME.txt and NAME.json as `tests/gold/releases` does. Every release is set in one column and in two, by ReportLab and
(where it is installed) LibreOffice, and both are scanned at 150 dots per inch, askew by up to 2 degrees. Offsets are led back to
the .txt by the words they share (difflib), as for the other formats; so a span whose words OCR misread is a miss where they are
its edge. Prints the mean of all figures, its distance from .txt and the figures that are lower by more than what is allowed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from formats import as_styled_docx, convert, measure  # noqa: E402
from pdf_makers import as_docx_of_two_columns, as_one_column, as_two_columns, scanned  # noqa: E402

ALLOWED = {"txt": 0.0, "one": 0.01, "two": 0.03, "lo-one": 0.01, "lo-two": 0.03, "scan-one": 0.05, "scan-two": 0.05}
"""By how much the mean of a kind may lie below that of .txt."""


def make(texts: dict[str, str], top: Path, wanted: set[str]) -> None:
    """A folder of files for each kind."""
    made = {"one": as_one_column, "two": as_two_columns}
    for kind in ALLOWED:
        (top / kind).mkdir(parents=True)
    for seed, (stem, text) in enumerate(texts.items()):
        (top / "txt" / f"{stem}.txt").write_text(text, encoding="utf-8")
        for kind, maker in made.items():
            raw = maker(text)
            (top / kind / f"{stem}.pdf").write_bytes(raw)
            if f"scan-{kind}" in wanted:
                (top / f"scan-{kind}" / f"{stem}.pdf").write_bytes(scanned(raw, seed))
    for kind, maker in {"lo-one": as_styled_docx, "lo-two": as_docx_of_two_columns}.items():
        if kind not in wanted or not shutil.which("soffice"):
            continue
        source = top / f"{kind}-docx"
        source.mkdir()
        for stem, text in texts.items():
            (source / f"{stem}.docx").write_bytes(maker(text))
        convert(source, top / kind, "pdf")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path, nargs="?", default=ROOT / "tests" / "gold" / "releases")
    words.add_argument("--only", default="")
    words.add_argument("--model", default=None)
    words.add_argument("--misses", action="store_true")
    words.add_argument("--keep", type=Path, help="folder to write the documents to")
    chosen = words.parse_args()
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(chosen.gold.glob("*.txt"))
        if path.with_suffix(".json").exists()
    }
    wanted = {"txt", *chosen.only.split(",")} if chosen.only else set(ALLOWED)
    with tempfile.TemporaryDirectory() as name:
        top = chosen.keep or Path(name)
        make(texts, top, wanted)
        plain: dict[str, float] = {}
        for kind, allowed in ALLOWED.items():
            if kind not in wanted:
                continue
            if not any((top / kind).iterdir()):
                print(f"{kind:10} left out: LibreOffice is not installed")
                continue
            figures, misses = measure(chosen.gold, top / kind, texts, chosen.model)
            plain = plain or figures
            mean, goal = (sum(each.values()) / len(plain) for each in (figures, plain))
            lower = [
                f"{key} {plain[key]:.3f} > {figures.get(key, 0):.3f}"
                for key in plain
                if plain[key] - figures.get(key, 0) > allowed
            ]
            verdict = "" if goal - mean <= allowed else f", more than {allowed}"
            print(f"{kind:10} mean {mean:.4f} ({mean - goal:+.4f}{verdict})  {'; '.join(lower)}", flush=True)
            if chosen.misses:
                print("\n".join(f"    {miss}" for miss in misses))


if __name__ == "__main__":
    main()
