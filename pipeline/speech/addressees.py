"""Addressees: whom the words are said to, read off the frame: `gegenüber der Presse`, `sagte er der Zeitung`, `bat den Rat`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.speech import mentions
from pipeline.speech.cues import cue_noun, frame_words
from pipeline.speech.frames import Frame
from pipeline.speech.names import names_someone
from pipeline.speech.phrases import Phrase, extend, times_between

SUMMARIES = frozenset({"reported", "fragment", "source"})  # rules whose frames hold no addressee
ASKING_KINDS = frozenset({"demand", "warn", "ask"})  # these take their addressee as an object: `rief die Bürger auf`
ACCUSING = frozenset({"vorwerfen", "beschuldigen", "vorhalten", "bezichtigen"})
TALKS = frozenset({"gespräch", "interview", "telefonat"})
DATIVES = frozenset({"dem", "den", "der", "einem", "einer", "allen", "ihrem", "ihren", "ihrer", "seinem", "seinen", "seiner"})
NO_GENITIVES = frozenset({"dem", "den", "einem", "allen", "die", "alle"})  # articles that open no genitive
ACCUSATIVES = frozenset({"den", "die", "das", "alle", "einen", "eine"})


def addressee(doc: Doc, frame: Frame, indirect: bool) -> Phrase | None:
    """The words for whom the frame addresses, or None. indirect: whether a clause is said, which a request needs."""
    if frame.rule in SUMMARIES or (frame.cue is not None and frame.cue.entry.kind == "name"):
        return None
    asks = frame.cue is not None and (frame.cue.entry.kind in ASKING_KINDS or frame.cue.entry.lemma in ACCUSING)
    for start, end in frame.extents:
        quoted = _quoted(doc, start, end, _verb(doc, frame))
        if quoted is not None and (frame.speaker is None or quoted.start != frame.speaker.start):
            return quoted
        for phrase in _others(doc, start, end, frame.speaker):
            if phrase.preposition >= start:
                found = _behind_preposition(doc, phrase, start, frame)
            elif asks and indirect and frame.cue is not None and frame.cue.passive:
                found = phrase.start == start or doc[phrase.start - 1].tag_ in {"VAFIN", "ADV"}  # Dem Rat wird vorgeworfen, …
            else:
                found = _object(doc, phrase, frame, asks and indirect)
            if found:
                behind = frame.speaker is not None and frame.speaker.start >= phrase.end
                stop = min(end, frame.speaker.start) if behind and frame.speaker is not None else end
                return extend(doc, phrase, stop, stop)
    return None


def _others(doc: Doc, start: int, end: int, speaker: Phrase | None) -> Iterator[NounPhrase]:
    """The noun phrases of a frame beside the speaker's, times and nouns of saying (`war der Ansicht`) left out."""
    for phrase in noun_phrases(doc, start, end):
        head = doc[phrase.head_noun]
        within = speaker is not None and speaker.start <= phrase.start < speaker.end
        if not within and not times_between(doc, head.idx, head.idx + 1) and cue_noun(head.text) is None:
            yield phrase


def _behind_preposition(doc: Doc, phrase: NounPhrase, start: int, frame: Frame) -> bool:
    """`gegenüber der Presse`, `vor Schülern`, `im Interview mit dem Sender`, `schrieb an die Eltern`, `an die Eltern gewandt`."""
    word = doc[phrase.preposition].lower_
    if word in frame_words("addressee"):
        return word == "gegenüber" or _listens(doc, phrase)
    before = doc[phrase.preposition - 1].lower_ if phrase.preposition > start else ""
    if word == "mit":
        return any(before.endswith(noun) for noun in TALKS)
    follows = doc[phrase.end].lower_ if phrase.end < len(doc) else ""
    written = frame.cue is not None and frame.cue.entry.medium == "writing"
    wants = frame.cue is not None and "an" in frame.cue.entry.takes
    return word == "an" and (written or wants or follows == "gewandt")


def _object(doc: Doc, phrase: NounPhrase, frame: Frame, asks: bool) -> bool:
    """A person or body in the dative (`sagte Kern der Zeitung`), or the object of a request (`bat Kern den Rat, …`).

    What stands right behind a common noun is its genitive (`die Rolle der Räte`), what stands behind a comma an apposition.
    """
    speaker, first = frame.speaker, doc[phrase.start]
    if speaker is None or phrase.start < min(speaker.start, _verb(doc, frame)):
        return False
    before = doc[phrase.start - 1] if phrase.start else None
    no_genitive = first.lower_ in NO_GENITIVES or speaker.pronoun or _name(doc, speaker)
    behind_speaker = phrase.start in {speaker.core_end, speaker.end} and no_genitive
    free = before is not None and (
        behind_speaker or before.tag_.startswith("V") or before.tag_ in {"ADV", "ADJD", "PRF", "PPER"}
    )
    if not free or not _listens(doc, phrase):
        return False
    bare = phrase.head_noun == phrase.start or doc[phrase.start].tag_ in {"NE", "NN"}
    if bare and before is not None and not (behind_speaker or before.tag_.startswith("V")):
        return False
    if asks:
        return bare or first.lower_ in ACCUSATIVES | DATIVES
    return first.lower_ in DATIVES and (first.lower_ != "den" or doc[phrase.head_noun].lower_.endswith(("n", "s")))


def _listens(doc: Doc, phrase: NounPhrase) -> bool:
    """Whether somebody is meant whom one can tell something: a person, a body, the press."""
    head = doc[phrase.head_noun].lower_
    press = any(head.endswith(noun) for noun in frame_words("listener"))
    return press or names_someone(doc, Phrase(phrase.start, phrase.end, phrase.end))


def _quoted(doc: Doc, start: int, end: int, verb: int) -> Phrase | None:
    """A newspaper by its name: `gegenüber dem „Kurier“`, `sagte der „Neuen Post“`, `im Gespräch mit „Linden heute“`."""
    for t in range(start, end - 1):
        said_to = doc[t].lower_ == "gegenüber" or (doc[t].lower_ == "mit" and doc[max(start, t - 1)].lower_ in TALKS)
        if said_to or (t == verb and doc[t + 1].lower_ in {"der", "dem", "den"}):
            found = mentions.quoted_name(doc, range(t + 1, end))
            if found is not None:
                return found
    return None


def _name(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase ends in a name, behind which a genitive is rare."""
    return doc[phrase.core_end - 1].tag_ in {"NE", "NNE"} or doc[phrase.core_end - 1].ent_type_ == "PER"


def _verb(doc: Doc, frame: Frame) -> int:
    """The first word of the cue; the frame's first word where it has none."""
    return frame.cue_tokens[0] if frame.cue_tokens else frame.extents[0][0]
