"""Who is meant: surnames, role nouns, pronouns and short forms lead back to an actor named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.grammar.articles import INDEFINITE, article_of, is_definite
from pipeline.grammar.words import Word, index_at, text_of
from pipeline.offices.role_nouns import RoleNoun, role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun
from pipeline.people.group_names import group_name
from pipeline.people.known_bodies import issuer_by_task, known_body
from pipeline.people.name_parts import is_degree, titles
from pipeline.people.organisations import body_at
from pipeline.people.paraphrases import aged_person, called_otherwise, holds_office
from pipeline.people.pronouns import FARTHEST, PRONOUNS, pronoun

if TYPE_CHECKING:
    from pipeline.components.actors import Actors


# Adjectival nouns that say what somebody works as; others (`der Angeklagte`, `die Verletzte`) are nobody in office.
EMPLOYEES = frozenset({"beamte", "angestellte"})
CHOSEN = frozenset({"gewählte", "geehrte", "gekürte", "ernannte", "berufene", "ausgezeichnete", "befragte"})  # told of before
COLLEAGUES = frozenset({"kollege", "amtskollege", "amtsbruder", "gegenüber", "pendant"})
NEW_IN_OFFICE = ("designiert", "künftig", "zukünftig", "gewählt", "neugewählt", "frischgebacken", "angehend")
_AGE = re.compile(r"\d{1,3}[-‐]Jährige[nr]?")


def resolve(actors: Actors, doc: Doc, start: int, end: int) -> int | None:
    """The actor that the words at these characters mean, or None; see `Actors.resolve`."""
    words = actors.words(doc)
    first, last = index_at(words, start), index_at(words, max(start, end - 1))
    if first >= len(words) or end <= start:
        return None
    stop = min(last + 1, len(words))
    if stop - first == 1 and words[first].lower in PRONOUNS and not words[first].text.isupper():
        return pronoun(actors, doc, start, end)
    named = _named(actors, words, first, stop)
    if named is not None:
        return named
    aged = next((at for at in range(first, stop) if _AGE.fullmatch(words[at].text)), -1)
    if aged >= 0:
        return _by_age(actors, doc, words, aged)
    head = _head(words, first, stop)
    if head < 0:
        return pronoun(actors, doc, words[first].start, words[first].end) if words[first].lower in PRONOUNS else None
    if head in actors.title_words:  # `Baumeister Dipl.-Ing. (FH) Veit Roth`, cut short
        return actors.title_words[head]
    known = known_noun_phrase(actors, words, head)
    if known is None:
        known = _issuer_by_first_word(actors, words, head)
    if known is not None:
        return known
    place = _place_as_body(actors, doc, words[head])
    if place is not None:
        return place
    return _new(actors, words, first, head, stop)


def _named(actors: Actors, words: list[Word], first: int, stop: int) -> int | None:
    """The actor whose name is the phrase or stands beside its office: `der Landrat Jan Roth`, not `Amsels | Team`."""
    for at in range(first, stop):
        word = words[at]
        rows = actors.overlapping(word.start, word.end)
        if rows:
            row = max(rows, key=lambda row: row[1] - row[0])
            after = index_at(words, row[1])
            owner = (
                word.text.endswith(("s", "'", "’"))
                and not actors[row[2]].name.endswith(word.text)
                and actors[row[2]].kind == "person"
            )
            if owner and after < stop and words[after].capital:
                return None
            return row[2]
        if not _leads_to_name(words, at, stop):
            return None
    return None


def _by_age(actors: Actors, doc: Doc, words: list[Word], at: int) -> int:
    """`Der 61-Jährige` is who has that age, else the nearest person of that gender; `ein 19-Jähriger` is somebody new."""
    article = article_of(words, at)
    gender = "f" if article in {"die", "eine"} else "m" if article in {"dem", "den", "einen", "einem", "ein"} else ""
    if article == "der" and words[at].text.endswith("e"):
        gender = "m"
    known = None
    if is_definite(article):
        known = aged_person(actors, doc, words, at)
        known = _nearest_person(actors, words[at].start, gender) if known is None else known
    if known is None:
        stem = words[at].text.rstrip("nr")
        known = actors.add(stem if gender == "f" else stem + "r", "person", gender)
    actors.mention(known, words[at].start, words[at].end, "role")
    return known


def _leads_to_name(words: list[Word], at: int, stop: int) -> bool:
    """Whether a word can stand in front of the name that the phrase is about: articles, degrees, an office beside it."""
    word = words[at]
    if word.lower in FUNCTION_WORDS or is_degree(words, at) or word.text in titles("address") or word.text.endswith("-"):
        return True
    if not word.capital:
        return word.text[0].isalnum()
    if word.opens and word.tag in {"ADV", "ADJA", "PIAT", "PIDAT", "APPR", "CARD"}:
        return True
    noun = role_noun(word.text)
    beside = at + 1 < stop and words[at + 1].lower not in FUNCTION_WORDS
    return noun is not None and noun.evidence == "form" and beside


def _head(words: list[Word], first: int, stop: int) -> int:
    """Index of the noun of the phrase, or -1: `Amsels Team` has `Team`, `der 54-jährige Fahrer des Wagens` has `Fahrer`."""
    for at in range(first, stop):
        word = words[at]
        if not word.capital or word.lower in FUNCTION_WORDS or word.text[-1] in "-‐":
            continue
        if word.opens and word.tag in {"ADV", "ADJA", "ADJD", "PIAT", "PIDAT", "APPR", "CARD"}:
            continue  # `Rund 350 Beschäftigte`
        if (
            (word.tag == "ADJA" or word.text.endswith(("s", "er")))
            and at + 1 < stop
            and words[at + 1].capital
            and not words[at + 1].border
        ):
            following = words[at + 1].text
            own = role_noun(word.text)
            if (role_noun(following) or body_noun(following)) and not (own and own.evidence == "form"):
                continue
        return at
    return -1


def known_noun_phrase(actors: Actors, words: list[Word], head: int) -> int | None:
    """The known actor that a noun phrase with this head noun means, or None; never makes a new one."""
    word = words[head]
    article = article_of(words, head)
    noun = role_noun(word.text)
    body = body_noun(word.text)
    if noun and noun.evidence == "form":
        found = _known_person(actors, words, head, noun, article)
        if found is not None:
            return found
    if body:
        return known_body(actors, words, head, body, article)
    if noun and not _has_complement(words, head):
        return issuer_by_task(actors, noun.stem, article)
    return None


def _known_person(actors: Actors, words: list[Word], head: int, noun: RoleNoun, article: str) -> int | None:
    if (
        not is_definite(article)
        or noun.number == "p"
        or (article in {"die", "den", "deren"} and noun.gender == "m" and noun.number != "s" and article != "den")
    ):
        return None
    position = words[head].start
    gender = noun.gender or {"der": "", "die": "f", "dem": "m", "den": "m"}.get(article, "")
    gender = "" if gender == "n" else gender  # `das Stadtoberhaupt` can be anybody
    holders = [index for index in actors.holders(noun.stem) if not gender or actors[index].gender in {"", gender}]
    if holders:
        return actors.latest(holders, position)
    paraphrased = called_otherwise(actors, words, head, noun, gender)
    if paraphrased is not None:
        return paraphrased
    if noun.head_noun in COLLEAGUES and article.startswith(("sein", "ihr")):
        return _colleague(actors, position, gender)
    legal_status = noun.kind == "person" and noun.adjectival and noun.head_noun not in EMPLOYEES | CHOSEN
    nearest = _nearest_person(actors, position, gender)
    if noun.kind == "office" and nearest is not None and _leads_own_company(words, head, actors[nearest].name):
        return nearest
    if noun.kind == "relation" or legal_status or _has_complement(words, head):
        return None
    if noun.kind == "office" and (nearest is None or not actors[nearest].gender):
        return None
    if noun.kind == "office" and nearest is not None and holds_office(actors, nearest) and not _is_new_office(words, head):
        return None  # `die Kuratorin` can be the historian named before, but not the mayor
    if nearest is not None and _is_new_office(words, head):
        actors.entitle(nearest, noun.stem)  # said later without `designierte`, she is the same
    return nearest


def _leads_own_company(words: list[Word], head: int, name: str) -> bool:
    """Whether the noun is an office in a company that bears the person's family name: `der Gesellschafter der Roth | Guss KG`."""
    at = head + 2
    return (
        " " in name
        and at < len(words)
        and words[head + 1].lower in {"der", "des", "von"}
        and not any(word.border for word in words[head + 1 : at + 1])
        and words[at].text == name.split()[-1]
    )


def _is_new_office(words: list[Word], head: int) -> bool:
    """Whether an adjective says that the office is taken up: `die designierte Direktorin` may be the physician named before."""
    return head > 0 and not words[head].border and words[head - 1].lower.startswith(NEW_IN_OFFICE)


def _colleague(actors: Actors, position: int, gender: str) -> int | None:
    """`Seine Amtskollegin`: not the one named last, who has the colleague, but the other one of that gender."""
    owner = _nearest_person(actors, position, "")
    for start, _, index, _ in actors.before(position):
        if position - start > FARTHEST:
            return None
        actor = actors[index]
        if index != owner and actor.kind == "person" and " " in actor.name and (not gender or actor.gender == gender):
            return index
    return None


def _has_complement(words: list[Word], head: int) -> bool:
    """Whether the noun has an attribute of its own, so that it names somebody new: `der Fahrer des Lieferwagens`."""
    return (
        head + 1 < len(words)
        and not words[head + 1].border
        and words[head + 1].lower in {"des", "der", "aus", "von", "eines", "einer"}
    )


def _nearest_person(actors: Actors, position: int, gender: str) -> int | None:
    """The person of that gender named last; one word of unknown gender (`Selke`, maybe a river) only where nobody else is."""
    fallback: int | None = None
    for start, _, index, _ in actors.before(position):
        if position - start > FARTHEST:
            break
        actor = actors[index]
        if actor.kind == "person" and (not gender or actor.gender in {"", gender}):
            if actor.gender or " " in actor.name:
                return index
            fallback = index if fallback is None else fallback
    return fallback


def _issuer_by_first_word(actors: Actors, words: list[Word], head: int) -> int | None:
    """`Die Nordmesse` is the `Nordmesse Linden GmbH` that speaks."""
    if actors.issuer is None or not is_definite(article_of(words, head)) or words[head].tag == "ADJA":
        return None
    name = actors[actors.issuer].name.split()
    return actors.issuer if len(name) > 1 and len(name[0]) > 4 and words[head].lower == name[0].casefold() else None


def _place_as_body(actors: Actors, doc: Doc, word: Word) -> int | None:
    """A town that acts is its administration where the release names that: `Dortmund` for `Stadt Dortmund`."""
    for prefix in ("Stadt", "Landeshauptstadt", "Hansestadt", "Gemeinde", "Landkreis", "Kreis", "Land", "Freistaat"):
        found = actors.find(f"{prefix} {word.text}", "organisation")
        if found is not None:
            return found
    return None


def _new(actors: Actors, words: list[Word], first: int, head: int, stop: int) -> int | None:
    """A new actor for a phrase that names people or a body, else None."""
    word = words[head]
    noun, body = role_noun(word.text), body_noun(word.text)
    article = article_of(words, head)
    if noun and body and body.kind == "body" and noun.head_noun == body.head_noun:
        noun = None  # `der Aufsichtsrat` without a name is the board
    if noun and noun.evidence == "form":
        plural = is_plural(words, head, noun, article)
        name = group_name(words, first, head, stop, noun, plural)
        gender = "" if plural else noun.gender
        index = actors.add(name, "group" if plural else "person", gender, plural)
    elif body:
        phrase = body_at(words, head)
        if body.kind == "group":
            index = actors.add(group_name(words, first, head, stop), "group", body.gender, True)
        elif phrase is None and body.kind == "territory":
            return None
        elif phrase is not None and body.kind == "short" and not phrase.named:
            return None
        else:
            index = actors.add(phrase.name if phrase else body.nominative, "organisation", body.gender)
    else:
        name = _people_in_row(words, first, stop)
        if not name:
            return None
        index = actors.add(name, "group", plural=True)
    actors.mention(index, words[head].start, words[head].end, "phrase")
    return index


def _people_in_row(words: list[Word], first: int, stop: int) -> str:
    """`Gemeinden, Schulen und Kleingärtner*innen`: a row of nouns whose last one names people is a group; else ""."""
    if not any(words[i].lower in {"und", "sowie"} for i in range(first + 1, stop - 1)):
        return ""
    last = role_noun(words[stop - 1].text)
    if last is None or last.evidence != "form" or last.number == "s":
        return ""
    while first < stop and words[first].lower in FUNCTION_WORDS:
        first += 1
    return text_of(words, first, stop)


def is_plural(words: list[Word], head: int, noun: RoleNoun, article: str) -> bool:
    """Whether several people are meant: by form, by `die` before a masculine, by a number, or by a missing article."""
    if noun.number:
        return noun.number == "p"
    if article in INDEFINITE or article in {"dem", "des", "das"}:
        return False
    counted = head > 0 and not words[head].border and (words[head - 1].tag == "CARD" or words[head - 1].text.isdigit())
    if counted:
        return True
    if article == "die":
        return noun.gender == "m" or (noun.adjectival and words[head].text.endswith("n"))
    if not article:
        return noun.adjectival and words[head].text.endswith(("e", "en"))
    return False
