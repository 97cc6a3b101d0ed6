"""Which word of a clause names the event: a verb, the noun beside a support verb, or the noun that a pronoun means.

A support verb leaves the naming to a noun (`das Sommerkonzert fällt aus`), a noun beside another verb counts where its
date stands with it (`bei einem Bürgerforum am Donnerstag`), and a pronoun means the event named before (`Er beginnt …`).
"""

from __future__ import annotations

import functools
from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.extensions import Extent
from pipeline.grammar.text_access import text_of
from pipeline.grammar.verb_lookup import is_finite_here
from pipeline.happenings.candidate import Candidate
from pipeline.happenings.event_dates import moments, timexes_over
from pipeline.happenings.modality import said_kinds
from pipeline.happenings.places import venue_noun
from pipeline.happenings.plain_nouns import plain_subject
from pipeline.happenings.triggers import Trigger, supports_in, triggers_in
from pipeline.lexicon import load_lexicon

# Behind these a noun tells the ground or the topic, not what happens: `wegen der Bauarbeiten`, `über die Fusion`.
BACKGROUND = frozenset(
    "wegen trotz seit für über um gegen ohne aufgrund infolge statt von vom aus durch nach vor zwischen dank laut".split()
)
# Behind these a noun tells at what the verb's event takes place.
AT = frozenset("bei beim auf zu zum zur an am in im während mit".split())
WHERE = frozenset({"im", "in", "am", "an", "vor", "auf", "ins"})
REACH = 80  # characters behind a noun in which its date ends
FARTHEST = 1 << 60  # behind every character
STRICT_SUPPORT = frozenset(
    {
        "stattfinden",
        "ausfallen",
        "entfallen",
        "absagen",
        "beginnen",
        "starten",
        "anlaufen",
        "erfolgen",
        "streichen",
        "verschieben",
    }
)


def name_event(doc: Doc, start: int, end: int, quoted: list[tuple[int, int]], antecedent: Trigger | None) -> Candidate | None:
    """The candidate of a clause, its time and certainty not yet told."""
    triggers = [found for found in triggers_in(doc, start, end) if not is_silent(doc, found.token, quoted)]
    supports = [found for found in supports_in(doc, start, end) if not is_silent(doc, found.token, quoted)]
    nouns = [found for found in triggers if found.is_noun and not _is_background(doc, found, start, end)]
    verbs = [found for found in triggers if not found.is_noun]
    support = max(
        supports,
        key=lambda found: (
            found.kind in {"cancel", "postpone", "make_up"},
            found.form in {"participle", "infinitive"},
            found.token,
        ),
        default=None,
    )
    unsaid = {"", "none"}
    if support and support.subject in unsaid and (other := next((one for one in supports if one.subject not in unsaid), None)):
        support = support._replace(subject=other.subject)  # `Das Fest, zu dem der Verein eingeladen hatte, fällt aus`
    if _is_negated(doc, start, end):
        if support and support.lemma in {"stattfinden", "zustandekommen"}:
            support = support._replace(kind="cancel")
        elif not (support and support.kind in {"cancel", "postpone"}):
            return None
    noun = naming_noun(doc, nouns)
    extent = Extent(0, 0)
    if verbs and not (support and support.kind in {"cancel", "postpone", "make_up"}):
        verb = max(verbs, key=lambda found: (found.match == "phrase", found.form in {"participle", "infinitive"}, found.token))
        role = at_event(verb.frame)
        beside = noun is not None and (role or (verb.type == "other" and noun.type != "other"))
        if noun and beside and (_date_beside(doc, noun, start, end) or (role and _preposition(doc, noun.token) in AT)):
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
    pronoun = any(
        doc[i].tag_ in {"PPER", "PDS"} and doc[i].lower_ in {"er", "sie", "es", "ihn", "dieser", "diese", "dieses"}
        for i in range(start, end)
    )
    elided = support.kind == "take_place" and is_finite_here(doc, start)  # `Der Umbau beginnt im Mai und soll im Juli enden`
    pronoun = pronoun or elided or support.kind == "make_up" or _means_another(doc, start, end)
    if antecedent and (pronoun or support.kind == "attend") and support.kind != "hold":
        return Candidate(antecedent._replace(token=support.token), start, end, extent, 0, "", support=support, pronoun=True)
    subject = plain_subject(doc, start, end)
    if support.lemma in STRICT_SUPPORT and subject is not None:
        return Candidate(subject, start, end, extent, 0, "", support=support)
    return None


@functools.cache
def _at_events() -> dict[str, str]:
    return {row["frame"]: row["function"] for row in load_lexicon("event_frames") if row["slot"] == "at_event"}


def at_event(frame: str) -> str:
    """What the subject of a verb of this frame is at an event that a noun beside it names, or ""."""
    return _at_events().get(frame, "")


def _means_another(doc: Doc, start: int, end: int) -> bool:
    """Whether a clause tells of one more of what was named before: `Im Mai folgt eine weitere in Peine`."""
    return any(
        doc[i].lower_ in {"weitere", "weiterer", "weiteres", "zweite", "zweiter", "zweites"}
        and not doc[i + 1].text[:1].isupper()
        for i in range(start, end - 1)
    )


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
    if word == "in" and doc[noun.token - 1].lower_ in {"die", "den", "das", "neue", "neuen"}:
        return True  # `startet in die neue Saison`
    if noun.frame == "start_noun" and word:
        return True  # `bis zum Beginn der Ferien`
    if (noun.frame == "visit_noun" or noun.head_noun == "führung") and word in WHERE:
        return True  # `in der Führung gibt es Bewegung`
    return word in BACKGROUND and not (_date_beside(doc, noun, start, end) and word in {"nach", "durch", "vor"})


def naming_noun(doc: Doc, nouns: list[Trigger]) -> Trigger | None:
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
    return i >= 0 and doc[i].lower_ in {
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "dieser",
        "diese",
        "dieses",
        "diesem",
        "im",
        "am",
        "beim",
        "zum",
        "zur",
        "vom",
    }


def _date_beside(doc: Doc, noun: Trigger, start: int, end: int) -> bool:
    """Whether a date stands right behind a noun (`Bürgerforum am Donnerstag`) or in its attribute (`das für Mai geplante …`)."""
    behind = doc[noun.token].idx + len(doc[noun.token])
    last = min(doc[end - 1].idx + len(doc[end - 1]), behind + REACH)
    for when in moments(doc, max(doc[start].idx, doc[noun.token].idx), last):
        gap = text_of(doc)[behind : when.start] if when.start >= behind else None
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


def quoted_spans(doc: Doc) -> list[tuple[int, int]]:
    """Character spans of what stands in quotation marks, in order."""
    return [(quotation.start, quotation.end) for quotation in doc._.quotations if quotation.depth == 0]


def _is_quoted(doc: Doc, token: int, quoted: list[tuple[int, int]]) -> bool:
    position = doc[token].idx
    at = bisect_right(quoted, (position, FARTHEST)) - 1
    return at >= 0 and quoted[at][0] <= position < quoted[at][1]


def is_silent(doc: Doc, token: int, quoted: list[tuple[int, int]]) -> bool:
    """Whether a word names no event because it stands in quotation marks or in a date (`am Internationalen Museumstag`)."""
    position = doc[token].idx
    return _is_quoted(doc, token, quoted) or bool(timexes_over(doc, position))
