"""Fills the register: every name of a person or body, in its fullest form, with every place where it stands."""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Doc, Span

from pipeline.components.actors import Actors
from pipeline.grammar.words import Word, index_at, text_of
from pipeline.offices.role_links import RoleLinks
from pipeline.offices.role_nouns import TITLE_KINDS, role_noun
from pipeline.people.body_nouns import body_noun, has_legal_form, legal_form_end, legal_form_start
from pipeline.people.companies import company_at
from pipeline.people.coreference import known_noun_phrase
from pipeline.people.genitive_names import without_genitive
from pipeline.people.given_names import gender_of, is_given_name
from pipeline.people.name_parts import titles
from pipeline.people.organisations import body_at
from pipeline.people.person_context import person_of
from pipeline.people.persons import is_initial

_OWN_NAME = re.compile(r"(?P<own>\w[\w-]{2,}) [–—-] ")  # `Elbwelle – Anstalt des öffentlichen Rechts`
SHORTEST_STOPPED = 3  # letters and the stop behind a family name at the end of a sentence; `R.` and `Jr.` keep theirs
SHORTEST_INITIALS = 3  # letters; of two there are too many others
LONGEST_SHORT_FORM = 12  # letters of an abbreviation in brackets: `(IHK)`


def read_actors(doc: Doc) -> Actors:
    """The actors of a Doc that has `doc.ents` and `doc._.issuer`."""
    actors = Actors()
    words = actors.words(doc)
    _add_issuer(actors, doc._.issuer)
    _add_persons(actors, doc, words)
    short = _short_forms(words)
    leads = {person_of(words, start, end).lead for start, end in person_spans(doc, words)}
    bodies = [
        ent
        for ent in doc.spans.get("names", doc.ents)
        if ent.label_ == "ORG" and not _is_degree(ent.text) and not _is_title(words, ent, leads)
    ]
    initials = _initials(doc._.issuer)
    abbreviated = [ent for ent in bodies if ent.text.split()[0] in short or ent.text == initials]
    for ent in bodies:
        if ent not in abbreviated:
            add_body(actors, words, ent.start_char, ent.end_char)
    _add_short_forms(actors, words, short)
    for ent in abbreviated:  # what is no short form of a body named here: `IHK Nord` beside the `Handelskammer Süd (IHK)`
        if ent.text not in {*short, initials} and not any(
            row[1] >= ent.end_char for row in actors.overlapping(ent.start_char, ent.end_char)
        ):
            add_body(actors, words, ent.start_char, ent.end_char)
    _add_offices(actors, doc, words)
    _add_noun_phrases(actors, doc, words)
    return actors


def _add_issuer(actors: Actors, name: str) -> None:
    if name:
        noun = body_noun(name.split()[0])
        actors.issuer = actors.add(name, "organisation", noun.gender if noun else "")
        own = _OWN_NAME.match(name)
        if own and body_noun(own["own"]) is None:
            actors.alias(actors.issuer, own["own"])


def _add_persons(actors: Actors, doc: Doc, words: list[Word]) -> None:
    """Full names first, so that a surname in the headline finds the name that only the body gives."""
    by_surname: dict[str, list[tuple[int, int]]] = defaultdict(list)
    alone: list[Span] = []
    persons = [ent for ent in doc.ents if ent.label_ == "PER"]
    spelt = {" ".join(ent.text.split()) for ent in persons}
    for ent in persons:
        parts = ent.text.split()
        if len(parts) < 2 or parts[0].islower() or _begins_family_name(parts[0]):  # `von Sierstorf`, `Graf Rosen`
            alone.append(ent)
            continue
        name = _full_name(words, ent)
        if name.endswith("s") and name[:-1] in spelt:
            name = name[:-1]
        index = _same_person(actors, by_surname, name)
        if index is None:
            index = actors.add(name, "person", _gender(words, ent, name))
        stop = ent.text.endswith(".") and not name.endswith(".")
        actors.mention(index, ent.start_char, ent.end_char - stop, "full")
        if all(known != index for _, known in by_surname[name.split()[-1]]):
            by_surname[name.split()[-1]].append((ent.start_char, index))
    for ent in alone:
        surname = _known_surname(ent.text, by_surname)
        known = by_surname.get(surname, [])
        said = _gender(words, ent, "")
        fitting = [entry for entry in known if not said or actors[entry[1]].gender in {"", said}] or known
        if fitting:
            before = [entry for entry in fitting if entry[0] < ent.start_char]
            index = before[-1][1] if before else fitting[0][1]
            actors.mention(index, ent.start_char, ent.end_char, "surname")
        else:
            index = actors.add(surname, "person", said)
            actors.mention(index, ent.start_char, ent.end_char, "surname")


def _full_name(words: list[Word], ent: Span) -> str:
    """A name of several words in the nominative, without the full stop of a sentence: `Vera Abt`, `Heinrich von Kleist`."""
    parts = ent.text.split()
    if parts[-1].endswith(".") and len(parts[-1]) > SHORTEST_STOPPED and parts[-1] not in titles("behind"):
        return " ".join([*parts[:-1], parts[-1].rstrip(".")])
    end = index_at(words, ent.end_char - 1) + 1
    if end > len(words) or words[end - 1].text != parts[-1]:
        return " ".join(parts)
    return " ".join([*parts[:-1], without_genitive(words, index_at(words, ent.start_char), end)])


def _begins_family_name(word: str) -> bool:
    """Whether a word in front of a family name is no given name: `Freiherr`, `De` at the head of a sentence."""
    return word in titles("rank") or (word.casefold() in titles("particle") and not is_given_name(word))


def _same_person(actors: Actors, by_surname: dict[str, list[tuple[int, int]]], name: str) -> int | None:
    """A known person of the same surname whose given names agree: `H.-P. Jebens`, `Anna Weber` and `Anna Maria Weber`."""
    given = name.split()[:-1]
    for _, index in by_surname.get(name.split()[-1], []):
        known = actors[index].name.split()[:-1]
        if _agree(given, known):
            if len(name) > len(actors[index].name):
                actors.rename(index, name)
            actors.alias(index, name)
            return index
    return None


def _agree(left: list[str], right: list[str]) -> bool:
    return all(
        one == two or (is_initial(one) and two.startswith(one[0])) or (is_initial(two) and one.startswith(two[0]))
        for one, two in zip(left, right, strict=False)
    )


def _known_surname(text: str, by_surname: dict[str, list[tuple[int, int]]]) -> str:
    """The surname without its genitive ending where that is a known one: `Amsels`, `Brandis'`."""
    bare = text.split()[-1].rstrip("'’")
    if bare in by_surname or not bare.endswith("s"):
        return bare
    return bare[:-1] if bare[:-1] in by_surname else bare


def _gender(words: list[Word], ent: Span, name: str) -> str:
    """What given name, `Frau`, or the office in front says."""
    told = gender_of(name) if name and is_given_name(name.split()[0]) else ""
    at = index_at(words, ent.start_char) - 1
    for i in range(at, max(at - 5, -1), -1):
        if words[i].text in {"Frau", "Herr", "Herrn"}:
            return "f" if words[i].text == "Frau" else "m"
        noun = role_noun(words[i].text)
        if noun and noun.evidence == "form":
            return told or (noun.gender if noun.gender == "f" or noun.number == "s" else "")
        if not words[i].text.endswith("."):
            break
    return told


def add_body(actors: Actors, words: list[Word], start: int, end: int) -> int | None:
    """Add the body named at these characters in the nominative, or find it; note the mention."""
    first, last = index_at(words, start), index_at(words, max(start, end - 1))
    if first >= len(words):
        return None
    name, gender = text_of(words, first, min(last + 1, len(words))), ""
    for at in range(first, min(last + 1, len(words))):
        if legal_form_end(words, at) > at and (company := company_at(words, at)) and company.start == first:
            name, gender = company.name, company.gender
            break
        body = body_at(words, at) if body_noun(words[at].text) else None
        if body and body.start == first:
            name, gender = body.name, body.gender
            break
    index = same_body(actors, name)
    if index is None:
        index = actors.add(name, "organisation", gender)
    elif not actors[index].gender:
        actors[index].gender = gender
    actors.mention(index, start, end, "full")
    return index


def same_body(actors: Actors, name: str) -> int | None:
    """A known body of that name; a longer form begins with the shorter one: `Landesbund Imkerei`, `Landesbund Imkerei e. V.`."""
    known = actors.find(name, "organisation")
    if known is not None:
        return known
    for index in actors.beginning(name.split()[0] if name.split() else ""):
        actor = actors[index]
        shorter, longer = sorted((name, actor.name), key=len)
        if " " not in shorter and not has_legal_form(longer):
            continue  # one word alone is a company's own name (`Lindwurm`), or a noun
        if longer.casefold().startswith(shorter.casefold() + " "):
            if len(name) > len(actor.name) and index != actors.issuer:
                actors.rename(index, name)
            actors.alias(index, name)
            return index
    return None


def _short_forms(words: list[Word]) -> dict[str, int]:
    """Abbreviations in brackets with the index of the word in front: `Handelskammer zu Dortmund (IHK)`."""
    return {
        words[at].text: at - 2
        for at in range(len(words) - 2, 1, -1)
        if words[at - 1].text == "(" and words[at + 1].text == ")" and _is_short(words[at].text)
    }


def _add_short_forms(actors: Actors, words: list[Word], places: dict[str, int]) -> None:
    """`Industrie- und Handelskammer zu Dortmund (IHK)`: later `IHK` and `IHK zu Dortmund` are the chamber.

    places: of `_short_forms`. A short form of nothing that is known is a body of its own.
    """
    short: dict[str, int] = {}
    for text, at in places.items():
        rows = actors.overlapping(words[at].start, words[at].end)
        if rows and actors[rows[-1][2]].kind == "organisation":
            short[text] = rows[-1][2]
            actors.alias(short[text], text)
    if actors.issuer is not None:
        short.setdefault(_initials(actors[actors.issuer].name), actors.issuer)
    for at, word in enumerate(words):
        if word.text not in short:
            continue
        end = _with_place(actors[short[word.text]].name, words, at)
        if not actors.overlapping(word.start, words[end - 1].end):
            actors.mention(short[word.text], word.start, words[end - 1].end, "short")
            if end > at + 1:
                actors.alias(short[word.text], text_of(words, at, end))


def _initials(name: str) -> str:
    """`LGM` for `Landesvereinigung Gartenbau Mitteldeutschland e. V.`; an office often heads its letter with them."""
    parts = name.split()
    letters = "".join(part[0] for part in parts[: legal_form_start(parts)] if part[0].isupper())
    return letters if len(letters) >= SHORTEST_INITIALS else ""


def _with_place(name: str, words: list[Word], at: int) -> int:
    """Index behind an abbreviation and the end of its full name: `IHK Weserleine`, `IHK zu Dortmund`."""
    parts = name.split()
    for length in (3, 2, 1):
        behind = [word.text for word in words[at + 1 : at + 1 + length] if not word.border]
        if len(behind) == length < len(parts) and parts[-length:] == behind:
            return at + 1 + length
    return at + 1


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= LONGEST_SHORT_FORM and text[0].isupper() and sum(char.isupper() for char in text) >= 2


def person_spans(doc: Doc, words: list[Word]) -> list[tuple[int, int]]:
    """Word indexes (end exclusive) of the persons among the Doc's entities."""
    return [
        (index_at(words, ent.start_char), last + 1)
        for ent in doc.ents
        if ent.label_ == "PER" and (last := index_at(words, ent.end_char - 1)) < len(words)
    ]


def _add_offices(actors: Actors, doc: Doc, words: list[Word]) -> None:
    """Note by which nouns each person is called, and the gender they tell."""
    links = actors.links = RoleLinks(words, person_spans(doc, words))
    for holding in links.holdings:
        person = links.people[holding.person]
        index = actors.at(words[person.start].start, words[person.end - 1].end)
        if index is None:
            continue
        for part in holding.phrase.nouns:
            actors.entitle(index, part.stem)
        if not holding.phrase.plural:
            for at in range(holding.phrase.start, holding.phrase.end):  # `der | Sprecher | der Fraktion, Jan Roth`
                if at in {holding.phrase.start, holding.phrase.end - 1} or role_noun(words[at].text) is not None:
                    actors.title_words.setdefault(at, index)
        if not actors[index].gender and holding.phrase.noun.gender in {"m", "f"} and not holding.phrase.plural:
            actors[index].gender = holding.phrase.noun.gender
    for person in links.people:
        index = actors.at(words[person.start].start, words[person.end - 1].end)
        if index is not None:
            _note_relation(actors, words, person.lead, index)
            if any(_is_professor(words[i].text) for i in range(person.lead, person.start)):
                actors.entitle(index, "professor")


def _is_title(words: list[Word], ent: Span, leads: set[int]) -> bool:
    """Whether what the model took for a body is an office in front of a name: `der | Ärztliche Vorstand | Jan Roth`."""
    last = index_at(words, max(ent.start_char, ent.end_char - 1))
    return last + 1 in leads and not words[last + 1].border and role_noun(words[last].text) is not None


def _is_degree(name: str) -> bool:
    """Whether what the model took for a body is a degree: `Univ.-Doz.`."""
    return name in titles("degree") or f"{name}." in titles("degree")


def _is_professor(degree: str) -> bool:
    """Whether a degree makes its holder `die Professorin`: `Prof.`, `Univ.-Prof.`, `Professorin`."""
    return degree.lower().rsplit("-", 1)[-1].startswith("prof")


def _note_relation(actors: Actors, words: list[Word], lead: int, index: int) -> None:
    """`Ihr Vorgänger, Ulf Nehring`, `Sie folgt auf Jens Peters`: whom `der Vorgänger` means later."""
    at = lead - 1
    if at < 1 or words[lead].border:
        return
    office = role_noun(words[at].text)
    if office and office.kind in TITLE_KINDS and at >= 2 and words[at - 1].text == ",":
        at -= 1  # `Ihr Verteidiger, | Rechtsanwalt | Ilja Worob`
    if words[at].text == ",":
        at -= 1
    noun = role_noun(words[at].text)
    if noun and noun.kind in {"relation", "person"} and noun.number != "p":
        actors.entitle(index, noun.stem)
    if words[at].lower == "auf" and any(words[i].lower in {"folgt", "folgte", "folge"} for i in range(max(at - 6, 0), at)):
        actors.entitle(index, "vorgänger")


def _add_noun_phrases(actors: Actors, doc: Doc, words: list[Word]) -> None:
    """Definite noun phrases that lead back to someone known become mentions: `die Ministerin`, `das Museum`."""
    for at, word in enumerate(words):
        if not word.capital or (role_noun(word.text) is None and body_noun(word.text) is None):
            continue
        if actors.overlapping(word.start, word.end) or at in actors.title_words:
            continue
        index = known_noun_phrase(actors, words, at)
        body = body_noun(word.text)
        if index is None and body and body.kind == "group" and _has_origin(words, at):
            index = actors.resolve(doc, word.start, word.end)
        elif index is not None:
            actors.mention(index, word.start, word.end, "role" if actors[index].kind == "person" else "short")


def _has_origin(words: list[Word], at: int) -> bool:
    """Whether a group is told apart by where it belongs: `eine Verwaltungsdelegation aus Leipzig`."""
    return at + 1 < len(words) and not words[at + 1].border and words[at + 1].lower in {"aus", "des", "der"}
