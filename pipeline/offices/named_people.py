"""The persons of a text as words, and what stands where beside them: what every rule for offices looks at."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_complements import TitlePhrase
from pipeline.people.person_context import person_of

SENTENCE_ENDS = frozenset({".", "!", "?", ";"})
MARKS = SENTENCE_ENDS | {",", ":", "(", ")", "“", "„", "»", "«"}
MOST_OFFICE = 4  # words of the office between two names: `und die Abgeordnete | Jana Weiß (beide SPD)`
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


class NamedPeople:
    """The persons of a list of words, found by where they begin and end. spans: word indexes of their names, in order."""

    def __init__(self, words: list[Word], spans: list[tuple[int, int]]) -> None:
        self.words = words
        self.people = [person_of(words, start, end) for start, end in spans]
        self._shared: set[int] = set()  # persons whose party stands behind one further on
        self._share_parties()
        self.names = {i for person in self.people for i in range(person.lead, person.end)}
        self.by_lead = {person.lead: index for index, person in enumerate(self.people)}
        self.by_tail = {person.tail: index for index, person in enumerate(self.people)}
        self.by_end = {person.end: index for index, person in enumerate(self.people)}
        self.starts = [person.start for person in self.people]

    def _share_parties(self) -> None:
        """`Tim Kroll und Jana Weiß (beide SPD)`: what is said of both is each one's."""
        for at in range(len(self.people) - 1, 0, -1):
            person, previous = self.people[at], self.people[at - 1]
            shared = self.word(person.end) == "(" and self.word(person.end + 1) in {"beide", "alle", "jeweils"}
            if not person.party or not (shared or at in self._shared):
                continue
            if (
                self.word(previous.tail) in {",", "und", "sowie"}
                and previous.tail + 1 >= person.lead - MOST_OFFICE
                and not previous.party
            ):
                self.people[at - 1] = replace(previous, party=person.party)
                self._shared.add(at - 1)

    def word(self, at: int) -> str:
        """The word at an index, "" outside."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def goes_on(self, at: int) -> bool:
        """Whether word `at` goes on from the one before it."""
        return 0 < at < len(self.words) and not self.words[at].border

    def agrees(self, phrase: TitlePhrase, person: int) -> bool:
        """Whether an office can be that person's, by the genders both tell."""
        gender = self.people[person].gender
        noun = phrase.noun
        if phrase.noun.evidence == "name" and not gender and self.people[person].end - self.people[person].start < 2:
            return False
        told = noun.gender == "f" and noun.nominative.casefold() != noun.stem  # `Leitung` is anybody, `Leiterin` a woman
        return not (told and gender and gender != "f")

    def sentence(self, at: int) -> tuple[int, int]:
        """Bounds of the sentence around word `at`, at most FARTHEST words to each side."""
        low = at
        while low > 0 and at - low < FARTHEST and not self.words[low].opens:
            low -= 1
        high = at
        while (
            high < len(self.words)
            and high - at < FARTHEST
            and self.word(high) not in SENTENCE_ENDS - {"."}
            and not (high > at and (self.words[high].border or self.words[high].opens))
        ):
            high += 1
        return low, high
