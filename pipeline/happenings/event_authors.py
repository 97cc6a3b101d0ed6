"""Parts that no frame gives: whose work appears, who is in the audience."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.extensions import Event, Participation
from pipeline.grammar.argument import Argument
from pipeline.happenings.event_actors import POSSESSIVES, actor_of
from pipeline.happenings.event_groups import joint_group, people_noun
from pipeline.happenings.event_mentions import characters
from pipeline.happenings.told_arguments import coordinated, told_arguments


def owner_of(doc: Doc, row: Argument) -> int | None:
    """Whose work a subject is: `Ihre Studie ist erschienen`."""
    first = doc[row.start]
    if row.slot != "subject" or row.base == row.start + 1 or not first.lower_.startswith(POSSESSIVES):
        return None
    found: int | None = doc._.actors.pronoun(doc, first.idx, first.idx + len(first))
    return found


def authors(doc: Doc, number: int, event: Event) -> list[Participation]:
    """Whose work appears: the subject of the clause in front in the same sentence (`Ihr Team hatte …; die Ergebnisse …`)."""
    span = doc.char_span(event.sentence.start, event.spans[0].start, alignment_mode="contract")
    if span is None or not len(span):
        return []
    telling = event.tellings[0]._replace(start=span.start_char, end=span.end_char, passive=False)
    for row in told_arguments(doc, span, -1, telling):
        if row.slot == "subject":
            actor = actor_of(doc, row, "agent")
            if actor is not None:
                return [Participation(number, actor, "agent", *mention_of(doc, actor, row), 0.55)]
    return []


def audience(doc: Doc, number: int, rows: list[Argument], used: set[int], confidence: float) -> Iterator[Participation]:
    """Groups of people in the clause of a gathering to whom no frame gives a part: they are there."""
    for group in coordinated(rows):
        free = [row for row in group if row.head_noun not in used and row.slot not in {"von", "aus"} and people_noun(doc, row)]
        joint = joint_group(doc, group, "attendee") if free else None
        if joint is not None:
            yield Participation(number, joint, "attendee", *characters(doc, group[0].head_noun, group[-1].end), confidence)
            continue
        for row in free:
            actor = actor_of(doc, row, "attendee")
            if actor is not None and doc._.actors[actor].kind == "group":
                yield Participation(number, actor, "attendee", *mention_of(doc, actor, row), confidence)


def mention_of(doc: Doc, actor: int, row: Argument) -> tuple[int, int]:
    """Where the actor is named inside the phrase, else the phrase without what stands before its noun."""
    start, end = characters(doc, row.start, row.end)
    inside = [found for found in doc._.actors.overlapping(start, end) if found[2] == actor]
    if inside:
        best = max(inside, key=lambda found: (found[1] - found[0], -found[0]))
        return best[0], best[1]
    return characters(doc, row.head_noun if doc[row.head_noun].tag_ == "NN" else row.start, row.end)
