"""A bearer as the store keeps it: what all its sightings say, in one cell of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.register.contexts import Context, Sighting
from pipeline.register.offices import Post

MOST_NAMES = 20  # spellings and short forms that a bearer remembers


@dataclass(slots=True)
class Bearer:
    """Who bears a name, or with others put in, an actor.

    first_release: release of the first sighting by id, which with the name tells bearers apart. names: spellings to the
    number of releases. first, last: ISO days of issue. reason: why it is not the only one of its name.
    """

    name_id: str
    first_release: str
    kind: str
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    context: Context = field(default_factory=Context)
    first: str = ""
    last: str = ""
    n_releases: int = 0
    reason: str = ""

    @classmethod
    def of(cls, name_id: str, sightings: Sequence[Sighting], reason: str) -> Bearer:
        """The bearer whom these sightings are of."""
        bearer = cls(name_id, min(s.release_id for s in sightings), sightings[0].kind, reason=reason)
        for sighting in sorted(sightings):
            bearer.names[sighting.name] += 1
            bearer.aliases.update(sighting.aliases)
            bearer.context.add(Context.of(sighting))
        days = sorted(s.day for s in sightings if s.day)
        bearer.first, bearer.last = (days[0], days[-1]) if days else ("", "")
        bearer.n_releases = len(sightings)
        bearer.context = bearer.context.trimmed()
        return bearer

    def add(self, other: Bearer, lesser: bool = False) -> None:
        """Take in another bearer of the same actor. lesser: its names say less (`A. Weber`) and do not name the actor."""
        (self.aliases if lesser else self.names).update(other.names)
        self.aliases.update(other.aliases)
        self.context.add(other.context)
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.last = max(self.last, other.last)
        self.n_releases += other.n_releases

    @property
    def name(self) -> str:
        """The spelling of most releases; of these one with umlauts, then the longest, then the first by alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], name.isascii(), -len(name), name))

    @property
    def key(self) -> tuple[str, str]:
        """What tells it apart from all others in every run."""
        return (self.name_id, self.first_release)


def to_cell(bearer: Bearer) -> str:
    """The bearer as JSON, the same text for the same content."""
    value = {
        "kind": bearer.kind,
        "names": _most(bearer.names),
        "aliases": _most(bearer.aliases),
        "posts": [list(post) for post in bearer.context.posts.values()],
        "issuers": dict(bearer.context.issuers),
        "places": dict(bearer.context.places),
        "first": bearer.first,
        "last": bearer.last,
        "n": bearer.n_releases,
        "reason": bearer.reason,
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_cell(name_id: str, first_release: str, cell: str) -> Bearer:
    """The bearer of a cell of `to_cell`."""
    value = json.loads(cell)
    posts = [Post._make([*post[:6], tuple(post[6]), post[7]]) for post in value["posts"]]
    context = Context({post[:4]: post for post in posts}, Counter(value["issuers"]), Counter(value["places"]))
    return Bearer(
        name_id,
        first_release,
        value["kind"],
        Counter(value["names"]),
        Counter(value["aliases"]),
        context,
        value["first"],
        value["last"],
        value["n"],
        value["reason"],
    )


def _most(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_NAMES])


def sighting_cell(sighting: Sighting) -> str:
    """A sighting as JSON."""
    return json.dumps([*sighting[1:6], [post[:4] for post in sighting.posts], sighting.aliases], ensure_ascii=False)


def sighting_of(release_id: str, cell: str) -> Sighting:
    """The sighting of a cell of `sighting_cell`."""
    name, kind, issuer, place, day, posts, aliases = json.loads(cell)
    issuers = (issuer,) if issuer else ()
    held = tuple(Post._make([*post, day, day, issuers, 1]) for post in posts)
    return Sighting(release_id, name, kind, issuer, place, day, held, tuple(aliases))
