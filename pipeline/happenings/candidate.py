"""A clause that tells an event, and where in the release it may stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.extensions import Extent
from pipeline.happenings.event_dates import When
from pipeline.happenings.places import Scene
from pipeline.happenings.triggers import Support, Trigger

SILENT_ZONES = frozenset({"header", "contact", "boilerplate", "footer", "caption", "note", "dateline"})
TITLE_ZONES = frozenset({"headline", "subhead"})


@dataclass(slots=True)
class Candidate:
    """A clause that tells an event. start, end: its token indexes; paragraph: number of its line in the Doc.

    agenda: whether it is a line of a list. definite: whether a noun with `der`, `dieser` names it, as things known do.
    further: whether it says that it is another thing (`am selben Tag`, `außerdem`). at_event: function of the subject of a verb
    that tells what is done at the event (`Bei der Feier sprach …`), or "". section: town that heads its section, or "".
    main: whether it is a main clause. office: stem of the office that its clause gives. deed: whether it is a main clause that tells with a verb what somebody did (`… wurde geehrt`). fresh: whether an indefinite noun brings it up (`bei einem Unfall`). stale: whether its date is history, not news. nouns: its capitalised words, for a headline finds its event by them.
    """

    trigger: Trigger
    start: int
    end: int
    sentence: Extent
    paragraph: int
    zone: str
    when: When | None = None
    modality: str = "happened"
    scene: Scene = field(default_factory=Scene)
    support: Support | None = None
    agenda: bool = False
    definite: bool = False
    pronoun: bool = False
    further: bool = False
    at_event: str = ""
    section: str = ""
    stale: bool = False
    ordinal: int = 0
    nouns: frozenset[str] = frozenset()
    fresh: bool = False
    deed: bool = False
    office: str = ""
    main: bool = False

    @property
    def dated(self) -> bool:
        """Whether a day, month or year is tied to it."""
        return self.when is not None and bool(self.when.start_date)


def zone_at(doc: Doc, position: int) -> str:
    """Kind of the zone that holds a character; `body` where there are none."""
    zones = doc._.zones
    at = bisect_right(zones, position, key=lambda zone: zone.start) - 1
    return zones[at].kind if at >= 0 else "body"
