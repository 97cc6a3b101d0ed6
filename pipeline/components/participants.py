"""Who takes part in an event, and as what: `meldewerk_participants`.

The frame of each clause that tells an event says which phrase plays which part; what a phrase means, the register of actors
knows. Press contacts and people of captions alone never take part.
"""

from __future__ import annotations

import functools
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extensions import Event, Participation, Telling
from pipeline.grammar.arguments import Argument, arguments, is_deciding_body
from pipeline.grammar.text_access import quotations_between, text_kept
from pipeline.grammar.verb_lookup import is_finite_here
from pipeline.grammar.verbs import lemma_of
from pipeline.happenings.candidate import SILENT_ZONES, TITLE_ZONES, zone_at
from pipeline.happenings.event_actors import (
    NAMED,
    POSSESSIVES,
    actor_of,
    both,
    characters,
    is_named,
    is_named_here,
    joint_group,
    people_noun,
)
from pipeline.happenings.event_beside import announcer, followers, inherited, predecessors
from pipeline.happenings.event_clauses import RELATIVES
from pipeline.happenings.event_dates import timexes_between
from pipeline.happenings.event_sides import partners, sides, victims
from pipeline.happenings.event_words import endings
from pipeline.happenings.plain_verbs import said_verbs
from pipeline.happenings.triggers import noun_trigger, triggers_in
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun

# Prepositions that lead the agent of a passive.
BY = frozenset({"von", "durch"})
GATHERINGS = frozenset({"meeting", "ceremony", "performance", "opening", "competition", "other"})
# In these frames a body chooses a person, so of two phrases the person is the one chosen.
CHOOSING = frozenset({"appoint", "award", "honour", "judge"})
# Frames of which every slot is told: their subject is what happens, not who does it.
BARE = frozenset({"break_out", "talk_role", "date_noun", "stage"})
DOINGS = frozenset({"campaign", "construction", "decision"})


@functools.cache
def _frames() -> dict[str, dict[str, str]]:
    frames: dict[str, dict[str, str]] = {}
    for row in load_lexicon("event_frames"):
        frames.setdefault(row["frame"], {})[row["slot"]] = row["function"]
    return frames


def _frame(telling: Telling, kind: str) -> dict[str, str]:
    """The functions of a frame by slot; what a verb's own frame leaves open, any verb of its kind of event has."""
    own = _frames().get(telling.frame, {})
    if telling.frame.endswith("_noun"):
        return _frames().get("any_noun", {}) | own
    if telling.frame in BARE:
        return own
    return _frames().get("any", {}) | _frames().get(f"any_{kind}", {}) | own


@Language.component("meldewerk_participants", requires=["doc._.events", "doc._.actors"], assigns=["doc._.participations"])
def find_participants(doc: Doc) -> Doc:
    """Set `doc._.participations`: one for each actor of each event, events in order."""
    if doc._.actors is None:
        return doc
    silent = _silent(doc)
    out: list[Participation] = []
    with text_kept(doc):
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
            told = [part for part in told if part.function not in known and doc._.actors[part.actor].kind != "group"]
        found.extend(told)
    if event.type == "publication" and not found:
        found = _authors(doc, number, event)
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
    if event.type not in {"incident", "decision"}:
        found = followers(doc, number, event, found)
    return [replace(part, confidence=_sure(part, event)) for part in _without_doubles(doc, found)]


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
    frame = _frame(telling, event.type)
    span = doc.char_span(telling.start, telling.end, alignment_mode="expand")
    if span is None:
        return []
    if "reflexive" in frame and any(token.lower_ == "sich" for token in span):
        frame = frame | {"subject": frame["reflexive"]}  # `Pfarrer Rau verabschiedet sich`
    if telling.passive and "object" not in _frames().get(telling.frame, {}) and not telling.subject and not _has_werden(span):
        telling = telling._replace(passive=False)  # `ist zurückgetreten`
    trigger = next((token.i for token in span if token.idx >= telling.trigger), span.start)
    shared = _shared_subject(doc, span, telling)
    span = _without_frame(doc, span)
    telling = telling._replace(end=span.end_char)
    rows = [*shared, *_arguments(doc, span, trigger, telling, elided=bool(shared))]
    confidence = 0.8 if order == 0 else 0.65
    out: list[Participation] = []
    prizes = (*endings("prize"), *endings("plea"))
    prize = next((row.head_noun for row in rows if row.slot != "genitive" and doc[row.head_noun].lower_.endswith(prizes)), -1)
    if "reflexive" in frame and any(row.slot == "von" and actor_of(doc, row, "affected") is not None for row in rows):
        frame = frame | {"subject": "agent"}  # `Das Ensemble verabschiedet sich von Ida Senn`
    doers = {row.head_noun for row in rows if row.slot == "subject"}
    used: set[int] = set()
    among = next((token.i for token in span if token.lower_ in endings("among")), span.end)
    named = _nouns_beside(doc, span, telling)
    things = {row.head_noun for row in rows if row.slot == "object"}
    for group in _groups(rows):
        if group[0].end < len(doc) and doc[group[0].end].lower_ == "zufolge":
            continue
        function = _function(frame, event, telling, group[0], trigger, prize)
        if not function and group[0].slot == "genitive" and group[0].of in named:
            function = _frames().get(named[group[0].of], {}).get("genitive", "")
        if not function and group[0].slot == "genitive" and group[0].of in things:
            function = frame.get("possessor", "")
        if not function and group[0].slot == "subject" and group[0].head_noun != trigger:
            function = _beside_noun(doc, span, event, telling, group)
        if function and _is_about_another(doc, group[0], trigger, telling):
            continue
        if group[0].slot == "genitive" and group[0].of in doers:
            function = frame.get("owner", function)
        if group[0].start > among and is_named_here(doc, group[0]):
            last = next((part.function for part in reversed(out) if doc._.actors[part.actor].kind == "group"), "")
            function = last or function  # `Es kamen 300 Gäste, darunter Ida Senn`
        if function == "attendee" and group[0].slot == "mit" and doc[group[0].head_noun].lower_.endswith(endings("performer")):
            function = "agent"
        if event.type in GATHERINGS and _behind(doc, group[0], span.start, "lead"):
            function = "agent"
        elif _behind(doc, group[0], span.start, "presence"):
            function = "attendee"
        owner = _owner(doc, group[0]) if telling.frame == "appear" else None
        if owner is not None:
            start = doc[group[0].start].idx
            out.append(Participation(number, owner, "agent", start, start + len(doc[group[0].start]), confidence - 0.1))
        if not function:
            continue
        used.update(row.head_noun for row in group)
        joint = joint_group(doc, group, function)
        if joint is not None:
            out.append(Participation(number, joint, function, *characters(doc, group[0].head_noun, group[-1].end), confidence))
            continue
        own = _frames().get(telling.frame, {})
        guessed = group[0].slot == "object" and "object" not in own  # what is built is affected by nothing
        for row in _without_appositions(doc, group):
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
            if actor is not None and _fits(doc, event, part, actor, row, guessed=guessed):
                out.append(Participation(number, actor, part, *_mention(doc, actor, row), confidence))
    if event.type in GATHERINGS | {"campaign"} and telling.frame.endswith("_noun"):
        for row in rows:
            if row.head_noun not in used and row.slot not in {"von", "aus"} and people_noun(doc, row):
                actor = actor_of(doc, row, "attendee")
                if actor is not None and doc._.actors[actor].kind == "group":
                    out.append(Participation(number, actor, "attendee", *_mention(doc, actor, row), confidence - 0.1))
    return out


def _without_frame(doc: Doc, span: Span) -> Span:
    """A clause without who reports it: `man habe sich geeinigt, | verriet Präsidentin Ida Senn`."""
    for i in range(span.start + 2, span.end):
        if doc[i - 1].text == "," and doc[i].tag_ == "VVFIN" and lemma_of(doc[i]) in said_verbs():
            return doc[span.start : i - 1]
    return span


def _fits(doc: Doc, event: Event, part: str, actor: int, row: Argument, *, guessed: bool) -> bool:
    """Whether an actor of its kind can have a part: only people get an office, and what is built is affected by nothing.

    guessed: whether only the object of any verb makes it a part.
    """
    kind = doc._.actors[actor].kind
    if part == "recipient" and event.type == "appointment":
        return bool(kind != "organisation")
    if part == "attendee" and row.slot == "vor" and kind == "organisation":
        return False  # `vor dem Landgericht`
    if guessed:
        known = is_named_here(doc, row) or people_noun(doc, row) or doc[row.start].tag_ in {"ART", "PPER", "PPOSAT", "CARD"}
        if doc[row.head_noun].lower_.endswith("ung"):
            return False  # `übernahm die Leitung`
        return bool(kind != "organisation" and known and (kind == "person" or people_noun(doc, row)))
    return True


def _nouns_beside(doc: Doc, span: Span, telling: Telling) -> dict[int, str]:
    """Nouns of events in a clause that a verb tells, with their frames: `eröffnete die Ausstellung | der Malerin`."""
    if telling.frame.endswith("_noun"):
        return {}
    return {found.token: found.frame for found in triggers_in(doc, span.start, span.end) if found.is_noun}


def _is_about_another(doc: Doc, row: Argument, trigger: int, telling: Telling) -> bool:
    """Whether a preposition's phrase belongs to another event's noun: `wegen der Trauerfeier | für Tom Rau`."""
    if not telling.frame.endswith("_noun") or row.slot in {"subject", "object", "dative", "genitive", "bare"}:
        return False
    before = row.start - 2
    return trigger < before and doc[before].tag_ == "NN" and noun_trigger(doc[before]) is not None


def _beside_noun(doc: Doc, span: Span, event: Event, telling: Telling, group: list[Argument]) -> str:
    """What the subject of another verb is at an event that a noun names.

    `Bei der Feier dankte Ida Senn` speaks, `Die Taufe nahm der Bischof vor` does it, `Mit dem Fest wirbt der Verein` sets it up.
    """
    if not telling.frame.endswith("_noun") or telling.passive or telling.subject:
        return ""
    said = bool({lemma_of(token) for token in span if token.tag_.startswith("VV")} & said_verbs())
    if event.type not in GATHERINGS - {"performance", "competition"}:
        return "agent" if event.type != "incident" and not said else ""
    known = [doc._.actors.at(*characters(doc, row.start, row.base)) for row in group]
    people = [index for index in known if index is not None and doc._.actors[index].kind == "person"]
    if people:
        return "speaker" if said else "attendee"
    if said:
        return ""  # `Das Fest, teilte die Stadt mit, …`
    bodies = [index for index in known if index is not None and doc._.actors[index].kind == "organisation"]
    return "organiser" if bodies and event.type != "meeting" else "attendee"


def _has_werden(span: Span) -> bool:
    return any(token.lower_.startswith(("werd", "wird", "wurd", "word")) for token in span)


def _behind(doc: Doc, row: Argument, first: int, kind: str) -> bool:
    """Whether a phrase stands behind such a noun: `unter der Leitung von | Kantorin Uhl`, `im Beisein von | 40 Gästen`."""
    before = [doc[i].lower_ for i in range(max(first, row.start - 4), row.start)]
    led = bool({"unter", "im", "in"} & set(before))
    return row.slot in {"von", "genitive"} and led and any(word in endings(kind) for word in before)


def _arguments(doc: Doc, span: Span, verb: int, telling: Telling, *, elided: bool = False) -> list[Argument]:
    dates = [(timex.start, timex.end) for timex in timexes_between(doc, telling.start, telling.end)]
    titles = [
        (inside.start, inside.end)
        for quotation in quotations_between(doc, telling.start, telling.end)
        if telling.start <= quotation.start
        and quotation.end <= telling.end
        and (inside := doc.char_span(quotation.start, quotation.end, alignment_mode="contract")) is not None
    ]
    return arguments(
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


def _agency(doc: Doc, start: int, end: int, frame: str) -> float:
    """How likely a phrase means who acts: somebody the register knows; for elections and prizes rather a body than a person."""
    actors = doc._.actors
    known = actors.at(start, end)
    if known is None:
        span = doc.char_span(start, end, alignment_mode="contract") or ()
        nouns = [token.text for token in span if token.text[:1].isupper()]
        known_noun = any(role_noun(noun) or body_noun(noun) or is_deciding_body(noun) for noun in nouns)
        return 1.0 if known_noun and frame not in CHOOSING else 0.0
    return 0.0 if frame in CHOOSING and actors[known].kind == "person" else 1.0


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


def _shared_subject(doc: Doc, span: Span, telling: Telling) -> list[Argument]:
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
    rows = [row for row in _arguments(doc, before, -1, earlier) if row.slot == "subject"]
    known = any(doc._.actors.at(*characters(doc, row.start, row.base)) is not None for row in rows)
    return rows if known or doc[span.start - 1].text != "," else []  # `Das Fest, das …, | hat der Verein abgesagt`


def _groups(rows: list[Argument]) -> list[list[Argument]]:
    """Coordinated phrases together; genitives in between stay with their nouns."""
    out: list[list[Argument]] = []
    for row in rows:
        home = next((group for group in reversed(out[-2:]) if row.link and group[0].slot == row.slot), None)
        if home is not None:
            home.append(row)
        else:
            out.append([row])
    return out


def _without_appositions(doc: Doc, group: list[Argument]) -> list[Argument]:
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


def _owner(doc: Doc, row: Argument) -> int | None:
    """Whose work a subject is: `Ihre Studie ist erschienen`."""
    first = doc[row.start]
    if row.slot != "subject" or row.base == row.start + 1 or not first.lower_.startswith(POSSESSIVES):
        return None
    found: int | None = doc._.actors.pronoun(doc, first.idx, first.idx + len(first))
    return found


def _authors(doc: Doc, number: int, event: Event) -> list[Participation]:
    """Whose work appears: the subject of the clause in front in the same sentence (`Ihr Team hatte …; die Ergebnisse …`)."""
    span = doc.char_span(event.sentence.start, event.spans[0].start, alignment_mode="contract")
    if span is None or not len(span):
        return []
    telling = event.tellings[0]._replace(start=span.start_char, end=span.end_char, passive=False)
    for row in _arguments(doc, span, -1, telling):
        if row.slot == "subject":
            actor = actor_of(doc, row, "agent")
            if actor is not None:
                return [Participation(number, actor, "agent", *_mention(doc, actor, row), 0.55)]
    return []


def _function(frame: dict[str, str], event: Event, telling: Telling, row: Argument, trigger: int, prize: int) -> str:
    """What the frame makes of an argument, or ""."""
    if row.slot == "genitive":
        if row.of == trigger:
            return frame.get("genitive", "")
        return frame.get("prize", "") if row.of == prize else ""
    if row.head_noun == trigger:
        return ""
    if telling.passive and row.slot in BY and ("subject" in frame or telling.subject):
        return telling.subject or frame["subject"]
    if telling.subject == "expected":
        return "attendee" if row.slot == "object" else ""
    if row.slot == "subject" and telling.subject and not telling.passive:
        announced = "agent" if event.type in DOINGS else "organiser"
        return announced if telling.subject == "announcer" else telling.subject
    return frame.get(row.slot, "")


def _mention(doc: Doc, actor: int, row: Argument) -> tuple[int, int]:
    """Where the actor is named inside the phrase, else the phrase without what stands before its noun."""
    start, end = characters(doc, row.start, row.end)
    inside = [found for found in doc._.actors.overlapping(start, end) if found[2] == actor]
    if inside:
        best = max(inside, key=lambda found: (found[1] - found[0], -found[0]))
        return best[0], best[1]
    return characters(doc, row.head_noun if doc[row.head_noun].tag_ == "NN" else row.start, row.end)
