"""Opinions by `für`: who holds something for what is quoted: `Für Intendant Kern ist der Vertrag ein „Glücksfall“`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.extensions import Quotation
from pipeline.speech import mentions
from pipeline.speech.cues import frame_words
from pipeline.speech.names import names_someone
from pipeline.speech.phrases import Phrase
from pipeline.speech.segments import Segment

FEW = 3  # words of a quotation with a capital that can be a judgement: `eine „Zumutung für alle“`


def words_of(doc: Doc, part: Segment, one: Quotation) -> list[str]:
    """The words inside the quotation, marks left out."""
    return [doc[t].text for t in part.tokens if one.start <= doc[t].idx < one.end and doc[t].text[:1].isalnum()]


def holder(doc: Doc, parts: list[Segment], home: int, j: int, one: Quotation) -> Phrase | None:
    """Who holds something for what is quoted: `Für Intendant Kern ist der Vertrag ein „Glücksfall“`; or None."""
    part = parts[home]
    if home != j or doc[part.finite].lower_ not in frame_words("be"):
        return None
    first = doc[part.start]
    behind = next((t for t in part.tokens if t > part.finite and doc[t].lower_ in frame_words("opinion")), -1)
    if behind >= 0 and doc[behind].idx < one.outer_start:
        return _held_behind(doc, part, behind, one)
    if first.tag_ != "APPR" or first.lower_ not in frame_words("opinion"):
        return None
    ahead = [t for t in part.tokens if part.start < t < part.finite]
    phrase = mentions.subject(doc, ahead, part.finite, oblique=True) if ahead else None
    if phrase is None or phrase.core_end != part.finite or one.outer_start < doc[part.finite].idx:
        return None
    before = next((t for t in reversed(part.tokens) if doc[t].idx < one.outer_start), part.finite)
    if doc[before].tag_ in {"NN", "NE"} and not "".join(words_of(doc, part, one))[:1].islower():
        return None  # war das Stück „Nebel“ ein Wagnis
    return phrase


def _held_behind(doc: Doc, part: Segment, opinion: int, one: Quotation) -> Phrase | None:
    """`Das ist für die Verbände | „Wortbruch und Vertrauensbruch“`: the quotation right behind who holds it."""
    inside = [t for t in part.tokens if t > opinion and doc[t].idx < one.outer_start]
    phrase = mentions.subject(doc, inside, inside[-1] + 1, oblique=True) if inside else None
    words = words_of(doc, part, one)
    said = bool(words) and (words[0][0].islower() or len(words) >= FEW)
    return phrase if phrase is not None and phrase.core_end > inside[-1] and names_someone(doc, phrase) and said else None
