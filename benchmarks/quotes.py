"""Statements measured on German Wikinews quotations (Petersen-Frey and Biemann 2024), counted as its shared task does.

    python -m benchmarks.quotes CORPORA [--part dev|train] [--model NAME] [--misses] [--limit N]

CORPORA is the folder that holds `quotes/{train,dev}.jsonl.gz`; where it is not there, this says so and stops. Nothing of
the corpus is kept. Message, roles and joint: statements are assigned to gold ones so that the summed token F1 of the
quotes is largest; each pair and each one left over is compared part by part.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PARTS = ("quote", "addressee", "cue", "frame", "speaker")
ROLES = PARTS[1:]
TYPES = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "free_indirect",
    "Reported": "reported",
}
MEDIA = {"Speech": "speech", "Writing": "writing", "Thought": "thought"}


@dataclass
class Said:
    """One statement as token sets per part."""

    parts: dict[str, frozenset[int]]
    kind: str
    medium: str = ""
    confidence: float = 1.0
    nested: bool = False
    cue: str = ""
    where: int = 0


def read_corpus(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    """The documents of a part, one after another."""
    with gzip.open(folder / "quotes" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gold_statements(document: dict[str, Any]) -> list[Said]:
    """The annotated statements of a document."""
    return [
        Said(
            {part: frozenset(annotation[part]["tokenIds"]) for part in PARTS},
            TYPES[annotation["type"]],
            MEDIA.get(annotation["medium"], ""),
            nested=annotation["isNested"],
            cue=annotation["cue"]["text"],
        )
        for annotation in document["annotations"]
    ]


def found_statements(doc: Any, document: dict[str, Any]) -> list[Said]:
    """Our statements as tokens of the corpus: a span covers the tokens that it overlaps."""
    starts = [token["charBegin"] for token in document["tokens"]]
    ends = [token["charEnd"] for token in document["tokens"]]

    def tokens(spans: Any) -> frozenset[int]:
        return frozenset(i for span in spans for i in range(bisect_right(ends, span[0]), bisect_left(starts, span[1])))

    return [
        Said(
            {
                "quote": tokens(one.spans),
                "addressee": tokens(one.addressee_spans),
                "cue": tokens(one.cue_spans),
                "frame": tokens(one.frame_spans),
                "speaker": tokens(one.speaker_spans),
            },
            one.kind,
            one.medium,
            one.confidence,
            cue=one.cue,
        )
        for one in doc._.statements
    ]


def token_f1(gold: frozenset[int], ours: frozenset[int]) -> float:
    """F1 of two token sets."""
    return 2 * len(gold & ours) / (len(gold) + len(ours)) if gold and ours else 0.0


def assign(gold: list[Said], ours: list[Said]) -> list[tuple[int, int]]:
    """Pairs (gold, ours) with the largest summed token F1; ties prefer the same type, then the same medium."""
    scores = [[_weight(a, b) for b in ours] for a in gold]
    if not gold or not ours:
        return []
    return [(i, j) for i, j in _hungarian(scores) if scores[i][j] > 0.01]


def _weight(a: Said, b: Said) -> float:
    f1 = token_f1(a.parts["quote"], b.parts["quote"])
    return f1 + 1e-6 * (a.kind == b.kind) + 1e-7 * (a.medium == b.medium) if f1 else 0.0


def _hungarian(scores: list[list[float]]) -> list[tuple[int, int]]:
    """Maximum-weight assignment (Kuhn and Munkres with potentials), rows to columns, O(n²m)."""
    turned = len(scores) > len(scores[0])
    rows = [list(column) for column in zip(*scores, strict=True)] if turned else scores
    n, m = len(rows), len(rows[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, way, seen = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            seen[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not seen[j]:
                    cost = -rows[i0 - 1][j - 1] - u[i0] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if seen[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if not match[j0]:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    pairs = [(match[j] - 1, j - 1) for j in range(1, m + 1) if match[j]]
    return sorted((j, i) for i, j in pairs) if turned else sorted(pairs)


@dataclass
class Scores:
    """Running sums over documents."""

    precision: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    recall: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[float, bool, str]] = field(default_factory=list)
    by_part: dict[str, Any] = field(default_factory=dict)

    def compare(self, gold: Said | None, ours: Said | None) -> None:
        """Add one comparison of a pair, or of one left over against nothing."""
        for part in PARTS:
            a = gold.parts[part] if gold else frozenset()
            b = ours.parts[part] if ours else frozenset()
            if b:
                self.precision[part].append(len(a & b) / len(b))
            if a:
                self.recall[part].append(len(a & b) / len(a))

    def line(self, name: str, parts: tuple[str, ...]) -> str:
        """One line of the report."""
        p = [value for part in parts for value in self.precision[part]]
        r = [value for part in parts for value in self.recall[part]]
        precision, recall = sum(p) / max(1, len(p)), sum(r) / max(1, len(r))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{name:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  n {len(r)}/{len(p)}"

    def ratio(self, name: str) -> str:
        """P, R and F1 of matched counts."""
        hits, gold, ours = (self.counts[f"{name} {what}"] for what in ("hits", "gold", "ours"))
        p, r = hits / max(1, ours), hits / max(1, gold)
        return f"{name:22} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}  n {gold}/{ours}"


def iou(a: frozenset[int], b: frozenset[int]) -> float:
    """Intersection over union of two token sets."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _matches(gold: list[Said], ours: list[Said]) -> list[tuple[int, int]]:
    """Greedy pairs of IoU 0.5 and more, best first."""
    pairs = [(iou(a.parts["quote"], b.parts["quote"]), i, j) for i, a in enumerate(gold) for j, b in enumerate(ours)]
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    out = []
    for score, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= 0.5 and i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            out.append((i, j))
    return out


def score_document(gold: list[Said], ours: list[Said], scores: Scores) -> tuple[set[int], set[int]]:
    """Add a document to the sums; returns the gold and our statements that match nothing at IoU 0.5."""
    pairs = assign(gold, ours)
    for i, j in pairs:
        scores.compare(gold[i], ours[j])
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        scores.compare(gold[i], None)
    for j in set(range(len(ours))) - {j for _, j in pairs}:
        scores.compare(None, ours[j])
    matched = _matches(gold, ours)
    right = {j for i, j in matched if gold[i].parts["speaker"] & ours[j].parts["speaker"] or not gold[i].parts["speaker"]}
    scores.sure += [(one.confidence, j in right, one.kind) for j, one in enumerate(ours)]
    for kind in ("direct", "indirect", "free_indirect", "reported"):
        nested = [one for one in gold if one.nested and one.kind == "direct"]
        asked = [one for one in gold if one.kind == kind and not (kind == "direct" and one.nested)]
        given = [one for one in ours if one.kind == kind]
        found = _matches(asked, given)
        if kind == "direct":
            left = [one for j, one in enumerate(given) if j not in {j for _, j in found}]
            given_count = len(given) - len(_matches(nested, left))
        else:
            given_count = len(given)
        speakers = sum(bool(asked[i].parts["speaker"] & given[j].parts["speaker"]) for i, j in found)
        for name, hits in ((f"{kind} span", len(found)), (f"{kind} speaker", speakers)):
            scores.counts[f"{name} hits"] += hits
            scores.counts[f"{name} gold"] += len(asked)
            scores.counts[f"{name} ours"] += given_count
    return set(range(len(gold))) - {i for i, _ in matched}, set(range(len(ours))) - {j for _, j in matched}


def report(scores: Scores) -> list[str]:
    """The lines that are printed."""
    lines = [scores.line("message", ("quote",)), scores.line("roles", ROLES), scores.line("joint", PARTS)]
    lines += [scores.line(f"  {part}", (part,)) for part in ROLES]
    lines += [
        scores.ratio(f"{kind} {what}")
        for kind in ("direct", "indirect", "free_indirect", "reported")
        for what in ("span", "speaker")
    ]
    sure = [right for confidence, right, _ in scores.sure if confidence >= 0.9]
    lines.append(f"rows at confidence >= 0.9: {len(sure)} of {len(scores.sure)}, right {sum(sure) / max(1, len(sure)):.3f}")
    return lines


def words(document: dict[str, Any], tokens: frozenset[int]) -> str:
    """The text of a token set, gaps as ` … `."""
    out, last = [], None
    for i in sorted(tokens):
        if last is not None and i != last + 1:
            out.append("…")
        out.append(document["tokens"][i]["text"])
        last = i
    return re.sub(r"\s+", " ", " ".join(out))


def main() -> int:
    parser = argparse.ArgumentParser(description="Score statements on German Wikinews quotations.")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", default="dev", choices=("train", "dev"))
    parser.add_argument("--model", default=None)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not (options.corpora / "quotes" / f"{options.part}.jsonl.gz").is_file():
        print(f"There is no quotes/{options.part}.jsonl.gz in {options.corpora}: nothing to measure.", file=sys.stderr)
        return 0
    from pipeline.language import load_language

    nlp = load_language(options.model)
    scores, started, characters = Scores(), time.perf_counter(), 0
    for number, document in enumerate(read_corpus(options.corpora, options.part)):
        if options.limit and number >= options.limit:
            break
        made = nlp.make_doc(document["originalText"])
        doc = nlp(made)
        characters += len(doc.text)
        gold, ours = gold_statements(document), found_statements(doc, document)
        missed, spurious = score_document(gold, ours, scores)
        if options.misses:
            for i, j in _matches(gold, ours):
                if not gold[i].parts["speaker"] & ours[j].parts["speaker"] and gold[i].parts["speaker"]:
                    print(
                        f"SPEAKER  {number} {gold[i].kind:13} [{gold[i].cue}] {words(document, gold[i].parts['speaker'])} != {words(document, ours[j].parts['speaker'])} | Q {words(document, gold[i].parts['quote'])[:60]} | F {words(document, gold[i].parts['frame'])[:90]}"
                    )
            for i in sorted(missed):
                print(
                    f"MISSED   {number} {gold[i].kind:13} [{gold[i].cue}] {words(document, gold[i].parts['quote'])[:110]} | F {words(document, gold[i].parts['frame'])[:90]}"
                )
            for j in sorted(spurious):
                print(
                    f"SPURIOUS {number} {ours[j].kind:13} [{ours[j].cue}] {words(document, ours[j].parts['quote'])[:110]} | F {words(document, ours[j].parts['frame'])[:90]}"
                )
    print("\n".join(report(scores)))
    print(f"{characters} characters in {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
