"""Drafts: statements in the making, and how sure we are of the finished ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extensions import Extent, Statement

# How often a row of this rule is right, span and speaker, where the speaker is named and known: measured with
# `python -m benchmarks.quotes CORPORA --part train`. `… quote` is the rule with a whole quotation.
CONFIDENCE = {
    "inverted quote": 0.92,
    "inverted": 0.87,
    "so quote": 0.95,
    "so": 0.83,
    "announcing quote": 0.93,
    "announcing dass": 0.9,
    "announcing Konjunktiv": 0.86,
    "announcing infinitive": 0.86,
    "announcing plain": 0.6,
    "manner": 0.9,
    "source": 0.93,
    "label": 0.9,
    "dash": 0.85,
    "words": 0.85,
    "summing": 0.82,
    "referring": 0.6,
    "free": 0.75,
    "unframed": 0.45,
    "fragment": 0.65,
    "reported": 0.6,
    "subordinate": 0.55,
    "behind name": 0.8,
    "guess": 0.5,
    "noun": 0.45,
}
UNKNOWN_SPEAKER = 0.45  # at most, where nobody could be found
PRONOUN_SPEAKER = 0.8  # at most, where a pronoun had to be resolved


@dataclass(slots=True)
class Draft:
    """A statement in the making; turned into a Statement when all its spans are known."""

    kind: str
    spans: list[Extent]
    rule: str
    speaker: int | None = None
    speaker_spans: tuple[Extent, ...] = ()
    cue: str = ""
    cue_spans: tuple[Extent, ...] = ()
    frame_spans: list[Extent] = field(default_factory=list)
    addressee_spans: tuple[Extent, ...] = ()
    medium: str = ""
    stated_on: str = ""
    pronoun: bool = False
    guessed: bool = False
    quotes: list[int] = field(default_factory=list)
    quoted: tuple[Extent, ...] = ()
    subject_spans: tuple[Extent, ...] = ()  # who speaks by his own words (`Kern sei nach eigenen Angaben …`)

    @property
    def end(self) -> int:
        """Behind the last character of its words or its frame."""
        return max(one.end for one in [self.spans[-1], *self.frame_spans])

    @property
    def start(self) -> int:
        """First character of its words or its frame."""
        return min(one.start for one in [self.spans[0], *self.frame_spans])

    def finished(self, text: str) -> Statement:
        """The record, with words of `text`, the text of the Doc. Confidence falls where the speaker is a pronoun or unknown."""
        whole = f"{self.rule} quote" if self.kind == "direct" else self.rule
        confidence = CONFIDENCE[whole] if whole in CONFIDENCE else CONFIDENCE[self.rule]
        if self.speaker is None or self.guessed:
            confidence = min(confidence, UNKNOWN_SPEAKER)
        elif self.pronoun:
            confidence = min(confidence, PRONOUN_SPEAKER)
        addressee = " ".join(text[span.start : span.end] for span in self.addressee_spans)
        return Statement(
            self.kind,
            tuple(self.spans),
            self.speaker,
            self.speaker_spans,
            self.cue,
            self.cue_spans,
            tuple(self.frame_spans),
            " ".join(addressee.split()),
            self.addressee_spans,
            self.medium,
            self.stated_on,
            confidence,
            self.quoted,
        )
