"""One text that holds several releases (a daily bulletin), taken apart where that is sure."""

from __future__ import annotations


def releases_in(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are releases of their own, end exclusive; none or one where it is a single release."""
    return []
