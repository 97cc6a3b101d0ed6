"""Attribution: what a frame tells of a statement beside its words: cue and medium, who speaks, to whom, and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.speech import mentions, speakers
from pipeline.speech.addressees import addressee
from pipeline.speech.continuations import introduced_before, subject_before, teller_before
from pipeline.speech.cues import frame_words
from pipeline.speech.drafts import Draft
from pipeline.speech.frames import Frame
from pipeline.speech.phrases import times_between
from pipeline.speech.same_speaker import same_speaker

if TYPE_CHECKING:
    from pipeline.components.statements import Reading


def attribute(reading: Reading, draft: Draft, frame: Frame) -> None:
    """Fill a draft with what its frame tells."""
    draft.cue, draft.medium = frame.lemma, frame.medium
    draft.cue_spans = reading.runs(frame.cue_tokens)
    draft.frame_spans = [reading.chars(start, end) for start, end in frame.extents]
    _name_speaker(reading, draft, frame)
    draft.stated_on = _day(reading, draft)
    told = addressee(reading.doc, frame, draft.kind == "indirect")
    if told is not None:
        draft.addressee_spans = (reading.chars(told.start, told.core_end),)


def _name_speaker(reading: Reading, draft: Draft, frame: Frame) -> None:
    doc, phrase = reading.doc, frame.speaker
    if phrase is not None:
        mentioned = [phrase] if frame.again is None else [phrase, frame.again]
        draft.speaker_spans = tuple(reading.chars(one.start, one.end) for one in mentioned)
        before = reading.last.speaker if reading.last is not None and reading.since <= 1 else None
        again = same_speaker(doc, phrase, before)
        if again is None and phrase.pronoun:
            again = introduced_before(reading, phrase)
        draft.speaker = again if again is not None else speakers.resolve(doc, phrase)
        draft.pronoun = phrase.pronoun or again is not None
        if draft.speaker is None and draft.pronoun:
            draft.speaker = subject_before(reading, phrase)
    if draft.speaker is not None or frame.cue is None or frame.cue.entry.kind != "source":
        return
    if phrase is None and _points_back(doc, frame):
        teller = teller_before(reading)
        if teller is not None:
            draft.speaker_spans, draft.speaker, draft.pronoun = (teller[0],), teller[1], True
            return
    owner = mentions.owner_of_text(doc, phrase) if phrase is not None else None
    draft.speaker = speakers.resolve(doc, owner) if owner is not None else None
    if draft.speaker is None and doc._.actors is not None and frame.cue.entry.medium != "writing":
        draft.speaker, draft.guessed = doc._.actors.issuer, True  # hieß es: nobody is named, so the house itself


def _day(reading: Reading, draft: Draft) -> str:
    """The first whole day inside the frame's words (`sagte Kern am 3. Mai 2024`), or ""."""
    days = [
        one.start_date
        for one in times_between(reading.doc, draft.frame_spans[0].start, draft.frame_spans[-1].end)
        if one.type == "DATE"
        and len(one.value) == 10
        and any(span.start <= one.start and one.end <= span.end for span in draft.frame_spans)
    ]
    return days[0] if days else ""


def _points_back(doc: Doc, frame: Frame) -> bool:
    """Whether a frame names its source by a word for the sentence before: `Darin heißt es: „…“`, `Dort steht: „…“`."""
    words = [doc[t].lower_ for start, end in frame.extents for t in range(start, min(end, start + 2))]
    return any(word in frame_words("in there") for word in words)
