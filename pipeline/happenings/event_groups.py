"""People and bodies that an event's clause tells together: plurals, rows of nouns, `beide`."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument
from pipeline.happenings.event_mentions import NAMED, characters, is_named
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun

# Functions in which several unnamed groups are one row: `Gemeinden, Schulen und Vereine`.
JOINT = frozenset({"attendee", "guest"})
SEVERAL = frozenset(
    "mehrere mehreren viele vielen zahlreiche zahlreichen einige einigen alle allen etliche etlichen beide beiden".split()
)
SINGULAR = frozenset({"der", "das", "des", "dem", "ein", "eine", "einer", "einem", "einen"})
PAIR = 2
# Nouns behind `beide` that mean bodies.
BODIES = frozenset("unternehmen seiten städte häuser partner firmen vereine gemeinden hochschulen verbände banken".split())
REACH = 600  # characters back in which those whom `beide` means are named
_MANY = re.compile(r"\w(?:[*:_·]|/-?)innen$|\wInnen$")


def is_many(word: str) -> bool:
    """Whether a word is a plural of women and men in one: `Schüler*innen`, `Aktionär:innen`."""
    return _MANY.search(word) is not None


def people_noun(doc: Doc, row: Argument) -> bool:
    """Whether the noun of a phrase is a plural of people."""
    word = doc[row.head_noun].text
    noun = role_noun(word)
    if noun is None or noun.number == "p":
        return is_many(word) or noun is not None
    return is_counted(doc, row) or is_many(word)


def is_counted(doc: Doc, row: Argument) -> bool:
    """Whether a noun for people that can be one or many means many, by its article, a number, or the model where it has neither."""
    head = doc[row.head_noun]
    noun = role_noun(head.text)
    if noun is None or (noun.number == "s" and not (noun.gender == "m" and head.lower_.endswith("s"))):
        return False
    article = doc[row.start].lower_
    if article in SEVERAL or any(doc[i].like_num and not doc[i].text.endswith(".") for i in range(row.start, row.head_noun)):
        return True
    if noun.number == "s":
        return bool(article == "die")  # `die Clowns`
    weak = noun.adjectival and head.text.endswith("n")
    if article in {"die", "den"}:
        return bool((noun.gender == "m" or weak) and not (article == "den" and not head.text.endswith("n")))
    bare = row.start == row.head_noun or doc[row.start].tag_ == "ADJA"
    return bool(bare and head.morph.get("Number") == ["Plur"] and row.slot != "genitive")


@functools.cache
def _groups() -> dict[str, str]:
    """Plural nouns for people or bodies, nominative and dative in lower case, to the nominative."""
    rows = load_lexicon("group_nouns")
    return {row[column].lower(): row["noun"] for row in rows for column in ("noun", "dative")}


def plural_of_group(doc: Doc, row: Argument) -> str:
    """The noun of a phrase in the nominative where it is a plural of bodies or people (`40 Grundschulen`), else ""."""
    word = str(doc[row.head_noun].text)
    owner = row.slot == "genitive" and doc[row.start].lower_ == "der"  # `Beschäftigte der Rheintal-Kliniken`
    if not word[:1].isupper() or (doc[row.start].lower_ in SINGULAR and not owner):
        return ""
    for at in range(len(word) - 3):
        noun = _groups().get(word[at:].lower())
        if noun is not None and (at or noun[0].isupper()):
            return word[:at] + (noun if at == 0 or word[at - 1] == "-" else noun.lower())
    return ""


def joint_group(doc: Doc, rows: list[Argument], function: str) -> int | None:
    """One group for coordinated nouns without article of which none is a name, in a function where that is one row."""
    actors = doc._.actors
    if len(rows) < 2 or rows[-1].link not in {"und", "sowie"}:
        return None
    if not any(people_noun(doc, row) or body_noun(doc[row.head_noun].text) or plural_of_group(doc, row) for row in rows):
        return None  # `mit Trillerpfeifen und Töpfen`
    pair = len(rows) == 2 and is_pair(doc[rows[0].head_noun].text, doc[rows[1].head_noun].text)
    if function not in JOINT and not pair:
        return None
    for row in rows:
        if not pair and (doc[row.start].tag_ in {"ART", "PPOSAT", "PDAT"} or row.base - row.start > 2):
            return None
        if any(form in NAMED for *_, form in actors.overlapping(*characters(doc, row.start, row.base))):
            return None
    if pair:
        last = rows[1]
        second = doc[last.head_noun].text
        if second[:-1] == doc[rows[0].head_noun].text.removesuffix("innen"):
            second = second[:-1]  # `mit Schülerinnen und Schülern`
        owner = " ".join(doc[last.head_noun + 1 : last.end].text.split())
        name = f"{doc[rows[0].head_noun].text} und {second} {owner}".strip()
        return int(actors.add(name, "group", "", True))
    text = " ".join(doc[rows[0].head_noun : rows[-1].end].text.split())
    known = actors.resolve(doc, *characters(doc, rows[0].head_noun, rows[-1].end))
    if known is not None and " und " in actors[known].name and not text.startswith(actors[known].name + " "):
        return int(known)
    return int(actors.add(text, "group", "", True))


def is_pair(first: str, second: str) -> bool:
    """Whether two nouns name women and men of one group: `Bürgerinnen und Bürger`."""
    stem = first.removesuffix("innen")
    return stem != first and second.startswith(stem[:-1]) and len(second) <= len(stem) + 2


def both(doc: Doc, row: Argument) -> tuple[int, ...]:
    """The two whom a phrase means together: `Beide unterschrieben`, `die beiden Trainer`, `beide Unternehmen`, `beide Städte`.

    People where it says nothing else; bodies, one of them the issuer, where its noun says so.
    """
    words = [doc[i] for i in range(row.start, row.base)]
    if not any(word.lower_ in {"beide", "beiden"} for word in words):
        return ()
    noun = words[-1]
    if noun.lower_ in BODIES:
        return _two_before(doc, words[0].idx, "organisation")
    if noun.lower_ not in {"beide", "beiden"} and role_noun(noun.text) is None:
        return ()
    return _two_before(doc, words[0].idx, "person")


def _two_before(doc: Doc, position: int, kind: str) -> tuple[int, ...]:
    """The two named last in front of a position; of bodies the issuer first, who is meant even where it is far."""
    actors = doc._.actors
    found: list[int] = []
    for start, _, index, _ in actors.before(position):
        if position - start > REACH or len(found) == PAIR:
            break
        if actors[index].kind != kind or index in found:
            continue
        if is_named(doc, index) if kind == "person" else is_body_by_name(doc, index):
            found.append(index)
    if kind == "organisation" and actors.issuer is not None and found:
        other = next((index for index in found if index != actors.issuer), None)
        return () if other is None else (int(actors.issuer), other)
    return tuple(reversed(found)) if len(found) == PAIR else ()


def is_body_by_name(doc: Doc, actor: int) -> bool:
    """Whether a body is one that can sign, by a name of more than its noun."""
    return " " in doc._.actors[actor].name
