"""An office that a verb ties to a name: `Schatzmeisterin bleibt Nuray Ceyhan`, `zur Vorsitzenden gewählt`, `hat das Amt der Direktorin`."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.offices.named_people import FARTHEST, MARKS, SENTENCE_ENDS, Holding, NamedPeople, verb_forms
from pipeline.offices.role_beside import behind_office
from pipeline.offices.role_complements import TitlePhrase, is_inflected_adjective
from pipeline.offices.role_phrases import ARTICLES

POSTS = frozenset({"Amt", "Posten", "Funktion", "Aufgabe", "Aufgaben", "Rolle", "Stelle"})  # `das Amt der Direktorin`
# An office behind one of these is somebody else: `Frau Kern wird von ihrem Berater begleitet`
PREPOSITIONS = frozenset(
    "von vom mit bei beim durch für gegen an auf über unter vor hinter neben nach ohne um aus zu wegen laut".split()
)
FARTHEST_VERB = 9  # words back from the office to its verb: `wird | zum 1. März 2024 künstlerische | Leiterin`
LONGEST_RELATIVE = 6  # words between the relative pronoun and the office: `der seit vielen Jahren auch | Trainer`


def relative(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """`Jan Roth, der auch Vorsitzender des Betriebsrats ist, …`."""
    if phrase.article or not here.goes_on(phrase.end):
        return None
    if not any(here.goes_on(i) and here.word(i) in verb_forms("copula") for i in range(phrase.end, phrase.end + 3)):
        return None
    at = phrase.lead - 1
    while at > 0 and here.goes_on(at + 1) and phrase.lead - at < LONGEST_RELATIVE and here.word(at) not in MARKS:
        if here.word(at) in {"der", "die", "welcher", "welche"} and here.word(at - 1) == "," and here.goes_on(at):
            person = here.by_tail.get(at - 1)
            return None if person is None else Holding(person, phrase, here.people[person].lead, phrase.end, "apposition")
        at -= 1
    return None


def takes_office(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """`Anna Kern hat das Amt der Direktorin übernommen`: who stands nearest in front of the office's name."""
    if phrase.article not in {"der", "des"} or here.word(phrase.lead - 1) not in POSTS or not here.goes_on(phrase.lead):
        return None
    low, high = here.sentence(phrase.start)
    if not any(here.word(i) in verb_forms("take") for i in range(low, high)):
        return None
    at = bisect_left(here.starts, phrase.lead) - 1
    if at >= 0 and here.people[at].start >= low and phrase.lead - here.people[at].end <= FARTHEST:
        return Holding(at, phrase, here.people[at].lead, phrase.end, "appointed") if here.agrees(phrase, at) else None
    at += 1  # `Das Amt der Direktorin übernimmt im Mai | Ida Kern`
    if at < len(here.people) and here.people[at].end <= high and not _parted(here, phrase.end, here.people[at].lead):
        return Holding(at, phrase, phrase.start, here.people[at].end, "appointed")
    return None


def _parted(here: NamedPeople, low: int, high: int) -> bool:
    """Whether a clause or an object of `von` ends between two words: `übernimmt Ida Kern das Amt | von | Jan Roth`."""
    return any(here.word(i) in {",", ";", ":", "von"} for i in range(low, high))


def copula(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """`Schatzmeisterin bleibt Nuray Ceyhan`, `Anna Kern ist neue Leiterin`, `Seit Mai ist Anna Kern Leiterin`."""
    copulas = verb_forms("copula")
    at = phrase.end
    if here.goes_on(at) and here.word(at) in copulas:
        at += 1
        for _ in range(5):
            person = here.by_lead.get(behind_office(here, at))
            if person is not None:
                return Holding(person, phrase, phrase.start, here.people[person].end, "copula")
            since = here.word(at - 1) in {"seit", "ab", "zum", "im", "am", "von", "bis"}  # `ist seit | Mai | Anna Kern`
            if not here.goes_on(at) or (here.words[at].capital and not since):
                break
            at += 1
    at = phrase.lead - 1
    if here.word(at).casefold() in PREPOSITIONS or here.word(at) in {"nicht", "kein", "keine", "nie"}:
        return None
    for _ in range(FARTHEST_VERB):
        ordinal = here.word(at) == "." and here.word(at - 1).isdigit()  # `wird zum 1. März Leiterin`
        if not here.goes_on(at + 1) or at < 0 or (here.word(at) in {",", ":", "(", "“", "„"} | SENTENCE_ENDS and not ordinal):
            return None
        person = here.by_tail.get(at + 1)
        if person is not None and copula_before(here, person) and (at + 1 < phrase.lead or phrase.article not in ARTICLES):
            return Holding(person, phrase, here.people[person].lead, phrase.end, "copula")
        if here.word(at) in copulas and (person := _subject_before(here, at, last)) is not None:
            if is_future(here, at, phrase.end):
                return None
            return Holding(person, phrase, here.people[person].lead, phrase.end, "copula")
        at -= 1
    return None


def _subject_before(here: NamedPeople, at: int, last: Holding | None) -> int | None:
    """Who stands in front of the verb at word `at`, an apposition between: `Ida Kern, bisher Referentin im Landtag, | wird`."""
    if last is not None and last.rule in {"apposition", "chained"} and here.word(at - 1) == "," and last.phrase.end == at - 1:
        return last.person
    return here.by_tail.get(at)


def is_future(here: NamedPeople, at: int, end: int) -> bool:
    """Whether `wird` at word `at` only marks the future: `Kern | wird die neue Leiterin um Geld bitten`."""
    if here.word(at) not in {"wird", "werden"}:
        return False
    for i in range(end, min(end + FARTHEST, len(here.words))):
        if here.words[i].border or here.word(i) in MARKS:
            return False
        if here.words[i].tag in {"VVINF", "VAINF", "VMINF", "VVIZU"}:
            return True
    return False


def copula_before(here: NamedPeople, person: int) -> bool:
    """`Seit Mai ist | die Biologin | Vera Lind …`: a copula in front of the person, at most an office between."""
    at = here.people[person].lead - 1
    for _ in range(5):
        if at < 0 or not here.goes_on(at + 1):
            return False
        if here.word(at) in verb_forms("copula"):
            return True
        word = here.words[at]
        if not (word.text.isalpha() and (word.capital or word.lower in ARTICLES or is_inflected_adjective(word))):
            return False
        at -= 1
    return False


def appointed(here: NamedPeople, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
    """`… zur Vorsitzenden gewählt`, `rückt Dr. Anna Kern als Geschäftsführerin auf`."""
    if phrase.article not in {"zum", "zur", "als"}:
        return None
    low, high = here.sentence(phrase.start)
    forms = verb_forms("appoint") if phrase.article != "als" else verb_forms("serve") | verb_forms("appoint")
    verb = any(here.words[i].text in forms for i in range(low, high))
    at = bisect_left(here.starts, phrase.lead) - 1
    beside = at >= 0 and here.people[at].tail == phrase.lead
    if not verb and not (beside and phrase.article == "als"):
        return None
    while at >= 0 and here.people[at].start >= low and phrase.lead - here.people[at].end <= FARTHEST:
        if here.agrees(phrase, at):
            return Holding(at, phrase, here.people[at].lead, phrase.end, "appointed")
        at -= 1
    at = bisect_left(here.starts, phrase.end)
    if (
        at < len(here.people)
        and here.people[at].end <= high
        and not any(here.word(i) in {",", ";", ":"} for i in range(phrase.end, here.people[at].lead))
    ):
        return Holding(at, phrase, phrase.start, here.people[at].end, "appointed")
    return None
