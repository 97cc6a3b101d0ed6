"""Phrases that name who speaks: what belongs to a noun phrase behind it, attributes, a second name, an apposition."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.extensions import Timex
from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.speech.cues import frame_words

FUNCTION_TAGS = frozenset({"ART", "APPR", "APPRART", "PPER", "PPOSAT", "KON", "PDAT", "CARD", "KOUS", "ADJA"})
NAME_TAGS = frozenset({"NE", "NNE", "FM"})
OPENING_MARKS = frozenset('(„“"»«‚‘›‹')
BEHIND_NAMES = frozenset({"ART", "PPER", "PRF", "PPOSAT", "PDAT", "PIAT", "ADV"})  # open what is no part of a name


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who speaks, as token indexes, end exclusive.

    start, core_end: article, office and name with their genitives (`ein Sprecher der Stadt`), what is looked up.
    end: with apposition (`Ulrich Kern, Leiter des Amtes`). pronoun: a personal or possessive pronoun only.
    """

    start: int
    core_end: int
    end: int
    pronoun: bool = False


def extend(doc: Doc, phrase: NounPhrase, end: int, limit: int) -> Phrase:
    """Grow a base phrase by genitives, `von`/`aus`/`für` phrases, a party in brackets, a second name, an apposition."""
    pronoun = doc[phrase.head_noun].tag_ in {"PPER", "PPOSS", "PIS", "PDS"} and phrase.end == phrase.start + 1
    at = core_end = phrase.end
    if not pronoun:
        at = core_end = _attributes(doc, phrase.end, end)
        at = apposition_end(doc, at, limit)
    at, core_end = _without_marks(doc, phrase.end, at), _without_marks(doc, phrase.end, core_end)
    start = phrase.start
    while (
        start and not pronoun and doc[start - 1].is_title and doc[start - 1].ent_type_ == "PER" and doc[start].ent_iob_ == "I"
    ):
        start -= 1
    return Phrase(start, core_end, max(at, core_end), pronoun)


def _without_marks(doc: Doc, start: int, at: int) -> int:
    """The end of a phrase without the marks that open what follows: `Ida Kern | („Das wird schön.“)`."""
    while at > start and doc[at - 1].text in OPENING_MARKS:
        at -= 1
    return at


def _attributes(doc: Doc, at: int, end: int) -> int:
    """End of the attributes that follow directly: `der Stadt Aalen`, `vom Kulturamt`, `(SPD)`, `und Rita Moll`."""
    while at < end:
        token = doc[at]
        if token.ent_iob_ == "I" and token.ent_type_ in {"PER", "ORG"}:
            at += 1
            continue
        if doc[at - 1].text == ")" and token.ent_type_ == "PER":
            at += 1  # Dipl.-Ing. (FH) | Veit Kern
            continue
        if doc[at - 1].tag_ in NAME_TAGS and token.is_title and token.tag_ not in FUNCTION_TAGS:
            at += 1  # a surname that the model takes for a verb
            continue
        if token.text == "(":
            close = next((i for i in range(at, min(at + 8, end)) if doc[i].text == ")"), -1)
            if close < 0:
                return at
            at = close + 1
            continue
        if token.tag_ in NAME_TAGS or (token.is_title and token.tag_ == "NN" and doc[at - 1].tag_ in NAME_TAGS):
            at += 1
            continue
        genitive = token.lower_ in frame_words("genitive")
        prepositional = token.lower_ in frame_words("attribute") and token.tag_ in {"APPR", "APPRART"}
        coordinated = token.tag_ == "KON" and token.lower_ in {"und", "sowie"}
        thanks = token.lower_ in frame_words("opinion") and doc[at - 1].tag_ in NAME_TAGS  # dankte Uwe Kern | für die Hilfe
        if thanks or not (genitive or prepositional or coordinated):
            return at
        begin = at if genitive else at + 1
        follower = next(noun_phrases(doc, begin, end), None)
        if follower is None or follower.start != begin or _is_time(doc, follower):
            return at
        if prepositional and token.lower_ in frame_words("place") and doc[follower.head_noun].ent_type_ not in {"LOC", "ORG"}:
            return at
        at = follower.end
    return at


def _is_time(doc: Doc, phrase: NounPhrase) -> bool:
    at = doc[phrase.head_noun].idx
    return any(one.start <= at < one.end for one in times_between(doc, at, at + 1))


def times_between(doc: Doc, start: int, end: int) -> list[Timex]:
    """The temporal expressions that share a character with the span; they are sorted and do not overlap."""
    times: list[Timex] = doc._.timexes
    low = bisect_right(times, start, key=lambda one: one.start)
    high = bisect_left(times, end, key=lambda one: one.start)
    return [one for one in times[max(0, low - 1) : high] if one.end > start]


def apposition_end(doc: Doc, at: int, limit: int) -> int:
    """End of `, Leiterin des Amtes für Umwelt,` after a name: a noun phrase between commas, no clause."""
    end = at
    while end + 1 < limit and doc[end].text == "," and _nominal(doc, end + 1):
        phrase = next(noun_phrases(doc, end + 1, limit), None)
        if phrase is None or phrase.start != end + 1 or _is_time(doc, phrase):
            break
        stop = _attributes(doc, phrase.end, limit)
        named = doc[stop - 1].ent_type_ == "PER"
        while stop < limit and doc[stop].text not in {",", ":", "–", ";"} and not doc[stop].tag_.startswith("V"):
            if named and doc[stop].tag_ in BEHIND_NAMES:
                return stop  # …, Volker Brandt | die Sitzung
            stop += 1
        if stop < limit and doc[stop].tag_.startswith("V"):
            break
        end = stop
    return end


def _nominal(doc: Doc, index: int) -> bool:
    return doc[index].tag_ in {"NN", "NE", "ADJA", "ART", "PPOSAT", "TRUNC"}
