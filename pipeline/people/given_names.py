"""Given names and the gender they tell."""

from __future__ import annotations

import functools
import re

from pipeline.lexicon import load_lexicon

_HYPHEN = re.compile(r"[-‐‑]")


@functools.cache
def _given_names() -> dict[str, tuple[str, str]]:
    return {row["name"]: (row["gender"], row["certainty"]) for row in load_lexicon("first_names")}


def is_given_name(word: str, certain: bool = False) -> bool:
    """Whether the word is a known given name, double names included (`Ilse-Marie`).

    certain: leave out names that are words or places as well (`Heide`, `Ernst`).
    """
    known = _given_names().get(word)
    if known:
        return not (certain and known[1] == "weak")
    parts = _HYPHEN.split(word.rstrip("."))
    return len(parts) > 1 and all(part in _given_names() or len(part) == 1 for part in parts) and parts[0] in _given_names()


def gender_of(name: str) -> str:
    """`m` or `f` as the first given name of a full name tells it, else ""."""
    for part in name.split():
        for piece in (part, _HYPHEN.split(part)[0]):
            known = _given_names().get(piece)
            if known and known[0]:
                return known[0]
    return ""
