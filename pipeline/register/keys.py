"""Keys of bearers: only bearers with a key in common are ever compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.register.bearer_records import Bearer
from pipeline.register.body_names import body_keys, body_name
from pipeline.register.contexts import own_words
from pipeline.register.person_names import person_keys, person_name

ALL, LONG, SHORT = 0, 1, 2
Expansions = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
"""First word to short forms (`IHK`) with the words in front of a body's name that they stand for, of all releases."""


class Key(NamedTuple):
    """A key as a number of 63 bits. side: ALL meets ALL; LONG meets SHORT, not its own kind.

    LONG is of a given name or of each word of an issuer, SHORT of the name's first letter or of one word that stands for them.
    """

    number: int
    side: int


def bearer_keys(bearer: Bearer, expansions: Expansions) -> set[Key]:
    """The keys of a bearer; none for a group and for someone unnamed."""
    return {Key(_number(text), side) for text, side in _texts(bearer, expansions)}


def _texts(bearer: Bearer, expansions: Expansions) -> Iterator[tuple[str, int]]:
    texts: Iterator[str] = iter(())
    if bearer.kind == "person":
        person = person_name(bearer.name)
        texts = person_keys(person) if person else texts
    elif bearer.kind == "organisation":
        issuers = {own_words(issuer) for issuer in bearer.context.issuers}
        texts = body_keys(body_name(bearer.name), known_shorts(bearer, expansions), issuers)
    for text in texts:
        yield text[0].upper() + text[1:], LONG if text[0] in "IA" else SHORT if text[0] in "ia" else ALL


def known_shorts(bearer: Bearer, expansions: Expansions) -> tuple[str, ...]:
    """The short forms of a body: those that its releases give it, and those of others whose name begins alike."""
    words = body_name(bearer.name).words
    learned = {short for short, expanded in expansions.get(words[0], ()) if words[: len(expanded)] == expanded}
    return tuple(sorted({*bearer.aliases, *learned}))


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
