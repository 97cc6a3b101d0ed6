"""Score our time expressions beside HeidelTime's answers and dateparser on a corpus with TIMEX3 by hand.

    python benchmarks/timex.py CORPUS_FOLDER [--misses]

CORPUS_FOLDER holds `gold/*.tml` and `heideltime/*.tml` of the same names. Counted as in TempEval-3: offsets count
non-space characters; each gold expression takes the overlapping one not yet taken, an exact one first; strict is equal
bounds, relaxed overlap, type and value overlap and equal attribute. Empty tags and the creation date are left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import re
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pipeline.temporal import find_timexes

_TAG = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>|<[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_MEASURES = ("strict", "relaxed", "type", "value")


class Annotation(NamedTuple):
    start: int  # in characters of the text, spaces too
    end: int
    type: str
    value: str


class Article(NamedTuple):
    name: str
    text: str
    issued_on: str
    annotations: list[Annotation]


def read_article(path: Path) -> Article:
    """The text, creation date and time expressions of a TimeML file."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'<DCT>.*?value="([^"]*)"', source, re.S)
    body = source[source.index("<TEXT>") + len("<TEXT>") : source.index("</TEXT>")]
    parts: list[str] = []
    length = at = 0
    stack: list[tuple[int, dict[str, str]]] = []
    annotations = []
    for match in _TAG.finditer(body):
        piece = html.unescape(body[at : match.start()])
        parts.append(piece)
        length += len(piece)
        at = match.end()
        if match.group().startswith("<TIMEX3"):
            if not match.group().endswith("/>"):
                stack.append((length, dict(_ATTRIBUTE.findall(match.group(1)))))
        elif match.group() == "</TIMEX3>" and stack:
            start, attributes = stack.pop()
            annotations.append(Annotation(start, length, attributes.get("type", ""), attributes.get("value", "")))
    parts.append(html.unescape(body[at:]))
    return Article(path.name, "".join(parts), created.group(1) if created else "", annotations)


def _without_spaces(text: str, annotations: list[Annotation]) -> list[tuple[int, int, Annotation]]:
    """Bounds that count non-space characters; empty expressions are left out."""
    counts = [0]
    for character in text:
        counts.append(counts[-1] + (not character.isspace()))
    return [(counts[one.start], counts[one.end], one) for one in sorted(annotations) if counts[one.end] > counts[one.start]]


def compare(article: Article, ours: list[Annotation], hits: Counter[str], *, misses: bool = False) -> None:
    """Add one article's hits to the counts."""
    gold, found = _without_spaces(article.text, article.annotations), _without_spaces(article.text, ours)
    hits["gold"] += len(gold)
    hits["found"] += len(found)
    taken: set[int] = set()
    for start, end, annotation in gold:
        overlapping = [n for n, (a, b, _) in enumerate(found) if n not in taken and a < end and b > start]
        if not overlapping:
            if misses:
                print(f"MISSED {annotation.value:14} {_context(article, annotation)}")
            continue
        chosen = next((n for n in overlapping if found[n][:2] == (start, end)), overlapping[0])
        taken.add(chosen)
        answer = found[chosen][2]
        hits["relaxed"] += 1
        hits["strict"] += found[chosen][:2] == (start, end)
        hits["type"] += answer.type == annotation.type
        hits["value"] += answer.value == annotation.value
        if misses and answer.value != annotation.value:
            print(f"VALUE {annotation.value} != {answer.value} {_context(article, annotation)} {article.issued_on}")
    if misses:
        for n, (_, _, annotation) in enumerate(found):
            if n not in taken:
                print(f"SPURIOUS {annotation.value:14} {_context(article, annotation)}")


def _context(article: Article, annotation: Annotation) -> str:
    text = article.text
    before, after = text[max(0, annotation.start - 40) : annotation.start], text[annotation.end : annotation.end + 30]
    return f"{before}[{text[annotation.start : annotation.end]}]{after}".replace("\n", " ")


def ours(article: Article) -> list[Annotation]:
    found = find_timexes(article.text, issued_on=article.issued_on)
    return [Annotation(timex.start, timex.end, timex.type, timex.value) for timex in found]


def dateparser_answers(article: Article) -> list[Annotation]:
    """What `dateparser.search` gives, its strings looked up in order because it gives no offsets."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(dt.date.fromisoformat(article.issued_on), dt.time())
    answers = search_dates(article.text, languages=["de"], settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": base}) or []
    found, at = [], 0
    for written, moment in answers:
        start = article.text.find(written, at)
        if start >= 0:
            at = start + len(written)
            found.append(Annotation(start, at, "DATE", moment.date().isoformat()))
    return found


def _row(name: str, hits: Counter[str]) -> str:
    cells = []
    for measure in _MEASURES:
        precision = hits[measure] / hits["found"] if hits["found"] else 0.0
        recall = hits[measure] / hits["gold"] if hits["gold"] else 0.0
        f1 = 2 * hits[measure] / (hits["gold"] + hits["found"]) if hits["gold"] + hits["found"] else 0.0
        cells.append(f"{measure} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    return f"{name:12} " + " | ".join(cells) + f" | n {hits['gold']} found {hits['found']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each difference of ours")
    options = parser.parse_args()
    if not (options.corpus / "gold").is_dir():
        parser.exit(2, f"There is no folder gold in {options.corpus}: name the corpus folder.\n")
    totals = {name: Counter[str]() for name in ("ours", "heideltime", "dateparser")}
    characters, seconds = 0, 0.0
    for path in sorted((options.corpus / "gold").iterdir()):
        article = read_article(path)
        began = time.perf_counter()
        answers = ours(article)
        seconds += time.perf_counter() - began
        characters += len(article.text)
        compare(article, answers, totals["ours"], misses=options.misses)
        other = options.corpus / "heideltime" / path.name
        if other.exists():
            compare(article, read_article(other).annotations, totals["heideltime"])
        compare(article, dateparser_answers(article), totals["dateparser"])
    for name, hits in totals.items():
        if hits:
            print(_row(name, hits))
    print(f"ours: {characters / seconds:,.0f} characters a second")


if __name__ == "__main__":
    main()
