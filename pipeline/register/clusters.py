"""Bearers to actors: links are followed, the surest first, as long as nothing in what they join contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.register.bearer_records import Bearer
from pipeline.register.contexts import Context, why_apart
from pipeline.register.sets import Sets

BearerKey = tuple[str, str]
"""Name id and first release, as `Bearer.key`."""


class Edge(NamedTuple):
    """A link between two bearers by their keys, see `links.Link`."""

    one: BearerKey
    other: BearerKey
    rule: str
    score: float
    shorter: int


class Clusters(NamedTuple):
    """root_of: bearer to the least bearer of its actor, for actors of several bearers. known: root or bearer to the known actor
    (its place in `actors.csv`). lesser: bearers whose names say less than others of their actor. taken: links that were followed."""

    root_of: dict[BearerKey, BearerKey]
    known: dict[BearerKey, int]
    lesser: set[BearerKey]
    taken: list[Edge]


def cluster(edges: Iterable[Edge], claims: dict[BearerKey, int], bearer: Callable[[BearerKey], Bearer]) -> Clusters:
    """Put bearers together.

    edges: links, in any order. claims: bearers that `actors.csv` names, with the place of the row; those of one row are
    one actor whatever else is known. bearer: gives a bearer by its key.
    """
    building = _Building(claims, bearer)
    equal: list[Edge] = []
    shorter: list[Edge] = []
    for edge in edges:
        (shorter if edge.shorter else equal).append(edge)
    for edge in sorted(equal, key=lambda edge: (-edge.score, edge)):
        building.join(edge)
    for rule in ("genitive", "short", "fewer", "double", "initial"):
        ruled = [edge for edge in shorter if edge.rule.split("+")[-1] == rule]
        while ruled and building.join_shorter(ruled):
            pass  # `IHK` fits both `IHK Linden` and the chamber in full, until these two are one
    lesser = {edge.one if edge.shorter == 1 else edge.other for edge in building.taken if edge.shorter}
    return Clusters(building.roots(), building.known(), lesser, building.taken)


class _Building:
    """Clusters while they grow."""

    def __init__(self, claims: dict[BearerKey, int], bearer: Callable[[BearerKey], Bearer]) -> None:
        self._sets: Sets[BearerKey] = Sets(claims)
        self._bearer = bearer
        self._contexts: dict[BearerKey, Context] = {}
        self._known: dict[BearerKey, int] = {}
        self.taken: list[Edge] = []
        of_row: dict[int, list[BearerKey]] = defaultdict(list)
        for key, row in sorted(claims.items()):
            of_row[row].append(key)
        for row, keys in of_row.items():
            for key in keys[1:]:
                self._put_together(keys[0], key)
            self._known[self._sets.root(keys[0])] = row

    def join(self, edge: Edge) -> bool:
        """Follow a link, unless it joins what contradicts or two known actors."""
        one, other = self._sets.root(edge.one), self._sets.root(edge.other)
        if one != other:
            rows = {self._known[root] for root in (one, other) if root in self._known}
            person = edge.one[0].startswith("per:")
            if len(rows) > 1 or (person and why_apart(self._context(one), self._context(other), strict=True)):
                return False
            root = self._put_together(one, other)
            if rows:
                self._known[root] = rows.pop()
        self.taken.append(edge)
        return True

    def join_shorter(self, edges: list[Edge]) -> bool:
        """A name that says less belongs to the one actor that it is tied to most; where two are tied alike, to none.

        Gives whether anything was joined that was not one before.
        """
        candidates: dict[BearerKey, list[Edge]] = defaultdict(list)
        for edge in edges:
            candidates[edge.one if edge.shorter == 1 else edge.other].append(edge)
        chosen = []
        for key, found in sorted(candidates.items()):
            best = max(edge.score for edge in found)
            nearest = [edge for edge in found if edge.score == best]
            if len({self._sets.root(edge.other if edge.one == key else edge.one) for edge in nearest}) == 1:
                chosen.append(min(nearest))
        chosen = [edge for edge in chosen if self._sets.root(edge.one) != self._sets.root(edge.other)]
        joined = [self.join(edge) for edge in sorted(chosen, key=lambda edge: (-edge.score, edge))]
        return any(joined)

    def roots(self) -> dict[BearerKey, BearerKey]:
        return {key: group[0] for group in self._sets.groups() if len(group) > 1 for key in group}

    def known(self) -> dict[BearerKey, int]:
        return {self._sets.root(key): row for key, row in self._known.items()}

    def _put_together(self, one: BearerKey, other: BearerKey) -> BearerKey:
        both = Context()
        both.add(self._context(one))
        both.add(self._context(other))
        root = self._sets.join(one, other)
        self._contexts[root] = both
        return root

    def _context(self, key: BearerKey) -> Context:
        root = self._sets.root(key)
        if root not in self._contexts:
            self._contexts[root] = self._bearer(root).context
        return self._contexts[root]
