"""Towns behind nouns for places that no preposition puts in front of them: `im Ortsteil Neudorf`, `die Ortsdurchfahrt Talheim`."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.grammar.text_access import entities_between
from pipeline.happenings.event_words import endings
from pipeline.happenings.places import PLACE_PREPOSITIONS, is_street, names_its_town, venue_noun
from pipeline.happenings.town_names import adjective_in

NEARBY = frozenset({"vor", "hinter", "nahe", "unweit", "um", "höhe"})  # `kurz vor Talheim`, `in Höhe Talheim`
WHERE = PLACE_PREPOSITIONS | NEARBY | {"zwischen", "neben", "gegenüber", "oberhalb", "unterhalb"}
COMING = frozenset({"kommt", "kommen", "kam", "kamen", "gekommen"})


def town_of_place(doc: Doc, start: int, end: int, *, things: bool) -> str:
    """The town that a clause names behind a noun for a place, or "".

    things: whether what the clause is about is a place itself, as in what is built, opened or visited (`Der Bahnhof Linden wird
    umgebaut`); else the noun must say where, with a preposition or as the genitive of one that does.
    """
    where_ends = -1  # end of the phrase before, if it says where
    for phrase in noun_phrases(doc, start, end):
        before = doc[phrase.preposition].lower_ if phrase.preposition >= 0 else ""
        genitive = not before and phrase.start == where_ends and doc[phrase.start].lower_ in {"der", "des"}
        says_where = before in WHERE or genitive
        where_ends = phrase.end if says_where else -1
        of_thing = (
            things and not before and doc[phrase.start].lower_ in {"die", "das", "der", "den"} and not _is_genitive(doc, phrase)
        )
        if not (says_where or of_thing):
            continue
        found = _named_behind(doc, phrase, end) or (_adjective(doc, phrase) if genitive or of_thing else "")
        if found:
            return found
    return _near(doc, start, end)


def _is_genitive(doc: Doc, phrase: NounPhrase) -> bool:
    """Whether a phrase hangs on the noun in front: `eine Delegation | der Stadt Bremen`."""
    return phrase.start > 0 and doc[phrase.start].lower_ == "der" and doc[phrase.start - 1].tag_ in {"NN", "NE"}


def _is_place_noun(token: Token) -> bool:
    return bool(venue_noun(token)) or (token.text[:1].isupper() and token.lower_.endswith(endings("quarter")))


def _named_behind(doc: Doc, phrase: NounPhrase, end: int) -> str:
    """The town right behind the first noun for a place in a phrase: `Anschlussstelle Linden`, `Ortsausgang von Talheim`."""
    at = next((i for i in range(phrase.start, phrase.end) if _is_place_noun(doc[i])), -1)
    if at < 0 or at + 1 >= end or (venue_noun(doc[at]) and doc[at].lower_.startswith(endings("district"))):
        return ""  # `die Stadtteilbibliothek Neudorf` is in a town that has such a part
    first = at + 2 if doc[at + 1].lower_ == "von" and at + 2 < end else at + 1
    ents = list(entities_between(doc, at, min(first + 1, end)))
    town = next((ent for ent in ents if ent.label_ == "LOC" and ent.start == first), None)
    if town is not None:
        return "" if is_street(town.text) else str(town.text)
    whole: Span | None = next((ent for ent in ents if ent.start <= at and ent.end == first + 1 == at + 2), None)
    quarter = doc[at].lower_.endswith(endings("quarter"))
    named = whole is not None and doc[first].tag_ in {"NE", "NN"} and doc[first].text[:1].isupper()
    known = quarter or names_its_town(doc[at]) or (whole is not None and whole.label_ == "LOC")
    return str(doc[first].text) if named and known and not is_street(doc[first].text) else ""


def _adjective(doc: Doc, phrase: NounPhrase) -> str:
    """`Der Lindener Stadtpark` is in Linden; nothing where the noun is no place."""
    if not any(_is_place_noun(doc[i]) for i in range(phrase.start + 2, phrase.end)):
        return ""
    return adjective_in(doc, phrase.start + 1)


def _near(doc: Doc, start: int, end: int) -> str:
    """A town that something is near or people come to: `kurz vor Talheim`, `200 Gäste kamen nach Linden`."""
    coming = any(token.lower_ in COMING for token in doc[start:end])
    for ent in entities_between(doc, start, end):
        if ent.label_ != "LOC" or is_street(ent.text) or ent.start == start:
            continue
        before = doc[ent.start - 1].lower_
        if before in NEARBY or (coming and before == "nach"):
            return str(ent.text)
    return ""
