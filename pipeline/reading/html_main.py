"""Which part of a web page is its release: the rest of the page (menus, teasers, notices) is left out.

No library is used here although good ones exist (trafilatura): they are made for articles, leave out the short lines that
a release lives of (contact, number, place and date), and bring eight packages with them.
"""

from __future__ import annotations

import functools
import re

from pipeline.lexicon import load_lexicon
from pipeline.reading.html_tree import Node

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub "
    "sup time tt u var wbr br img o:p".split()
)
NO_TEXT = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video head title select textarea button input "
    "datalist dialog map frameset".split()
)
OUTSIDE = frozenset("nav footer aside header form".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
ARTICLES = frozenset({"article", "main"})

LONG = 80
"""Characters from which a paragraph counts as running text; menu entries and teasers are shorter or are links."""
SHARE = 0.7
"""A part that holds so much of the running text of the part around it is looked into further."""
POOR = 100
"""Characters of running text that must remain: a part without which there is less is no furniture, whatever it is called
(`<div class="with-sidebar">`)."""

_WORDS = re.compile(r"[a-zäöüß]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTACT = re.compile(r"kontakt|contact|ansprech|ruckfragen|rückfragen|rueckfragen")


def main_part(page: Node) -> list[Node]:
    """The parts of a page that are its release, in its order: mostly one, with headline and contact box where they lie outside.

    page: as of `tree_of`; what is furniture is taken out of it.
    """
    prose = _prose(page)
    _take_out(page, prose, prose[page])
    prose = _prose(page)
    chosen, path = page, [page]
    while best := max(
        (child for child in chosen.children if isinstance(child, Node)), key=lambda child: prose[child], default=None
    ):
        if not prose[best] or prose[best] < SHARE * prose[chosen] or best.tag in {"ul", "ol", "table", "p", *INLINE}:
            break
        chosen = best
        path.append(best)
        if best.tag == "article" or best.attributes.get("itemprop") == "articleBody":
            break
    chosen = _around(chosen, path)
    before, after = _beside(page, chosen)
    return [*before, chosen, *after]


def _around(chosen: Node, path: list[Node]) -> Node:
    """The article or main element around the text, if it is not the whole page and the headline is in it."""
    if any(node.tag == "h1" for node in chosen.walk()):
        return chosen
    for node in reversed(path):
        marked = node.tag in ARTICLES or node.attributes.get("role") == "main"
        if marked and sum(1 for inner in node.walk() if inner.tag == "h1") == 1:
            return node
    return chosen


def _beside(page: Node, chosen: Node) -> tuple[list[Node], list[Node]]:
    """The page's headline where it stands above the chosen part, and its contact box where that stands beside it."""
    inside = set(map(id, chosen.walk()))
    before: list[Node] = []
    after: list[Node] = []
    headed = any(node.tag == "h1" for node in chosen.walk())
    taken: set[int] = set()
    for node in page.walk():
        if id(node) in inside or id(node) in taken:
            continue
        if node.tag == "h1" and not headed and node.text().strip():
            before.append(node)
            headed = True
        elif node.tag not in INLINE and _CONTACT.search(node.names()) and not any(id(one) in inside for one in node.walk()):
            if 20 <= len(node.text().strip()) <= 1000 and not after:
                after.append(node)
            taken.update(map(id, node.walk()))
    return before, after


@functools.cache
def _furniture() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = load_lexicon("html_furniture")
    whole = frozenset(row["word"] for row in rows if row["match"] == "whole")
    return whole, tuple(row["word"] for row in rows if row["match"] == "start")


def is_furniture(node: Node) -> bool:
    """Whether an element is by its tag, role, name or style no part of the text."""
    if node.tag in OUTSIDE or "hidden" in node.attributes or _HIDDEN.search(node.attributes.get("style", "")):
        return True
    if node.attributes.get("role", "") in {"navigation", "search", "banner", "complementary", "contentinfo", "dialog"}:
        return True
    whole, starts = _furniture()
    return any(word in whole or word.startswith(starts) for word in _WORDS.findall(node.names()))


def _take_out(page: Node, prose: dict[Node, int], total: int) -> None:
    """Take furniture out of the tree, but for what holds much of the text, headlines in articles, and contact boxes; see POOR."""
    stack: list[tuple[Node, bool]] = [(page, False)]
    while stack:
        node, in_article = stack.pop()
        kept: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str):
                kept.append(child)
                continue
            if child.tag in NO_TEXT:
                continue
            if is_furniture(child) and not _is_spared(child, in_article) and not (prose[child] and total - prose[child] < POOR):
                continue
            kept.append(child)
            stack.append((child, in_article or child.tag in ARTICLES))
        node.children = kept


def _is_spared(node: Node, in_article: bool) -> bool:
    """Whether what looks like furniture holds the release or belongs to it: headlines, articles, contact boxes."""
    if "hidden" in node.attributes or _HIDDEN.search(node.attributes.get("style", "")):
        return False
    if node.tag == "header" and in_article:
        return True
    if node.tag not in {"nav", "form"} and _CONTACT.search(node.names()):
        return True
    return any(inner.tag == "h1" or inner.tag in ARTICLES for inner in node.walk())


def _prose(page: Node) -> dict[Node, int]:
    """For each element the characters of running text in it, that is of long paragraphs which are not mostly links."""
    totals: dict[Node, int] = {}
    for node in reversed(list(page.walk())):  # inner before outer
        total = length = linked = 0
        for child in node.children:
            if isinstance(child, str):
                length += len(child.strip())
            elif child.tag in INLINE:
                size = len(child.text().strip()) if not _holds_blocks(child) else 0
                length += size
                linked += size if child.tag == "a" else 0
                total += totals[child] if not size else 0
            elif child.tag not in NO_TEXT:
                total += totals[child]
        own = length if node.tag not in INLINE and length >= LONG and linked < length / 2 else 0
        totals[node] = total + own
    return totals


def _holds_blocks(node: Node) -> bool:
    return any(inner.tag not in INLINE and inner.tag not in NO_TEXT for inner in node.walk() if inner is not node)
