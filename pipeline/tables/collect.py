"""Doc to rows: what the components left on a Doc, with ids, as text cells and places of the source text.

Nothing is decided about language here. A record whose place does not exist in the source text gives no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipeline.cleaning.alignment import Alignment, Edit
from pipeline.extensions import Actor, ContactDetails, Event, Extent, Statement
from pipeline.grammar.text_access import text_of
from pipeline.people.spellings import is_same_spelling
from pipeline.reading.boxes import PageMap
from pipeline.release import Release
from pipeline.tables.ids import actor_id
from pipeline.tables.places import Page, Place, confidence_cell, in_order, one_line
from pipeline.tables.rows import (
    AliasRow,
    DateRow,
    EventRow,
    ParticipantRow,
    ReleaseRow,
    ReleaseTables,
    RepairRow,
    RoleRow,
    StatementRow,
)


def collect(
    doc: Doc, alignment: Alignment, release: Release, cleaned: ReleaseRow, repairs: Sequence[Edit] = ()
) -> ReleaseTables:
    """All rows of one annotated release.

    alignment: from the Doc's text to the source text. cleaned: the release's row as far as reading and cleaning know it.
    repairs: of the source text, in order, as `repairs_of` gives them.
    """
    page = Page(doc, text_of(doc), alignment, PageMap(release.pages, release.boxes))
    events = in_order(page, doc._.events, lambda event: event.spans)
    event_ids = {index: f"{release.id}#e{number}" for number, (index, _, _) in enumerate(events, 1)}
    return ReleaseTables(
        (_release_row(page, cleaned),),
        tuple(_event_row(page, release.id, event_ids[index], event, place) for index, event, place in events),
        tuple(_participant_rows(page, release.id, event_ids)),
        tuple(_role_rows(page, release.id)),
        tuple(_statement_rows(page, release.id, event_ids)),
        tuple(_date_rows(page, release.id)),
        tuple(_repair_rows(page, repairs, release.id)),
        tuple(_alias_rows(doc, release.id)),
    )


def _actor(doc: Doc, index: int | None) -> Actor | None:
    actors: Sequence[Actor] = doc._.actors if doc._.actors is not None else ()
    return actors[index] if index is not None and 0 <= index < len(actors) else None


def _release_row(page: Page, cleaned: ReleaseRow) -> ReleaseRow:
    doc = page.doc
    details: ContactDetails = doc._.contact_details or ContactDetails(0, 0)
    roles = sorted(
        (role for role in doc._.roles if role.kind == "contact" and details.start < role.end <= details.end),
        key=lambda role: role.end,
    )
    names = dict.fromkeys(one_line(actor.name) for role in roles if (actor := _actor(doc, role.actor)) is not None)
    return cleaned._replace(
        title=one_line(doc._.title),
        issuer=one_line(doc._.issuer),
        issued_on=doc._.issued_on,
        issued_on_source=doc._.issued_on_source if doc._.issued_on else "",
        place=one_line(doc._.place),
        contact=one_line(doc._.contact),
        contact_name=";".join(names),
        contact_phone=details.phones,
        contact_email=details.emails,
        contact_address=one_line(details.address),
        contact_spans=page.cell([(details.start, details.end)]),
    )


def _event_row(page: Page, release_id: str, event_id: str, event: Event, place: Place) -> EventRow:
    return EventRow(
        event_id,
        release_id,
        event.type,
        one_line(event.trigger),
        one_line(event.title),
        event.start_date,
        event.end_date,
        event.start_time,
        event.end_time,
        one_line(event.date_text),
        one_line(event.place),
        one_line(event.venue),
        event.modality,
        page.words([event.sentence]),
        place.cell,
        place.start,
        place.end,
        confidence_cell(event.confidence),
        *page.on_paper(place.spans),
    )


def _participant_rows(page: Page, release_id: str, event_ids: dict[int, str]) -> Iterable[ParticipantRow]:
    """One row for each event, actor and function: where the text shows it several times, the surest place, else the first."""
    best: dict[tuple[str, str, str], ParticipantRow] = {}
    for _, part, place in in_order(page, page.doc._.participations, lambda part: [(part.start, part.end)]):
        actor, event_id = _actor(page.doc, part.actor), event_ids.get(part.event)
        if actor is None or event_id is None:
            continue
        row = ParticipantRow(
            actor_id(actor.kind, actor.name),
            release_id,
            event_id,
            one_line(actor.name),
            actor.kind,
            part.function,
            place.text,
            place.cell,
            place.start,
            place.end,
            confidence_cell(part.confidence),
            *page.on_paper(place.spans),
        )
        key = (row.event_id, row.participant_id, row.function)
        if key not in best or row.confidence > best[key].confidence:
            best[key] = row
    order = {event_id: number for number, event_id in enumerate(event_ids.values())}
    return sorted(best.values(), key=lambda row: (order[row.event_id], row.start, row.end, row.participant_id, row.function))


def _role_rows(page: Page, release_id: str) -> Iterable[RoleRow]:
    seen: set[tuple[str, str]] = set()
    for _, role, place in in_order(page, page.doc._.roles, lambda role: [(role.start, role.end)]):
        actor = _actor(page.doc, role.actor)
        title = one_line(role.title)
        if actor is None or (actor.name, title) in seen:
            continue
        seen.add((actor.name, title))
        yield RoleRow(
            f"{release_id}#r{len(seen)}",
            release_id,
            actor_id(actor.kind, actor.name),
            one_line(actor.name),
            title,
            one_line(role.organisation),
            one_line(role.place),
            role.kind,
            place.cell,
            place.start,
            place.end,
            confidence_cell(role.confidence),
            *page.on_paper(place.spans),
        )


def _statement_rows(page: Page, release_id: str, event_ids: dict[int, str]) -> Iterable[StatementRow]:
    placed = in_order(page, page.doc._.statements, lambda statement: statement.spans)
    for number, (_, statement, place) in enumerate(placed, 1):
        speaker = _actor(page.doc, statement.speaker)
        yield StatementRow(
            f"{release_id}#s{number}",
            release_id,
            _event_of(page.doc, statement, event_ids),
            actor_id(speaker.kind, speaker.name) if speaker else "",
            one_line(speaker.name) if speaker else "",
            page.words(statement.speaker_spans),
            one_line(statement.cue),
            statement.kind,
            place.text,
            one_line(statement.addressee),
            statement.medium,
            statement.stated_on,
            place.cell,
            place.start,
            place.end,
            page.cell(statement.speaker_spans),
            page.cell(statement.cue_spans),
            page.cell(statement.frame_spans),
            page.cell(statement.addressee_spans),
            confidence_cell(statement.confidence),
            *page.on_paper(place.spans),
        )


def _event_of(doc: Doc, statement: Statement, event_ids: dict[int, str]) -> str:
    """The event that a statement's own words or its frame tell; else the release's only one; else "", unknown."""
    said = (*statement.spans, *statement.frame_spans)
    for index, event_id in event_ids.items():
        event: Event = doc._.events[index]
        told = [*event.spans, *((telling.start, telling.end) for telling in event.tellings)]
        if any(a < d and c < b for a, b in told for c, d in said):
            return event_id
    return next(iter(event_ids.values())) if len(event_ids) == 1 else ""


def _date_rows(page: Page, release_id: str) -> Iterable[DateRow]:
    placed = in_order(page, page.doc._.timexes, lambda timex: [(timex.start, timex.end)])
    for number, (_, timex, place) in enumerate(placed, 1):
        yield DateRow(
            f"{release_id}#d{number}",
            release_id,
            place.text,
            timex.type,
            timex.value,
            timex.start_date,
            timex.end_date,
            timex.granularity,
            place.cell,
            place.start,
            place.end,
            confidence_cell(timex.confidence),
            *page.on_paper(place.spans),
            timex.note,
        )


def _repair_rows(page: Page, repairs: Iterable[Edit], release_id: str) -> Iterable[RepairRow]:
    for number, edit in enumerate(repairs, 1):
        yield RepairRow(
            f"{release_id}#c{number}",
            release_id,
            edit.kind,
            one_line(edit.old),
            one_line(edit.new),
            f"{edit.start}-{edit.end}",
            edit.start,
            edit.end,
            confidence_cell(edit.confidence),
            *page.on_paper([Extent(edit.start, edit.end)]),
        )


def _alias_rows(doc: Doc, release_id: str) -> Iterable[AliasRow]:
    """What else the release calls its actors: short forms that it explains, and other spellings of the full name."""
    rows: set[AliasRow] = set()
    text = text_of(doc)
    for actor in doc._.actors if doc._.actors is not None else ():
        printed = {text[mention.start : mention.end] for mention in actor.mentions if mention.form == "full"}
        name = one_line(actor.name)
        for alias in {one_line(alias) for alias in (*actor.aliases, *printed)} - {""}:
            if not is_same_spelling(alias, name):
                rows.add(AliasRow(release_id, actor_id(actor.kind, actor.name), alias))
    return sorted(rows)
