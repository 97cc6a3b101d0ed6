"""Names of bodies: their own words, the keys under which variants meet, and by which rule two of them can be one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.cleaning.channel import english_pack
from pipeline.lexicon import load_lexicon
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_start
from pipeline.register.folding import looks, loose, one_edit_apart, one_letter_less, words_of_name
from pipeline.register.person_names import MOST_COST
from pipeline.register.relations import Relation

MOST_DAMAGED = 2  # words of a name that may differ by misreading
LONG_WORD = 7  # letters of a word in which one wrong letter is no other name
SHORTEST_MISREAD = 9  # letters of a body's name; below it one letter makes another body (`Stadt Hof`, `Stadt Hot`)
_INFLECTED = re.compile(r"(?<=\w{4})(es|en|er|em|e|s|n)$")
_NATION = ("bundes", "reichs", "europa", "eu-")  # `Bundestag` is one body wherever it is named; `Kreistag` is not


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in slugs. plain: without legal form, articles, prepositions; words: without inflection too. legal: its form or "".

    own: whether more than nouns for bodies stands there (`Kreistag Uelzen`, `Lindwurm`), so that it names one body
    everywhere; `Kreistag` alone means another one in each district.
    """

    words: tuple[str, ...]
    plain: tuple[str, ...]
    legal: str
    own: bool
    printed: str


@functools.cache
def _written_out() -> dict[str, str]:
    """Short forms of words in small letters to what they stand for."""
    return {row["short"].casefold(): row["word"].replace("-", " ") for row in load_lexicon("name_abbreviations")}


def _in_full(word: str) -> str:
    """`Ev.-luth.` as `Evangelisch-Lutherisch`, `Univ.` as `Universität`."""
    whole = _written_out().get(word.casefold())
    return whole or "-".join(_written_out().get(piece.casefold(), piece) for piece in word.split("-"))


@functools.lru_cache(maxsize=4_000)
def body_name(name: str) -> BodyName:
    """The parts of a body's name."""
    parts = name.split()
    end = legal_form_start(parts)
    legal = "".join(parts[end:]).replace(".", "").casefold()
    written: list[str] = []
    own = False
    for part in parts[:end]:
        for word in _in_full(part).split():
            bare = word.strip(".,;:()„“”\"»«›‹'’")
            if not bare or bare.casefold() in FUNCTION_WORDS:
                continue
            own = own or not _is_noun(bare)
            written += [piece for piece in words_of_name(bare) if piece]
    own = own or bool(legal) or (bool(parts) and parts[0].casefold().startswith(_NATION))
    written = written or words_of_name(name)
    return BodyName(tuple(stem(loose(word)) for word in written), tuple(written), legal, own, name)


def _is_noun(word: str) -> bool:
    """Whether a word only says what kind of body it is; short forms (`IHK`) do, as far as the lexicon has them."""
    return body_noun(word) is not None or word.endswith(("-", "‐"))


def stem(word: str) -> str:
    """A slug without endings of inflection: `landesbundes` and `landesbund` are one, so are `theaters` and `theater`."""
    shorter = _INFLECTED.sub("", word)
    return stem(shorter) if shorter != word else word


def body_keys(name: BodyName, aliases: tuple[str, ...], issuers: Iterable[frozenset[str]]) -> Iterator[str]:
    """Keys of a body; two names that can be one have a key in common.

    issuers: own words of each who speaks of it. A name without own words (`Kreistag`, `IHK`) only meets bodies of an issuer
    whose words are all among theirs or the other way round, so that hundreds are not compared: a key of each word (`A:`) meets
    that of the longest word of an issuer (`a:`); `Bad` of `Bad Lindental` alone brings nobody together.
    """
    forms = [("".join(name.words), name.own)]
    for alias in aliases:
        own = body_name(alias).own
        forms += [(short, own or number > 0) for number, short in enumerate(_short_keys(name, alias))]
    for joined, own in forms:
        if own:
            yield f"n:{joined}"
        else:
            for words in issuers:
                yield from (f"A:{joined}|{word}" for word in words)
                if words:
                    yield f"a:{joined}|{max(words, key=lambda word: (len(word), word))}"
    seen = "".join(looks(word) for word in name.plain)
    if len(seen) >= SHORTEST_MISREAD:
        for form in one_letter_less(seen):
            yield f"o:{form}"


def short_keys(name: BodyName, aliases: tuple[str, ...]) -> Iterator[str]:
    """By what else a body is called: `IHK`, and `IHK Dortmund` of the `Industrie- und Handelskammer zu Dortmund (IHK)`."""
    for alias in aliases:
        yield from _short_keys(name, alias)


def _short_keys(name: BodyName, alias: str) -> Iterator[str]:
    """`ihk`, and then where it stands for the beginning of the name `ihkdortmund`."""
    short = "".join(body_name(alias).words)
    yield short
    covered = words_covered(alias, name.words)
    if covered and covered < len(name.words):
        yield short + "".join(name.words[covered:])


def words_covered(short: str, words: tuple[str, ...]) -> int:
    """How many words in front a short form stands for: 3 of `industrie handel kammer dortmund` for `IHK`; 0 if it does not.

    Each capital is the beginning of a word or of a part of a compound (`IHK`: `Handels|kammer`).
    """
    letters = [character.casefold() for character in short if character.isupper()]
    if len(letters) < 2 or len(letters) != sum(character.isalpha() for character in short):
        return 0
    at = 0
    for number, word in enumerate(words):
        if at >= len(letters) or not word.startswith(letters[at]):
            return number if at >= len(letters) else 0
        at += 1
        place = 1
        while at < len(letters) and not (number + 1 < len(words) and words[number + 1].startswith(letters[at])):
            found = word.find(letters[at], place + 2)
            if found < 0:
                break
            at, place = at + 1, found
    return len(words) if at >= len(letters) else 0


@functools.lru_cache(maxsize=4_000)
def body_relation(one: BodyName, other: BodyName) -> Relation | None:
    """By which rule two names can be of one body; None where they cannot. Short forms are looked at by `short_relation`."""
    if one.legal and other.legal and one.legal != other.legal:
        return None
    if [word for word in one.words if word.isdigit()] != [word for word in other.words if word.isdigit()]:
        return None
    own = one.own and other.own
    if list(map(stem, one.plain)) == list(map(stem, other.plain)):
        return Relation("form", 0.0 if own else 1.0)
    if "".join(one.words) == "".join(other.words):
        return Relation("spelling", 0.0 if own and len(one.words) > 1 else 1.0)
    if len(one.plain) != len(other.plain) or sum(map(len, one.plain)) < SHORTEST_MISREAD:
        return None
    differing = [(a, b) for a, b in zip(one.plain, other.plain, strict=True) if a != b]
    if len(differing) > MOST_DAMAGED:
        return None
    if all(_misread(a, b) for a, b in differing):
        return Relation("misread", 0.5)
    typed = all(_misread(a, b) or (min(len(a), len(b)) >= LONG_WORD and one_edit_apart(a, b)) for a, b in differing)
    return Relation("typing", 0.5) if typed else None


def short_relation(one: BodyName, other: BodyName, aliases: tuple[str, ...]) -> Relation | None:
    """Whether `one` is a short form of `other`, which is also called `aliases`."""
    short = "".join(one.words)
    if short in set(short_keys(other, aliases)):
        return Relation("short", 0.0 if one.own and one.printed[:2].isupper() else 1.0, 1)
    return None


def _misread(one: str, other: str) -> bool:
    if len(one) < 5 or len(other) < 5:
        return False
    channel = english_pack()
    return looks(one) == looks(other) or any(
        channel.trace(read, truth) and channel.cost(read, truth) <= MOST_COST for read, truth in ((one, other), (other, one))
    )
