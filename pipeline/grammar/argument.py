"""A phrase of a clause and the part that it plays there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase of a clause as token indexes, end exclusive, its genitives and appositions included.

    slot: `subject`, `object`, `dative`, `genitive`, `bare` (part unknown) or the preposition (`im` counts as `in`).
    head_noun: its noun. base: end of its first noun phrase. of: of a genitive, the noun it belongs to, else -1. link: what ties it
    to the phrase before it in a row (`,`, `und`), or "".
    """

    slot: str
    start: int
    end: int
    head_noun: int
    base: int
    of: int = -1
    link: str = ""
