"""Shallow grammar: noun phrases, clauses and verb groups read off tags, forms and punctuation.

German punctuates its clauses and marks its verbs, so no parse is needed: a comma, a finite verb and its particle say
where a clause begins, ends and what it is about. Everything here only reads the Doc and never raises on bad tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.grammar.verbs import is_finite, is_subjunctive, lemma_of

NOUN_TAGS = frozenset({"NN", "NE", "NNE", "FM", "XY"})
PREMODIFIER_TAGS = frozenset({"ADJA", "CARD", "TRUNC", "PIAT", "PIDAT", "PDAT", "PPOSAT", "PWAT", "ART", "NE"})
PRONOUN_TAGS = frozenset({"PPER", "PDS", "PIS", "PRF", "PWS", "PRELS", "PPOSS"})
SUBORDINATOR_TAGS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"})
MISREAD_TAGS = frozenset(
    {"ART", "APPR", "KON", "ADV", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIMP", "PTKVZ", "ITJ", "KOUS", "PIS", "CARD"}
)
CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A base noun phrase as token indexes, end exclusive: `der neue Landrat Jan Roth`.

    start: first token, article included. head_noun: the last common noun, or the only noun. definite: `der`, `dieser`, `ihr`.
    preposition: index of the preposition right in front (`zur` counts: the phrase starts after it), or -1.
    """

    start: int
    end: int
    head_noun: int
    definite: bool
    preposition: int = -1


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with at most one finite verb, as token indexes, end exclusive, outer marks left out.

    finite: index of the finite verb or -1. kind: `main`, `subordinate` (opened by `dass`, `weil`, a relative or question
    word), `infinitive` (`…, den Vertrag zu lösen`), `fragment` (no verb). introducer: the lower-cased first word of a
    subordinate clause, else "". lemma: of the lexical verb with its particle (`kündigte … an` gives `ankündigen`).
    """

    start: int
    end: int
    finite: int
    kind: str
    introducer: str = ""
    lemma: str = ""
    subjunctive: bool = False
    passive: bool = False
    negated: bool = False


def is_noun(token: Token) -> bool:
    """Whether a token can be the noun of a phrase: tagged so, or capitalised inside a sentence without another word class."""
    if token.tag_ in NOUN_TAGS or (not token.tag_ and token.text[:1].isupper()) or _misread_name(token):
        return True
    if (
        token.is_sent_start
        and token.tag_ in {"VVFIN", "VAFIN", "VMFIN", "VVIMP"}
        and token.is_title
        and token.i + 1 < len(token.doc)
    ):
        return bool(token.nbor(1).tag_ in {"NE", "NNE"})  # Landrat Udo Brink, the office read as a verb
    if token.tag_ not in MISREAD_TAGS or not token.text[:1].isupper() or token.is_sent_start or not token.i:
        return False
    return bool(token.ent_type_ == "PER" or token.nbor(-1).is_alpha)


def noun_phrases(doc: Doc, start: int = 0, end: int | None = None) -> Iterator[NounPhrase]:
    """Base noun phrases between two token indexes, left to right; pronouns are phrases of one token.

    Genitive and prepositional attributes are phrases of their own: `die Leiterin | des Umweltamts Harz`. Truncated
    coordination stays together: `Personal- und Organisationsdezernent`.
    """
    end = len(doc) if end is None else end
    at = start
    while at < end:
        token = doc[at]
        if token.tag_ in PRONOUN_TAGS and token.tag_ != "PRF" and not _misread_name(token):
            yield NounPhrase(at, at + 1, at, True, _preposition(doc, at))
            at += 1
            continue
        if not (token.tag_ in PREMODIFIER_TAGS or is_noun(token)):
            at += 1
            continue
        stop, head = _noun_phrase_end(doc, at, end)
        if head < 0:
            at = max(stop, at + 1)
            continue
        first = doc[at]
        definite = first.tag_ in {"PDAT", "PPOSAT"} or (first.tag_ == "ART" and first.lower_.startswith("d"))
        preposition = _preposition(doc, at)
        if preposition >= 0 and doc[preposition].tag_ == "APPRART":
            definite = True
        yield NounPhrase(at, stop, head, definite, preposition)
        at = stop


def _misread_name(token: Token) -> bool:
    """Whether a name was read as a function word: `sagte Ina Kern` with Ina as a pronoun."""
    return (
        token.ent_type_ == "PER"
        and token.is_title
        and len(token) > 2
        and token.lower_ not in {"sie", "ihr", "ihnen", "wir", "ich", "er", "es"}
    )


def _preposition(doc: Doc, at: int) -> int:
    return at - 1 if at and doc[at - 1].tag_ in {"APPR", "APPRART"} else -1


def _noun_phrase_end(doc: Doc, at: int, end: int) -> tuple[int, int]:
    """End (exclusive) of the phrase that begins at `at`, and its head noun (-1 when there is none)."""
    i, head, name_seen = _participial_noun(doc, at, end), -1, False
    while i < end:
        token = doc[i]
        if is_noun(token):
            if head >= 0 and token.tag_ == "NN" and doc[i - 1].tag_ == "NN" and token.is_sent_start:
                break
            if token.tag_ == "NN" and not name_seen:
                head = i
            elif head < 0:
                head = i
            name_seen = name_seen or token.tag_ in {"NE", "NNE"}
            i += 1
        elif head >= 0 and token.tag_ == "ADJA" and token.is_title and i + 1 < end and is_noun(doc[i + 1]):
            i += 1  # Geschäftsführer Sönke Albers, the first name read as an adjective
        elif token.tag_ == "TRUNC" and i + 2 < end and doc[i + 1].tag_ in {"KON", "$(", "$,"}:
            i += 2
        elif head < 0 and (token.tag_ in PREMODIFIER_TAGS or token.tag_ in {"ADV", "ADJD", "PTKNEG"}):
            if token.tag_ in {"ADV", "ADJD", "PTKNEG"} and not (i + 1 < end and doc[i + 1].tag_ in {"ADJA", "CARD"}):
                break
            if token.tag_ == "ART" and i > at:
                break
            i += 1
        elif head < 0 and token.text == "," and i + 1 < end and doc[i + 1].tag_ == "ADJA" and doc[i - 1].tag_ == "ADJA":
            i += 1
        elif head < 0 and token.tag_ == "KON" and i + 1 < end and doc[i + 1].tag_ == "ADJA" and doc[i - 1].tag_ == "ADJA":
            i += 1
        else:
            break
    return i, head


def _participial_noun(doc: Doc, at: int, end: int) -> int:
    """Where the adjective stands that an article belongs to: `einer am Dienstag veröffentlichten | Mitteilung`; else `at`."""
    if doc[at].tag_ not in {"ART", "PPOSAT", "PDAT"} or at + 1 >= end or doc[at + 1].tag_ not in {"APPR", "APPRART"}:
        return at
    for i in range(at + 2, min(at + 9, end - 1)):
        if doc[i].tag_ == "ADJA" and is_noun(doc[i + 1]) and i > at + 2:
            return i
        if doc[i].tag_ not in PREMODIFIER_TAGS | {"NN", "ADV", "ADJD", "APPR", "APPRART"}:
            return at
    return at


def clauses(sent: Span) -> list[Clause]:
    """The clauses of a sentence, left to right. Words inside nested clauses are cut out at their marks.

    Cuts at commas, semicolons, colons, dashes and brackets where a verb stands on both sides, and at `und`, `oder`,
    `aber` between two finite verbs. Enumerations (`Äpfel, Birnen und Nüsse`) stay in one clause.
    """
    doc = sent.doc
    pieces: list[list[int]] = [[]]
    marks = [""]
    for i in range(sent.start, sent.end):
        if doc[i].text in CLAUSE_MARKS:
            pieces.append([])
            marks.append(doc[i].text)
        elif not doc[i].is_space:
            pieces[-1].append(i)
    merged: list[list[int]] = []
    for mark, piece in zip(marks, pieces, strict=True):
        if not piece:
            continue
        opens = _opens_clause(doc, piece[0])
        # The prefield may hold commas: `Am Freitag, 3. Mai, | wählte der Rat`.
        leads = bool(merged) and mark in {",", ")"} and not _has_verb(doc, merged[-1]) and not _opens_clause(doc, merged[-1][0])
        if merged and not opens and (leads or not _has_verb(doc, piece)):
            merged[-1] = [*merged[-1], *piece]
        else:
            merged.append(piece)
    out: list[Clause] = []
    for piece in merged:
        out.extend(_clause(doc, part) for part in _split_at_conjunction(doc, piece))
    return out


def clause_at(parts: list[Clause], index: int) -> Clause | None:
    """The clause that holds token `index`, or None (a mark between clauses)."""
    return next((part for part in parts if part.start <= index < part.end), None)


def _has_verb(doc: Doc, piece: list[int]) -> bool:
    return any(is_finite(doc[i]) or doc[i].tag_ in {"VVIZU", "PTKZU"} for i in piece)


def _opens_clause(doc: Doc, index: int) -> bool:
    return doc[index].tag_ in SUBORDINATOR_TAGS


def _split_at_conjunction(doc: Doc, piece: list[int]) -> list[list[int]]:
    """Cut `… kam an und | begrüßte …` where both sides have a finite verb of their own."""
    finites = [i for i in piece if is_finite(doc[i])]
    if len(finites) < 2:
        return [piece]
    parts, current = [], list[int]()
    for position, i in enumerate(piece):
        rest = piece[position + 1 :]
        if (
            doc[i].tag_ == "KON"
            and any(is_finite(doc[j]) for j in current)
            and any(is_finite(doc[j]) for j in rest)
            and doc[piece[position - 1]].tag_ != "TRUNC"
            and _cuts_here(doc, current, rest)
        ):
            parts.append(current)
            current = []
            continue
        current.append(i)
    parts.append(current)
    return [part for part in parts if part]


def _cuts_here(doc: Doc, left: list[int], right: list[int]) -> bool:
    """Whether a conjunction joins clauses: each side has exactly the finite verb that it needs before the next `und`."""
    following = next((i for i in right if is_finite(doc[i]) or doc[i].tag_ == "KON"), None)
    return following is not None and is_finite(doc[following]) and bool(left)


def _clause(doc: Doc, piece: list[int]) -> Clause:
    start, end = piece[0], piece[-1] + 1
    finites = [i for i in piece if is_finite(doc[i])]
    finite = finites[0] if finites else -1
    first = doc[start]
    introducer, kind = "", "fragment"
    opener = start
    if first.tag_ in {"APPR", "APPRART", "KON", "ADV", "KOKOM"} and start + 1 < end and _opens_clause(doc, start + 1):
        opener = start + 1
    if _opens_clause(doc, opener) and (finite < 0 or finite > opener + 1 or doc[opener].tag_ in {"KOUS", "KOUI"}):
        introducer = doc[opener].lower_
        kind = "subordinate" if finite >= 0 else "infinitive"
    elif finite >= 0:
        kind = "main"
    elif any(doc[i].tag_ in {"VVIZU", "PTKZU"} for i in piece):
        kind = "infinitive"
    lemma, passive = _lexical_verb(doc, piece, finite)
    return Clause(
        start,
        end,
        finite,
        kind,
        introducer,
        lemma,
        subjunctive=finite >= 0 and is_subjunctive(doc[finite]),
        passive=passive,
        negated=any(doc[i].tag_ == "PTKNEG" or doc[i].lower_.startswith("kein") for i in piece),
    )


def _lexical_verb(doc: Doc, piece: list[int], finite: int) -> tuple[str, bool]:
    """Lemma of the clause's full verb and whether the clause is in the passive.

    `hat … eröffnet` gives eröffnen; `wird … abgesagt` absagen, passive; `kündigte … an` ankündigen; `soll … gebaut
    werden` bauen, passive.
    """
    participles = [i for i in piece if doc[i].tag_ in {"VVPP"}]
    infinitives = [i for i in piece if doc[i].tag_ in {"VVINF", "VVIZU"}]
    auxiliaries = {lemma_of(doc[i]) for i in piece if doc[i].tag_.startswith("VA")}
    passive = bool(participles) and "werden" in auxiliaries
    if finite >= 0 and doc[finite].tag_ == "VVFIN":
        particle = next((i for i in reversed(piece) if doc[i].tag_ == "PTKVZ" and i > finite), None)
        return (doc[particle].lower_ if particle is not None else "") + lemma_of(doc[finite]), False
    if participles:
        return lemma_of(doc[participles[-1]]), passive
    if infinitives:
        return lemma_of(doc[infinitives[-1]]), False
    return (lemma_of(doc[finite]) if finite >= 0 else ""), False
