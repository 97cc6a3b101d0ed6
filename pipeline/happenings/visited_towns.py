"""The town that is the object of a visit: `Eine Delegation aus Bremen hat am Mittwoch Dortmund besucht`."""

from __future__ import annotations

import functools

from spacy.tokens import Doc, Span

from pipeline.grammar.phrases import noun_phrases
from pipeline.grammar.text_access import entities_between
from pipeline.happenings.event_dates import timexes_between, timexes_over
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.happenings.places import is_street, venue_noun
from pipeline.happenings.town_names import LONGEST_ROW
from pipeline.lexicon import load_lexicon

ACCUSATIVES = frozenset({"die", "den", "das"})
PAIR = 2


def visited_towns(doc: Doc, start: int, end: int) -> list[Span]:
    """The towns or lands between two token indexes that a verb of visiting has as its object, [] where it has another.

    A town has no article and no preposition there. Behind another noun (`aus Bremen Dortmund`, `der Ausschuss Linden`) it is the
    object only where nothing else can be, for the verb needs one.
    """
    places = [ent for ent in _places(doc, start, end) if ent.end <= end]
    if not places:
        return []
    bare = [ent for ent in places if _stands_bare(doc, ent, start)]
    if bare:
        first = bare[0]
        if _is_coordinated_object(doc, first, start):
            return []
        row = [first]
        while len(row) < LONGEST_ROW and (following := _next_in_row(doc, row[-1], places)) is not None:
            row.append(following)
        return row
    last = places[-1]
    if not _closes_clause(doc, last.end, end) or _has_object(doc, start, last):
        return []
    if len(last) > 1 and last.start > start and _is_preposition(doc, last.start - 1):
        return [doc[last.end - 1 : last.end]] if _is_two_towns(last) else []
    before = doc[last.start - 1] if last.start > start else None
    if before is not None and before.tag_ in {"NN", "NE"} and not _names_town(before.text):
        return [last]  # `besuchte der Ausschuss | Linden`
    return []


def host_towns(doc: Doc, start: int, end: int) -> list[Span]:
    """Of the visited those that are towns: no country, no state, nothing with an article (`die Uckermark`)."""
    return [town for town in visited_towns(doc, start, end) if town.text not in _countries() and not _has_article(doc, town)]


@functools.cache
def _countries() -> frozenset[str]:
    return frozenset(row["country"] for row in load_lexicon("countries"))


def _places(doc: Doc, start: int, end: int) -> list[Span]:
    """What the model takes for places, a date in front left out (`am Dienstag | Stuttgart`); no streets, no buildings."""
    out = []
    for ent in entities_between(doc, start, end):
        first = ent.start
        while first < ent.end and timexes_over(doc, doc[first].idx):
            first += 1
        dated = first > ent.start
        if first == ent.end or not (ent.label_ == "LOC" or (dated and ent.label_ in {"ORG", "MISC"})):
            continue
        span = doc[first : ent.end]
        if span[0].text[:1].isupper() and not _is_building(doc, span):
            out.append(span)
    return out


def _is_building(doc: Doc, place: Span) -> bool:
    """A house, square or street: `Museum Talheim`, `die Wartburg`; not `Bad Homburg` nor `Neustadt an der Weinstraße`."""
    if place[0].lower_ in endings("town_prefix") or any(_is_preposition(doc, token.i) for token in place):
        return False
    if len(place) == 1 and not _has_article(doc, place):
        return is_street(place.text)
    return is_street(place.text) or any(venue_noun(token) for token in place)


def _is_preposition(doc: Doc, index: int) -> bool:
    return doc[index].tag_ in {"APPR", "APPRART"}


def _has_article(doc: Doc, town: Span) -> bool:
    return town.start > 0 and doc[town.start - 1].lower_ in ACCUSATIVES


def _stands_bare(doc: Doc, town: Span, start: int) -> bool:
    """Whether nothing in front of a place ties it to another word: it opens the clause, or stands behind a date or a verb."""
    if town.start == start:
        return True
    before = doc[town.start - 1]
    if _has_article(doc, town):
        return len(town) == 1
    dated = bool(timexes_between(doc, before.idx, before.idx + len(before))) or bool(timexes_over(doc, before.idx))
    if dated:
        return before.tag_ not in {"APPR", "APPRART", "ART"}
    return before.text == "," or before.tag_ in {"VVFIN", "VAFIN", "VMFIN", "ADV", "PPER", "PTKNEG"} or before.tag_ == "PRF"


def _is_coordinated_object(doc: Doc, town: Span, start: int) -> bool:
    """Whether a comma in front ties the town to what is no object of the verb: `aus Bremen, Hamburg`."""
    return town.start > start and doc[town.start - 1].text == "," and not timexes_over(doc, doc[max(start, town.start - 2)].idx)


def _next_in_row(doc: Doc, town: Span, places: list[Span]) -> Span | None:
    if town.end >= len(doc) or doc[town.end].text not in {",", "und", "sowie"}:
        return None
    return next((ent for ent in places if ent.start == town.end + 1), None)


def _closes_clause(doc: Doc, index: int, end: int) -> bool:
    """Whether nothing but verbs stands between an index and the end of its clause."""
    return all(doc[i].tag_.startswith("V") or not doc[i].is_alpha for i in range(index, end))


def _has_object(doc: Doc, start: int, place: Span) -> bool:
    """Whether there are two phrases without preposition beside the place, one the subject, one the object."""
    count, last = 0, -1
    for phrase in noun_phrases(doc, start, place.end):
        genitive = doc[phrase.start].lower_ in {"der", "des"} and phrase.start == last
        last = phrase.end
        free = phrase.preposition < 0 and not genitive and not timexes_over(doc, doc[phrase.head_noun].idx)
        count += free and doc[phrase.start].tag_ != "PRF"
    return count > 1


def _is_two_towns(place: Span) -> bool:
    """Whether the model took the town that somebody comes from and the one that he visits for one."""
    words = [token.text for token in place]
    return len(words) == PAIR and words[0].lower() not in endings("town_prefix")


def _names_town(word: str) -> bool:
    return word in words_of_kind("administration") or word.lower().endswith(("stadt", "gemeinde", "kreis", "dorf", "teil"))
