"""Words that name something that happens, found by their forms: verbs, fixed phrases, nouns and heads of compounds."""

from __future__ import annotations

import functools
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipeline.components.paradigms import verb_forms
from pipeline.lexicon import load_lexicon

NEVER_VERB_TAGS = frozenset({"ART", "APPRART", "KON", "PTKVZ", "PPER", "PPOSAT", "PRF"})
DOUBTFUL_TAGS = frozenset({"NN", "NE", "ADJA", "ADJD", "ADV", "CARD", "PIAT", "PIS", "APPR", "FM", "XY", "TRUNC"})
VERB_TABLES = (("triggers", "trigger"), ("event_support", "verb"))
FINITE = frozenset({"present", "past"})
STRENGTH = {"phrase": 3, "verb": 2, "head": 1, "noun": 1, "weak": 0}


class Trigger(NamedTuple):
    """A word that names an event. token: its index in the Doc. lemma: as events.csv gives it (`Sommerkonzert`, `einbrechen`).

    match: how it was found (`verb`, `phrase`, `noun`, `head`, `weak`). frame: its rows in the lexicon of frames. form: of a
    verb `present`, `past`, `participle`, `infinitive` or `zu`, else "". head: what its compound ends in (`konzert`).
    """

    token: int
    lemma: str
    match: str
    type: str
    frame: str
    form: str = ""
    head: str = ""

    @property
    def is_noun(self) -> bool:
        """Whether a noun names it."""
        return self.lemma[:1].isupper()


class Support(NamedTuple):
    """A verb that needs a noun to name the event. kind: see the lexicon; subject: function of its subject, or ``."""

    token: int
    lemma: str
    kind: str
    subject: str
    form: str = ""


class _VerbRow(NamedTuple):
    row: dict[str, str]
    kind: str
    particle: str


@functools.cache
def _verbs(lexicon: str, column: str) -> dict[str, tuple[_VerbRow, ...]]:
    """Form in lower case to the rows of the verbs that have it."""
    index: dict[str, list[_VerbRow]] = {}
    for row in load_lexicon(lexicon):
        if row.get("match", "verb") == "verb":
            for form in verb_forms(row[column], row["forms"]):
                index.setdefault(form.text, []).append(_VerbRow(row, form.kind, form.particle))
    return {form: tuple(rows) for form, rows in index.items()}


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


@functools.cache
def _phrases() -> tuple[tuple[dict[str, str], tuple[str, ...], frozenset[str]], ...]:
    """Row, its fixed words and the verb forms that must stand in the same clause (none for a noun phrase)."""
    out = []
    for row in load_lexicon("triggers"):
        if row["match"] == "phrase":
            words = row["trigger"].split()
            if row["forms"] == "-":
                out.append((row, tuple(word.lower() for word in words), frozenset[str]()))
            else:
                out.append((row, tuple(word.lower() for word in words[:-1]), frozenset([*row["forms"].split(), words[-1]])))
    return tuple(out)


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
    if not token.text[:1].isupper() or len(token.text) > 80 or token.tag_ in {"ART", "APPR", "KOUS", "PPER", "VVFIN"}:
        return None
    word = token.lower_
    whole, heads = _nouns()
    if (row := whole.get(word)) is None and word.endswith(_no_events()):
        return None
    if row is not None:
        return Trigger(token.i, row["trigger"], row["match"], row["type"], row["frame"], "", row["trigger"].lower())
    for at in range(2, len(word) - 2):
        if (row := heads.get(word[at:])) is not None:
            joint = row["trigger"] if word[at - 1] == "-" else row["trigger"].lower()
            return Trigger(token.i, token.text[:at] + joint, row["match"], row["type"], row["frame"], "", row["trigger"].lower())
    return None


def triggers_in(doc: Doc, start: int, end: int) -> list[Trigger]:
    """All triggers among the tokens `start` to `end` (exclusive) of one clause, in order.

    A verb whose particle stands elsewhere or that belongs to another verb (`brach … ab`) is none; one that needs certain
    words (`erhalten` a prize) is none without them.
    """
    rows = _verbs_between(doc, start, end, "triggers", "trigger")
    rows.sort(key=lambda found: (found[0], found[1]["with"] == "-"))
    out = [
        Trigger(at, row["trigger"].replace("|", ""), "verb", row["type"], row["frame"], form)
        for at, row, form in rows
        if _has_companion(doc, start, end, row["with"])
    ]
    names = _inside_names(doc, start, end)
    for i in range(start, end):
        if i not in names and (found := noun_trigger(doc[i])) is not None:
            out.append(found)
    out.extend(_phrases_between(doc, start, end))
    out.extend(_days_of(doc, start, end))
    best: dict[int, Trigger] = {}
    for found in out:
        known = best.get(found.token)
        if known is None or STRENGTH[found.match] > STRENGTH[known.match]:
            best[found.token] = found
    return sorted(best.values())


def _days_of(doc: Doc, start: int, end: int) -> list[Trigger]:
    """`Tag der Wissenschaft`, `Nacht der Museen`, `Woche des Waldes`: a part of the calendar with a genitive is an event."""
    out = []
    for i in range(start, end - 2):
        genitive = doc[i + 1].lower_ in {"der", "des"} and doc[i + 2].text[:1].isupper()
        if genitive and doc[i].text in {"Tag", "Tage", "Nacht", "Woche", "Abend", "Fest", "Festival"}:
            out.append(Trigger(i, f"{doc[i].text} {doc[i + 1].text} {doc[i + 2].text}", "phrase", "other", "other_noun", "", "tag"))
    return out


def supports_in(doc: Doc, start: int, end: int) -> list[Support]:
    """All support verbs of a clause (`findet … statt`, `entfällt`), in order."""
    return [
        Support(at, row["verb"].replace("|", ""), row["kind"], row["subject"].strip("-"), form)
        for at, row, form in _verbs_between(doc, start, end, "event_support", "verb")
    ]


def _verbs_between(doc: Doc, start: int, end: int, lexicon: str, column: str) -> list[tuple[int, dict[str, str], str]]:
    """(token, row, form) of the verbs that stand there; of forms that look alike the auxiliary decides (`hat besucht`)."""
    index = _verbs(lexicon, column)
    words = [i for i in range(start, end) if not (doc[i].is_space or doc[i].is_punct)]
    last = doc[words[-1]].lower_ if words else ""
    particle_at_end = bool(words) and doc[words[-1]].tag_ == "PTKVZ"
    auxiliary = any(doc[i].lower_ in auxiliary_forms() for i in words)
    out: list[tuple[int, dict[str, str], str]] = []
    for i in words:
        rows = index.get(doc[i].lower_)
        if not rows or not _can_be_verb(doc[i]):
            continue
        forms: dict[str, tuple[dict[str, str], list[str]]] = {}
        for verb in rows:
            if verb.kind in FINITE:
                if verb.particle and not (last == verb.particle and i != words[-1]):
                    continue
                if not verb.particle and particle_at_end and i != words[-1]:
                    continue
            forms.setdefault(verb.row[column] + verb.row.get("type", ""), (verb.row, []))[1].append(verb.kind)
        out.extend((i, row, _likely_form(kinds, auxiliary)) for row, kinds in forms.values())
    separated = {i for i, row, _ in out if "|" in row[column]}
    return [found for found in out if found[0] not in separated or "|" in found[1][column]]


def _likely_form(kinds: list[str], auxiliary: bool) -> str:
    if "participle" in kinds and (auxiliary or len(kinds) == 1):
        return "participle"
    return next((kind for kind in kinds if kind in FINITE), kinds[0])


@functools.cache
def auxiliary_forms() -> frozenset[str]:
    """Finite and other forms of haben, sein and werden, in lower case."""
    return frozenset(row["form"] for row in load_lexicon("auxiliaries"))


def _can_be_verb(token: Token) -> bool:
    """Whether a word with a verb's form can be one here: `brachen` behind a date, not the adjective in `die brachen Felder`."""
    if token.text[:1].isupper():
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        fronted = token.is_sent_start or (token.i > 0 and token.doc[token.i - 1].text in {":", "–", "„", "•", "-", ";"})
        return fronted and (token.tag_.startswith("V") or following in auxiliary_forms() or following in modal_forms() or not token.tag_)
    if token.tag_ in NEVER_VERB_TAGS:
        return False
    return token.tag_ not in DOUBTFUL_TAGS or not _is_determined(token)


def _is_determined(token: Token) -> bool:
    """Whether an article, adjective or preposition stands right in front, so that a noun phrase goes on."""
    if not token.i:
        return False
    before = token.doc[token.i - 1]
    return before.tag_ in {"ART", "ADJA", "PPOSAT", "PDAT", "PIAT", "APPR", "APPRART", "CARD"} and before.text[0] not in "0123456789"


def is_finite_here(doc: Doc, index: int) -> bool:
    """Whether a token is a finite verb, by its tag or by a form that the lexicons know.

    A participle or infinitive that looks like one (`hat … besucht`, `sollen … bauen`) is none where an auxiliary or modal
    stands before it in its clause.
    """
    token = doc[index]
    word = token.lower_
    if word in auxiliary_forms():
        return word not in {"worden", "gewesen", "gehabt", "geworden"} and not (word in {"werden", "haben", "sein"} and _governed(doc, index))
    if word in modal_forms():
        return not _governed(doc, index) or word not in {"können", "müssen", "sollen", "wollen", "dürfen"}
    if token.tag_ == "VVFIN":
        return not _governed(doc, index) or word.endswith(("te", "ten"))
    known = any(form.kind in FINITE for lexicon, column in VERB_TABLES for form in _verbs(lexicon, column).get(word, ()))
    return known and token.text[:1].islower() and _can_be_verb(token) and not _governed(doc, index)


def _governed(doc: Doc, index: int) -> bool:
    """Whether an auxiliary or modal stands in front in the same clause, or right behind (`…, weil er gebaut wird`)."""
    if index + 1 < len(doc) and (doc[index + 1].lower_ in auxiliary_forms() or doc[index + 1].lower_ in modal_forms()):
        return True
    for i in range(index - 1, max(index - 40, -1), -1):
        if doc[i].text in {";", ":"} or doc[i].is_sent_end or doc[i].tag_ in {"KOUS", "PRELS"}:
            return False
        if doc[i].lower_ in auxiliary_forms() or doc[i].lower_ in modal_forms():
            return not any(doc[j].tag_ == "VVFIN" for j in range(i + 1, index))
    return False


@functools.cache
def modal_forms() -> frozenset[str]:
    """Finite forms of the modal verbs, in lower case."""
    return frozenset(row["form"] for row in load_lexicon("modals"))


def _has_companion(doc: Doc, start: int, end: int, wanted: str) -> bool:
    if wanted == "-":
        return True
    heads = tuple(word.lower() for word in wanted.split() if word[0].isupper())
    exact = {word for word in wanted.split() if word[0].islower()}
    for i in range(start, end):
        word = doc[i].lower_
        if word in exact:
            return True
        if heads and doc[i].text[:1].isupper() and any(word.endswith((head, *(head + e for e in ("s", "es", "e", "n", "en", "er", "ern", "se", "sen")))) for head in heads):
            return True
    return False


def _inside_names(doc: Doc, start: int, end: int) -> set[int]:
    """Tokens inside names of several words (`Messe Nordheide GmbH`): their nouns name no event."""
    span = doc[start:end]
    return {token.i for ent in span.ents if len(ent) > 1 and ent.label_ in {"ORG", "PER", "LOC"} for token in ent}


def _phrases_between(doc: Doc, start: int, end: int) -> list[Trigger]:
    words = [doc[i].lower_ for i in range(start, end)]
    present = set(words)
    out: list[Trigger] = []
    for row, fixed, forms in _phrases():
        if fixed[-1] not in present or (forms and not (forms & present)):
            continue
        for at in range(len(words) - len(fixed) + 1):
            if all(word == key or (k == 0 and not forms and word in noun_forms(key)) for k, (word, key) in enumerate(zip(words[at:], fixed, strict=False))):
                out.append(Trigger(start + at, row["trigger"], "phrase", row["type"], row["frame"]))
                break
    return out
