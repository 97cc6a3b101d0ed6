"""Offices as evidence of who somebody is: what they share, and where they contradict each other."""

from __future__ import annotations

import datetime as dt
import functools
from typing import NamedTuple

from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_start
from pipeline.register.folding import words_of_name

HANDOVER = 30  # days: two offices seen within a month of each other count as held at the same time
CAREER = 365  # days for which a calling lasts at least: a doctor is no priest a year later
_CALLINGS = frozenset({"medicine", "church", "rescue", "law", "teaching", "arts", "sport", "trade"})
_TOGETHER = frozenset(
    frozenset(pair) for pair in (("sport", "teaching"), ("arts", "teaching"), ("arts", "church"), ("trade", "sport"), ("arts", "sport"))
)  # fmt: skip
Tokens = frozenset[str]
NOTHING: Tokens = frozenset()


class Post(NamedTuple):
    """An office as it was seen. first, last: ISO days, "" unknown; issuers: who said so, at most a few; times: in how many releases."""

    title: str
    organisation: str
    place: str
    kind: str
    first: str
    last: str
    issuers: tuple[str, ...] = ()
    times: int = 1

    @property
    def main(self) -> bool:
        """Whether one person has only one such office at a time."""
        return self.kind in {"office", "profession"} and "side" not in fields(self.title)

    @property
    def anchors(self) -> tuple[Tokens, ...]:
        """The office's own place and organisation as words; () where the release does not tie it to any."""
        return tuple(tokens for tokens in (proper(self.place), proper(self.organisation)) if tokens)


@functools.lru_cache(maxsize=100_000)
def proper(name: str) -> Tokens:
    """The words of an organisation or place that are its own: `Umweltamt der Stadt Linden` is `{linden}`, `Stadtrat` none."""
    parts = name.split()
    own: set[str] = set()
    for word in parts[: legal_form_start(parts)]:
        bare = word.strip(".,;:()„“”\"»«›‹'’")
        if (
            bare
            and bare.casefold() not in FUNCTION_WORDS
            and body_noun(bare) is None
            and not bare.endswith("-")
            and bare[0].isupper()
        ):
            own.update(piece for piece in words_of_name(bare) if len(piece) > 1 and not piece.isdigit())
    return frozenset(own)


@functools.cache
def _callings() -> dict[str, str]:
    return {row["noun"].casefold(): row["field"] for row in load_lexicon("callings")}


@functools.lru_cache(maxsize=50_000)
def nouns(title: str) -> tuple[str, ...]:
    """The nouns for people of a title as masculine stems: `Bürgermeisterin und Beigeordnete für Bau` has two."""
    found = [role_noun(word.strip(",;()")) for word in title.split(" für ")[0].split()]
    return tuple(noun.stem for noun in found if noun)


@functools.lru_cache(maxsize=50_000)
def fields(title: str) -> frozenset[str]:
    """What the nouns of a title say (`callings.tsv`), each by the longest noun that it ends in."""
    out = set()
    for stem in nouns(title):
        at = next((at for at in range(len(stem)) if stem[at:] in _callings()), -1)
        out.add(_callings()[stem[at:]] if at >= 0 else "")
    return frozenset(out)


@functools.lru_cache(maxsize=200_000)
def same_office(one: str, other: str) -> bool:
    """Whether two titles can be of one office: `Minister`, `Wirtschaftsministerin`; the noun of one ends in that of the other."""
    return any(a.endswith(b) or b.endswith(a) for a in nouns(one) for b in nouns(other))


def nested(one: Tokens, other: Tokens) -> bool:
    """Whether one is all in the other: `{linden}` and `{linden, nord}`."""
    return bool(one and other) and (one <= other or other <= one)


@functools.lru_cache(maxsize=20_000)
def _ordinal(day: str) -> int | None:
    """A day as a number; a partial one (`2023-07`) as its first."""
    try:
        return dt.date.fromisoformat((day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]).toordinal()
    except ValueError:
        return None


def at_once(one: Post, other: Post, slack: int = HANDOVER) -> bool:
    """Whether two offices were held at the same time, give or take `slack` days; unknown days can be any."""
    first, last = _ordinal(one.first), _ordinal(one.last)
    begin, end = _ordinal(other.first), _ordinal(other.last)
    if first is None or last is None or begin is None or end is None:
        return True
    return first - slack <= end and begin - slack <= last


def different_callings(one: Post, other: Post) -> bool:
    """Whether two offices need lives of their own: `Chefarzt` and `Pfarrer`."""
    mine, yours = fields(one.title) & _CALLINGS, fields(other.title) & _CALLINGS
    return bool(mine and yours) and not mine & yours and not any(frozenset((a, b)) in _TOGETHER for a in mine for b in yours)


def contradict(one: Post, other: Post, around: bool, common: bool) -> str:
    """Why two offices cannot be of one person, or "" where they can.

    around: whether the bearers share an issuer or a place of issue. common: whether their family name is a very frequent one.
    """
    mine, yours = one.anchors, other.anchors
    if any(a & b for a in mine for b in yours):
        return ""
    if not (one.main or other.main):
        return "" if around or not common or not (mine and yours) else "places"
    if different_callings(one, other) and at_once(one, other, CAREER if around else 10 * CAREER):
        return "callings"
    if not (mine and yours):
        # An office without a place is mostly the issuer's own, but a guest's is not; the same office is no contradiction.
        issuers = {proper(name) for name in one.issuers} | {proper(name) for name in other.issuers}
        told = all(tokens for tokens in issuers) and bool(issuers)
        apart = not around and told and one.main and other.main and not same_office(one.title, other.title)
        return "offices" if apart and at_once(one, other) else ""
    if one.main and other.main:
        return "offices" if at_once(one, other) or (common and not around) else ""
    towns = bool(proper(one.place) and proper(other.place)) or common
    return "places" if towns and not around and at_once(one, other) else ""
