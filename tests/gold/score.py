"""Score the tables of a run against hand-made gold: `python tests/gold/score.py GOLD TABLES [--misses] [--json]`.

GOLD holds NAME.txt and NAME.json, TABLES the CSV files that a run wrote for those texts. A match is by place in the
source text (code points of the spans), never by wording alone. F1 = 2 · hits / (gold + found) over all releases.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

TABLES = ("releases", "events", "participants", "roles", "statements", "dates", "repairs")
RELEASE_CELLS = ("title", "issuer", "issued_on", "place")
MIN_OVERLAP = 0.5  # of a statement's characters, intersection over union
MIN_TITLE = 0.5  # of a role title's words, the same
MIN_ANCHOR = 0.3  # of the shorter of an event's anchor and spans

Row = dict[str, str]
Gold = dict[str, Any]


class Placed(NamedTuple):
    """A gold record or a row, and the characters of the source text where it stands."""

    at: frozenset[int]
    row: Gold


class Tally:
    """Counts over all releases, and what did not match, in words."""

    def __init__(self) -> None:
        self.found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])  # hits, gold, found
        self.right: dict[str, list[int]] = defaultdict(lambda: [0, 0])  # right, asked
        self.misses: list[str] = []
        self.judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)  # confidence of each row, whether it is right

    def add(self, name: str, hits: int, gold: Sequence[Any], rows: Sequence[Any]) -> None:
        for at, number in enumerate((hits, len(gold), len(rows))):
            self.found[name][at] += number

    def ask(self, name: str, is_right: bool) -> None:
        self.right[name][0] += is_right
        self.right[name][1] += 1

    def judge(self, name: str, rows: Sequence[Row], right: Iterable[Row]) -> None:
        """Note the confidence of every row of a table, and which rows are right."""
        good = {id(row) for row in right}
        self.judged[name] += [(float(row["confidence"]), id(row) in good) for row in rows]

    def miss(self, kind: str, release: str, *words: str) -> None:
        self.misses.append(" ".join([kind, release, *words]))

    def take(self, other: Tally) -> None:
        """Add the counts of other releases."""
        for mine, theirs in ((self.found, other.found), (self.right, other.right)):
            for name, counts in theirs.items():
                mine[name] = [a + b for a, b in zip(mine[name], counts, strict=True)]
        for name, judged in other.judged.items():
            self.judged[name] += judged
        self.misses += other.misses

    def scores(self) -> dict[str, float]:
        f1 = {name: 2 * hits / (gold + found) if hits else 0.0 for name, (hits, gold, found) in self.found.items()}
        return {name: round(value, 4) for name, value in (f1 | {n: r / a for n, (r, a) in self.right.items()}).items()}


def normal(text: str | None) -> str:
    """What is compared of a cell: words in lower case without degrees, brackets and hyphenation."""
    text = unicodedata.normalize("NFC", text or "").replace("\u00ad", "").replace("\u00a0", " ")
    text = re.sub(r"-\s*\n\s*", "", text)
    text = re.sub(r"\b(Prof|Dr|med|h\.? ?c|Dipl|Ing)\b\.?-?", " ", text)
    text = re.sub(r"\([^)]*\)", " ", text)
    return re.sub(r"[^\w]+", " ", text.casefold()).strip()


def same(a: str | None, b: str | None) -> bool:
    return normal(a) == normal(b)


def gold_place(text: str, parts: Iterable[str], nth: int = 1) -> frozenset[int]:
    """Characters of the `nth` occurrence of each part; ValueError when the gold names a text that is not there."""
    characters: set[int] = set()
    for part in parts:
        at = -1
        for _ in range(nth):
            at = text.index(part, at + 1)
        characters.update(range(at, at + len(part)))
    return frozenset(characters)


def spans(row: Row) -> list[tuple[int, int]]:
    pairs = [pair.split("-") for pair in (row.get("spans") or "").split(";") if pair.strip()]
    if not pairs and row.get("start"):
        pairs = [[row["start"], row["end"]]]
    return [(int(start), int(end)) for start, end in pairs]


def placed(rows: Iterable[Row]) -> list[Placed]:
    return [Placed(frozenset(c for start, end in spans(row) for c in range(start, end)), row) for row in rows]


def overlap(a: Placed, b: Placed) -> float:
    return len(a.at & b.at) / len(a.at | b.at) if a.at and b.at else 0.0


def at_least(minimum: float, score: Callable[[Any, Any], float]) -> Callable[[Any, Any], float]:
    return lambda a, b: value if (value := score(a, b)) >= minimum else 0.0


def match(gold: Sequence[Any], rows: Sequence[Any], score: Callable[[Any, Any], float]) -> list[tuple[Any, Any]]:
    """Pairs of gold and row, best score first, each in one pair only; a score of 0 is no pair."""
    ranked = sorted(((score(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(rows)), reverse=True)
    taken_gold: set[int] = set()
    taken_rows: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value > 0 and i not in taken_gold and j not in taken_rows:
            taken_gold.add(i)
            taken_rows.add(j)
            pairs.append((gold[i], rows[j]))
    return pairs


def unmatched(records: Sequence[Any], pairs: Sequence[tuple[Any, Any]], side: int) -> list[Any]:
    taken = {id(pair[side]) for pair in pairs}
    return [record for record in records if id(record) not in taken]


def score_dates(tally: Tally, name: str, text: str, gold: Gold, rows: list[Row]) -> None:
    wanted = [Placed(gold_place(text, [d["text"]], d.get("nth", 1)), d) for d in gold["dates"]]
    found = placed(rows)
    pairs = match(wanted, found, overlap)
    tally.add("dates.span", len(pairs), wanted, found)
    tally.judge("dates", rows, (r.row for g, r in pairs if g.row["value"] == r.row["value"]))
    tally.add("dates.value", sum(g.row["value"] == r.row["value"] for g, r in pairs), wanted, found)
    for g, r in pairs:
        if g.row["value"] != r.row["value"]:
            tally.miss("date value", name, g.row["text"], g.row["value"], "!=", r.row["value"])
    for g in unmatched(wanted, pairs, 0):
        tally.miss("date missed", name, g.row["text"])
    for r in unmatched(found, pairs, 1):
        tally.miss("date spurious", name, r.row["text"])


def score_statements(tally: Tally, name: str, text: str, gold: Gold, rows: list[Row]) -> None:
    wanted = [Placed(gold_place(text, s["segments"]), s) for s in gold["statements"]]
    found = placed(rows)
    pairs = match(wanted, found, at_least(MIN_OVERLAP, overlap))
    tally.add("statements.span", len(pairs), wanted, found)
    tally.judge("statements", rows, (r.row for g, r in pairs if same(g.row["speaker"], r.row["speaker"])))
    tally.add("statements.speaker", sum(same(g.row["speaker"], r.row["speaker"]) for g, r in pairs), wanted, found)
    direct = [g for g in wanted if g.row["kind"] == "direct"]
    found_direct = [r for r in found if r.row["kind"] == "direct"]
    direct_pairs = match(direct, found_direct, at_least(MIN_OVERLAP, overlap))
    tally.add("direct.span", len(direct_pairs), direct, found_direct)
    tally.add("direct.speaker", sum(same(g.row["speaker"], r.row["speaker"]) for g, r in direct_pairs), direct, found_direct)
    for g, r in pairs:
        tally.ask("statements.kind", g.row["kind"] == r.row["kind"])
        if not same(g.row["speaker"], r.row["speaker"]):
            tally.miss("speaker", name, g.row["speaker"], "!=", r.row["speaker"], "|", g.row["segments"][0][:60])
    for g in unmatched(wanted, pairs, 0):
        tally.miss("statement missed", name, g.row["kind"], g.row["segments"][0][:80])
    for r in unmatched(found, pairs, 1):
        tally.miss("statement spurious", name, r.row["kind"], r.row["text"][:80])


def title_score(gold: Gold, row: Row) -> float:
    a, b = set(normal(gold["title"]).split()), set(normal(row["title"]).split())
    return len(a & b) / len(a | b) if a and b and same(gold["name"], row["name"]) else 0.0


def score_roles(tally: Tally, name: str, gold: Gold, rows: list[Row]) -> None:
    wanted = gold["roles"]
    pairs = match(wanted, rows, at_least(MIN_TITLE, title_score))
    tally.add("roles", len(pairs), wanted, rows)
    tally.judge("roles", rows, (r for _, r in pairs))
    tally.add("roles.exact_title", sum(same(g["title"], r["title"]) for g, r in pairs), wanted, rows)
    for g, r in pairs:
        tally.ask("roles.organisation", same(g["organisation"], r["organisation"]))
        tally.ask("roles.kind", g["kind"] == r["kind"])
    for g in unmatched(wanted, pairs, 0):
        tally.miss("role missed", name, g["name"], "|", g["title"])
    for r in unmatched(rows, pairs, 1):
        tally.miss("role spurious", name, r["name"], "|", r["title"])


def event_score(gold: Placed, found: Placed) -> float:
    shared = len(gold.at & found.at) / max(1, min(len(gold.at), len(found.at)))
    triggers = {normal(word) for word in [gold.row["trigger"], *gold.row.get("accept_triggers", [])]}
    named, typed = normal(found.row["trigger"]) in triggers, gold.row["type"] == found.row["type"]
    return shared + 2 * named + typed if shared > MIN_ANCHOR and (named or typed) else 0.0


def score_events(tally: Tally, name: str, text: str, gold: Gold, rows: dict[str, list[Row]]) -> None:
    wanted = [Placed(gold_place(text, [e["anchor"]]), e) for e in gold["events"]]
    found = placed(rows["events"])
    pairs = match(wanted, found, event_score)
    tally.add("events", len(pairs), wanted, found)
    tally.judge("events", rows["events"], (r.row for g, r in pairs if g.row["type"] == r.row["type"]))
    for g, r in pairs:
        tally.ask("events.type", g.row["type"] == r.row["type"])
        tally.ask("events.modality", g.row["modality"] == r.row["modality"])
        if g.row["start_date"]:
            tally.ask("events.start_date", g.row["start_date"] == r.row["start_date"])
        if g.row["place"]:
            tally.ask("events.place", same(g.row["place"], r.row["place"]))
    for g in unmatched(wanted, pairs, 0):
        tally.miss("event missed", name, g.row["type"], g.row["trigger"], "|", g.row["anchor"][:70])
    for r in unmatched(found, pairs, 1):
        tally.miss("event spurious", name, r.row["type"], r.row["trigger"], "|", r.row["title"][:70])
    event_ids = {g.row["id"]: r.row["event_id"] for g, r in pairs}
    parts = [p | {"event_id": event_ids.get(p["event"])} for p in gold["participants"]]
    shown = rows["participants"]
    pairs = match(parts, shown, lambda a, b: float(a["event_id"] == b["event_id"] and same(a["name"], b["name"])))
    tally.add("participants", len(pairs), parts, shown)
    tally.judge("participants", shown, (r for g, r in pairs if g["function"] == r["function"]))
    for g, r in pairs:
        tally.ask("participants.function", g["function"] == r["function"])
    for g in unmatched(parts, pairs, 0):
        tally.miss("participant missed", name, g["event"], g["function"], g["name"])
    for r in unmatched(shown, pairs, 1):
        tally.miss("participant spurious", name, r["function"], r["name"])


def score(gold_folder: Path, tables_folder: Path) -> Tally:
    """The tally of all releases with gold."""
    tables = {}
    for name in TABLES:
        with (tables_folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            tables[name] = list(csv.DictReader(handle))
    ids = {Path(row["file"]).stem: row["release_id"] for row in tables["releases"]}
    tally = Tally()
    for path in sorted(gold_folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (gold_folder / gold["file"]).open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        rows = {name: [row for row in table if row["release_id"] == ids.get(path.stem)] for name, table in tables.items()}
        release = rows["releases"][0] if rows["releases"] else {}
        for cell in RELEASE_CELLS:
            if gold["release"].get(cell):
                tally.ask(f"release.{cell}", same(release.get(cell), gold["release"][cell]))
                if not same(release.get(cell), gold["release"][cell]):
                    tally.miss(cell, path.stem, gold["release"][cell], "!=", release.get(cell, ""))
        score_dates(tally, path.stem, text, gold, rows["dates"])
        score_statements(tally, path.stem, text, gold, rows["statements"])
        score_roles(tally, path.stem, gold, rows["roles"])
        score_events(tally, path.stem, text, gold, rows)
        for name in TABLES[1:]:
            for row in rows[name]:
                tally.ask("provenance", bool(spans(row)) and all(0 <= a < b <= len(text) for a, b in spans(row)))
    return tally


def main() -> None:
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    tally = score(folders[0], folders[1])
    if "--misses" in sys.argv:
        print("\n".join(tally.misses))
    if "--json" in sys.argv:
        print(json.dumps(tally.scores(), sort_keys=True))
        return
    for name, value in sorted(tally.scores().items()):
        if name in tally.found:
            print(f"{name:24} F1  {value:.4f}  gold {tally.found[name][1]}, found {tally.found[name][2]}")
        else:
            print(f"{name:24} acc {value:.4f}  of {tally.right[name][1]}")


if __name__ == "__main__":
    main()
