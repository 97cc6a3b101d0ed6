"""The text of a web page's part as a reader sees it: paragraphs, line ends, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.reading.blocks import Block, one_line
from pipeline.reading.html_measures import INLINE, NO_TEXT
from pipeline.reading.html_tree import Node

QUOTED = "> "
"""What stands before each line that a mail quotes."""

_BLOCK_TAGS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol li table blockquote pre section article dl".split())
_MARKS = {"q": ("„", "“")}
_IS_QUOTE = re.compile(r"gmail_quote|yahoo_quoted|moz-cite|protonmail_quote")
_LONG_CELL = 120
"""Characters from which a cell holds text and its table is there for the layout alone."""


def blocks_of(parts: Iterable[Node], *, quotes: bool = False) -> list[Block]:
    """The blocks of elements in order. quotes: whether a quotation of a mail (`<blockquote type="cite">`) gets `> `."""
    flow = _Flow(quotes)
    for part in parts:
        flow.read(part)
        flow.end()
    return flow.blocks


class _Flow:
    """Gathers inline text until a block begins or ends. Works off a list, not by calling itself: pages can be deep."""

    def __init__(self, quotes: bool) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.look = ""
        self.mark = ""
        self.lists: list[int] = []  # of each open list the number of its next item, 0 for bullets
        self.depth = 0  # of quotations
        self.quotes = quotes

    def read(self, part: Node) -> None:
        stack: list[tuple[Node | str, bool]] = [(part, False)]
        while stack:
            one, leaving = stack.pop()
            if isinstance(one, str):
                self.pieces.append(one if self.look == "pre" else one_line(one))
            elif leaving:
                self.leave(one)
            elif one.tag in NO_TEXT or one.tag == "wbr":
                continue
            elif one.tag == "br":
                self.pieces.append("\n")
            elif one.tag == "tr" and not _is_layout(one):
                self.end()
                self.row(one)
            else:
                self.enter(one)
                stack.append((one, True))
                stack.extend((child, False) for child in reversed(one.children))

    def enter(self, node: Node) -> None:
        if node.tag in INLINE:
            self.pieces.append(_MARKS.get(node.tag, ("", ""))[0])
            return
        self.end()
        self.look = node.tag if node.tag in _BLOCK_TAGS else ""
        if node.tag in {"ol", "ul", "menu"}:
            start = node.attributes.get("start", "1")
            self.lists.append((int(start) if start.isdecimal() and len(start) < 6 else 1) if node.tag == "ol" else 0)
        elif node.tag == "li":
            number = self.lists[-1] if self.lists else 0
            self.mark = f"{number}. " if number else "• "
            self.look = "ol" if number else "ul"
            if number:
                self.lists[-1] += 1
        elif self.is_quote(node):
            self.depth += 1
        elif node.tag == "hr":
            self.blocks.append(Block(""))

    def leave(self, node: Node) -> None:
        if node.tag in INLINE:
            self.pieces.append(_MARKS.get(node.tag, ("", ""))[1])
            return
        self.end()
        if node.tag in {"ol", "ul", "menu"} and self.lists:
            self.lists.pop()
        elif self.is_quote(node):
            self.depth -= 1
        self.look = ""

    def is_quote(self, node: Node) -> bool:
        cited = node.tag == "blockquote" and node.attributes.get("type", "").lower() == "cite"
        return self.quotes and (cited or bool(_IS_QUOTE.search(node.names())))

    def row(self, node: Node) -> None:
        cells = [child for child in node.children if isinstance(child, Node) and child.tag in {"td", "th"}]
        texts = [" ".join(_visible(cell).split()) for cell in cells]
        line = " | ".join(text for text in texts if text)
        self.add(line, "row", item=True)

    def end(self) -> None:
        """Close the paragraph that was gathered; a blank line inside it (`<br><br>`) parts it."""
        text = "".join(self.pieces)
        self.pieces = []
        for index, part in enumerate(_parts(text, self.look == "pre")):
            if index:
                self.blocks.append(Block(""))
            self.add(self.mark + part, self.look, item=bool(self.mark))
            self.mark = ""

    def add(self, text: str, look: str, item: bool) -> None:
        if not text.strip():
            return
        if self.depth > 0:
            text, look = "\n".join(QUOTED + line for line in text.split("\n")), "quote"
        self.blocks.append(Block(text, look, item, title=look == "h1"))


def _parts(text: str, preformatted: bool) -> Iterator[str]:
    if preformatted:
        yield from (part for part in re.split(r"\n[ \t]*\n", text) if part.strip())
        return
    for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text):
        lines = [line.strip(" ") for line in part.split("\n")]
        if any(line.strip() for line in lines):
            yield "\n".join(line for line in lines if line.strip())


def _visible(cell: Node) -> str:
    parts: list[str] = []
    stack: list[Node | str] = [cell]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(one)
        elif one.tag not in NO_TEXT:
            if one.tag not in INLINE or one.tag == "br":
                parts.append(" ")
            stack.extend(reversed(one.children))
    return "".join(parts)


def _is_layout(row: Node) -> bool:
    """Whether a row only places blocks beside one another: one cell, or a cell with a table, heading, list or long text."""
    cells = [child for child in row.children if isinstance(child, Node) and child.tag in {"td", "th"}]
    if len(cells) < 2:
        return True
    for cell in cells:
        blocks = sum(inner.tag in {"p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table"} for inner in cell.walk())
        breaks = sum(inner.tag == "br" for inner in cell.walk())
        if blocks > 1 or breaks > 1 or len(cell.text()) > _LONG_CELL or any(one.tag == "table" for one in cell.walk()):
            return True
    return False
