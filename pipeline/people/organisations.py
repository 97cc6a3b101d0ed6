"""Bodies by their form: legal forms, head nouns with what belongs to them, and their name in the nominative.

`des Landesbunds Imkerei` is the `Landesbund Imkerei`; only the head is inflected, its own genitive stays
(`Kreistag des Landkreises Uelzen`).
"""

from __future__ import annotations

import functools
from collections.abc import Container
from dataclasses import dataclass

from pipeline.grammar.inflection import adjective
from pipeline.grammar.words import Word, joined
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, BodyNoun, body_noun, legal_form_end
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import is_degree

PLACE_FRONTS = frozenset("Bad Sankt St. Groß Klein Neu Alt Burg Markt Hann. Hansestadt Lutherstadt".split())
NUMBERED = frozenset({"kammer", "senat"})  # courts number them; nobody else's number is a part of the name
LONGEST_NAME = 12  # words of a body's name; the longest ministries' names have about ten


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in the text: word indexes, end exclusive; head: index of its noun, or -1 for a company's own name.

    name: nominative. named: whether more than the bare noun stands there.
    """

    start: int
    end: int
    head_noun: int
    name: str
    gender: str
    kind: str
    named: bool


def body_at(words: list[Word], at: int) -> Body | None:
    """The body whose head noun is word `at`, with its name: `Landesverband der Museen`, `Stadt Herzberg`, `Kulturamt`."""
    noun = body_noun(words[at].text)
    if noun is None:
        return None
    start, name = _left_part(words, at, noun)
    end = _right_part(words, at, noun)
    named = end > at + 1 or start < at
    if noun.kind == "territory" and end == at + 1:
        return None
    return Body(start, end, at, joined(words, at + 1, end, name), noun.gender, noun.kind, named)


def _left_part(words: list[Word], at: int, noun: BodyNoun) -> tuple[int, str]:
    """Where the name begins in front of its head, and its first words in the nominative: `Technischen` to `Technische`."""
    start, name = at, noun.nominative
    if (
        at >= 2
        and noun.head_noun in NUMBERED
        and words[at - 1].text == "."
        and words[at - 2].text.isdecimal()
        and not words[at].border
    ):
        start, name = at - 2, f"{words[at - 2].text}. {name}"  # `5. Kammer des Verwaltungsgerichts`
    if at >= 2 and words[at - 1].lower == "und" and words[at - 2].text.endswith("-") and not words[at].border:
        start, name = at - 2, f"{words[at - 2].text} und {name}"
        while start >= 2 and words[start - 1].text == "," and words[start - 2].text.endswith("-"):
            start, name = start - 2, f"{words[start - 2].text}, {name}"
    while start > 0 and not words[start].border:
        previous = words[start - 1]
        if (
            not previous.capital
            or previous.lower in FUNCTION_WORDS
            or (previous.opens and not is_named_adjective(previous.lower))
            or not (previous.tag in {"ADJA", "NE", ""} or is_named_adjective(previous.lower))
        ):
            break
        if (
            (_is_noun(previous.text) and not is_named_adjective(previous.lower))
            or body_noun(previous.text)
            or not previous.lower.endswith(("e", "er", "es", "en", "em"))
        ):
            break
        if previous.tag == "NE" and not is_named_adjective(previous.lower):
            break
        start, name = start - 1, f"{adjective(previous.text, noun.gender)} {name}"
    return start, name


def _is_noun(word: str) -> bool:
    return role_noun(word) is not None


@functools.cache
def _name_adjectives() -> frozenset[str]:
    return frozenset(
        row["stem"].casefold() + ending for row in load_lexicon("name_adjectives") for ending in ("e", "er", "es", "en", "em")
    )


def is_named_adjective(word: str) -> bool:
    """Whether an adjective is of the kind that begins names: `Evangelische`, `Städtisches`, `Freiwillige`."""
    return word in _name_adjectives() or any(
        word.endswith(stem + ending) for stem in ("isch", "lich") for ending in ("e", "er", "es", "en", "em")
    )


def _right_part(words: list[Word], at: int, noun: BodyNoun) -> int:
    """End (exclusive) of what belongs to the head noun."""
    end = _own_name(words, at + 1, noun.kind == "territory")
    own = _object_start(words, at, end, noun)
    if own < end:
        return own
    if noun.kind == "short":
        return at + 1
    if noun.kind == "group":
        return end
    if noun.kind == "territory":
        return end
    if end > at + 1 and noun.head_noun in _UNITS:
        end = _fields_end(words, end)
    end = _quoted(words, end)
    if _is(words, end, "für"):
        end = coordination_end(words, end + 1) or end
    for _ in range(2):
        if _is(words, end, "der", "des", "dieses") and _is_genitive(words, end, noun):
            stop = _genitive_end(words, end)
            if stop == end:
                break
            end = stop
    if (
        _is(words, end, "zu", "am")
        and end + 1 < len(words)
        and words[end + 1].capital
        and words[end + 1].tag in {"NE", ""}
        and end == at + 1
    ):
        end = _own_name(words, end + 1)
    stop = legal_form_end(words, end) if end < len(words) and not words[end].border else end
    return stop


def _object_start(words: list[Word], at: int, end: int, noun: BodyNoun) -> int:
    """Where the object of the verb in front of a body begins before `end`, else `end`: `nannte das Tiefbauamt | Verzögerungen`."""
    if at < 2 or any(word.border for word in words[at - 1 : at + 1]) or noun.head_noun in _UNITS | _ASSOCIATIONS:
        return end
    if words[at - 2].tag not in {"VVFIN", "VAFIN", "VMFIN"} or words[at - 1].lower not in {"der", "die", "das"}:
        return end
    found = (i for i in range(at + 1, end) if words[i].tag == "NN" and words[i].lower.endswith(_ABSTRACT))
    return next(found, end)


_ABSTRACT = ("ungen", "keiten", "heiten", "tionen", "schaften", "täten")  # nouns in the plural that no place ends in


def _is(words: list[Word], at: int, *forms: str) -> bool:
    return at < len(words) and not words[at].border and words[at].text in forms


def _own_name(words: list[Word], at: int, place: bool = False) -> int:
    """Behind the capitalised words that follow a head noun directly: `Imkerei Schleswig-Holstein`.

    place: only a town or district can follow, of one word but for fronts such as `Bad`.
    """
    end = at
    while end < len(words) and not words[end].border and words[end].capital and end - at < LONGEST_NAME:
        word = words[end]
        noun = role_noun(word.text)
        if (
            (noun and noun.evidence == "form")
            or word.lower in FUNCTION_WORDS
            or word.text.endswith("-")
            or legal_form_end(words, end) > end
            or is_degree(words, end)
            or (end > at and place and words[end - 1].text not in PLACE_FRONTS and word.tag != "NE")
        ):
            break
        after_saint = end > at and words[end - 1].text in {"St.", "Sankt"}
        if (
            not after_saint
            and is_given_name(word.text)
            and end + 1 < len(words)
            and words[end + 1].capital
            and not words[end + 1].border
        ):
            break
        end += 1
    return end


# Units that are named by their field without `für`: `Fachbereich Jugend und Familie`, `Referat Wald, Wild und Jagd`.
_UNITS = frozenset(
    "fachbereich fachdienst fachgebiet geschäftsbereich referat dezernat abteilung sachgebiet ressort stabsstelle team".split()
)


def _fields_end(words: list[Word], at: int) -> int:
    """Behind further fields of a unit whose first one ends at word `at`: `Jugend | und Familie`; else `at`."""
    end = at
    while end + 1 < len(words) and not words[end].border and not words[end + 1].border and words[end].text in {"und", "&", ","}:
        field = words[end + 1]
        if (
            not field.capital
            or field.tag == "NE"
            or field.lower in FUNCTION_WORDS
            or is_given_name(field.text)
            or role_noun(field.text)
            or body_noun(field.text)
        ):
            break
        end += 2
        if words[end - 2].text != ",":
            return end
    return at


def _quoted(words: list[Word], at: int) -> int:
    """Behind a quoted name: `„Freunde der Buchkunst“`."""
    if at >= len(words) or words[at].border or words[at].text not in '„»“"›‚':
        return at
    for i in range(at + 1, min(at + 9, len(words))):
        if words[i].border:
            return at
        if words[i].text in '“”«»"‹‘':
            return i + 1
    return at


def coordination_end(words: list[Word], at: int, names: Container[int] = ()) -> int:
    """Behind nouns joined by commas and `und`: `Wasserwirtschaft, Verkehr und ländliche Räume`; 0 where none begins."""
    i, end, commas = at, 0, list[int]()
    while i < len(words) and i - at < LONGEST_NAME and (i == at or not words[i].border):
        word = words[i]
        if i in names:
            break
        if word.capital and word.lower not in FUNCTION_WORDS:
            if role_noun(word.text) and i > at and words[i - 1].text == ",":
                break
            end = i + 1
        elif word.text in {"und", "sowie", "&"} and end == i:
            commas.clear()
            if not (
                i + 1 < len(words)
                and (words[i + 1].capital or (words[i + 1].tag in {"ADJA", ""} and i + 2 < len(words) and words[i + 2].capital))
            ):
                break
        elif word.text == "," and end == i:
            commas.append(i)
        elif word.lower in {"des", "der"} and end == i and any(body_noun(word.text) for word in words[i + 1 : i + 3]):
            break
        elif (end == i and word.lower in {"der", "des", "mit"}) or (
            end != i and (word.tag in {"ADJA", "ART"} or word.lower in {"den", "die", "das", "der", "dem", "des"})
        ):
            pass
        else:
            break
        i += 1
    return min(end, commas[0]) if commas and end > commas[0] else end


def _is_genitive(words: list[Word], at: int, noun: BodyNoun) -> bool:
    """Whether `der`/`des` begins an attribute of the body and no new phrase (`hat der Kreistag der Ministerin gedankt`)."""
    nouns = [word for word in words[at + 1 : at + 4] if word.capital and not word.border]
    if not nouns or role_noun(nouns[0].text):
        return False
    return words[at].text != "der" or body_noun(nouns[0].text) is not None or noun.head_noun in _ASSOCIATIONS


_ASSOCIATIONS = frozenset(
    "verband landesverband bundesverband bund verein förderverein gesellschaft kammer museum bündnis netzwerk konferenz haus arbeitskreis".split()
)


def _genitive_end(words: list[Word], at: int) -> int:
    i = at + 1
    while i < len(words) and not words[i].border and not words[i].capital and words[i].tag in {"ADJA", "CARD"}:
        i += 1
    if i >= len(words) or words[i].border or not words[i].capital:
        return at
    while i < len(words) and not words[i].border and words[i].capital and words[i].tag == "ADJA":
        i += 1
    return _own_name(words, i) if i < len(words) and _own_name(words, i) > i else at
