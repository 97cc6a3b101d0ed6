"""Press contacts: the persons of the contact zone, under their own title or under its label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.components.actors import Actors
from pipeline.components.body_nouns import body_noun, legal_form_end
from pipeline.components.organisations import body_at, company_at
from pipeline.components.person_context import Person
from pipeline.components.words import Word, index_at
from pipeline.components.zones import label_of
from pipeline.extensions import Role

# `Ihre Ansprechpartnerin`, `Für Rückfragen`, `Rückfragen bitte an`: what is no part of the label's noun phrase.
_LABEL_FRONT = re.compile(r"^(?:Ihre?|Für|Bei|Unsere?|Ihr persönlicher)\s+(?=[A-ZÄÖÜ])")
_LABEL_BACK = re.compile(r"\s+(?:bitte an|an|bei|bitte|erteilt|erteilen|gerne?|steht|stehen|zur Verfügung)\b.*$")
DEFAULT_TITLE = "Pressekontakt"


def contact_roles(doc: Doc, words: list[Word], people: list[Person], actors: Actors, titled: set[int]) -> Iterator[Role]:
    """Roles of kind `contact` for the persons of contact zones that have no title of their own there.

    people: the persons as word indexes; titled: actors that have a contact role already.
    """
    done = set(titled)
    text, starts = doc.text, [words[person.lead].start for person in people]
    for zone in doc._.zones:
        if zone.kind != "contact":
            continue
        label, label_start = label_text(text[zone.start : zone.end]), zone.start
        organisation = ""
        for person in people[bisect_left(starts, zone.start) : bisect_left(starts, zone.end)]:
            start, end = words[person.lead].start, words[person.end - 1].end
            actor = actors.at(words[person.start].start, end)
            if actor is None or actor in done or actors[actor].kind != "person":
                continue
            done.add(actor)
            organisation = organisation or zone_organisation(words, zone.start, zone.end)
            yield Role(actor, label or DEFAULT_TITLE, organisation, "", "contact", min(label_start, start), end, 0.9)


def label_text(zone: str) -> str:
    """The label of a contact zone as a noun phrase: `Ansprechpartnerin für die Medien`, `Rückfragen`."""
    line = zone.lstrip().split("\n", 1)[0]
    found = label_of(line)
    if not found:
        return ""
    label = line[: found[1]].rstrip(": ")
    return _LABEL_BACK.sub("", _LABEL_FRONT.sub("", label)).strip()


def zone_organisation(words: list[Word], start: int, end: int) -> str:
    """The first body that a stretch of text names in full: `Stadt Bielefeld`; a unit alone (`Pressestelle`) does not count."""
    for at in range(index_at(words, start), index_at(words, end)):
        word = words[at]
        if legal_form_end(words, at) > at and (company := company_at(words, at)):
            return company.name
        body = body_at(words, at) if word.capital and body_noun(word.text) else None
        if body and (body.kind == "territory" or (body.named and body.kind == "body")):
            return body.name
    return ""
