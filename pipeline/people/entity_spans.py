"""Which of the model's entities can stand, and which of them say better what a body is called than the rules do."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun

LONG_TITLE = 4  # words of a work's title that may begin with an article; shorter ones are mostly a noun with its article


def as_corpora(doc: Doc, spans: list[Span]) -> list[Span]:
    """The spans with the name that the model saw at the end of a body, not the noun in front: `Stadt | Emden`, `Agentur | Anadolu`."""
    inner = {ent.end: ent for ent in doc.ents if ent.label_ in {"LOC", "ORG"}}
    out: list[Span] = []
    for span in spans:
        name = inner.get(span.end) if span.label_ == "ORG" else None
        is_body = name is not None and name.start > span.start and body_noun(span[0].text) is not None
        out.append(name if is_body and name is not None else span)
    return out


def places_apart(spans: list[Span]) -> list[Span]:
    """The spans with two places that the model took for one: `aus Celle | Hannover`, where each also stands alone in the text."""
    alone = {span.text for span in spans if span.label_ == "LOC" and len(span) == 1}
    out: list[Span] = []
    for span in spans:
        two = span.label_ == "LOC" and len(span) == 2 and all(token.text in alone for token in span)
        parts = [span.doc[token.i : token.i + 1] for token in span] if two else []
        out += [Span(span.doc, part.start, part.end, label="LOC") for part in parts] or [span]
    return out


def is_name(ent: Span) -> bool:
    """Whether what the model saw can stand: within one line, and no article with its noun (`Diesen Pokal`)."""
    noun = role_noun(ent.text)
    if noun is not None and noun.evidence == "form" and body_noun(ent.text) is None:
        return False  # `Stadtwerke-Vorständin` is an office
    first = role_noun(ent[0].text)
    if (
        ent.label_ == "ORG"
        and first is not None
        and first.kind == "office"
        and first.number == "s"
        and body_noun(ent[0].text) is None
    ):
        return False  # `Landesbeauftragte für Datenschutz`, `Chefärztin PD`
    title = ent.label_ == "MISC" and len(ent) >= LONG_TITLE  # `Der letzte Streich der Olsenbande`
    begins = title or ent[0].lower_ not in FUNCTION_WORDS
    return begins and "\n" not in ent.text and any(char.isupper() for char in ent.text)
