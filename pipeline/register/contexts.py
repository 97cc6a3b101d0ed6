"""What is known around an actor – offices, issuers, places of issue – and what ties or parts two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.register.body_names import body_name
from pipeline.register.offices import (
    CAREER,
    NOTHING,
    Post,
    Tenure,
    Tokens,
    contradict,
    nested,
    ordinal,
    proper,
    same_office,
    tenures,
)

OFTEN = 4  # releases from which on it tells something that two offices are never spoken of together
MOST_KEPT = 40  # issuers, places and names that a bearer remembers, the most frequent; a minister has thousands
MOST_POSTS = 60  # offices that a bearer remembers


class Sighting(NamedTuple):
    """An actor in one release. issuer, place, day: of the release. posts: the offices that it gives the actor there."""

    release_id: str
    name: str
    kind: str
    issuer: str
    place: str
    day: str
    posts: tuple[Post, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """What is known around an actor: its offices, who speaks of it and from where. Two of them can be put together."""

    posts: dict[tuple[str, str, str, str], Post] = field(default_factory=dict)
    issuers: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)

    _tenures: list[Tenure] | None = None

    @property
    def tenures(self) -> list[Tenure]:
        """The offices, each with all the words for it."""
        if self._tenures is None:
            self._tenures = tenures(self.posts.values())
        return self._tenures

    def add(self, other: Context) -> None:
        """Take in what the other knows."""
        self._tenures = None
        for key, post in other.posts.items():
            known = self.posts.get(key)
            self.posts[key] = _joined(known, post) if known else post
        self.issuers.update(other.issuers)
        self.places.update(other.places)

    @classmethod
    def of(cls, sighting: Sighting) -> Context:
        """What one release tells."""
        context = cls()
        for post in sighting.posts:
            known = context.posts.get(post[:4])
            context.posts[post[:4]] = _joined(known, post) if known else post
        context.issuers.update([sighting.issuer] if sighting.issuer else [])
        context.places.update([sighting.place] if sighting.place else [])
        return context

    def trimmed(self) -> Context:
        """The most frequent of all, for what is seen very often; by times and then by alphabet."""
        posts = sorted(self.posts.items(), key=lambda entry: (-entry[1].times, entry[0]))[:MOST_POSTS]
        return Context(dict(sorted(posts)), _most(self.issuers), _most(self.places))


def _most(counts: Counter[str]) -> Counter[str]:
    return Counter(dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_KEPT]))


def _joined(one: Post, other: Post) -> Post:
    days = sorted(day for day in (one.first, other.first, one.last, other.last) if day)
    issuers = tuple(sorted({*one.issuers, *other.issuers})[:5])
    first, last = (days[0], days[-1]) if days else ("", "")
    return one._replace(first=first, last=last, issuers=issuers, times=one.times + other.times)


def tie(one: Context, other: Context) -> float:
    """What connects two contexts: 2 for an organisation or place of office in common, 1.5 where one's issuer or place of issue
    has the other's office, 1 for a word of them; 1 each for the office itself and the issuer, half for the place of issue."""
    return where(one, other) + (1.0 if _one_office(one, other) else 0.0)


def where(one: Context, other: Context) -> float:
    """What of a tie is of places and bodies, not of the office as such."""
    mine, yours = _anchors(one), _anchors(other)
    if any(nested(a, b) for a in mine for b in yours):
        score = 2.0
    elif any(nested(a, b) for a in mine for b in _told(other)) or any(nested(a, b) for a in yours for b in _told(one)):
        score = 1.5
    else:
        score = 1.0 if any(a & b for a in mine for b in yours) else 0.0
    return score + around(one, other)


def _anchors(context: Context) -> set[Tokens]:
    return {anchor for tenure in context.tenures for anchor in tenure.anchors}


def _told(context: Context) -> set[Tokens]:
    return {own_words(name) for name in (*context.issuers, *context.places)}


def _one_office(one: Context, other: Context) -> bool:
    return any(same_office(a, b) for mine in one.tenures for yours in other.tenures for a in mine.titles for b in yours.titles)


def around(one: Context, other: Context) -> float:
    """What the releases have in common that tell of both: 1 for the issuer, half for the place of issue."""
    score = 1.0 if _meet(one.issuers, other.issuers) else 0.0
    return score + (0.5 if _meet(one.places, other.places) else 0.0)


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    mine, yours = {own_words(name) for name in one} - {NOTHING}, {own_words(name) for name in other} - {NOTHING}
    return bool(mine & yours) or any(nested(a, b) for a in mine for b in yours)


def own_words(name: str) -> Tokens:
    """The own words of an issuer or place; all its words where it has no other."""
    return proper(name) or frozenset(body_name(name).words)


def why_apart(one: Context, other: Context, strict: bool) -> str:
    """Why two contexts cannot be of one person, or "" where they can."""
    near = around(one, other) >= 0.5
    for mine in one.tenures:
        for yours in other.tenures:
            reason = contradict(mine, yours, near, strict)
            if reason:
                return reason
    return "lives" if _separate_lives(one, other) else ""


def _separate_lives(one: Context, other: Context) -> bool:
    """Whether two offices, each seen often and for a year at the same time, are never spoken of by anybody around the other."""
    if min(sum(one.issuers.values()), sum(other.issuers.values())) < OFTEN or not (one.tenures and other.tenures):
        return False
    if any(tenure.wide for tenure in (*one.tenures, *other.tenures)) or _one_office(one, other):
        return False
    shared = min(_last(one), _last(other)) - max(_first(one), _first(other))
    return shared >= CAREER and not _all_words(one) & _all_words(other)


def _first(context: Context) -> int:
    return min((day for post in context.posts.values() if (day := ordinal(post.first)) is not None), default=0)


def _last(context: Context) -> int:
    return max((day for post in context.posts.values() if (day := ordinal(post.last)) is not None), default=0)


def _all_words(context: Context) -> set[str]:
    return {word for tokens in _anchors(context) | _told(context) for word in tokens}
