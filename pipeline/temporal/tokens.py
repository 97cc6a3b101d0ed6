"""Words, numbers and signs of a text with the sentence and paragraph they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.temporal.words import words

# A word may run over a line end: `Septem-\nber`. Each alternative starts with another class of character, so nothing backtracks.
# Figures that a scan took for letters between or before others are figures: `l4. Juni 2O24`.
_TOKEN = re.compile(
    r"(?P<number>(?:(?<!\w)[lI](?=[0-9]))?[0-9]+(?:[OolI]+[0-9]+)*)|(?P<word>[^\W\d_]+(?:-\n[a-zäöüß]+)?)|(?P<sign>[^\w\s]|[_\d])"
)
_FIGURES = str.maketrans("OolI", "0011")
_BULLETS = frozenset("-–—•*·▪►")
_ENDS = frozenset(".!?")
_OPENING = frozenset("„\"“»‚'«(")
_MOST_CLOSING = 4  # closing marks behind the end of a sentence; a bound for a line of quotation marks
_LONGEST_ABBREVIATION = 2  # letters of a word with a capital whose full stop is one of an abbreviation (`St.`, `Mo.`)


@dataclass(slots=True)
class Token:
    """kind: `word`, `number` or `sign`. glued: no space before it. newline: the first of its line."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool
    newline: bool
    sentence: int
    paragraph: int


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order, offsets in code points of the text; linear in its length."""
    tokens: list[Token] = []
    sentence = paragraph = at = 0
    for match in _TOKEN.finditer(text):
        start, end, kind = match.start(), match.end(), match.lastgroup or "sign"
        written = match.group() if kind != "number" else match.group().translate(_FIGURES)
        newlines = text.count("\n", at, start) if start > at else 0
        if newlines > 1:
            paragraph += 1
            sentence += 1
        elif (
            tokens
            and (newlines or tokens[-1].kind == "sign")  # behind a word or number on its line no sentence begins
            and _starts_sentence(tokens, written, kind, newline=newlines == 1, glued=start == at)
        ):
            sentence += 1
        low = written.lower().replace("-\n", "") if kind == "word" else written
        glued = start == at and start > 0
        tokens.append(Token(written, low, start, end, kind, glued, newlines > 0 or not tokens, sentence, paragraph))
        at = end
    return tokens


def _starts_sentence(tokens: list[Token], written: str, kind: str, *, newline: bool, glued: bool) -> bool:
    """Whether a token opens a sentence: after `. ! ?` and before a capital, a number or a quotation; a list line always."""
    last = tokens[-1]
    if newline and (written in _BULLETS or last.text in ".!?:;" or last.text in _BULLETS):
        return True
    if glued and kind != "word":
        return False
    at = len(tokens) - 1
    while (
        at > len(tokens) - _MOST_CLOSING and at >= 0 and tokens[at].text in "“\"”»«‘'’)" and tokens[at].glued
    ):  # „…“ He said: the end is inside the marks
        at -= 1
    if at < 0 or tokens[at].text not in _ENDS:
        return False
    if not (kind == "number" or written in _OPENING or written[0].isupper() or written in _BULLETS):
        return False
    if tokens[at].text != "." or at == 0:
        return True
    before = tokens[at - 1]
    if before.kind == "number":  # `am 3. Mai`, but `im Jahr 2014. Das`
        return len(before.text) == 4 and tokens[at].glued
    if before.kind == "word":
        short = len(before.text) == 1 or (len(before.text) <= _LONGEST_ABBREVIATION and before.text[0].isupper())
        return not short and words().get(before.low, "abbreviation") is None
    return True


class TokenText:
    """A text as tokens, read by position; any position outside reads as an empty token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.words = words()
        self.dead_ends: dict[
            str, int
        ] = {}  # grammar of lists to the token that its last chain failed at: what starts before fails too
        self._outside = Token("\0", "", len(text), len(text), "none", False, True, -1, -1)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else self._outside

    def low(self, at: int) -> str:
        """The word in small letters, "" outside."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def entry(self, at: int, kind: str) -> str | None:
        """The lexicon's value of the word for a kind, None where it is not of that kind."""
        return self.words.get(self.low(at), kind)

    def number(self, at: int, longest: int = 4) -> int | None:
        """The number written in digits, None where there is none or it has more digits than `longest`."""
        token = self[at]
        return int(token.text) if token.kind == "number" and len(token.text) <= longest else None

    def capital(self, at: int) -> bool:
        """Whether the token is a word with a capital."""
        return self[at].kind == "word" and self[at].text[0].isupper()
