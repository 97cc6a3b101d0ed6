"""The HTML form of a mail's body as text: all of it, for a mail has no menus; what it quotes is marked with `> `."""

from __future__ import annotations

from pipeline.reading.blocks import text_of
from pipeline.reading.html_blocks import blocks_of
from pipeline.reading.html_tree import tree_of


def text_of_html_mail(markup: str) -> str:
    """The visible text of a mail's HTML."""
    return text_of(blocks_of([tree_of(markup)], quotes=True))
