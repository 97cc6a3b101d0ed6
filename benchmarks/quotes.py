"""Statements measured on German Wikinews quotations (Petersen-Frey and Biemann 2024), counted as its shared task does.

    python -m benchmarks.quotes CORPORA [--part dev|train] [--model NAME] [--plain] [--kinds] [--misses] [--limit N]

CORPORA is the folder that holds `quotes/{train,dev}.jsonl.gz`; where it is not there, this says so and stops. Nothing of
the corpus is kept. `--kinds` prints how many direct quotations are missed, and of which kind.

The corpus and our tables differ on purpose in four things, which `found_statements` carries over: its direct quotations
include their marks; one that goes on behind the sentence of its frame (`„A“, sagte X. „B.“`) is counted there as two; and
quoted words inside an indirect clause are nested quotations there, where ours stand on the Doc (`Statement.quoted`) and in
no row; a summary (`Reported`) is its whole clause there, without cue and frame, and the object alone in ours. Everything
else is taken as it stands on the Doc; `--plain` carries nothing over.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.quote_kinds import DirectMisses
from benchmarks.quote_scores import PARTS, Said, Scores, matches, report, score_document

TYPES = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "free_indirect",
    "Reported": "reported",
}
MEDIA = {"Speech": "speech", "Writing": "writing", "Thought": "thought"}
NEW_SENTENCE = re.compile(r"[.!?]\s*$")


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


Span = tuple[int, int]


def found_statements(doc: Any, document: dict[str, Any], plain: bool = False) -> list[Said]:
    """Our statements as tokens of the corpus: a span covers the tokens that it overlaps.

    plain: as they stand in the tables, without carrying over what the corpus marks differently.
    """
    starts = [token["charBegin"] for token in document["tokens"]]
    ends = [token["charEnd"] for token in document["tokens"]]
    marks = {(one.start, one.end): (one.outer_start, one.outer_end) for one in doc._.quotations}
    text = doc.text

    def tokens(spans: Iterable[Span]) -> frozenset[int]:
        return frozenset(i for start, end in spans for i in range(bisect_right(ends, start), bisect_left(starts, end)))

    def said(one: Any, spans: Iterable[Span], nested: bool = False) -> Said:
        parts = {
            "quote": tokens(spans),
            "addressee": tokens(one.addressee_spans),
            "cue": tokens(one.cue_spans),
            "frame": tokens(one.frame_spans),
            "speaker": tokens(one.speaker_spans),
        }
        kind = "direct" if nested else one.kind
        if kind == "reported" and not plain:
            parts["quote"] = tokens([_hull([*one.spans, *one.frame_spans])])
            parts["cue"] = parts["frame"] = frozenset()
        return Said(parts, kind, one.medium, one.confidence, nested, one.cue)

    found = []
    for one in doc._.statements:
        if plain:
            found.append(said(one, one.spans))
            continue
        whole = [marks.get(tuple(span), tuple(span)) for span in one.spans]
        groups = _by_sentence(text, whole) if one.kind == "direct" else [list(one.spans)]
        found += [said(one, spans) for spans in groups]
        found += [said(one, [marks.get(tuple(span), tuple(span))], nested=True) for span in one.quoted]
    return found


def _hull(spans: Sequence[Span]) -> Span:
    """From the first character of several spans to the last."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def _by_sentence(text: str, spans: Sequence[Span]) -> list[list[Span]]:
    """The spans of a direct statement, parted where the frame between them ends a sentence."""
    groups = [[spans[0]]]
    for before, span in pairwise(spans):
        if NEW_SENTENCE.search(text[before[1] : span[0]]):
            groups.append([])
        groups[-1].append(span)
    return groups


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
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not (options.corpora / "quotes" / f"{options.part}.jsonl.gz").is_file():
        print(f"There is no quotes/{options.part}.jsonl.gz in {options.corpora}: nothing to measure.", file=sys.stderr)
        return 0
    from pipeline.language import load_language

    nlp = load_language(options.model)
    scores, direct, started, characters = Scores(), DirectMisses(), time.perf_counter(), 0
    for number, document in enumerate(read_corpus(options.corpora, options.part)):
        if options.limit and number >= options.limit:
            break
        made = nlp.make_doc(document["originalText"])
        doc = nlp(made)
        characters += len(doc.text)
        gold, ours = gold_statements(document), found_statements(doc, document, options.plain)
        missed, spurious = score_document(gold, ours, scores)
        direct.add(gold, ours, document)
        if options.misses:
            for i, j in matches(gold, ours):
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
    print("\n".join([*direct.lines(), *report(scores)] if options.kinds else report(scores)))
    print(f"{characters} characters in {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
