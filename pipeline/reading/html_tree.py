"""A web page as a tree. Built by the standard library's tokenizer, so that no page can run, load or expand anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

MAX_DEPTH = 200
"""Elements deeper than this become neighbours; real pages have up to 40, one made to exhaust memory has 100,000."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CLOSES_PARAGRAPH = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul".split()
)
# A start tag that ends an element of the same kind which was left open, up to the element that holds such.
SIBLINGS = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr", "td", "th"), ("table", "tbody", "thead", "tfoot")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "option": (("option",), ("select",)),
}
RAW_TEXT = frozenset({"script", "style"})


@dataclass(slots=True, eq=False)
class Node:
    """An element. children: elements and text, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def text(self) -> str:
        """All its text, as the markup has it."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            one = stack.pop()
            if isinstance(one, str):
                parts.append(one)
            else:
                stack.extend(reversed(one.children))
        return "".join(parts)

    def names(self) -> str:
        """Its class and id in lower case."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}".lower()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("document")
        self.open: list[Node] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CLOSES_PARAGRAPH:
            self._close(("p",), ("td", "th", "li", "div", "body"))
        if tag in SIBLINGS:
            self._close(*SIBLINGS[tag])
        node = Node(tag, {name: value or "" for name, value in reversed(attrs)})
        self.open[-1].children.append(node)
        if tag not in VOID and len(self.open) < MAX_DEPTH:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and tag not in {"p", "div", "span", "a", "script"} and self.open[-1].tag == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":  # `</br>` is read as a line end
            self.open[-1].children.append(Node("br"))
            return
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return
            if tag not in {"html", "body", "table"} and self.open[depth].tag in {"table", "body"}:
                return  # a stray end tag in a cell must not end the page's layout

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _close(self, tags: tuple[str, ...], within: tuple[str, ...]) -> None:
        """Close the open elements of these tags, with all in them, up to one that may hold others of them."""
        outermost = 0
        for depth in range(len(self.open) - 1, 0, -1):
            tag = self.open[depth].tag
            if tag in tags:
                outermost = depth
            elif tag in within:
                break
        if outermost:
            del self.open[outermost:]


def tree_of(markup: str) -> Node:
    """The page as a tree whose root is `document`; broken markup gives what can be made of it."""
    builder = _Builder()
    builder.feed(_without_comments(markup))
    builder.close()
    return builder.root


def _without_comments(markup: str) -> str:
    """Take out comments, of those that never end the mark alone: the parser would look for the end of each anew."""
    parts: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0:
        parts.append(markup[at:start])
        end = markup.find("-->", start + 4)
        if end < 0:
            return "".join([*parts, markup[start:].replace("<!--", "")])
        at = end + 3
    return "".join([*parts, markup[at:]]) if parts else markup
