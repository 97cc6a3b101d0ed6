"""What a main clause tells that somebody did, dated or not: `Die Studentin Ida Senn wurde mit dem Preis geehrt`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.verbs import is_subjunctive_one
from pipeline.happenings.candidate import TITLE_ZONES, Candidate
from pipeline.happenings.modality import is_past
from pipeline.happenings.plain_verbs import FRAME

DEEDS = frozenset({"award", "appointment", "agreement", "decision", "visit"})
CONDITIONS = frozenset({"wenn", "falls", "sofern", "soweit", "solange", "wer"})
RETELLING = frozenset({"habe", "hätte", "hätten", "sei", "seien"})


def with_date_of_plain(found: list[Candidate]) -> list[Candidate]:
    """Of a sentence the clauses that tell more: `Am 1. Mai kehrt sie zurück; ihr Amt übernimmt Ida Senn` is about the office."""
    plain = next((one for one in found if one.trigger.frame == FRAME and one.dated), None)
    strong = next((one for one in found if one.trigger.type in DEEDS and not one.trigger.is_noun and not one.dated), None)
    if (
        plain is None
        or strong is None
        or strong.start < plain.start
        or strong.modality in {"cancelled", "possible"}
        or not strong.main
    ):
        return found
    strong.when, strong.modality = plain.when, plain.modality
    return [one for one in found if one is not plain]


def is_deed(doc: Doc, candidate: Candidate) -> bool:
    """Whether a verb tells what was done, with somebody named: `Die Studentin Ida Senn wurde mit dem Preis geehrt`."""
    trigger = candidate.trigger
    if (
        trigger.is_noun
        or trigger.type not in DEEDS
        or (trigger.type == "visit" and trigger.frame != "visit")
        or candidate.modality != "happened"
        or candidate.zone in TITLE_ZONES
    ):
        return False
    if doc[candidate.start].lower_ in CONDITIONS or _is_reported(doc, candidate):
        return False
    if not is_past(doc, candidate.start, candidate.end, candidate.trigger):
        return False
    if (candidate.further and trigger.type != "visit") or candidate.office:
        return True
    if doc._.actors is None:
        return False
    first, last = doc[candidate.start].idx, doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
    named = [doc._.actors[index].kind for *_, index, form in doc._.actors.overlapping(first, last) if form == "full"]
    bodies = trigger.frame == "give" or trigger.type not in {"award", "appointment"}
    return "person" in named or (bool(named) and bodies)


def _is_reported(doc: Doc, candidate: Candidate) -> bool:
    """Whether a clause stands in the Konjunktiv I of indirect speech."""
    return any(is_subjunctive_one(token) or token.lower_ in RETELLING for token in doc[candidate.start : candidate.end])


def is_retold(doc: Doc, candidate: Candidate) -> bool:
    """Whether a clause only retells what somebody gave as a reason: `Der Gutachter habe die Nester im Mai kontrolliert`."""
    words = [doc[i] for i in range(candidate.start, candidate.end)]
    return candidate.dated and not candidate.trigger.is_noun and any(word.lower_ in RETELLING for word in words)
