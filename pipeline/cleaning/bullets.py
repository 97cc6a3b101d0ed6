"""Bullets of a damaged text: the English pack has no `•` and reads `¢`, `«`, `+`, `*` or `©`."""

from __future__ import annotations

import re

from pipeline.cleaning.alignment import Edit

_FIRST = re.compile(r"(?m)^[•¢«+*©](?= [^\W_])")
_BETWEEN = re.compile(r"(?<=[^\W_] )[•¢«](?= [^\W_])")
_NEVER_PRINTED = frozenset("¢«+©")


def repair_bullets(text: str) -> list[Edit]:
    """Edits to `•`, in front of lines and between two parts of one (`Stadt Linden « Presseamt`). text: judged damaged.

    Stars are left where all bullets are stars, for those are printed too.
    """
    first = list(_FIRST.finditer(text))
    found = list(_BETWEEN.finditer(text))
    if any(match.group() in _NEVER_PRINTED for match in first):
        found += first
    return [Edit(*match.span(), match.group(), "•", "bullet", 0.9) for match in found if match.group() != "•"]
