"""The sightings of one name, dealt out to those who bear it: one in most cases, more where their offices contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.lexicon import load_lexicon
from pipeline.register.body_names import body_name
from pipeline.register.contexts import Context, Sighting, own_words, tie, where, why_apart
from pipeline.register.offices import NOTHING, Tokens, nested, nouns
from pipeline.register.person_names import person_name
from pipeline.register.sets import Sets

MOST_GROUPS = 300  # groups of one name that are compared with each other; beyond that each stays as it is


def deal_out(sightings: Sequence[Sighting]) -> list[tuple[list[int], str]]:
    """Who bears a name: groups of indexes into the sightings, each with the reason why it is a group of its own, or "".

    sightings: of one name (one id of `actor_id`), at most one per release. The groups are the same for any order of them.
    """
    order = sorted(range(len(sightings)), key=lambda at: sightings[at].release_id)
    kind = sightings[order[0]].kind
    ordered = [sightings[at] for at in order]
    if kind == "group":
        groups, reason = [list(range(len(ordered)))], ""
    elif kind == "organisation":
        own = body_name(ordered[0].name).own
        groups, reason = ([list(range(len(ordered)))], "") if own else (_near_issuers(ordered), "a body of each issuer's own")
    else:
        groups, reason = _people(ordered)
    return [([order[at] for at in group], reason if len(groups) > 1 else "") for group in groups]


def _people(sightings: Sequence[Sighting]) -> tuple[list[list[int]], str]:
    name = person_name(sightings[0].name)
    if name is None:
        return [[at] for at in range(len(sightings))], "someone unnamed is known in one release only"
    if not name.given:
        return _near_issuers(sightings), "a family name alone counts for one issuer"
    common = _is_common(sightings[0].name)
    groups, contexts = _by_office(sightings)
    if len(groups) == 1 or len(groups) > MOST_GROUPS:
        return groups, "offices"
    apart = {
        (a, b): reason
        for a in range(len(groups))
        for b in range(a + 1, len(groups))
        if (reason := why_apart(contexts[a], contexts[b], common))
    }
    if not apart:
        return [sorted(at for group in groups for at in group)], ""
    return _agglomerated(groups, contexts), "their " + " and ".join(sorted(set(apart.values()))) + " contradict"


def _is_common(name: str) -> bool:
    return name.split()[-1] in {row["name"] for row in load_lexicon("common_surnames")}


def _by_office(sightings: Sequence[Sighting]) -> tuple[list[list[int]], list[Context]]:
    """Sightings with an organisation or place of office in common are one group; each without is one of its own."""
    sets = Sets(range(len(sightings)))
    anchors = [sorted({anchor for post in s.posts for anchor in post.anchors}, key=sorted) for s in sightings]
    by_word: dict[str, dict[Tokens, int]] = defaultdict(dict)
    for at, mine in enumerate(anchors):
        for anchor in mine:
            for word in anchor:
                by_word[word].setdefault(anchor, at)
    for at, mine in enumerate(anchors):
        for anchor in mine:
            for word in sorted(anchor):
                for other, first in by_word[word].items():
                    if nested(anchor, other):
                        sets.join(at, first)
    bare: dict[tuple[str, str, tuple[str, ...]], int] = {}  # the same office without a place, of one issuer and place of issue
    for at, sighting in enumerate(sightings):
        if not anchors[at] and (sighting.issuer or sighting.place):
            held = tuple(sorted(stem for post in sighting.posts for stem in nouns(post.title)))
            sets.join(at, bare.setdefault((sighting.issuer, sighting.place, held), at))
    groups = sets.groups()
    contexts = []
    for group in groups:
        context = Context()
        for at in group:
            context.add(Context.of(sightings[at]))
        contexts.append(context)
    return groups, contexts


def _agglomerated(groups: list[list[int]], contexts: list[Context]) -> list[list[int]]:
    """Put groups together, the closest first, as long as nothing in them contradicts; what fits nobody or several stays."""
    ties = [
        (-score, min(groups[a]), min(groups[b]), a, b)
        for a in range(len(groups))
        for b in range(a + 1, len(groups))
        if where(contexts[a], contexts[b]) > 0 and (score := tie(contexts[a], contexts[b]))
    ]
    sets = Sets(range(len(groups)))
    merged = dict(enumerate(contexts))
    for _, _, _, a, b in sorted(ties):
        _join_if_one(sets, merged, a, b)
    for at in range(len(groups)):
        root = sets.root(at)
        fitting = [
            other
            for other in sorted({sets.root(i) for i in range(len(groups))} - {root})
            if not why_apart(merged[root], merged[other], strict=True)
        ]
        if len(fitting) == 1:
            _join_if_one(sets, merged, root, fitting[0])
    return [sorted(at for member in members for at in groups[member]) for members in sets.groups()]


def _join_if_one(sets: Sets[int], merged: dict[int, Context], a: int, b: int) -> None:
    one, other = sets.root(a), sets.root(b)
    if one == other or why_apart(merged[one], merged[other], strict=True):
        return
    both = Context()
    both.add(merged[one])
    both.add(merged[other])
    merged[sets.join(one, other)] = both


def _near_issuers(sightings: Sequence[Sighting]) -> list[list[int]]:
    """Groups of sightings whose issuers share their own words; those without an issuer go by the place of issue."""
    sets = Sets(range(len(sightings)))
    first: dict[Tokens, int] = {}
    for at, sighting in enumerate(sightings):
        around_it = own_words(sighting.issuer) if sighting.issuer else own_words(sighting.place) if sighting.place else NOTHING
        sets.join(at, first.setdefault(around_it, at))
        for anchor in {anchor for post in sighting.posts for anchor in post.anchors}:
            sets.join(at, first.setdefault(anchor, at))
    by_word: dict[str, list[Tokens]] = defaultdict(list)
    for tokens in sorted(first, key=sorted):
        for word in sorted(tokens):
            for other in by_word[word]:
                if nested(tokens, other):
                    sets.join(first[tokens], first[other])
            by_word[word].append(tokens)
    return sets.groups()
