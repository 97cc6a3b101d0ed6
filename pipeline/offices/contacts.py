"""Press contacts: the persons of the contact zone, under their own title or under its label."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.components.actors import Actors
from pipeline.extensions import Role
from pipeline.grammar.text_access import text_of as whole_text
from pipeline.grammar.words import Word, index_at, text_of
from pipeline.lexicon import load_lexicon
from pipeline.page.zone_labels import label_of
from pipeline.people.body_nouns import body_noun, legal_form_end
from pipeline.people.companies import company_at
from pipeline.people.organisations import body_at
from pipeline.people.person_context import Person

# `Ihre Ansprechpartnerin`, `Für Rückfragen`, `Rückfragen bitte an`: what is no part of the label's noun phrase.
_LABEL_FRONT = re.compile(r"^(?:Ihre?|Für|Bei|Unsere?|Ihr persönlicher)\s+(?=[A-ZÄÖÜ])")
_LABEL_BACK = re.compile(r"\s+(?:bitte an|an|bei|bitte|erteilt|erteilen|gerne?|steht|stehen|zur Verfügung)\b.*$")
LONGEST_FUNCTION = 5  # words
GLUE = frozenset({"für", "und", "of", "der", "des"})
TELLING_LABELS = ("Presse", "Medien")  # `Kontakt` and `Rückfragen` say less than the unit behind the name
DEFAULT_TITLE = "Pressekontakt"


def contact_roles(doc: Doc, words: list[Word], people: list[Person], actors: Actors, titled: set[int]) -> Iterator[Role]:
    """Roles of kind `contact` for the persons of contact zones that have no title of their own there.

    people: the persons as word indexes; titled: actors that have a contact role already.
    """
    done = set(titled)
    text, starts = whole_text(doc), [words[person.lead].start for person in people]
    for zone in doc._.zones:
        if zone.kind != "contact":
            continue
        labels = _labels(text, zone.start, zone.end)
        organisation, at = "", zone.start
        for person in people[bisect_left(starts, zone.start) : bisect_left(starts, zone.end)]:
            start, end = words[person.lead].start, words[person.end - 1].end
            actor = actors.at(words[person.start].start, end)
            if actor is None or actor in done or actors[actor].kind != "person":
                continue
            if " " not in actors[actor].name and person.lead == person.start:
                continue  # `Filmtage Leer`: a contact has a full name, or `Frau` in front
            done.add(actor)
            label, label_start = next(((name, place) for place, name in reversed(labels) if place <= start), ("", start))
            before = zone_organisation(words, at, start)
            at, organisation = end, before or organisation or zone_organisation(words, end, zone.end)
            body = organisation or unit_behind(words, person.tail)
            own = function_behind(words, person.end) or function_behind(words, person.tail)
            task = own if any(word.lower().endswith(_functions("task")) for word in own.split()[:3]) else ""
            unit = own or function_before(words, person.lead)
            telling = label if label.startswith(TELLING_LABELS) else ""  # `Pressestelle: Anna Kern (Öffentlichkeitsarbeit)`
            title = task or label_before(words, person.lead) or telling or unit or label or DEFAULT_TITLE
            yield Role(actor, title, body, "", "contact", min(label_start, start), end, 0.9)


@functools.cache
def _functions(kind: str = "") -> tuple[str, ...]:
    return tuple(row["ending"] for row in load_lexicon("contact_functions") if row["kind"] == kind or not kind)


def function_behind(words: list[Word], at: int) -> str:
    """What a contact does, behind the name at word `at`: `Anna Kern, | Programmleitung Preise, Telefon …`; "" where nothing says it."""
    if at >= len(words) or not (words[at].border or words[at].text in {",", "(", "|", "·", "/", "–"}):
        return ""
    first = at if words[at].border else at + 1
    end = first
    while (
        end < len(words)
        and end - first <= LONGEST_FUNCTION
        and (end == first or not words[end].border)
        and (words[end].capital or words[end].lower in GLUE or words[end].text == "&")
    ):
        end += 1
    inside = words[first:end]
    said = inside and inside[0].capital and len(inside) <= LONGEST_FUNCTION
    return text_of(words, first, end) if said and any(word.lower.endswith(_functions()) for word in inside[:3]) else ""


def unit_behind(words: list[Word], at: int) -> str:
    """The office behind a contact's name: `Anna Kern, Pressestelle, Telefon …`."""
    if at + 1 >= len(words) or any(word.border for word in words[at : at + 2]) or words[at].text != ",":
        return ""
    body = body_at(words, at + 1) if body_noun(words[at + 1].text) else None
    return body.name if body else ""


def label_before(words: list[Word], at: int) -> str:
    """The label of its own that a contact has inside a line: `Telefon 030 1 (Vertretung: | Anna Kern)`; else ""."""
    if at < 3 or any(word.border for word in words[at - 2 : at + 1]) or words[at - 1].text != ":":
        return ""
    word = words[at - 2]
    return word.text if words[at - 3].text in {"(", ",", ";", "|"} and word.lower.endswith(_functions()) else ""


def function_before(words: list[Word], at: int) -> str:
    """The unit in front of a contact's name, behind the house it belongs to: `Stadt Linden, Presse & Information, | Anna Kern`."""
    if at < 2 or words[at].border or words[at - 1].border or words[at - 1].text not in {",", "|", "·"}:
        return ""
    first = at - 1
    while (
        first > 0
        and not words[first].border
        and words[first - 1].text not in {",", "|", "·"}
        and at - first <= LONGEST_FUNCTION
    ):
        first -= 1
    inside = words[first : at - 1]
    if not inside or not all(word.capital or word.lower in GLUE or word.text == "&" for word in inside):
        return ""
    return text_of(words, first, at - 1) if any(word.lower.endswith(_units()) for word in inside) else ""


def in_brackets(words: list[Word], person: Person) -> str:
    """What somebody does, by a noun for the task in brackets: `Karin Blum (Vorsitz)`; else ""."""
    at = person.end
    if at + 2 >= len(words) or words[at].text != "(" or any(word.border for word in words[at : at + 3]):
        return ""
    close = next((i for i in range(at + 2, min(at + 5, len(words))) if words[i].text == ")"), 0)
    inside = text_of(words, at + 1, close) if close else ""
    return inside if inside.split(" ")[-1] in _tasks() else ""


@functools.cache
def _tasks() -> frozenset[str]:
    return frozenset(row["task"] for row in load_lexicon("bracket_tasks"))


@functools.cache
def _units() -> tuple[str, ...]:
    return (*_functions(), "presse", "information", "medien", "pressestelle", "presseamt", "pressebüro")


def _labels(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Where the labels of a contact zone stand and what they say; the nearest above a person is theirs."""
    found = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        label = label_text(line)
        if label:
            found.append((at + len(line) - len(line.lstrip()), label))
        at += len(line)
    return found


def label_text(line: str) -> str:
    """The label that begins a line as a noun phrase: `Ansprechpartnerin für die Medien`, `Rückfragen`; "" where none does."""
    line = line.strip()
    found = label_of(line)
    if not found:
        return ""
    label = line[: found[1]].rstrip(": ")
    first, _, rest = _LABEL_BACK.sub("", _LABEL_FRONT.sub("", label)).strip().partition(" ")
    first = re.sub(r"(?<=kontakt)e$|(?<=in)nen$", "", first)  # each person of several is one: `Pressekontakte`
    return f"{first} {rest}".strip()


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


def unit_above(words: list[Word], at: int) -> str:
    """The body named above or in front of the contact at word `at`: its full name, else the nearest unit (`Pressestelle`); or ""."""
    low = at
    while (
        low > 0 and words[low - 1].zone == "contact" and not any(char.isdigit() or char == "@" for char in words[low - 1].text)
    ):
        low -= 1
    if low == at:
        return ""
    named = zone_organisation(words, words[low].start, words[at].start)
    if named:
        return named
    for i in range(at - 1, low - 1, -1):
        body = body_at(words, i) if words[i].capital and body_noun(words[i].text) else None
        if body is not None and body.kind == "body":
            return body.name
    return ""
