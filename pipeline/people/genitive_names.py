"""A person's name without the genitive -s that it has in front of what is hers: `Heinrich von Kleists | Lustspiel`."""

from __future__ import annotations

from pipeline.grammar.words import Word
from pipeline.offices.role_nouns import role_noun
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import degrees_start
from pipeline.temporal.words import words as time_words

_CALENDAR = frozenset({"weekday", "weekday_part", "month", "phase"})  # `sagte Jan Moos | Anfang Mai`
SHORTEST_FAMILY = 3  # letters without the ending; `Gans` and `Maas` end in their own
SUBJECT_FRONTS = frozenset(
    {"VVFIN", "VAFIN", "VMFIN", "KOUS", "PRELS"}
)  # `sagte Jan Moos Gästen`: what follows is no owner's noun


def without_genitive(words: list[Word], start: int, end: int) -> str:
    """The family name at word `end - 1` in the nominative where the words `start` to `end` own the noun behind them, else as printed.

    A family name that is a given name with -s (`Peters`, `Carstens`) or ends like one (`Behrens`) keeps it.
    """
    family = words[end - 1].text
    return family[:-1] if _may_be_genitive(family) and _owns(words, start, end) else family


def _may_be_genitive(family: str) -> bool:
    bare = family[:-1]
    patronymic = is_given_name(bare) or (bare.endswith("en") and not bare.endswith("sen"))
    return family.endswith("s") and len(bare) > SHORTEST_FAMILY and not bare.endswith(("s", "z", "x", "ß")) and not patronymic


def _owns(words: list[Word], start: int, end: int) -> bool:
    """Whether a noun follows directly, behind an adjective too where a preposition stands in front: `in Jan Roths neuem | Buch`."""
    lead = degrees_start(words, start)
    front = words[lead - 1].tag if lead > 0 and not words[lead].border else ""
    if front in SUBJECT_FRONTS:
        return False
    at = end + 1 if front == "APPR" and end < len(words) and words[end].tag == "ADJA" and words[end].text[0].islower() else end
    if at >= len(words) or any(word.border or word.opens or word.zone == "contact" for word in words[end : at + 1]):
        return False
    noun = words[at]
    office = role_noun(noun.text)
    titled = office is not None and office.evidence == "form" and office.kind not in {"relation", "person"}
    return noun.capital and noun.tag == "NN" and not titled and not _CALENDAR & time_words().kinds(noun.lower).keys()
