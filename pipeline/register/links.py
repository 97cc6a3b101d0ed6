"""Which bearers of different names can be one actor, by which rule, and how much ties them."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.register.bearer_records import Bearer
from pipeline.register.body_names import body_name, body_relation, short_relation
from pipeline.register.contexts import around, tie, why_apart
from pipeline.register.keys import Expansions, known_shorts
from pipeline.register.person_names import person_name, person_relation
from pipeline.register.relations import Relation


class Link(NamedTuple):
    """Two bearers that can be one. rule: see `Relation`. score: what ties them. shorter: 1 or 2, whose name says less, or 0."""

    rule: str
    score: float
    shorter: int


def link(one: Bearer, other: Bearer, expansions: Expansions) -> Link | None:
    """Whether two bearers can be one actor; None where their names, their offices or a lack of ties speak against it."""
    if one.kind != other.kind or one.name_id == other.name_id:
        return None
    if one.kind == "organisation":
        return _bodies(one, other, expansions)
    mine, yours = person_name(one.name), person_name(other.name)
    relation = person_relation(mine, yours) if mine and yours else None
    if relation is None or why_apart(one.context, other.context, strict=True):
        return None
    return _enough(relation, tie(one.context, other.context))


def _bodies(one: Bearer, other: Bearer, expansions: Expansions) -> Link | None:
    mine, yours = body_name(one.name), body_name(other.name)
    relation = body_relation(mine, yours) or short_relation(mine, yours, known_shorts(other, expansions))
    if relation is None:
        swapped = short_relation(yours, mine, known_shorts(one, expansions))
        relation = swapped._replace(shorter=2) if swapped else None
    return _enough(relation, around(one.context, other.context)) if relation else None


def _enough(relation: Relation, score: float) -> Link | None:
    return Link(relation.rule, score, relation.shorter) if score >= relation.needs else None
