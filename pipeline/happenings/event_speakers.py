"""Who speaks at an event, told behind it: `Die Laudatio hielt Ida Senn`, `Ministerin Uhl, die ein Grußwort sprach, …`."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.extensions import Event, Participation
from pipeline.grammar.text_access import text_of
from pipeline.happenings.candidate import SILENT_ZONES, zone_at
from pipeline.happenings.event_mentions import NAMED
from pipeline.happenings.event_words import endings

SPEAKER_CONFIDENCE = 0.6
PARAGRAPHS = 2  # behind the one that tells the event, in which more of it can be told, its speeches or who was hurt
LISTENED = frozenset({"award", "ceremony", "meeting", "performance", "opening", "decision", "appointment"})


def speakers(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """The parts found, and those who hold a speech (words of the kind `speech`) in the sentences up to the next event."""
    if event.type not in LISTENED or event.modality == "cancelled":
        return found
    out, taken = list(found), {part.actor for part in found}
    span = doc.char_span(event.sentence.start, end_of_account(doc, event), alignment_mode="contract")
    for token in span if span is not None else ():
        if not token.text[:1].isupper() or not token.lower_.endswith(endings("speech")) or _is_silent(doc, token.idx):
            continue
        speaker = _speaker(doc, token.i)
        if speaker is not None and speaker[2] not in taken:
            taken.add(speaker[2])
            out.append(Participation(number, speaker[2], "speaker", speaker[0], speaker[1], SPEAKER_CONFIDENCE))
    return out


def _is_silent(doc: Doc, position: int) -> bool:
    return zone_at(doc, position) in SILENT_ZONES


def _speaker(doc: Doc, at: int) -> tuple[int, int, int] | None:
    """Place and actor of the person nearest to a speech in its sentence, those behind `von` and in front of it before others."""
    sent = doc[at].sent
    actors = doc._.actors
    people = [
        (start, end, index)
        for start, end, index, form in actors.overlapping(sent.start_char, sent.end_char)
        if form in NAMED and actors[index].kind == "person"
    ]
    position = doc[at].idx
    return min(people, key=lambda row: abs(row[0] - position), default=None)


def end_of_account(doc: Doc, event: Event) -> int:
    """Offset where the account of an event ends: at the next event, else PARAGRAPHS paragraphs on."""
    text, events = text_of(doc), doc._.events
    behind = bisect_right(events, event.sentence.start, key=lambda other: other.sentence.start)
    limit = events[behind].sentence.start if behind < len(events) else len(text)
    position = event.sentence.end
    for _ in range(PARAGRAPHS + 1):
        following = text.find("\n", position + 1)
        if following < 0:
            return limit
        position = following
        while position < len(text) and text[position] == "\n":
            position += 1
    return min(limit, position)
