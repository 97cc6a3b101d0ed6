"""Dashes of a damaged text: the English pack reads the German `–` as `—` or, between blanks, as `-`."""

from __future__ import annotations

import re

from pipeline.cleaning.alignment import Edit

_LONG = re.compile(r"[-–—]*—[-–—]*")
_SHORT = re.compile(r"(?<=[^\s\d] )-(?= [^\s\d])")
_AGENCY = re.compile(r"(?<=[^\s\d)] )-(?= [^\s\d])")  # news agencies print `Linden (ots) - Bei einem Brand`


def repair_dashes(text: str) -> list[Edit]:
    """Edits of dashes to `–`. text: judged damaged. A hyphen at the start of a line, after a bracket where no dash is long, between numbers or in a word stays."""
    long = [Edit(*match.span(), match.group(), "–", "dash", 0.9) for match in _LONG.finditer(text)]
    short = _SHORT if long else _AGENCY
    return long + [Edit(*match.span(), "-", "–", "dash", 0.8) for match in short.finditer(text)]
