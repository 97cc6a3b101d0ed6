"""Who takes part in an event, and as what: `meldewerk_participants`.

The frame of each clause that tells an event says which phrase plays which part; what a phrase means, the register of actors
knows. Press contacts and people of captions alone never take part.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extensions import Event, Participation, Telling
from pipeline.grammar.forms import answers_kept
from pipeline.happenings.candidate import SILENT_ZONES, TITLE_ZONES, zone_at
from pipeline.happenings.event_actors import actor_of
from pipeline.happenings.event_authors import audience, authors, mention_of, owner_of
from pipeline.happenings.event_beside import announcer, followers, inherited, predecessors
from pipeline.happenings.event_functions import (
    GATHERINGS,
    beside_noun,
    fits,
    frame_of,
    frames,
    function_of,
    is_about_another,
    nouns_beside,
    of_gathering,
    stands_behind,
)
from pipeline.happenings.event_groups import both, joint_group, people_noun
from pipeline.happenings.event_mentions import characters, is_named, is_named_here
from pipeline.happenings.event_sides import partners, sides, victims
from pipeline.happenings.event_speakers import speakers
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.happenings.told_arguments import (
    coordinated,
    has_werden,
    shared_subject,
    told_arguments,
    without_appositions,
    without_frame,
)
from pipeline.offices.role_nouns import role_noun


@Language.component("meldewerk_participants", requires=["doc._.events", "doc._.actors"], assigns=["doc._.participations"])
def find_participants(doc: Doc) -> Doc:
    """Set `doc._.participations`: one for each actor of each event, events in order."""
    if doc._.actors is None:
        return doc
    silent = _silent(doc)
    out: list[Participation] = []
    with answers_kept(doc):
        for number, event in enumerate(doc._.events):
            taken: dict[int, Participation] = {}
            for part in _parts(doc, number, event):
                if part.actor not in silent and part.actor not in taken:
                    taken[part.actor] = part
            for part in inherited(doc._.events, number, out) if not taken else ():
                taken[part.actor] = part
            out.extend(taken.values())
    doc._.participations = out
    return doc


def _silent(doc: Doc) -> set[int]:
    """Actors that are named in letterhead, caption, note or contact only, but for the issuer."""
    actors = doc._.actors
    out = set()
    for index, actor in enumerate(actors):
        zones = {zone_at(doc, mention.start) for mention in actor.mentions}
        if zones and zones <= SILENT_ZONES and index != actors.issuer:
            out.add(index)
    return out


def _parts(doc: Doc, number: int, event: Event) -> list[Participation]:
    """All the parts that the tellings of an event show, the anchor's first, then what its kind adds."""
    found: list[Participation] = []
    for order, telling in enumerate(event.tellings):
        told = _told(doc, number, event, telling, order)
        if zone_at(doc, telling.start) in TITLE_ZONES:
            known = {part.function for part in found}
            told = [part for part in told if part.function not in known and _is_told_of(doc, part.actor)]
        found.extend(told)
    if event.type == "publication" and not found:
        found = authors(doc, number, event)
    if event.type == "appointment":
        found = predecessors(doc, number, event, found)
    if event.type == "visit":
        found = sides(doc, number, event, found)
    elif event.type == "agreement":
        found = partners(doc, number, event, found)
    elif event.type == "incident":
        found = victims(doc, number, event, found)
    if event.type in GATHERINGS or event.type == "campaign":
        found = announcer(doc, number, event, found)
    found = speakers(doc, number, event, found)
    if event.type not in {"incident", "decision"}:
        found = followers(doc, number, event, found)
    return [replace(part, confidence=_sure(part, event)) for part in _without_doubles(doc, found)]


def _is_told_of(doc: Doc, actor: int) -> bool:
    """Whether a headline's word for somebody can be trusted: a person by name, or the body that speaks."""
    return actor == doc._.actors.issuer or (doc._.actors[actor].kind == "person" and is_named(doc, actor))


def _sure(part: Participation, event: Event) -> float:
    """A part in an event is at most as sure as the event; who is merely there is the least sure."""
    return part.confidence * event.confidence / 0.9 - (0.15 if part.function == "attendee" else 0.0)


def _without_doubles(doc: Doc, found: list[Participation]) -> list[Participation]:
    """Leave out a bare office where a named person has the same part: `die Vorsitzende` beside `Anna Kern`."""
    actors = doc._.actors
    named = {part.function for part in found if actors[part.actor].kind == "person" and is_named(doc, part.actor)}
    out = []
    for part in found:
        actor = actors[part.actor]
        office = next((noun for word in actor.name.split()[:2] if (noun := role_noun(word))), None)
        bare = actor.kind == "person" and office is not None and office.kind == "office" and not is_named(doc, part.actor)
        if not (bare and part.function in named):
            out.append(part)
    return out


def _told(doc: Doc, number: int, event: Event, telling: Telling, order: int) -> list[Participation]:
    """The parts that one clause shows."""
    frame = frame_of(telling, event.type)
    span = doc.char_span(telling.start, telling.end, alignment_mode="expand")
    if span is None:
        return []
    if "reflexive" in frame and any(token.lower_ == "sich" for token in span):
        frame = frame | {"subject": frame["reflexive"]}  # `Pfarrer Rau verabschiedet sich`
    if telling.passive and "object" not in frames().get(telling.frame, {}) and not telling.subject and not has_werden(span):
        telling = telling._replace(passive=False)  # `ist zurückgetreten`
    trigger = next((token.i for token in span if token.idx >= telling.trigger), span.start)
    shared = shared_subject(doc, span, telling)
    span = without_frame(doc, span)
    telling = telling._replace(end=span.end_char)
    rows = [*shared, *told_arguments(doc, span, trigger, telling, elided=bool(shared))]
    confidence = 0.8 if order == 0 else 0.65
    out: list[Participation] = []
    prizes = (*endings("prize"), *endings("plea"))
    prize = next((row.head_noun for row in rows if row.slot != "genitive" and doc[row.head_noun].lower_.endswith(prizes)), -1)
    if "reflexive" in frame and any(row.slot == "von" and actor_of(doc, row, "affected") is not None for row in rows):
        frame = frame | {"subject": "agent"}  # `Das Ensemble verabschiedet sich von Ida Senn`
    doers = {row.head_noun for row in rows if row.slot == "subject"}
    used: set[int] = set()
    among = next((token.i for token in span if token.lower_ in endings("among")), span.end)
    named = nouns_beside(doc, span, telling)
    burst = {"object", "subject"} if telling.frame == "break_out" else {"object"}
    things = {row.head_noun for row in rows if row.slot in burst}
    for group in coordinated(rows):
        if group[0].end < len(doc) and doc[group[0].end].lower_ == "zufolge":
            continue
        function = function_of(frame, event, telling, group[0], trigger, prize)
        if not function and group[0].slot == "genitive" and group[0].of in named:
            function = frames().get(named[group[0].of], {}).get("genitive", "")
        if not function and group[0].slot == "genitive" and group[0].of in things:
            function = frame.get("possessor", "")
        if not function and group[0].slot == "subject" and group[0].head_noun != trigger:
            function = beside_noun(doc, span, event, telling, group)
        if function and is_about_another(doc, group[0], trigger, telling):
            continue
        if group[0].slot == "genitive" and group[0].of in doers:
            function = frame.get("owner", function)
        if group[0].start > among and is_named_here(doc, group[0]):
            last = next((part.function for part in reversed(out) if doc._.actors[part.actor].kind == "group"), "")
            function = last or function  # `Es kamen 300 Gäste, darunter Ida Senn`
        if function == "attendee" and group[0].slot == "mit" and doc[group[0].head_noun].lower_.endswith(endings("performer")):
            function = "agent"
        if event.type in GATHERINGS and stands_behind(doc, group[0], span.start, "lead"):
            function = "agent"
        elif stands_behind(doc, group[0], span.start, "presence"):
            function = "attendee"
        elif group[0].slot == "mit" and any(
            doc[i].text in words_of_kind("jointly") for i in range(max(0, group[0].start - 3), group[0].start)
        ):
            function = "partner"  # `in Kooperation mit dem Kino Capitol`
        whose = owner_of(doc, group[0]) if telling.frame == "appear" else None
        if whose is not None:
            start = doc[group[0].start].idx
            out.append(Participation(number, whose, "agent", start, start + len(doc[group[0].start]), confidence - 0.1))
        if not function:
            continue
        used.update(row.head_noun for row in group)
        joint = joint_group(doc, group, function)
        if joint is not None:
            part = "attendee" if function == "organiser" else function
            out.append(Participation(number, joint, part, *characters(doc, group[0].head_noun, group[-1].end), confidence))
            continue
        own = frames().get(telling.frame, {})
        guessed = group[0].slot == "object" and "object" not in own  # what is built is affected by nothing
        for row in without_appositions(doc, group):
            pair = both(doc, row)
            if pair:
                out.extend(
                    Participation(number, one, function, *characters(doc, row.start, row.end), confidence) for one in pair
                )
                continue
            part = "attendee" if function == "organiser" and people_noun(doc, row) else function  # `85 Gäste informierten sich`
            if (
                event.modality == "cancelled"
                and part == "attendee"
                and row.slot == "subject"
                and telling.subject == "organiser"
            ):
                part = "agent"  # `Die Arbeitgeber haben das Gespräch abgesagt`
            if telling.subject == "inviter" and row.slot == "subject":
                known = doc._.actors.at(*characters(doc, row.start, row.base))
                personal = known is not None and doc._.actors[known].kind == "person"
                part = "host" if personal or role_noun(doc[row.head_noun].text) is not None else "organiser"
            actor = actor_of(doc, row, part)
            part = of_gathering(doc, part, actor, row, telling) if actor is not None else part
            if actor is not None and fits(doc, event, part, actor, row, guessed=guessed):
                out.append(Participation(number, actor, part, *mention_of(doc, actor, row), confidence))
    if event.type in GATHERINGS | {"campaign"} and telling.frame.endswith("_noun"):
        out.extend(audience(doc, number, rows, used, confidence - 0.1))
    return out
