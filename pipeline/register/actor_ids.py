"""Ids of actors: a readable slug, with what tells them apart where several have one name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pipeline.register.bearer_records import Bearer
from pipeline.register.offices import nouns, proper
from pipeline.tables.ids import actor_id, slug
from pipeline.tables.rows import ActorRow

SEPARATOR = "; "


def plain_id(actor: Bearer) -> str:
    """The id of an actor that is the only one of its name."""
    return actor_id(actor.kind, actor.name)


def told_apart(plain: str, actor: Bearer, key: str) -> Iterator[str]:
    """Ids for one of several actors of one name (`per:anna-weber--harz`), the shortest first, the last one surely its own.

    key: a text that no other actor has.

    No name's slug has two hyphens, so that such an id is never another actor's plain one.

    By its first office: place, organisation, noun; then by who first spoke of it, and by the release. They depend on the
    actor alone, so that another actor or a later release does not change them.
    """
    posts = sorted(actor.context.posts.values(), key=lambda post: (post.first or "9999", post))
    pieces = [_piece(text) for post in posts for text in (post.place, post.organisation)]
    pieces += [slug(stem) for post in posts for stem in nouns(post.title)[:1]]
    for counts in (actor.context.issuers, actor.context.places):
        pieces += [_piece(name) for name, _ in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))]
    for piece in dict.fromkeys(filter(None, pieces)):
        yield f"{plain}--{piece}"
    yield f"{plain}--{slug(actor.first_release)}"
    yield f"{plain}--{hashlib.sha256(key.encode('utf-8', errors='surrogatepass')).hexdigest()[:12]}"


def _piece(name: str) -> str:
    """The own words of a body or place as a piece of an id; the whole name where it has none."""
    own = proper(name)
    return "-".join(word for word in slug(name).split("-") if word in own) if own else slug(name) if name else ""


def actor_row(id: str, actor: Bearer, name: str = "") -> ActorRow:
    """The row of an actor. name: that of `actors.csv`, else the one of most releases."""
    name = name or actor.name
    others = sorted((set(actor.names) | set(actor.aliases)) - {name})
    return ActorRow(id, name, actor.kind, joined(others), joined(roles_of(actor)), actor.first, actor.last, actor.n_releases)


def roles_of(actor: Bearer) -> list[str]:
    """The offices of an actor by the days of the releases that tell them: `Bürgermeisterin, Stadt Linden [2021-03-01/2023-05-06]`."""
    posts = sorted(actor.context.posts.values(), key=lambda post: (post.first or "9999", post.last, post))
    return [", ".join(filter(None, post[:3])) + f" [{post.first}/{post.last}]" for post in posts]


def joined(values: list[str]) -> str:
    """Values as one cell: joined by `; `, which none of them holds."""
    return SEPARATOR.join(value.replace(";", ",") for value in values)
