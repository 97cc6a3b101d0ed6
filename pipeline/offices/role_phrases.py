"""The words of an office: title, the body it belongs to, its place; read from the noun for the office outwards.

`Personal- und Organisationsdezernent in Dortmund`, `Bürgermeister und Beigeordneter für Allgemeine Verwaltung`,
`Leiterin des Umweltamts Harz`.
"""

from __future__ import annotations

import functools

from pipeline.grammar.words import Word, text_of
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_complements import (
    TitlePhrase,
    apposed_field,
    body_after,
    is_inflected_adjective,
    prepositional_end,
)
from pipeline.offices.role_ends import adjunct_words, fixed_end, house_end, judges_court_end, new_house
from pipeline.offices.role_nouns import TITLE_KINDS, role_noun
from pipeline.people.body_nouns import body_noun
from pipeline.people.countries import owned_place
from pipeline.people.organisations import coordination_end

ARTICLES = frozenset("der die das des dem den ein eine einen einem einer eines".split())
POSSESSIVES = ("mein", "dein", "sein", "ihr", "unser", "euer", "eur", "dessen", "deren")
FIRSTS = frozenset({"erste", "erster", "ersten", "zweite", "zweiter", "zweiten"})
RANKED = frozenset(
    {"vorsitzende", "vorsitzender", "stellvertreter", "beigeordnete", "vorstand", "schriftführer"}
)  # clubs have several
LONGEST_PHRASE = 24  # words; an office with `für A, B und C` and its body stays below


@functools.cache
def _role_adjectives() -> tuple[str, ...]:
    return tuple(row["stem"] for row in load_lexicon("role_adjectives"))


def is_role_adjective(word: str) -> bool:
    """Whether an adjective belongs to the name of the office: `stellvertretende`, `Technischer`, `stellv.`."""
    lower = word.casefold()
    inflected = lower[-1] in "ernsm."  # `ehrenamtlich Leiterin` says how, not as what
    return inflected and any(lower.startswith(stem) and len(lower) - len(stem) <= 2 for stem in _role_adjectives())


def title_phrase(words: list[Word], at: int, names: set[int]) -> TitlePhrase | None:
    """The office whose noun is word `at`, or None. names: indexes of words that are parts of persons' names."""
    noun = role_noun(words[at].text)
    if noun is None or noun.kind not in TITLE_KINDS or at in names:
        return None
    if noun.adjectival and _describes_body(words, at + 1):
        return None  # `die | Freiwilligen | Feuerwehren Linden`
    if noun.evidence == "name" and words[at].tag.startswith(("V", "AD", "AP", "P", "K")):
        return None
    phrase = TitlePhrase(at, at + 1, at, noun, plural=noun.number == "p")
    _read_left(words, at, phrase, names)
    phrase.parts.append(noun)
    _read_right(words, phrase, names)
    return phrase


def _read_left(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> None:
    """Truncated parts, adjectives and the article in front of the noun."""
    start = at
    if (
        start >= 2
        and not words[start].border
        and words[start - 1].lower in {"und", "oder", "&"}
        and words[start - 2].text[-1] in "-‐"
    ):
        begin = start - 2
        while begin >= 2 and words[begin - 1].text == "," and words[begin - 2].text[-1] in "-‐":
            begin -= 2
        phrase.parts.append(text_of(words, begin, start))
        start = begin
    while start > 0 and not words[start].border and is_role_adjective(words[start - 1].text):
        start -= 1
        phrase.parts.insert(0, "\0" + words[start].text)
    if (
        start > 0
        and not words[start].border
        and words[start - 1].text in {"Erster", "Erste", "Ersten", "Zweiter", "Zweite"}
        and (
            not words[start - 1].opens or at + 1 in names
        )  # `Erste Helfer eilten`, but `Erster Polizeihauptkommissar Jan Roth`
    ):
        start -= 1
        phrase.parts.insert(0, "\0" + words[start].text)
    if start >= 2 and not words[start].border and _ordinal_at(words, start - 2):
        start -= 2
        phrase.parts.insert(0, f"{words[start].text}.")
    elif start > 0 and not words[start].border and words[start - 1].lower in FIRSTS and phrase.noun.head_noun in RANKED:
        start -= 1
        phrase.parts.insert(0, "\0" + words[start].text)
    phrase.start = phrase.lead = start
    lead = start
    while (
        lead > 0
        and not words[lead].border
        and (is_inflected_adjective(words[lead - 1]) or (lead == start and _of_town(words, lead - 1, names)))
        and start - lead < 4
    ):
        lead -= 1
        if words[lead].capital and words[lead].text.endswith("er") and not phrase.place and not words[lead].opens:
            phrase.place = words[lead].text.removesuffix("er")
    if lead > 0 and not words[lead].border:
        before = words[lead - 1]
        if before.lower in ARTICLES or before.lower in {"zum", "zur", "als", "vom", "beim"} or _is_possessive(before.lower):
            phrase.article = before.lower
            lead -= 1
            if lead > 0 and not words[lead].border and words[lead - 1].lower in {"als", "zu"} and phrase.article in ARTICLES:
                phrase.article = "als"
                lead -= 1
        elif (
            lead - 1 not in names
            and before.text.endswith("s")
            and before.capital
            and (before.tag in {"NE", ""} or (before.opens and before.tag == "NN"))
            and len(before.text) > 3
            and before.text not in adjunct_words()  # `seit Anfang des Jahres | Leiterin`
        ):
            phrase.article = "s"
            lead -= 1
    phrase.lead = lead
    phrase.plural = phrase.plural or (
        phrase.noun.adjectival and words[at].text.endswith("en") and phrase.article == "die"
    )  # `die Delegierten`; one woman is `die Delegierte`


def _ordinal_at(words: list[Word], at: int) -> bool:
    """Whether word `at` and its full stop number an office: `| 1. | Vorsitzender`, `| 2. | Bürgermeister`."""
    number, dot = words[at], words[at + 1]
    return number.text in {"1", "2", "3", "4"} and dot.text == "." and dot.start == number.end and not dot.border


def _describes_body(words: list[Word], at: int) -> bool:
    """Whether word `at` is a noun for bodies right behind a word that can be an adjective."""
    if at >= len(words) or words[at].border or not words[at].capital:
        return False
    several = words[at].text.endswith("en") and body_noun(words[at].text[:-2]) is not None
    return role_noun(words[at].text) is None and (several or body_noun(words[at].text) is not None)


def _of_town(words: list[Word], at: int, names: set[int]) -> bool:
    """Whether word `at` says of which town the office is, whatever its tag: `die | Lindener | Bürgermeisterin`."""
    word = words[at]
    if at == 0 or word.opens or at in names or not word.capital or not word.text.endswith("er") or len(word.text) < 5:
        return False
    noun = role_noun(word.text)
    return words[at - 1].lower in ARTICLES and (noun is None or noun.evidence != "form") and body_noun(word.text) is None


def _is_possessive(word: str) -> bool:
    return any(
        word == stem or (word.startswith(stem) and word[len(stem) :] in {"e", "er", "en", "em", "es"}) for stem in POSSESSIVES
    )


def _read_right(words: list[Word], phrase: TitlePhrase, names: set[int]) -> None:
    """What follows the noun: a field of work, `für …`, the body in the genitive, a place, a second office."""
    end = phrase.end
    end = apposed_field(words, end, phrase, names)
    for _ in range(3):
        if end >= len(words) or words[end].border or end - phrase.start > LONGEST_PHRASE:
            break
        following = words[end].lower
        stop = end
        if (fixed := fixed_end(words, end)) > end:
            stop = fixed
            phrase.parts.append(text_of(words, end, stop))
        elif (court := judges_court_end(words, end, phrase, names)) > end:
            stop = court
            phrase.parts.append(text_of(words, end, stop))
        elif (house := house_end(words, end, phrase, names)) > end:
            stop = house
        elif (new := new_house(words, end, phrase, names)) is not None:
            phrase.organisation, stop = new.name, new.end
        elif not phrase.place and not phrase.organisation and end not in names and (place := owned_place(words, end)):
            phrase.place, stop = place, end + 1
        elif following == "für" and not phrase.organisation and phrase.noun.evidence == "form":  # no `Trauerfeier | für …`
            stop = coordination_end(words, end + 1, names) or end
            if stop > end:
                phrase.parts.append(text_of(words, end, stop))
        elif following in {"des", "der", "dieses", "dieser"} and not phrase.organisation:
            stop = body_after(words, end + 1, phrase, names, following)
        elif following in {"von", "vom", "bei", "beim", "an", "am", "im", "in", "zu", "aus"}:
            stop = prepositional_end(words, end, phrase, names)
        elif following in {"und", "sowie"}:
            stop = _second_office(words, end, phrase, names)
        if stop == end:
            break
        end = stop
    phrase.end = end


def _second_office(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> int:
    """`Bürgermeister | und Beigeordneter für Allgemeine Verwaltung`: one title, unless each office has a body of its own."""
    if phrase.organisation or phrase.plural:
        return at
    nxt = at + 1
    begin = nxt
    while nxt < len(words) and not words[nxt].border and is_role_adjective(words[nxt].text):
        nxt += 1
    if nxt >= len(words) or words[nxt].border:
        return at
    if words[nxt].text[-1] in "-‐":  # `Bürgermeister und Personal- und Organisationsdezernent`
        while nxt + 2 < len(words) and words[nxt].text[-1] in "-‐" and not words[nxt + 2].border:
            nxt += 2
    second = title_phrase(words, nxt, names)
    if second is None or second.plural or second.noun.evidence != "form" or second.start != begin or second.lead < at:
        return at
    if second.organisation or phrase.place:
        return at
    phrase.parts += ["und", *second.parts]
    phrase.place = phrase.place or second.place
    return second.end
