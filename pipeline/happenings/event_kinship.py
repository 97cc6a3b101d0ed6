"""Whether two clauses tell one event: by kind, date, certainty and what they say of each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.happenings.candidate import TITLE_ZONES, Candidate
from pipeline.happenings.event_dates import When, compatible_days

# Kinds that are often two words for one thing.
AKIN = (
    frozenset({"opening", "ceremony"}),
    frozenset({"visit", "meeting"}),
    frozenset({"award", "ceremony"}),
    frozenset({"incident", "other"}),
    frozenset({"meeting", "performance"}),
)
PROGRAMMED = frozenset({"other", "ceremony", "opening", "meeting", "appointment", "award"})
GENERAL = frozenset({"veranstaltung", "treffen", "termin", "fest", "feier", "abend", "tag", "event", "konferenz", "aktion"})
GATHERED = frozenset({"ceremony", "opening", "meeting", "performance", "other", "competition", "award"})
OFFICE = frozenset({"take_office", "become", "succeed"})
MANIFOLD = frozenset({"performance", "meeting", "other", "competition", "campaign", "ceremony", "publication"})


@dataclass(slots=True)
class Story:
    """The candidates that tell one event; the first is its anchor."""

    anchor: Candidate
    others: list[Candidate] = field(default_factory=list)

    @property
    def when(self) -> When | None:
        """The time of the anchor, with what the others add: a clock time, an end."""
        when = self.anchor.when
        for other in self.others:
            if when is None or other.when is None:
                when = when or other.when
                continue
            when = _joined(when, other.when)
        return when

    @property
    def candidates(self) -> list[Candidate]:
        """All of them, the anchor first."""
        return [self.anchor, *self.others]


def _joined(when: When, other: When) -> When:
    if when.until and not other.until and other.start_date:
        return replace(other, end_date=when.start_date)
    if other.until and not when.until and not when.end_date and other.start_date > when.start_date:
        return replace(when, end_date=other.start_date)
    same_day = not other.start_date or when.start_date[:10] == other.start_date[:10]
    if same_day and other.start_time and not when.start_time:
        return replace(when, start_time=other.start_time, end_time=other.end_time)
    return when


def akin(first: str, second: str) -> bool:
    """Whether two kinds can be one event."""
    return first == second or frozenset({first, second}) in AKIN


def is_same(story: Story, candidate: Candidate) -> bool:
    """Whether a dated clause tells the event of a story."""
    anchor = story.anchor
    if (anchor.agenda and candidate.agenda) or candidate.further:
        return False
    if anchor.sentence == candidate.sentence and anchor.support and anchor.support.kind == "postpone":
        return False
    if {anchor.modality, candidate.modality} & {"cancelled"} and anchor.modality != candidate.modality:
        return False
    when, other = story.when, candidate.when
    if when is None or other is None:
        return False
    kin = akin(anchor.trigger.type, candidate.trigger.type)
    if candidate.fresh and anchor.zone not in TITLE_ZONES and anchor.paragraph != candidate.paragraph:
        return False  # `Bei einem Unfall …` is news
    if candidate.zone in TITLE_ZONES and compatible(when, other):
        return True  # a headline tells nothing that the text does not
    if _is_clock_only(candidate) and candidate.paragraph == anchor.paragraph and kin:
        return True
    if candidate.trigger.frame == "start_noun" and candidate.paragraph == anchor.paragraph and compatible(when, other):
        return True  # `Beginn ist um 19 Uhr`
    if candidate.trigger.frame == "rescue" and anchor.trigger.type == "incident" and candidate.paragraph == anchor.paragraph:
        return compatible(when, other)
    if anchor.trigger.type == candidate.trigger.type == "appointment" and _takes_office(anchor, candidate):
        return True
    if anchor.trigger.type == candidate.trigger.type == "construction" and when.until != other.until:
        return (
            anchor.modality == candidate.modality
            and max(when.start_date, other.start_date) == (when if when.until else other).start_date
        )
    if candidate.trigger.frame == "exhibition_noun" and anchor.trigger.type == "opening" and other.until and candidate.definite:
        return True  # `Die Schau läuft bis zum 7. September`
    if not compatible(when, other):
        return False
    if not kin:
        return anchor.sentence == candidate.sentence and candidate.pronoun
    if when.start_time and other.start_time and when.start_time != other.start_time and anchor.trigger.type != "incident":
        return False
    if (
        anchor.trigger.type in MANIFOLD
        and candidate.trigger.type in MANIFOLD
        and anchor.trigger.is_noun
        and candidate.trigger.is_noun
    ):
        return anchor.trigger.head_noun == candidate.trigger.head_noun
    return True


def _is_clock_only(candidate: Candidate) -> bool:
    return candidate.when is not None and not candidate.when.start_date and bool(candidate.when.start_time)


def compatible(first: When, second: When) -> bool:
    """Whether two times can be the same: equal, or one the month or year of the other."""
    if not compatible_days(first.start_date, second.start_date):
        return False
    return not (first.end_date and second.end_date) or first.end_date == second.end_date


def _takes_office(first: Candidate, second: Candidate) -> bool:
    """An election and the taking of the office it is about, told one after the other."""
    frames = {first.trigger.frame, second.trigger.frame}
    return (
        first.paragraph == second.paragraph
        and "appoint" in frames
        and bool(frames & {"take_office", "succeed", "appointment_noun", "leave_office"})
    )


def fills_office(story: Story, candidate: Candidate) -> bool:
    """Whether a clause tells who comes where the story only tells who goes (`Tom Rau scheidet im Mai aus. Ida Senn folgt ihm.`), or of
    the election where it only tells of taking office.
    """
    if candidate.paragraph != story.anchor.paragraph or candidate.modality == "possible":
        return False
    if story.anchor.trigger.frame == "leave_office":
        return candidate.trigger.frame in OFFICE | {"appoint"}
    return (
        candidate.deed
        and not candidate.further
        and candidate.trigger.frame == "appoint"
        and story.anchor.trigger.frame in OFFICE
    )


def can_mean(candidate: Candidate, anchor: Candidate) -> bool:
    """Whether a noun far behind can mean an event: `das Fest` the Sommerfest, `die Veranstaltung` any, `das Gespräch` no Fest."""
    noun, named = candidate.trigger.head_noun, anchor.trigger.head_noun
    return not noun or not named or noun == named or noun in GENERAL or named.endswith(noun)


def is_part(story: Story, candidate: Candidate) -> bool:
    """Whether a clause can tell of a story by its kind; talks and music are part of what was told in their paragraph."""
    anchor, kind = story.anchor, candidate.trigger.type
    welcome = candidate.trigger.frame in {"receive_guest", "give", "award", "honour"} and anchor.trigger.type in GATHERED
    if welcome and anchor.paragraph == candidate.paragraph and anchor.ordinal < candidate.ordinal:
        return True  # `Zum Fest kamen 300 Gäste. Der Landrat begrüßte …`
    general = candidate.definite and candidate.trigger.head_noun in GENERAL and candidate.trigger.is_noun
    if general and anchor.paragraph == candidate.paragraph and anchor.ordinal < candidate.ordinal:
        return True  # `200 Freiwillige pflanzten Bäume. Organisiert hat die Aktion …`
    guest = candidate.trigger.lemma == "zu Gast sein" and anchor.trigger.type in GATHERED | {"decision", "appointment"}
    if guest and anchor.paragraph == candidate.paragraph and anchor.ordinal < candidate.ordinal:
        return True
    programme = kind == "performance" and anchor.paragraph == candidate.paragraph and anchor.ordinal < candidate.ordinal
    return akin(anchor.trigger.type, kind) or (programme and anchor.trigger.type in PROGRAMMED)


def can_join(story: Story, candidate: Candidate) -> bool:
    """Whether an undated clause can go on about a story: nothing in it contradicts."""
    anchor = story.anchor
    if anchor.agenda or (candidate.office and anchor.office and candidate.office != anchor.office):
        return False
    if candidate.trigger.frame in {"talk_role", "start_noun"}:
        return candidate.paragraph == anchor.paragraph
    if "cancelled" in {anchor.modality, candidate.modality} and anchor.modality != candidate.modality:
        return False
    if "possible" in {anchor.modality, candidate.modality} and anchor.modality != candidate.modality:
        return False
    if anchor.trigger.type in MANIFOLD and anchor.trigger.is_noun and candidate.trigger.is_noun and not candidate.definite:
        return anchor.trigger.head_noun == candidate.trigger.head_noun
    return True
