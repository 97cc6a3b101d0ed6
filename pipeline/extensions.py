"""Everything our components write on a Doc, declared once.

All positions are code points of `doc.text`, which is the *clean* text, end exclusive. `pipeline.tables.collect` maps
them to the source text. Records are plain values; the Doc owns them (`doc._.<name>`), components only replace or
append. Spans that spaCy users expect stand in `doc.ents` and `doc.spans` as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

from pipeline.release import Metadata

if TYPE_CHECKING:
    from pipeline.components.actors import Actors


class Extent(NamedTuple):
    """A stretch of clean text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page. The zones of a Doc cover it without gaps or overlaps, in order.

    kind: `header` (letterhead, number, date line), `headline`, `subhead`, `dateline` (`Leipzig, 12. März 2024 –`),
    `body`, `list` (bullet list, agenda), `caption`, `note` (editor's note), `contact`, `boilerplate` (`Über …`), `footer`.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """What the press contact at `start` to `end` tells, several of a kind joined by `;`: phones (`+492315022134`), emails, address."""

    start: int
    end: int
    phones: str = ""
    emails: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between a pair of quotation marks.

    start, end: the words inside, marks left out. outer_start, outer_end: with the marks. depth: 0 is outermost.
    closed: whether a closing mark was found (else it ends with its paragraph).
    continues: index of the quotation that this one goes on with, where a paragraph repeats the opening mark; else -1.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    closed: bool = True
    continues: int = -1


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression: TIMEX3 type and value, and the calendar days it covers (ISO strings, "" where none).

    note: `weekday_contradicts` where the weekday in the text is not that of its date, else "".
    """

    start: int
    end: int
    type: str
    value: str
    start_date: str = ""
    end_date: str = ""
    granularity: str = ""
    confidence: float = 0.9
    note: str = ""


@dataclass(slots=True)
class Mention:
    """One place where an actor is named. form: `full`, `surname`, `role`, `pronoun`, `short`, `phrase`."""

    start: int
    end: int
    form: str


@dataclass(slots=True)
class Actor:
    """A person, organisation or group of the release.

    name: fullest form, nominative, without degrees. gender: `m`, `f`, `n` or "". plural: True for groups.
    """

    name: str
    kind: str
    gender: str = ""
    plural: bool = False
    mentions: list[Mention] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Role:
    """An office and who holds it. actor: index into `doc._.actors`."""

    actor: int
    title: str
    organisation: str
    place: str
    kind: str
    start: int
    end: int
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said. speaker: index into `doc._.actors` or None; cue: lemma of the reporting word.

    quoted: words in quotation marks inside what was said in other words (`das sei „ein Wagnis“`), marks left out. They are
    the speaker's own words, yet no statement of their own: the tables hold the clause alone.
    """

    kind: str
    spans: tuple[Extent, ...]
    speaker: int | None = None
    speaker_spans: tuple[Extent, ...] = ()
    cue: str = ""
    cue_spans: tuple[Extent, ...] = ()
    frame_spans: tuple[Extent, ...] = ()
    addressee: str = ""
    addressee_spans: tuple[Extent, ...] = ()
    medium: str = ""
    stated_on: str = ""
    confidence: float = 0.7
    quoted: tuple[Extent, ...] = ()


class Telling(NamedTuple):
    """One clause that tells an event. trigger: start of the word that names it; frame: its rows in the lexicon of frames.

    subject: function of the clause's subject where a support verb tells it (`der Verein veranstaltet`), or "". passive:
    whether the clause is in the passive.
    """

    start: int
    end: int
    trigger: int
    frame: str
    subject: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens. spans: the clause(s) that tell it; trigger: lemma of the word that names it.

    tellings: every clause of the release that tells it, the one with its date first.
    """

    type: str
    trigger: str
    title: str
    spans: tuple[Extent, ...]
    sentence: Extent
    start_date: str = ""
    end_date: str = ""
    start_time: str = ""
    end_time: str = ""
    date_text: str = ""
    place: str = ""
    venue: str = ""
    modality: str = "happened"
    confidence: float = 0.7
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event: indexes into `doc._.events` and `doc._.actors`, and the words that show it."""

    event: int
    actor: int
    function: str
    start: int
    end: int
    confidence: float = 0.7


def new_actors() -> Actors:
    """An empty register; imported late because it reads this module."""
    from pipeline.components.actors import Actors

    return Actors()


_LISTS = ("zones", "quotations", "timexes", "roles", "statements", "events", "participations")
_VALUES = ("release_id", "file", "as_of", "issued_on", "issued_on_source", "issuer", "title", "place", "contact")


def register() -> None:
    """Declare the Doc attributes; harmless when called again.

    Set before the pipeline runs, from metadata and settings: `release_id`, `file` (path below the input folder), `as_of`
    (ISO day), and where metadata gives them `issued_on` (ISO day, with `issued_on_source` = `metadata`), `issuer`, `title`.
    Components fill those that are still "": `issued_on` and `issued_on_source` (`metadata`, `text`, `mail`, `html`, `document`, `filename`, `as_of`),
    `issuer`, `title`, `place`, `contact` (clean text, one line each).
    `properties` is a `Metadata` of what the document says of itself, `properties_from` where (`mail`, `html`, `document`):
    candidates for day, issuer and title where the text does not tell them better; they stay as they are.
    `contact_details` is a `ContactDetails`, None where no press contact stands.
    `doc._.actors` is an `Actors` register, None before the `meldewerk_actors` component has run.
    """
    import pipeline.serialisation  # noqa: F401  tells spaCy how to write the records to bytes

    for name in _LISTS:
        Doc.set_extension(name, default=[], force=True)
    for name in _VALUES:
        Doc.set_extension(name, default="", force=True)
    Doc.set_extension("actors", default=None, force=True)
    Doc.set_extension("contact_details", default=None, force=True)
    Doc.set_extension("properties", default=Metadata(), force=True)
    Doc.set_extension("properties_from", default="", force=True)


register()
