"""The blocks of an OpenDocument text, read off odfpy's tree of elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.reading.blocks import Block, one_line

_PARAGRAPHS = frozenset({"p", "h"})
# Deleted words, notes, comments, fields for indexes, and drawings' own descriptions: none of it stands in the text's flow.
_SKIPPED = frozenset(
    "tracked-changes note annotation annotation-end hidden-text hidden-paragraph sequence-decls variable-decls user-field-decls "
    "forms title desc alphabetical-index-mark toc-mark bibliography-mark ruby-text event-listeners object image plugin".split()
)
_LONG_CELL = 120
"""Characters from which a cell holds text and its table is there for the layout alone."""


def list_kinds(styles: Iterable[Any]) -> dict[str, str]:
    """`number` or `bullet` by the name of each list style, after its first level."""
    kinds: dict[str, str] = {}
    for group in styles:
        for node in group.childNodes:
            if node.qname[1] == "list-style" and node.childNodes:
                kinds[str(node.getAttribute("name"))] = "number" if node.childNodes[0].qname[1].endswith("number") else "bullet"
    return kinds


def blocks_of(element: Any, kinds: dict[str, str]) -> Iterator[Block]:
    """The blocks in an element, in the order of the text. element: body, header, cell or box. kinds: of `list_kinds`."""
    stack: list[tuple[Any, str]] = [(element, "")]
    while stack:
        one, mark = stack.pop()
        name = one.qname[1]
        if name in _PARAGRAPHS:
            yield _paragraph(one, mark)
            stack.extend((box, "") for box in reversed(list(_boxes(one))))
        elif name == "list":
            stack.extend(reversed(list(_items(one, kinds))))
        elif name == "table":
            yield Block("")
            yield from _table(one, kinds)
            yield Block("")
        elif name not in _SKIPPED:
            stack.extend((child, mark) for child in reversed(one.childNodes) if child.nodeType == child.ELEMENT_NODE)


def _items(node: Any, kinds: dict[str, str]) -> Iterator[tuple[Any, str]]:
    """What stands in a list, each with the mark of its item: of an item's paragraphs the first has one."""
    numbered = kinds.get(str(_attribute(node, "stylename")), "bullet") == "number"
    number = 0
    for item in node.childNodes:
        if item.qname[1] not in {"list-item", "list-header"}:
            continue
        number += item.qname[1] == "list-item"
        mark = "" if item.qname[1] == "list-header" else f"{number}. " if numbered else "• "
        for child in item.childNodes:
            yield child, mark if child.qname[1] in _PARAGRAPHS else ""
            mark = "" if child.qname[1] in _PARAGRAPHS else mark


def _paragraph(node: Any, mark: str) -> Block:
    lines = "".join(_pieces(node)).split("\n")
    text = "\n".join(one_line(line).strip() for line in lines).strip()
    if not text:
        return Block("")
    style = _attribute(node, "stylename")
    title = style == "Title" or (node.qname[1] == "h" and _attribute(node, "outlinelevel") == "1")
    return Block(mark + text, "list" if mark else f"{node.qname[1]} {style}", item=bool(mark), title=title and not mark)


def _pieces(node: Any) -> Iterator[str]:
    stack = list(reversed(node.childNodes))
    while stack:
        one = stack.pop()
        if one.nodeType != one.ELEMENT_NODE:
            yield str(one.data).replace("\n", " ")  # a line end in XML is a space
            continue
        name = one.qname[1]
        if name == "line-break":
            yield "\n"
        elif name == "tab":
            yield "\t"
        elif name == "s":
            yield " "
        elif name not in _SKIPPED and name != "text-box":
            stack.extend(reversed(one.childNodes))


def _boxes(node: Any) -> Iterator[Any]:
    stack = list(reversed(node.childNodes))
    while stack:
        one = stack.pop()
        if one.nodeType != one.ELEMENT_NODE:
            continue
        if one.qname[1] == "text-box":
            yield one
        elif one.qname[1] not in _SKIPPED:
            stack.extend(reversed(one.childNodes))


def _table(table: Any, kinds: dict[str, str]) -> Iterator[Block]:
    """A row of figures as one line; the cells of a layout one after another."""
    for row in _rows(table):
        cells = [list(blocks_of(cell, kinds)) for cell in row.childNodes if cell.qname[1] == "table-cell"]
        texts = [[block for block in cell if block.text] for cell in cells]
        if len(cells) < 2 or any(len(cell) > 2 or any(len(one.text) > _LONG_CELL for one in cell) for cell in texts):
            for cell in cells:
                yield from cell
                yield Block("")
        else:
            line = " | ".join(" ".join(" ".join(block.text.split()) for block in cell) for cell in texts if cell)
            yield Block(line, "row", item=True)


def _rows(table: Any) -> Iterator[Any]:
    stack = list(reversed(table.childNodes))
    while stack:
        one = stack.pop()
        if one.qname[1] == "table-row":
            yield one
        elif one.qname[1] in {"table-rows", "table-header-rows", "table-row-group"}:
            stack.extend(reversed(one.childNodes))


def _attribute(node: Any, name: str) -> str:
    value = node.getAttribute(name)
    return str(value) if value else ""
