"""Statements: what is said, by whom, with which words: the component `meldewerk_statements`."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.sentences import set_sentences
from pipeline.extensions import Extent, Quotation, Statement
from pipeline.grammar.text_access import text_of
from pipeline.speech import mentions, reported, speakers
from pipeline.speech.attribution import attribute
from pipeline.speech.blocks import block_quotations
from pipeline.speech.continuations import free, referring
from pipeline.speech.drafts import Draft
from pipeline.speech.frames import Frame
from pipeline.speech.framing import find_frames
from pipeline.speech.lone_quotations import attach_lone_quotations
from pipeline.speech.noun_frames import summing
from pipeline.speech.quotation_marks import find_quotations
from pipeline.speech.quoted_words import whole_quotations, words_inside
from pipeline.speech.segments import Segment, segments
from pipeline.speech.sources import find_sources, own_words
from pipeline.speech.unframed import unframed

ZONES = frozenset({"body", "list", "subhead", "dateline", "note"})
QUOTED_RULES = frozenset({"fragment", "words"})  # quoted words that are a statement inside someone's sentence
LONGEST_UNIT = 120  # segments read as one sentence; the longest of real releases has some forty
FINAL_MARKS = ".!?…,;: \n\t"


@Language.factory(
    "meldewerk_statements",
    requires=["token.tag"],
    assigns=["doc._.statements"],
)
def make_statements(nlp: Language, name: str) -> StatementFinder:
    """The component; it has no settings."""
    return StatementFinder()


class StatementFinder:
    """Writes `doc._.statements`: Statement records in order of their words."""

    def __call__(self, doc: Doc) -> Doc:
        """doc (Doc): tagged (STTS), better with zones and actors. RETURNS (Doc): with `doc._.statements` set.

        In a pipeline of someone else's, quotations and sentence bounds are set where nothing has set them. Without actors
        `speaker` stays None and `speaker_spans` tell who speaks.
        """
        if not doc._.quotations:
            doc._.quotations = find_quotations(text_of(doc))
        if not doc.has_annotation("SENT_START"):
            doc = set_sentences(doc)
        doc._.statements = find_statements(doc)
        return doc


def find_statements(doc: Doc) -> list[Statement]:
    """The statements of a release, sorted by place; never raises on bad tags."""
    reading = Reading(doc)
    for start, end in reading.units():
        reading.read(start, end)
    attach_lone_quotations(reading)
    drafts = sorted(reading.drafts, key=lambda draft: (draft.spans[0], draft.kind))
    for draft in drafts:
        draft.quoted = () if draft.kind == "direct" else words_inside(doc, reading.text, draft.spans)
    return [draft.finished(reading.text) for draft in drafts]


class Reading:
    """One walk through a Doc. units are sentences; a sentence that ends with a colon goes with the quotation behind it."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quotations: list[Quotation] = doc._.quotations
        self.text = text_of(doc)
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
        summed = self._summed(parts, before) if before is not None and self.since else None
        if summed is not None:
            self.drafts.append(summed)
            self.last, self.since, self.before = summed, 0, None
            return
        frames = find_frames(doc, parts)
        used = {j for frame in frames for j in [*frame.segments, *frame.content]}
        frames += find_sources(doc, parts, used)
        found = [told for frame in sorted(frames, key=lambda one: one.segments[0]) if (told := self.draft(frame, parts))]
        summaries = reported.find(doc, parts, frames) if self._zone(self.starts[parts[0].start]) != "subhead" else []
        if not found:
            ahead = parts[:-1] if parts[-1].quote >= 0 and parts[-1].mark == ":" else parts
            more = referring(self, parts) or free(self, ahead)
            if more is None and not any(frame.rule in QUOTED_RULES for frame in summaries):
                more = unframed(self, ahead)
            found = [more] if more is not None else []
        covered = [extent for draft in found for extent in draft.spans]
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

    def _summed(self, parts: list[Segment], before: list[Segment]) -> Draft | None:
        """The sentence in front, where this one only tells who said it: `Das teilte die Stadt mit.`"""
        quoted = [part.quote for part in before if part.quote >= 0]
        whole = len(quoted) == len(before) and len(set(quoted)) == 1 and quoted[0] not in self.quoted
        summary = summing(self.doc, parts, whole)
        if summary is None or (quoted and not whole):
            return None
        if whole:
            one = self.quotations[quoted[0]]
            draft = Draft("direct", [Extent(one.start, one.end)], summary.rule, quotes=[quoted[0]])
            self.quoted[quoted[0]] = draft
        else:
            draft = Draft("indirect", [self.trim(self.chars(before[0].start, before[-1].end))], summary.rule)
        attribute(self, draft, summary)
        return draft

    def draft(self, frame: Frame, parts: list[Segment]) -> Draft | None:
        """The statement of a frame: its quotations, else its clauses; None where nothing new is said."""
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
            quotes = whole_quotations(doc, spans)
            if quotes:  # laut Kern „ein guter Tag für alle“
                spans = [Extent(self.quotations[quote].start, self.quotations[quote].end) for quote in quotes]
            draft = Draft("direct" if quotes else "indirect", spans, frame.rule, quotes=quotes)
        attribute(self, draft, frame)
        if draft.speaker is None and frame.speaker is not None and own_words(doc, frame.speaker):
            subject = mentions.subject(doc, [t for j in frame.content for t in parts[j].tokens], parts[-1].end)
            if subject is not None:
                draft.speaker, draft.subject_spans = speakers.resolve(doc, subject), (self.chars(subject.start, subject.end),)
        return draft

    def chars(self, start: int, end: int) -> Extent:
        """The characters from one token to another, end exclusive."""
        last = self.doc[end - 1]
        return Extent(self.starts[start], last.idx + len(last))

    def runs(self, tokens: tuple[int, ...]) -> tuple[Extent, ...]:
        """Neighbouring tokens as one extent each."""
        runs: list[tuple[int, int]] = []
        for t in sorted(tokens):
            if runs and runs[-1][1] == t:
                runs[-1] = (runs[-1][0], t + 1)
            else:
                runs.append((t, t + 1))
        return tuple(self.chars(start, end) for start, end in runs)

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
        spans = [self.trim(self.chars(start, end)) for start, end in joined]
        return [span for span in spans if span.end > span.start]

    def trim(self, span: Extent) -> Extent:
        """The span without marks at its end."""
        text = self.text[span.start : span.end]
        kept = text.rstrip(FINAL_MARKS)
        return Extent(span.start, span.start + len(kept))

    def _summary(self, frame: Frame, covered: list[Extent]) -> Draft | None:
        spans = [self.trim(self.chars(start, end)) for start, end in frame.cut]
        if frame.rule in QUOTED_RULES:
            spans = [Extent(self.quotations[quote].start, self.quotations[quote].end) for quote in frame.content]
        if any(span.start < other.end and other.start < span.end for span in spans for other in covered):
            return None
        draft = Draft("direct" if frame.rule in QUOTED_RULES else "reported", spans, frame.rule)
        if frame.rule in QUOTED_RULES:
            draft.quotes = list(frame.content)
        attribute(self, draft, frame)
        known = draft.speaker is not None or self.doc._.actors is None
        return draft if known or draft.kind == "direct" else None
