"""What looks like a person to the model or by a given name, and is none: nouns, places, derived adjectives, names of bodies."""

from __future__ import annotations

from pipeline.grammar.words import Word
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun
from pipeline.people.given_names import is_given_name
from pipeline.people.repeated_names import ARTICLES, Found

# Parts of town that the model takes for given names: `Bürgerhaus Weilburg`.
BUILDINGS = (
    "haus",
    "halle",
    "kirche",
    "saal",
    "platz",
    "strasse",
    "park",
    "schloss",
    "hof",
    "bad",
    "stadion",
    "arena",
    "turm",
    "bahnhof",
)


def is_no_person(words: list[Word], name: Found) -> bool:
    """Whether a person that the model alone saw is a common noun: `Kernstück ist ein Rufbus`."""
    first = words[name.start]
    if first.zone == "dateline" or first.lower.endswith(BUILDINGS):
        return True
    if name.end - name.start == 1 and (_after_place_word(words, name.start) or _owns_office(words, name.start)):
        return True
    if name.end - name.start == 1 and _is_derived(words, name.start):
        return True
    if any(word.tag not in {"NN", "ADJA"} for word in words[name.start : name.end]):
        return False
    if first.opens:
        following = words[name.end] if name.end < len(words) else None
        return following is None or following.tag not in {"VVFIN", "VMFIN"}
    before = words[name.start - 1]
    return before.lower in ARTICLES or before.tag in {"ADJA", "CARD", "PIAT", "PPOSAT"}


def _after_place_word(words: list[Word], at: int) -> bool:
    """Whether a preposition of place stands in front: `in Weilburg`, `zwischen Oker und Selke`."""
    if at == 0 or words[at].border:
        return False
    between = at > 2 and words[at - 1].lower == "und" and words[at - 3].lower == "zwischen"
    return between or words[at - 1].lower in {"in", "nach", "aus", "im", "zwischen", "bei", "am"}


def _owns_office(words: list[Word], at: int) -> bool:
    """Whether a word in -s says where an office is: `Lindens | Oberbürgermeisterin`; nobody owns one."""
    if not words[at].text.endswith("s") or at + 1 >= len(words) or words[at + 1].border:
        return False
    noun = role_noun(words[at + 1].text)
    return noun is not None and noun.evidence == "form" and noun.kind == "office" and noun.number != "p"


def names_a_body(words: list[Word], at: int) -> bool:
    """Whether a lone name stands behind a body's noun: `Wählergemeinschaft | Heide`, not `Vorstand | Roth`."""
    if at == 0 or words[at].border:
        return False
    before = words[at - 1].text
    return body_noun(before) is not None and role_noun(before) is None


def _is_derived(words: list[Word], at: int) -> bool:
    """Whether a word in -er says of where the people or bodies behind it are: `Leuener | Stadtvertreter`."""
    if at + 1 >= len(words) or words[at + 1].border or not words[at].lower.endswith("er") or is_given_name(words[at].text):
        return False
    following = words[at + 1].text
    noun = role_noun(following)
    return words[at + 1].capital and (body_noun(following) is not None or (noun is not None and noun.number != "s"))
