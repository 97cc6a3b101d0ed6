"""The words of a Doc as offices and names are written: hyphens, gender marks and abbreviations stay in one piece.

Tokenizers differ in where they cut `Kern-Roth`, `Bürger:innen` or `e. V.`; names must not depend on it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pipeline.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc  # the register of actors reads words without a pipeline

_INSIDE = 2**64 - 1  # -1 as spaCy's arrays give it: no sentence begins here
ARTICLES_BEFORE_NAMES = frozenset({"al-", "el-", "as-", "ad-", "ar-", "at-", "al‑", "el‑"})
_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"{_LETTER}+(?:\.?[-‐‑]{_LETTER}+|['’&]{_LETTER}+|(?:[*:_·]|/-?)in(?:nen)?(?!{_LETTER}))*[-‐‑]?"
    rf"|\d(?:[\d.,:]*\d)?(?:[-‐‑]{_LETTER}+)*|\S"
)


class Word(NamedTuple):
    """A word or mark with its place in `doc.text`.

    tag: STTS of the token it begins with ("" where there is none). border: whether a name or phrase cannot go on from
    the word before (new zone or line; wrapped lines are joined before). opens: whether a sentence begins here.
    """

    text: str
    start: int
    end: int
    tag: str = ""
    border: bool = False
    opens: bool = False
    zone: str = "body"

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital letter, behind an Arabic article too: `al-Rashid`."""
        return self.text[0].isupper() or (self.text[:3] in ARTICLES_BEFORE_NAMES and self.text[3:4].isupper())


@functools.cache
def abbreviations() -> frozenset[str]:
    """Degrees and other short forms whose full stop belongs to them, in small letters without it."""
    return frozenset(row["title"].casefold().rstrip(".") for row in load_lexicon("titles") if row["title"].endswith("."))


def words_of(doc: Doc) -> list[Word]:
    """The words and marks of the Doc, in order; white space is left out."""
    table = doc.to_array(["IDX", "TAG", "SENT_START"]).tolist()
    names = {tag: doc.vocab.strings[tag] for tag in {row[1] for row in table}}
    tokens = [(start, names[tag], sent_start == _INSIDE) for start, tag, sent_start in table]
    return _words(doc.text, [(zone.start, zone.end, zone.kind) for zone in doc._.zones], tokens)


def words_in(text: str) -> list[Word]:
    """The words and marks of a line that stands alone, without tags."""
    return _words(text, [], [])


def _words(text: str, zones: list[tuple[int, int, str]], tokens: list[tuple[int, str, bool]]) -> list[Word]:
    """tokens: their starts, tags and whether they surely begin no sentence."""
    short = abbreviations()
    zones = zones or [(0, len(text), "body")]
    zone_at, token, out = 0, -1, list[Word]()
    last_end, stopped = 0, True
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if start < last_end:
            continue
        gap = text[last_end:start]
        if end < len(text) and text[end] == ".":
            is_initial = word[-1].isupper() and (len(word) == 1 or word[-2] in "-‐‑")
            if is_initial or word.casefold() in short:
                end += 1
                word = text[start:end]
        new_zone = False
        while zone_at + 1 < len(zones) and zones[zone_at + 1][0] <= start:
            zone_at += 1
            new_zone = True
        kind = zones[zone_at][2]
        border = not out or new_zone or "\n" in gap
        while token + 1 < len(tokens) and tokens[token + 1][0] <= start:
            token += 1
        _, tag, goes_on = tokens[token] if token >= 0 else (0, "", False)
        opens = stopped and not goes_on  # `zum 1. | Mai` goes on
        out.append(Word(word, start, end, tag, border, border or opens, kind))
        stopped = word in {".", "!", "?"}
        last_end = end
    return out


def index_at(words: list[Word], position: int) -> int:
    """Index of the word that holds or follows the character position; len(words) behind the last one."""
    return bisect_right(words, position, key=lambda word: word.end)


def joined(words: list[Word], start: int, end: int, first: str = "") -> str:
    """The words as text with single blanks where the text has white space."""
    parts = [first] if first else []
    for i in range(start, end):
        glued = i > 0 and words[i - 1].end == words[i].start
        if parts and glued and (i > start or first):
            parts[-1] += words[i].text
        else:
            parts.append(words[i].text)
    return " ".join(parts)


def text_of(words: list[Word], start: int, end: int) -> str:
    """The text of words `start` to `end` (exclusive), white space as single blanks."""
    return joined(words, start, end)
