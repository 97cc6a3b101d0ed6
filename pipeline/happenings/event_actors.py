"""Which actor a phrase of an event's clause means, and which phrases mean nobody worth a row."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc

from pipeline.grammar.arguments import Argument, is_deciding_body
from pipeline.grammar.words import index_at
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.group_names import group_name

# Functions in which several unnamed groups are one row: `Gemeinden, Schulen und Vereine`.
JOINT = frozenset({"attendee"})
POSSESSIVES = ("ihr", "sein")
NAMED = frozenset({"full", "surname"})
_MANY = re.compile(r"\w(?:[*:_·]|/-?)innen$|\wInnen$")


@functools.cache
def _vague() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("vague_people"))


@functools.cache
def _involved() -> tuple[str, ...]:
    return tuple(row["noun"].lower() for row in load_lexicon("involved"))


def is_involved(word: str) -> bool:
    """Whether a word is a noun for people in an accident: `Autofahrer`."""
    return word[:1].isupper() and word.lower().endswith(_involved())


def characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Character bounds of the tokens `start` to `end`, end exclusive."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def actor_of(doc: Doc, row: Argument, function: str) -> int | None:
    """The actor that a phrase means in a function, or None: no one, or people who are not told apart (`zwei Menschen`)."""
    actors = doc._.actors
    family = next((i for i in range(row.start, row.base - 1) if doc[i].lower_ in endings("family")), -1)
    if family >= 0 and doc[family + 1].text[:1].isupper():
        return int(actors.add(doc[family : row.base].text, "group", "", True))
    found = _named_in(doc, row)
    for i in range(row.start, row.base) if found is None else ():
        token = doc[i]
        if token.lower_ == "wir" and actors.issuer is not None:
            return int(actors.issuer)
        if i + 1 < row.base and token.lower_.startswith(POSSESSIVES):
            continue  # `ihr Beifahrer` is not she
        if not (token.text[:1].isupper() or token.tag_ in {"PPER", "PDS"}) or token.tag_ in {"ART", "CARD", "APPRART"}:
            continue
        found = actors.resolve(doc, *characters(doc, i, row.end))
        if found is not None:
            break
    if doc[row.start].lower_.startswith(POSSESSIVES) and (new := _unknown(doc, row)) is not None:
        return new  # `ihr Beifahrer`, `sein Vater`
    if found is not None and actors[found].kind == "person" and is_deciding_body(doc[row.head_noun].text):
        found = None if not is_named_here(doc, row) else found  # `der Rat` is no Landrat
    if found is None or _is_cut_short(doc, row, found):
        found = _unknown(doc, row)
    if found is None or actors[found].name.split()[0] in _vague() or actors[found].name.endswith(("Dr.", "Prof.")):
        return None
    if (function == "speaker") == (actors[found].kind == "organisation") and function in {"speaker", "organiser"}:
        return None  # a venue does not speak, and a group sets nothing up: `das Endspiel der Mädchen`
    return found


def _is_cut_short(doc: Doc, row: Argument, actor: int) -> bool:
    """Whether a body is known by its noun alone while the phrase has a name behind it: `die Kantorei | St. Nikolai`."""
    more = row.base > row.head_noun + 1 and all(doc[i].text[:1].isupper() for i in range(row.head_noun, row.base))
    return more and is_deciding_body(doc[row.head_noun].text) and doc._.actors[actor].name == doc[row.head_noun].text


def _named_in(doc: Doc, row: Argument) -> int | None:
    """The one body or person that a phrase names in full, whatever noun stands before: `die Firma | Tiefbau Uhl GmbH`."""
    rows = doc._.actors.overlapping(*characters(doc, row.start, row.base))
    named = {index for start, _, index, form in rows if form == "full" and start > doc[row.start].idx}
    return named.pop() if len(named) == 1 and doc[row.base - 1].idx < max(end for _, end, *_ in rows) else None


def is_named_here(doc: Doc, row: Argument) -> bool:
    """Whether a phrase holds a name."""
    return any(form in NAMED for *_, form in doc._.actors.overlapping(*characters(doc, row.start, row.base)))


def _unknown(doc: Doc, row: Argument) -> int | None:
    """A new actor for people that no lexicon of offices knows: `die Aktionär:innen`, `ein Segler aus Leer`."""
    actors = doc._.actors
    head = doc[row.head_noun]
    if _MANY.search(head.text):
        return int(actors.add(head.text, "group", "", True))
    named = all(doc[i].text[:1].isupper() for i in range(row.head_noun, row.base))
    if is_deciding_body(head.text) and named:
        return int(actors.add(" ".join(doc[row.head_noun : row.end].text.split()), "organisation"))
    somebody = head.text in words_of_kind("somebody") and doc[row.start].lower_.startswith(("ein", "ihr", "sein"))
    if somebody and row.base == row.head_noun + 1:
        return int(actors.add(head.text, "person"))  # `einer 83-jährigen Frau`, `ihr Enkel`
    if is_involved(head.text):
        words = actors.words(doc)
        at = index_at(words, head.idx)
        return int(actors.add(group_name(words, at, at, len(words), role_noun(head.text)), "person"))
    return None


def joint_group(doc: Doc, rows: list[Argument], function: str) -> int | None:
    """One group for coordinated nouns without article of which none is a name, in a function where that is one row."""
    actors = doc._.actors
    if len(rows) < 2 or rows[-1].link not in {"und", "sowie"}:
        return None
    pair = len(rows) == 2 and is_pair(doc[rows[0].head_noun].text, doc[rows[1].head_noun].text)
    if function not in JOINT and not pair:
        return None
    for row in rows:
        if doc[row.start].tag_ in {"ART", "PPOSAT", "PDAT"} or row.base - row.start > 2:
            return None
        if any(form in NAMED for *_, form in actors.overlapping(*characters(doc, row.start, row.end))):
            return None
    text = " ".join(doc[rows[0].head_noun : rows[-1].end].text.split())
    known = actors.resolve(doc, *characters(doc, rows[0].head_noun, rows[-1].end))
    if known is not None and " und " in actors[known].name and not text.startswith(actors[known].name + " "):
        return int(known)
    return int(actors.add(text, "group", "", True))


def is_pair(first: str, second: str) -> bool:
    """Whether two nouns name women and men of one group: `Bürgerinnen und Bürger`."""
    stem = first.removesuffix("innen")
    return stem != first and second.startswith(stem[:-1]) and len(second) <= len(stem) + 2


def is_named(doc: Doc, actor: int) -> bool:
    """Whether a person is known by name, not only by an office or a phrase."""
    return any(mention.form in NAMED for mention in doc._.actors[actor].mentions)


def people_noun(doc: Doc, row: Argument) -> bool:
    """Whether the noun of a phrase is a plural of people."""
    word = doc[row.head_noun].text
    noun = role_noun(word)
    return bool(_MANY.search(word)) or (noun is not None and noun.number == "p")
