"""Which part of a web page is its release: the rest of the page (menus, teasers, notices) is left out.

No library is used here although a good one exists (trafilatura): a web page is to be read without any extra, and that one
brings fifteen packages; `benchmarks/pages.py` reads the same pages with both.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from pipeline.lexicon import load_lexicon
from pipeline.reading.html_measures import INLINE, NO_TEXT, Measure, measured
from pipeline.reading.html_tree import Node

OUTSIDE = frozenset("nav footer aside header form".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
ARTICLES = frozenset({"article", "main"})

SHARE = 0.7
"""A part that holds so much of the running text of the part around it is looked into further."""
POOR = 100
"""Characters of running text that must remain: a part without which there is less is no furniture, whatever its tag."""
MOST = 0.4
"""A part with more of the text than this is no furniture for its name alone (`<div class="news-sidebar-page">`)."""
MENU, LINKED = 4, 0.8
"""Links that a menu has at least, and their share of its text."""
CONTACT = 1000
"""Characters that a contact box has at most."""
TEASER = 600
"""Characters that a teaser has at most: a part whose heading is a link to what it is about."""

Measures = dict[Node, Measure]

_WORDS = re.compile(r"[a-zäöüß]+")
_MODIFIED = re.compile(
    r"\b(?:with|has|have|no|without|is|mit|ohne|hat)[-_]\S+"
)  # says what else is on the page: `with-sidebar`
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTACT = re.compile(r"kontakt|contact|ansprech|ruckfragen|rückfragen|rueckfragen")


def main_part(page: Node) -> list[Node]:
    """The parts of a page that are its release, in its order: mostly one, with headline and contact box where they lie outside.

    page: as of `tree_of`; what is furniture is taken out of it.
    """
    _take_out(page, is_furniture)
    most = MOST * measured(page)[page].prose
    _take_out(page, lambda node, measures: measures[node].prose <= most and is_named_furniture(node, sure=False))
    prose = {node: measure.prose for node, measure in measured(page).items()}
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
            if 20 <= len(node.text().strip()) <= CONTACT and not after:
                after.append(node)
            taken.update(map(id, node.walk()))
    return before, after


@functools.cache
def _furniture(sure: bool) -> tuple[frozenset[str], tuple[str, ...]]:
    rows = [row for row in load_lexicon("html_furniture") if (row["sure"] == "yes") == sure]
    whole = frozenset(row["word"] for row in rows if row["match"] == "whole")
    return whole, tuple(row["word"] for row in rows if row["match"] == "start")


def is_furniture(node: Node, measures: Measures) -> bool:
    """Whether an element is surely no part of the text: by its tag, role or style, or a name such as `cookie-banner`."""
    if node.tag in OUTSIDE or _is_hidden(node) or _is_teaser(node, measures) or _is_menu(node, measures[node]):
        return True
    if node.attributes.get("role", "") in {"navigation", "search", "banner", "complementary", "contentinfo", "dialog"}:
        return True
    return is_named_furniture(node, sure=True)


def is_named_furniture(node: Node, sure: bool) -> bool:
    """Whether an element's class or id has a word for furniture: one that is sure, or one that needs another look."""
    whole, starts = _furniture(sure)
    return any(word in whole or word.startswith(starts) for word in _WORDS.findall(_MODIFIED.sub(" ", node.names())))


def _is_hidden(node: Node) -> bool:
    return "hidden" in node.attributes or bool(_HIDDEN.search(node.attributes.get("style", "")))


def _is_teaser(node: Node, measures: Measures) -> bool:
    """Whether an element's first heading is nothing but a link, and little stands below it."""
    heading = next((child for child in node.children if isinstance(child, Node)), None)
    if heading is None or heading.tag not in {"h2", "h3", "h4", "h5"}:
        return False
    return 0 < measures[heading].text <= measures[heading].linked and measures[node].text <= TEASER


def _is_menu(node: Node, measure: Measure) -> bool:
    """Whether an element holds next to nothing but links, and several."""
    return (
        node.tag in {"ul", "ol", "td", "div", "table"} and measure.n_links >= MENU and measure.linked >= LINKED * measure.text
    )


def _take_out(page: Node, furniture: Callable[[Node, Measures], bool]) -> None:
    """Take furniture out of the tree, but for headlines in articles and contact boxes.

    furniture: tells it from the rest; what holds nearly all of the page's running text stays whatever it says.
    """
    measures = measured(page)
    total = measures[page].prose
    stack: list[tuple[Node, bool]] = [(page, False)]
    while stack:
        node, in_article = stack.pop()
        kept: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node):
                if child.tag in NO_TEXT:
                    continue
                prose = measures[child].prose
                needed = prose and total - prose < POOR
                if furniture(child, measures) and not needed and not _is_spared(child, in_article):
                    total -= prose
                    continue
                stack.append((child, in_article or child.tag in ARTICLES))
            kept.append(child)
        node.children = kept


def _is_spared(node: Node, in_article: bool) -> bool:
    """Whether what looks like furniture holds the release or belongs to it: headlines, articles, contact boxes."""
    if _is_hidden(node):
        return False
    if node.tag == "header" and in_article:
        return True
    if node.tag not in {"nav", "form"} and _CONTACT.search(node.names() + " ".join(_inner_names(node))):
        return True
    return any(inner.tag == "h1" or inner.tag in ARTICLES for inner in node.walk())


def _inner_names(node: Node) -> list[str]:
    """The names of the elements in a part that is no larger than a contact box."""
    return [inner.names() for inner in node.walk()] if len(node.text()) <= CONTACT else []
