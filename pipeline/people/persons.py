"""Persons by their form: what follows a degree, an office or a given name, however the model saw it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import TITLE_KINDS, role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_end
from pipeline.people.countries import owned_place
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import behind_retired, degrees_start, is_degree, particles_end, titles

_AGED = re.compile(r"\d{1,3}[-‐]jährige[nr]?")
PLACE_PREPOSITIONS = frozenset("in im aus nach bei zwischen".split())
DETERMINERS = frozenset("der die das des dem den ein eine einen einem einer eines im am zum zur vom beim".split())
LONGEST_NAME = 6  # words: `Maria Elisabeth Freifrau von und zu Rautenberg` is as long as names get


@functools.cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(row["ending"].casefold() for row in load_lexicon("noun_endings"))


def is_initial(word: str) -> bool:
    """`P.`, `H.-J.`."""
    return (
        word.endswith(".")
        and len(word) <= 5
        and word[0].isupper()
        and all(len(part) <= 1 for part in word.replace("-", ".").split("."))
    )


def name_like(word: Word, behind_given: bool = False) -> bool:
    """Whether a word can be a part of a person's name by its form alone.

    behind_given: a given name stands in front, so that even `Amelung` is one.
    """
    text = word.text
    if (
        not word.capital
        or len(text) < 2
        or not text[-1].isalpha()
        or not text.replace("-", "").replace("'", "").replace("’", "").isalpha()
    ):
        return False
    if word.lower in FUNCTION_WORDS or (text.isupper() and len(text) < 5) or text in titles("behind"):
        return False
    return behind_given or not word.lower.endswith(_noun_endings())


def _blocks(word: Word) -> bool:
    """Whether a word cannot be in a name because it names a body or an office."""
    noun = role_noun(word.text)
    several = word.text.endswith("en") and body_noun(word.text[:-2]) is not None  # `Freiwillige | Feuerwehren Linden`
    return (
        (noun is not None and noun.evidence == "form")
        or body_noun(word.text) is not None
        or several
        or word.text in titles("address")
    )


def cue_before(words: list[Word], at: int) -> str:
    """What stands right before word `at` and says that a person follows: `degree`, `address`, `role`, `age`, or ""."""
    if at == 0 or words[at].border:
        return ""
    if degrees_start(words, at) < at:
        return "degree"
    previous = words[behind_retired(words, at) - 1]
    if previous.text in titles("address"):
        return "address"
    noun = role_noun(previous.text)
    if noun and noun.evidence == "form" and not (noun.number == "p" and not noun.adjectival):
        return "role"
    return "age" if _AGED.fullmatch(previous.text) else ""


def person_end(words: list[Word], at: int, says_person: Callable[[int], bool]) -> int:
    """End (exclusive) of the person's name that begins at word `at`, or `at` where none does.

    says_person: whether the model takes the word of an index for a part of a person's name.
    """
    word = words[at]
    if not word.capital or word.lower in FUNCTION_WORDS or is_degree(words, at) or behind_retired(words, at + 1) <= at:
        return at
    if at > 0 and not word.border and words[at - 1].text in titles("saint"):
        return at  # `St. Nikolai Wismar` is a church
    cue = cue_before(words, at)
    if cue == "role" and owned_place(words, at):
        return at  # `der Präsident | Ungarns`
    given = at
    while (
        given < len(words)
        and given - at < LONGEST_NAME
        and (given == at or not words[given].border)
        and (is_given_name(words[given].text) or is_initial(words[given].text))
    ):
        given += 1
    if given > at and (is_initial(word.text) and given == at + 1 and not cue and not says_person(given)):
        return at
    end = (
        _with_given_name(words, at, given, cue, says_person) if given > at else _without_given_name(words, at, cue, says_person)
    )
    if end > at and _is_body_name(words, end):
        return at
    return end


def _is_body_name(words: list[Word], end: int) -> bool:
    """Whether the name goes on to a body: `Carl Rieber | Stiftung`, `Robert Lind | GmbH`."""
    if end >= len(words) or words[end].border:
        return False
    return body_noun(words[end].text) is not None or legal_form_end(words, end) > end


def _family_name_at(words: list[Word], at: int) -> int:
    """Where the family name begins behind particles and ranks that stand at word `at`, else `at`: `von der | Heyde`."""
    end = particles_end(words, at)
    if end == at + 1 and words[at].text in {"von", "zu", "vom"} and is_place_after_name(words, end):
        return at
    return end


def is_place_after_name(words: list[Word], at: int) -> bool:
    """Whether `von X` behind a given name is no part of it: `Anna von der Verwaltung`."""
    return _blocks(words[at])


def _with_given_name(words: list[Word], at: int, given: int, cue: str, says_person: Callable[[int], bool]) -> int:
    surname = _family_name_at(words, given)
    if (
        surname < len(words)
        and not words[surname].border
        and words[surname].capital
        and (words[surname].lower not in FUNCTION_WORDS or surname > given)
    ):
        follows = words[surname]
        if follows.lower in FUNCTION_WORDS:
            return surname + 1  # `Ute | von Einem`
        sure = surname > given or says_person(surname) or follows.tag == "NE" or not follows.tag
        weak = not any(is_given_name(words[i].text, certain=True) for i in range(at, given))
        free = not _blocks(follows) or says_person(surname) or _may_be_surname(words, surname)
        if name_like(follows, behind_given=not weak) and free:
            apart = at > 0 and words[at - 1].text == "," and surname + 1 < len(words) and words[surname + 1].text in {",", "."}
            if weak and not (cue or apart or says_person(at) or (sure and says_person(surname))):
                return at
            return _second_surname(words, surname + 1, cue, says_person)
    if given - at >= 2 and is_given_name(words[given - 1].text):  # `Peter Klaus`: the last given name is the family name
        return given
    if (cue or says_person(at)) and is_given_name(words[at].text):
        return given
    return at


def _may_be_surname(words: list[Word], at: int) -> bool:
    """Whether an office noun is a family name here: `Anna Richter sagte`, but `Kollegin Anna Sprecherin`."""
    noun = role_noun(words[at].text)
    if noun is None or body_noun(words[at].text):
        return False
    following = words[at + 1] if at + 1 < len(words) and not words[at + 1].border else None
    return noun.gender != "f" and not (following and following.capital and following.lower not in FUNCTION_WORDS)


def _second_surname(words: list[Word], at: int, cue: str, says_person: Callable[[int], bool]) -> int:
    """Behind a second family name or a byname that the model sees: `Gabriela Mora | Ruiz`, `Otto von Linden`."""
    end = at
    if (
        end < len(words)
        and not words[end].border
        and words[end].capital
        and (says_person(end) or (cue in {"degree", "role"} and words[end].tag == "NE"))
        and name_like(words[end])
        and not _blocks(words[end])
    ):
        end += 1
    particles = _family_name_at(words, end)
    if (
        particles > end
        and words[end].text in titles("particle", "rank")
        and name_like(words[particles])
        and words[end].text not in {"und", "zu", "zur"}
    ):
        noble = any(words[i].text in titles("rank") for i in range(max(at - 3, 0), at))  # `Freiherr Knigge | von Talheim`
        after_city = words[end].text in {"von", "vom", "der"} and not says_person(particles) and not noble
        if not after_city and not _begins_name(words, particles):
            return particles + 1
    return end


def _begins_name(words: list[Word], at: int) -> bool:
    """Whether a whole name of somebody else begins here: `wenn Jan Roth von | Anna Kern` lernt."""
    following = at + 1
    return (
        is_given_name(words[at].text)
        and following < len(words)
        and not words[following].border
        and name_like(words[following], behind_given=True)
        and not _blocks(words[following])
    )


def _without_given_name(words: list[Word], at: int, cue: str, says_person: Callable[[int], bool]) -> int:
    """A name whose given name no list knows needs an office, a degree or the model beside it."""
    if cue == "address" and _may_be_surname(words, at):
        return at + 1  # `Herr Koch`
    if words[at].text in titles("rank"):  # `sagte | Prinz zu Solms`, `Graf Rosen`
        family = _family_name_at(words, at)
        if family == at + 1 and is_given_name(words[family].text) and family + 1 < len(words) and words[family + 1].capital:
            return at  # `Gräfin | Bettina Rosen`
        sure = family > at + 1 or cue == "degree" or (family > at and (says_person(at) or says_person(family)))
        return family + 1 if sure and name_like(words[family]) and not _blocks(words[family]) else at
    if not name_like(words[at]) or _blocks(words[at]):
        return at
    if not cue and not says_person(at):
        return at + 2 if is_apposed_pair(words, at) else at
    office_like = (
        at + 1 < len(words) and not words[at + 1].border and name_like(words[at + 1]) and _may_be_surname(words, at + 1)
    )
    if office_like and (cue in {"degree", "role", "age"} or says_person(at + 1)):
        return at + 2  # `Betriebsratschefin Gülgün | Hofmeister`
    particles = _family_name_at(words, at + 1)
    if particles > at + 1 and name_like(words[particles]) and (cue or says_person(particles)):
        return particles + 1
    run = at
    while (
        run < len(words)
        and run - at < 3
        and (run == at or not words[run].border)
        and name_like(words[run])
        and not _blocks(words[run])
    ):
        run += 1
    seen = [i for i in range(at, run) if says_person(i)]
    if (
        run - at >= 2
        and seen[:1] != [at]
        and is_given_name(words[at + 1].text, certain=True)
        and at + 2 < len(words)
        and not words[at + 2].border
        and name_like(words[at + 2])
    ):
        return at  # `Abteilungsleiterin Umweltschutz | Katja Reimann`
    if cue == "degree":
        third = run - at == 3 and (at + 2 in seen or words[at + 2].tag == "NE")  # `Dr. Ngoc Anh | Berg`
        return at + 3 if third else at + 2 if run - at >= 2 else at + 1
    if cue == "age":
        return at + 2 if run - at >= 2 and (at in seen or words[at].tag in {"NE", "FM", "XY", ""}) else at
    if cue == "address":
        return at + 2 if run - at >= 2 and (words[at + 1].tag in {"NE", ""} or at + 1 in seen) else at + 1
    if seen and seen[0] == at:
        end = at
        while end < run and (says_person(end) or end == at):
            end += 1
        if cue and end == at + 1 and run - at >= 2 and words[at + 1].tag in {"NE", ""}:
            end += 1
        return end
    if cue == "role":
        if run < len(words) and not words[run].border and words[run].capital and not _blocks(words[run]):
            return at  # `Leiter Soziale | Dienste`
        if run - at == 1 and not seen and body_noun(words[at - 1].text):
            return at  # `der Gemeinderat Linden` is the council
        names = [i for i in range(at, run) if words[i].tag in {"NE", "FM", "XY", ""} or i in seen]
        if run - at >= 2:
            return at + 2
        if run - at == 1 and names:
            return run
    return at


def is_apposed_pair(words: list[Word], at: int) -> bool:
    """Whether two words are a name because of what follows: `Nordal Gunnar, Vorstand der …`, `Kito Berg (17)`, `Kito Berg (SPD)`."""
    if at + 3 >= len(words) or any(word.border for word in words[at + 1 : at + 4]) or words[at + 2].text not in {",", "("}:
        return False
    pair = words[at : at + 2]
    if any(not name_like(word) or _blocks(word) or word.tag in {"ADJA", "VVFIN", "ADV"} for word in pair):
        return False
    if at > 0 and not words[at].border and (words[at - 1].lower in DETERMINERS or words[at - 1].capital):
        return False
    if words[at + 2].text == "(":
        return _tells_age_or_party(words, at + 3) and not (at > 0 and words[at - 1].lower in PLACE_PREPOSITIONS)
    for i in range(at + 3, min(at + 7, len(words))):
        noun = role_noun(words[i].text)
        if words[i].border or words[i].capital or not words[i].text.isalpha():
            return noun is not None and noun.evidence == "form" and noun.kind in TITLE_KINDS and noun.number != "p"
    return False


@functools.cache
def _parties() -> frozenset[str]:
    return frozenset(row["party"] for row in load_lexicon("parties"))


def _tells_age_or_party(words: list[Word], at: int) -> bool:
    """Whether brackets whose first word is `at` hold only an age or a party: `(17)`, `(SPD)`."""
    if at + 1 >= len(words) or words[at].border or words[at + 1].text != ")":
        return False
    inside = words[at].text
    return (inside.isdecimal() and 1 <= len(inside) <= 2) or inside in _parties()
