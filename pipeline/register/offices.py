"""Offices as evidence of who somebody is: what they share, and where they contradict each other."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_start
from pipeline.register.folding import words_of_name

HANDOVER = 30  # days: two offices seen within a month of each other count as held at the same time
GLIMPSE = 180  # days: offices that were both seen for less tell nothing of their ends; within a year they are held at once
CAREER = 365  # days for which a calling lasts at least: a doctor is no priest a year later
_CALLINGS = frozenset({"medicine", "church", "rescue", "law", "teaching", "arts", "sport", "trade"})
_TOGETHER = frozenset(
    frozenset(pair) for pair in (("sport", "teaching"), ("arts", "teaching"), ("arts", "church"), ("trade", "sport"), ("arts", "sport"))
)  # fmt: skip
_GOVERNING = frozenset({"politics", "state"})
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
        organisation = NOTHING if self.organisation in _parties() else proper(self.organisation)
        return tuple(tokens for tokens in (proper(self.place), organisation) if tokens)


@functools.cache
def _parties() -> frozenset[str]:
    """Parties stand as the organisation of an office (`Landrat Jan Roth (SPD)`), but hundreds of people share them."""
    return frozenset(row["party"] for row in load_lexicon("parties"))


@functools.lru_cache(maxsize=4_000)
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
    return {row["noun"].lower(): row["field"] for row in load_lexicon("callings")}


@functools.lru_cache(maxsize=4_000)
def nouns(title: str) -> tuple[str, ...]:
    """The nouns for people of a title as masculine stems: `Bürgermeisterin und Beigeordnete für Bau` has two."""
    found = [role_noun(word.strip(",;()")) for word in title.split(" für ")[0].split()]
    return tuple(noun.stem for noun in found if noun)


@functools.lru_cache(maxsize=4_000)
def fields(title: str) -> frozenset[str]:
    """What the nouns of a title say (`callings.tsv`), each by the longest noun that it ends in."""
    out = set()
    for stem in nouns(title):
        at = next((at for at in range(len(stem)) if stem[at:] in _callings()), -1)
        out.add(_callings()[stem[at:]] if at >= 0 else "")
    return frozenset(out)


@functools.lru_cache(maxsize=4_000)
def same_office(one: str, other: str) -> bool:
    """Whether two titles can be of one office: `Minister`, `Wirtschaftsministerin`; the noun of one ends in that of the other."""
    return any(a.endswith(b) or b.endswith(a) for a in nouns(one) for b in nouns(other))


def nested(one: Tokens, other: Tokens) -> bool:
    """Whether one is all in the other: `{linden}` and `{linden, nord}`."""
    return bool(one and other) and (one <= other or other <= one)


@functools.lru_cache(maxsize=4_000)
def ordinal(day: str) -> int | None:
    """A day as a number; a partial one (`2023-07`) as its first."""
    try:
        return dt.date.fromisoformat((day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]).toordinal()
    except ValueError:
        return None


class Tenure(NamedTuple):
    """What one person does at one place over time: the posts that are one office in other words.

    main: whether one person has only one such office at a time. wide: whether it is known beyond one town. anchors: own words of
    its places and organisations. issuers: own words of who told of it. first, last: ISO days, "" unknown.
    """

    titles: tuple[str, ...]
    main: bool
    wide: bool
    anchors: frozenset[Tokens]
    issuers: frozenset[Tokens]
    first: str
    last: str


def tenures(posts: Iterable[Post]) -> list[Tenure]:
    """The tenures of one person: posts of one office whose anchors do not differ."""
    found: list[Tenure] = []
    for post in sorted(posts, key=lambda post: (not post.anchors, post)):
        new = Tenure(
            (post.title,),
            post.main,
            "state" in fields(post.title),
            frozenset(post.anchors),
            frozenset(tokens for name in post.issuers if (tokens := proper(name))),
            post.first,
            post.last,
        )
        for at, old in enumerate(found):
            near = not new.anchors or not old.anchors or any(nested(a, b) for a in new.anchors for b in old.anchors)
            if near and old.main == new.main and any(same_office(title, post.title) for title in old.titles):
                found[at] = _longer(old, new)
                break
        else:
            found.append(new)
    return found


def _longer(one: Tenure, other: Tenure) -> Tenure:
    days = sorted(day for day in (one.first, other.first, one.last, other.last) if day)
    return Tenure(
        tuple(dict.fromkeys((*one.titles, *other.titles))),
        one.main,
        one.wide or other.wide,
        one.anchors | other.anchors,
        one.issuers | other.issuers,
        days[0] if days else "",
        days[-1] if days else "",
    )


def at_once(one: Tenure, other: Tenure, slack: int = HANDOVER) -> bool:
    """Whether two offices were held at the same time, give or take `slack` days; unknown days can be any."""
    first, last = ordinal(one.first), ordinal(one.last)
    begin, end = ordinal(other.first), ordinal(other.last)
    if first is None or last is None or begin is None or end is None:
        return True
    if max(last - first, end - begin) < GLIMPSE:
        slack = max(slack, CAREER)
    return first - slack <= end and begin - slack <= last


def different_callings(one: Tenure, other: Tenure) -> bool:
    """Whether two offices need lives of their own: `Chefarzt` and `Pfarrer`."""
    mine, yours = _fields(one) & _CALLINGS, _fields(other) & _CALLINGS
    return bool(mine and yours) and not mine & yours and not any(frozenset((a, b)) in _TOGETHER for a in mine for b in yours)


def one_line(one: Tenure, other: Tenure) -> bool:
    """Whether one office can follow the other in a life: the same one elsewhere, `Bürgermeister` and `Minister`, `Leiter` and `Direktor`."""
    if any(same_office(a, b) for a in one.titles for b in other.titles):
        return True
    mine, yours = _fields(one), _fields(other)
    return bool(mine & yours) or bool(mine & _GOVERNING and yours & _GOVERNING)


def _fields(tenure: Tenure) -> frozenset[str]:
    return frozenset(name for title in tenure.titles for name in fields(title))


def contradict(one: Tenure, other: Tenure, around: bool, strict: bool) -> str:
    """Why two offices cannot be of one person, or "" where they can.

    around: whether the bearers share an issuer or a place of issue. strict: whether there are, or easily can be, several
    people of the name; then an office without a place counts as its issuer's own, and nobody goes to another town.
    """
    mine, yours = one.anchors, other.anchors
    if any(a & b for a in mine for b in yours):
        return ""
    if not (one.main or other.main):
        return "places" if strict and not around and mine and yours else ""
    if different_callings(one, other) and at_once(one, other, CAREER if around else 10 * CAREER):
        return "callings"
    if not (one.main and other.main):
        return "places" if strict and not around and mine and yours and at_once(one, other) else ""
    same = any(same_office(a, b) for a in one.titles for b in other.titles)
    if not (mine and yours):
        # An office without a place is mostly the issuer's own, but a guest's is not, and a minister's is known to all.
        mine = mine or (one.issuers if not one.wide else frozenset())
        yours = yours or (other.issuers if not other.wide else frozenset())
        if around or not (mine and yours) or (same and not strict) or any(a & b for a in mine for b in yours):
            return ""
    if at_once(one, other):
        return "offices"
    return "careers" if not around and (strict or not one_line(one, other)) else ""
