"""Paragraphs of a formatted document to text: what stands apart on the page is parted by a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

SHORT = 90
"""Characters of a line that may be one of several that belong together: an address, a contact, headline and subtitle."""

_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class Block(NamedTuple):
    """A paragraph, heading, item of a list or row of a table.

    text: without a line end at its edges; a line end inside it is one that the writer set. look: what its formatting has in
    common with its neighbours; lines that look alike may belong together, others never. item: whether it is an item or row.
    """

    text: str
    look: str = ""
    item: bool = False


BLANK = Block("")
"""An empty paragraph, by which many writers part the others."""


def text_of(blocks: Iterable[Block]) -> str:
    """The text of a document, with a line end after the last line.

    Items of one list and short lines of one look, with nothing between them, stand on lines of one paragraph: a contact, an
    address. Everything else is parted by a blank line.
    """
    parts: list[str] = []
    above: Block | None = None
    apart = False
    for block in blocks:
        text = block.text.strip("\n ")
        if not text.strip():
            apart = True
            continue
        if above is not None:
            together = not apart and above.look == block.look and above.item == block.item
            parts.append("\n" if together and (block.item or (_is_short(above.text) and _is_short(text))) else "\n\n")
        parts.append(text)
        above, apart = Block(text, block.look, block.item), False
    return "".join(parts) + "\n" if parts else ""


def _is_short(text: str) -> bool:
    """Whether the line could be one of several. A full sentence, even a short one, is a paragraph."""
    lines = text.split("\n")
    return max(map(len, lines)) <= SHORT and not (len(lines[-1]) > 40 and lines[-1].endswith((".", "!", "?", "“", "«")))


def one_line(text: str) -> str:
    """Spaces and line ends of markup, which mean nothing, as one space; a no-break space stays."""
    return _SPACES.sub(" ", text)
