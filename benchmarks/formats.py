"""Scores of the same releases in every format: `python benchmarks/formats.py [GOLD] [--formats docx,eml] [--model NAME]`.

GOLD holds NAME.txt and NAME.json as `tests/gold/releases` does. Every release is written in each format, plainly and as an
office would set it (`styled.docx`: letterhead in the page header, headings, no empty paragraphs), and where LibreOffice is
installed also converted by it. Each folder is run and scored; offsets are led back to the .txt by the words they share.
Prints the mean of all figures per format beside that of .txt, and the figures that differ by more than 0.01.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import difflib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from documents import MAKERS, as_docx, as_msg, mail, saved  # noqa: E402
from gold.measure import AS_OF  # noqa: E402
from gold.score import score  # noqa: E402

from pipeline.cleaning import clean  # noqa: E402
from pipeline.components.zones import find_zones  # noqa: E402
from pipeline.reading.formats import read_file  # noqa: E402
from pipeline.runner import run  # noqa: E402
from pipeline.settings import Limits, Settings  # noqa: E402

TOLERANCE = 0.01
UNSAID = dt.datetime(1940, 1, 1)  # a day that no release is of: what .txt does not say, no other format shall
WRAPPED = 35  # characters that every line but the last of a wrapped paragraph has at least
CONVERTED = {"lo.docx": "docx", "lo.odt": "odt", "lo.rtf": "rtf", "lo.html": "html"}


def as_styled_docx(text: str) -> bytes:
    """A release as an office sets it in Word: letterhead in the page header, headline as a heading, lists, no empty lines.

    One that was read by OCR, which no office has in Word, is set plainly.
    """
    import docx

    if clean(text).repairs:
        return as_docx(text)
    zones = find_zones(text)
    document = docx.Document()
    header = document.sections[0].header
    header.is_linked_to_previous = False
    groups: list[tuple[str, list[str]]] = []
    for block in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        for match in re.finditer(r"[^\n]+", block[0]):
            at = block.start() + match.start() + len(match[0]) - len(match[0].lstrip())
            kind = next((zone.kind for zone in zones if zone.start <= at < zone.end), "body")
            headed = any(known == "headline" for known, _ in groups)
            kind = kind if kind in {"headline", "subhead"} or (kind == "header" and not headed) else f"body {block.start()}"
            if groups and groups[-1][0] == kind:
                groups[-1][1].append(match[0].strip())
            else:
                groups.append((kind, [match[0].strip()]))
    for kind, lines in groups:
        for line in lines if kind == "header" else unwrapped(lines, not kind.startswith("body")):
            if kind == "header":
                header.add_paragraph(line)
            elif not kind.startswith("body"):
                document.add_paragraph(line, style="Heading 1" if kind == "headline" else "Subtitle")
            elif item := re.match(r"[•*-] (.*)", line):
                document.add_paragraph(item[1], style="List Bullet")
            else:
                document.add_paragraph(line)
    document.core_properties.modified = UNSAID
    return saved(document.save)


def unwrapped(lines: list[str], always: bool) -> list[str]:
    """Lines that a page broke as one paragraph, others (an address) as they are."""
    if not always and (len(lines) < 2 or lines[0][:1] in "•*-" or min(map(len, lines[:-1])) < WRAPPED):
        return lines
    return [re.sub(r"(?<=[a-zäöüß])- (?=[a-zäöüß])", "", " ".join(lines))]


def makers() -> dict[str, Callable[[str], bytes]]:
    """What makes each format, by the name of its figure, which ends in the suffix."""
    undated = {"eml": lambda text: mail(text, day="").as_bytes(), "msg": lambda text: as_msg(text, day="")}
    return {suffix[1:]: make for suffix, make in MAKERS.items()} | undated | {"styled.docx": as_styled_docx}


def convert(source: Path, target: Path, kind: str) -> None:
    """Let LibreOffice write every document of `source` as another format."""
    files = sorted(map(str, source.glob("*.docx")))
    with tempfile.TemporaryDirectory() as profile:
        command = [
            "soffice",
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(target),
        ]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=600)


def lead_back(text: str, other: str) -> Callable[[int, int], tuple[int, int]]:
    """What leads a span of `text` to the same words of `other`; a word that is not there leads to where it would stand."""
    ours, theirs = ([(m.group(), m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", one)] for one in (text, other))
    match = difflib.SequenceMatcher(None, [word for word, *_ in ours], [word for word, *_ in theirs], autojunk=False)
    begins, ends = {}, {}
    for block in match.get_matching_blocks():
        for number in range(block.size):
            (_, start, end), (_, other_start, other_end) = ours[block.a + number], theirs[block.b + number]
            for step in range(end - start):
                begins[start + step], ends[start + step + 1] = other_start + step, other_start + step + 1
            ends[end] = other_end
    starts, stops = sorted(begins), sorted(ends)

    def span(start: int, end: int) -> tuple[int, int]:
        first = next((begins[at] for at in starts if at >= start), len(other))
        last = next((ends[at] for at in reversed(stops) if at <= end), 0)
        return first, max(first, last)

    return span


def rewrite(out: Path, folder: Path, texts: dict[str, str]) -> None:
    """Lead the offsets of all tables back to the .txt, and call each release by the stem of its file."""
    spans = {}
    files: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.stem in texts:
            for reading in read_file(path, Limits()):
                spans[path.stem] = lead_back(reading.text, texts[path.stem])
    for table in sorted(out.glob("*.csv"), key=lambda path: path.stem != "releases"):
        with table.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        if not rows or "release_id" not in rows[0]:
            continue
        for row in rows:
            if table.stem == "releases":
                files[row["release_id"]] = row["file"] = re.split(r"[.!#]", row["file"])[0]
            name = files[row["release_id"]]
            for column in [column for column in row if column.endswith("spans") and row[column]]:
                pairs = [spans[name](*map(int, pair.split("-"))) for pair in row[column].split(";")]
                row[column] = ";".join(f"{start}-{end}" for start, end in pairs)
        with table.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)


def measure(gold: Path, folder: Path, texts: dict[str, str], model: str | None) -> tuple[dict[str, float], list[str]]:
    """The figures of one folder of documents, and their misses."""
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["file", "issued_on"])
        for path in sorted(folder.iterdir()):
            if path.stem in texts:
                entry = json.loads((gold / f"{path.stem}.json").read_text(encoding="utf-8"))
                if entry["metadata"]["issued_on"]:
                    writer.writerow([path.name, entry["metadata"]["issued_on"]])
    out = folder.with_name(folder.name + "-out")
    run(Settings(releases=folder, out=out, model=model, as_of=AS_OF, workers=0))
    rewrite(out, folder, texts)
    tally = score(gold, out)
    return tally.scores(), tally.misses


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path, nargs="?", default=ROOT / "tests" / "gold" / "releases")
    words.add_argument("--formats", default="")
    words.add_argument("--model", default=None)
    words.add_argument("--misses", action="store_true")
    words.add_argument("--keep", type=Path, help="folder to write the documents to")
    chosen = words.parse_args()
    texts = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(chosen.gold.glob("*.txt"))
        if path.with_suffix(".json").exists()
    }
    with tempfile.TemporaryDirectory() as name:
        top = chosen.keep or Path(name)
        folders = []
        for kind, make in makers().items():
            folder = top / kind
            folder.mkdir(parents=True)
            for stem, text in texts.items():
                (folder / f"{stem}.{kind.rpartition('.')[2]}").write_bytes(make(text))
            folders.append(folder)
        if shutil.which("soffice"):
            for kind, target in CONVERTED.items():
                convert(top / "styled.docx", top / kind, target)
                folders.append(top / kind)
        else:
            print("LibreOffice is not installed; its conversions are left out")
        wanted = {"txt", *filter(None, chosen.formats.split(","))} if chosen.formats else {folder.name for folder in folders}
        plain: dict[str, float] = {}
        for folder in folders:
            if folder.name not in wanted:
                continue
            figures, misses = measure(chosen.gold, folder, texts, chosen.model)
            plain = plain or figures
            worse = {name: (plain[name], value) for name, value in figures.items() if abs(value - plain[name]) > TOLERANCE}
            print(f"{folder.name:12} mean {sum(figures.values()) / len(figures):.4f}", end="  ")
            print(
                "; ".join(f"{name} {before:.3f} > {after:.3f}" for name, (before, after) in worse.items()) or "all within 0.01",
                flush=True,
            )
            if chosen.misses:
                print("\n".join(f"    {miss}" for miss in misses))


if __name__ == "__main__":
    main()
