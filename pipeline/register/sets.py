"""Disjoint sets: what is joined, directly or over others, is in one set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", int, tuple[str, str])


class Sets(Generic[T]):
    """Sets of things that were single at first. The root of a set is its least member, whatever the order of joining."""

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {member: member for member in members}

    def root(self, member: T) -> T:
        """The least member of its set; a new thing is a set of its own."""
        parent = self._parent.setdefault(member, member)
        while parent != member:
            above = self._parent[parent]
            self._parent[member] = above
            member, parent = parent, above
        return member

    def join(self, one: T, other: T) -> T:
        """Make one set of two; gives its root."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
        return low

    def groups(self) -> list[list[T]]:
        """The sets, each sorted, in the order of their least members."""
        found: dict[T, list[T]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.root(member), []).append(member)
        return [found[root] for root in sorted(found)]
