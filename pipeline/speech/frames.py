"""A frame: the words that say that someone speaks, and how it is built from segments."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.speech.cues import CueEntry, CueMatch, cue_entries, cue_noun, frame_words
from pipeline.speech.finites import reports
from pipeline.speech.mentions import report_of
from pipeline.speech.phrases import Phrase
from pipeline.speech.segments import Segment
from pipeline.speech.subjects import owner_of


@dataclass(slots=True)
class Frame:
    """Someone speaks. rule: which shape. extents: token ranges of the frame's words. content: indexes of the segments
    that are said, or `cut` ranges of tokens where the frame stands inside its clause. lemma: the cue as it is written.
    again: a second mention of the speaker (`Kern sagte: „…“, betonte | sie`)."""

    rule: str
    segments: list[int]
    content: list[int]
    cue: CueMatch | None = None
    lemma: str = ""
    medium: str = ""
    speaker: Phrase | None = None
    extents: list[tuple[int, int]] = field(default_factory=list)
    cue_tokens: tuple[int, ...] = ()
    cut: list[tuple[int, int]] = field(default_factory=list)
    again: Phrase | None = None


def cue_entry(word_class: str, base: str) -> CueEntry | None:
    """The entry of a particle or preposition."""
    return next((entry for entry in cue_entries(word_class) if entry.base == base), None)


def make_frame(
    doc: Doc, parts: list[Segment], rule: str, own: list[int], content: list[int], cue: CueMatch | None, phrase: Phrase | None
) -> Frame:
    """A frame of the segments `own`; a speaker that is a noun of saying (`lautet ihr Fazit`) gives way to its owner."""
    if (
        phrase is not None
        and cue is not None
        and rule in {"inverted", "label"}
        and cue_noun(doc[phrase.core_end - 1].text) is not None
    ):
        noun = phrase.core_end - 1
        owner = owner_of(doc, list(range(phrase.start, phrase.end)), noun)
        phrase = phrase if owner is None and cue.entry.kind == "source" else owner  # heißt es in einer Mitteilung
    if phrase is not None and rule == "so" and not phrase.pronoun:
        phrase = _whose_words(doc, phrase)
    own, content = sorted(set(own)), sorted(set(content) - set(own))
    extents = [(parts[own[0]].start, parts[own[0]].end)]
    for j in own[1:]:
        if j == own[own.index(j) - 1] + 1:
            extents[-1] = (extents[-1][0], parts[j].end)
        else:
            extents.append((parts[j].start, parts[j].end))
    finite = next((parts[j].finite for j in own if parts[j].finite >= 0), -1)
    tokens = tuple(sorted(cue.tokens)) if cue else ((finite,) if finite >= 0 else ())
    lemma = cue.entry.lemma if cue else (doc[finite].lemma_ or doc[finite].lower_ if finite >= 0 else "")
    return Frame(rule, own, content, cue, lemma, cue.entry.medium if cue else "", phrase, extents, tokens)


def _whose_words(doc: Doc, phrase: Phrase) -> Phrase:
    """`so die Begründung der Jury` are the words of `der Jury`; any other phrase stays."""
    noun = next((t for t in range(phrase.start, phrase.core_end) if doc[t].tag_ == "NN"), -1)
    if (
        noun < 0
        or cue_noun(doc[noun].text) is None
        or any(doc[t].ent_type_ == "PER" for t in range(phrase.start, phrase.core_end))
    ):
        return phrase
    return report_of(doc, phrase) or phrase


def with_appositions(doc: Doc, parts: list[Segment], i: int, limit: int | None = None) -> list[int]:
    """The segment and what still belongs to it: appositions, times, relative clauses about the speaker, `um zu …`."""
    own = [i]
    for j in range(i + 1, len(parts) if limit is None else limit):
        relative = parts[j].opener in {"relative", "adverbial", "purpose"} and parts[j].kind in {"sub", "inf"}
        if parts[j].opener == "adverbial" and parts[j].finite >= 0 and reports(doc[parts[j].finite]):
            break  # …, so das Amt, bis dahin gelte Tempo 30
        if not (parts[j].kind == "frag" or relative) or parts[j].mark in {";", ":"} or _added(doc, parts, i, j):
            break
        own.append(j)
    return own


def _added(doc: Doc, parts: list[Segment], i: int, j: int) -> bool:
    """Whether words behind a frame go on with what is said: `Angst habe sie nie gehabt, sagte Kern, | wohl aber Wut`."""
    if not i or parts[i - 1].quote >= 0 or parts[j].kind != "frag" or not any(parts[k].kind == "main" for k in range(i)):
        return False
    words = [doc[t].lower_ for t in parts[j].tokens]
    return words[0] in frame_words("added") or (words[0] in {"von", "vom"} and "bis" in words)


def content_before(parts: list[Segment], i: int, used: set[int]) -> list[int]:
    """The segments in front of `i` back to the sentence's start, another frame or a colon behind a whole clause.

    `Die Lesung muss ausfallen: Der Autor sei verletzt, teilt das Haus mit`: only what follows the colon is said.
    """
    start = i
    while start > 0 and start - 1 not in used:
        if start < i and parts[start].mark == ":" and parts[start].quote < 0 and _whole(parts, start):
            break
        start -= 1
    return list(range(start, i))


def _whole(parts: list[Segment], colon: int) -> bool:
    """Whether a clause of its own, or words without a verb (`Zum Hintergrund:`), stand in front of a colon."""
    return any(part.kind == "main" for part in parts[:colon]) or all(part.kind == "frag" for part in parts[:colon])


def goes_on(doc: Doc, parts: list[Segment], j: int) -> bool:
    """Whether what is said goes on behind a frame that stands inside it."""
    part = parts[j]
    if part.quote >= 0:
        return False
    if part.mark == "und" and part.kind == "main" and not reports(doc[part.finite]):
        return False
    if part.mark == ";" and part.kind == "main":
        return reports(doc[part.finite])
    return True


def reported_clause(doc: Doc, parts: list[Segment], first: int) -> bool:
    """Whether a main clause in the Konjunktiv begins here, perhaps behind a fronted clause."""
    main = next((part for part in parts[first:] if part.kind == "main"), None)
    return main is not None and reports(doc[main.finite]) and main.mark != "und"


def denied(doc: Doc, part: Segment, cue: CueMatch) -> bool:
    """Whether it was just not said: `wollte nicht bestätigen, dass …`; `schloss nicht aus, dass …` says something."""
    following = zip(part.tokens, [*part.tokens[1:], part.tokens[-1]], strict=True)
    negated = any(doc[t].tag_ == "PTKNEG" and doc[after].lower_ not in frame_words("after not") for t, after in following)
    return cue.entry.kind in {"say", "announce", "report"} and negated
