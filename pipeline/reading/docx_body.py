"""The blocks of a Word document's body, header or cell, read off its XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.reading.blocks import Block, one_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _SDT, _SDT_CONTENT, _TR, _TC = (f"{_W}{name}" for name in ("p", "tbl", "sdt", "sdtContent", "tr", "tc"))
_TEXT, _TAB, _BREAK, _RETURN, _BOX, _RUN = (f"{_W}{name}" for name in ("t", "tab", "br", "cr", "txbxContent", "r"))
_NO_BREAK_HYPHEN, _SOFT_HYPHEN = f"{_W}noBreakHyphen", f"{_W}softHyphen"
# Deleted and moved words, codes of fields, what older programs get instead, and properties: none of it is seen on the page.
_SKIPPED = frozenset(
    f"{_W}{name}" for name in "del moveFrom instrText delText pPr rPr sectPr sdtPr tblPr tcPr trPr fldData".split()
) | {f"{_MC}Fallback"}
_BULLET_STYLES = ("list bullet", "listbullet", "aufzählungszeichen", "aufzhlungszeichen")
_LONG_CELL = 120
"""Characters from which a cell holds text and its table is there for the layout alone."""


def blocks_of(element: Any, part: Any) -> Iterator[Block]:
    """The blocks in an element of WordprocessingML, in the order of the page; text boxes behind the paragraph they hang on.

    element: body, header, cell or box. part: the part of the package it is in, for its styles and lists.
    """
    yield from _blocks(element, _Lists(part))


def _blocks(element: Any, lists: _Lists) -> Iterator[Block]:
    stack = [element]
    while stack:
        one = stack.pop()
        if one.tag == _P:
            yield _paragraph(one, lists)
            stack.extend(reversed(list(_boxes(one))))
        elif one.tag == _TBL:
            yield Block("")
            yield from _table(one, lists)
            yield Block("")
        elif one.tag not in _SKIPPED and isinstance(one.tag, str):
            stack.extend(reversed(list(one)))


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes of a paragraph, each once: for older programs it stands there a second time."""
    stack = list(reversed(list(paragraph)))
    while stack:
        one = stack.pop()
        if one.tag == _BOX:
            yield one
        elif one.tag not in _SKIPPED:
            stack.extend(reversed(list(one)))


def _paragraph(paragraph: Any, lists: _Lists) -> Block:
    text = _text(paragraph).strip()
    if not text:
        return Block("")
    style = _value(paragraph, "pPr/pStyle")
    mark = lists.mark(paragraph, style)
    look = f"{style} {_is_bold(paragraph)} {_value(paragraph, 'pPr/jc')}"
    return Block(mark + text, "list" if mark else look, item=bool(mark), title=style in lists.titles and not mark)


def _text(element: Any) -> str:
    """The visible text of a paragraph; a line end where its writer broke the line."""
    pieces: list[str] = []
    stack = list(reversed(list(element)))
    while stack:
        one = stack.pop()
        tag = one.tag
        if tag == _TEXT:
            pieces.append(one_line(one.text or ""))
        elif tag == _TAB:
            pieces.append("\t")
        elif tag in {_BREAK, _RETURN}:
            pieces.append("\n")
        elif tag == _NO_BREAK_HYPHEN:
            pieces.append("-")
        elif tag == _SOFT_HYPHEN:
            pieces.append("\xad")
        elif tag in _SKIPPED or tag == _BOX or (tag == _RUN and _is_hidden(one)):
            continue
        else:
            stack.extend(reversed(list(one)))
    lines = "".join(pieces).split("\n")
    return "\n".join(line.strip(" \t") for line in lines)


def _table(table: Any, lists: _Lists) -> Iterator[Block]:
    """A row of figures as one line, `Montag | 8 Uhr`; the cells of a layout one after another."""
    for row in _children(table, _TR):
        cells = [list(_blocks(cell, lists)) for cell in _children(row, _TC)]
        texts = [[block for block in cell if block.text] for cell in cells]
        if len(cells) < 2 or any(len(cell) > 2 or any(len(one.text) > _LONG_CELL for one in cell) for cell in texts):
            for cell in cells:
                yield from cell
                yield Block("")
        else:
            line = " | ".join(" ".join(" ".join(block.text.split()) for block in cell) for cell in texts if cell)
            yield Block(line, "row", item=True)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Children of a tag, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in {_SDT, _SDT_CONTENT}:
            yield from _children(child, tag)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "true") not in {"0", "false", "off"}


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(_RUN) if run.find(_TEXT) is not None]
    bold = [run.find(f"{_W}rPr/{_W}b") for run in runs[:3]]
    return bool(bold) and all(one is not None and one.get(f"{_W}val", "true") not in {"0", "false", "off"} for one in bold)


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return str(found.get(f"{_W}val", "")) if found is not None else ""


class _Lists:
    """Marks of list items: bullets, and numbers counted per list and level."""

    def __init__(self, part: Any) -> None:
        self.numbering = self._numbering(part)
        self.styles = self._styles(part)
        self.titles = self._titles(part)
        self.counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: Any, style: str) -> str:
        """`• `, `3. ` or "" for no item."""
        number, level = _value(paragraph, "pPr/numPr/numId"), _value(paragraph, "pPr/numPr/ilvl")
        if not number:
            number, level = self.styles.get(style, ("", ""))
        if not number or number == "0":  # 0 takes a paragraph out of the list of its style
            return "• " if style.lower().startswith(_BULLET_STYLES) and not number else ""
        depth = int(level) if level.isdecimal() and len(level) < 3 else 0
        kind = self.numbering.get((number, depth), "bullet")
        if kind == "none":
            return ""
        if kind != "decimal":
            return "• "
        self.counts = {key: count for key, count in self.counts.items() if key[0] != number or key[1] <= depth}
        self.counts[number, depth] = count = self.counts.get((number, depth), 0) + 1
        return f"{count}. "

    @staticmethod
    def _numbering(part: Any) -> dict[tuple[str, int], str]:
        """The kind of number by list and level."""
        try:
            element = part.numbering_part.element
        except Exception:  # a header has no such part; a broken one marks every item with a bullet
            return {}
        abstract: dict[str, dict[int, str]] = {}
        for one in element.iter(f"{_W}abstractNum"):
            levels = {int(level.get(f"{_W}ilvl", "0")): _value(level, "numFmt") for level in one.findall(f"{_W}lvl")}
            abstract[one.get(f"{_W}abstractNumId", "")] = levels
        return {
            (one.get(f"{_W}numId", ""), level): kind
            for one in element.iter(f"{_W}num")
            for level, kind in abstract.get(_value(one, "abstractNumId"), {}).items()
        }

    @staticmethod
    def _titles(part: Any) -> frozenset[str]:
        """The styles of a document's heading; Word writes their names in English whatever its language."""
        try:
            styles = part.styles.element.iter(f"{_W}style")
        except Exception:  # a header has no such part
            return frozenset()
        return frozenset(
            style.get(f"{_W}styleId", "") for style in styles if _value(style, "name").lower() in {"title", "heading 1"}
        )

    @staticmethod
    def _styles(part: Any) -> dict[str, tuple[str, str]]:
        """List and level of styles that make a paragraph an item, headings left out: their numbers are of chapters."""
        try:
            element = part.styles.element
        except Exception:  # as above
            return {}
        found = {}
        for style in element.iter(f"{_W}style"):
            number = _value(style, "pPr/numPr/numId")
            if number and not _value(style, "pPr/outlineLvl"):
                found[style.get(f"{_W}styleId", "")] = (number, _value(style, "pPr/numPr/ilvl"))
        return found
