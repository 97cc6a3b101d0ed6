"""Who is meant: surnames, role nouns, pronouns and short forms lead back to an actor named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from pipeline.components.actors import Actors


def resolve(actors: Actors, doc: Doc, start: int, end: int) -> int | None:
    """The actor that the words at these characters mean, or None; see `Actors.resolve`."""
    return actors.at(start, end)


def pronoun(actors: Actors, doc: Doc, start: int, end: int) -> int | None:
    """The nearest actor named before the pronoun."""
    return next((row[2] for row in actors.before(start)), None)
