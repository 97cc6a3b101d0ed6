"""Who felt an incident and who came to help, told in the clauses behind: `Rund 600 Haushalte waren ohne Wasser.`"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.extensions import Event, Participation
from pipeline.grammar.argument import Argument
from pipeline.grammar.arguments import arguments
from pipeline.happenings.event_actors import actor_of
from pipeline.happenings.event_clauses import event_clauses
from pipeline.happenings.event_groups import people_noun, plural_of_group
from pipeline.happenings.event_mentions import characters, is_named_here
from pipeline.happenings.event_words import endings

SUFFERER_CONFIDENCE = 0.55
ROLES = (("harmed", "affected"), ("deployed", "agent"))


def sufferers(doc: Doc, number: int, event: Event, found: list[Participation], end: int) -> list[Participation]:
    """The parts found, and those of the clauses between the event and the character `end`.

    Words of the kind `harmed` (`ohne`, `betroffen`) make the people of their clause affected, those of the kind `deployed`
    (`im Einsatz`) agents.
    """
    span = doc.char_span(min(event.spans[-1].end, max(end - 1, 0)), end, alignment_mode="contract")
    if span is None or not len(span):
        return found
    out, taken = list(found), {part.actor for part in found}
    for sent in span.sents:
        for clause in event_clauses(doc, max(sent.start, span.start), min(sent.end, span.end)):
            words = {token.lower_ for token in doc[clause.start : clause.end]}
            function = next((function for kind, function in ROLES if words & set(endings(kind))), "")
            if not function:
                continue
            for row in arguments(doc, clause.start, clause.end):
                if row.slot not in {"subject", "object"} or not _is_of_people(doc, row, function):
                    continue
                actor = actor_of(doc, row, function)
                if actor is not None and actor not in taken:
                    taken.add(actor)
                    start, last = characters(doc, row.head_noun, row.base)
                    out.append(Participation(number, actor, function, start, last, SUFFERER_CONFIDENCE))
    return out


def _is_of_people(doc: Doc, row: Argument, function: str) -> bool:
    """Whether a phrase names several people or bodies, or those who help by name."""
    return people_noun(doc, row) or bool(plural_of_group(doc, row)) or (function == "agent" and is_named_here(doc, row))
