"""Time expressions of a Doc: what they are, which days they mean."""

from __future__ import annotations

from dataclasses import replace

from spacy.attrs import IDX, TAG
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import extensions
from pipeline.extensions import Timex
from pipeline.grammar.text_access import text_of
from pipeline.temporal import find_timexes
from pipeline.temporal.second_opinion import agrees

_DISAGREEMENT = 0.6  # confidence of a full date that dateparser reads otherwise


class TimexFinder:
    """Fill `doc._.timexes` and `doc.spans["timex"]`.

    Years and `heute` count from `doc._.issued_on`, else from `doc._.as_of`, else stay open. Where `doc._.zones` is empty
    the whole text is running text. second_opinion: whether full dates are also read by dateparser, whose disagreement
    lowers the confidence.
    """

    def __init__(self, *, second_opinion: bool = True) -> None:
        self.second_opinion = second_opinion

    def __call__(self, doc: Doc) -> Doc:
        """Find, note and return the Doc."""
        timexes = self.find(doc)
        spans = [doc.char_span(timex.start, timex.end, label=timex.type, alignment_mode="expand") for timex in timexes]
        doc._.timexes = timexes
        doc.spans["timex"] = [span for span in spans if span is not None]
        return doc

    def find(self, doc: Doc) -> list[Timex]:
        """The time expressions of a Doc, sorted, not overlapping; only reads."""
        issued_on = doc._.issued_on or doc._.as_of
        tags = _tags(doc)
        text = text_of(doc)
        found = find_timexes(text, issued_on=issued_on, zones=doc._.zones, tags=tags, stated=bool(doc._.issued_on))
        if not self.second_opinion:
            return found
        return [
            timex
            if agrees(text[timex.start : timex.end], timex.value)
            else replace(timex, confidence=min(timex.confidence, _DISAGREEMENT))
            for timex in found
        ]


def _tags(doc: Doc) -> dict[int, str]:
    """The STTS tags of a Doc by the character that their token starts at, {} where it has none; read as one array."""
    if not doc.has_annotation("TAG"):
        return {}
    names: dict[int, str] = {}
    tags = {}
    for start, tag in doc.to_array([IDX, TAG]).tolist():
        if tag not in names:
            names[tag] = doc.vocab.strings[tag]
        tags[start] = names[tag]
    return tags


@Language.factory(
    "meldewerk_timex", assigns=["doc._.timexes", "doc.spans"], default_config={"second_opinion": True}, retokenizes=False
)
def make_timex(nlp: Language, name: str, second_opinion: bool) -> TimexFinder:
    """The component; usable alone: `spacy.blank("de").add_pipe("meldewerk_timex")`."""
    extensions.register()
    return TimexFinder(second_opinion=second_opinion)
