"""All the forms of a verb, so that a trigger or support verb is known by its form even where the tagger errs.

A regular verb needs only its infinitive; an irregular one brings its present, past and participle from the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "wider", "hinter", "voll")


class VerbForm(NamedTuple):
    """A form in lower case. kind: `present`, `past`, `participle`, `infinitive` or `zu` (`einzubrechen`). particle: what
    must still stand behind it in its clause (`brach … ein`), or ""."""

    text: str
    kind: str
    particle: str = ""


def verb_forms(verb: str, principal: str = "-") -> Iterator[VerbForm]:
    """The forms of a verb.

    verb: its infinitive, a separable particle cut off by `|` (`ein|brechen`). principal: the irregular third person
    present, past and participle without particle (`bricht brach gebrochen`); `-` or a missing one: regular.
    """
    particle, _, base = verb.rpartition("|")
    given = [] if principal == "-" else principal.split()
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if stem.endswith(("d", "t", "chn", "ffn", "gn", "tm", "dn")) else ""
    participle = given[-1] if given else _regular_participle(base, stem + link)
    present = given[0] if len(given) > 1 else stem + link + "t"
    past = {given[1], _plural_past(given[1])} if len(given) > 2 else {f"{stem}{link}te", f"{stem}{link}ten"}
    finite = [(form, "present") for form in sorted({base, stem + "e", present})] + [(form, "past") for form in sorted(past)]
    for form, kind in finite:
        yield VerbForm(form, kind, particle)
        if particle:
            yield VerbForm(particle + form, kind)
    yield VerbForm(particle + base, "infinitive")
    yield VerbForm(particle + participle, "participle")
    if particle:
        yield VerbForm(f"{particle}zu{base}", "zu")


def _plural_past(past: str) -> str:
    return past + "n" if past.endswith("e") else past + "en"


def _regular_participle(base: str, stem: str) -> str:
    """`gebaut`, `besucht`, `informiert`: without ge- behind an unstressed prefix and in -ieren."""
    if base.endswith("ieren") or (base.startswith(INSEPARABLE) and len(base) > 6):
        return stem + "t"
    return "ge" + stem + "t"
