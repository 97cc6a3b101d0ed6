"""One event, one row: clauses of headline, lead and body that tell the same thing are put together.

Two dated candidates are one event when kind, date and certainty agree; an undated one joins the event that it goes on
about, nearest first. A cancelled event and its new date stay two.
"""

from __future__ import annotations

from bisect import bisect_left
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
# Of these kinds a release often has several, so that the kind alone makes no two clauses one event.
NEAR = 30  # stories before and behind a clause among which its event is looked for, and as many at the release's head
LEAD = 400  # characters from the beginning of the text in which an undated clause can be what the release is about
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


def merge(found: list[Candidate], beginning: int = 0) -> list[Story]:
    """Stories in the order of their anchors; every one has a dated anchor unless no candidate of the release is dated.

    beginning: where the text of the release begins; only there an undated clause can be the event that it is about.
    """
    stories: list[Story] = []
    dated = [candidate for candidate in found if candidate.dated]
    for candidate in sorted(dated, key=lambda one: (one.zone in TITLE_ZONES, one.ordinal)):
        homes = [story for story in reversed(_near(stories, candidate)) if _same(story, candidate)]
        kin = (story for story in homes if akin(story.anchor.trigger.type, candidate.trigger.type))
        home = next(kin, homes[0] if homes else None)
        if home is None:
            stories.append(Story(candidate))
        else:
            _add(home, candidate)
    deeds: list[Story] = []
    for candidate in found:
        if not candidate.dated:
            home = _home(_near(stories, candidate), candidate)
            if home is None and candidate.deed and not candidate.further:
                home = _home(deeds[-1:], candidate)
            if home is not None and _fills_office(home, candidate):
                elected = _occasion(stories, candidate) if home.anchor.trigger.frame in OFFICE and candidate.deed else None
                candidate.when = home.anchor.when if elected is None else elected.when
                home.others.insert(0, home.anchor)
                home.anchor = candidate
            elif home is not None and not (candidate.deed and candidate.further):
                home.others.append(candidate)
            elif candidate.deed:
                occasion = _occasion(stories, candidate)
                if occasion is not None:
                    candidate.when = occasion.when
                    if not candidate.scene.place:
                        candidate.scene = candidate.scene._replace(place=occasion.anchor.scene.place)
                deeds.append(Story(candidate))
    stories += deeds
    if not stories:
        verbs = (one for one in found if one.zone not in TITLE_ZONES and not one.trigger.is_noun)
        lead = next((one for one in verbs if one.sentence.start - beginning <= LEAD), None)
        if lead is not None:
            stories.append(Story(lead))
    stories.sort(key=lambda story: story.anchor.ordinal)
    return [story for at, story in enumerate(stories) if not _is_aftermath(stories[max(0, at - NEAR) : at], story)]


def _fills_office(story: Story, candidate: Candidate) -> bool:
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


def _occasion(stories: list[Story], candidate: Candidate) -> Story | None:
    """At what a deed that has no date of its own was done: what happened on the day that was told last."""
    before = [one for one in stories if one.anchor.ordinal < candidate.ordinal and not one.anchor.agenda]
    days = [one for one in before if one.anchor.modality == "happened" and one.when is not None and one.when.is_day]
    return max(days, key=lambda story: story.anchor.ordinal, default=None)


def _is_aftermath(before: list[Story], story: Story) -> bool:
    """Whether a road is closed or opened because of the accident just told: `gegen 2 Uhr wurde sie wieder freigegeben`."""
    if story.anchor.trigger.frame not in {"reopen", "close_off"}:
        return False
    return any(one.anchor.trigger.type == "incident" and story.anchor.paragraph - one.anchor.paragraph <= 1 for one in before)


def _near(stories: list[Story], candidate: Candidate) -> list[Story]:
    """The stories that a candidate may belong to: the first of the release and those told near it."""
    if len(stories) <= 2 * NEAR:
        return stories
    at = bisect_left(stories, candidate.ordinal, key=lambda story: story.anchor.ordinal)
    low = max(NEAR, at - NEAR)
    return [*stories[:NEAR], *stories[low : at + NEAR]]


def _add(story: Story, candidate: Candidate) -> None:
    """Join a dated candidate; one with a day replaces an anchor that has only a month or comes from the headline."""
    old = story.anchor
    vague = (
        old.when is not None
        and not old.when.is_day
        and not old.when.end_date
        and candidate.when is not None
        and candidate.when.is_day
    )
    elected = old.trigger.frame in OFFICE and candidate.trigger.frame == "appoint" and not candidate.trigger.is_noun
    if elected and old.sentence != candidate.sentence:
        story.anchor = candidate  # an appointment is dated by the election, not by taking office
        story.others.insert(0, old)
        return
    if vague or (
        old.trigger.frame == "exhibition_noun" and candidate.trigger.type == "opening" and not candidate.trigger.is_noun
    ):
        story.anchor = candidate
        story.others.insert(0, old)
    else:
        story.others.append(candidate)


def akin(first: str, second: str) -> bool:
    """Whether two kinds can be one event."""
    return first == second or frozenset({first, second}) in AKIN


def _same(story: Story, candidate: Candidate) -> bool:
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


def _home(stories: list[Story], candidate: Candidate) -> Story | None:
    """The story that an undated candidate goes on about."""
    kind = candidate.trigger.type
    akin_stories = [story for story in stories if _is_part(story, candidate) and _can_join(story, candidate)]
    here = [story for story in akin_stories if story.anchor.paragraph == candidate.paragraph]
    before = [story for story in here if story.anchor.ordinal < candidate.ordinal]
    if before:
        return before[-1]
    if here:
        return here[0]
    exact = [story for story in akin_stories if story.anchor.trigger.type == kind and not story.anchor.agenda]
    if candidate.zone not in TITLE_ZONES and not candidate.trigger.is_noun:
        lead = [story for story in stories[:1] if story in exact]  # what the release is about is gone on about anywhere
        exact = [story for story in exact if story in lead or story.anchor.ordinal < candidate.ordinal]
    named = [
        story
        for story in exact
        if story.anchor.trigger.head_noun and story.anchor.trigger.head_noun == candidate.trigger.head_noun
    ]
    if named:
        return named[0]
    if len(exact) > 1:  # `Radfahrer stürzt …` over two accidents
        exact.sort(key=lambda story: -len(story.anchor.nouns & candidate.nouns))
    if candidate.zone in TITLE_ZONES:
        return exact[0] if exact else None
    if len(exact) != 1:
        return None
    return exact[0] if kind not in MANIFOLD or (candidate.definite and _means(candidate, exact[0].anchor)) else None


def _means(candidate: Candidate, anchor: Candidate) -> bool:
    """Whether a noun far behind can mean an event: `das Fest` the Sommerfest, `die Veranstaltung` any, `das Gespräch` no Fest."""
    noun, named = candidate.trigger.head_noun, anchor.trigger.head_noun
    return not noun or not named or noun == named or noun in GENERAL or named.endswith(noun)


def _is_part(story: Story, candidate: Candidate) -> bool:
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


def _can_join(story: Story, candidate: Candidate) -> bool:
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
