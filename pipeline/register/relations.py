"""What makes two names one: rules, and how much else must speak for it."""

from __future__ import annotations

from typing import NamedTuple


class Relation(NamedTuple):
    """A rule by which two names can be of one actor.

    rule: `spelling` (umlauts, accents, hyphens), `misread` (what OCR makes of letters), `sound` (`Meyer`, `Maier`), `typing` (one
    letter), `initial`, `fewer` (a given name less), `double` (half of a double name), `genitive`, `form` (legal form, inflection),
    `short` (a short form that a release explains). needs: the least tie (`offices.tie`) that must connect the bearers.
    shorter: 1 or 2 where the first or second name says less, so that it may fit several others; else 0.
    """

    rule: str
    needs: float
    shorter: int = 0
