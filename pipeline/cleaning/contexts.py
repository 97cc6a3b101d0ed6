"""Which of two real words stands here: `hatte` or `hätte`, `Forderung` or `Förderung`, told by the words around it.

One small logistic model for each pair of words that only an umlaut tells apart (`tools/build_contexts.py` trains them).
Features are spelt without umlauts, so that damaged neighbours tell as much as sound ones.
"""

from __future__ import annotations

import functools
import lzma
import re
from collections.abc import Sequence

from pipeline.cleaning.words import DATA

WORD = re.compile(r"\w+|[^\w\s]")
SCALE = 16  # weights are stored as whole numbers, in sixteenths of a nat
_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e"})
_CLAUSE_ENDS = frozenset(',.;:!?()[]–—"„“”*')
_SENTENCE_ENDS = frozenset(".!?")
_PARTICIPLE = re.compile("(?:[a-z]{2,6})?ge[a-z]{2,}(?:en|t)$|(?:[a-z]{2,5})?(?:be|er|ver|ent|zer)[a-z]{2,}t$|[a-z]{3,}iert$")
# Folded words that show reported speech near by, as `sei` shows `hätten` in the next sentence.
_REPORTING = frozenset(
    "sei seien habe werde konne musse solle wolle durfe gebe gehe stehe komme wisse so laut sagte betonte erklarte ich wir wenn".split()
)
_REPORT_REACH = 50  # words to either side
_CLAUSE_REACH = 14  # words to either side in which the clause's first and last word are sought
_SENTENCE_REACH = 12  # the same for all words of the sentence


def fold(word: str) -> str:
    """A word in lower case without umlauts."""
    return word.lower().translate(_FOLD)


def features(words: Sequence[str], at: int) -> list[str]:
    """What is seen around `words[at]`. words: folded words and punctuation marks of a text.

    The words next to it, their endings, the clause's first and last words (`Wenn das so hätte sein sollen`), how the
    clauses around it begin and end, and which other words the sentence has: where `sei` and `habe` stand, `hätte` is near.
    """
    left = words[at - 1] if at else "^"
    right = words[at + 1] if at + 1 < len(words) else "$"
    before = words[at - 2] if at > 1 else "^"
    behind = words[at + 2] if at + 2 < len(words) else "$"
    found = ["", f"l {left}", f"r {right}", f"L {left[-3:]}", f"R {right[-3:]}", f"b {left} {right}"]
    found += [f"B {before} {left}", f"S {right} {behind}"]
    if at > 1 and left not in _CLAUSE_ENDS:
        found.append(f"k {before}")
    if at + 2 < len(words) and right not in _CLAUSE_ENDS:
        found.append(f"s {behind}")
    begin, end = _bounds(words, at, _CLAUSE_REACH, _CLAUSE_ENDS)
    first, last = words[begin] if begin < at else "", words[end] if end > at else ""
    found += [f"c {first}", f"e {last[:2]}{last[-2:]}", f"E {last[-2:]}", f"C {first} {last}"]
    if end > at + 1:
        found.append(f"p {words[end - 1]} {last[-2:]}")
    if end + 2 < len(words):
        found.append(f"n {words[end + 1]}{words[end + 2]}")
    if begin > 1:
        found.append(f"v {words[begin - 2]}")
    verbs = {_verb(word) for word in (*words[begin:at], *words[at + 1 : end + 1])}
    found += [f"V {_verb(last) if last else _verb(left) + '$'}", f"U {'P' in verbs:d}{'N' in verbs:d}{end == at:d}"]
    begin, end = _bounds(words, at, _SENTENCE_REACH, _SENTENCE_ENDS)
    found.append(f"m {words[end + 1] if end + 1 < len(words) else '$'}")
    sentence = {*words[begin:at], *words[at + 1 : end + 1]}
    found += [f"w {word}" for word in sorted(sentence - _CLAUSE_ENDS)]
    around = {*words[max(0, at - _REPORT_REACH) : begin], *words[end + 1 : at + _REPORT_REACH]}
    found += [f"g {word}" for word in sorted((around - sentence) & _REPORTING)]
    return found


def _verb(word: str) -> str:
    """What the form tells of a verb: participle, infinitive, or neither; unsure, and spelt without umlauts."""
    if _PARTICIPLE.match(word):
        return "P"
    return "N" if word.endswith(("en", "eln", "ern")) else "-"


def _bounds(words: Sequence[str], at: int, reach: int, ends: frozenset[str]) -> tuple[int, int]:
    """First and last place of the stretch around `at` without such a mark, at most `reach` words to either side."""
    begin = end = at
    while begin and at - begin < reach and words[begin - 1] not in ends:
        begin -= 1
    while end + 1 < len(words) and end - at < reach and words[end + 1] not in ends:
        end += 1
    return begin, end


@functools.cache
def load_contexts() -> dict[tuple[str, str], dict[str, int]]:
    """For each pair (plain form, umlaut form) the weight of each feature in favour of the umlaut form."""
    models: dict[tuple[str, str], dict[str, int]] = {}
    text = lzma.decompress((DATA / "contexts.xz").read_bytes()).decode("utf-8")
    for block in text.split("\n\n"):
        head, *lines = block.split("\n")
        plain, _, umlaut = head.partition("\t")
        models[plain, umlaut] = {name: int(weight) for name, _, weight in (line.partition("\t") for line in lines)}
    return models


@functools.cache
def umlaut_twins() -> dict[str, set[str]]:
    """For each plain form the umlaut forms that a context can tell from it."""
    twins: dict[str, set[str]] = {}
    for plain, umlaut in load_contexts():
        twins.setdefault(plain, set()).add(umlaut)
    return twins


def log_odds(plain: str, umlaut: str, words: Sequence[str], at: int) -> float | None:
    """Natural log-odds that the umlaut form stands at `words[at]`; None for a pair that has no model."""
    weights = load_contexts().get((plain, umlaut))
    if weights is None:
        return None
    return sum(weights.get(name, 0) for name in features(words, at)) / SCALE
