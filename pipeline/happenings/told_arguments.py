"""The phrases of a clause that tells an event: its arguments, the subject it shares with the clause before, rows of names."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.extensions import Telling
from pipeline.grammar.argument import Argument
from pipeline.grammar.arguments import arguments
from pipeline.grammar.phrase_cuts import is_deciding_body
from pipeline.grammar.text_access import quotations_between
from pipeline.grammar.verb_lookup import is_finite_here
from pipeline.grammar.verbs import lemma_of
from pipeline.happenings.event_clauses import RELATIVES
from pipeline.happenings.event_dates import timexes_between
from pipeline.happenings.event_mentions import NAMED, characters
from pipeline.happenings.plain_verbs import said_verbs
from pipeline.happenings.visited_towns import host_towns
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun

# In these frames a body chooses a person, so of two phrases the person is the one chosen.
CHOOSING = frozenset({"appoint", "award", "honour", "judge"})
PERSON_AGENCY = 1.5  # a person known acts rather than a noun for people or bodies: `Die Leitung übernimmt die Ärztin Ida Senn`
# Prepositions in front of the town that somebody comes from.
ORIGINS = frozenset({"aus"})


def told_arguments(doc: Doc, span: Span, verb: int, telling: Telling, *, elided: bool = False) -> list[Argument]:
    """The arguments of a clause that tells an event, dates and quoted titles left out; see `arguments`."""
    dates = [(timex.start, timex.end) for timex in timexes_between(doc, telling.start, telling.end)]
    if telling.frame == "visit":  # the town that is visited is told apart
        dates += [(town.start_char, town.end_char) for town in host_towns(doc, span.start, span.end)]
    titles = [
        (inside.start, inside.end)
        for quotation in quotations_between(doc, telling.start, telling.end)
        if telling.start <= quotation.start
        and quotation.end <= telling.end
        and (inside := doc.char_span(quotation.start, quotation.end, alignment_mode="contract")) is not None
    ]
    rows = arguments(
        doc,
        span.start,
        span.end,
        verb=verb,
        passive=telling.passive,
        skip=dates,
        agency=lambda start, end: _agency(doc, start, end, telling.frame),
        elided=elided,
        titles=titles,
    )
    return _without_origins(doc, rows)


def _without_origins(doc: Doc, rows: list[Argument]) -> list[Argument]:
    """Rows in which people are told with their towns, the towns left out: `Ida Kern aus Ulm, Tom Uhl aus Peine und Udo Rau`.

    What stands in a row with the town is then in a row with the person in front of it.
    """
    out: list[Argument] = []
    origin: Argument | None = None  # the phrase `aus Ulm` whose neighbours may be people
    for row in rows:
        if origin is not None and row.link and row.slot in ORIGINS and out and _names_person(doc, row):
            out.append(replace(row, slot=out[-1].slot, of=out[-1].of))
            origin = row
            continue
        if origin is not None and row.slot in ORIGINS and not row.link and _is_town(doc, row):
            origin = row  # the town of the next of them; the last one is left out as well
            continue
        if row.slot in ORIGINS and not row.link and _is_town(doc, row) and out and _names_person(doc, out[-1]):
            origin = row
            continue
        origin = None
        out.append(row)
    return out


def _is_town(doc: Doc, row: Argument) -> bool:
    return all(doc[i].ent_type_ == "LOC" for i in range(row.start, row.base))


def _names_person(doc: Doc, row: Argument) -> bool:
    return any(doc._.actors[index].kind == "person" for index in _named(doc, row))


def _named(doc: Doc, row: Argument) -> list[int]:
    mentions = doc._.actors.overlapping(*characters(doc, row.start, row.base))
    return [index for _, _, index, form in mentions if form in NAMED]


def _agency(doc: Doc, start: int, end: int, frame: str) -> float:
    """How likely a phrase means who acts: somebody the register knows; for elections and prizes rather a body than a person."""
    actors = doc._.actors
    known = actors.at(start, end)
    if known is None:
        span = doc.char_span(start, end, alignment_mode="contract") or ()
        nouns = [token.text for token in span if token.text[:1].isupper()]
        known_noun = any(role_noun(noun) or body_noun(noun) or is_deciding_body(noun) for noun in nouns)
        return 1.0 if known_noun and frame not in CHOOSING else 0.0
    if actors[known].kind != "person":
        return 1.0
    return 0.0 if frame in CHOOSING else PERSON_AGENCY


def shared_subject(doc: Doc, span: Span, telling: Telling) -> list[Argument]:
    """The subject of the clause in front of `und`."""
    sentence = span[0].sent
    before = doc[sentence.start : span.start - 1]
    if not len(before) or not _shares_subject(doc, span):
        return []
    if doc[span.start - 1].text == ",":
        before = doc[sentence.start : _relative_before(doc, span)]
        if any(is_finite_here(doc, token.i) for token in before):
            return []
    earlier = telling._replace(start=before.start_char, end=before.end_char, passive=False)
    rows = [row for row in told_arguments(doc, before, -1, earlier) if row.slot == "subject"]
    known = any(doc._.actors.at(*characters(doc, row.start, row.base)) is not None for row in rows)
    return rows if known or doc[span.start - 1].text != "," else []  # `Das Fest, das …, | hat der Verein abgesagt`


def _shares_subject(doc: Doc, span: Span) -> bool:
    """Whether a clause begins with its verb and so has the subject of the one before: behind `und`, or behind a relative
    clause (`Pfarrer Uhl, der aus Peine kommt, | wechselt …`).
    """
    before = doc[span.start - 1] if span.start else None
    if before is None or not is_finite_here(doc, span.start):
        return False
    return before.lower_ in {"und", "sowie", "oder"} or (before.text == "," and _relative_before(doc, span) > 0)


def _relative_before(doc: Doc, span: Span) -> int:
    """The comma at which the relative clause in front of a clause begins, or 0."""
    first = span[0].sent.start
    for i in range(span.start - 2, first, -1):
        if doc[i].text == "," and (doc[i + 1].tag_ == "PRELS" or doc[i + 1].lower_ in RELATIVES):
            return i
    return 0


def coordinated(rows: list[Argument]) -> list[list[Argument]]:
    """Coordinated phrases together; genitives in between stay with their nouns."""
    out: list[list[Argument]] = []
    for row in rows:
        home = next((group for group in reversed(out[-2:]) if row.link and group[0].slot == row.slot), None)
        if home is not None:
            home.append(row)
        else:
            out.append([row])
    return out


def without_appositions(doc: Doc, group: list[Argument]) -> list[Argument]:
    """Of `Anna Kern, Bürgermeisterin der Stadt` and `die Leiterin des Amts, Ida Roth` the name alone."""
    actors = doc._.actors
    named = []
    for row in group:
        mentions = actors.overlapping(*characters(doc, row.start, row.base))
        named.append(any(actors[index].kind != "group" and form in NAMED for _, _, index, form in mentions))
    out = []
    for at, row in enumerate(group):
        beside_name = (row.link == "," and at and named[at - 1]) or (
            at + 1 < len(group) and group[at + 1].link == "," and named[at + 1]
        )
        noun = role_noun(doc[row.head_noun].text)
        if not named[at] and beside_name and noun is not None and noun.number != "p":
            continue
        out.append(row)
    return out


def without_frame(doc: Doc, span: Span) -> Span:
    """A clause without who reports it: `man habe sich geeinigt, | verriet Präsidentin Ida Senn`."""
    for i in range(span.start + 2, span.end):
        reports = doc[i - 1].text == "," and doc[i].tag_ == "VVFIN" and lemma_of(doc[i]) in said_verbs()
        if reports and any(is_finite_here(doc, j) for j in range(span.start, i - 1)):
            return doc[span.start : i - 1]
    return span


def has_werden(span: Span) -> bool:
    """Whether a form of werden stands in a clause."""
    return any(token.lower_.startswith(("werd", "wird", "wurd", "word")) for token in span)
