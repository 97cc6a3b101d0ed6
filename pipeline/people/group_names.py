"""How somebody unnamed is called: the noun phrase in the nominative without its article (`Fahrer des Lieferwagens`)."""

from __future__ import annotations

from pipeline.grammar.words import Word, text_of
from pipeline.offices.role_nouns import RoleNoun, role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_end

PLACE_FRONTS = frozenset("Bad Sankt St. Groß Klein Neu Alt New San Los Den Burg Markt Schloß Schloss".split())
PLACE_NOUNS = ("stadt", "gemeinde", "kreis", "region", "dorf")
LONGEST = 8  # words behind the noun


def group_name(words: list[Word], first: int, head: int, stop: int, noun: RoleNoun | None = None, plural: bool = False) -> str:
    """The name of the phrase whose noun is word `head`.

    first, stop: bounds of the phrase as far as the caller knows them; attributes behind the noun are read on from there
    (`aus Leipzig`, `des Lieferwagens`, `und Mitarbeitenden`). Adjectives are left out, but for those of a place
    (`Dortmunder Stadtvertreter*innen`) and an owner's name (`Amsels Team`).
    """
    parts: list[str] = []
    if head > 0 and not words[head].border and _stays(words[head - 1]):
        parts.append(words[head - 1].text)
    parts.append(_noun_nominative(words[head].text, noun, plural))
    end = _attributes_end(words, head + 1, plural)
    tail = text_of(words, head + 1, end)
    if tail and plural and words[head + 1].lower in {"und", "sowie"}:
        tail = f"{words[head + 1].text} {_noun_nominative(words[end - 1].text, role_noun(words[end - 1].text), True)}"
    return " ".join([*parts, tail] if tail else parts)


def _stays(word: Word) -> bool:
    """Whether the word in front of the noun is a part of the name: `Dortmunder`, `Amsels`."""
    if not word.capital or word.lower in FUNCTION_WORDS or word.lower == "vier" or not word.text.endswith(("er", "s")):
        return False
    noun = role_noun(word.text)
    return noun is None or noun.evidence != "form"


def _noun_nominative(word: str, noun: RoleNoun | None, plural: bool) -> str:
    if noun is None:
        body = body_noun(word)
        return body.nominative if body else word
    if not plural:
        return noun.nominative if noun.adjectival is False else _adjectival(word, noun)
    if noun.adjectival:
        return noun.nominative
    if noun.gender == "" or word.endswith("innen"):
        return word
    shorter = role_noun(word[:-1]) if word.endswith("n") else None
    if shorter is not None and shorter.number in {"p", ""} and shorter.stem == noun.stem:
        return word[:-1]
    return word


def _adjectival(word: str, noun: RoleNoun) -> str:
    return noun.nominative + ("r" if word.endswith(("er", "em")) else "")


def _owned_by_body(words: list[Word], at: int) -> bool:
    """Whether a genitive goes on with that of a body: `Vertreter der Betriebe | der Landesvereinigung Linden`."""
    return (
        words[at].lower == "der"
        and at + 1 < len(words)
        and not words[at + 1].border
        and body_noun(words[at + 1].text) is not None
    )


def _second_place(words: list[Word], end: int) -> int:
    """Behind a second town of origin: `Beschäftigte aus Minden | und Lemgo`."""
    if end + 1 >= len(words) or words[end].border or words[end + 1].border or words[end].lower not in {"und", "sowie"}:
        return end
    second = words[end + 1]
    place = (
        second.capital
        and second.lower not in FUNCTION_WORDS
        and role_noun(second.text) is None
        and body_noun(second.text) is None
    )
    return end + 2 if place else end


def _attributes_end(words: list[Word], at: int, plural: bool) -> int:
    """Behind the attributes of a noun: a place, a genitive, for a plural a second noun of people."""
    end = at
    if end >= len(words) or words[end].border:
        return at
    lower = words[end].lower
    if lower in {"und", "sowie"} and plural and end + 1 < len(words):
        second = role_noun(words[end + 1].text)
        return end + 2 if second is not None and second.evidence == "form" else at
    if lower not in {"aus", "des", "der", "von", "eines", "einer", "vom"}:
        return at
    end += 1
    while end < len(words) and not words[end].border and end - at < LONGEST:
        word = words[end]
        if word.capital and word.lower not in FUNCTION_WORDS:
            end += 1
            # `eine Abordnung aus Linz | Herrn Moser`, but `aus der Partnerstadt | Gent`
            several = lower != "aus" or word.text in PLACE_FRONTS or word.lower.endswith(PLACE_NOUNS) or word.tag == "NN"
            while (
                several
                and end < len(words)
                and not words[end].border
                and words[end].capital
                and words[end].lower not in FUNCTION_WORDS
                and end - at < LONGEST
            ):
                end += 1
            if end < len(words) and not words[end].border:
                end = legal_form_end(words, end)  # `Vertreter der Raiffeisenbank Ammertal | eG`
            if end < len(words) and not words[end].border and (words[end].lower == "des" or _owned_by_body(words, end)):
                end += 1
                continue
            return _second_place(words, end) if lower == "aus" else end
        if (
            word.tag in {"ADJA", "ART", "CARD"}
            or word.lower in {"dem", "der", "den"}
            or (not word.tag and word.text[0].islower())
        ):
            end += 1
            continue
        return at
    return at
