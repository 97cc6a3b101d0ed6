"""Names of people: their parts, the keys under which variants meet, and by which rule two of them can be one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cleaning.channel import english_pack
from pipeline.cleaning.names import load_names
from pipeline.offices.role_nouns import role_noun
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import titles
from pipeline.register.folding import looks, loose, one_edit_apart, one_letter_less, sound, words_of_name
from pipeline.register.relations import Relation

SHORTEST_MISREAD = 8  # letters of given and family name; below it one letter makes another common name (`Jan Rau`, `Jan Roa`)
MOST_COST = 9.0  # nats of the noisy channel; a lost umlaut costs below 1, a rare confusion of letters 6 to 8
_TOGETHER = ({"initial", "fewer", "double", "spelling"}, {"sound", "spelling"}, {"misread", "spelling"})
"""Rules of which one may hold for the given name and the other for the family name."""
_JUNIOR = re.compile(r"\b(jun|jr|junior|d\. ?J)\b\.?", re.IGNORECASE)
_SENIOR = re.compile(r"\b(sen|senior|d\. ?Ä)\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in slugs. given: given names, initials too. family: parts of a double name, without particles.

    generation: `junior`, `senior` or "". printed: the name as it was printed, without degrees.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: str
    printed: str

    @property
    def whole(self) -> bool:
        """Whether it is given name and family name."""
        return bool(self.given and self.family)

    @property
    def initial(self) -> bool:
        """Whether the given name is only its first letter: `A. Weber`."""
        return bool(self.given) and len(self.given[0]) == 1


@functools.lru_cache(maxsize=4_000)
def person_name(name: str) -> PersonName | None:
    """The parts of a name; None for someone who is called by a noun (`Fahrer des Lieferwagens`, `61-Jähriger`)."""
    generation = "junior" if _JUNIOR.search(name) else "senior" if _SENIOR.search(name) else ""
    bare = _JUNIOR.sub("", _SENIOR.sub("", name)) if generation else name
    words = [word for word in bare.replace(",", " ").split() if not _is_title(word)]
    if not words or not _is_name(words):
        return None
    particles = titles("particle", "rank")
    while len(words) > 1 and words[0] in particles:
        words = words[1:]
    last = len(words) - 1
    given = [word for word in words[:last] if word not in particles]
    family = words_of_name(words[last])
    while len(given) > 1 and not is_given_name(given[-1]) and not _is_initial(given[-1]):
        family = [*words_of_name(given.pop()), *family]  # `Anna Müller Weber`, `Ana García López`
    return PersonName(tuple(part for word in given for part in words_of_name(word)), tuple(family), generation, " ".join(words))


def _is_title(word: str) -> bool:
    return word in titles("degree", "address", "behind") or word.rstrip(".") + "." in titles("degree")


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _is_name(words: list[str]) -> bool:
    """Whether words are a name: none in small letters but particles, no number, and no office in front."""
    particles = titles("particle", "rank")
    if any(character.isdigit() for word in words for character in word) and any(word[0].isdigit() for word in words):
        return False
    if any(word[0].islower() and word not in particles for word in words) or words[0].lower() in {"des", "eines", "einer"}:
        return False
    noun = role_noun(words[0])
    return noun is None or noun.evidence != "form" or (is_given_name(words[0]) and len(words) > 1)


def person_keys(name: PersonName) -> Iterator[str]:
    """Keys of a whole name; two names that can be one have a key in common. See `relation` for what they stand for."""
    if not name.whole:
        return
    first, family = name.given[0], "".join(name.family)
    for part in sorted({*name.family, family, name.family[-1].removesuffix("s")}):
        if name.initial:
            yield f"i:{first}|{loose(part)}"
        else:
            yield f"g:{loose(first)}|{loose(part)}"
            yield f"I:{first[0]}|{loose(part)}"  # meets only `i:`, so that all of one initial need not be compared
    if name.initial:
        return
    yield f"s:{sound(first)}|{sound(family)}"
    if len(first) + len(family) >= SHORTEST_MISREAD:
        for form in one_letter_less(looks(first + family)):
            yield f"o:{form}"


@functools.lru_cache(maxsize=4_000)
def person_relation(one: PersonName, other: PersonName) -> Relation | None:
    """By which rule two names can be one person's, the less specific name first; None where they cannot."""
    if not (one.whole and other.whole) or {one.generation, other.generation} == {"junior", "senior"}:
        return None
    family, given = _family(one, other), _given(one, other)
    if not family or not given:
        return None
    rules = [rule for rule in (family, given) if rule.rule != "equal"]
    if not rules:
        return Relation("spelling", 1.0)
    sides = {rule.shorter for rule in rules if rule.shorter}
    if len(rules) == 2 and (len(sides) > 1 or not any({rule.rule for rule in rules} <= pair for pair in _TOGETHER)):
        return None
    weakest = max(rules, key=lambda rule: (rule.needs, rule.rule))
    shorter = next(iter(sides), 0)
    return Relation("+".join(sorted({rule.rule for rule in rules})), weakest.needs + (len(rules) - 1), shorter)


def _family(one: PersonName, other: PersonName) -> Relation | None:
    """What family names have to do with each other."""
    if one.family == other.family or "".join(one.family) == "".join(other.family):
        return Relation("equal", 0)
    mine, yours = "".join(one.family), "".join(other.family)
    if mine == yours + "s" or yours == mine + "s":
        return Relation("genitive", 1.0, 1 if mine == yours + "s" else 2)
    if set(one.family) < set(other.family):
        return Relation("double", 2.0, 1)
    if set(other.family) < set(one.family):
        return Relation("double", 2.0, 2)
    return _word_relation(mine, yours, one.printed.split()[-1], other.printed.split()[-1])


def _given(one: PersonName, other: PersonName) -> Relation | None:
    """What given names have to do with each other: `Hans-Peter`, `Hans`; `Anna M.`, `Anna`; `A.`, `Anna`."""
    if one.given == other.given or "".join(one.given) == "".join(other.given):
        return Relation("equal", 0)
    pairs = list(zip(one.given, other.given, strict=False))
    shortened = [(len(a) == 1, len(b) == 1) for a, b in pairs if a != b and a[0] == b[0] and 1 in (len(a), len(b))]
    if len(shortened) == sum(a != b for a, b in pairs):
        mine = any(a for a, _ in shortened) or len(one.given) < len(other.given)
        yours = any(b for _, b in shortened) or len(other.given) < len(one.given)
        if mine and yours:
            return None
        rule = "initial" if one.initial or other.initial else "fewer"
        return Relation(rule, 1.0, 1 if mine else 2)
    if len(one.given) != len(other.given):
        return None
    first, second = one.printed.split(), other.printed.split()
    return _word_relation("".join(one.given), "".join(other.given), first[0], second[0])


def _word_relation(mine: str, yours: str, printed: str, other: str) -> Relation | None:
    """What two single names have to do with each other by letters; mine, yours: slugs."""
    if loose(mine) == loose(yours):
        return Relation("spelling", 1.0)
    if min(len(mine), len(yours)) < 3:
        return None
    if looks(mine) == looks(yours) or _misread(printed, other):
        # `Beck` and `Bock` look alike, but both are names; damage mostly leaves what is none
        return Relation("misread", 2.0 if _is_known(printed) and _is_known(other) else 1.0)
    if sound(mine) == sound(yours):
        return Relation("sound", 2.0)
    if one_edit_apart(mine, yours) and min(len(mine), len(yours)) >= 4:
        return Relation("typing", 2.0)
    return None


def _is_known(printed: str) -> bool:
    """Whether a single name is one that others bear."""
    names = load_names()
    return printed in names.surnames or printed in names.given or is_given_name(printed)


def _misread(one: str, other: str) -> bool:
    """Whether one of two printed words is what OCR is known to make of the other."""
    channel = english_pack()
    for read, truth in ((one, other), (other, one)):
        trace = channel.trace(read, truth.lower())
        if trace and channel.cost(read, truth.lower()) <= MOST_COST:
            return True
    return False
