"""How much work a call is, counted and not timed: a busy machine must not fail a test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def calls(function: Callable[..., Any], *values: Any) -> int:
    """Functions that a call enters, those in C too; the same number on every machine."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        function(*values)
    finally:
        sys.setprofile(before)
    return count


def grows_linearly(function: Callable[[Any], Any], make: Callable[[int], Any], few: int) -> bool:
    """Whether four times as much takes at most five times the calls. make: what `function` is given, of a size.

    The inside of one regular expression is no call: `few` must be so many that a bad one would not end.
    """
    function(make(few))  # what is loaded and remembered at first
    small, large = make(few), make(4 * few)
    return calls(function, large) <= 5 * calls(function, small) + 1_000
