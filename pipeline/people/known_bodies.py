"""Bodies and groups said again in short: `das Museum`, `die Kammer`, `das Unternehmen`, `die Delegation aus Leipzig`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pipeline.grammar.articles import is_definite
from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.people.body_nouns import BodyNoun
from pipeline.people.group_names import group_name
from pipeline.people.organisations import body_at

if TYPE_CHECKING:
    from pipeline.components.actors import Actors


SHORTEST_END, SHORTEST_MODIFIER = 5, 4  # letters


def known_body(actors: Actors, words: list[Word], head: int, body: BodyNoun, article: str) -> int | None:
    """The known actor that the noun for a body at word `head` means; a named body (`Stadt Herzberg`) only by its name."""
    phrase = body_at(words, head)
    if phrase is not None and phrase.named:
        kind = "group" if body.kind == "group" else "organisation"
        exact = actors.find(phrase.name, kind)
        return exact if exact is not None or kind != "group" else known_group(actors, phrase.name)
    if body.kind == "group":
        return known_group(actors, group_name(words, head, head, len(words)))
    exact = actors.find(body.nominative, "organisation")
    if exact is not None and (is_definite(article) or not article):
        return exact
    candidates = actors.called(body.nominative)
    if actors.issuer in candidates and is_definite(article):
        return actors.issuer
    if candidates and (is_definite(article) or not article):
        return actors.latest(candidates, words[head].start)
    if actors.issuer is not None and is_definite(article) and _means_issuer(body, actors[actors.issuer].name):
        return actors.issuer
    return issuer_by_task(actors, body.nominative.casefold(), article) if not _has_owner(words, head) else None


def _has_owner(words: list[Word], head: int) -> bool:
    """Whether the noun says whose it is: `der Veranstalter | des Marktes`."""
    following = words[head + 1] if head + 1 < len(words) else None
    return following is not None and not following.border and following.lower in {"des", "der", "von", "vom", "eines", "einer"}


def _means_issuer(body: BodyNoun, issuer: str) -> bool:
    """Whether a noun can mean the organisation that speaks: `das Unternehmen`, `die Parkverwaltung`, `die Hafengesellschaft`."""
    noun, name = body.nominative.casefold(), issuer.casefold()
    if _stands_for(noun, issuer) or (len(noun) > SHORTEST_END and any(part.endswith(noun) for part in name.split())):
        return True
    modifier = noun.removesuffix(body.head_noun).rstrip("-s")
    return len(modifier) >= SHORTEST_MODIFIER and modifier in name and _stands_for(body.head_noun, issuer)


def issuer_by_task(actors: Actors, noun: str, article: str) -> int | None:
    """`Der Veranstalter`, `die Betreiberin`: the organisation that speaks, where nobody else is said to do it."""
    return actors.issuer if (is_definite(article) or not article) and noun in _tasks() else None  # `laut Veranstalter`


@functools.cache
def _tasks() -> frozenset[str]:
    return frozenset(row["noun"] for row in load_lexicon("stand_ins") if row["ending"] == "*")


@functools.cache
def _stand_ins() -> dict[str, tuple[str, ...]]:
    endings: dict[str, list[str]] = {}
    for row in load_lexicon("stand_ins"):
        endings.setdefault(row["noun"], []).append(row["ending"])
    return {noun: tuple(found) for noun, found in endings.items()}


def _stands_for(noun: str, issuer: str) -> bool:
    """Whether a general noun can mean the organisation that speaks."""
    name = issuer.casefold().replace("e. v.", "e.v.")
    endings = _stand_ins().get(noun.casefold(), ())
    return any(part == ending or (len(ending) > 3 and part.endswith(ending)) for part in name.split() for ending in endings)


def known_group(actors: Actors, name: str) -> int | None:
    """A group said again, shortened: `Die Delegation aus Leipzig` after `Verwaltungsdelegation aus Leipzig`."""
    exact = actors.find(name, "group")
    if exact is not None:
        return exact
    wanted = name.casefold().split()
    for index in reversed(actors.groups()):
        known = actors[index].name.casefold().split()
        same_tail = known[1:] == wanted[1:] or len(wanted) == 1
        if same_tail and (known[0].endswith(wanted[0]) or wanted[0].endswith(known[0])):
            if len(name) > len(actors[index].name):
                actors.rename(index, name)
            return index
    return None
