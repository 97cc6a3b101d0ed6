"""Sides in photo captions: `(I.)` beside `(r.)` is `(l.)`, links."""

from __future__ import annotations

import re

from pipeline.cleaning.alignment import Edit

# `(I.)`, `(v. I. n. r.)`, `2. v. I.`: a capital I, a bar or a one where only l for `links` makes sense.
_LEFT = re.compile(r"(?:(?<=\()|(?<=\bv\.)|(?<=\bv\. ))[I1|](?=\.(?:\)|,| ?n\.| ))|(?<=\()[I1|](?=\.\))")
_SURELY_LEFT = re.compile(r"(?<=\(v\. )[I1|](?=\.\))|(?<=\(v\.)[I1|](?=\.\))")  # `(v. |.)`: from the left
_RIGHT = re.compile(r"\((?:\d\. ?)?(?:v\. ?)?r\.|n\. ?r\.|\(Mitte\)|\(M\.\)")


def repair_sides(text: str) -> list[Edit]:
    """Edits of `I.` to `l.` in paragraphs that name the other side or the middle as well, and of `(v. I.)`. text: judged damaged."""
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        left = _LEFT if _RIGHT.search(line) else _SURELY_LEFT
        edits.extend(
            Edit(at + match.start(), at + match.end(), match.group(), "l", "letter", 0.95) for match in left.finditer(line)
        )
        at += len(line) + 1
    return edits
