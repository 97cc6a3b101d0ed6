"""How statements are counted against gold ones, as the shared task of the quotation corpus does it.

Statements are assigned to gold ones so that the summed token F1 of the quotes is largest; each pair and each one left over
is compared part by part. Spans match at a token IoU of one half.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

PARTS = ("quote", "addressee", "cue", "frame", "speaker")
ROLES = PARTS[1:]
KINDS = ("direct", "indirect", "free_indirect", "reported")


@dataclass
class Said:
    """One statement as token sets per part.

    nested: inside another one. Of gold, see `score_document`; of ours, quoted words that are no row (`Statement.quoted`):
    they count in message, roles and joint, and neither for nor against us among the direct quotations.
    """

    parts: dict[str, frozenset[int]]
    kind: str
    medium: str = ""
    confidence: float = 1.0
    nested: bool = False
    cue: str = ""
    where: int = 0


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


def matches(gold: list[Said], ours: list[Said]) -> list[tuple[int, int]]:
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
    matched = matches(gold, ours)
    right = {j for i, j in matched if gold[i].parts["speaker"] & ours[j].parts["speaker"] or not gold[i].parts["speaker"]}
    scores.sure += [(one.confidence, j in right, one.kind) for j, one in enumerate(ours) if not one.nested]
    for kind in KINDS:
        nested = [one for one in gold if one.nested and one.kind == "direct"]
        asked = [one for one in gold if one.kind == kind and not (kind == "direct" and one.nested)]
        given = [one for one in ours if one.kind == kind and not (kind == "direct" and one.nested)]
        found = matches(asked, given)
        if kind == "direct":
            left = [one for j, one in enumerate(given) if j not in {j for _, j in found}]
            given_count = len(given) - len(matches(nested, left))
        else:
            given_count = len(given)
        speakers = sum(bool(asked[i].parts["speaker"] & given[j].parts["speaker"]) for i, j in found)
        unnamed = sum(not one.parts["speaker"] for one in asked)
        found_unnamed = sum(not asked[i].parts["speaker"] for i, _ in found)
        rows = (
            ("span", len(found), len(asked), given_count),
            ("speaker", speakers, len(asked), given_count),
            ("speaker if named", speakers, len(asked) - unnamed, given_count - found_unnamed),
        )
        for name, *numbers in rows:
            for what, number in zip(("hits", "gold", "ours"), numbers, strict=True):
                scores.counts[f"{kind} {name} {what}"] += number
    return set(range(len(gold))) - {i for i, _ in matched}, set(range(len(ours))) - {j for _, j in matched}


def report(scores: Scores) -> list[str]:
    """The lines that are printed."""
    lines = [scores.line("message", ("quote",)), scores.line("roles", ROLES), scores.line("joint", PARTS)]
    lines += [scores.line(f"  {part}", (part,)) for part in ROLES]
    lines += [scores.ratio(f"{kind} {what}") for kind in KINDS for what in ("span", "speaker")]
    lines.append(scores.ratio("direct speaker if named"))  # without quotations for which the corpus names nobody
    sure = [right for confidence, right, _ in scores.sure if confidence >= 0.9]
    lines.append(f"rows at confidence >= 0.9: {len(sure)} of {len(scores.sure)}, right {sum(sure) / max(1, len(sure)):.3f}")
    return lines
