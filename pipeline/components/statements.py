"""Statements: what is said, by whom, with which words: the component `meldewerk_statements`."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components import reported, speakers
from pipeline.components.blocks import block_quotations
from pipeline.components.cues import CueMatch, cue_entries, frame_words
from pipeline.components.drafts import Draft
from pipeline.components.finites import reports, reports_one
from pipeline.components.frames import Frame
from pipeline.components.framing import find_frames
from pipeline.components.leading_frames import summing
from pipeline.components.lone_quotations import PARAGRAPH, attach_lone_quotations
from pipeline.components.pronouns import PRONOUNS
from pipeline.components.same_speaker import same_speaker
from pipeline.components.segments import Segment, segments
from pipeline.components.sources import find_sources, own_words
from pipeline.components.speakers import Phrase
from pipeline.components.subjects import subject_inside
from pipeline.extensions import Extent, Quotation, Statement

ZONES = frozenset({"body", "list", "subhead", "dateline", "note"})
FREE_DISTANCE = 2  # sentences without a statement after which a Konjunktiv is nobody's any more
LONGEST_UNIT = 120  # segments read as one sentence; the longest of real releases has some forty
FINAL_MARKS = ".!?…,;: \n\t"


@Language.factory(
    "meldewerk_statements",
    requires=["doc._.quotations", "doc._.actors", "doc._.zones", "token.tag", "token.is_sent_start"],
    assigns=["doc._.statements"],
)
def make_statements(nlp: Language, name: str) -> StatementFinder:
    """The component; it has no settings."""
    return StatementFinder()


class StatementFinder:
    """Writes `doc._.statements`: Statement records in order of their words."""

    def __call__(self, doc: Doc) -> Doc:
        """doc (Doc): with quotations, zones, sentences, tags and actors. RETURNS (Doc): with `doc._.statements` set."""
        doc._.statements = find_statements(doc)
        return doc


def find_statements(doc: Doc) -> list[Statement]:
    """The statements of a release, sorted by place; never raises on bad tags."""
    reading = Reading(doc)
    for start, end in reading.units():
        reading.read(start, end)
    attach_lone_quotations(reading)
    drafts = sorted(reading.drafts, key=lambda draft: (draft.spans[0], draft.kind))
    return [draft.finished(reading.text) for draft in drafts]


class Reading:
    """One walk through a Doc. units are sentences; a sentence that ends with a colon goes with the quotation behind it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quotations: list[Quotation] = doc._.quotations
        self.text = doc.text  # joined anew at every access of the Doc
        self.starts = [token.idx for token in doc]
        self.blocks, self.fragments = block_quotations(doc, self.text, self.token_at)
        self.drafts: list[Draft] = []
        self.quoted: dict[int, Draft] = {}
        self.last: Draft | None = None  # the latest statement
        self.since = 1  # sentences since then
        self.before: list[Segment] | None = None  # segments of the sentence read last
        self.previous: list[Segment] | None = None  # and of the one before that

    def token_at(self, char: int) -> int:
        """Index of the token that holds a character."""
        return max(0, bisect_right(self.starts, char) - 1)

    def units(self) -> list[tuple[int, int]]:
        """Token ranges, read one after another."""
        out: list[tuple[int, int]] = []
        bounded = self.doc.has_annotation("SENT_START")
        for sent in self.doc.sents if bounded else [self.doc[:]]:
            words = [token.i for token in sent if not token.is_space]
            if not words or not self.in_zone(sent.start_char):
                continue
            start, end = words[0], words[-1] + 1
            if out and start in self.blocks and self._belongs_before(out[-1], start):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out

    def _belongs_before(self, before: tuple[int, int], start: int) -> bool:
        """A quotation's later sentences belong to the unit of its first, and a quotation to the colon in front of it."""
        block = self.blocks[start]
        return self.doc[before[1] - 1].text == ":" or self.blocks.get(before[1] - 1, -1) == block

    def in_zone(self, char: int) -> bool:
        """Whether statements are looked for where this character stands."""
        return self._zone(char) in ZONES

    def _zone(self, char: int) -> str:
        """Kind of the zone that holds a character; `body` where there are none."""
        at = bisect_right(self.doc._.zones, char, key=lambda zone: zone.start) - 1
        return self.doc._.zones[at].kind if at >= 0 else "body"

    def read(self, start: int, end: int) -> None:
        """Find the statements of one unit."""
        parts = segments(self.doc, start, end, self.blocks, self.fragments)
        for first in range(0, len(parts), LONGEST_UNIT):
            self._read_segments(parts[first : first + LONGEST_UNIT])

    def _read_segments(self, parts: list[Segment]) -> None:
        doc = self.doc
        before, self.before = self.before, parts
        self.previous = before
        summary = summing(doc, parts)
        if summary is not None and before is not None and self.since and before[-1].quote < 0:
            draft = Draft("indirect", [self._trim(self._chars(before[0].start, before[-1].end))], summary.rule)
            self._fill(draft, summary)
            self.drafts.append(draft)
            self.last, self.since, self.before = draft, 0, None
            return
        frames = find_frames(doc, parts)
        used = {j for frame in frames for j in [*frame.segments, *frame.content]}
        frames += find_sources(doc, parts, used)
        found = [told for frame in sorted(frames, key=lambda one: one.segments[0]) if (told := self._draft(frame, parts))]
        if not found:
            free = self._referring(parts) or self._free(parts)
            found = [free] if free is not None else []
        covered = [extent for draft in found for extent in draft.spans]
        summaries = reported.find(doc, parts, frames) if self._zone(self.starts[parts[0].start]) != "subhead" else []
        found += [told for frame in summaries if (told := self._summary(frame, covered))]
        self.drafts += [draft for draft in found if draft is not self.last]
        for draft in found:
            for quote in draft.quotes:
                self.quoted[quote] = draft
        speaking = [draft for draft in found if draft.kind != "reported"]
        if speaking or found:
            self.last = speaking[-1] if speaking else found[-1]
            self.since = 0
        else:
            self.since += 1

    def _draft(self, frame: Frame, parts: list[Segment]) -> Draft | None:
        doc = self.doc
        quotes = list(dict.fromkeys(parts[j].quote for j in frame.content if parts[j].quote >= 0))
        if quotes:
            quotes = [quote for quote in quotes if quote not in self.quoted]
            if not quotes:
                return None
            spans = [Extent(self.quotations[quote].start, self.quotations[quote].end) for quote in quotes]
            draft = Draft("direct", spans, frame.rule, quotes=quotes)
        else:
            spans = self._clauses(frame, parts)
            if not spans:
                return None
            draft = Draft("indirect", spans, frame.rule)
        self._fill(draft, frame)
        if draft.speaker is None and frame.speaker is not None and own_words(doc, frame.speaker):
            subject = speakers.subject(doc, [t for j in frame.content for t in parts[j].tokens], parts[-1].end)
            draft.speaker = speakers.resolve(doc, subject) if subject is not None else None
        return draft

    def _fill(self, draft: Draft, frame: Frame) -> None:
        doc = self.doc
        draft.cue, draft.medium = frame.lemma, frame.medium
        draft.cue_spans = self._runs(frame.cue_tokens)
        draft.frame_spans = [self._chars(start, end) for start, end in frame.extents]
        if frame.speaker is not None:
            draft.speaker_spans = (self._chars(frame.speaker.start, frame.speaker.end),)
            draft.pronoun = frame.speaker.pronoun
            before = self.last.speaker if self.last is not None and self.since <= 1 else None
            again = same_speaker(doc, frame.speaker, before)
            draft.speaker = again if again is not None else speakers.resolve(doc, frame.speaker)
            draft.pronoun = draft.pronoun or again is not None
            if draft.speaker is None and draft.pronoun:
                draft.speaker = self._subject_before(frame.speaker)
        if draft.speaker is None and frame.cue is not None and frame.cue.entry.kind == "source" and frame.speaker is not None:
            owner = speakers.owner_of_text(doc, frame.speaker)
            draft.speaker = speakers.resolve(doc, owner) if owner is not None else None
        if draft.speaker is None and frame.cue is not None and frame.cue.entry.kind == "source" and doc._.actors is not None:
            draft.speaker, draft.guessed = doc._.actors.issuer, True  # hieß es: nobody is named, so the house itself
        days = [
            one.start_date
            for one in speakers.times_between(doc, draft.frame_spans[0].start, draft.frame_spans[-1].end)
            if one.type == "DATE"
            and len(one.value) == 10
            and any(span.start <= one.start and one.end <= span.end for span in draft.frame_spans)
        ]
        draft.stated_on = days[0] if days else ""
        naming = frame.cue is not None and (frame.cue.entry.kind == "name" or frame.rule in {"reported", "fragment", "source"})
        addressee = (
            None
            if naming
            else speakers.addressee(
                doc,
                frame.extents,
                frame.speaker,
                draft.kind == "indirect" and frame.cue is not None and frame.cue.entry.kind in {"demand", "warn", "ask"},
            )
        )
        if addressee is not None:
            draft.addressee_spans = (self._chars(addressee.start, addressee.core_end),)

    def _subject_before(self, phrase: Phrase) -> int | None:
        """Whom `er` or `sie` means where nobody known fits: `Ein Mann rief an. Er behauptete, …`."""
        parts = self.previous or []
        main = next((j for j in range(len(parts) - 1, -1, -1) if parts[j].kind == "main"), -1)
        gender = PRONOUNS.get(self.doc[phrase.start].lower_, "")
        subject = subject_inside(self.doc, parts, [main], None) if main >= 0 else None
        if subject is None or subject.pronoun or gender not in {"m", "fp"}:
            return None
        found = speakers.resolve(self.doc, subject)
        agrees = found is not None and self.doc._.actors[found].gender in set(gender)
        return found if agrees else None

    def _chars(self, start: int, end: int) -> Extent:
        last = self.doc[end - 1]
        return Extent(self.starts[start], last.idx + len(last))

    def _runs(self, tokens: tuple[int, ...]) -> tuple[Extent, ...]:
        """Neighbouring tokens as one extent each."""
        runs: list[tuple[int, int]] = []
        for t in sorted(tokens):
            if runs and runs[-1][1] == t:
                runs[-1] = (runs[-1][0], t + 1)
            else:
                runs.append((t, t + 1))
        return tuple(self._chars(start, end) for start, end in runs)

    def _clauses(self, frame: Frame, parts: list[Segment]) -> list[Extent]:
        """The spans of what is said, the frame cut out, marks at their ends left out."""
        tokens = [t for j in frame.content for t in parts[j].tokens if not any(a <= t < b for a, b in frame.cut)]
        joined: list[tuple[int, int]] = []
        barrier = sorted([a for a, _ in frame.cut] + [parts[j].start for j in frame.segments if j not in frame.content])
        for t in tokens:
            if joined and not any(joined[-1][1] <= at <= t for at in barrier):
                joined[-1] = (joined[-1][0], t + 1)
            else:
                joined.append((t, t + 1))
        spans = [self._trim(self._chars(start, end)) for start, end in joined]
        return [span for span in spans if span.end > span.start]

    def _trim(self, span: Extent) -> Extent:
        text = self.text[span.start : span.end]
        kept = text.rstrip(FINAL_MARKS)
        return Extent(span.start, span.start + len(kept))

    def _referring(self, parts: list[Segment]) -> Draft | None:
        """`Demnach fehlen 600 Lehrlinge` behind a statement: the same source, named by the adverb alone."""
        last, doc = self.last, self.doc
        entries = {entry.base: entry for entry in cue_entries("particle") if entry.takes == {"v2"}}
        at = next(((i, t) for i, part in enumerate(parts) for t in part.tokens if doc[t].lower_ in entries), None)
        if at is None or last is None or self.since > 1 or PARAGRAPH.search(self.text, last.end, doc[at[1]].idx):
            return None
        if any(part.quote >= 0 for part in parts) or not any(part.kind == "main" for part in parts):
            return None
        i, t = at
        entry = entries[doc[t].lower_]
        frame = Frame("referring", [i], list(range(len(parts))), CueMatch(entry, (t,)), entry.lemma, entry.medium)
        frame.extents, frame.cut, frame.cue_tokens = [(t, t + 1)], [(t, t + 1)], (t,)
        draft = self._draft(frame, parts)
        if draft is not None:
            draft.speaker, draft.speaker_spans, draft.pronoun = last.speaker, last.speaker_spans, True
        return draft

    def _free(self, parts: list[Segment]) -> Draft | None:
        """A sentence in the Konjunktiv without a frame, after a statement: the same person goes on."""
        last = self.last
        mains = [part for part in parts if part.kind == "main"]
        if (
            last is None
            or self.since > FREE_DISTANCE
            or not mains
            or any(part.quote >= 0 for part in parts)
            or not self._goes_on(parts, mains[0])
        ):
            return None
        span = self._trim(self._chars(parts[0].start, parts[-1].end))
        distance = self.since + 2 * bool(PARAGRAPH.search(self.text, last.end, span.start))
        if distance > FREE_DISTANCE or (distance and not self._reported_one(parts, mains[0])):
            return None
        if not distance and last.kind == "free_indirect" and not PARAGRAPH.search(self.text, last.spans[-1].end, span.start):
            last.spans[-1] = Extent(last.spans[-1].start, span.end)
            return last
        draft = Draft("free_indirect", [span], "free", last.speaker, last.speaker_spans, pronoun=last.pronoun)
        draft.medium = last.medium
        return draft

    def _goes_on(self, parts: list[Segment], main: Segment) -> bool:
        """Konjunktiv I; of Konjunktiv II what stands in for it: `hätte`, `wäre`, `würde`, plurals (`müssten`), not after a quotation."""
        if self._reported_one(parts, main):
            return True
        token = self.doc[main.finite]
        helper = token.lower_ in frame_words("have") | frame_words("be") | frame_words("become")
        plural = token.lower_.endswith("en") and not self.since
        return (helper or plural) and reports(token) and self.last is not None and self.last.kind != "direct"

    def _reported_one(self, parts: list[Segment], main: Segment) -> bool:
        """Whether the sentence's clause is in Konjunktiv I, or the one in front of it: `Bis alles da sei, vergingen Jahre`."""
        fronted = [part for part in parts[: parts.index(main)] if part.opener == "adverbial" and part.finite >= 0]
        told = self.doc[main.finite].lower_.endswith("en") and any(reports_one(self.doc[part.finite]) for part in fronted)
        return told or reports_one(self.doc[main.finite])

    def _summary(self, frame: Frame, covered: list[Extent]) -> Draft | None:
        spans = [self._trim(self._chars(start, end)) for start, end in frame.cut]
        if frame.rule in {"fragment", "words"}:
            spans = [Extent(self.quotations[quote].start, self.quotations[quote].end) for quote in frame.content]
        if any(span.start < other.end and other.start < span.end for span in spans for other in covered):
            return None
        draft = Draft("direct" if frame.rule in {"fragment", "words"} else "reported", spans, frame.rule)
        if frame.rule in {"fragment", "words"}:
            draft.quotes = list(frame.content)
        self._fill(draft, frame)
        return draft if draft.speaker is not None or self.doc._.actors is None else None
