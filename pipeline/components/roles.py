"""Offices, professions, memberships and contacts of the persons of a release: `doc._.roles`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

import pipeline.extensions  # noqa: F401  declares the Doc attributes
from pipeline.components.actors import Actors
from pipeline.extensions import Role
from pipeline.grammar.words import Word
from pipeline.offices.contacts import contact_roles, in_brackets, unit_above, unit_behind
from pipeline.offices.named_people import Holding
from pipeline.offices.role_complements import company_behind
from pipeline.offices.role_links import RoleLinks
from pipeline.people.actor_mentions import person_spans
from pipeline.people.body_nouns import body_noun, legal_form_end
from pipeline.people.companies import company_at
from pipeline.people.organisations import body_at

FARTHEST_BODY = 40  # words back that `dessen` reaches: the sentence before
CONFIDENCE = {"before": 0.95, "apposition": 0.93, "before-comma": 0.9, "chained": 0.85, "copula": 0.85, "appointed": 0.8}


@Language.component("meldewerk_roles", requires=["doc._.actors"], assigns=["doc._.roles"])
def set_roles(doc: Doc) -> Doc:
    """Write `doc._.roles`, one per person and title, in text order."""
    if doc._.actors is None:
        return doc
    doc._.roles = find_roles(doc)
    return doc


def find_roles(doc: Doc) -> list[Role]:
    """The roles of the Doc; needs `doc.ents`, zones and the register."""
    actors: Actors = doc._.actors
    words = actors.words(doc)
    links = actors.links or RoleLinks(words, person_spans(doc, words))
    holdings = links.holdings
    roles: dict[tuple[int, str], Role] = {}
    said: list[Role] = []
    for zone in ("text", "contact", "caption"):
        for holding in holdings:
            if _part(words[holding.phrase.start].zone) != zone:
                continue
            role = _role(words, links, holding, actors, doc)
            if role is None or (zone == "caption" and any(actor == role.actor for actor, _ in roles)):
                continue
            said.append(role)
            _keep(roles, role)
    taken = {role.actor for role in said if role.kind == "contact"}
    for role in contact_roles(doc, words, links.people, actors, taken):
        _keep(roles, role)
    for task in _tasks(links, words, actors, {role.actor for role in said}):
        _keep(roles, task)
    roles = {key: role for key, role in roles.items() if not _is_shortened(role, roles)}
    return sorted(roles.values(), key=lambda role: (role.start, role.end, role.title))


def _is_shortened(role: Role, roles: dict[tuple[int, str], Role]) -> bool:
    """Whether the person has a longer title that ends in this one: `Trainer` of the headline beside `Cheftrainer`."""
    title = role.title.casefold()
    if " " in title or role.organisation or role.kind == "contact":
        return False
    return any(actor == role.actor and known != title and " " not in known and known.endswith(title) for actor, known in roles)


def _part(zone: str) -> str:
    return zone if zone in {"contact", "caption"} else "text"


def _keep(roles: dict[tuple[int, str], Role], role: Role) -> None:
    """One row per person and title; what the later one knows more fills the gaps of the first."""
    key = (role.actor, role.title.casefold())
    known = roles.get(key)
    if known is None:
        roles[key] = role
    elif (role.organisation and not known.organisation) or (role.place and not known.place):
        roles[key] = Role(
            known.actor,
            known.title,
            known.organisation or role.organisation,
            known.place or role.place,
            known.kind,
            known.start,
            known.end,
            known.confidence,
        )


def _role(words: list[Word], links: RoleLinks, holding: Holding, actors: Actors, doc: Doc) -> Role | None:
    person = links.people[holding.person]
    actor = actors.at(words[person.start].start, words[person.end - 1].end)
    if actor is None or actors[actor].kind != "person":
        return None
    phrase = holding.phrase
    gender = phrase.noun.gender or person.gender or actors[actor].gender
    organisation, place = phrase.organisation, phrase.place
    kind = phrase.noun.kind
    if not organisation and phrase.article:
        organisation, place = _from_front(words, phrase.lead, phrase.article, actors, place)
    if not organisation and not place and holding.rule in {"before", "before-comma"}:
        organisation = _body_behind(words, person.tail)
    if not organisation and words[phrase.lead - 1].text == "(" and phrase.lead > 0:
        organisation = _body_in_bracket(words, phrase.end)
    if not organisation and person.party and kind == "office":
        organisation = person.party
    if not organisation and holding.rule == "appointed" and kind == "office":
        low = links.sentence(phrase.start)[0]
        colon = max((i + 1 for i in range(low, phrase.lead) if words[i].text == ":"), default=low)
        organisation = electing_body(words, colon, phrase.lead)
    part = _part(words[phrase.start].zone)
    if part == "contact" and not organisation:
        organisation = unit_behind(words, person.tail) or unit_above(words, min(phrase.lead, person.lead))
    kind = {"contact": "contact", "caption": "depicted"}.get(part, kind)
    confidence = CONFIDENCE[holding.rule] if phrase.noun.evidence == "form" else 0.7
    return Role(
        actor,
        phrase.title(gender),
        organisation,
        place,
        kind,
        words[holding.start].start,
        words[holding.end - 1].end,
        confidence,
    )


def _tasks(links: RoleLinks, words: list[Word], actors: Actors, titled: set[int]) -> Iterator[Role]:
    """What people without an office do, told in brackets behind their names: `Karin Blum (Vorsitz)`."""
    for person in links.people:
        title = in_brackets(words, person)
        start, end = words[person.start].start, words[person.tail - 1].end
        actor = actors.at(start, words[person.end - 1].end) if title else None
        told = actor is None or actor in titled or words[person.start].zone == "contact"
        if actor is not None and not told and actors[actor].kind == "person":
            kind = {"caption": "depicted"}.get(words[person.start].zone, "office")
            yield Role(actor, title, "", "", kind, start, end, 0.8)


def _body_behind(words: list[Word], at: int) -> str:
    """The body that a person comes from: `Sprecherin Anna Kern vom Landesamt für Umwelt`."""
    if at + 1 >= len(words) or words[at].border or words[at].lower not in {"von", "vom", "bei", "beim"}:
        return ""
    first = at + (2 if words[at + 1].lower in {"der", "dem", "den"} else 1)
    for i in range(first, min(first + 3, len(words))):
        if words[i].border or not words[i].capital:
            return ""
        if legal_form_end(words, i) > i and (company := company_at(words, i)) and company.start >= first:
            return company.name
        body = body_at(words, i) if body_noun(words[i].text) else None
        if body and body.named and body.start >= first:
            return body.name
    return ""


def _body_in_bracket(words: list[Word], at: int) -> str:
    """The body behind an office in brackets: `Lisa Grün (Klimaforscherin, Universität Linden)`."""
    if at + 1 >= len(words) or words[at].text != "," or words[at].border or words[at + 1].border:
        return ""
    if (company := company_behind(words, at + 1)) is not None:
        return company.name
    body = body_at(words, at + 1)
    return body.name if body is not None and body.end < len(words) and words[body.end].text in {")", ","} else ""


def _from_front(words: list[Word], lead: int, article: str, actors: Actors, place: str) -> tuple[str, str]:
    """Organisation and place that stand in front: `Dortmunds Dezernent`, `dessen Vorsitzende`."""
    word = words[lead]
    if article == "s":
        name = word.text.rstrip("s")
        body = actors.find(name, "organisation")
        return (actors[body].name, "") if body is not None else ("", place or name)
    if article in {"dessen", "deren"}:
        return body_before(words, lead, "fp" if article == "deren" else "mn"), place
    return "", place


def body_before(words: list[Word], at: int, genders: str) -> str:
    """The body that `dessen` or `deren` at word `at` means: the last noun for a body of that gender in front of it."""
    for i in range(at - 1, max(at - FARTHEST_BODY, -1), -1):
        if legal_form_end(words, i) > i and (company := company_at(words, i)) is not None and company.gender in genders:
            return company.name
        noun = body_noun(words[i].text)
        if noun and noun.gender in genders and noun.kind in {"body", "territory", "short"}:
            body = body_at(words, i)
            return body.name if body else noun.nominative
    return ""


def electing_body(words: list[Word], low: int, at: int) -> str:
    """The body named in full between words `low` and `at`: `Die Mitglieder des Heimatvereins Linden wählten … zum Vorsitzenden`."""
    for i in range(low, at):
        body = body_at(words, i) if body_noun(words[i].text) else None
        if body and body.named and body.kind == "body":
            return body.name
        if legal_form_end(words, i) > i and (company := company_at(words, i)) and company.start >= low:
            return company.name
    return ""
