"""Keys of bearers: only bearers with a key in common are ever compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.register.bearer_records import Bearer
from pipeline.register.body_names import body_keys, body_name
from pipeline.register.contexts import own_words
from pipeline.register.person_names import person_keys, person_name

ALL, WHOLE, INITIAL = 0, 1, 2
Expansions = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
"""First word to short forms (`IHK`) with the words in front of a body's name that they stand for, of all releases."""


class Key(NamedTuple):
    """A key as a number of 63 bits. side: ALL meets ALL; WHOLE, of a given name, meets INITIAL, of its first letter."""

    number: int
    side: int


def bearer_keys(bearer: Bearer, expansions: Expansions) -> set[Key]:
    """The keys of a bearer; none for a group and for someone unnamed."""
    return {Key(_number(text), side) for text, side in _texts(bearer, expansions)}


def _texts(bearer: Bearer, expansions: Expansions) -> Iterator[tuple[str, int]]:
    if bearer.kind == "person":
        person = person_name(bearer.name)
        for text in person_keys(person) if person else ():
            side = WHOLE if text[0] == "I" else INITIAL if text[0] == "i" else ALL
            yield text.replace("i:", "I:", 1) if side == INITIAL else text, side
    elif bearer.kind == "organisation":
        name = body_name(bearer.name)
        around = {word for text in (*bearer.context.issuers, *bearer.context.places) for word in own_words(text)}
        for text in body_keys(name, known_shorts(bearer, expansions), around):
            yield text, ALL


def known_shorts(bearer: Bearer, expansions: Expansions) -> tuple[str, ...]:
    """The short forms of a body: those that its releases give it, and those of others whose name begins alike."""
    words = body_name(bearer.name).words
    learned = {short for short, expanded in expansions.get(words[0], ()) if words[: len(expanded)] == expanded}
    return tuple(sorted({*bearer.aliases, *learned}))


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
