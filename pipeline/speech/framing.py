"""Frames: which segments of a sentence say that someone speaks, and which segments are what is said.

„Wir bauen“, sagte Kern, der Rektor.       inverted        Kern sagte, der Bau sei sicher.   announcing
Der Bau sei sicher, so Kern.               so              Wie Kern sagte, sei er sicher.    manner
Sein Fazit: „Wir bauen.“                   label
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from pipeline.speech.cues import frame_words
from pipeline.speech.frames import Frame
from pipeline.speech.labels import labelled
from pipeline.speech.leading_frames import announcing
from pipeline.speech.noun_frames import noun_of_saying
from pipeline.speech.segments import Segment, spoken
from pipeline.speech.trailing_frames import after_dash, inverted, manner, with_so, with_words


def find_frames(doc: Doc, parts: list[Segment]) -> list[Frame]:
    """The frames of a sentence, in order of their words; no segment serves two of them."""
    frames: list[Frame] = []
    used: set[int] = set()
    for rules in ((manner, inverted, with_so, after_dash, with_words), (announcing,), (noun_of_saying, labelled)):
        for i in range(len(parts)):
            if i in used or parts[i].quote >= 0:
                continue
            for rule in rules:
                frame = rule(doc, parts, i, used)
                if frame is not None and not _of_a_title(doc, parts, frame):
                    frames.append(frame)
                    used.update(frame.segments)
                    used.update(frame.content)
                    break
    frames = [_led_too(doc, parts, frame) for frame in frames]
    frames += [both for frame in frames if (both := _quoted_too(parts, frame, used))]
    return sorted(frames, key=lambda frame: frame.segments[0])


def _of_a_title(doc: Doc, parts: list[Segment], frame: Frame) -> bool:
    """Whether the frame names something: `„Wind und Watt“, so lautet der Titel`, `„Opa Hein“, wie Kern genannt wird`."""
    quotes = [parts[j].tokens for j in frame.content if parts[j].quote >= 0]
    if not quotes or any(spoken(doc, tokens) for tokens in quotes):
        return False
    cue = frame.cue
    if cue is not None and (
        (cue.entry.kind == "name" and cue.passive) or (cue.entry.base == "lauten" and frame.speaker is None)
    ):
        return True
    return any(doc[t].lower_ in frame_words("title noun") for j in frame.segments for t in parts[j].tokens)


def _led_too(doc: Doc, parts: list[Segment], frame: Frame) -> Frame:
    """One frame of two around a quotation, the name in the first: `Kern sagte der Presse: „Wir bauen“, betonte er.`"""
    first = frame.content[0] if frame.content else 0
    if frame.rule != "inverted" or frame.speaker is None or not frame.speaker.pronoun or not first or parts[first].mark != ":":
        return frame
    for i in range(first - 1, -1, -1):
        for rule in (announcing, labelled) if parts[i].quote < 0 else ():
            lead = rule(doc, parts, i, set())
            if lead is not None and first in lead.content and lead.speaker is not None and not lead.speaker.pronoun:
                content, segments = sorted({*lead.content, *frame.content}), sorted({*lead.segments, *frame.segments})
                extents = sorted([*lead.extents, *frame.extents])
                return replace(lead, content=content, segments=segments, extents=extents, again=frame.speaker)
    return frame


def _quoted_too(parts: list[Segment], frame: Frame, used: set[int]) -> Frame | None:
    """A second statement of the same frame: `Der Bau sei sicher, erklärte Kern: „Niemand muss gehen.“`"""
    last = [*frame.segments, *frame.content] if frame.rule.startswith("announcing") else frame.segments
    after = max(last) + 1
    if after >= len(parts) or parts[after].quote < 0 or parts[after].mark != ":" or after in used:
        return None
    return replace(frame, content=[after])
