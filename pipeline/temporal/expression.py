"""What the grammar hands to the resolution: an expression with its parts, not yet a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Expression:
    """A temporal expression as it stands in the text.

    kind: `day`, `month`, `year`, `weekday`, `today` (offset in days from the release), `part` (of a day), `clock`,
    `duration`, `ago` (counted from the release), `offset` (counted from the date before it), `period` (the day, week,
    month or year in a direction), `anchor` (the same day, week ... as before), `weekend`, `week`, `quarter`, `half`, `season`,
    `holiday`, `fixed` (its `value` stands already) or `set`.
    start, end: code points of the text, end exclusive; first, last: token numbers, end exclusive.
    direction: -2 to 2 where a word says it (`vergangenen` -1, `diesem` 0, `übernächsten` 2), else None.
    amount: ISO number or `X`; unit: `D W M Y` or `H` (hour) `m` (minute) `s` (second).
    joined: whether a range or list word alone stands between it and the expression before.
    """

    kind: str
    start: int
    end: int
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    direction: int | None = None
    hour: int | None = None
    minute: int = 0
    part: str = ""
    unit: str = ""
    amount: str = ""
    value: str = ""
    plural: bool = False
    joined: bool = False
    sure: float = 0.95
