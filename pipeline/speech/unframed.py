"""Sentences in the Konjunktiv that no frame leads to: somebody's words all the same, most likely those of the last subject.

`Der Verein lehnt den Umbau ab. Der Platz sei zu klein.`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extensions import Extent
from pipeline.grammar.verbs import is_subjunctive_one
from pipeline.speech import speakers
from pipeline.speech.cues import frame_words, is_participle
from pipeline.speech.drafts import Draft
from pipeline.speech.lone_quotations import PARAGRAPH
from pipeline.speech.names import names_someone
from pipeline.speech.segments import Segment, starts_with_verb
from pipeline.speech.subjects import subject_inside

if TYPE_CHECKING:
    from pipeline.components.statements import Reading


def unframed(reading: Reading, parts: list[Segment]) -> Draft | None:
    """The statement of a sentence whose main verb stands in Konjunktiv I; None where that is a wish or a request."""
    doc = reading.doc
    main = next((part for part in parts if part.kind == "main"), None)
    if main is None or any(part.quote >= 0 for part in parts) or not is_subjunctive_one(doc[main.finite]):
        return None
    if not doc[main.finite].is_lower or starts_with_verb(doc, main) or _wish(reading, main):
        return None
    draft = Draft("free_indirect", [reading.trim(reading.chars(parts[0].start, parts[-1].end))], "unframed")
    previous = reading.previous or []
    if not previous or PARAGRAPH.search(reading.text, doc[previous[-1].end - 1].idx, draft.spans[0].start):
        return draft
    home = next((j for j in range(len(previous)) if previous[j].kind == "main"), -1)
    subject = subject_inside(doc, previous, [home], None) if home >= 0 else None
    if subject is not None and (subject.pronoun or names_someone(doc, subject)):
        draft.speaker_spans = (reading.chars(subject.start, subject.end),)
        draft.speaker, draft.pronoun = speakers.resolve(doc, subject), subject.pronoun
    elif doc._.actors is not None:
        named = doc._.actors.mentions_between(doc[previous[0].start].idx, draft.spans[0].start)
        if named:  # Der Umbau wird vom Verein abgelehnt. Der Platz sei zu klein.
            draft.speaker, draft.speaker_spans = named[-1][2], (Extent(named[-1][0], named[-1][1]),)
    return draft


def _wish(reading: Reading, main: Segment) -> bool:
    """`Allen Helfern sei gedankt`, `Man nehme drei Eier`, `es sei denn`: the Konjunktiv I of wishes and of set phrases."""
    doc = reading.doc
    words = [doc[t] for t in main.tokens]
    after = [token for token in words if token.i > main.finite]
    if any(token.lower_ in frame_words("indefinite") for token in words[:1]) or (after and after[0].lower_ == "denn"):
        return True
    said = bool(after) and is_participle(after[-1].text)
    return doc[main.finite].lower_ in frame_words("be") and said  # An dieser Stelle sei darauf hingewiesen
