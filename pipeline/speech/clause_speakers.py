"""Who speaks in a clause that says something by itself: its subject, or one that it shares with the clauses around it."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.speech.cues import CueMatch
from pipeline.speech.frames import Frame
from pipeline.speech.phrases import Phrase, apposition_end
from pipeline.speech.segments import Segment, starts_with_verb
from pipeline.speech.subjects import shared_subject, subject_inside, subject_of_row


def clause_speaker(
    doc: Doc, parts: list[Segment], i: int, frames: list[Frame], used: set[int], cue: CueMatch | None
) -> Phrase | None:
    """The speaker of the clause at segment `i`, or None.

    frames: those of the sentence, whose speakers a clause without a subject goes on with. used: segments that frames and
    what they report take up.
    """
    if parts[i].kind == "sub":
        return subject_inside(doc, parts, [i], cue)
    phrase = (
        _speaker_before(parts, i, frames)
        or shared_subject(doc, parts, i)
        or subject_of_row(doc, parts, i)
        or subject_inside(doc, parts, _with_subject(doc, parts, i, used), cue)
        or _subject_before(doc, parts, i)
    )
    return _with_name_behind(doc, parts, i, phrase) if phrase is not None else None


def _with_name_behind(doc: Doc, parts: list[Segment], i: int, phrase: Phrase) -> Phrase:
    """The office with the name that follows it behind a comma: `rügte die Leiterin des Amtes, | Ida Kern, …`."""
    named = i + 1 < len(parts) and parts[i + 1].kind == "frag" and doc[parts[i + 1].start].ent_type_ == "PER"
    if not named or phrase.pronoun or phrase.core_end != parts[i].end or doc[parts[i].end].text != ",":
        return phrase
    return Phrase(phrase.start, phrase.core_end, apposition_end(doc, phrase.core_end, parts[i + 1].end))


def _with_subject(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> list[int]:
    """The clause with the subject in front of it that insertions cut off: `Ina Kern, die Rektorin, | sprach von …`."""
    own = [i]
    if not starts_with_verb(doc, parts[i]) or parts[i].lead or parts[i].mark not in {",", "–", "—"}:
        return own
    while own[0] > 0 and own[0] - 1 not in used and parts[own[0] - 1].quote < 0:
        part = parts[own[0] - 1]
        if part.kind != "frag" and part.opener != "relative":
            break
        own.insert(0, own[0] - 1)
    return own


def _speaker_before(parts: list[Segment], i: int, frames: list[Frame]) -> Phrase | None:
    """Who spoke in the frame that a clause without a subject goes on with: `Kern sagte, es gehe, und kündigte Hilfe an`."""
    if not parts[i].lead or parts[i].tokens[parts[i].lead] != parts[i].finite:
        return None
    earlier = [frame for frame in frames if frame.segments[0] < i and any(j < i for j in frame.content)]
    return earlier[-1].speaker if earlier else None


def _subject_before(doc: Doc, parts: list[Segment], i: int) -> Phrase | None:
    """The subject of the clause that this one is coordinated with: `Kern kam | und dankte den Helfern`."""
    if parts[i].lead:
        for j in range(i - 1, -1, -1):
            if parts[j].kind == "main":
                return subject_of_row(doc, parts, j) or subject_inside(doc, parts, [j], None)
    return None
