"""The register of a release: persons, organisations and groups, each once, with every place where it is named."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extensions import Actor, Mention
from pipeline.grammar.text_access import words_kept
from pipeline.grammar.words import Word
from pipeline.people.body_nouns import short_names

if TYPE_CHECKING:
    from pipeline.offices.role_links import RoleLinks

REMEMBERED_GROUPS = 50  # a release names about five; more than this are a list, and each is searched
SHORTEST_NOUN = 3  # letters of a noun for a person: `Abt`
MentionRow = tuple[int, int, int, str]


class Actors:
    """Who is who in one release. Positions are code points of `doc.text`; an actor is known by its index in `actors`.

    issuer: index of the organisation that speaks, or None. titles: stem of an office or other noun for a person to the
    actors it was said of, in text order. links: the persons as words, with what stands beside them. title_words: index of
    a word that is the noun of a title beside a name to the actor who holds it.
    """

    def __init__(self) -> None:
        self.actors: list[Actor] = []
        self.issuer: int | None = None
        self._rows: list[MentionRow] = []
        self._longest = 0
        self._index: dict[tuple[str, str], int] = {}
        self.titles: dict[str, list[int]] = defaultdict(list)
        self._title_ends: dict[str, list[str]] = defaultdict(list)
        self._stems_of: dict[int, list[str]] = defaultdict(list)
        self._short: dict[str, list[int]] = defaultdict(list)
        self._by_first_word: dict[str, list[int]] = defaultdict(list)
        self._groups: list[int] = []
        self._starts: dict[int, list[int]] = defaultdict(list)
        self.links: RoleLinks | None = None
        self.title_words: dict[int, int] = {}
        self._words: list[Word] | None = None

    def state(self) -> dict[str, Any]:
        """What says who is who, as plain values; see `restored`."""
        titles = [[stem, *indexes] for stem, indexes in self.titles.items()]
        return {"actors": self.actors, "issuer": self.issuer, "rows": self._rows, "titles": titles}

    @classmethod
    def restored(cls, state: dict[str, Any]) -> Actors:
        """The register of a `state`: actors with their indexes, aliases, mentions and titles. Holdings (`links`) are not kept."""
        new = cls()
        for actor in state["actors"]:
            index = new.add(actor.name, actor.kind, actor.gender, actor.plural)
            for alias in sorted(actor.aliases):
                new.alias(index, alias)
        new.issuer = state["issuer"]
        for start, end, index, form in state["rows"]:
            new.mention(index, start, end, form)
        for stem, *indexes in state["titles"]:
            for index in indexes:
                new.entitle(index, stem)
        return new

    def __len__(self) -> int:
        return len(self.actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors)

    def __getitem__(self, index: int) -> Actor:
        return self.actors[index]

    def add(self, name: str, kind: str, gender: str = "", plural: bool = False) -> int:
        """The index of the actor of that name and kind, new or known; gender is kept when it was unknown.

        kind: `person`, `organisation` or `group`.
        """
        key = (kind, name.casefold())
        index = self._index.get(key)
        if index is None:
            index = self._index[key] = len(self.actors)
            self.actors.append(Actor(name, kind, gender, plural))
            self._file(index)
        elif gender and not self.actors[index].gender:
            self.actors[index].gender = gender
        return index

    def alias(self, index: int, name: str) -> None:
        """Let `name` mean this actor too, unless it already means another."""
        self._index.setdefault((self.actors[index].kind, name.casefold()), index)
        self.actors[index].aliases.add(name)

    def rename(self, index: int, name: str) -> None:
        """Give the actor a fuller name; the old one stays an alias."""
        self.alias(index, self.actors[index].name)
        self.alias(index, name)
        self.actors[index].name = name
        if self.actors[index].kind == "organisation":
            self._file(index)

    def find(self, name: str, kind: str) -> int | None:
        """The actor of exactly this name or alias, or None."""
        return self._index.get((kind, name.casefold()))

    def entitle(self, index: int, stem: str) -> None:
        """Note that the actor is called by a noun for a person (its `stem`), so that `die Dezernentin` leads to her."""
        if stem not in self.titles:
            for at in range(1, len(stem) - SHORTEST_NOUN + 1):
                self._title_ends[stem[at:]].append(stem)
        if index not in self.titles[stem]:
            self.titles[stem].append(index)
            self._stems_of[index].append(stem)

    def stems_of(self, index: int) -> list[str]:
        """The nouns for a person that the actor is called by, as stems, in text order."""
        return self._stems_of.get(index, [])

    def holders_ending(self, office: str, whole: bool = False) -> list[int]:
        """Who is called by a noun whose stem ends in `office`, or with `whole` is that stem."""
        stems = [office] if whole else [office, *self._title_ends.get(office, ())]
        return [index for stem in stems for index in self.titles.get(stem, ())]

    def holders(self, stem: str) -> list[int]:
        """Who was called so: by the same noun, else by one that ends in it or in which it ends (`Kulturdezernentin`, `Dezernentin`)."""
        if stem in self.titles:
            return self.titles[stem]
        longer = [index for known in self._title_ends.get(stem, ()) for index in self.titles[known]]
        shorter = [stem[at:] for at in range(1, len(stem) - SHORTEST_NOUN + 1) if stem[at:] in self.titles]
        return longer or [index for known in shorter for index in self.titles[known]]

    def called(self, noun: str) -> list[int]:
        """The bodies that a bare noun can mean by their names: `Kammer` for the `Handelskammer zu Linden`."""
        return self._short.get(noun.casefold(), [])

    def beginning(self, word: str) -> list[int]:
        """The bodies whose name begins with that word."""
        return self._by_first_word.get(word.casefold(), [])

    def groups(self) -> list[int]:
        """The groups that were added last, in that order."""
        return self._groups[-REMEMBERED_GROUPS:]

    def latest(self, indexes: list[int], position: int) -> int:
        """Of several actors the one that was mentioned last before the position; the first where none was."""

        def last(index: int) -> int:
            starts = self._starts[index]
            at = bisect_left(starts, position)
            return starts[at - 1] if at else -1

        return max(indexes, key=lambda index: (last(index), -index))

    def _file(self, index: int) -> None:
        """Note under which words an actor can be found again."""
        actor = self.actors[index]
        if actor.kind == "organisation":
            for noun in sorted(short_names(actor.name)):
                if index not in self._short[noun]:
                    self._short[noun].append(index)
            first = self._by_first_word[actor.name.split()[0].casefold()] if actor.name.split() else []
            if index not in first:
                first.append(index)
        elif actor.kind == "group" and index not in self._groups[-1:]:
            self._groups.append(index)

    def words(self, doc: Doc) -> list[Word]:
        """The words of the Doc, cut once."""
        if self._words is None:
            self._words = words_kept(doc)
        return self._words

    def mention(self, index: int, start: int, end: int, form: str) -> None:
        """Note that the actor is named at these characters; the same place twice is noted once.

        form: `full`, `surname`, `role`, `pronoun`, `short`, `phrase`.
        """
        row = (start, end, index, form)
        at = bisect_left(self._rows, (start, end, index, ""))
        if at < len(self._rows) and self._rows[at][:3] == row[:3]:
            return
        insort(self._rows, row)
        insort(self._starts[index], start)
        self._longest = max(self._longest, end - start)
        self.actors[index].mentions.append(Mention(start, end, form))

    def mentions_between(self, start: int, end: int) -> list[MentionRow]:
        """(start, end, actor, form) of the mentions that lie inside, in order."""
        low = bisect_left(self._rows, (start, start, -1, ""))
        high = bisect_left(self._rows, (end, end, -1, ""))
        return [row for row in self._rows[low:high] if row[1] <= end]

    def overlapping(self, start: int, end: int) -> list[MentionRow]:
        """(start, end, actor, form) of the mentions that share a character with the span, in order."""
        low = bisect_left(self._rows, (start - self._longest, 0, -1, ""))
        high = bisect_left(self._rows, (end, 0, -1, ""))
        return [row for row in self._rows[low:high] if row[1] > start]

    def before(self, position: int) -> Iterator[MentionRow]:
        """The mentions that begin before `position`, the nearest first."""
        for at in range(bisect_left(self._rows, (position, 0, -1, "")) - 1, -1, -1):
            yield self._rows[at]

    def at(self, start: int, end: int) -> int | None:
        """The actor whose mention overlaps the span; of several the one with the longest overlap, then the first."""
        rows = self.overlapping(start, end)
        if not rows:
            return None
        best = max(rows, key=lambda row: (min(end, row[1]) - max(start, row[0]), -row[0]))
        return best[2]

    def resolve(self, doc: Doc, start: int, end: int) -> int | None:
        """Who is meant by the noun phrase, name or pronoun at these characters; None when nobody can be.

        A noun phrase for people or a body that is not known yet gives a new actor, named by the phrase in the
        nominative without its article (`Fahrer des Lieferwagens`).
        """
        from pipeline.people import coreference

        return coreference.resolve(self, doc, start, end)

    def pronoun(self, doc: Doc, start: int, end: int) -> int | None:
        """Whom the personal or possessive pronoun at these characters means: the most salient fitting actor before it."""
        from pipeline.people import pronouns

        return pronouns.pronoun(self, doc, start, end)


@Language.component("meldewerk_actors", requires=["doc.ents"], assigns=["doc._.actors"])
def make_actors(doc: Doc) -> Doc:
    """Write `doc._.actors`: persons and bodies by name, their surnames, offices and short forms as mentions."""
    from pipeline.people.actor_mentions import read_actors

    doc._.actors = read_actors(doc)
    return doc
