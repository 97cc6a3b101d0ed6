"""What a kind of event adds to its frame: host and guest of a visit, the two sides of an agreement, who was in an accident."""

from __future__ import annotations

import functools
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.extensions import Event, Participation
from pipeline.grammar.text_access import text_of
from pipeline.happenings.candidate import zone_at
from pipeline.happenings.event_actors import POSSESSIVES, is_involved
from pipeline.happenings.event_speakers import end_of_account
from pipeline.happenings.event_sufferers import sufferers
from pipeline.happenings.event_words import words_of_kind
from pipeline.happenings.visited_towns import host_towns
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun

SIDE_CONFIDENCE = 0.6


def sides(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """The parts of a visit: the town that is visited is host, and whoever the release ties to a side is on it.

    `Dortmunder …` belongs to Dortmund, a Dezernent `in Dortmund` speaks for the host, a Bürgermeister `in Leipzig` for the
    delegation `aus Leipzig`.
    """
    actors = doc._.actors
    out = list(found)
    town = event.place.partition(" (")[0]  # `Freiberg (Sachsen)`
    host = _administration(doc, town)
    start, end = _named(doc, event, town) if town and host is not None else (0, 0)
    if end and host is not None:
        # Where the visit itself is told shows best who was visited.
        before = [part for part in out if part.actor != host]
        out = [*before, Participation(number, host, "host", start, end, SIDE_CONFIDENCE)]
    for one in _visited(doc, event):
        index = _administration(doc, one.text)
        if index is None:
            index = int(actors.add(f"Stadt {one.text}", "organisation"))
        if index not in {part.actor for part in out if part.function == "host"}:
            out = [part for part in out if part.actor != index]
            out.append(Participation(number, index, "host", one.start_char, one.end_char, SIDE_CONFIDENCE))
            host = index if host is None else host
    at_home = {part.actor for part in out if part.actor == host or (town and _is_from(actors[part.actor].name, town))}
    out = [replace(part, function="host") if part.actor in at_home else part for part in out]
    out = [replace(part, function="guest") if part.function in {"attendee", "partner", "speaker"} else part for part in out]
    if sum(part.function == "guest" for part in out) > 1:
        out = [part for part in out if actors[part.actor].name not in words_of_kind("guest")]  # who they are is told
    guests = [actors[part.actor].name for part in out if part.function == "guest"]
    taken = {part.actor for part in out}
    for role in doc._.roles:
        if role.kind != "office" or role.actor in taken or not (role.place or role.organisation):
            continue
        home = role.place or role.organisation
        if town and (home == town or _ends_in(home, town)):
            function = "host"
        elif any(_ends_in(guest, home) for guest in guests):
            function = "guest"
        else:
            continue
        taken.add(role.actor)
        mention = next((mention for mention in actors[role.actor].mentions if role.start <= mention.start < role.end), None)
        start, end = (mention.start, mention.end) if mention else (role.start, role.end)
        out.append(Participation(number, role.actor, function, start, end, SIDE_CONFIDENCE))
    return out


def _administration(doc: Doc, town: str) -> int | None:
    """The actor that stands for a town: `Stadt Linden`, `Gemeinde Talheim`, or None where the release names none."""
    found = (doc._.actors.find(f"{word} {town}", "organisation") for word in words_of_kind("administration"))
    return next((int(index) for index in found if index is not None), None)


def _visited(doc: Doc, event: Event) -> list[Span]:
    """The towns that the tellings of a visit have as object."""
    for telling in event.tellings:
        span = doc.char_span(telling.start, telling.end, alignment_mode="expand")
        if telling.frame == "visit" and span is not None and (towns := host_towns(doc, span.start, span.end)):
            return towns
    return []


def _named(doc: Doc, event: Event, town: str) -> tuple[int, int]:
    """Where the town stands in the clauses that tell the visit, (0, 0) where it does not: it may be the release's own."""
    for telling in event.tellings:
        at = text_of(doc).find(town, telling.start, telling.end)
        while at >= 0:
            end = at + len(town)
            if not text_of(doc)[end : end + 1].isalpha() and "aus " not in text_of(doc)[max(0, at - 4) : at]:
                return at, end
            at = text_of(doc).find(town, end, telling.end)
    return 0, 0


def _is_from(name: str, town: str) -> bool:
    """`Dortmunder Stadtvertreter*innen` are from Dortmund; a delegation `aus Leipzig` from Leipzig."""
    first = name.split()[0] if name else ""
    stem = town[:-1] if town.endswith("e") else town.removesuffix("en")
    return first in {town + "er", stem + "er"} or name.endswith(f"aus {town}")


def _ends_in(name: str, town: str) -> bool:
    return name.split()[-1:] == town.split()[-1:] if name and town else False


def partners(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """The sides of an agreement: the body that speaks and its people are agents, the others and theirs are partners.

    Of two bodies or people in the same part the first is the agent unless the second is the issuer.
    """
    actors = doc._.actors
    agents = [part for part in found if part.function == "agent"]
    bodies = {part.actor: _body_of(doc, part.actor) for part in agents}
    issuer = actors.issuer
    own = next((part.actor for part in agents if issuer in (part.actor, bodies[part.actor])), None)
    if own is None:
        own = next((part.actor for part in agents if bodies[part.actor] is None), agents[0].actor if agents else None)
    out: list[Participation] = []
    for part in found:
        # `Beide unterschrieben` their own contracts; of `beide Unternehmen` one is the other's partner
        together = len({(one.start, one.end) for one in agents}) == 1 and actors[part.actor].kind == "person"
        other = part.function == "agent" and part.actor != own and len(agents) > 1 and not together
        out.append(replace(part, function="partner") if other else part)
    taken = {part.actor for part in out}
    for part in list(out):
        body = bodies.get(part.actor)
        if body is not None and body not in taken:
            taken.add(body)
            mention = min(actors[body].mentions, key=lambda mention: abs(mention.start - part.start), default=None)
            if mention is not None:
                out.append(Participation(number, body, part.function, mention.start, mention.end, SIDE_CONFIDENCE))
    person_signs = own is not None and actors[own].kind == "person" and bodies.get(own) is None
    if issuer is not None and issuer not in taken and person_signs:
        # Only where it was told of before: `Die Uhl AG baut in Linden. Den Vertrag unterschrieb Geschäftsführer Tom Rau.`
        before = (one for one in actors[issuer].mentions if one.form == "full" and one.start < event.sentence.end)
        mention = next((one for one in before if zone_at(doc, one.start) == "body"), None)
        if mention is not None:
            out.append(Participation(number, issuer, "agent", mention.start, mention.end, SIDE_CONFIDENCE - 0.1))
    return out


@functools.cache
def _parties() -> frozenset[str]:
    return frozenset(row["party"] for row in load_lexicon("parties"))


def _body_of(doc: Doc, actor: int) -> int | None:
    """The organisation that a person's office is tied to, as an actor."""
    for role in doc._.roles:
        if role.actor == actor and role.organisation and role.organisation not in _parties():
            found: int | None = doc._.actors.find(role.organisation, "organisation")
            return found
    return None


def victims(doc: Doc, number: int, event: Event, found: list[Participation]) -> list[Participation]:
    """Who was in an accident: drivers and riders that the paragraphs behind it name (`Der Fahrer des Lieferwagens …`)."""
    actors = doc._.actors
    if event.tellings[0].frame.startswith("crime"):
        return found
    if any(part.function == "agent" and actors[part.actor].kind == "group" and order == 0 for order, part in enumerate(found)):
        return found
    end = end_of_account(doc, event)
    out, taken = list(found), {part.actor for part in found}
    span = doc.char_span(event.sentence.start, end, alignment_mode="contract")
    for token in span if span is not None else ():
        if not is_involved(token.text) or role_noun(token.text) is None:
            continue
        if doc[token.i - 1].lower_.startswith(POSSESSIVES):
            continue  # `ihr Beifahrer` stands in the clause itself
        index = actors.resolve(doc, token.idx, token.idx + len(token))
        if index is not None and index not in taken and actors[index].kind == "person":
            taken.add(index)
            out.append(Participation(number, index, "affected", token.idx, token.idx + len(token), SIDE_CONFIDENCE))
    return sufferers(doc, number, event, out, end)
