"""Who is meant: surnames, role nouns, pronouns and short forms lead back to an actor named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.components.group_names import group_name
from pipeline.components.organisations import FUNCTION_WORDS, BodyNoun, body_at, body_noun, text_of
from pipeline.components.persons import is_degree, titles
from pipeline.components.role_nouns import RoleNoun, role_noun
from pipeline.components.words import Word, index_at

if TYPE_CHECKING:
    from pipeline.components.actors import Actors

DEFINITE = frozenset("der die das des dem den dieser diese dieses diesem diesen jener jene zum zur beim vom im am".split())
INDEFINITE = frozenset("ein eine einen einem einer eines kein keine".split())
POSSESSIVE = ("sein", "ihr", "unser", "dessen", "deren", "mein")
PRONOUNS = {
    "er": "m", "ihm": "mn", "ihn": "m", "sein": "mn", "seine": "mn", "seinen": "mn", "seinem": "mn", "seiner": "mn", "seines": "mn",
    "sie": "fp", "ihr": "fp", "ihre": "fp", "ihren": "fp", "ihrem": "fp", "ihrer": "fp", "ihres": "fp", "ihnen": "p",
    "es": "n", "dessen": "mn", "deren": "fp", "dieser": "m", "diese": "fp", "letzterer": "m", "letztere": "f",
}  # fmt: skip
# What one may call a body of another head: the club's or chamber's `Verband`, the company's `Unternehmen`.
ASSOCIATIONS = ("verband", "bund", "verein", "kammer", "gesellschaft", "vereinigung", "e. v.")
COMPANIES = ("gmbh", " ag", " kg", " se", "kgaa", " eg", " as", "gruppe", "werke", "konzern", "brauerei", "reederei")
HOUSES = (
    "museum",
    "theater",
    "klinik",
    "klinikum",
    "krankenhaus",
    "bibliothek",
    "hospiz",
    "oper",
    "galerie",
    "kunsthalle",
    "hochschule",
    "gmbh",
)
FARTHEST = 1500  # characters back that a pronoun reaches: about two paragraphs


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
    head = _head(words, first, stop)
    if head < 0:
        return pronoun(actors, doc, words[first].start, words[first].end) if words[first].lower in PRONOUNS else None
    known = known_noun_phrase(actors, words, head)
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
        noun = role_noun(word.text)
        skipped = (
            word.lower in FUNCTION_WORDS
            or is_degree(words, at)
            or word.text in titles("address")
            or (
                word.capital
                and noun is not None
                and noun.evidence == "form"
                and at + 1 < stop
                and words[at + 1].lower not in FUNCTION_WORDS
            )
            or word.text.endswith("-")
            or (not word.capital and word.text[0].isalpha())
            or word.text[0].isdigit()
        )
        if not skipped:
            return None
    return None


def _head(words: list[Word], first: int, stop: int) -> int:
    """Index of the noun of the phrase, or -1: `Amsels Team` has `Team`, `der 54-jährige Fahrer des Wagens` has `Fahrer`."""
    for at in range(first, stop):
        word = words[at]
        if not word.capital or word.lower in FUNCTION_WORDS or word.text[-1] in "-‐":
            continue
        if (
            (word.tag == "ADJA" or word.text.endswith(("s", "er")))
            and at + 1 < stop
            and words[at + 1].capital
            and not words[at + 1].border
        ):
            following = words[at + 1].text
            if (role_noun(following) or body_noun(following)) and not (
                role_noun(word.text) and role_noun(word.text).evidence == "form"
            ):  # type: ignore[union-attr]
                continue
        return at
    return -1


def _article(words: list[Word], head: int) -> str:
    """The article or possessive in front of a noun, adjectives between skipped; "" where there is none."""
    for at in range(head - 1, max(head - 6, -1), -1):
        if words[at + 1].border:
            return ""
        lower = words[at].lower
        if lower in DEFINITE or lower in INDEFINITE or lower.startswith(POSSESSIVE):
            return lower
        if not (
            words[at].tag in {"ADJA", "CARD", "TRUNC", "KON"}
            or (not words[at].tag and words[at].text[0].islower())
            or words[at].text[-1] in "-‐"
        ):
            return ""
    return ""


def known_noun_phrase(actors: Actors, words: list[Word], head: int) -> int | None:
    """The known actor that a noun phrase with this head noun means, or None; never makes a new one."""
    word = words[head]
    article = _article(words, head)
    noun = role_noun(word.text)
    body = body_noun(word.text)
    if noun and noun.evidence == "form":
        found = _known_person(actors, words, head, noun, article)
        if found is not None:
            return found
    if body:
        return _known_body(actors, words, head, body, article)
    return None


def _is_definite(article: str) -> bool:
    return article in DEFINITE or article.startswith(POSSESSIVE)


def _known_person(actors: Actors, words: list[Word], head: int, noun: RoleNoun, article: str) -> int | None:
    if (
        not _is_definite(article)
        or noun.number == "p"
        or (article in {"die", "den", "deren"} and noun.gender == "m" and noun.number != "s" and article != "den")
    ):
        return None
    position = words[head].start
    gender = noun.gender or {"der": "", "die": "f", "dem": "m", "den": "m"}.get(article, "")
    holders = _holders(actors, noun, gender)
    if holders:
        before = [index for index in holders if any(mention.start < position for mention in actors[index].mentions)]
        return _latest(actors, before or holders, position)
    if noun.kind == "office" or noun.kind == "relation" or _has_complement(words, head):
        return None
    return _nearest_person(actors, position, gender)


def _holders(actors: Actors, noun: RoleNoun, gender: str) -> list[int]:
    """Who was called so: the same noun, else the end of a longer one (`die Dezernentin` for `Kulturdezernentin`)."""
    exact = actors.titles.get(noun.stem, [])
    found = [index for index in exact if actors[index].gender in {"", gender} or not gender]
    if found:
        return found
    return [
        index
        for stem, indexes in actors.titles.items()
        if stem != noun.stem and (stem.endswith(noun.stem) or noun.stem.endswith(stem))
        for index in indexes
        if actors[index].gender in {"", gender} or not gender
    ]


def _latest(actors: Actors, candidates: list[int], position: int) -> int:
    def last(index: int) -> int:
        return max((mention.start for mention in actors[index].mentions if mention.start < position), default=-1)

    return max(candidates, key=lambda index: (last(index), -index))


def _has_complement(words: list[Word], head: int) -> bool:
    """Whether the noun has an attribute of its own, so that it names somebody new: `der Fahrer des Lieferwagens`."""
    return (
        head + 1 < len(words)
        and not words[head + 1].border
        and words[head + 1].lower in {"des", "der", "aus", "von", "eines", "einer"}
    )


def _nearest_person(actors: Actors, position: int, gender: str) -> int | None:
    for start, _, index, _ in actors.before(position):
        if position - start > FARTHEST:
            return None
        actor = actors[index]
        if actor.kind == "person" and (not gender or actor.gender in {"", gender}):
            return index
    return None


def _known_body(actors: Actors, words: list[Word], head: int, body: BodyNoun, article: str) -> int | None:
    """`das Museum`, `die Kammer`, `der Polizei`, `dem Unternehmen`; a named body (`Stadt Herzberg`) only by its name."""
    phrase = body_at(words, head)
    if phrase is not None and phrase.named:
        return actors.find(phrase.name, "group" if body.kind == "group" else "organisation") or _known_group(
            actors, body, phrase.name
        )
    if body.kind == "group":
        name = group_name(words, head, head, len(words))
        return _known_group(actors, body, name)
    position = words[head].start
    bare = body.nominative.casefold()
    candidates = [
        index
        for index, actor in enumerate(actors.actors)
        if actor.kind == "organisation" and _short_for(bare, actor.name.casefold())
    ]
    if candidates and (_is_definite(article) or not article):
        exact = actors.find(body.nominative, "organisation")
        if exact is not None:
            return exact
        return _latest(actors, candidates, position)
    if actors.issuer is not None and _is_definite(article) and _stands_for(bare, body, actors[actors.issuer].name.casefold()):
        return actors.issuer
    return None


def _short_for(bare: str, name: str) -> bool:
    """Whether the bare noun is the head of the longer name: `museum` of `museum für buchkunst`, `kammer` of `handelskammer …`."""
    nouns = [part for part in name.split() if len(part) > 3]
    if not nouns:
        return False
    if nouns[0] == bare or (
        nouns[0].startswith(bare)
        and body_noun(bare.capitalize()) is not None
        and len(bare) > 5
        and body_noun(nouns[0].capitalize()) is not None
    ):
        return True
    first_heads = [part for part in nouns[:3] if body_noun(part.capitalize())]
    return bool(first_heads) and first_heads[0].endswith(bare)


def _stands_for(bare: str, body: BodyNoun, issuer: str) -> bool:
    """Whether a general noun can mean the organisation that speaks."""
    if bare in {"unternehmen", "firma", "konzern", "betrieb", "hersteller", "betreiber", "anbieter"}:
        return any(mark in issuer for mark in COMPANIES)
    if bare in {"verband", "verein", "bund", "kammer"}:
        return any(mark in issuer for mark in ASSOCIATIONS)
    if bare in {"haus", "einrichtung"}:
        return any(mark in issuer for mark in HOUSES)
    if bare == "organisation":
        return True
    return bare == "behörde" and any(mark in issuer for mark in ("amt", "direktion", "ministerium", "präsidium"))


def _known_group(actors: Actors, body: BodyNoun, name: str) -> int | None:
    """A group said again, shortened: `Die Delegation aus Leipzig` after `Verwaltungsdelegation aus Leipzig`."""
    exact = actors.find(name, "group")
    if exact is not None:
        return exact
    wanted = name.casefold().split()
    for index in range(len(actors) - 1, -1, -1):
        known = actors[index].name.casefold().split()
        if actors[index].kind != "group" or not known or not wanted:
            continue
        same_tail = known[1:] == wanted[1:] or len(wanted) == 1
        if same_tail and (known[0].endswith(wanted[0]) or wanted[0].endswith(known[0])):
            if len(name) > len(actors[index].name):
                actors.rename(index, name)
            return index
    return None


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
    article = _article(words, head)
    if noun and body and body.kind == "body" and noun.head == body.head:
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


def pronoun(actors: Actors, doc: Doc, start: int, end: int) -> int | None:
    """The actor that a pronoun means: the nearest before it that agrees in gender and number, persons before bodies."""
    words = actors.words(doc)
    at = index_at(words, start)
    if at >= len(words):
        return None
    form = words[at].lower
    genders = PRONOUNS.get(form, "mfnp")
    if genders == "fp" and form == "sie":
        genders = "p" if _verb_is_plural(words, at) else "f"
    quoted = _quotation_at(doc, start)
    fallback: int | None = None
    for begin, stop, index, _ in actors.before(start):
        if start - begin > FARTHEST:
            break
        if stop > start or (quoted is None and _quotation_at(doc, begin) is not None):
            continue
        actor = actors[index]
        several = actor.plural or actor.gender == "p" or actor.kind == "group"
        fits = ("p" in genders and several) or (
            not several and (actor.gender in genders if actor.gender else actor.kind == "person")
        )
        if not fits:
            continue
        if actor.kind == "person" or several:
            return index if fallback is None or start - begin < 300 else fallback
        fallback = index if fallback is None else fallback
    return fallback


def _verb_is_plural(words: list[Word], at: int) -> bool:
    """Whether the finite verb beside `sie` is plural: `sie haben`, `sagten sie`."""
    for i in (at + 1, at - 1):
        if 0 <= i < len(words) and (words[i].tag in {"VVFIN", "VAFIN", "VMFIN"}):
            return words[i].lower.endswith("en") or words[i].lower == "sind"
    return False


def _quotation_at(doc: Doc, position: int) -> int | None:
    for index, quotation in enumerate(doc._.quotations):
        if quotation.outer_start <= position < quotation.outer_end:
            return index
        if quotation.outer_start > position:
            break
    return None
