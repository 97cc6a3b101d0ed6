"""An office beside a name: `Kurator Ruben Roth`, `Jutta Dierk, Mitglied des Rats`, `die Leiterin des Amts, Carola Stieb`."""

from __future__ import annotations

from pipeline.offices.named_people import Holding, NamedPeople, verb_forms
from pipeline.offices.role_complements import TitlePhrase
from pipeline.offices.role_ends import adjunct_words
from pipeline.offices.role_phrases import title_phrase

QUOTES = frozenset('„“”»«"‚‘’›‹')
# `Anna Kern, Jan Roth, weiterer Abgeordneter und der Fraktion`: others than those who were named
OTHERS = frozenset(
    "weitere weiterer weiteren andere anderer anderen mehrere mehrerer einige einiger zahlreiche zahlreicher".split()
)
CONTACT_LABELS = frozenset({"ansprechpartner", "ansprechperson"})  # `Ansprechpartner für die Presse:` is a label as a whole
LONGEST_ADJUNCT = 9  # words of `von Mai 1999 bis Ende 2015`
LONGEST_LIST = 10  # words and commas of `, Mikrozensus und Haushaltsstatistiken`


def after(here: NamedPeople, phrase: TitlePhrase) -> list[Holding]:
    """`Kurator Ruben Roth`, `die Dezernenten Jan Roth und Anna Kern`."""
    if not here.goes_on(phrase.end):
        return []
    person = here.by_lead.get(phrase.end)
    if person is None or (here.word(phrase.lead - 1) in QUOTES and here.word(here.people[person].end) in QUOTES):
        return []  # `gab sich als „Kommissar Berger“ aus`
    out = [Holding(person, phrase, phrase.lead if phrase.article == "s" else phrase.start, here.people[person].end, "before")]
    open_number = not phrase.noun.number and phrase.article in {"die", "den"} and phrase.noun.gender == "m"
    if phrase.plural or open_number:  # `die Leiter Jan Roth und Ole Witt`
        out += [Holding(other, phrase, phrase.start, here.people[other].end, "before") for other in listed(here, person)[1:]]
        if phrase.plural and len(out) == 1 and phrase.article not in {"dem", "der"}:
            return []  # `wählten die Mitglieder | Pierre Oduro`
    return out


def own_line(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """The title on a line of its own above or below a contact's name."""
    if here.words[phrase.start].zone != "contact" or not here.words[phrase.lead].border:
        return None
    person = here.by_tail.get(phrase.lead)
    if person is not None and here.words[here.people[person].lead].border:
        return Holding(person, phrase, here.people[person].lead, phrase.end, "apposition")
    person = here.by_lead.get(phrase.end)
    if person is not None and here.words[phrase.end].border:
        return Holding(person, phrase, phrase.start, here.people[person].end, "apposition")
    person = here.by_lead.get(phrase.end + 1)
    if person is not None and here.word(phrase.end) == ":" and phrase.noun.head_noun not in CONTACT_LABELS:
        return Holding(person, phrase, phrase.start, here.people[person].end, "apposition")
    return None


def before(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """`Jutta Dierk, Mitglied der …`, `Jutta Dierk (Leiterin)`, `Jutta Dierk – Leiterin`."""
    at = (adjuncts_start(here, phrase.lead) if phrase.noun.evidence == "form" else phrase.lead) - 1
    if (
        not here.goes_on(at + 1)
        or here.word(at) not in {",", "(", "–", "—", "|", ":"}
        or phrase.article in {"zum", "zur", "als", "s"}
        or (not phrase.article and any(word.lower in OTHERS for word in here.words[phrase.lead : phrase.start]))
    ):
        return None
    if not here.goes_on(at) or here.word(at) == ":":
        return None
    copula = here.goes_on(phrase.end) and here.word(phrase.end) in verb_forms("copula")
    if here.word(at) == "," and copula and not phrase.article:
        return None  # `wählten Ruth Roth, Stellvertreter bleibt | Kai Lind`
    person = here.by_tail.get(at)
    if person is None:
        person = here.by_end.get(at)
        if person is not None and here.people[person].party and phrase.end < here.people[person].tail:
            return None  # the bracket names a party: `(Freie Wähler)`
    if person is None or here.by_lead.get(phrase.end) is not None:
        return None
    if phrase.noun.evidence == "name" and here.goes_on(phrase.end) and here.word(phrase.end) not in {",", ".", ")", "und"}:
        return None
    return Holding(person, phrase, here.people[person].lead, phrase.end, "apposition")


def adjuncts_start(here: NamedPeople, at: int) -> int:
    """Where what stands between a name's comma and the office at word `at` begins: `| seit Mai 2012 auch | Leiterin`; else `at`."""
    start = at
    while here.goes_on(start) and at - start < LONGEST_ADJUNCT:
        word = here.words[start - 1]
        dot = word.text == "." and here.word(start - 2).isdigit()
        if not (dot or word.text[0].isdigit() or word.text in adjunct_words()):
            break
        start -= 1
    return start


def chained(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """A second office of the same person: `…, Leiterin des Amts und Vorsitzende des Vereins`."""
    if last is None or last.rule not in {"apposition", "chained", "before-comma", "copula", "appointed"}:
        return None
    at = phrase.lead - 1
    if here.goes_on(phrase.end) and here.word(phrase.end) in verb_forms("copula"):
        return None  # `Vorsitzende bleibt Ida Kern, neuer Kassierer | ist | Ole Witt`
    if not here.goes_on(phrase.lead) or at != last.phrase.end or here.word(at) not in {"und", "sowie", ","}:
        return None
    return Holding(last.person, phrase, last.start, phrase.end, "chained")


def behind_comma(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """`die Leiterin des Umweltamts, Carola Stieb, …`."""
    definite = phrase.article in {"der", "die", "dem", "den", "des", "vom", "beim"} or phrase.article.startswith(
        ("ihr", "sein", "dessen", "deren")
    )
    if (
        not definite
        or not here.goes_on(phrase.end)
        or here.word(phrase.end) not in {",", ":"}
        or not here.goes_on(phrase.end + 1)
    ):
        return None
    listed = behind_list(here, phrase.end)
    person = here.by_lead.get(behind_office(here, (listed or phrase.end) + 1))
    if person is None:
        return None
    if listed and phrase.organisation:
        phrase.organisation += "".join(
            ("" if word.text == "," else " ") + word.text for word in here.words[phrase.end : listed]
        )
        phrase.end = listed
    return Holding(person, phrase, phrase.start, here.people[person].end, "before-comma")


def several_behind_comma(here: NamedPeople, phrase: TitlePhrase) -> list[Holding]:
    """`die Sprecher der Fraktionen, | Ralf Otte und Mina Gül`; one name alone does not go with a plural."""
    if not here.goes_on(phrase.end) or here.word(phrase.end) not in {",", ":"} or not here.goes_on(phrase.end + 1):
        return []
    first = here.by_lead.get(phrase.end + 1)
    people = listed(here, first) if first is not None else []
    return [Holding(person, phrase, phrase.start, here.people[person].end, "before-comma") for person in people[1:] and people]


def listed(here: NamedPeople, first: int) -> list[int]:
    """The persons of the enumeration that person `first` begins: `Jan Roth, Ida Kern und Ole Witt`."""
    out = [first]
    at = here.people[first].tail
    while here.word(at) in {",", "und", "sowie"} and here.goes_on(at) and (following := here.by_lead.get(at + 1)) is not None:
        out.append(following)
        at = here.people[following].tail
    return out


def behind_list(here: NamedPeople, at: int) -> int:
    """Behind a list that the body's name goes on with, at its comma, else 0: `des Referats Wald | , Wild und Jagd | , Jan Roth`."""
    joined = 0
    for i in range(at, min(at + LONGEST_LIST, len(here.words))):
        word = here.words[i]
        if i > at and word.border:
            return 0
        if word.text == "," and joined:
            return i if here.by_lead.get(behind_office(here, i + 1)) is not None else 0
        if word.lower in {"und", "sowie"}:
            joined = i
        elif word.text != "," and (not word.capital or i in here.names):
            return 0
    return 0


def behind_office(here: NamedPeople, at: int) -> int:
    """Behind an office that stands at word `at` in front of a name, else `at`: `…, | Hauptkommissar | Jan Reuter`."""
    for i in range(at, min(at + 4, len(here.words))):
        if i > at and here.words[i].border:
            break
        phrase = title_phrase(here.words, i, here.names)
        if phrase is not None and phrase.lead == at and phrase.end in here.by_lead:
            return phrase.end
    return at
