"""Nouns for people: what a single word says about office, gender and number, unseen compounds included.

`Kulturdezernentinnen` is the plural of the feminine of `Kulturdezernent`, an office, because `Dezernent` is one.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.lexicon import load_lexicon

TITLE_KINDS = frozenset({"office", "profession", "membership"})
SHORTEST_PREFIX = 3  # letters in front of a known noun: `Oberrichter`, not `Trichter`
_GENDERED = re.compile(r"(?:[*:_·]|/-?)in(nen)?$")
_GLUED = re.compile(r"[^\W\d_][a-zäöüß][A-ZÄÖÜ](?!n(?:nen)?$)")  # two words without their space: `KernPeter`, but `LehrerInnen`
_ADJECTIVAL_ENDINGS = {"e": ("", ""), "er": ("m", "s"), "en": ("", ""), "em": ("m", "s"), "es": ("m", "s")}


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """What a noun for a person says.

    nominative: singular, in the gender of the form, spelt as printed (`Kulturdezernentin`). stem: masculine, small
    letters, the same for both genders. head_noun: its last part that the lexicon knows. gender: `m`, `f`, `n`, or "" where the
    form leaves it open. number: `s`, `p`, or "" (`Leiter`). kind: see roles.tsv. evidence: `form`, or `name` where only
    a name beside it makes it sure. adjectival: nominative ends in -r for a man (`Beigeordneter`).
    """

    nominative: str
    stem: str
    head_noun: str
    gender: str
    number: str
    kind: str
    evidence: str = "form"
    adjectival: bool = False

    def title(self, gender: str = "") -> str:
        """The noun as a title in the nominative singular without article: `Beigeordneter` of a man, `Beigeordnete` of a woman."""
        if not self.adjectival:
            return self.nominative
        return self.nominative + ("r" if (self.gender or gender) == "m" else "")


def _own_prefix(word: str) -> bool:
    """Whether a body that writes itself small stands in front of an office: `vhs-Direktorin`, `dm-Chef`."""
    prefix, hyphen, noun = word.partition("-")
    return bool(hyphen) and prefix.islower() and len(prefix) <= 5 and noun[:1].isupper()


@functools.lru_cache(maxsize=50_000)
def role_noun(word: str) -> RoleNoun | None:
    """What the word says if it is a noun for a person, else None. word: as printed, one piece (`Lkw-Fahrer*in`)."""
    if word in _abbreviations():
        return _of(word, 0, _abbreviations()[word])
    if len(word) < 3 or not (word[0].isupper() or _own_prefix(word)) or (word.isupper() and len(word) > 4):
        return None
    gendered = _GENDERED.search(word)
    if gendered:
        base = role_noun(word[: gendered.start()]) or role_noun(word[: gendered.start()] + "e")
        if base is None:
            return None
        return RoleNoun(
            base.nominative, base.stem, base.head_noun, "", "p" if gendered.group(1) else "s", base.kind, base.evidence
        )
    form = word.lower()
    if form in _no_roles() or len(form) != len(word) or _GLUED.search(word[max(word.rfind("-"), 0) :]):
        return None
    known = _forms(False).get(form)
    if known:
        return _of(word, 0, known)
    inner = _inner(form)
    if inner and inner[0][4] == "place":
        return None
    return _of(word, len(form) - inner[1], inner[0]) if inner else None


def _inner(form: str) -> tuple[tuple[str, ...], int] | None:
    """The longest known ending of a compound and its length."""
    compounds, suffixes = _forms(True), _suffix_forms()
    hyphen = max(form.rfind("-"), form.rfind("‐"))
    if hyphen > 0 and form[hyphen + 1 :] in _forms(False):
        return _forms(False)[form[hyphen + 1 :]], len(form) - hyphen - 1
    for at in range(SHORTEST_PREFIX, len(form) - 2):
        if form[at:] in compounds:
            return compounds[form[at:]], len(form) - at
    for at in range(2, len(form) - 1):
        if form[at:] in suffixes and len(form) > 5:
            return suffixes[form[at:]], len(form) - at
    return None


def _of(word: str, at: int, known: tuple[str, ...]) -> RoleNoun:
    nominative, masculine, gender, number, kind, evidence, adjectival = known
    prefix = word[:at]
    if prefix and prefix[-1] not in "-‐":
        nominative = nominative[0].lower() + nominative[1:]
    stem = prefix.lower() + masculine.lower()
    return RoleNoun(prefix + nominative, stem, masculine.lower(), gender, number, kind, evidence, bool(adjectival))


@functools.cache
def _no_roles() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in load_lexicon("no_roles"))


@functools.cache
def _forms(compounds_only: bool) -> dict[str, tuple[str, ...]]:
    """Form in small letters to (nominative, masculine, gender, number, kind, evidence, adjectival)."""
    forms: dict[str, tuple[str, ...]] = {}
    for row in load_lexicon("roles"):
        if (compounds_only and row["compound"] != "yes") or _is_abbreviation(row["noun"]):
            continue
        for form, known in _inflect(
            row["noun"], row["gender"], row["feminine"], row["declension"], row["plural"], row["kind"], "form"
        ):
            forms.setdefault(form.lower(), known)
    return forms


def _is_abbreviation(noun: str) -> bool:
    """`OB`, `PHK`, `RiLG`: known only as they are written, so that `Ob` stays a conjunction."""
    return sum(char.isupper() for char in noun) > 1 and "-" not in noun


@functools.cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    return {
        form: known
        for row in load_lexicon("roles")
        if _is_abbreviation(row["noun"])
        for form, known in _inflect(row["noun"], row["gender"], row["feminine"], "x", "", row["kind"], "form")
    }


@functools.cache
def _suffix_forms() -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for row in load_lexicon("role_suffixes"):
        for form, known in _inflect(row["suffix"], "m", "", row["declension"], "", row["kind"], row["evidence"]):
            forms.setdefault(form.lower(), known)
    return forms


def _inflect(
    noun: str, gender: str, feminine: str, declension: str, plural: str, kind: str, evidence: str
) -> list[tuple[str, tuple[str, ...]]]:
    """All forms of a noun of the lexicon with what each says."""
    out: list[tuple[str, tuple[str, ...]]] = []

    def put(form: str, form_gender: str, number: str, nominative: str = noun, adjectival: str = "") -> None:
        out.append((form, (nominative, noun, form_gender, number, kind, evidence, adjectival)))

    stem = noun.removesuffix("e")
    if declension == "a":
        two_genders = not feminine
        for ending, (ending_gender, number) in _ADJECTIVAL_ENDINGS.items():
            put(stem + ending, ending_gender if two_genders else "m", number, noun, "yes")
    elif declension == "x":
        put(noun, gender, "s")
        put(noun + "s", gender, "s")
        if plural:
            put(plural, gender, "p")
            put(plural + "n", gender, "p")
    elif declension == "n":
        put(noun, gender, "s")
        put(stem + "en", gender, "")
        put(noun + "n", gender, "")
    else:
        plural = plural or _regular_plural(noun)
        put(noun, gender, "" if plural == noun else "s")
        put(noun + "s", gender, "s")
        put(noun + "es", gender, "s")
        put(plural, gender, "p")
        put(plural + ("" if plural.endswith(("n", "s")) else "n"), gender, "p")
    if feminine != "-" and (declension != "a" or feminine):
        female = feminine or stem + "in"
        put(female, "f", "s", female)
        put(female + ("nen" if female.endswith("in") else "n"), "f", "p", female)
        if female.endswith("frau"):
            put(female + "en", "f", "p", female)
    return out


def _regular_plural(noun: str) -> str:
    if noun.endswith(("er", "el", "en")):
        return noun
    if noun.endswith("or"):
        return noun + "en"
    return noun + "e"
