"""How well persons are found in releases with gold, sound and damaged as a scan in the wrong language damages them.

    python benchmarks/persons.py GOLD [--model NAME] [--confusions FILE] [--damage 0.02] [--misses]

GOLD holds NAME.txt and NAME.json (`tests/gold/releases` does). A person of the gold is a name in its roles, participants or
statements that the gold calls a person; a person found is an actor of that kind. They match by their name without degrees,
once in each release; who has no name, such as `Fahrer des Lieferwagens`, is left out. A name that stands in the gold's contact
or in the credit of a photograph alone counts neither way. A damaged name counts as found when cleaning has given it back, or when
one letter in eight at most is still wrong.

FILE has the columns `truth`, `ocr`, `count`: what was read for what, and how often. Letters are drawn from it, with a
constant seed, until the given share of all letters is wrong. Prints precision, recall, F1 and n, sound and damaged.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from gold.score import normal

from pipeline.annotate import NotAnalysed, annotate
from pipeline.extensions import Actor
from pipeline.language import load_language
from pipeline.release import Metadata, Release
from pipeline.settings import Analysis

AS_OF = "2026-11-22"
NOT_IN_NAMES = {"aus", "der", "des", "eine", "ein"}  # `Fahrer des Lieferwagens` has no name
CREDIT = re.compile(r"(?:Fotos?|Bild|Nachweis|Bildnachweis|Grafik)(?: \(\w+\))?:[^\n]*")
WRONG_LETTERS = 1 / 8  # of a damaged name that still counts as the same


@dataclass
class Count:
    """Names found and right, found, and in the gold; and what was missed or too much."""

    hits: int = 0
    found: int = 0
    gold: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self, title: str) -> str:
        """One row of the table."""
        precision, recall = self.hits / (self.found or 1), self.hits / (self.gold or 1)
        f1 = 2 * self.hits / (self.found + self.gold or 1)
        return f"{title:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  n {self.gold}"


def gold_persons(gold: dict[str, Any]) -> set[str]:
    """The names of persons in a gold file, comparable: holders of roles, persons that take part, and those of them that speak."""
    names = {role["name"] for role in gold["roles"]}
    names |= {row["name"] for row in gold["participants"] if row["kind"] == "person"}
    names |= {row["speaker"] for row in gold["statements"] if row.get("speaker_kind") == "person"}
    return {normal(name) for name in names if name and " " in name.strip() and not set(name.split()) & NOT_IN_NAMES}


def is_named(actor: Actor) -> bool:
    """Whether a person has a name, and is not only `die Zeugin`."""
    return any(mention.form in {"full", "surname"} for mention in actor.mentions)


def damaged(text: str, confusions: list[tuple[str, str, int]], share: float, seed: int) -> str:
    """A text in which letters are read wrongly.

    confusions: what stands there, what is read, how often that was seen. share: of the letters that are to be wrong.
    RETURNS: The same text for the same seed.
    """
    places = [(match.start(), true, wrong) for true, wrong, _ in confusions for match in re.finditer(re.escape(true), text)]
    seen = {true: text.count(true) for true, _, _ in confusions}
    counts = {(true, wrong): count for true, wrong, count in confusions}
    weights = [counts[true, wrong] / seen[true] for _, true, wrong in places]
    rng = random.Random(seed)
    order = sorted(zip(places, weights, strict=True), key=lambda place: rng.random() ** (1 / place[1]), reverse=True)
    changes: dict[int, tuple[str, str]] = {}
    taken: set[int] = set()
    for (start, true, wrong), _ in order:
        span = set(range(start, start + len(true)))
        if len(taken) >= share * len(text):
            break
        if not span & taken:
            taken |= span
            changes[start] = (true, wrong)
    out, at = [], 0
    for start in sorted(changes):
        true, wrong = changes[start]
        out += [text[at:start], wrong]
        at = start + len(true)
    return "".join([*out, text[at:]])


def distance(a: str, b: str) -> int:
    """Letters to change, add or drop between two names."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def matching(found: set[str], gold: set[str], tolerance: float) -> dict[str, str]:
    """Gold name to the name found for it, each used once; exact ones first."""
    pairs = {name: name for name in gold & found}
    for name in sorted(gold - found):
        near = [(distance(name, other), other) for other in sorted(found - set(pairs.values()))]
        if near and min(near)[0] <= tolerance * len(name):
            pairs[name] = min(near)[1]
    return pairs


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("gold", type=Path)
    words.add_argument("--model", default=None)
    words.add_argument("--confusions", type=Path)
    words.add_argument("--damage", type=float, default=0.02)
    words.add_argument("--misses", action="store_true")
    chosen = words.parse_args()
    confusions: list[tuple[str, str, int]] = []
    if chosen.confusions:
        with chosen.confusions.open(encoding="utf-8", newline="") as handle:
            confusions = [(row["truth"], row["ocr"], int(row["count"])) for row in csv.DictReader(handle) if row["truth"]]
    nlp = load_language(chosen.model)
    counts = {"sound": Count()} | ({"damaged": Count()} if confusions else {})
    for number, path in enumerate(sorted(chosen.gold.glob("*.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (chosen.gold / gold["file"]).read_text(encoding="utf-8")
        wanted = gold_persons(gold)
        contact = normal(" ".join([gold["release"].get("contact", ""), *CREDIT.findall(text)]))
        for title, count in counts.items():
            told = text if title == "sound" else damaged(text, confusions, chosen.damage, number)
            digest = hashlib.sha256(told.encode("utf-8")).hexdigest()
            release = Release(
                path.stem, gold["file"], told, digest, Metadata(issued_on=gold["metadata"]["issued_on"] or ""), AS_OF
            )
            try:
                doc = annotate(nlp, release, Analysis())[0]
            except NotAnalysed as stopped:
                count.misses.append(f"{path.stem} {title}: {stopped.row.status}")
                count.gold += len(wanted)
                continue
            found = {normal(actor.name) for actor in doc._.actors if actor.kind == "person" and is_named(actor)}
            pairs = matching(found, wanted, 0.0 if title == "sound" else WRONG_LETTERS)
            spare = {name for name in found - set(pairs.values()) if name not in contact}
            count.hits += len(pairs)
            count.gold += len(wanted)
            count.found += len(pairs) + len(spare)
            count.misses += [f"{path.stem} {title}: not found {name}" for name in sorted(wanted - set(pairs))]
            count.misses += [f"{path.stem} {title}: too much {name}" for name in sorted(spare)]
    for title, count in counts.items():
        print(count.line(title))
        if chosen.misses:
            print("\n".join(count.misses))


if __name__ == "__main__":
    main()
