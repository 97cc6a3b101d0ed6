"""Paragraphs of a formatted document to text: what stands apart on the page is parted by a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.page.layout import is_header_line, is_organisation_line

SHORT = 90
"""Characters of a line that may be one of several that belong together: an address, a contact, headline and subtitle."""

MANY = 0.25
"""Share of the places between paragraphs that have an empty one, from which on these part the paragraphs."""

_PAGE_NUMBER = re.compile(r"(?:[-–|]\s*)?(?:Seite|Blatt|S\.|Page)\W*\d*\W*(?:(?:von|of)\W*\d*)?\W*", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class Block(NamedTuple):
    """A paragraph, heading, item of a list or row of a table.

    text: without a line end at its edges; a line end inside it is one that the writer set. look: what its formatting has in
    common with its neighbours; lines that look alike may belong together, others never. item: whether it is an item or row.
    title: whether it is set as the heading of the whole.
    """

    text: str
    look: str = ""
    item: bool = False
    title: bool = False


BLANK = Block("")
"""An empty paragraph, by which many writers part the others."""


def text_of(blocks: Iterable[Block]) -> str:
    """The text of a document, with a line end after the last line.

    Everything is parted by a blank line, but items of one list stand on lines below one another. So do short lines of one
    look (a contact, an address) where the writer parts paragraphs by empty ones and has none between these, and a heading
    with the short line below it, its subtitle.
    """
    blocks = list(blocks)
    gaps = _share_of_blanks(blocks) >= MANY
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
            short = gaps and _is_short(above.text) and _is_short(text)
            subtitle = above.title and not block.item and not apart and _is_subtitle(text)
            parts.append("\n" if subtitle or (together and (block.item or short)) else "\n\n")
        parts.append(text)
        above, apart = block._replace(text=text), False
    return "".join(parts) + "\n" if parts else ""


def _share_of_blanks(blocks: list[Block]) -> float:
    """How many of the places between paragraphs have an empty one."""
    n_filled = n_parted = 0
    apart = False
    for block in blocks:
        if block.text.strip():
            n_parted += apart and n_filled > 0
            n_filled += 1
        apart = not block.text.strip()
    return n_parted / max(1, n_filled - 1)


def _is_subtitle(text: str) -> bool:
    """Whether a line below a heading goes on with it: it is neither running text nor letterhead (`Polizeiinspektion Linden`)."""
    return _is_short(text) and not is_header_line(text) and not is_organisation_line(text)


def _is_short(text: str) -> bool:
    """Whether the line could be one of several. A full sentence, even a short one, is a paragraph."""
    lines = text.split("\n")
    return max(map(len, lines)) <= SHORT and not (len(lines[-1]) > 40 and lines[-1].endswith((".", "!", "?", "“", "«")))


def letterhead(blocks: Iterable[Block]) -> list[Block]:
    """What of a page header is letterhead: all but page numbers and what has no letter; it looks like nothing in the text."""
    kept = [
        Block(block.text, f"header {block.look}", block.item)
        for block in blocks
        if any(map(str.isalpha, block.text)) and not _PAGE_NUMBER.fullmatch(block.text.strip())
    ]
    return [*kept, BLANK] if kept else []


def one_line(text: str) -> str:
    """Spaces and line ends of markup, which mean nothing, as one space; a no-break space stays."""
    return _SPACES.sub(" ", text)
