"""What else can stand at the end of an office: `i. R.`, the court of a judge, the house that a unit belongs to."""

from __future__ import annotations

import functools

from pipeline.grammar.words import Word, text_of
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_complements import TitlePhrase
from pipeline.people.body_nouns import body_noun
from pipeline.people.organisations import Body, body_at

_JUDGES = frozenset({"richter", "vorsitzrichter", "staatsanwalt", "notar", "amtsanwalt"})
FARTHEST_HEAD = 3  # words behind the article: `am Schleswig-Holsteinischen Oberlandesgericht`


@functools.cache
def adjunct_words() -> frozenset[str]:
    """What may stand between a name's comma and an office: `Anna Kern, | seit Mai 2012 auch | Leiterin`."""
    return frozenset(row["word"] for row in load_lexicon("role_adjuncts"))


@functools.cache
def _endings() -> frozenset[str]:
    return frozenset(row["ending"] for row in load_lexicon("role_endings"))


def fixed_end(words: list[Word], at: int) -> int:
    """Behind an ending of an office at word `at`, else `at`: `Minister | a. D.`, `Kapitän | zur See`, `Chefin | vom Dienst`."""
    for end in range(at + 2, min(at + 5, len(words) + 1)):
        if any(word.border for word in words[at:end]):
            break
        if text_of(words, at, end) in _endings():
            return end
    return at


def judges_court_end(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> int:
    """Behind the court that is a part of a judge's title: `Richterin | am Verwaltungsgericht`; else `at`."""
    if phrase.noun.head_noun not in _JUDGES or phrase.organisation or words[at].lower not in {"am", "beim"}:
        return at
    body = _body_after(words, at + 1, names)
    return body.end if body is not None and body.kind == "body" else at


def house_end(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> int:
    """Behind the house of a unit that is named already: `Chefärztin der Klinik für Urologie | an der Weserklinik`; else `at`."""
    if not phrase.organisation or words[at].lower not in {"an", "am", "im", "in", "bei", "beim"}:
        return at
    first = at + 1
    if first < len(words) and words[first].lower in {"der", "dem"} and not words[first].border:
        first += 1
    body = _body_after(words, first, names)
    return body.end if body is not None and body.kind == "body" else at


def new_house(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> Body | None:
    """The body that somebody moves to: `wechselt als Referentin | an das Klinikum Fulda`."""
    if phrase.article != "als" or phrase.organisation or at + 1 >= len(words) or words[at + 1].border:
        return None
    moves = (words[at].lower, words[at + 1].lower) in {("an", "das"), ("an", "die"), ("in", "das"), ("in", "die")}
    if not moves and words[at].lower not in {"ans", "ins", "zum", "zur"}:
        return None
    return _body_after(words, at + (2 if moves else 1), names)


def _body_after(words: list[Word], first: int, names: set[int]) -> Body | None:
    """The body that begins at word `first`, adjectives in front included."""
    for i in range(first, min(first + FARTHEST_HEAD, len(words))):
        if words[i].border or i in names or not words[i].capital:
            return None
        if body_noun(words[i].text):
            body = body_at(words, i)
            return (
                body if body is not None and body.start >= first and not any(j in names for j in range(i, body.end)) else None
            )
    return None
