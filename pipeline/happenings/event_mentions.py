"""Where the people and bodies of an event's clause are named."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument

NAMED = frozenset({"full", "surname"})


def characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Character bounds of the tokens `start` to `end`, end exclusive."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def is_named_here(doc: Doc, row: Argument) -> bool:
    """Whether a phrase holds a name."""
    return any(form in NAMED for *_, form in doc._.actors.overlapping(*characters(doc, row.start, row.base)))


def is_named(doc: Doc, actor: int) -> bool:
    """Whether a person is known by name, not only by an office or a phrase."""
    return any(mention.form in NAMED for mention in doc._.actors[actor].mentions)
