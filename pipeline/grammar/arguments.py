"""The phrases of a clause and the part each plays in it: subject, object, dative, genitive or a preposition's phrase.

Read off articles, order and the active or passive voice; German marks its cases on the first word of a phrase.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.grammar.text_access import entities_between
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun

CONTRACTED = {"am": "an", "ans": "an", "beim": "bei", "im": "in", "ins": "in", "vom": "von", "zum": "zu", "zur": "zu"}
ANY_CASE = frozenset({"nom", "acc", "dat"})
_DATIVE, _ACCUSATIVE, _EITHER = frozenset({"dat"}), frozenset({"acc"}), frozenset({"dat", "acc"})
_CASES_BEHIND = (
    dict.fromkeys(("mit", "von", "bei", "aus", "nach", "zu", "seit", "gegenüber"), _DATIVE)
    | dict.fromkeys(("für", "durch", "gegen", "ohne", "um"), _ACCUSATIVE)
    | dict.fromkeys(("in", "an", "auf", "vor", "über", "unter", "hinter", "neben", "zwischen"), _EITHER)
)
OPENING = frozenset({"„", "»", "«", '"', "“", "‚", "›"})
CLOSING = frozenset({"“", "”", "«", "»", '"', "‘", "‹"})
GENITIVE_ARTICLES = frozenset(
    {
        "des",
        "der",
        "eines",
        "einer",
        "ihres",
        "seines",
        "ihrer",
        "seiner",
        "dieser",
        "dieses",
        "beider",
        "aller",
        "mehrerer",
        "vieler",
    }
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase of a clause as token indexes, end exclusive, its genitives and appositions included.

    slot: `subject`, `object`, `dative`, `genitive`, `bare` (part unknown) or the preposition (`im` counts as `in`).
    head_noun: its noun. base: end of its first noun phrase. of: of a genitive, the noun it belongs to, else -1. link: what ties it
    to the phrase before it in a row (`,`, `und`), or "".
    """

    slot: str
    start: int
    end: int
    head_noun: int
    base: int
    of: int = -1
    link: str = ""


@functools.cache
def _case_forms() -> dict[str, tuple[frozenset[str], str]]:
    return {row["form"]: (frozenset(row["cases"].split()), row["number"]) for row in load_lexicon("case_forms")}


def arguments(
    doc: Doc,
    start: int,
    end: int,
    *,
    verb: int = -1,
    passive: bool = False,
    skip: Iterable[tuple[int, int]] = (),
    agency: Callable[[int, int], float] = lambda start, end: 0.0,
    elided: bool = False,
    titles: Iterable[tuple[int, int]] = (),
) -> list[Argument]:
    """The arguments of the clause between two token indexes.

    verb: index of its verb, so that a verb which was tagged as an adjective leads no phrase. skip: character spans of
    dates, which are none. agency: how likely the characters of a phrase mean who acts; of two possible subjects the likelier
    is. elided: whether the subject stands in the clause before (`kam an und eröffnete das Fest`). titles: token spans in
    quotation marks, which hold no arguments.
    Each coordinated phrase is an argument of its own with the slot of the first.
    """
    dates, quoted = sorted(skip), sorted(titles)
    entities = list(entities_between(doc, start, end))
    names = {ent.start: ent for ent in entities if ent.label_ == "PER"}
    inside = {i: ent for ent in entities if ent.label_ in {"PER", "ORG"} for i in range(ent.start, ent.end)}
    found: list[Argument] = []
    for phrase in noun_phrases(doc, start, end):
        name = inside.get(phrase.start)
        if name is not None and found and found[-1].end > name.start:
            continue  # the rest of a name: `Sternwarte Linden e. | V.`
        phrase = _whole_name(doc, phrase, inside)
        at = phrase.start + 1 if phrase.start == verb and phrase.end > phrase.start + 1 else phrase.start
        if _inside(doc[at].idx, dates) and not _inside(doc[phrase.end - 1].idx, dates):
            while _inside(doc[at].idx, dates):
                at += 1  # `ist ab 1. Mai | Dr. Karl Moor`
            phrase = replace(phrase, start=at, head_noun=max(phrase.head_noun, phrase.end - 1), preposition=-1)
        head = doc[phrase.head_noun]
        if (
            phrase.head_noun == verb
            and head.is_sent_start
            and phrase.head_noun + 1 < end
            and doc[phrase.head_noun + 1].tag_ == "VAFIN"
        ):
            continue  # `Verabschiedet wird …`, the participle read as a noun
        if _in_brackets(doc, at, phrase.end, start):
            continue  # `Minister Kern (SPD)`
        if phrase.head_noun < at or _inside(head.idx, dates) or _inside(phrase.head_noun, quoted) or not head.text[0].isalnum():
            continue
        people = _people_behind_noun(doc, at, phrase, names, inside)
        if people:
            found.append(_place(doc, replace(phrase, end=people, head_noun=_last_noun(doc, at, people)), at, start, found))
            found.append(Argument("bare", people, phrase.end, people, phrase.end))
            continue
        cut = _name_behind_body(doc, at, phrase, names)
        if cut:
            found.append(_place(doc, replace(phrase, end=cut, head_noun=cut - 1), at, start, found))
            owner = doc[phrase.end - 1].text.endswith(("s", "’", "'")) and role_noun(doc[cut - 1].text) is None
            slot, of = ("genitive", cut - 1) if owner and not is_deciding_body(doc[cut - 1].text) else ("bare", -1)
            found.append(Argument(slot, cut, phrase.end, phrase.end - 1, phrase.end, of))  # `die Lesung | Ida Senns`
        else:
            found.append(_place(doc, phrase, at, start, found))
    return _with_cases(doc, found, start, end, passive, None if elided else agency)


@functools.cache
def _bodies() -> tuple[str, ...]:
    return tuple(row["noun"].lower() + ending for row in load_lexicon("deciding_bodies") for ending in ("", "en", "s"))


def is_deciding_body(word: str) -> bool:
    """Whether a noun is a body that decides or performs: `Mitgliederversammlung`, `Theater-AG`."""
    return word[:1].isupper() and word.lower().endswith(_bodies()) and not word.lower().endswith(endings("official"))


def _whole_name(doc: Doc, phrase: NounPhrase, inside: dict[int, Span]) -> NounPhrase:
    """A phrase with all of the name that it ends in (`Ida | te Neues`), and without a relative pronoun read as its article."""
    name = inside.get(phrase.end - 1)
    if name is not None and name.end > phrase.end:
        phrase = replace(phrase, end=name.end)
    noun = role_noun(doc[phrase.head_noun].text) if phrase.head_noun > phrase.start else None
    if noun is not None and noun.gender == "f" and noun.number != "p" and doc[phrase.start].lower_ in {"das", "dem", "den"}:
        phrase = replace(phrase, start=phrase.start + 1, preposition=-1)  # `der Neubau, für das | Ministerin Uhl …`
    elif phrase.start > 1 and _is_misread_adjective(doc, phrase.start - 1):
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


def _is_misread_adjective(doc: Doc, index: int) -> bool:
    """Whether an adjective between a numeral and its noun was read as a verb: `Zwei | maskierte | Männer`."""
    token, before = doc[index], doc[index - 1]
    return token.tag_ == "VVFIN" and token.is_lower and token.text.endswith(("e", "en")) and before.tag_ in {"CARD", "ART"}


def _name_behind_body(doc: Doc, at: int, phrase: NounPhrase, names: dict[int, Span]) -> int:
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


def _people_behind_noun(doc: Doc, at: int, phrase: NounPhrase, names: dict[int, Span], inside: dict[int, Span]) -> int:
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


def _last_noun(doc: Doc, start: int, end: int) -> int:
    """The common noun that ends a phrase cut short, else its last word."""
    return next((i for i in range(end - 1, start - 1, -1) if doc[i].tag_ == "NN"), end - 1)


def _in_brackets(doc: Doc, start: int, end: int, first: int) -> bool:
    """Whether a phrase is all that stands between two brackets."""
    return start > first and doc[start - 1].text == "(" and end < len(doc) and doc[end].text == ")"


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(low <= position < high for low, high in spans)


def _place(doc: Doc, phrase: NounPhrase, at: int, start: int, before: list[Argument]) -> Argument:
    """A phrase with what can be said of it alone, given those before it."""
    here = Argument("bare", at, phrase.end, phrase.head_noun, phrase.end)
    preposition = phrase.preposition
    if preposition < 0:
        # `vor rund 250 Gästen`, `mit mehr als 40 Kindern`: adverbs stand between a preposition and its phrase.
        i = at - 1
        while i > start and at - i <= 2 and doc[i].tag_ in {"ADV", "ADJD", "KOKOM", "PIAT"} and doc[at].like_num:
            i -= 1
        preposition = i if i < at - 1 and doc[i].tag_ in {"APPR", "APPRART"} else -1
    if preposition >= start:
        word = doc[preposition].lower_
        return replace(here, slot=CONTRACTED.get(word, word))
    last = before[-1] if before else None
    gap = _gap(doc, last.end, at) if last else []
    if at > start and doc[at - 1].lower_ in {"wie", "als"}:
        return replace(here, slot="als")
    # `überreichte Ida Senn | der Klinik den Scheck`, but `Zöllner | der Kontrolleinheit`
    behind_name = last is not None and doc[last.end - 1].ent_type_ in {"PER", "LOC"} and not _is_role(doc, last.end - 1)
    if last and not gap and doc[at].lower_ in GENITIVE_ARTICLES and not behind_name:
        return replace(here, slot="genitive", of=last.head_noun)
    if last and gap in ([","], ["und"], ["oder"], ["sowie"], [",", "und"]):
        home = _row_head(doc, before, here)
        if home is not None:
            return replace(here, slot=f"={home.slot}", of=home.of, link=gap[-1])
    return here


def _is_role(doc: Doc, index: int) -> bool:
    noun = role_noun(doc[index].text)
    return noun is not None and noun.evidence == "form" and doc[index].tag_ == "NN"


def _row_head(doc: Doc, before: list[Argument], here: Argument) -> Argument | None:
    """The phrase with which another behind a comma or `und` is in a row, by the case that its article can have.

    `mit dem Leiter des Amts, | Tom Rau`: a name stands beside the Leiter, not beside the Amt; `mit Ida Senn, | das Band`: no row.
    """
    possible = cases(doc, here.start, here.head_noun)
    name = doc[here.start].ent_type_ == "PER"
    for row in reversed(before):
        if row.slot.lstrip("=") != "genitive":
            needed = _CASES_BEHIND.get(row.slot.lstrip("="))
            return row if needed is None or possible & needed else None
        if "gen" in possible or (possible == ANY_CASE and not name):
            return row
    return None


def _gap(doc: Doc, start: int, end: int) -> list[str]:
    """The words between two phrases; a title in quotation marks counts as nothing: `der Wettbewerb „Neu“ des Vereins`."""
    words = [doc[i].text for i in range(start, end) if not doc[i].is_space]
    if words[:1] == ["("] and ")" in words:
        start += words.index(")") + 1  # `Minister Kern (SPD) | und die Präfektin`
        words = [doc[i].text for i in range(start, end) if not doc[i].is_space]
    if len(words) > 1 and words[0] in OPENING and words[-1] in CLOSING:
        return []
    # `Kai Pagel und | rund | 120 Kinder`
    return [doc[i].text for i in range(start, end) if not doc[i].is_space and doc[i].tag_ not in {"ADV", "ADJD"}]


def _with_cases(
    doc: Doc, found: list[Argument], start: int, end: int, passive: bool, agency: Callable[[int, int], float] | None
) -> list[Argument]:
    """Resolve `=` to the slot of the first of a row, give bare phrases their case, and join genitives to their nouns."""
    rows: list[list[int]] = []
    slots = [argument.slot for argument in found]
    for i, argument in enumerate(found):
        if argument.slot == "bare":
            rows.append([i])
        elif argument.slot.startswith("="):
            slots[i] = slots[i - 1]
            home = next((row for row in rows if i - 1 in row), None)
            back = i - 1
            while home is None and back >= 0 and slots[back] == "genitive":
                back -= 1
                home = next((row for row in rows if back in row), None)
            if home is not None:
                # `die Leiterin des Amts, Ida Roth`: the name goes with the Leiterin, not with the Amt.
                home.append(i)
                slots[i] = "bare"
    subject = _subject(doc, found, rows, start, end, agency) if agency else None
    for row in rows:
        slot = _slot(doc, found[row[0]], row is subject, passive)
        for i in row:
            slots[i] = slot
    out = [replace(argument, slot=slots[i]) for i, argument in enumerate(found)]
    for i in range(len(out) - 1, 0, -1):
        if out[i].slot == "genitive" and out[i].of == out[i - 1].head_noun:
            out[i - 1] = replace(out[i - 1], end=out[i].end)
    return out


def is_feminine(word: str) -> bool:
    """Whether a noun is surely feminine, by what it names or how it ends: `Firma`, `Dezernentin`, `Verwaltung`."""
    body, person = body_noun(word), role_noun(word)
    if body is not None or person is not None:
        return (body is not None and body.gender == "f") or (person is not None and person.gender == "f")
    return word.endswith(("ung", "heit", "keit", "schaft", "tion", "tät"))


def cases(doc: Doc, index: int, head: int = -1) -> frozenset[str]:
    """The cases that a phrase which begins with this token can stand in.

    head: its noun, which tells `der Landrat` from `der Firma`.
    """
    weak = head > index + 1 and doc[index + 1].lower_.endswith("en") and doc[index + 1].is_lower
    if head > index and doc[index].lower_ in {"der", "dieser"} and (weak or is_feminine(doc[head].text)):
        return frozenset({"gen", "dat"})  # `der Firma`, `der langjährigen Vorsitzenden`
    if doc[index].lower_ == "ihr" and index + 1 < len(doc) and doc[index + 1].tag_ in {"NN", "NE", "ADJA"}:
        return frozenset({"nom", "acc"})  # `Ihr Vorgänger`, not `Er half ihr`
    known = _case_forms().get(doc[index].lower_)
    return known[0] if known else ANY_CASE


def _subject(
    doc: Doc, found: list[Argument], rows: list[list[int]], start: int, end: int, agency: Callable[[int, int], float]
) -> list[int] | None:
    best: tuple[float, list[int]] | None = None
    singular = _singular_verb(doc, start, end)
    for order, row in enumerate(rows):
        first = found[row[0]]
        possible = cases(doc, first.start, first.head_noun)
        if "nom" not in possible:
            continue
        score = -0.1 * order
        score += 2 if "acc" not in possible else 0
        pronoun = doc[first.start].tag_ == "PPER"
        score += (-1.5 if doc[first.start].lower_ == "es" else 1.5) if pronoun else 0  # `Es singt der Chor`
        score += 0.3 if first.start <= start + 1 else 0
        score += max(agency(doc[found[i].start].idx, _end(doc, found[i].end)) for i in row)
        score -= 2 if singular is not None and singular == _is_plural(doc, found, row) else 0
        if best is None or score > best[0]:
            best = (score, row)
    return best[1] if best else None


def _singular_verb(doc: Doc, start: int, end: int) -> bool | None:
    verbs = (i for i in range(start, end) if doc[i].tag_ in {"VVFIN", "VAFIN", "VMFIN"})
    finite = next((doc[i] for i in verbs if not (i and _is_misread_adjective(doc, i))), None)
    return None if finite is None else not (finite.lower_.endswith("n") or finite.lower_ in {"sind", "seid"})


def _is_plural(doc: Doc, found: list[Argument], row: list[int]) -> bool:
    if any(doc[found[i].start - 1].lower_ in {"und", "sowie"} for i in row[1:]):
        return True
    words = [doc[i] for i in range(found[row[0]].start, found[row[0]].base)]
    first = words[0].lower_
    if first in {"die", "beide", "alle"} or first not in _case_forms():
        counted = any(
            (word.tag_ == "CARD" or word.like_num) and word.lower_ not in {"eins", "ein"} and not word.text.endswith(".")
            for word in words  # `die 9. Kammer` is one
        )
        head = doc[found[row[0]].head_noun]
        noun = role_noun(head.text)
        bare = first not in _case_forms() and noun is not None and head.morph.get("Number") == ["Plur"]
        return counted or bare or words[-1].lower_.endswith("innen") or (noun is not None and noun.number == "p")
    return _case_forms()[first][1] == "pl"


def _slot(doc: Doc, argument: Argument, is_subject: bool, passive: bool) -> str:
    if is_subject:
        return "object" if passive else "subject"
    possible = cases(doc, argument.start, argument.head_noun)
    if "acc" in possible and not (doc[argument.start].lower_ == "den" and doc[argument.head_noun].lower_.endswith("innen")):
        return "object"
    return "dative" if "dat" in possible else "bare"


def _end(doc: Doc, index: int) -> int:
    return int(doc[index - 1].idx + len(doc[index - 1]))
