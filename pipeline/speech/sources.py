"""Sources named by a preposition: `laut Polizei`, `Angaben der Stadt zufolge`, `nach Einschätzung des Försters`.

The words around the phrase are what is said; it may stand first, in the middle or last in its clause.
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.phrases import NounPhrase, is_noun, noun_phrases
from pipeline.speech import mentions
from pipeline.speech.cues import CueEntry, CueMatch, cue_entries, cue_noun, frame_words
from pipeline.speech.finites import reports
from pipeline.speech.frames import Frame
from pipeline.speech.phrases import Phrase, extend
from pipeline.speech.segments import Segment, starts_with_verb

AFTER_LAUT = frozenset({"NN", "NE", "NNE", "FM", "ART", "PPOSAT", "PDAT", "ADJA", "PIAT", "PPER", "CARD", "TRUNC", "PRELAT"})
REPORT_KINDS = frozenset({"report", "say", "announce", "think"})


def find_sources(doc: Doc, parts: list[Segment], used: set[int]) -> list[Frame]:
    """Frames of rule `source`; only segments that no other frame uses are looked at, and the first source of a clause counts."""
    frames: list[Frame] = []
    for i, part in enumerate(parts):
        if i in used or part.quote >= 0:
            continue
        for t in part.tokens:
            found = _source_at(doc, part, t)
            if found is None:
                continue
            entry, cue_tokens, start, phrase = found
            own = [i]
            stop = max(phrase.core_end, t + 1)
            if stop == part.end and part.kind == "frag":
                while own[-1] + 1 < len(parts) and own[-1] + 1 not in used and _attached(parts[own[-1] + 1]):
                    own.append(own[-1] + 1)
                    stop = parts[own[-1]].end
                if own[-1] + 1 < len(parts) and not starts_with_verb(doc, parts[own[-1] + 1]):
                    own, stop = [i], max(phrase.core_end, t + 1)
            content = _content(doc, parts, own, used, whole=own != [i] or (start == part.start and stop == part.end))
            if content:
                frame = Frame("source", [i], content, CueMatch(entry, cue_tokens), entry.lemma, entry.medium, phrase)
                frame.extents, frame.cut, frame.cue_tokens = [(start, stop)], [(start, stop)], cue_tokens
                frames.append(frame)
                used.update(content)
                used.add(i)
            break
    return frames


def _attached(part: Segment) -> bool:
    """An apposition or relative clause that belongs to the source: `laut Rektorin Hahn, die das Haus leitet, wuchs …`."""
    return part.kind == "frag" or part.opener == "relative"


def _content(doc: Doc, parts: list[Segment], own: list[int], used: set[int], whole: bool) -> list[int]:
    """Segments that the source answers for: its clause, and around a main clause the sentence as far as it is free."""
    i = own[0]
    if parts[i].kind == "sub":
        stop = i + 1
        while stop < len(parts) and parts[stop].kind in {"sub", "inf"} and stop not in used:
            stop += 1
        return list(range(i, stop))
    first, last = i, own[-1]
    while first > 0 and first - 1 not in used and parts[first].mark not in {";", ":"} and parts[first - 1].quote < 0:
        first -= 1
    while last + 1 < len(parts) and last + 1 not in used and parts[last + 1].quote < 0:
        after = parts[last + 1]
        if after.mark in {";", ":"} and after.kind == "main" and not reports(doc[after.finite]):
            break
        last += 1
    content = [j for j in range(first, last + 1) if not whole or j not in own]
    words = sum(len(parts[j].tokens) for j in content)
    return content if any(parts[j].finite >= 0 for j in content) or words - len(parts[i].tokens) > 2 or words > 6 else []


def _source_at(doc: Doc, part: Segment, t: int) -> tuple[CueEntry, tuple[int, ...], int, Phrase] | None:
    """Entry, cue tokens, first token and speaker of a source phrase at token `t`, or None."""
    low = doc[t].lower_
    if not any(entry.base == low for entry in cue_entries("preposition")):
        return None
    if (low == "nach" and t == part.end - 1) or (low == "nach" and doc[t - 1].tag_ == "NN" and t > part.start):
        return _opinion_before(doc, part, t)
    bare = next((entry for entry in cue_entries("preposition") if entry.base == low and not entry.fixed), None)
    if bare is not None and low == "zufolge":
        phrase = _ending_at(doc, part, t)
        if phrase is not None and _nobodys(doc, phrase):
            return None
        return (bare, (t,), phrase.start, _with_owner(doc, phrase, t)) if phrase is not None else None
    quoted = mentions.quoted_name(doc, range(t + 1, part.end)) if bare is not None and low == "laut" else None
    if quoted is not None and bare is not None:
        return bare, (t,), t, quoted  # laut „Kurier“
    following = next(noun_phrases(doc, t + 1, part.end), None) if t + 1 < part.end else None
    if following is None or following.start != t + 1 or not (doc[t + 1].tag_ in AFTER_LAUT or is_noun(doc[t + 1])):
        return None
    if bare is not None:
        if low != "laut" and _noun_of(doc, following) is None:
            return None
        phrase = extend(doc, following, part.end, part.end)
        return bare, (t,), t, _with_owner(doc, phrase, part.end)
    head = _noun_of(doc, following)
    entry = next((one for one in cue_entries("preposition") if one.base == low and one.fixed and _is(head, one.fixed[0])), None)
    if entry is None:
        return None
    phrase = extend(doc, following, part.end, part.end)
    owned = phrase.core_end > following.end
    told = following.end - following.start > 1 or not doc[following.head_noun].lower_.startswith(entry.fixed[0].lower()[:5])
    if not owned and (not told or _nobodys(doc, phrase)):
        return None
    return entry, (t, following.head_noun), t, _with_owner(doc, phrase, part.end)


def _nobodys(doc: Doc, phrase: Phrase) -> bool:
    """Findings without an owner (`nach ersten Erkenntnissen`) are nobody's words."""
    last = doc[phrase.core_end - 1].lower_
    return any(last.startswith(word) for word in frame_words("finding"))


def _opinion_before(doc: Doc, part: Segment, t: int) -> tuple[CueEntry, tuple[int, ...], int, Phrase] | None:
    """`seiner Ansicht nach`: the possessive says whose."""
    entry = next(
        (one for one in cue_entries("preposition") if one.base == "nach" and one.fixed and _is(doc[t - 1].text, one.fixed[0])),
        None,
    )
    if entry is None or entry.kind != "think" or t - 2 < part.start or doc[t - 2].tag_ not in {"PPOSAT", "ART"}:
        return None
    return entry, (t - 1, t), t - 2, Phrase(t - 2, t - 1, t - 1, pronoun=doc[t - 2].tag_ == "PPOSAT")


def _noun_of(doc: Doc, phrase: NounPhrase) -> str | None:
    """The reporting noun that heads a phrase, as printed, or None."""
    word: str = doc[phrase.head_noun].text
    if cue_noun(word) is not None:
        return word
    nouns = [entry.fixed[0] for entry in cue_entries("preposition") if entry.fixed]
    return word if any(_is(word, noun) for noun in nouns) else None


def _is(word: str | None, noun: str) -> bool:
    """Whether a word is a form of the noun or a compound with it: `Angaben`, `Polizeiangaben`."""
    if word is None:
        return False
    low, stem = word.casefold(), noun.casefold().removesuffix("e")
    at = low.rfind(stem)
    return at >= 0 and (at == 0 or at > 2) and len(low) - at - len(stem) <= 3


def _with_owner(doc: Doc, phrase: Phrase, limit: int) -> Phrase:
    """The speaker inside a phrase: `Angaben der Polizei` gives `der Polizei`, `Polizeiangaben` itself; bounds are kept."""
    owner = mentions.report_of(doc, Phrase(phrase.start, phrase.core_end, phrase.core_end))
    if owner is None:
        if doc[phrase.start].tag_ == "PPOSAT" and phrase.core_end - phrase.start > 1:
            return Phrase(phrase.start, phrase.core_end, phrase.core_end, pronoun=True)  # ihren Angaben zufolge
        return Phrase(phrase.start, phrase.core_end, phrase.end, phrase.pronoun)
    return Phrase(owner.start, max(owner.core_end, phrase.core_end), max(owner.core_end, phrase.core_end), owner.pronoun)


def _ending_at(doc: Doc, part: Segment, t: int) -> Phrase | None:
    """The phrase that ends right before `zufolge`; `ihr` alone is a pronoun, whatever its tag."""
    if t > part.start and doc[t - 1].lower_ in frame_words("object pronoun"):
        return Phrase(t - 1, t, t, pronoun=True)
    for base in noun_phrases(doc, part.start, t):
        phrase = extend(doc, base, t, t)
        if phrase.core_end == t and base.preposition < 0:
            return phrase
    return None


def own_words(doc: Doc, phrase: Phrase) -> bool:
    """Whether a source is the clause's own subject: `nach eigenen Angaben`."""
    return doc[phrase.start].lower_ in frame_words("self")
