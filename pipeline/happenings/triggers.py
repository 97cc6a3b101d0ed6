"""Words that name something that happens, found by their forms: verbs, fixed phrases, nouns and heads of compounds."""

from __future__ import annotations

import functools
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pipeline.grammar.forms import forms_of, given_once
from pipeline.grammar.text_access import entities_between
from pipeline.grammar.verb_lookup import verbs_between
from pipeline.happenings.companions import has_companion
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.happenings.new_holders import new_holder, offices
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun

STRENGTH = {"phrase": 3, "verb": 2, "head": 1, "noun": 1, "weak": 0}


class Trigger(NamedTuple):
    """A word that names an event. token: its index in the Doc. lemma: as events.csv gives it (`Sommerkonzert`, `einbrechen`).

    match: how it was found (`verb`, `phrase`, `noun`, `head`, `weak`). frame: its rows in the lexicon of frames. form: of a
    verb `present`, `past`, `participle`, `infinitive` or `zu`, else "". head_noun: what its compound ends in (`konzert`).
    """

    token: int
    lemma: str
    match: str
    type: str
    frame: str
    form: str = ""
    head_noun: str = ""

    @property
    def is_noun(self) -> bool:
        """Whether a noun names it: not `Regie führen`."""
        return self.lemma[:1].isupper() and self.lemma.rpartition(" ")[2][:1].isupper()


class Support(NamedTuple):
    """A verb that needs a noun to name the event. kind: see the lexicon; subject: function of its subject, or ``."""

    token: int
    lemma: str
    kind: str
    subject: str
    form: str = ""


@functools.cache
def _nouns() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Form to row of the nouns that must stand alone, and of the heads that may end a compound."""
    whole: dict[str, dict[str, str]] = {}
    heads: dict[str, dict[str, str]] = {}
    for row in load_lexicon("triggers"):
        if row["match"] in {"noun", "head", "weak"}:
            for form in noun_forms(row["trigger"], row["forms"]):
                if row["match"] != "weak":
                    whole.setdefault(form, row)
                if row["match"] != "noun":
                    heads.setdefault(form, row)
    return whole, heads


class _Phrase(NamedTuple):
    """A fixed phrase. order: of its row. words: in lower case. forms: of the verb in the same clause, none for a noun phrase."""

    order: int
    row: dict[str, str]
    words: tuple[str, ...]
    forms: frozenset[str]


@functools.cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """The phrases by their last fixed word."""
    out: dict[str, list[_Phrase]] = {}
    for order, row in enumerate(load_lexicon("triggers")):
        if row["match"] == "phrase":
            words, forms = row["trigger"].split(), frozenset[str]()
            if row["forms"] != "-":
                words, forms = words[:-1], frozenset([*row["forms"].split(), words[-1]])
            fixed = tuple(word.lower() for word in words)
            out.setdefault(fixed[-1], []).append(_Phrase(order, row, fixed, forms))
    return {word: tuple(phrases) for word, phrases in out.items()}


@functools.cache
def _no_events() -> tuple[str, ...]:
    return tuple(row["word"].lstrip("…").lower() for row in load_lexicon("no_events"))


def noun_forms(lemma: str, plural: str = "-") -> set[str]:
    """Forms of a noun in lower case: singular, genitive, plural, dative plural."""
    base = lemma.lower()
    forms = {base, base + "s", base + "es"}
    if plural != "-":
        forms |= {plural.lower(), plural.lower() + "n"}
    return forms


def noun_trigger(token: Token) -> Trigger | None:
    """The event that a noun names, or None: `Sommerkonzerte` gives `Sommerkonzert`, by its longest known end."""
    text = token.text
    if not text[:1].isupper() or len(text) > 80 or (found := _event_noun(text)) is None:
        return None
    if token.tag_ in {"ART", "APPR", "KOUS", "PPER", "VVFIN"}:
        return None
    lemma, row = found
    return Trigger(token.i, lemma, row["match"], row["type"], row["frame"], "", row["trigger"].lower())


@functools.lru_cache(maxsize=1 << 14)
def _event_noun(text: str) -> tuple[str, dict[str, str]] | None:
    """Lemma and row of a noun that may name an event, whatever its tag."""
    word = text.lower()
    whole, heads = _nouns()
    if (row := whole.get(word)) is not None:
        return row["trigger"], row
    if word.endswith(_no_events()):
        return None
    for at in range(2, len(word) - 2):
        if (row := heads.get(word[at:])) is not None:
            if row["trigger"] == "Tag" and _names_people(text[:at]):
                row = row | {"type": "meeting", "frame": "meeting_noun"}  # `Gründertag`, `Patient:innentag`
            return text[:at] + (row["trigger"] if word[at - 1] == "-" else row["trigger"].lower()), row
    return None


def _names_people(front: str) -> bool:
    """Whether the first part of a compound names grown people: `Unternehmer-`, `Senioren-`, no `Kinder-`."""
    noun = role_noun(front.rstrip("-"))
    return (noun is not None and noun.evidence == "form" and noun.kind != "person") or front.endswith(("innen", "Senioren"))


@given_once
def triggers_in(doc: Doc, start: int, end: int) -> list[Trigger]:
    """All triggers among the tokens `start` to `end` (exclusive) of one clause, in order.

    A verb whose particle stands elsewhere or that belongs to another verb (`brach … ab`) is none; one that needs certain
    words (`erhalten` a prize) is none without them.
    """
    if start >= end:
        return []
    verbs = verbs_between(doc, start, end, "triggers", "trigger")
    rows = sorted(verbs, key=lambda found: (found[0], found[1]["with"] == "-"))
    out = [
        Trigger(at, row["trigger"].replace("|", ""), "verb", row["type"], row["frame"], form)
        for at, row, form in rows
        if has_companion(doc, start, end, row["with"])
    ]
    forms = forms_of(doc)
    capitals = [i for i, text in enumerate(forms.text[start:end], start) if text[:1].isupper()]
    nouns = [found for i in capitals if (found := noun_trigger(doc[i])) is not None]
    if nouns:
        inside = _inside_names(doc, start, end)
        out.extend(found for found in nouns if found.token not in inside and not _is_name(doc, found.token))
    words = forms.lower[start:end]
    out.extend(_phrases_in(words, start))
    out.extend(_days_of(doc, start, words))
    copula = new_holder(doc, start, words)
    rows_of_office = offices()[:1] if copula >= 0 else ()
    out.extend(Trigger(copula, row["trigger"], "phrase", row["type"], row["frame"], "present") for row in rows_of_office)
    best: dict[int, Trigger] = {}
    for found in out:
        known = best.get(found.token)
        if known is None or STRENGTH[found.match] > STRENGTH[known.match]:
            best[found.token] = found
    return sorted(best.values())


def _days_of(doc: Doc, start: int, words: list[str]) -> list[Trigger]:
    """`Tag der Wissenschaft`, `Nacht der Museen`, `Woche des Waldes`: a part of the calendar with a genitive is an event."""
    out = []
    for i, word in enumerate(words[1:-1], start):
        if word in {"der", "des"} and doc[i].text in words_of_kind("calendar") and doc[i + 2].text[:1].isupper():
            out.append(
                Trigger(i, f"{doc[i].text} {doc[i + 1].text} {doc[i + 2].text}", "phrase", "other", "other_noun", "", "tag")
            )
    return out


@given_once
def supports_in(doc: Doc, start: int, end: int) -> list[Support]:
    """All support verbs of a clause (`findet … statt`, `entfällt`), in order."""
    return [
        Support(at, row["verb"].replace("|", ""), row["kind"], row["subject"].strip("-"), form)
        for at, row, form in verbs_between(doc, start, end, "event_support", "verb")
    ]


def _inside_names(doc: Doc, start: int, end: int) -> set[int]:
    """Tokens inside names of several words (`Messe Nordheide GmbH`): their nouns name no event."""
    found = entities_between(doc, start, end)
    names = [ent for ent in found if len(ent) > 1 and ent.label_ in {"ORG", "PER", "LOC"} and not _is_described(ent)]
    return {i for ent in names for i in range(ent.start, ent.end)}


def _is_described(name: Span) -> bool:
    """Whether a name is an adjective and a noun behind an article: `Das | Bergische Chorfest`."""
    before = name.doc[name.start - 1].lower_ if name.start else ""
    return len(name) == 2 and before in {"das", "der", "die"} and name[0].text.endswith(("e", "en", "er", "es"))


def _is_name(doc: Doc, index: int) -> bool:
    """Whether a word is a town or the one that speaks, whatever it ends in: `Löbau`, `in Siegen`, `die Nordmesse`."""
    token = doc[index]
    if token.ent_type_ == "LOC" and token.ent_iob_ == "B" and (index + 1 == len(doc) or doc[index + 1].ent_iob_ != "I"):
        return True
    if (
        token.text[:1].isupper()
        and index
        and doc[index - 1].lower_ in {"in", "nach", "aus"}
        and not token.lower_.endswith("ungen")
    ):
        return True
    if index and doc[index - 1].lower_.endswith(endings("premises")) and doc[index - 1].tag_ == "NN":
        return True  # `in der Stadthalle Löbau`
    return token.text in str(doc._.issuer).split()


def _phrases_in(words: list[str], start: int) -> list[Trigger]:
    """The fixed phrases of a clause, each once. words: in lower case, the first is the token `start`."""
    present = set(words)
    found: list[tuple[int, Trigger]] = []
    for phrase in (phrase for word in present for phrase in _phrases().get(word, ())):
        if phrase.forms and phrase.forms.isdisjoint(present):
            continue
        for at in range(len(words) - len(phrase.words) + 1):
            if _stands_at(phrase, words, at):
                row = phrase.row
                found.append((phrase.order, Trigger(start + at, row["trigger"], "phrase", row["type"], row["frame"])))
                break
    return [trigger for _, trigger in sorted(found)]


def _stands_at(phrase: _Phrase, words: list[str], at: int) -> bool:
    first, *others = phrase.words
    if words[at] != first and (phrase.forms or words[at] not in noun_forms(first)):
        return False
    return words[at + 1 : at + 1 + len(others)] == others
