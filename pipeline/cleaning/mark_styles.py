"""Which quotation marks a damaged release prints: „…“ nearly always, others where more of them are read than misreading makes."""

from __future__ import annotations

import math
from collections import Counter

from pipeline.lexicon import load_lexicon

# What a mark is read as: of (mark, side) the per mille of the double and of the single German mark.
SHARES = {(row["mark"], row["side"]): (float(row["double"]), float(row["single"])) for row in load_lexicon("clean_marks")}
# Other marks that releases print, and how they open and close: `»…«`, `“…”`, `"…"`.
_STYLES = {"»«›‹": ("»", "«"), "“”‘’": ("“", "”"), "\"\"''": ('"“', '"')}
# Such pairs beside German ones in the same release.
_OTHER_PAIRS = (("»", "«"), ("“", "”"))
_READ_RIGHTLY = 0.6  # of them, both marks
_UNUSUAL = 4.0  # nats against a release with two kinds of marks
_LEAST_PRINTED = 0.2  # share of all pairs
_FEWEST_PRINTED = 2  # of both marks of such a pair
_FEWEST_UPPER = 3  # opening marks, none of them low, that show `"…"` or `“…”`
_PRINTED_SHARE = 3  # times as many of them as of all other marks


def style_of(opened: Counter[str], closed: Counter[str]) -> dict[str, str]:
    """What a release prints for „ “ ‚ ‘; empty for those themselves. opened, closed: its marks as they were read.

    The English pack knows »…«, “…” and "…" and reads most of them rightly, but makes `,,` or `,` of most „.
    """
    if opened[",,"] or opened["„"]:
        return {}
    upper = opened["“"] >= _FEWEST_PRINTED and opened['"'] + opened["“"] >= _FEWEST_UPPER
    if upper and not (opened["»"] or closed["*"]):  # no low mark is read so as often
        straight = 2 * (opened['"'] + closed['"']) > opened["“"] + closed["”"]
        return dict(zip("„“‚‘", "\"\"''" if straight else "“”‘’", strict=True))
    for mark, (opens, closes) in _STYLES.items():
        n_open, n_closed = sum(opened[other] for other in opens), closed[closes]
        rest = sum(opened[other] for other in '»"“' if other not in opens) + sum(
            closed[other] for other in '«"”*' if other != closes
        )
        if min(n_open, n_closed) >= _FEWEST_PRINTED and n_open + n_closed > _PRINTED_SHARE * rest:
            return dict(zip("„“‚‘", mark, strict=True))
    return {}


def printed_so(shapes: Counter[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of the pairs of a release, as read and how often, those that stand as they were printed beside „…“.

    Straight ones are never believed beside others: „…“ is read as `"…"` three times in a release that has `,,…*` too.
    """
    kept = set()
    for opens, closes in _OTHER_PAIRS:
        number = shapes[opens, closes]
        misread = SHARES[opens, "open"][0] * SHARES[closes, "close"][0] / 1e6
        if number * math.log(_READ_RIGHTLY / misread) > _UNUSUAL and number >= _LEAST_PRINTED * shapes.total():
            kept.add((opens, closes))
    return kept
