"""One event, one row: clauses of headline, lead and body that tell the same thing are put together.

Two dated candidates are one event when kind, date and certainty agree; an undated one joins the event that it goes on
about, nearest first. A cancelled event and its new date stay two.
"""

from __future__ import annotations

from bisect import bisect_left

from pipeline.happenings.candidate import TITLE_ZONES, Candidate
from pipeline.happenings.event_kinship import MANIFOLD, OFFICE, Story, akin, can_join, can_mean, fills_office, is_part, is_same

# Of these kinds a release often has several, so that the kind alone makes no two clauses one event.
NEAR = 30  # stories before and behind a clause among which its event is looked for, and as many at the release's head
LEAD = 400  # characters from the beginning of the text in which an undated clause can be what the release is about


def merge(found: list[Candidate], beginning: int = 0) -> list[Story]:
    """Stories in the order of their anchors; every one has a dated anchor unless no candidate of the release is dated.

    beginning: where the text of the release begins; only there an undated clause can be the event that it is about.
    """
    stories: list[Story] = []
    dated = [candidate for candidate in found if candidate.dated]
    for candidate in sorted(dated, key=lambda one: (one.zone in TITLE_ZONES, one.ordinal)):
        homes = [story for story in reversed(_near(stories, candidate)) if is_same(story, candidate)]
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
            if home is not None and fills_office(home, candidate):
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


def _home(stories: list[Story], candidate: Candidate) -> Story | None:
    """The story that an undated candidate goes on about."""
    kind = candidate.trigger.type
    akin_stories = [story for story in stories if is_part(story, candidate) and can_join(story, candidate)]
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
    return exact[0] if kind not in MANIFOLD or (candidate.definite and can_mean(candidate, exact[0].anchor)) else None
