"""Quoted words inside a sentence of someone's: `nannte den Plan einen „Glücksfall“`, `mit den Worten „Endlich!“`, `für Kern ist es „falsch“`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.extensions import Extent, Quotation
from pipeline.speech import speakers
from pipeline.speech.cues import CueMatch, cue_noun, frame_words
from pipeline.speech.frames import Frame
from pipeline.speech.segments import Segment
from pipeline.speech.speakers import Phrase
from pipeline.speech.subjects import subject_inside

LONGEST_WORD = 40  # characters looked at for the word in front of a mark
SENTENCE_WORDS = 4  # a capitalised quotation of fewer words is most likely a name: `„Rote Karte“`
NAMING_TAKES = frozenset({"als", "von"})


def words(doc: Doc, parts: list[Segment], i: int) -> Frame | None:
    """`Mit den Worten „Endlich ist es so weit“ eröffnete Hahn das Labor`: the subject of the clause says it."""
    tokens = parts[i].tokens
    for number, one in _quotations_between(doc, doc[tokens[0]].idx, doc[tokens[-1]].idx + len(doc[tokens[-1]])):
        before = [t for t in tokens if doc[t].idx < one.outer_start]
        entry = cue_noun(doc[before[-1]].text) if before else None
        if entry is None or entry.base != "Wort":
            continue
        phrase = subject_inside(doc, parts, [i], None)
        if phrase is None:
            return None
        frame = Frame("words", [i], [number], CueMatch(entry, (before[-1],)), "mit den Worten", entry.medium, phrase)
        frame.extents, frame.cue_tokens = [(parts[i].start, parts[i].end)], (before[-1],)
        return frame
    return None


def judged(doc: Doc, parts: list[Segment], i: int) -> Frame | None:
    """`Für Intendant Kern ist der Vertrag ein „Glücksfall“`: quoted words in what someone holds something for."""
    part = parts[i]
    first = doc[part.start]
    if first.tag_ != "APPR" or first.lower_ not in frame_words("opinion") or doc[part.finite].lower_ not in frame_words("be"):
        return None
    ahead = [t for t in part.tokens if part.start < t < part.finite]
    phrase = speakers.subject(doc, ahead, part.finite, oblique=True) if ahead else None
    quotes = _quotations_between(doc, doc[part.finite].idx, doc[part.end - 1].idx + len(doc[part.end - 1]))
    if phrase is None or phrase.core_end != part.finite or not quotes:
        return None
    before = next((t for t in reversed(part.tokens) if doc[t].idx < quotes[0][1].outer_start), part.finite)
    inside = next((t for t in part.tokens if doc[t].idx >= quotes[0][1].start), part.finite)
    if doc[before].tag_ in {"NN", "NE"} and not doc[inside].is_lower:
        return None  # war das Stück „Nebel“ ein Wagnis
    frame = Frame("fragment", [i], [quotes[0][0]], None, first.lower_, "", phrase)
    frame.extents, frame.cue_tokens = [(part.start, part.end)], (first.i,)
    return frame


def fragment(doc: Doc, parts: list[Segment], i: int, cue: CueMatch, phrase: Phrase) -> Frame | None:
    """Quoted words under a naming or judging verb: `Kern nannte den Plan einen „Glücksfall“`.

    A name or title is none: a noun right in front of the mark (`das Projekt „Grüne Mitte“`) or a capital after a verb
    that names nothing (`kündigte die „Woche der Bäume“ an`).
    """
    naming = cue.entry.kind == "name" or bool(NAMING_TAKES & cue.entry.takes)
    if cue.entry.kind == "announce" or ("quote" not in cue.entry.takes and not naming):
        return None
    first, last = doc[parts[i].start].idx, doc[parts[i].end - 1].idx + len(doc[parts[i].end - 1])
    chosen = []
    for number, one in _quotations_between(doc, first, last):
        ahead = [t for t in parts[i].tokens if doc[t].idx < one.outer_start]
        named = bool(ahead) and doc[ahead[-1]].tag_ in {"NN", "NE"} and ahead[-1] not in cue.tokens
        lower = next((doc[t].text[:1].islower() for t in parts[i].tokens if one.start <= doc[t].idx < one.end), False)
        if (named and not lower) or (not naming and not lower) or not _in_place(doc, ahead, cue, lower):
            continue
        chosen.append(number)
    if not chosen:
        return None
    frame = Frame("fragment", [i], chosen, cue, cue.entry.lemma, cue.entry.medium, phrase)
    frame.extents = [(parts[i].start, parts[i].end)]
    frame.cue_tokens = tuple(sorted(cue.tokens))
    return frame


def _in_place(doc: Doc, ahead: list[int], cue: CueMatch, lower: bool) -> bool:
    """Whether quoted words stand where the verb takes them: `als „falsch“`, `einen „Glücksfall“`, not `mit dem „Boten“`."""
    definite = False
    for t in reversed(ahead):
        token = doc[t]
        if token.tag_ in {"ADJA", "CARD", "ADV", "PIAT"}:
            continue
        if token.tag_ in {"ART", "PPOSAT", "PDAT"}:
            definite = definite or token.lower_.startswith("d")
            continue
        if token.lower_ in {"als", "vom"} or token.tag_ in {"APPR", "APPRART"}:
            return token.lower_ in cue.entry.takes or (token.lower_ == "vom" and "von" in cue.entry.takes)
        break
    return lower or (cue.entry.kind == "name" and not definite)  # feierte den Sieg „Nebel“ is a title


def words_inside(doc: Doc, text: str, spans: Sequence[Extent]) -> tuple[Extent, ...]:
    """Someone's own words inside what he says in other words: `das sei „ein Wagnis“`; names and titles are left out.

    text: of the Doc. A quotation that begins with a small letter is no name; one with a capital is none if it is long and
    no noun stands in front (`das Buch „Wie wir in der Mark einmal leben wollten“`). Its marks may lie just outside the span.
    """
    inside = []
    for span in spans:
        for _, one in _quotations_between(doc, max(0, span.start - 1), span.end + 1):
            words = text[one.start : one.end]
            ahead = text[max(0, one.outer_start - LONGEST_WORD) : one.outer_start].split()
            noun_ahead = bool(ahead) and ahead[-1][:1].isupper()
            if words[:1].islower() or (not noun_ahead and len(words.split()) >= SENTENCE_WORDS):
                inside.append(Extent(one.start, one.end))
    return tuple(inside)


def _quotations_between(doc: Doc, start: int, end: int) -> list[tuple[int, Quotation]]:
    """Index and record of the outermost quotations inside a span."""
    quotations: list[Quotation] = doc._.quotations
    low = bisect_left(quotations, start, key=lambda one: one.outer_start)
    high = bisect_left(quotations, end, key=lambda one: one.outer_start)
    return [(i, quotations[i]) for i in range(low, high) if not quotations[i].depth and quotations[i].outer_end <= end]
