"""Sentence bounds, set before the tagger: `meldewerk_sentences`.

A full stop ends a sentence unless it belongs to an abbreviation, an ordinal (`am 14. Mai`), an initial or a number. Line
breaks that cleaning left are real, so they always end one. Inside a quotation the same rules hold, so that a long
quotation has sentences; its closing mark goes with the sentence it closes.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

TERMINALS = frozenset({".", "!", "?", "…", "...", "!!", "?!", "!?"})
CLOSERS = frozenset({"“", "”", "«", "»", "‘", "’", "›", "‹", '"', "'", ")", "]", "*", "®"})
OPENERS = frozenset({"„", "‚", "»", "«", "›", "‹", '"', "“", "(", "["})


@Language.component("meldewerk_sentences", assigns=["token.is_sent_start"])
def set_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token of the Doc.

    The first word after a boundary starts the sentence; white space in between belongs to the sentence before.
    """
    starts = []
    pending = True
    for i, token in enumerate(doc):
        starts.append(i == 0 or (pending and not token.is_space))
        pending = pending or "\n" in token.text if token.is_space else _ends_sentence(doc, i)
    # All at once: `token.is_sent_start = …` looks at the whole Doc each time, which is quadratic in its length.
    return doc.from_array([SENT_START], np.array([[1 if start else -1] for start in starts], dtype="int64").astype("uint64"))


def _ends_sentence(doc: Doc, i: int) -> bool:
    """Whether a sentence ends with token `i`: a terminal, or a mark that closes what ended inside."""
    token = doc[i]
    follower = _next_word(doc, i)
    if follower is None:
        return True
    if token.text in CLOSERS:
        return _closes_sentence(doc, i, follower)
    if token.text not in TERMINALS:
        return False
    if _hugs_closer(doc, i):
        return False
    if follower.text in {"–", "—", "-"} and i + 2 < len(doc) and doc[i + 2].is_lower:
        return False
    return _can_start(doc, follower)


def _next_word(doc: Doc, i: int) -> Token | None:
    return next((doc[j] for j in range(i + 1, min(i + 6, len(doc))) if not doc[j].is_space), None)


def _hugs_closer(doc: Doc, i: int) -> bool:
    """Whether a closing mark follows without a space: the sentence ends after the mark (`… war.“`)."""
    return i + 1 < len(doc) and doc[i + 1].text in CLOSERS and not doc[i].whitespace_


def _closes_sentence(doc: Doc, i: int, follower: Token) -> bool:
    """A closing mark right after a terminal ends the sentence unless the frame goes on: `„Wozu?“, fragte sie.`"""
    j = i
    while j > 0 and doc[j].text in CLOSERS and not doc[j - 1].whitespace_:
        j -= 1
    if doc[j].text not in TERMINALS or (not doc[i].whitespace_ and not doc[i + 1].is_space):
        return False
    return _can_start(doc, follower)


def _can_start(doc: Doc, token: Token) -> bool:
    """Whether a token can be the first of a sentence: a capital, a digit, an opening mark or a bullet, no comma or lower case."""
    if token.text in OPENERS or token.text in {"•", "–", "—", "-", "*"}:
        return True
    if token.text in CLOSERS or token.is_punct:
        return False
    return not token.text[:1].islower()
