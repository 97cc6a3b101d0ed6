"""The title of an event: a line that a person reads, `Vortrag „Moore“`, `Eine Delegation aus Leipzig besuchte Dortmund`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument
from pipeline.grammar.arguments import arguments
from pipeline.grammar.text_access import entities_between
from pipeline.grammar.verb_lookup import is_finite_here
from pipeline.happenings.candidate import TITLE_ZONES, Candidate
from pipeline.happenings.event_dates import timexes_between, timexes_over
from pipeline.happenings.event_kinship import Story

LENGTH = 90
OPENING = frozenset({"„", "»", "«", '"', "“", "‚"})
CLOSING = frozenset({"“", "”", "«", "»", '"', "‘"})
OPENERS = frozenset({"weil", "dass", "da", "nachdem", "denn"})
BEFORE_DATES = frozenset(
    "am an ab bis bei dem den der die das im in um zum zur zu vom von für gegen mit seit und zwischen auf".split()
)


def title(doc: Doc, story: Story) -> str:
    """The headline's clause where it tells the event, else the noun with its name and genitive, else the clause.

    A clause is told without its date, its subject first: `Am Montag eröffnete Ida Senn …` gives `Ida Senn eröffnete …`.
    """
    anchor = story.anchor
    headline = next((one for one in story.others if one.zone in TITLE_ZONES and _is_whole(doc, one)), None)
    if headline is not None:
        return _line(doc, range(headline.start, headline.end))
    if anchor.pronoun:
        return anchor.trigger.lemma
    if anchor.trigger.is_noun:
        return _line(doc, range(anchor.trigger.token, _noun_end(doc, anchor)))
    return _line(doc, _clause(doc, anchor))


def _is_whole(doc: Doc, headline: Candidate) -> bool:
    """Whether a headline's clause has its subject: `… | und beruft neue Leiterin` has not."""
    return headline.end - headline.start > 2 and not is_finite_here(doc, headline.start)


def _noun_end(doc: Doc, anchor: Candidate) -> int:
    """Behind the noun, its title in quotation marks, and its genitive."""
    end = anchor.trigger.token + len(anchor.trigger.lemma.split())
    if end < anchor.end and doc[end].text in OPENING:
        end = next((i + 1 for i in range(end + 1, anchor.end) if doc[i].text in CLOSING), end)
    if end + 1 < anchor.end and doc[end].lower_ in {"der", "des", "eines", "einer"}:
        end += 1
        while end < anchor.end and doc[end].tag_ in {"ADJA", "NN", "NE"} and not timexes_over(doc, doc[end].idx):
            end += 1
        if end < anchor.end and doc[end].text in OPENING:
            end = next((i + 1 for i in range(end + 1, anchor.end) if doc[i].text in CLOSING), end)
    return min(end, anchor.end)


def _clause(doc: Doc, anchor: Candidate) -> list[int]:
    """Token indexes of the clause as a title: dates out, subject before the verb where that is sure, else as it stands."""
    words = _without_dates(doc, anchor.start, anchor.end)
    opener = doc[words[0]].lower_ in OPENERS
    whole = list(range(anchor.start + opener, anchor.end))
    finite = words[-1] if opener else words[0]
    if not is_finite_here(doc, finite):
        return words if words[0] == anchor.start and not opener else whole
    first, last = doc[anchor.start].idx, doc[anchor.end - 1].idx + len(doc[anchor.end - 1])
    dates = [(timex.start, timex.end) for timex in timexes_between(doc, first, last)]
    rows = arguments(doc, anchor.start, anchor.end, verb=anchor.trigger.token, skip=dates)
    at = next((n for n, row in enumerate(rows) if row.slot == "subject"), -1)
    if at < 0 or len(words) < 2 or rows[at].start != words[1]:
        return whole
    end = _subject_end(doc, rows, at)
    front = [i for i in words[1:] if i < end]
    rest = [i for i in words[1:] if i >= end and i != finite]
    return [*front, finite, *rest]


def _subject_end(doc: Doc, rows: list[Argument], at: int) -> int:
    """Behind the subject with its genitive, its name in quotation marks, `aus …` and whoever stands beside it."""
    end = rows[at].end
    for row in rows[at + 1 :]:
        beside = row.link and row.slot == "subject"
        attribute = row.slot in {"genitive", "aus"} and row.start - end <= 1
        if not (beside or attribute):
            break
        towns = [ent.end for ent in entities_between(doc, row.start, row.end, "LOC")]
        end = max(end, towns[0] if row.slot == "aus" and towns else row.end)  # `aus Leipzig | Dortmund`
    if end < len(doc) and doc[end].text in OPENING:
        end = next((i + 1 for i in range(end + 1, min(end + 12, len(doc))) if doc[i].text in CLOSING), end)
    return end


def _without_dates(doc: Doc, start: int, end: int) -> list[int]:
    """The tokens without days and clock times and the prepositions, articles and commas that go with them."""
    quoted, drop = False, set[int]()
    for i in range(start, end):
        if doc[i].text in OPENING | CLOSING:
            quoted = not quoted
        if not quoted and any(timex.type in {"DATE", "TIME"} for timex in timexes_over(doc, doc[i].idx)):
            drop.add(i)
    for i in sorted(drop):
        before = i - 1
        while before >= start and before not in drop and (doc[before].lower_ in BEFORE_DATES or doc[before].text == ","):
            drop.add(before)
            before -= 1
        if i + 1 < end and doc[i + 1].text == ",":
            drop.add(i + 1)
    while start < end and (start in drop or doc[start].tag_ == "ADV") and drop:
        drop.add(start)  # `Bereits am Freitag wählte …`
        start += 1
    return [i for i in range(start, end) if i not in drop and not doc[i].is_space] or list(range(start, end))


def _line(doc: Doc, tokens: list[int] | range) -> str:
    """The words of these tokens as one line of at most LENGTH characters, its first letter a capital."""
    parts = []
    for at, i in enumerate(tokens):
        follows = at + 1 < len(tokens) and tokens[at + 1] == i + 1
        parts.append(doc[i].text + (doc[i].whitespace_ if follows else " "))
    text = " ".join("".join(parts).split()).rstrip(",:; ")
    text = text[:1].upper() + text[1:]
    return text if len(text) <= LENGTH else text[:LENGTH].rsplit(" ", 1)[0] + " …"
