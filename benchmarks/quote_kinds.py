"""Which direct quotations are missed, which are too many, and which have the wrong speaker, counted by kind.

The kinds are read off the gold and our statements alone, so that the table can be printed anew after every change.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from benchmarks.quote_scores import Said, matches

IN_CLAUSE = "quoted words inside a clause"
WHOLE = "whole quotation"
PRONOUNS = frozenset({"er", "sie", "es", "der", "die", "das", "dieser", "diese", "wir", "man"})


class DirectMisses:
    """Running counts over documents; `lines` gives the table."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, gold: list[Said], ours: list[Said], document: dict[str, Any]) -> None:
        """Count the direct quotations of a document: missed, too many, wrong speaker. Nested gold is left out, as in the scores."""
        asked = [one for one in gold if one.kind == "direct" and not one.nested]
        given = [one for one in ours if one.kind == "direct" and not one.nested]
        pairs = matches(asked, given)
        for i, j in pairs:
            if not asked[i].parts["speaker"] & given[j].parts["speaker"]:
                self.counts["wrong speaker", _speaker_kind(asked[i], given[j], document)] += 1
        found = {i for i, _ in pairs}
        for i in sorted(set(range(len(asked))) - found):
            self.counts["missed", _missed_kind(asked[i], ours, document)] += 1
        left = [one for j, one in enumerate(given) if j not in {j for _, j in pairs}]
        nested = [one for one in gold if one.kind == "direct" and one.nested]
        taken = {j for _, j in matches(nested, left)}
        for j in sorted(set(range(len(left))) - taken):
            self.counts["too many", _spurious_kind(left[j], gold, document)] += 1

    def lines(self) -> list[str]:
        """`missed  12  whole quotation, no frame`, the most frequent kind first."""
        order = ("missed", "too many", "wrong speaker")
        rows = sorted(self.counts.items(), key=lambda row: (order.index(row[0][0]), -row[1], row[0][1]))
        return [f"{what:14} {number:4}  {kind}" for (what, kind), number in rows]


def _place(one: Said, document: dict[str, Any]) -> str:
    """Whether a quotation stands inside a clause or as a whole of its own, by the token in front of it."""
    first = min(one.parts["quote"])
    before = document["tokens"][first - 1]["text"] if first else "."
    return IN_CLAUSE if before[-1:].isalnum() else WHOLE


def _missed_kind(one: Said, ours: list[Said], document: dict[str, Any]) -> str:
    over = {other.kind for other in ours if other.parts["quote"] & one.parts["quote"]}
    place = _place(one, document)
    for kind, told in (("direct", "ours has other bounds"), ("indirect", "ours is indirect"), ("reported", "ours is reported")):
        if kind in over:
            return f"{place}, {told}"
    return f"{place}, {'with' if one.parts['frame'] else 'without'} a frame, nothing of ours"


def _spurious_kind(one: Said, gold: list[Said], document: dict[str, Any]) -> str:
    over = {other.kind for other in gold if other.parts["quote"] & one.parts["quote"]}
    told = f"the corpus has {sorted(over)[0].replace('_', ' ')}" if over else "the corpus has nothing (name, title, motto)"
    return f"{_place(one, document)}, {told}"


def _speaker_kind(gold: Said, ours: Said, document: dict[str, Any]) -> str:
    words = [document["tokens"][i]["text"] for i in sorted(gold.parts["speaker"])]
    if not words:
        return "the corpus names nobody"
    if not gold.parts["frame"]:
        return "no frame, another mention taken" if ours.parts["speaker"] else "no frame, nobody taken"
    if not ours.parts["speaker"]:
        return "frame without a subject for us"
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "the corpus has a pronoun, ours another word"
    return "another word of the frame taken" if ours.parts["speaker"] & gold.parts["frame"] else "another frame taken"
