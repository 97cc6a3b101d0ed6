"""Clauses that tell an event: which word names it, when it is and how certain; one candidate a clause at most.

A support verb leaves the naming to a noun (`das Sommerkonzert fällt aus`), a noun beside another verb counts where its
date stands with it (`bei einem Bürgerforum am Donnerstag`), and a pronoun means the event named before (`Er beginnt …`).
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from pipeline.components.event_clauses import RELATIVES, EventClause, event_clauses
from pipeline.components.event_dates import When, choose, moments, recurs, timexes_between, timexes_over
from pipeline.components.modality import governing_kind, modality, said_kinds
from pipeline.components.places import Scene, named_scene, scene, section_town, venue_noun
from pipeline.components.triggers import Support, Trigger, is_finite_here, supports_in, triggers_in
from pipeline.extensions import Extent
from pipeline.lexicon import load_lexicon

SILENT_ZONES = frozenset({"header", "contact", "boilerplate", "footer", "caption", "note", "dateline"})
TITLE_ZONES = frozenset({"headline", "subhead"})
# Behind these a noun tells the ground or the topic, not what happens: `wegen der Bauarbeiten`, `über die Fusion`.
BACKGROUND = frozenset("wegen trotz seit für über um gegen ohne aufgrund infolge statt von vom aus durch nach vor zwischen dank laut".split())
# Behind these a noun tells at what the verb's event takes place.
AT = frozenset("bei beim auf zu zum zur an am in im während mit".split())
WHERE = frozenset({"im", "in", "am", "an", "vor", "auf", "ins"})
CONDITIONS = frozenset({"wenn", "falls", "sofern", "soweit", "solange", "ob", "wer"})
STRICT_SUPPORT = frozenset({"stattfinden", "ausfallen", "entfallen", "absagen"})
BULLETS = frozenset({"•", "-", "–", "—", "*", "·", "▪", "►", "o"})
LEAD_IN = 8  # characters in front of the date of such a line: `Sa., `, `Vom `
MAX_AGE = 5  # years before the release beyond which a date is history, not news


@dataclass(slots=True)
class Candidate:
    """A clause that tells an event. start, end: its token indexes; paragraph: number of its line in the Doc.

    agenda: whether it is a line of a list. definite: whether a noun with `der`, `dieser` names it, as things known do.
    further: whether it says that it is another thing (`am selben Tag`, `außerdem`). at_event: function of the subject of a verb
    that tells what is done at the event (`Bei der Feier sprach …`), or "". section: town that heads its section, or "".
    """

    trigger: Trigger
    start: int
    end: int
    sentence: Extent
    paragraph: int
    zone: str
    when: When | None = None
    modality: str = "happened"
    scene: Scene = field(default_factory=Scene)
    support: Support | None = None
    agenda: bool = False
    definite: bool = False
    pronoun: bool = False
    further: bool = False
    at_event: str = ""
    section: str = ""
    ordinal: int = 0

    @property
    def dated(self) -> bool:
        """Whether a day, month or year is tied to it."""
        return self.when is not None and bool(self.when.start_date)


def zone_at(doc: Doc, position: int) -> str:
    """Kind of the zone that holds a character; `body` where there are none."""
    zones = doc._.zones
    at = bisect_right(zones, position, key=lambda zone: zone.start) - 1
    return zones[at].kind if at >= 0 else "body"


def candidates(doc: Doc) -> list[Candidate]:
    """All candidates of a Doc in order, dated or not."""
    out: list[Candidate] = []
    quoted = _quoted(doc)
    paragraph, last_end, section = 0, 0, ""
    known: list[tuple[int, Trigger]] = []  # nouns that named an event, with their paragraph
    for sent in doc.sents:
        paragraph += "\n" in doc.text[last_end : sent.start_char] or (sent.start > 0 and "\n" in doc[sent.start - 1].text)
        last_end = sent.end_char
        first = _behind_dateline(doc, sent)
        if first >= sent.end:
            continue
        zone = zone_at(doc, doc[first].idx)
        if zone in SILENT_ZONES:
            continue
        start, end = _trim(doc, first, sent.end)
        if start >= end:
            continue
        extent = Extent(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        section = section_town(doc, start, end) or section
        if zone == "list" or doc[sent.start].text in BULLETS or _is_dated_line(doc, sent, extent):
            found = [_agenda_line(doc, start, end, extent, paragraph, quoted)]
        else:
            found = _sentence(doc, start, sent.end, extent, paragraph, zone, quoted, known)
        for candidate in found:
            if candidate is not None:
                candidate.section = section
                out.append(candidate)
        nouns = [found for found in triggers_in(doc, start, end) if found.is_noun and not _is_silent(doc, found.token, quoted)]
        known = [*((paragraph, noun) for noun in nouns)] or [row for row in known if row[0] == paragraph]
    for number, candidate in enumerate(out):
        candidate.ordinal = number
    return out


def _behind_dateline(doc: Doc, sent: Span) -> int:
    """First token of a sentence behind the dateline that runs into it: `Gotha, 3. Mai 2024 – | Der Rat hat …`."""
    position = sent.start_char
    zone = next((zone for zone in doc._.zones if zone.kind == "dateline" and zone.start <= position < zone.end), None)
    if zone is None:
        return int(sent.start)
    return next((token.i for token in sent if token.idx >= zone.end and not token.is_space), int(sent.end))


def _is_dated_line(doc: Doc, sent: Span, extent: Extent) -> bool:
    """Whether a line of its own begins with a date and has no finite verb: `13.09.2025 | Herbstkonzert | Dom`."""
    line_start = sent.start == 0 or "\n" in doc[sent.start - 1].text
    if not line_start:
        return False
    first = next(iter(timexes_between(doc, extent.start, extent.end)), None)
    if first is None or first.start - extent.start > LEAD_IN:
        return False
    return not any(is_finite_here(doc, token.i) for token in sent)


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Token bounds without bullets, white space and the final full stop."""
    while start < end and (doc[start].is_space or doc[start].text in BULLETS):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {".", "!", ";", ","}):
        end -= 1
    return start, end


def _quoted(doc: Doc) -> list[tuple[int, int]]:
    return [(quotation.start, quotation.end) for quotation in doc._.quotations if quotation.depth == 0]


def _is_quoted(doc: Doc, token: int, quoted: list[tuple[int, int]]) -> bool:
    position = doc[token].idx
    at = bisect_right(quoted, (position, len(doc.text))) - 1
    return at >= 0 and quoted[at][0] <= position < quoted[at][1]


def _is_silent(doc: Doc, token: int, quoted: list[tuple[int, int]]) -> bool:
    """Whether a word names no event because it stands in quotation marks or in a date (`am Internationalen Museumstag`)."""
    position = doc[token].idx
    return _is_quoted(doc, token, quoted) or bool(timexes_over(doc, position))


def _sentence(
    doc: Doc,
    first: int,
    last: int,
    extent: Extent,
    paragraph: int,
    zone: str,
    quoted: list[tuple[int, int]],
    known: list[tuple[int, Trigger]],
) -> list[Candidate]:
    out: list[Candidate] = []
    parts = event_clauses(doc, first, last)
    for number, part in enumerate(parts):
        start, end = _trim(doc, part.start, part.end)
        if start >= end or _is_condition(doc, part, parts, number):
            continue
        antecedent = known[0][1] if known and paragraph - known[0][0] <= 0 else None
        candidate = _clause(doc, start, end, quoted, antecedent)
        if candidate is None:
            continue
        governed = ""
        if number and (part.infinitive or part.opener == "dass"):
            governed = governing_kind(doc, parts[number - 1].start, parts[number - 1].end)
        candidate.sentence, candidate.paragraph, candidate.zone = extent, paragraph, zone
        _complete(doc, candidate, governed)
        if recurs(doc, doc[start].idx, doc[end - 1].idx + len(doc[end - 1])):
            continue
        if part.opener in RELATIVES and candidate.modality == "happened":
            continue  # background: `die Ende Juli verabschiedet wurde`
        if candidate.support and candidate.support.kind == "postpone":
            out.extend(_postponed(doc, candidate))
        else:
            _announce(doc, out, candidate)
            out.append(candidate)
    return out


def _announce(doc: Doc, before: list[Candidate], candidate: Candidate) -> None:
    """Give what a clause announces the date of the clause behind its colon: `Geplant ist ein Podium: Am 3. Mai sprechen …`."""
    last = before[-1] if before else None
    if last is None or last.dated or not candidate.dated or not last.trigger.is_noun or candidate.trigger.is_noun:
        return
    gap = doc.text[doc[last.end - 1].idx + len(doc[last.end - 1]) : doc[candidate.start].idx]
    if gap.strip() == ":" and (last.support or said_kinds(doc, last.start, last.end)):
        last.when, last.modality = candidate.when, candidate.modality
        last.scene = last.scene if last.scene.place else candidate.scene


def _is_condition(doc: Doc, part: EventClause, parts: list[EventClause], number: int) -> bool:
    """`wenn …`, `ob …`, and the verb-first condition (`Sollte der Bund zustimmen, …`): nothing happens there."""
    if part.opener in CONDITIONS:
        return True
    return number + 1 < len(parts) and doc[part.start].lower_ in {"sollte", "sollten"}


def _clause(doc: Doc, start: int, end: int, quoted: list[tuple[int, int]], antecedent: Trigger | None) -> Candidate | None:
    """The candidate of a clause, its time and certainty not yet told."""
    triggers = [found for found in triggers_in(doc, start, end) if not _is_silent(doc, found.token, quoted)]
    supports = [found for found in supports_in(doc, start, end) if not _is_silent(doc, found.token, quoted)]
    nouns = [found for found in triggers if found.is_noun and not _is_background(doc, found, start, end)]
    verbs = [found for found in triggers if not found.is_noun]
    support = max(supports, key=lambda found: (found.kind in {"cancel", "postpone", "make_up"}, found.form in {"participle", "infinitive"}, found.token), default=None)
    if _is_negated(doc, start, end):
        if support and support.lemma == "stattfinden" and nouns:
            support = support._replace(kind="cancel")
        elif not (support and support.kind in {"cancel", "postpone"}):
            return None
    noun = _naming_noun(doc, nouns)
    extent = Extent(0, 0)
    if verbs and not (support and support.kind in {"cancel", "postpone", "make_up"}):
        verb = max(verbs, key=lambda found: (found.match == "phrase", found.form in {"participle", "infinitive"}, found.token))
        role = at_event(verb.frame)
        if noun and (role or verb.type == "other") and noun.type != verb.type:
            if _date_beside(doc, noun, start, end) or (role and _preposition(doc, noun.token) in AT):
                return Candidate(noun, start, end, extent, 0, "", support=support, at_event=role)
        if not (support and noun and verb.token == support.token):
            return Candidate(verb, start, end, extent, 0, "", support=support)
    if noun:
        named = Candidate(noun, start, end, extent, 0, "", support=support)
        named.definite = _is_definite(doc, noun.token)
        if support or _stands_alone(doc, noun, start, end):
            return named
        return named if named.definite or noun.match in {"head", "noun"} else None
    if support is None:
        return None
    pronoun = any(doc[i].tag_ in {"PPER", "PDS"} and doc[i].lower_ in {"er", "sie", "es", "ihn", "dieser", "diese", "dieses"} for i in range(start, end))
    if antecedent and (pronoun or support.kind == "attend") and support.kind != "hold":
        return Candidate(antecedent._replace(token=support.token), start, end, extent, 0, "", support=support, pronoun=True)
    subject = _plain_subject(doc, start, end)
    if support.lemma in STRICT_SUPPORT and subject is not None:
        return Candidate(subject, start, end, extent, 0, "", support=support)
    return None


@functools.cache
def _at_events() -> dict[str, str]:
    return {row["frame"]: row["function"] for row in load_lexicon("event_frames") if row["slot"] == "at_event"}


def at_event(frame: str) -> str:
    """What the subject of a verb of this frame is at an event that a noun beside it names, or ""."""
    return _at_events().get(frame, "")


def _is_negated(doc: Doc, start: int, end: int) -> bool:
    """`findet nicht statt`, `gibt es keinen Termin`; not `nicht am Montag, sondern am Dienstag`."""
    words = {doc[i].lower_ for i in range(start, end)}
    return "sondern" not in words and any(word == "nicht" or word.startswith("kein") for word in words)


def _preposition(doc: Doc, token: int) -> str:
    """The preposition in front of a noun, its article and adjectives skipped, in lower case, or ""."""
    i = token - 1
    while i >= 0 and token - i <= 5 and doc[i].tag_ in {"ART", "ADJA", "CARD", "PPOSAT", "PDAT", "PIAT"}:
        i -= 1
    return doc[i].lower_ if i >= 0 and doc[i].tag_ in {"APPR", "APPRART"} else ""


def _is_background(doc: Doc, noun: Trigger, start: int, end: int) -> bool:
    """Whether a noun only gives the ground, the topic or the place (`im Forum`), and no date stands with it."""
    word = _preposition(doc, noun.token)
    if word in WHERE and venue_noun(doc[noun.token]):
        return True
    return word in BACKGROUND and not (_date_beside(doc, noun, start, end) and word in {"nach", "durch", "vor"})


def _naming_noun(doc: Doc, nouns: list[Trigger]) -> Trigger | None:
    """The noun that names the event: `Start der Probefahrten` is about the Probefahrten, a compound beats a bare `Tag`."""
    if not nouns:
        return None
    first = nouns[0]
    if first.frame == "start_noun" and len(nouns) > 1 and nouns[1].token - first.token <= 3:
        return nouns[1]
    strong = [noun for noun in nouns if noun.match != "weak"]
    free = [noun for noun in strong or nouns if not _in_genitive(doc, noun.token)]
    return (free or strong or nouns)[0]


def _in_genitive(doc: Doc, token: int) -> bool:
    i = token - 1
    while i > 0 and doc[i].tag_ in {"ADJA", "CARD"}:
        i -= 1
    return i > 0 and doc[i].lower_ in {"des", "der", "dieser", "dieses", "eines", "einer"} and doc[i - 1].tag_ in {"NN", "NE"}


def _is_definite(doc: Doc, token: int) -> bool:
    i = token - 1
    while i >= 0 and doc[i].tag_ in {"ADJA", "CARD", "ADJD"}:
        i -= 1
    return i >= 0 and doc[i].lower_ in {"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem", "im", "am", "beim", "zum", "zur", "vom"}


def _date_beside(doc: Doc, noun: Trigger, start: int, end: int) -> bool:
    """Whether a date stands right behind a noun (`Bürgerforum am Donnerstag`) or in its attribute (`das für Mai geplante …`)."""
    last = doc[end - 1].idx + len(doc[end - 1])
    behind = doc[noun.token].idx + len(doc[noun.token])
    for when in moments(doc, doc[start].idx, last):
        gap = doc.text[behind : when.start] if when.start >= behind else None
        if gap is not None and len(gap.split()) <= 3 and "," not in gap.strip(" ,"):
            return True
    return "planned" in said_kinds(doc, max(start, noun.token - 2), noun.token)


def _stands_alone(doc: Doc, noun: Trigger, start: int, end: int) -> bool:
    """Whether a noun tells the event without a verb of its own: a fragment, a copula, a plan, or its date beside it."""
    if _date_beside(doc, noun, start, end) or said_kinds(doc, start, end) - {"further"}:
        return True
    if noun.frame == "exhibition_noun":
        return True
    finite = [doc[i] for i in range(start, end) if doc[i].tag_ in {"VVFIN", "VAFIN", "VMFIN"}]
    return all(token.lower_ in {"ist", "sind", "war", "waren", "wird", "bleibt"} for token in finite)


def _plain_subject(doc: Doc, start: int, end: int) -> Trigger | None:
    """The first noun of a clause as the name of an event that no lexicon knows: `Die Honigernte findet … statt`."""
    for i in range(start, end):
        token = doc[i]
        if token.tag_ == "NN" and not token.ent_type_ and not timexes_over(doc, token.idx) and token.is_alpha and len(token) > 2:
            if doc[i - 1].tag_ in {"APPR", "APPRART", "CARD"} and i > start:
                continue
            return Trigger(i, token.lemma_ or token.text, "noun", "other", "other_noun", "", token.lower_)
    return None


def _complete(doc: Doc, candidate: Candidate, governed: str = "") -> None:
    """Tell a candidate its time, certainty and scene."""
    first, last = doc[candidate.start].idx, doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
    verb = candidate.support or (None if candidate.trigger.is_noun else candidate.trigger)
    candidate.further = "further" in said_kinds(doc, candidate.start, candidate.end)
    if not recurs(doc, first, last):
        corrected = next((token.idx for token in doc[candidate.start : candidate.end] if token.lower_ == "sondern"), first)
        candidate.when = choose(moments(doc, corrected, last), doc[candidate.trigger.token].idx)
    date = candidate.when.start_date if candidate.when else ""
    candidate.modality = modality(
        doc,
        candidate.start,
        candidate.end,
        verb=verb,
        cancelled=bool(candidate.support and candidate.support.kind == "cancel"),
        governed=governed,
        date=date,
        issued_on=doc._.issued_on,
    )
    candidate.scene = scene(doc, candidate.start, candidate.end, travels=candidate.trigger.type in {"visit", "construction"})
    if not candidate.scene.place and doc[candidate.start].lower_ in {"er", "sie", "es", "dieser", "diese", "dieses"}:
        # `… ein Büro in Gotha einzurichten. Es wird am 3. Mai eröffnet.`
        candidate.scene = candidate.scene._replace(place=_place_before(doc, candidate))
    if not plausible(candidate.when, doc._.issued_on):
        candidate.when = None


def _place_before(doc: Doc, candidate: Candidate) -> str:
    """The town of the sentence before, in the same paragraph."""
    end = doc[candidate.start].sent.start
    if not end or "\n" in doc[end - 1].text:
        return ""
    return scene(doc, doc[end - 1].sent.start, end).place


def plausible(when: When | None, issued_on: str) -> bool:
    """Whether a time can be news: not a bare year that is over, not long before the release."""
    if when is None or not when.start_date or not issued_on:
        return True
    if len(when.start_date) == 4 and when.start_date < issued_on[:4]:
        return False
    return int(when.start_date[:4]) >= int(issued_on[:4]) - MAX_AGE


def _postponed(doc: Doc, candidate: Candidate) -> list[Candidate]:
    """`wird vom 3. auf den 10. Mai verschoben` is a cancelled event and a planned one."""
    first, last = doc[candidate.start].idx, doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
    times = [when for when in moments(doc, first, last) if when.start_date]
    new = next((when for when in times if _word_before(doc, when.start) in {"auf"}), None)
    old = next((when for when in times if when is not new), None)
    out = []
    for when, kind in ((old, "cancelled"), (new, "planned")):
        if when is not None:
            copy = Candidate(candidate.trigger, candidate.start, candidate.end, candidate.sentence, candidate.paragraph, candidate.zone, when, kind, candidate.scene, candidate.support)
            out.append(copy)
    if len(out) == 2:
        cut = next((t.i for t in doc[candidate.start : candidate.end] if new is not None and t.idx >= new.start), candidate.end)
        border = next((i for i in range(cut - 1, candidate.start, -1) if doc[i].tag_.startswith("V")), candidate.start)
        if candidate.start < border < candidate.end:
            out[0].end, out[1].start = border, border
    if not out:
        candidate.modality = "cancelled"
        return [candidate]
    return out


def _word_before(doc: Doc, position: int) -> str:
    words = doc.text[max(0, position - 24) : position].lower().split()
    while words and words[-1] in {"den", "dem", "die", "das"}:
        words.pop()
    return words[-1] if words else ""


def _agenda_line(
    doc: Doc, start: int, end: int, extent: Extent, paragraph: int, quoted: list[tuple[int, int]]
) -> Candidate | None:
    """The event of a line in a list of dates: `15. Mai, 9 Uhr: Eröffnung der Halle`."""
    times = [when for when in moments(doc, extent.start, extent.end) if when.start_date]
    if not times or recurs(doc, extent.start, extent.end):
        return None
    rest = next((i for i in range(start, end) if doc[i].idx >= times[0].end and doc[i].is_alpha and doc[i].lower_ != "uhr"), start)
    triggers = triggers_in(doc, rest, end) or triggers_in(doc, start, end)
    nouns = [found for found in triggers if found.is_noun and not _is_silent(doc, found.token, quoted)]
    trigger = _naming_noun(doc, nouns) or next((found for found in triggers if not found.is_noun), None) or _plain_subject(doc, rest, end)
    if trigger is None:
        return None
    candidate = Candidate(trigger, start, end, extent, paragraph, "list", agenda=True)
    _complete(doc, candidate)
    candidate.scene = _line_scene(doc, candidate, rest)
    candidate.when = times[0] if candidate.when is None or not candidate.when.start_date else candidate.when
    if candidate.modality == "happened" and doc._.issued_on and candidate.when.start_date >= doc._.issued_on[: len(candidate.when.start_date)]:
        candidate.modality = "planned"
    return candidate


def _line_scene(doc: Doc, candidate: Candidate, rest: int) -> Scene:
    """Town and venue of a line: behind a preposition, or alone between marks (`| Dom Havelberg`)."""
    found = candidate.scene
    for i in range(rest, candidate.end - 1):
        if doc[i].text in {",", "|", ";", "–", "/"}:
            stop = next((j for j in range(i + 1, candidate.end) if doc[j].text in {",", "|", ";", "–", "/"}), candidate.end)
            here = named_scene(doc, i + 1, stop)
            found = Scene(found.place or here.place, found.venue or here.venue)
    return found
