"""What belongs to a person's name without being given or family name: degrees, `Frau`, particles, ranks, letters behind."""

from __future__ import annotations

import functools

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.people.body_nouns import FUNCTION_WORDS

LONGEST_BEHIND = 5  # words and marks of `B. Sc.`
LONGEST_SCHOOL = 4  # words of `(FH)`, `(TU München)` behind a degree
NOBLE = frozenset({"von", "zu", "van"})
MOST_PARTICLES = 5  # `Freiherr von und zu der`


@functools.cache
def titles(*kinds: str) -> frozenset[str]:
    """Forms of these kinds of `titles.tsv`: `degree`, `address`, `behind`, `particle`, `rank`, `saint`."""
    return frozenset(row["title"] for row in load_lexicon("titles") if row["kind"] in kinds)


@functools.cache
def _behind() -> frozenset[str]:
    return frozenset(title.replace(" ", "") for title in titles("behind"))


def is_degree(words: list[Word], at: int) -> bool:
    """Whether word `at` belongs to the degrees in front of a name: `Prof.`, `h.`, `c.`, `Dipl.`, the `in` of `Dr.in`."""
    word = words[at].text
    if word == "in" and at and words[at - 1].end == words[at].start:
        return words[at - 1].text in titles("degree")
    return word in titles("degree") or word.removesuffix(".") + "." in titles("degree")


def degrees_start(words: list[Word], at: int) -> int:
    """Where the degrees in front of word `at` begin: `Prof. Dr. | Kern`, `Dipl.-Ing. (FH) | Kern`; `at` where none stand."""
    start = at
    while start > 0 and not words[start].border:
        if is_degree(words, start - 1) or (words[start - 1].text == "-" and start > 1 and start < at):
            start -= 1
            continue
        school = _school_start(words, start)
        if school == start:
            break
        start = school
    return start


def _school_start(words: list[Word], at: int) -> int:
    """Where the school in brackets in front of word `at` begins, behind a degree: `(FH)`; else `at`."""
    if words[at - 1].text != ")" or words[at - 1].border:
        return at
    for i in range(at - 2, max(at - 2 - LONGEST_SCHOOL, 0), -1):
        if words[i].text == "(" and not words[i].border:
            return i if is_degree(words, i - 1) else at
        if words[i].border or not words[i].capital:
            return at
    return at


def behind_retired(words: list[Word], at: int) -> int:
    """Where `a. D.` or `i. R.` in front of word `at` begins, else `at`: `Minister | a. D. Jan Roth`."""
    states = {("a", ".", "D."), ("i", ".", "R.")}
    if at <= 3 or any(word.border for word in words[at - 3 : at + 1]):
        return at
    return at - 3 if (words[at - 3].text, words[at - 2].text, words[at - 1].text) in states else at


def behind_end(words: list[Word], at: int) -> int:
    """End (exclusive) of the letters behind a name that begin at word `at`, a comma in front included; else `at`.

    `Anna Kern | M. A.`, `Anna Kern | , MdL`.
    """
    first = at + 1 if at < len(words) and words[at].text == "," and not words[at].border else at
    end, letters = at, ""
    for i in range(first, min(first + LONGEST_BEHIND, len(words))):
        if words[i].border:
            break
        letters += words[i].text
        if letters in _behind():
            end = i + 1
    return end


def particles_end(words: list[Word], at: int) -> int:
    """Behind `von der`, `Freiherr von`, `Graf`, `de la` where a capitalised word follows, else `at`."""
    end = at
    while (
        end < len(words)
        and not words[end].border
        and words[end].text in titles("particle", "rank")
        and end - at < MOST_PARTICLES
        and end + 1 < len(words)
    ):
        end += 1
    joined = (
        end > at
        and end < len(words)
        and not words[end].border
        and words[end].capital
        and (words[end].lower not in FUNCTION_WORDS or (words[end - 1].text in NOBLE and not words[end].opens))  # `von Einem`
    )
    if joined and (words[at].text in {"und", "der", "den", "dem", "zur"} or words[end - 1].text == "und"):
        return at  # alone these are other words: `Anna und Berta`
    if joined and words[at].text == "zu" and end > at + 1:
        return at  # `Jan Roth zu den Kosten`
    return end if joined else at
