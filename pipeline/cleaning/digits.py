"""Digits of a damaged text that were read as letters (`O89`, `2O24`, `3 OOO`, `20l8`), and the `zu` that was read as `2u`."""

from __future__ import annotations

import re

from pipeline.cleaning.alignment import Edit

# A number of two digits at least, all others of which were read as letters; `O2` and `10l` may be meant.
_NUMBER = re.compile(
    r"(?<![^\W_])(?=[OolI]*\d[OolI]*\d)[\dOolI]*[OolI]\d[\dOolI]*(?![^\W_])|(?<![^\W_])\d(?:\d+[Oo]|OO)[Oo]*(?![^\W_])"
)
_GROUP = re.compile(r"(?<=\d[ .])OOO(?![^\W_])")  # `3 OOO Euro`
_TO = re.compile(r"(?<=[a-zäöüß,] )[27][uU](?= [a-zäöü])")  # `bis 2u drei`
_DIGITS = str.maketrans("OolI", "0011")


def repair_digits(text: str) -> list[Edit]:
    """Edits of letters in numbers. text: judged damaged."""
    found = sorted([*_NUMBER.finditer(text), *_GROUP.finditer(text)], key=lambda match: match.start())
    small = [Edit(*match.span(), match.group(), "zu", "letter", 0.9) for match in _TO.finditer(text)]
    return small + [Edit(*match.span(), match.group(), match.group().translate(_DIGITS), "letter", 0.9) for match in found]
