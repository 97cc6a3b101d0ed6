"""The phrases of a clause and the part each plays in it: subject, object, dative, genitive or a preposition's phrase.

Read off articles, order and the active or passive voice; German marks its cases on the first word of a phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument
from pipeline.grammar.cases import ANY_CASE, cases
from pipeline.grammar.phrase_cuts import is_deciding_body, last_noun, name_behind_body, people_behind_noun, whole_name
from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.grammar.subjects import subject_of
from pipeline.grammar.text_access import entities_between
from pipeline.offices.role_nouns import role_noun

CONTRACTED = {"am": "an", "ans": "an", "beim": "bei", "im": "in", "ins": "in", "vom": "von", "zum": "zu", "zur": "zu"}
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
        phrase = whole_name(doc, phrase, inside)
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
        people = people_behind_noun(doc, at, phrase, names, inside)
        if people:
            found.append(_place(doc, replace(phrase, end=people, head_noun=last_noun(doc, at, people)), at, start, found))
            found.append(Argument("bare", people, phrase.end, people, phrase.end))
            continue
        cut = name_behind_body(doc, at, phrase, names)
        if cut:
            found.append(_place(doc, replace(phrase, end=cut, head_noun=cut - 1), at, start, found))
            owner = doc[phrase.end - 1].text.endswith(("s", "’", "'")) and role_noun(doc[cut - 1].text) is None
            slot, of = ("genitive", cut - 1) if owner and not is_deciding_body(doc[cut - 1].text) else ("bare", -1)
            found.append(Argument(slot, cut, phrase.end, phrase.end - 1, phrase.end, of))  # `die Lesung | Ida Senns`
        else:
            found.append(_place(doc, phrase, at, start, found))
    return _with_cases(doc, found, start, end, passive, None if elided else agency)


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
    subject = subject_of(doc, found, rows, start, end, agency) if agency else None
    for row in rows:
        slot = _slot(doc, found[row[0]], row is subject, passive)
        for i in row:
            slots[i] = slot
    out = [replace(argument, slot=slots[i]) for i, argument in enumerate(found)]
    for i in range(len(out) - 1, 0, -1):
        if out[i].slot == "genitive" and out[i].of == out[i - 1].head_noun:
            out[i - 1] = replace(out[i - 1], end=out[i].end)
    return out


def _slot(doc: Doc, argument: Argument, is_subject: bool, passive: bool) -> str:
    if is_subject:
        return "object" if passive else "subject"
    possible = cases(doc, argument.start, argument.head_noun)
    if "acc" in possible and not (doc[argument.start].lower_ == "den" and doc[argument.head_noun].lower_.endswith("innen")):
        return "object"
    return "dative" if "dat" in possible else "bare"
