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
    if actors.issuer is not None and is_definite(article) and _stands_for(body.nominative, actors[actors.issuer].name):
        return actors.issuer
    return None


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
