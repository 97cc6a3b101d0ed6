"""Countries and states in the genitive behind an office: `der Präsident Ungarns`, `der Botschafter Kenias, Joseph Kariuki`."""

from __future__ import annotations

import functools

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import is_degree


@functools.cache
def _countries() -> frozenset[str]:
    return frozenset(row["country"] for row in load_lexicon("countries"))


def owned_place(words: list[Word], at: int) -> str:
    """The country or town whose genitive is word `at`, which stands right behind an office; "" for anything else.

    A town is known by the holder's name behind a comma: `die Bürgermeisterin | Lindens | , Anna Kern`.
    """
    word = words[at]
    if word.border or not word.capital or not word.text.endswith("s") or len(word.text) < 5:
        return ""
    name = word.text[:-1]
    if name in _countries():
        return name
    if at + 2 >= len(words) or words[at + 1].text != "," or any(word.border for word in words[at + 1 : at + 3]):
        return ""
    named = is_given_name(words[at + 2].text, certain=True) or is_degree(words, at + 2)
    return name if named and word.tag in {"NE", ""} and not is_given_name(word.text) else ""
