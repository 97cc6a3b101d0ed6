"""Which part a phrase takes in an event: what the frame of its clause says, and what any verb or noun of that kind would."""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Span

from pipeline.extensions import Event, Telling
from pipeline.grammar.argument import Argument
from pipeline.grammar.phrase_cuts import is_deciding_body
from pipeline.grammar.verbs import lemma_of
from pipeline.happenings.event_groups import people_noun
from pipeline.happenings.event_mentions import characters, is_named_here
from pipeline.happenings.event_words import endings
from pipeline.happenings.plain_verbs import said_verbs
from pipeline.happenings.triggers import noun_trigger, triggers_in
from pipeline.lexicon import load_lexicon

# Prepositions that lead the agent of a passive.
BY = frozenset({"von", "durch"})
GATHERINGS = frozenset({"meeting", "ceremony", "performance", "opening", "competition", "other"})
# Frames of which every slot is told: their subject is what happens, not who does it.
BARE = frozenset({"break_out", "talk_role", "date_noun", "stage"})
NEW = frozenset({"einen", "eine", "ein", "neuen", "neue"})
DOINGS = frozenset({"campaign", "construction", "decision"})


@functools.cache
def frames() -> dict[str, dict[str, str]]:
    """Frame to slot to function, as the lexicon gives them."""
    frames: dict[str, dict[str, str]] = {}
    for row in load_lexicon("event_frames"):
        frames.setdefault(row["frame"], {})[row["slot"]] = row["function"]
    return frames


def frame_of(telling: Telling, kind: str) -> dict[str, str]:
    """The functions of a frame by slot; what a verb's own frame leaves open, any verb of its kind of event has."""
    own = frames().get(telling.frame, {})
    if telling.frame.endswith("_noun"):
        return frames().get("any_noun", {}) | own
    if telling.frame in BARE:
        return own
    return frames().get("any", {}) | frames().get(f"any_{kind}", {}) | own


def function_of(frame: dict[str, str], event: Event, telling: Telling, row: Argument, trigger: int, prize: int) -> str:
    """What the frame makes of an argument, or ""."""
    if row.slot == "genitive":
        if row.of == trigger:
            return frame.get("genitive", "")
        return frame.get("prize", "") if row.of == prize else ""
    if row.head_noun == trigger:
        return ""
    if telling.subject == "none" and row.slot in (BY if telling.passive else {"subject"}):
        return ""  # who calls it off takes no part
    if telling.passive and row.slot in BY and ("subject" in frame or telling.subject):
        return telling.subject or frame["subject"]
    if telling.subject == "inviter" and row.slot == "object":
        return "guest"
    if telling.subject == "expected":
        return "attendee" if row.slot == "object" else ""
    if row.slot == "subject" and telling.subject and not telling.passive:
        announced = "agent" if event.type in DOINGS else "organiser"
        return announced if telling.subject == "announcer" else telling.subject
    return frame.get(row.slot, "")


def of_gathering(doc: Doc, part: str, actor: int, row: Argument, telling: Telling) -> str:
    """What somebody is at a gathering, by kind: a council whose sitting it is acts, another body holds it, a guest speaks.

    `Sitzung des Kreistags`, `Fachtag der Kammer`, `Podiumsrunde mit Ida Senn`; of a `Treffen mit Ida Senn` she only takes part.
    """
    kind = doc._.actors[actor].kind
    council = kind == "organisation" and is_deciding_body(doc._.actors[actor].name.split()[0])
    if part == "attendee" and telling.frame == "meet" and row.slot == "subject" and council:
        return "agent"  # `Der Beirat tagt am 3. Mai`
    if part != "attendee" or telling.frame != "meeting_noun":
        return part
    if row.slot == "genitive" and kind == "organisation":
        return "agent" if council else "organiser"
    noun = doc[row.of if row.slot == "genitive" else max(row.start - 2, 0)].lower_
    met = noun in endings("encounter")
    return "speaker" if row.slot in {"mit", "von"} and kind == "person" and is_named_here(doc, row) and not met else part


def fits(doc: Doc, event: Event, part: str, actor: int, row: Argument, *, guessed: bool) -> bool:
    """Whether an actor of its kind can have a part: only people get an office, and what is built is affected by nothing.

    guessed: whether only the object of any verb makes it a part.
    """
    kind = doc._.actors[actor].kind
    if part == "recipient" and event.type == "appointment":
        vacant = doc[row.start].lower_ in NEW and not is_named_here(doc, row)  # `wählt einen neuen Obermeister`
        return bool(kind != "organisation" and not vacant)
    if part == "recipient" and event.type == "decision" and row.slot == "dative" and kind == "organisation":
        return " " in doc._.actors[actor].name  # `stimmte der Stelle zu`
    if part == "attendee" and row.slot == "vor" and kind == "organisation":
        return False  # `vor dem Landgericht`
    if guessed:
        known = is_named_here(doc, row) or people_noun(doc, row) or doc[row.start].tag_ in {"ART", "PPER", "PPOSAT", "CARD"}
        if doc[row.head_noun].lower_.endswith("ung"):
            return False  # `übernahm die Leitung`
        return bool(kind != "organisation" and known and (kind == "person" or people_noun(doc, row)))
    return True


def nouns_beside(doc: Doc, span: Span, telling: Telling) -> dict[int, str]:
    """Nouns of events in a clause that a verb tells, with their frames: `eröffnete die Ausstellung | der Malerin`."""
    if telling.frame.endswith("_noun"):
        return {}
    return {found.token: found.frame for found in triggers_in(doc, span.start, span.end) if found.is_noun}


def is_about_another(doc: Doc, row: Argument, trigger: int, telling: Telling) -> bool:
    """Whether a preposition's phrase belongs to another event's noun: `wegen der Trauerfeier | für Tom Rau`."""
    if not telling.frame.endswith("_noun") or row.slot in {"subject", "object", "dative", "genitive", "bare"}:
        return False
    before = row.start - 2
    return trigger < before and doc[before].tag_ == "NN" and noun_trigger(doc[before]) is not None


def beside_noun(doc: Doc, span: Span, event: Event, telling: Telling, group: list[Argument]) -> str:
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
        done = any(token.tag_ == "VVPP" for token in span) and event.modality == "happened" and event.type != "meeting"
        return "speaker" if said else "agent" if done else "attendee"
    if said:
        return ""  # `Das Fest, teilte die Stadt mit, …`
    bodies = [index for index in known if index is not None and doc._.actors[index].kind == "organisation"]
    return "organiser" if bodies and event.type != "meeting" else "attendee"


def stands_behind(doc: Doc, row: Argument, first: int, kind: str) -> bool:
    """Whether a phrase stands behind such a noun: `unter der Leitung von | Kantorin Uhl`, `im Beisein von | 40 Gästen`."""
    before = [doc[i].lower_ for i in range(max(first, row.start - 4), row.start)]
    led = bool({"unter", "im", "in"} & set(before))
    return row.slot in {"von", "genitive"} and led and any(word in endings(kind) for word in before)
