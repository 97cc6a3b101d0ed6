"""Who holds an office: the person beside the title, before or behind it, or tied to it by a verb.

`Kurator Ruben Roth`, `Jutta Dierk, Mitglied der Wählergemeinschaft`, `die Leiterin des Amts, Carola Stieb`,
`zur Vorsitzenden gewählt`, `Schatzmeisterin bleibt Nuray Ceyhan`.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from dataclasses import dataclass

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_complements import TitlePhrase, is_inflected_adjective
from pipeline.offices.role_phrases import ARTICLES, title_phrase
from pipeline.people.person_context import person_of

SENTENCE_ENDS = frozenset({".", "!", "?", ";"})
MARKS = SENTENCE_ENDS | {",", ":", "(", ")", "“", "„", "»", "«"}
QUOTES = frozenset('„“”»«"‚‘’›‹')
POSTS = frozenset({"Amt", "Posten", "Funktion", "Aufgabe", "Aufgaben", "Rolle", "Stelle"})  # `das Amt der Direktorin`
# Between a name and a further office: `Anna Kern, zugleich Mitglied des Rats`, `Jan Roth, der auch Vorsitzender ist`.
BESIDES = frozenset(
    "zugleich gleichzeitig auch außerdem zudem ebenfalls selbst heute derzeit damals früher ehemals einst bislang bisher "
    "künftig noch nebenbei ehrenamtlich hauptberuflich nebenberuflich seinerseits ihrerseits seinerzeit lange".split()
)
# `Anna Kern, Jan Roth, weiterer Abgeordneter und der Fraktion`: others than those who were named
OTHERS = frozenset(
    "weitere weiterer weiteren andere anderer anderen mehrere mehrerer einige einiger zahlreiche zahlreicher".split()
)
# An office behind one of these is somebody else: `Frau Kern wird von ihrem Berater begleitet`
PREPOSITIONS = frozenset(
    "von vom mit bei beim durch für gegen an auf über unter vor hinter neben nach ohne um aus zu wegen laut".split()
)
CONTACT_LABELS = frozenset({"ansprechpartner", "ansprechperson"})  # `Ansprechpartner für die Presse:` is a label as a whole
LONGEST_LIST = 10  # words and commas of `, Mikrozensus und Haushaltsstatistiken`
LONGEST_RELATIVE = 6  # words between the relative pronoun and the office: `der seit vielen Jahren auch | Trainer`
FARTHEST = 25  # words between a person and `zur Leiterin` in one sentence


@dataclass(frozen=True, slots=True)
class Holding:
    """A person (index into the persons) holds an office. start, end: word indexes of what shows it. rule: how it was seen."""

    person: int
    phrase: TitlePhrase
    start: int
    end: int
    rule: str


@functools.cache
def verb_forms(kind: str) -> frozenset[str]:
    """Forms of `role_verbs.tsv` of one kind."""
    return frozenset(row["form"] for row in load_lexicon("role_verbs") if row["kind"] == kind)


class RoleLinks:
    """Finds the holders of all offices in a list of words. spans: word indexes of the persons' names, in order."""

    def __init__(self, words: list[Word], spans: list[tuple[int, int]]) -> None:
        self.words = words
        self.people = [person_of(words, start, end) for start, end in spans]
        self.names = {i for person in self.people for i in range(person.lead, person.end)}
        self._by_lead = {person.lead: index for index, person in enumerate(self.people)}
        self._by_tail = {person.tail: index for index, person in enumerate(self.people)}
        self._by_end = {person.end: index for index, person in enumerate(self.people)}
        self._starts = [person.start for person in self.people]

    @functools.cached_property
    def holdings(self) -> list[Holding]:
        """Who holds which office, in text order."""
        out: list[Holding] = []
        at, last = 0, None
        waiting: TitlePhrase | None = None
        while at < len(self.words):
            phrase = title_phrase(self.words, at, self.names) if self.words[at].capital else None
            if phrase is None:
                at += 1
                continue
            found = self._holders(phrase, last)
            if (
                found
                and waiting
                and found[0].rule in {"before", "before-comma"}
                and waiting.end == phrase.lead - 1
                and self._word(waiting.end) == "und"
            ):
                out.append(Holding(found[0].person, waiting, waiting.start, found[0].end, "chained"))
            elif found and waiting and self._stacked(waiting, phrase, found[0]):
                out.append(Holding(found[0].person, waiting, waiting.start, found[0].end, "before"))
            waiting = phrase if not found and not phrase.plural else None
            out.extend(found)
            last = found[-1] if found else None
            at = phrase.end if found else at + 1
        return out

    def _stacked(self, first: TitlePhrase, second: TitlePhrase, found: Holding) -> bool:
        """Whether two offices stand side by side in front of a name: `Einsatzleiterin | Brandrätin | Ute Roth`."""
        beside = first.end == second.lead == second.start and self._open(second.start)
        return beside and found.rule == "before" and first.noun.evidence == "form"

    def _holders(self, phrase: TitlePhrase, last: Holding | None) -> list[Holding]:
        found = self._after(phrase)
        if not found and not phrase.plural:
            sure = phrase.noun.evidence == "form"
            rules = (
                self._own_line,
                self._before,
                self._chained,
                self._behind_comma,
                self._relative,
                self._copula,
                self._appointed,
                self._takes_office,
            )
            for rule in rules if sure else rules[1:2]:
                holding = rule(phrase, last)
                if holding is not None and self._agrees(phrase, holding.person):
                    return [holding]
        beside = (
            phrase.noun.evidence == "form" and not phrase.plural
        )  # `Architektin Yuki Tanaka`: the office is surer than the name
        return found if beside else [holding for holding in found if self._agrees(phrase, holding.person)]

    def _agrees(self, phrase: TitlePhrase, person: int) -> bool:
        gender = self.people[person].gender
        noun = phrase.noun
        if phrase.noun.evidence == "name" and not gender and self.people[person].end - self.people[person].start < 2:
            return False
        told = noun.gender == "f" and noun.nominative.casefold() != noun.stem  # `Leitung` is anybody, `Leiterin` a woman
        return not (told and gender and gender != "f")

    def _word(self, at: int) -> str:
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def _open(self, at: int) -> bool:
        """Whether word `at` goes on from the one before it."""
        return 0 < at < len(self.words) and not self.words[at].border

    def _after(self, phrase: TitlePhrase) -> list[Holding]:
        """`Kurator Ruben Roth`, `die Dezernenten Jan Roth und Anna Kern`."""
        if not self._open(phrase.end):
            return []
        person = self._by_lead.get(phrase.end)
        if person is None or (self._word(phrase.lead - 1) in QUOTES and self._word(self.people[person].end) in QUOTES):
            return []  # `gab sich als „Kommissar Berger“ aus`
        out = [
            Holding(person, phrase, phrase.lead if phrase.article == "s" else phrase.start, self.people[person].end, "before")
        ]
        if phrase.plural or (
            not phrase.noun.number
            and phrase.article in {"die", "den", "der"}
            and phrase.noun.gender == "m"
            and phrase.article != "der"
        ):
            at = self.people[person].tail
            while (
                self._word(at) in {",", "und", "sowie"}
                and self._open(at)
                and (following := self._by_lead.get(at + 1)) is not None
            ):
                other = self.people[following]
                out.append(Holding(following, phrase, phrase.start, other.end, "before"))
                at = other.tail
            if phrase.plural and len(out) == 1 and phrase.article not in {"dem", "der"}:
                return []  # `wählten die Mitglieder | Pierre Oduro`
        return out

    def _own_line(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """The title on a line of its own above or below a contact's name."""
        if self.words[phrase.start].zone != "contact" or not self.words[phrase.lead].border:
            return None
        person = self._by_tail.get(phrase.lead)
        if person is not None and self.words[self.people[person].lead].border:
            return Holding(person, phrase, self.people[person].lead, phrase.end, "apposition")
        person = self._by_lead.get(phrase.end)
        if person is not None and self.words[phrase.end].border:
            return Holding(person, phrase, phrase.start, self.people[person].end, "apposition")
        person = self._by_lead.get(phrase.end + 1)
        if person is not None and self._word(phrase.end) == ":" and phrase.noun.head_noun not in CONTACT_LABELS:
            return Holding(person, phrase, phrase.start, self.people[person].end, "apposition")
        return None

    def _before(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """`Jutta Dierk, Mitglied der …`, `Jutta Dierk (Leiterin)`, `Jutta Dierk – Leiterin`."""
        at = phrase.lead - 1
        while self._open(at + 1) and self._word(at) in BESIDES and phrase.lead - at < 4:
            at -= 1
        if (
            not self._open(at + 1)
            or self._word(at) not in {",", "(", "–", "—", "|", ":"}
            or phrase.article in {"zum", "zur", "als", "s"}
            or (not phrase.article and any(word.lower in OTHERS for word in self.words[phrase.lead : phrase.start]))
        ):
            return None
        if not self._open(at) or self._word(at) == ":":
            return None
        copula = self._open(phrase.end) and self._word(phrase.end) in verb_forms("copula")
        if self._word(at) == "," and copula and phrase.lead == phrase.start:
            return None  # `wählten Ruth Roth, Stellvertreter bleibt | Kai Lind`
        person = self._by_tail.get(at)
        if person is None:
            person = self._by_end.get(at)
            if person is not None and self.people[person].party and phrase.end < self.people[person].tail:
                return None  # the bracket names a party: `(Freie Wähler)`
        if person is None or self._by_lead.get(phrase.end) is not None:
            return None
        if phrase.noun.evidence == "name" and self._open(phrase.end) and self._word(phrase.end) not in {",", ".", ")", "und"}:
            return None
        return Holding(person, phrase, self.people[person].lead, phrase.end, "apposition")

    def _chained(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """A second office of the same person: `…, Leiterin des Amts und Vorsitzende des Vereins`."""
        if last is None or last.rule not in {"apposition", "chained", "before-comma", "copula", "appointed"}:
            return None
        at = phrase.lead - 1
        if not self._open(phrase.lead) or at != last.phrase.end or self._word(at) not in {"und", "sowie", ","}:
            return None
        return Holding(last.person, phrase, last.start, phrase.end, "chained")

    def _behind_comma(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """`die Leiterin des Umweltamts, Carola Stieb, …`."""
        definite = phrase.article in {"der", "die", "dem", "den", "des", "vom", "beim"} or phrase.article.startswith(
            ("ihr", "sein", "dessen", "deren")
        )
        if (
            not definite
            or not self._open(phrase.end)
            or self._word(phrase.end) not in {",", ":"}
            or not self._open(phrase.end + 1)
        ):
            return None
        listed = self._behind_list(phrase.end)
        person = self._by_lead.get(self._behind_office((listed or phrase.end) + 1))
        if person is None:
            return None
        if listed and phrase.organisation:
            phrase.organisation += "".join(
                ("" if word.text == "," else " ") + word.text for word in self.words[phrase.end : listed]
            )
            phrase.end = listed
        return Holding(person, phrase, phrase.start, self.people[person].end, "before-comma")

    def _behind_list(self, at: int) -> int:
        """Behind a list that the body's name goes on with, at its comma, else 0: `des Referats Wald | , Wild und Jagd | , Jan Roth`."""
        joined = 0
        for i in range(at, min(at + LONGEST_LIST, len(self.words))):
            word = self.words[i]
            if i > at and word.border:
                return 0
            if word.text == "," and joined:
                return i if self._by_lead.get(self._behind_office(i + 1)) is not None else 0
            if word.lower in {"und", "sowie"}:
                joined = i
            elif word.text != "," and (not word.capital or i in self.names):
                return 0
        return 0

    def _behind_office(self, at: int) -> int:
        """Behind an office that stands at word `at` in front of a name, else `at`: `…, | Hauptkommissar | Jan Reuter`."""
        for i in range(at, min(at + 4, len(self.words))):
            if i > at and self.words[i].border:
                break
            phrase = title_phrase(self.words, i, self.names)
            if phrase is not None and phrase.lead == at and phrase.end in self._by_lead:
                return phrase.end
        return at

    def _relative(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """`Jan Roth, der auch Vorsitzender des Betriebsrats ist, …`."""
        if phrase.article or not self._open(phrase.end):
            return None
        if not any(self._open(i) and self._word(i) in verb_forms("copula") for i in range(phrase.end, phrase.end + 3)):
            return None
        at = phrase.lead - 1
        while at > 0 and self._open(at + 1) and phrase.lead - at < LONGEST_RELATIVE and self._word(at) not in MARKS:
            if self._word(at) in {"der", "die", "welcher", "welche"} and self._word(at - 1) == "," and self._open(at):
                person = self._by_tail.get(at - 1)
                return None if person is None else Holding(person, phrase, self.people[person].lead, phrase.end, "apposition")
            at -= 1
        return None

    def _takes_office(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """`Anna Kern hat das Amt der Direktorin übernommen`: who stands nearest in front of the office's name."""
        if phrase.article not in {"der", "des"} or self._word(phrase.lead - 1) not in POSTS or not self._open(phrase.lead):
            return None
        low, high = self.sentence(phrase.start)
        if not any(self._word(i) in verb_forms("take") for i in range(low, high)):
            return None
        at = bisect_left(self._starts, phrase.lead) - 1
        if at >= 0 and self.people[at].start >= low and phrase.lead - self.people[at].end <= FARTHEST:
            return Holding(at, phrase, self.people[at].lead, phrase.end, "appointed") if self._agrees(phrase, at) else None
        return None

    def _copula(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """`Schatzmeisterin bleibt Nuray Ceyhan`, `Anna Kern ist neue Leiterin`, `Seit Mai ist Anna Kern Leiterin`."""
        copulas = verb_forms("copula")
        at = phrase.end
        if self._open(at) and self._word(at) in copulas:
            at += 1
            for _ in range(5):
                person = self._by_lead.get(self._behind_office(at))
                if person is not None:
                    return Holding(person, phrase, phrase.start, self.people[person].end, "copula")
                since = self._word(at - 1) in {"seit", "ab", "zum", "im", "am", "von", "bis"}  # `ist seit | Mai | Anna Kern`
                if not self._open(at) or (self.words[at].capital and not since):
                    break
                at += 1
        at = phrase.lead - 1
        if self._word(at).casefold() in PREPOSITIONS:
            return None
        for _ in range(6):
            if not self._open(at + 1) or at < 0 or self._word(at) in {",", ":", "(", "“", "„"} | SENTENCE_ENDS:
                return None
            person = self._by_tail.get(at + 1)
            if person is not None and self._copula_before(person) and (at + 1 < phrase.lead or phrase.article not in ARTICLES):
                return Holding(person, phrase, self.people[person].lead, phrase.end, "copula")
            if self._word(at) in copulas and (person := self._by_tail.get(at)) is not None:
                if self._is_future(at, phrase.end):
                    return None
                return Holding(person, phrase, self.people[person].lead, phrase.end, "copula")
            at -= 1
        return None

    def _is_future(self, at: int, end: int) -> bool:
        """Whether `wird` at word `at` only marks the future: `Kern | wird die neue Leiterin um Geld bitten`."""
        if self._word(at) not in {"wird", "werden"}:
            return False
        for i in range(end, min(end + FARTHEST, len(self.words))):
            if self.words[i].border or self._word(i) in MARKS:
                return False
            if self.words[i].tag in {"VVINF", "VAINF", "VMINF", "VVIZU"}:
                return True
        return False

    def _copula_before(self, person: int) -> bool:
        """`Seit Mai ist | die Biologin | Vera Lind …`: a copula in front of the person, at most an office between."""
        at = self.people[person].lead - 1
        for _ in range(5):
            if at < 0 or not self._open(at + 1):
                return False
            if self._word(at) in verb_forms("copula"):
                return True
            word = self.words[at]
            if not (word.text.isalpha() and (word.capital or word.lower in ARTICLES or is_inflected_adjective(word))):
                return False
            at -= 1
        return False

    def _appointed(self, phrase: TitlePhrase, last: Holding | None) -> Holding | None:
        """`… zur Vorsitzenden gewählt`, `rückt Dr. Anna Kern als Geschäftsführerin auf`."""
        if phrase.article not in {"zum", "zur", "als"}:
            return None
        low, high = self.sentence(phrase.start)
        forms = verb_forms("appoint") if phrase.article != "als" else verb_forms("serve") | verb_forms("appoint")
        verb = any(self.words[i].text in forms for i in range(low, high))
        at = bisect_left(self._starts, phrase.lead) - 1
        beside = at >= 0 and self.people[at].tail == phrase.lead
        if not verb and not (beside and phrase.article == "als"):
            return None
        while at >= 0 and self.people[at].start >= low and phrase.lead - self.people[at].end <= FARTHEST:
            if self._agrees(phrase, at):
                return Holding(at, phrase, self.people[at].lead, phrase.end, "appointed")
            at -= 1
        at = bisect_left(self._starts, phrase.end)
        if (
            at < len(self.people)
            and self.people[at].end <= high
            and not any(self._word(i) in {",", ";", ":"} for i in range(phrase.end, self.people[at].lead))
        ):
            return Holding(at, phrase, phrase.start, self.people[at].end, "appointed")
        return None

    def sentence(self, at: int) -> tuple[int, int]:
        """Bounds of the sentence around word `at`, at most FARTHEST words to each side."""
        low = at
        while low > 0 and at - low < FARTHEST and not self.words[low].opens:
            low -= 1
        high = at
        while (
            high < len(self.words)
            and high - at < FARTHEST
            and self._word(high) not in SENTENCE_ENDS - {"."}
            and not (high > at and (self.words[high].border or self.words[high].opens))
        ):
            high += 1
        return low, high
