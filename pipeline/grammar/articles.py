"""Articles and possessives in front of a noun: whether a phrase is definite."""

from __future__ import annotations

from pipeline.grammar.words import Word

DEFINITE = frozenset("der die das des dem den dieser diese dieses diesem diesen jener jene zum zur beim vom im am".split())
INDEFINITE = frozenset("ein eine einen einem einer eines kein keine".split())
POSSESSIVE = ("sein", "ihr", "unser", "dessen", "deren", "mein")
LONGEST_LEAD = 6  # words between article and noun: `der seit Mai amtierende neue`


def article_of(words: list[Word], head: int) -> str:
    """The article or possessive in front of noun `head`, adjectives between skipped; "" where there is none."""
    for at in range(head - 1, max(head - LONGEST_LEAD, -1), -1):
        if words[at + 1].border:
            return ""
        lower = words[at].lower
        if lower in DEFINITE or lower in INDEFINITE or lower.startswith(POSSESSIVE):
            return lower
        adjective = words[at].tag in {"ADJA", "CARD", "TRUNC", "KON"} or (not words[at].tag and words[at].text[0].islower())
        if not adjective and words[at].text[-1] not in "-‐":
            return ""
    return ""


def is_definite(article: str) -> bool:
    """Whether an article, in small letters, points at somebody known: `der`, `dieser`, `ihr`."""
    return article in DEFINITE or article.startswith(POSSESSIVE)
