"""What may be a word in a damaged text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.cleaning.words import load_words

LONGEST = 40  # characters; longer tokens are left alone, so that work stays linear
_CHUNK = re.compile(r"\S+")
# Letters and what the OCR makes of letters; a hyphen, star or colon ends a token, so that `Bürger*innen` are two.
# Letters that a wrong decoding lost leave U+FFFD or a question mark, as many as they had bytes: `B?rger`, `f??r`.
_TOKEN = re.compile(
    r"(?:\||\ufffd{1,2}|(?<![^\s(„\"])\?{1,2}(?=[a-zäöüß]{2}))?[^\W_]+(?:(?:[&@®§$£|]|\ufffd{1,4}|\?{1,4}(?=[^\W\d_]))[^\W_]*)*"
)
_HOLES = frozenset("?\ufffd")
_GENDERED = re.compile(r"[*:_·]innen(?![^\W\d_])")
_CAPITAL_INSIDE = re.compile(r"(?<=[b-df-hj-np-tv-xzß])I(?:n|nnen)$")  # `KollegInnen`, not `MitteIn`
_MARK_BEFORE = re.compile(r"[nw](?=[A-ZÄÖÜ][a-zäöüß])")  # what is left of `„`: `nDie Halle`
_ADDRESS = re.compile(r"://|[wW]{3}\.|[^\W_]@[^\W_]+\.[^\W_]|[^\W_]\.[a-z]{2,3}(?:/|\W*$)")
_OPENING = frozenset(",‚‘'’“(.")  # right before a word, without a blank: what the OCR makes of `„`
_CLOSING = frozenset("”“’‘*")
_SENTENCE_ENDS = frozenset('.!?:„»"\n')


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the text that may be a word.

    start, end: bounds. first: whether a sentence or a quotation begins with it. gendered: whether `*innen` follows, or the
    `Innen` of `KollegInnen`.
    """

    start: int
    end: int
    text: str
    first: bool
    gendered: bool = False


def tokens_of(text: str) -> list[Token]:
    """All tokens that may be repaired; addresses of the net, numbers and very long strings are left out."""
    found = []
    for chunk in _CHUNK.finditer(text):
        if chunk.end() - chunk.start() > 4 * LONGEST or _ADDRESS.search(chunk.group()):
            continue
        for match in _TOKEN.finditer(text, chunk.start(), chunk.end()):
            word = match.group()
            letters = sum(letter.isalpha() or letter in _HOLES for letter in word)
            if letters < 2 or len(word) > LONGEST or 2 * letters <= len(word):
                continue
            start, end = match.span()
            gendered = _GENDERED.match(text, end) is not None
            if capital := _CAPITAL_INSIDE.search(word):
                end, gendered = start + capital.start(), True
            if _MARK_BEFORE.match(word) and word[1:].lower() in load_words():
                start += 1
            found.append(Token(start, end, text[start:end], start > match.start() or _begins_sentence(text, start), gendered))
    return found


def _begins_sentence(text: str, at: int) -> bool:
    if at and text[at - 1] in _OPENING:
        return True
    before = at - 1
    while before >= 0 and text[before] == " ":
        before -= 1
    if before > 0 and text[before] in _CLOSING:  # `zu bauen.” Kein Wort fiel`
        before -= 1
    return before < 0 or text[before] in _SENTENCE_ENDS
