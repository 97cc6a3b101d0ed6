"""What the elements of a web page hold: running text, text, links. Measured once for all, from the innermost out."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.reading.html_tree import Node

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub "
    "sup time tt u var wbr br img o:p".split()
)
NO_TEXT = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video head title select textarea button input "
    "datalist dialog map frameset".split()
)

LONG = 80
"""Characters from which a paragraph counts as running text; menu entries and teasers are shorter or are links."""


class Measure(NamedTuple):
    """Of an element with all in it. prose: characters of running text, that is of long paragraphs which are not mostly links.

    text, linked: characters that are seen, and those of links; n_links: how many; has_blocks: whether a paragraph or other
    block is in it.
    """

    prose: int = 0
    text: int = 0
    linked: int = 0
    n_links: int = 0
    has_blocks: bool = False


def measured(page: Node) -> dict[Node, Measure]:
    """The measures of every element."""
    found: dict[Node, Measure] = {}
    for node in reversed(list(page.walk())):  # inner before outer
        if node.tag in NO_TEXT:
            found[node] = Measure()
            continue
        prose = text = linked = n_links = 0
        own = own_linked = 0  # of the paragraph that the element itself is
        has_blocks = False
        for child in node.children:
            if isinstance(child, str):
                size = len(child.strip())
                text, own = text + size, own + size
                continue
            inner = found[child]
            prose, text, linked, n_links = (
                prose + inner.prose,
                text + inner.text,
                linked + inner.linked,
                n_links + inner.n_links,
            )
            has_blocks = has_blocks or inner.has_blocks or child.tag not in INLINE
            if child.tag in INLINE and not inner.has_blocks:
                own, own_linked = own + inner.text, own_linked + inner.linked
        if node.tag == "a" and node.attributes.get("href"):
            linked, n_links = text, n_links + 1
        if node.tag not in INLINE and own >= LONG and own_linked < own / 2:
            prose += own
        found[node] = Measure(prose, text, linked, n_links, has_blocks)
    return found
