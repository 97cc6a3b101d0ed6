"""Persons and bodies over the model's answer: offices and degrees out of names, missed names in, one label for one name.

Both models are repaired in the same way; with no model entities at all the rules find names alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import pipeline.extensions  # noqa: F401  declares the Doc attributes
from pipeline.grammar.text_access import words_kept
from pipeline.grammar.words import Word, index_at
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun, legal_form_end
from pipeline.people.companies import company_at
from pipeline.people.entity_spans import as_corpora, is_name, places_apart
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import is_degree, titles
from pipeline.people.no_persons import is_no_person, names_a_body
from pipeline.people.organisations import body_at
from pipeline.people.persons import cue_before, is_apposed_pair, name_like, person_end
from pipeline.people.repeated_names import Found, company_names, surnames


class NameFinder:
    """Writes `doc.ents` (labels PER LOC ORG MISC) and `doc.spans["names"]`.

    They differ where the model names less than the whole body: in `die Stadt Emden` the entity is the town, as corpora have it,
    the name is the body's.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Write the names on the Doc."""
        spans = self.find(doc)
        entities = as_corpora(doc, spans)
        doc.set_ents(entities)
        doc.spans["names"] = spans
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The names of the Doc without overlaps, in order; only reads."""
        words = words_kept(doc)
        model = _model_labels(doc, words)
        found = list(find_names(words, model))
        spans = [span for name in found if (span := _span(doc, words, name)) is not None]
        taken = [(span.start_char, span.end_char) for span in spans]
        rest = [ent for ent in doc.ents if ent.label_ != "PER" and is_name(ent) and not _overlaps(taken, ent)]
        return places_apart(filter_spans([*spans, *rest]))


def find_names(words: list[Word], model: dict[int, str]) -> Iterable[Found]:
    """Persons and bodies, not overlapping, in order. model: word index to the entity label that the model gave it."""
    companies = _companies(words)
    taken = _indexes(companies)
    persons = _persons(words, model, taken, by_form=True)
    taken |= _indexes(persons)
    bodies = _bodies(words, model, taken)
    taken |= _indexes(bodies)
    companies += company_names(words, companies, taken)
    taken |= _indexes(companies)
    seen = _persons(words, model, taken)  # those that only the model saw
    families = {words[name.end - 1].text for name in persons if name.end - name.start > 1}
    # a family name alone is left to `surnames`, which knows its particles: `sagte von Sierstorf`
    alone = {name for name in seen if name.end - name.start == 1 and words[name.start].text in families}
    persons += [name for name in seen if name not in alone and not is_no_person(words, name)]
    taken |= _indexes(persons)
    return sorted([*companies, *persons, *bodies, *surnames(words, persons, model, taken)])


def _indexes(names: list[Found]) -> set[int]:
    return {i for name in names for i in range(name.start, name.end)}


def _companies(words: list[Word]) -> list[Found]:
    out: list[Found] = []
    for at in range(1, len(words)):
        if out and at < out[-1].end:
            continue
        if not words[at].capital and words[at].text[0] not in "egm":
            continue
        if legal_form_end(words, at) > at:
            body = company_at(words, at)
            if body and (not out or body.start >= out[-1].end):
                out.append(Found(body.start, body.end, "ORG"))
    return out


def _bodies(words: list[Word], model: dict[int, str], taken: set[int]) -> list[Found]:
    out: list[Found] = []
    at = 0
    while at < len(words):
        body = body_at(words, at) if at not in taken else None
        names_one = body is not None and (body.kind == "territory" or (body.named and body.kind == "body"))
        if body and names_one and role_noun(words[at].text) and model.get(at + 1) == "PER":
            at += 1  # `Bank-Vorstand | Roth`
            continue
        if body and names_one and not any(i in taken for i in range(body.start, body.end)):
            out.append(Found(body.start, body.end, "ORG"))
            at = body.end
            continue
        at += 1
    return out


def _persons(words: list[Word], model: dict[int, str], inside: set[int], by_form: bool = False) -> list[Found]:
    """Persons outside `inside`. by_form: only those that an office, a degree or a known given name shows."""
    out: list[Found] = []
    at = 0

    def says_person(i: int) -> bool:
        return model.get(i) == "PER"

    while at < len(words):
        if at not in inside and words[at].capital and (not by_form or _shown_by_form(words, at, says_person)):
            end = person_end(words, at, says_person)
            if end == at + 1 and names_a_body(words, at):
                at = end
                continue
            if end > at and not any(i in inside for i in range(at, end)):
                out.append(Found(at, end, "PER"))
                joined = _joined_person(words, at, end)
                if joined is not None and not any(i in inside for i in range(joined.start, joined.end)):
                    out.append(joined)
                    end = joined.end
                at = end
                continue
        at += 1
    return out


def _shown_by_form(words: list[Word], at: int, says_person: Callable[[int], bool]) -> bool:
    """Whether an office, a degree, a given name or what follows shows that a person's name begins at a word."""
    if is_given_name(words[at].text):
        goes_on = at > 0 and not words[at].border and says_person(at) and says_person(at - 1)  # `Rex | Holger`
        if not goes_on:
            return True
    return bool(cue_before(words, at)) or is_apposed_pair(words, at)


def _joined_person(words: list[Word], at: int, end: int) -> Found | None:
    """The second of two holders: `die Schülerinnen Amelie Kurz (17) und | Thuy Linh Pham`."""
    office = role_noun(words[at - 1].text) if at and not words[at].border else None
    if office is None or office.number == "s" or office.evidence != "form":
        return None
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        end += 3
    if end >= len(words) or words[end].lower not in {"und", "sowie"} or words[end].border:
        return None
    stop = end + 1
    while (
        stop < len(words)
        and stop - end <= 3
        and not words[stop].border
        and name_like(words[stop])
        and not body_noun(words[stop].text)
    ):
        noun = role_noun(words[stop].text)
        if noun is not None and noun.evidence == "form":
            break
        stop += 1
    return Found(end + 1, stop, "PER") if stop - end > 2 else None


def _model_labels(doc: Doc, words: list[Word]) -> dict[int, str]:
    """Word index to the model's label; offices and degrees at the edge of a person are left out."""
    labels: dict[int, str] = {}
    for ent in doc.ents:
        first, last = index_at(words, ent.start_char), index_at(words, ent.end_char - 1)
        for i in range(first, min(last + 1, len(words))):
            if ent.label_ == "PER":
                noun = role_noun(words[i].text)
                office = noun is not None and noun.evidence == "form" and i == first and last > first
                if office or is_degree(words, i) or words[i].text in titles("address") or not name_like(words[i]):
                    continue
            labels.setdefault(i, ent.label_)
    return labels


def _span(doc: Doc, words: list[Word], name: Found) -> Span | None:
    start, end = words[name.start].start, words[name.end - 1].end
    return doc.char_span(start, end, label=name.label, alignment_mode="expand")


def _overlaps(taken: list[tuple[int, int]], ent: Span) -> bool:
    at = bisect_left(taken, (ent.end_char, 0)) - 1
    return at >= 0 and taken[at][1] > ent.start_char


@Language.factory("meldewerk_names", assigns=["doc.ents", "doc.spans"])
def make_names(nlp: Language, name: str) -> NameFinder:
    """The component under its spaCy name."""
    return NameFinder()
