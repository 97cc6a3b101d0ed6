"""The register of a release: persons, organisations and groups, each once, with every place where it is named."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.words import Word, words_of
from pipeline.extensions import Actor, Mention

MentionRow = tuple[int, int, int, str]


class Actors:
    """Who is who in one release. Positions are code points of `doc.text`; an actor is known by its index in `actors`.

    issuer: index of the organisation that speaks, or None. titles: stem of an office or other noun for a person to the
    actors it was said of, in text order.
    """

    def __init__(self) -> None:
        self.actors: list[Actor] = []
        self.issuer: int | None = None
        self._rows: list[MentionRow] = []
        self._longest = 0
        self._index: dict[tuple[str, str], int] = {}
        self.titles: dict[str, list[int]] = defaultdict(list)
        self._words: list[Word] | None = None

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

    def find(self, name: str, kind: str) -> int | None:
        """The actor of exactly this name or alias, or None."""
        return self._index.get((kind, name.casefold()))

    def entitle(self, index: int, stem: str) -> None:
        """Note that the actor is called by a noun for a person (its `stem`), so that `die Dezernentin` leads to her."""
        if index not in self.titles[stem]:
            self.titles[stem].append(index)

    def words(self, doc: Doc) -> list[Word]:
        """The words of the Doc, cut once."""
        if self._words is None:
            self._words = words_of(doc)
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
        from pipeline.components import coreference

        return coreference.resolve(self, doc, start, end)

    def pronoun(self, doc: Doc, start: int, end: int) -> int | None:
        """Whom the personal or possessive pronoun at these characters means: the most salient fitting actor before it."""
        from pipeline.components import coreference

        return coreference.pronoun(self, doc, start, end)


@Language.component("meldewerk_actors", requires=["doc.ents"], assigns=["doc._.actors"])
def make_actors(doc: Doc) -> Doc:
    """Write `doc._.actors`: persons and bodies by name, their surnames, offices and short forms as mentions."""
    from pipeline.components.actor_mentions import read_actors

    doc._.actors = read_actors(doc)
    return doc
