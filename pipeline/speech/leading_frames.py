"""Frames in front of what is said: `Kern sagte, …`, `Kern kündigte an, dass …`, `Kern sagte: „…“`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.speech.clause_types import quoted_opener
from pipeline.speech.cues import CueMatch, cue_noun, frame_words, match_verb
from pipeline.speech.finites import reports
from pipeline.speech.frames import Frame, denied, make_frame, reported_clause, with_appositions
from pipeline.speech.segments import Segment, starts_with_verb
from pipeline.speech.subjects import shared_subject, subject_inside

SOURCE_KINDS = frozenset({"source", "write"})
# Verbs of these kinds take a plain main clause: `Kern sagte, der Bau ist sicher`; `fand`, `nahm an` mean something else then.
PLAIN_KINDS = frozenset({"say", "announce", "report", "warn", "demand", "promise", "criticise"})


def announcing(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A frame in front of what is said: `Kern kündigte an, dass …`, `Kern sagte: „…“`, `weil Kern fürchtet, dass …`."""
    part = parts[i]
    if part.kind not in {"main", "sub"} or (part.opener in {"dass", "ob"} and i == 0):
        return None
    own = with_appositions(doc, parts, i, limit=_first_content(doc, parts, i))
    first = own[-1] + 1
    if first >= len(parts) or first in used:
        return None
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    if _told_in_relative(doc, parts, own, cue):
        return None
    licensed = cue is not None and _licensed(doc, parts, first, cue) and not denied(doc, part, cue)
    if not licensed and (cue is not None or parts[first].mark != ":" or not reported_clause(doc, parts, first)):
        return None
    if part.kind == "main" and starts_with_verb(doc, part):
        while own[0] > 0 and parts[own[0] - 1].kind != "main" and parts[own[0] - 1].quote < 0 and own[0] - 1 not in used:
            own.insert(0, own[0] - 1)
    content = [first]
    verb_last = parts[first].kind == "sub" and parts[first].opener != "adverbial"
    for j in range(first + 1, len(parts)):
        if not _content_goes_on(doc, parts, j, verb_last, first):
            break
        content.append(j)
    phrase = subject_inside(doc, parts, own, cue)
    if cue is not None and not (cue.passive or cue.entry.kind == "source"):
        phrase = shared_subject(doc, parts, i) or phrase
    return make_frame(doc, parts, _announcing_rule(doc, parts, i, first), own, content, cue, phrase)


def _told_in_relative(doc: Doc, parts: list[Segment], own: list[int], cue: CueMatch | None) -> bool:
    """Whether a relative clause at the end of a frame says it itself: `rügte Paragraf 5, in dem es heißt: „…“`."""
    last = parts[own[-1]]
    if own[-1] == own[0] or last.opener != "relative" or last.finite < 0:
        return False
    inner = match_verb(doc, last.tokens, last.finite)
    return (
        inner is not None
        and "quote" in inner.entry.takes
        and (inner.entry.kind in SOURCE_KINDS or cue is None or cue.tokens[0] == inner.tokens[0])
    )


def _announcing_rule(doc: Doc, parts: list[Segment], i: int, first: int) -> str:
    """The shape of what follows, since some are surer than others: `quote`, `dass`, `Konjunktiv`, `infinitive`, `plain`."""
    if parts[i].kind != "main":
        return "subordinate"
    part = parts[first]
    if part.quote >= 0:
        return "announcing quote"
    if part.opener in {"dass", "ob", "question"}:
        return "announcing dass"
    if part.kind == "inf":
        return "announcing infinitive"
    return "announcing Konjunktiv" if reported_clause(doc, parts, first) else "announcing plain"


def _first_content(doc: Doc, parts: list[Segment], i: int) -> int:
    """Index of the segment where what is said begins behind a frame at `i`; the number of segments where none does."""
    for j in range(i + 1, len(parts)):
        part = parts[j]
        if part.quote >= 0 or part.kind == "main" or part.opener in {"dass", "ob", "question"}:
            return _back_over_fronted(doc, parts, i, j)
        if part.kind == "inf" and part.opener != "purpose":
            return j
    return len(parts)


def _back_over_fronted(doc: Doc, parts: list[Segment], i: int, j: int) -> int:
    """`sagte, wenn es regne, komme niemand`: what is said begins with the clause in front of its verb."""
    if parts[j].kind != "main" or not starts_with_verb(doc, parts[j]):
        return j
    first = j
    while first - 1 > i and parts[first - 1].opener in {"adverbial", "", "relative"} and parts[first - 1].quote < 0:
        first -= 1
    return first


def _licensed(doc: Doc, parts: list[Segment], first: int, cue: CueMatch) -> bool:
    """Whether the cue takes what follows."""
    takes, part = cue.entry.takes, parts[first]
    if part.quote >= 0:
        clause = quoted_opener(doc, part)
        wanted = "inf" if clause == "inf" else "dass"
        return "quote" in takes or part.mark == ":" or (clause != "" and wanted in takes)
    if part.opener == "dass":
        return (
            "dass" in takes
            and doc[part.start].lower_ in frame_words("dass") | frame_words("conjunction")
            and not _belongs_to_noun(doc, part, cue)
        )
    if part.opener == "question" and (
        cue.passive or doc[part.start - 1].text != "," or doc[part.start - 2].tag_ in {"NN", "NE"}
    ):
        return False  # die Art, wie es geschah
    if part.opener in {"ob", "question"}:
        return bool({"ob", "dass"} & takes)
    if part.kind == "inf":
        return "inf" in takes
    if part.mark == "und":
        return False
    if reported_clause(doc, parts, first):
        return bool({"v2", "dass"} & takes) or part.mark == ":"
    plain = "v2" in takes and not cue.passive and cue.entry.kind in PLAIN_KINDS
    return plain and part.kind == "main" and part.mark in {",", ":"} and not starts_with_verb(doc, part)


def _belongs_to_noun(doc: Doc, part: Segment, cue: CueMatch) -> bool:
    """Whether `dass` hangs on an object in front of it: `bestätigte den Verdacht, dass …` says something of the suspicion."""
    if "acc" not in cue.entry.takes:
        return False
    before = next((t for t in range(part.start - 1, 0, -1) if doc[t].text != ","), 0)
    return cue_noun(doc[before].text) is not None and doc[before].tag_ == "NN"


def _content_goes_on(doc: Doc, parts: list[Segment], j: int, verb_last: bool, first: int) -> bool:
    """Whether a segment behind the first one still belongs to what is said."""
    part = parts[j]
    if part.quote >= 0 or parts[first].quote >= 0:
        return part.quote >= 0 and parts[first].quote >= 0 and parts[j - 1].quote >= 0
    if part.kind != "main":
        return True
    if reports(doc[part.finite]):
        return True
    if part.mark in {";", ":"}:
        return False
    begun_by_fronted = parts[first].kind not in {"main", "inf"} and not verb_last  # kündigte an, zu bauen, | und dankte
    return begun_by_fronted or (not verb_last and part.mark == "," and not starts_with_verb(doc, part) and not part.lead)
