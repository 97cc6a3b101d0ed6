"""Speakers: the actor that the noun phrase of a frame means."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.phrases import noun_phrases
from pipeline.grammar.text_access import text_of
from pipeline.speech.cues import frame_words
from pipeline.speech.names import several
from pipeline.speech.phrases import NAME_TAGS, Phrase


def resolve(doc: Doc, phrase: Phrase) -> int | None:
    """The actor that a phrase means: the person named in it first, else whom the whole phrase means."""
    actors = doc._.actors
    if actors is None:
        return None
    start = doc[phrase.start].idx
    last = doc[phrase.start if phrase.pronoun else phrase.core_end - 1]  # ihren | Angaben
    end = last.idx + len(last)
    if (
        phrase.pronoun
        and doc[phrase.start].lower_ in frame_words("relative")
        and phrase.start
        and doc[phrase.start - 1].text == ","
    ):
        return _antecedent(doc, phrase.start - 1)
    if doc[phrase.start].lower_ in frame_words("own"):
        issuer: int | None = actors.issuer
        return issuer
    named = [row for row in actors.overlapping(start, end) if row[3] in {"full", "surname"}]
    people = [row for row in named if actors.actors[row[2]].kind == "person"]
    behind = _name_behind(doc, phrase)
    if behind is not None and not any(row[3] == "full" for row in people):
        return behind
    if people:
        owner = len(people) > 1 and text_of(doc)[people[0][1] - 1] == "s" and actors.actors[people[0][2]].name.count(" ") == 0
        found: int | None = people[owner][2]  # Kulmbachs Bürgermeister | Ingo Kern
        return found
    known = _by_first_word(doc, phrase, actors.resolve(doc, start, end))
    return known if known is not None else _unlisted(doc, phrase)


def _unlisted(doc: Doc, phrase: Phrase) -> int | None:
    """Who no lexicon of people and bodies knows but can speak: `das Rathaus`, `die Eheleute`; known or new, else None."""
    noun = doc[phrase.core_end - 1]
    if phrase.pronoun or noun.tag_ != "NN" or any(doc[t].tag_ == "NN" for t in range(phrase.start, phrase.core_end - 1)):
        return None
    actors = doc._.actors
    if noun.lower_ in frame_words("house"):
        kind, plural = "organisation", False
    elif several(noun.text) and doc[phrase.start].lower_ not in frame_words("oblique"):
        kind, plural = "group", True
    else:
        return None
    found = actors.find(noun.text, kind)
    index: int = found if found is not None else actors.add(noun.text, kind, plural=plural)
    actors.mention(index, noun.idx, noun.idx + len(noun), "phrase")
    return index


def _name_behind(doc: Doc, phrase: Phrase) -> int | None:
    """The person whose full name stands behind the office between commas: `die Rektorin von Linden, Anna Wolf,`."""
    if phrase.end <= phrase.core_end + 1 or doc[phrase.core_end].text != "," or doc[phrase.start].tag_ in NAME_TAGS:
        return None
    start, last = doc[phrase.core_end + 1].idx, doc[phrase.end - 1]
    rows = doc._.actors.overlapping(start, last.idx + len(last))
    found = [row[2] for row in rows if row[0] == start and row[3] == "full" and doc._.actors[row[2]].kind == "person"]
    return found[0] if found else None


def _by_first_word(doc: Doc, phrase: Phrase, found: int | None) -> int | None:
    """`Die Nordmesse` for the one body whose name begins so (`Nordmesse Jever GmbH`), where the word means nobody else."""
    actors = doc._.actors
    word = actors[found].name if found is not None else doc[phrase.core_end - 1].text
    if phrase.pronoun or " " in word or (found is not None and actors[found].kind != "organisation"):
        return found
    fuller = [index for index in actors.beginning(word) if " " in actors[index].name]
    return fuller[0] if len(fuller) == 1 else found


def _antecedent(doc: Doc, comma: int) -> int | None:
    """The actor named right before a relative clause: `Kern, der sagte`."""
    bases = [base for base in noun_phrases(doc, max(0, comma - 12), comma) if base.end >= comma - 3]
    if not bases:
        return None
    base = bases[-1]
    found: int | None = doc._.actors.resolve(doc, doc[base.start].idx, doc[base.end - 1].idx + len(doc[base.end - 1]))
    return found
