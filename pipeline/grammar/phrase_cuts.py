"""Where one noun phrase by its tags is two: people behind a body or a venue, a name behind a noun that is not its office."""

from __future__ import annotations

import functools
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.grammar.phrases import NounPhrase
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun


@functools.cache
def _bodies() -> tuple[str, ...]:
    return tuple(row["noun"].lower() + ending for row in load_lexicon("deciding_bodies") for ending in ("", "en", "s"))


def is_deciding_body(word: str) -> bool:
    """Whether a noun is a body that decides or performs: `Mitgliederversammlung`, `Theater-AG`."""
    return word[:1].isupper() and word.lower().endswith(_bodies()) and not word.lower().endswith(endings("official"))


def whole_name(doc: Doc, phrase: NounPhrase, inside: dict[int, Span]) -> NounPhrase:
    """A phrase with all of the name that it ends in (`Ida | te Neues`), and without a relative pronoun read as its article."""
    name = inside.get(phrase.end - 1)
    if name is not None and name.end > phrase.end:
        phrase = replace(phrase, end=name.end)
    noun = role_noun(doc[phrase.head_noun].text) if phrase.head_noun > phrase.start else None
    if noun is not None and noun.gender == "f" and noun.number != "p" and doc[phrase.start].lower_ in {"das", "dem", "den"}:
        phrase = replace(phrase, start=phrase.start + 1, preposition=-1)  # `der Neubau, für das | Ministerin Uhl …`
    elif phrase.start > 1 and is_misread_adjective(doc, phrase.start - 1):
        phrase = replace(phrase, start=phrase.start - 2)
    elif doc[phrase.start].lower_ in {"dem", "das"} and phrase.head_noun > phrase.start + 1 and doc[phrase.start + 1].like_num:
        phrase = replace(phrase, start=phrase.start + 1, preposition=-1)  # `ein Lauf, an dem | 60 Kinder teilnehmen`
    return phrase


def _is_name_of_body(doc: Doc, index: int, name: Span) -> bool:
    """Whether one word behind a body's noun is its name, whatever the model takes it for: `die Kantorei | Börde`."""
    noun = doc[index - 1]
    if len(name) > 1 or not (is_deciding_body(noun.text) or body_noun(noun.text)) or doc._.actors is None:
        return False
    known = doc._.actors.at(name.start_char, name.end_char)
    return known is None or doc._.actors[known].kind != "person" or " " not in doc._.actors[known].name


def is_misread_adjective(doc: Doc, index: int) -> bool:
    """Whether an adjective between a numeral and its noun was read as a verb: `Zwei | maskierte | Männer`."""
    token, before = doc[index], doc[index - 1]
    return token.tag_ == "VVFIN" and token.is_lower and token.text.endswith(("e", "en")) and before.tag_ in {"CARD", "ART"}


def name_behind_body(doc: Doc, at: int, phrase: NounPhrase, names: dict[int, Span]) -> int:
    """Where a person's name begins behind a noun that is not their office: `wählte der Rat | Ute Ernst`; 0 where nowhere."""
    for i in range(at + 1, phrase.end):
        if doc[i - 1].text in words_of_kind("somebody") and doc[i].tag_ == "NN" and not doc[i].ent_type_:
            return i  # `nahm einer Frau | Goldmünzen ab`
        if i in names and doc[at].lower_ == "des":
            return 0  # `die Delegation des Partnerhafens | Klaipėda`
        if i in names:
            before = doc[i - 1]
            if (
                before.text[:1].isupper()
                and not before.text.endswith(".")
                and not before.text.isupper()  # `HC Elbe Wittenberg`
                and (role_noun(before.text) is None or is_deciding_body(before.text))
                and before.tag_ != "CARD"
                and not _is_name_of_body(doc, i, names[i])
            ):
                return i
            return 0
    return 0


def people_behind_noun(doc: Doc, at: int, phrase: NounPhrase, names: dict[int, Span], inside: dict[int, Span]) -> int:
    """Where a second phrase without article begins behind a noun, or 0: people, or an office with its name.

    `im Audimax | Ministerin Ida Senn`, `lädt die Stadt | Kinder und Eltern ein`; not `Präsident Professor Ida Senn`.
    """
    for i in range(at + 1, phrase.end):
        before = doc[i - 1]
        noun = role_noun(doc[i].text) if doc[i].text[:1].isupper() and before.text[:1].isupper() and before.is_alpha else None
        if noun is None or i in inside:
            continue
        if role_noun(before.text) is not None and body_noun(before.text) is None:
            continue
        if before.text.endswith("s") and (before.tag_ == "NE" or before.ent_type_ == "LOC"):
            continue  # `von Hessens | Ministerin Ida Senn`
        name = i + 1
        while name < phrase.end and doc[name].text.endswith("."):
            name += 1  # `Ministerin | Dr. | Ida Senn`
        if noun.number == "p" or doc[i].lower_.endswith("innen") or name in names:
            return i
    return 0


def last_noun(doc: Doc, start: int, end: int) -> int:
    """The common noun that ends a phrase cut short, else its last word."""
    return next((i for i in range(end - 1, start - 1, -1) if doc[i].tag_ == "NN"), end - 1)
