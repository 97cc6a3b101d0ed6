"""Clauses that tell an event: which word names it, when it is and how certain; one candidate a clause at most."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.extensions import Extent
from pipeline.grammar.text_access import text_of
from pipeline.happenings.agenda import BULLETS, agenda_line, is_dated_line
from pipeline.happenings.candidate import SILENT_ZONES, TITLE_ZONES, Candidate, zone_at
from pipeline.happenings.companions import office_given
from pipeline.happenings.event_clauses import RELATIVES, EventClause, event_clauses
from pipeline.happenings.event_dates import moments, recurs, timexes_between
from pipeline.happenings.event_deeds import CONDITIONS, is_deed, is_retold, with_date_of_plain
from pipeline.happenings.event_naming import is_silent, name_event, quoted_spans
from pipeline.happenings.event_telling import complete, postponed
from pipeline.happenings.event_words import words_of_kind
from pipeline.happenings.modality import governing_kind, said_kinds
from pipeline.happenings.places import section_town
from pipeline.happenings.plain_verbs import FRAME, plain_verb
from pipeline.happenings.triggers import Trigger, supports_in, triggers_in

LONGEST = 400  # tokens of a sentence that anybody wrote; what is longer is a table or damage
FRESH = 3  # days before the release in which what a relative clause tells is news
NEAREST = 5  # clauses back in which what was at the same time is told
THEN = frozenset({"anschluss", "anschließend", "danach", "zuvor", "hernach"})
SAME_TIME = THEN | frozenset({"zugleich", "gleichzeitig", "derselben", "denselben", "demselben", "gleichen", "selben"})
OCCASIONS = frozenset({"sitzung", "versammlung", "tagung", "veranstaltung", "feier"})


def candidates(doc: Doc) -> list[Candidate]:
    """All candidates of a Doc in order, dated or not."""
    out: list[Candidate] = []
    quoted = quoted_spans(doc)
    paragraph, last_end, section = 0, 0, ""
    known: list[tuple[int, Trigger]] = []  # nouns that named an event, with their paragraph
    for sent in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        paragraph += "\n" in text_of(doc)[last_end : sent.start_char] or (sent.start > 0 and "\n" in doc[sent.start - 1].text)
        last_end = sent.end_char
        first = _behind_dateline(doc, sent)
        if first >= sent.end or sent.end - first > LONGEST:
            continue
        zone = zone_at(doc, doc[first].idx)
        if zone in SILENT_ZONES:
            continue
        start, end = _trim(doc, first, sent.end)
        if start >= end:
            continue
        extent = Extent(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        section = section_town(doc, start, end) or section
        if zone == "list" or doc[sent.start].text in BULLETS or is_dated_line(doc, sent, extent):
            line = agenda_line(doc, start, end, extent, paragraph, quoted)
            found = [line] if line is not None else []
        else:
            found = _sentence(doc, start, sent.end, extent, paragraph, zone, quoted, known, out[-NEAREST:])
        for candidate in found:
            candidate.section = section
            _date_of_the_same(doc, out, candidate)
        out.extend(candidate for candidate in found if not candidate.stale)
        nouns = [found for found in triggers_in(doc, start, end) if found.is_noun and not is_silent(doc, found.token, quoted)]
        nouns = [noun for noun in nouns if noun.frame != "talk_role"]
        known = [*((paragraph, noun) for noun in nouns)] or [row for row in known if row[0] == paragraph]
    for number, candidate in enumerate(out):
        candidate.ordinal = number
        words = doc[candidate.start : candidate.end]
        candidate.nouns = frozenset(token.text for token in words if token.text[:1].isupper() and len(token) > 3)
    return out


def _behind_dateline(doc: Doc, sent: Span) -> int:
    """First token of a sentence behind the dateline that runs into it: `Gotha, 3. Mai 2024 – | Der Rat hat …`."""
    position = sent.start_char
    zone = next((zone for zone in doc._.zones if zone.kind == "dateline" and zone.start <= position < zone.end), None)
    if zone is None:
        return int(sent.start)
    return next((token.i for token in sent if token.idx >= zone.end and not token.is_space), int(sent.end))


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Token bounds without bullets, white space and the final full stop."""
    while start < end and (doc[start].is_space or doc[start].text in BULLETS):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {".", "!", ";", ","}):
        end -= 1
    return start, end


def _sentence(
    doc: Doc,
    first: int,
    last: int,
    extent: Extent,
    paragraph: int,
    zone: str,
    quoted: list[tuple[int, int]],
    known: list[tuple[int, Trigger]],
    found_before: list[Candidate],
) -> list[Candidate]:
    out: list[Candidate] = []
    parts = event_clauses(doc, first, last)
    for number, part in enumerate(parts):
        start, end = _trim(doc, part.start, part.end)
        if start >= end or _is_condition(doc, part, parts, number):
            continue
        earlier = [
            found for found in triggers_in(doc, first, start) if found.is_noun and not is_silent(doc, found.token, quoted)
        ]
        before = known[0][1] if known and known[0][0] == paragraph else None
        antecedent = _called_off(doc, found_before, start, end) or (earlier[0] if earlier else before)
        candidate = name_event(doc, start, end, quoted, antecedent) or _plainly_told(doc, part, start, end, zone, quoted)
        if candidate is None:
            continue
        governed = ""
        if number and (part.infinitive or part.opener == "dass"):
            governed = governing_kind(doc, parts[number - 1].start, parts[number - 1].end)
        elif part.opener == "ob":
            governed = "possible"  # `Ob das Fest im Mai nachgeholt wird, ist offen`
        candidate.sentence, candidate.paragraph, candidate.zone = extent, paragraph, zone
        complete(doc, candidate, governed)
        candidate.main = not part.opener and not part.infinitive
        candidate.office = office_given(doc, start, end) if candidate.trigger.frame == "appoint" else ""
        candidate.deed = candidate.main and is_deed(doc, candidate)
        if number and not candidate.dated:
            _date_before_colon(doc, parts[number - 1], candidate)
        if candidate.trigger.frame == FRAME and not _has_its_day(doc, candidate):
            continue
        if part.opener == "ob" and not candidate.dated:
            continue
        if recurs(doc, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])):
            continue
        if part.opener in RELATIVES and candidate.modality == "happened" and (out or not _is_news(doc, candidate)):
            continue  # background: `die Ende Juli verabschiedet wurde`
        if is_retold(doc, candidate):
            continue
        if candidate.support and candidate.support.kind == "postpone":
            out.extend(postponed(doc, candidate))
        else:
            _announce(doc, out, candidate)
            out.append(candidate)
    return with_date_of_plain(out)


def _called_off(doc: Doc, before: list[Candidate], start: int, end: int) -> Trigger | None:
    """The noun of the event called off last, where a clause makes it up: `… abgesagt. „Schade.“ Nachgeholt wird er im Mai.`"""
    if not any(support.kind == "make_up" for support in supports_in(doc, start, end)):
        return None
    return next((one.trigger for one in reversed(before) if one.modality == "cancelled" and one.trigger.is_noun), None)


def _is_news(doc: Doc, candidate: Candidate) -> bool:
    """Whether a relative clause tells what just happened: `die Umfrage, die die Kammer heute vorgestellt hat`."""
    when, issued = candidate.when, doc._.issued_on
    if when is None or not when.is_day or not issued or candidate.trigger.frame == FRAME:
        return False
    return bool(dt.date.fromisoformat(issued) - dt.timedelta(days=FRESH) <= dt.date.fromisoformat(when.start_date))


def _plainly_told(
    doc: Doc, part: EventClause, start: int, end: int, zone: str, quoted: list[tuple[int, int]]
) -> Candidate | None:
    """The candidate of a main clause whose verb no lexicon knows: `Am Freitag trug er sich in das Goldene Buch ein`."""
    if part.opener or part.infinitive or zone in TITLE_ZONES or not timexes_between(doc, doc[start].idx, doc[end - 1].idx):
        return None
    words = {token.lower_ for token in doc[start:end]}
    if "nicht" in words or "zufolge" in words or any(word.startswith("kein") for word in words):
        return None
    trigger = plain_verb(doc, start, end)
    if trigger is not None and any(token.text in words_of_kind("offender") for token in doc[start:end]):
        trigger = trigger._replace(type="incident", frame="crime")  # `Unbekannte haben die Tafel abmontiert`
    if trigger is None or is_silent(doc, trigger.token, quoted):
        return None
    return Candidate(trigger, start, end, Extent(0, 0), 0, "")


def _has_its_day(doc: Doc, candidate: Candidate) -> bool:
    """Whether a clause with any verb says on which day it is; a month will do for what is to come (`im April`)."""
    when = candidate.when
    if when is None or (when.until and candidate.modality == "happened"):
        return False
    return when.is_day or (len(when.start_date) == 7 and bool(doc._.issued_on) and when.start_date > doc._.issued_on[:7])


def _date_of_the_same(doc: Doc, before: list[Candidate], candidate: Candidate) -> None:
    """Give a clause that says it was at the same time the date of the one before: `Zugleich wählte sie …`."""
    words = {token.lower_ for token in doc[candidate.start : min(candidate.start + 4, candidate.end)]}
    if candidate.dated or not words & SAME_TIME or candidate.trigger.frame in {"guide", "receive_guest"}:
        return  # `Anschließend führte Ida Senn die Gäste durch das Haus` goes on about what was told
    last = next((one for one in reversed(before[-NEAREST:]) if one.dated), None)
    occasion = any(token.lower_.endswith(tuple(OCCASIONS)) for token in doc[candidate.start : candidate.end])
    if last is None or (last.paragraph != candidate.paragraph and not occasion):
        return  # `In derselben Sitzung wählte der Rat …` opens a paragraph
    called_off = candidate.modality == "cancelled"
    candidate.when, candidate.further = last.when, True
    candidate.modality = "cancelled" if called_off else last.modality


def _date_before_colon(doc: Doc, part: EventClause, candidate: Candidate) -> None:
    """Give a clause the date in front of its colon: `Das zeigt die Bühne am 3. Mai: Um 19 Uhr hat das Stück Premiere.`"""
    first, last = doc[part.start].idx, doc[part.end - 1].idx + len(doc[part.end - 1])
    if text_of(doc)[last : doc[candidate.start].idx].strip() != ":":
        return
    day = next((when for when in reversed(moments(doc, first, last)) if when.is_day), None)
    if day is None:
        return
    clock = candidate.when
    candidate.when = replace(day, start_time=clock.start_time, end_time=clock.end_time) if clock else day
    if doc._.issued_on and candidate.modality == "happened" and day.start_date > doc._.issued_on:
        candidate.modality = "planned"


def _announce(doc: Doc, before: list[Candidate], candidate: Candidate) -> None:
    """Give what a clause announces the date of the clause behind its colon: `Geplant ist ein Podium: Am 3. Mai sprechen …`."""
    last = before[-1] if before else None
    if last is None or last.dated or not candidate.dated or not last.trigger.is_noun or candidate.trigger.is_noun:
        return
    gap = text_of(doc)[doc[last.end - 1].idx + len(doc[last.end - 1]) : doc[candidate.start].idx]
    if gap.strip() == ":" and (last.support or said_kinds(doc, last.start, last.end)):
        last.when, last.modality = candidate.when, candidate.modality
        last.scene = last.scene if last.scene.place else candidate.scene


def _is_condition(doc: Doc, part: EventClause, parts: list[EventClause], number: int) -> bool:
    """`wenn …`, `ob …`, and the verb-first condition (`Sollte der Bund zustimmen, …`): nothing happens there."""
    if part.opener in CONDITIONS:
        return True
    return number + 1 < len(parts) and doc[part.start].lower_ in {"sollte", "sollten"}
