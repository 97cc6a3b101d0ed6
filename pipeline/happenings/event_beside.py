"""Who takes part by what stands beside an event: who came, who is followed in office, who announced a list, who was to speak."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.extensions import Event, Participation
from pipeline.grammar.arguments import arguments
from pipeline.grammar.text_access import text_of
from pipeline.grammar.verb_lookup import is_finite_here, verbs_between
from pipeline.happenings.event_actors import actor_of
from pipeline.happenings.event_clauses import event_clauses
from pipeline.happenings.event_groups import joint_group, people_noun
from pipeline.happenings.event_mentions import NAMED, is_named_here
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.happenings.triggers import supports_in, triggers_in

BESIDE_CONFIDENCE = 0.6
INHERITED = 40  # participations back among which those of the date called off stand


def followers(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """Who came, told in the clauses behind: `…; rund 120 Gäste waren gekommen`, `Erwartet werden auch Gäste aus Peine`."""
    anchor = doc.char_span(event.spans[-1].start, event.spans[-1].end, alignment_mode="expand")
    if anchor is None:
        return found
    first, stop = anchor.end, _end_of_paragraph(doc, number, event)
    out, taken = list(found), {part.actor for part in found}
    at = first
    while at < stop:
        end = next((i for i in range(at, stop) if doc[i].is_sent_end), stop - 1) + 1
        for clause in event_clauses(doc, at, min(end, stop)):
            function = _says_there(doc, clause.start, clause.end)
            if not function:
                continue
            rows = arguments(doc, clause.start, clause.end)
            for row in rows:
                named = is_named_here(doc, row) and row.slot == "subject"  # `Mit dabei waren Ida Senn und die Uhl AG`
                if row.slot not in {"subject", "object", "bare"} or not (people_noun(doc, row) or named):
                    continue
                start, last = doc[row.head_noun].idx, doc[row.base - 1].idx + len(doc[row.base - 1])
                if any(part.start < last and start < part.end for part in out):
                    continue  # `Vereine und Schüler` are one group already
                pair = [one for one in rows if one.start >= row.start and one.slot == row.slot][:2]
                joint = joint_group(doc, pair, "attendee") if len(pair) > 1 and pair[1].link else None
                actor = joint if joint is not None else actor_of(doc, row, "attendee")
                if joint is not None:
                    last = doc[pair[1].end - 1].idx + len(doc[pair[1].end - 1])
                if actor is not None and actor not in taken and (named or doc._.actors[actor].kind == "group"):
                    taken.add(actor)
                    out.append(Participation(number, actor, function, start, last, BESIDE_CONFIDENCE))
        at = end
    return out


def _says_there(doc: Doc, start: int, end: int) -> str:
    """What those whom a clause names are at the event told before, or "": there by a verb of coming, `willkommen`, `dabei`, `unter den
    Gästen waren`; speakers by `gratulieren`.
    """
    if any(doc[i].text == "Welt" for i in range(start, end)):
        return ""  # `kamen 300 Kinder zur Welt`
    if any(doc[i].lower_ in endings("there") for i in range(start, end)) or _is_among(doc, start, end):
        return "attendee"
    verbs = verbs_between(doc, start, end, "event_support", "verb")
    return next((row["subject"].replace("expected", "attendee") for _, row, _ in verbs if row["kind"] == "attend"), "")


def _is_among(doc: Doc, start: int, end: int) -> bool:
    """`Unter den 200 Gästen waren Ida Senn und Tom Rau`."""
    for i in range(start, end):
        if doc[i].lower_ == "unter" and i + 1 < end and doc[i + 1].lower_ == "den":
            return any(doc[j].text in words_of_kind("audience") for j in range(i + 2, min(i + 6, end)))
    return False


def _end_of_paragraph(doc: Doc, number: int, event: Event) -> int:
    """Token where the account of an event ends: at the next line, or where the next event is told."""
    behind = [other.spans[0].start for other in doc._.events[number + 1 : number + 2]]
    limit = min([start for start in behind if start > event.spans[0].start], default=len(text_of(doc)))
    anchor = doc.char_span(event.spans[-1].start, event.spans[-1].end, alignment_mode="expand")
    i = anchor.end if anchor is not None else len(doc)
    while i < len(doc) and doc[i].idx < limit and "\n" not in doc[i].text:
        i += 1
    return i


def announcer(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """Who holds the events of a list, told in front of it: `Das Amt informiert auf drei Abenden: • 3. Mai: Forum in Peine`."""
    zones = doc._.zones
    at = bisect_right(zones, event.spans[0].start, key=lambda zone: zone.start) - 1
    if at < 0 or zones[at].kind != "list" or any(part.function == "organiser" for part in found):
        return found
    before = doc.char_span(0, max(1, zones[at].start), alignment_mode="contract")
    end = len(before) if before is not None else 0
    while end and doc[end - 1].is_space:
        end -= 1
    if not end or doc[end - 1].text != ":":
        return found
    start = doc[end - 1].sent.start
    verbs = [support.subject for support in supports_in(doc, start, end)]
    verbs += ["organiser" for trigger in triggers_in(doc, start, end) if trigger.frame == "inform"]
    if "organiser" not in verbs:
        return found
    for row in arguments(doc, start, end - 1, agency=lambda first, last: float(doc._.actors.at(first, last) is not None)):
        actor = actor_of(doc, row, "organiser") if row.slot == "subject" else None
        if actor is not None and doc._.actors[actor].kind == "organisation":
            first, last = doc[row.start].idx, doc[row.base - 1].idx + len(doc[row.base - 1])
            return [*found, Participation(number, actor, "organiser", first, last, BESIDE_CONFIDENCE)]
    return found


def inherited(events: list[Event], number: int, parts: list[Participation]) -> list[Participation]:
    """Who speaks or performs at a new date: those of the one called off (`Die Lesung Ida Senns … Sie wird nachgeholt`)."""
    event = events[number]
    for earlier in range(number - 1, max(number - 3, -1), -1):
        other = events[earlier]
        if other.modality == "cancelled" and other.trigger == event.trigger and event.type == "performance":
            return [
                replace(part, event=number)
                for part in parts[-INHERITED:]
                if part.event == earlier and part.function in {"speaker", "agent"}
            ]
    return []


def predecessors(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """Whom somebody follows in office, told in the same paragraph: `Ihr Vorgänger, der Jurist Tom Rau, …`, `Tom Rau verabschiedet
    sich nach 38 Jahren`, `die Nachfolge des Kantors Udo Senn`.
    """
    if any(part.function == "affected" for part in found):
        return found
    anchor = doc.char_span(event.spans[0].start, event.spans[-1].end, alignment_mode="expand")
    if anchor is None:
        return found
    first, stop = _start_of_paragraph(doc, number, event), _end_of_paragraph(doc, number, event)
    taken = {part.actor for part in found}
    for i in [*range(anchor.start, stop), *range(first, anchor.start)]:
        if not _says_left(doc, i):
            continue
        person = _who_left(doc, i, first, stop, taken)
        if person is not None:
            return [*found, Participation(number, person[2], "affected", person[0], person[1], BESIDE_CONFIDENCE)]
    return found


def _says_left(doc: Doc, index: int) -> bool:
    """Whether a word says that somebody held the office before: `Vorgänger`, `Ruhestand`, `scheidet … aus`."""
    word = doc[index].text
    return word in words_of_kind("predecessor") or word in words_of_kind("leaving")


def _who_left(doc: Doc, index: int, first: int, stop: int, taken: set[int]) -> tuple[int, int, int] | None:
    """Place and actor of the person that the clause of such a word names: behind `Vorgänger`, else nearest to it."""
    sent = doc[index].sent
    low, high = max(sent.start, first), min(sent.end, stop)
    if doc[index].text in words_of_kind("predecessor"):
        low, high = index, next((j for j in range(index + 1, high) if is_finite_here(doc, j)), high)
    if low >= high:
        return None
    rows = doc._.actors.overlapping(doc[low].idx, doc[high - 1].idx + len(doc[high - 1]))
    people = [
        (start, end, actor)
        for start, end, actor, form in rows
        if form in NAMED and actor not in taken and doc._.actors[actor].kind == "person"
    ]
    return min(people, key=lambda row: abs(row[0] - doc[index].idx), default=None)


def _start_of_paragraph(doc: Doc, number: int, event: Event) -> int:
    """Token where the paragraph of an event begins, or where the event before it ends."""
    anchor = doc.char_span(event.spans[0].start, event.spans[0].end, alignment_mode="expand")
    limit = max((other.spans[-1].end for other in doc._.events[max(0, number - 1) : number]), default=0)
    i = anchor.start if anchor is not None else 0
    while i > 0 and doc[i - 1].idx >= limit and "\n" not in doc[i - 1].text:
        i -= 1
    return i
