"""Summaries of what was said: `Kern dankte den Helfern`, `warb für mehr Bäume`, and quoted words under a naming verb.

Only a listed verb with a person or body as its subject counts, and only what the lexicon says it takes.
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.components.cues import CueMatch, frame_words, match_verb
from pipeline.components.frames import Frame, _subject_inside
from pipeline.components.phrases import noun_phrases
from pipeline.components.segments import Segment
from pipeline.components.speakers import Phrase

ACCUSATIVE_KINDS = frozenset({"say", "praise", "criticise", "demand", "warn", "deny", "announce", "think", "promise", "report"})
NAMING_TAKES = frozenset({"als", "von"})


def find(doc: Doc, parts: list[Segment], frames: list[Frame]) -> list[Frame]:
    """Frames of rule `reported` (`cut` holds the object) or `fragment` (`content` holds quotation indexes)."""
    taken = {j for frame in frames for j in frame.content}
    framed = {j for frame in frames for j in frame.segments}
    out: list[Frame] = []
    for i, part in enumerate(parts):
        if part.kind != "main" or i in taken or i in framed:
            continue
        cue = match_verb(doc, part.tokens, part.finite)
        if cue is None or cue.passive:
            continue
        phrase = _subject_inside(doc, parts, [i], cue) or _subject_before(doc, parts, i)
        if phrase is None:
            continue
        frame = _fragment(doc, parts, i, cue, phrase) or _object(doc, parts, i, cue, phrase)
        if frame is None:
            continue
        if out and out[-1].rule == frame.rule == "reported" and out[-1].speaker == phrase:
            out[-1].cut += frame.cut
            out[-1].extents += frame.extents
        else:
            out.append(frame)
    return out


def _subject_before(doc: Doc, parts: list[Segment], i: int) -> Phrase | None:
    """The subject of the clause that this one is coordinated with: `Kern kam | und dankte den Helfern`."""
    if parts[i].lead:
        for j in range(i - 1, -1, -1):
            if parts[j].kind == "main":
                return _subject_inside(doc, parts, [j], None)
    return None


def _rest(doc: Doc, part: Segment, cue: CueMatch, phrase: Phrase) -> list[int]:
    """The tokens behind verb and subject that are neither cue words nor `sich`."""
    verb = part.finite
    behind = max(verb + 1, phrase.end if phrase.start > verb else verb + 1)
    return [
        t for t in part.tokens if t >= behind and t not in cue.tokens and doc[t].lower_ not in frame_words("object pronoun")
    ]


def _object(doc: Doc, parts: list[Segment], i: int, cue: CueMatch, phrase: Phrase) -> Frame | None:
    """What is said as a noun or prepositional object, to the end of its clause."""
    takes = cue.entry.takes
    rest = _rest(doc, parts[i], cue, phrase)
    first = _object_start(doc, rest, takes, cue)
    if first < 0:
        return None
    last = rest[-1] + 1
    frame = Frame("reported", [i], [], cue, cue.entry.lemma, cue.entry.medium, phrase)
    frame.cut = [(first, last)]
    frame.extents = [(parts[i].start, first)]
    frame.cue_tokens = tuple(sorted(cue.tokens))
    return frame


def _object_start(doc: Doc, rest: list[int], takes: frozenset[str], cue: CueMatch) -> int:
    """First token of the object that the cue takes, or -1."""
    for t in rest:
        low, tag = doc[t].lower_, doc[t].tag_
        if low in takes and tag in {"APPR", "APPRART"}:
            predicate = t - 1 in rest and "sich" in cue.entry.fixed and doc[t - 1].tag_ in {"ADJD", "VVPP", "VVFIN", "ADV"}
            return t - 1 if predicate else t  # zeigte sich beeindruckt von den Bildern
        if tag == "APPRART" and {"zum": "zu", "zur": "zu", "vom": "von", "fürs": "für"}.get(low, "") in takes:
            return t
        if tag in {"APPR", "APPRART"} and "dat" in takes:
            return t  # dankte vor allem den Helfern
    wanted = {"acc", "dat"} & takes
    if not wanted or cue.entry.kind not in ACCUSATIVE_KINDS | {"thank"} or not rest:
        return -1
    for phrase in noun_phrases(doc, rest[0], rest[-1] + 1):
        if phrase.preposition >= rest[0] or doc[phrase.start].tag_ in {"PPER", "PIS", "PDS"}:
            continue
        if any(one.start <= doc[phrase.head].idx < one.end for one in doc._.timexes):
            continue
        return phrase.start
    return -1


def _fragment(doc: Doc, parts: list[Segment], i: int, cue: CueMatch, phrase: Phrase) -> Frame | None:
    """Quoted words under a naming or judging verb: `Kern nannte den Plan einen „Glücksfall“`.

    A name or title is none: a noun right in front of the mark (`das Projekt „Grüne Mitte“`) or a capital after a verb
    that names nothing (`kündigte die „Woche der Bäume“ an`).
    """
    naming = cue.entry.kind == "name" or bool(NAMING_TAKES & cue.entry.takes)
    if cue.entry.kind == "announce" or ("quote" not in cue.entry.takes and not naming):
        return None
    first, last = doc[parts[i].start].idx, doc[parts[i].end - 1].idx + len(doc[parts[i].end - 1])
    chosen = []
    for number, one in enumerate(doc._.quotations):
        if one.depth or one.outer_start < first or one.outer_end > last:
            continue
        ahead = [t for t in parts[i].tokens if doc[t].idx < one.outer_start]
        named = bool(ahead) and doc[ahead[-1]].tag_ in {"NN", "NE"} and ahead[-1] not in cue.tokens
        if named or (not naming and not doc.text[one.start : one.end][:1].islower()):
            continue
        chosen.append(number)
    if not chosen:
        return None
    frame = Frame("fragment", [i], chosen, cue, cue.entry.lemma, cue.entry.medium, phrase)
    frame.extents = [(parts[i].start, parts[i].end)]
    frame.cue_tokens = tuple(sorted(cue.tokens))
    return frame
