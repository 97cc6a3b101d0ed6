"""Nouns and endings that the rules about events and places ask for, by kind."""

from __future__ import annotations

import functools

from pipeline.lexicon import load_lexicon


@functools.cache
def words_of_kind(kind: str) -> tuple[str, ...]:
    """The words of a kind as the lexicon spells them; see `event_words.tsv` for the kinds."""
    return tuple(row["word"] for row in load_lexicon("event_words") if row["kind"] == kind)


@functools.cache
def endings(kind: str) -> tuple[str, ...]:
    """The words of a kind in lower case, to be compared with the end of a word."""
    return tuple(word.lower() for word in words_of_kind(kind))
