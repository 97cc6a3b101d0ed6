"""Speakers: the noun phrase of a frame that names who speaks, and the actor it means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.extensions import Timex
from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.grammar.text_access import text_of
from pipeline.offices.role_nouns import role_noun
from pipeline.speech.cues import cue_noun, frame_words

FUNCTION_TAGS = frozenset({"ART", "APPR", "APPRART", "PPER", "PPOSAT", "KON", "PDAT", "CARD", "KOUS", "ADJA"})
NO_NAMES = ("fronted", "thing", "adverbial", "question", "own", "addressee", "conjunction", "lead")
OPENINGS, CLOSINGS = frozenset('„“»«"‚›'), frozenset('“”«»"‘‹')
LONGEST_NAME = 8  # words of a newspaper's name, marks included
LONGEST_ATTRIBUTE = 8  # words between an article and its noun
NAME_TAGS = frozenset({"NE", "NNE", "FM"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who speaks, as token indexes, end exclusive.

    start, core_end: article, office and name with their genitives (`ein Sprecher der Stadt`), what is looked up.
    end: with apposition (`Ulrich Kern, Leiter des Amtes`). pronoun: a personal or possessive pronoun only.
    """

    start: int
    core_end: int
    end: int
    pronoun: bool = False


def subject(doc: Doc, tokens: Sequence[int], limit: int, oblique: bool = False) -> Phrase | None:
    """The first noun phrase among consecutive tokens that can be the subject of a reporting verb.

    limit: where an apposition must end. oblique: take phrases in any case, with or without preposition (after `laut`,
    or `aus dem Unternehmen`). Times (`am Montag`), `sich`, `ihm` and things (`das`, `es`) are passed over.
    """
    if not tokens:
        return None
    start, end = tokens[0], tokens[-1] + 1
    times = [(one.start, one.end) for one in times_between(doc, doc[start].idx, doc[end - 1].idx + 1)]
    for phrase in noun_phrases(doc, start, end):
        if phrase.end < end and phrase.end == phrase.start + 1 and doc[phrase.start].lower_ in frame_words("whose"):
            continue  # dessen | Vorsitzende
        governed = phrase.preposition >= start and doc[phrase.preposition].ent_type_ != "PER"  # `sagte von Sierstorf`
        if not oblique and (governed or (doc[phrase.start - 1].tag_ == "APPRART" and phrase.start > start)):
            titled = _titled_name(doc, phrase)
            if titled is None:
                continue
            phrase = titled
        if _is_speaker(doc, phrase, oblique, times):
            return extend(doc, phrase, end, limit)
    return _nominalised(doc, start, end)


def _titled_name(doc: Doc, phrase: NounPhrase) -> NounPhrase | None:
    """A name with its office that runs on from another noun: `auf Anfrage | Sprecherin Ida Wolf`; or None."""
    for t in range(phrase.start + 1, phrase.end - 1):
        noun = role_noun(doc[t].text) if doc[t].tag_ == "NN" and doc[t - 1].tag_ in {"NN", "NE"} else None
        if noun is not None and doc[t + 1].ent_type_ == "PER" and doc[t].ent_iob_ != "I" and doc[t - 1].ent_type_ != "PER":
            return NounPhrase(t, phrase.end, t, False)
    return None


def capitalised(doc: Doc, tokens: Sequence[int]) -> Phrase | None:
    """A run of capitalised words that no tag shows to be a noun: the last resort for unknown names (`Quistorf sagte …`)."""
    run: list[int] = []
    for t in tokens:
        token = doc[t]
        named = token.text[:1].isupper() and token.tag_ not in {"APPR", "APPRART", "KOUS", "PPER", "ART", "PROAV", "PDS", "PIS"}
        known = any(token.lower_ in frame_words(name) for name in NO_NAMES)
        if named and not known and (not run or run[-1] == t - 1):
            run.append(t)
        elif run:
            break
    return Phrase(run[0], run[-1] + 1, run[-1] + 1) if run else None


def quoted_name(doc: Doc, tokens: Sequence[int]) -> Phrase | None:
    """A name in quotation marks that comes first, with its article: `wie | „Linden heute“ berichtet`, `der „Kurier“ zufolge`."""
    at = next((k for k, t in enumerate(tokens) if doc[t].tag_ not in {"ART", "APPRART"}), -1)
    if at < 0 or doc[tokens[at]].text not in OPENINGS:
        return None
    close = next((t for t in tokens[at + 1 : at + LONGEST_NAME] if doc[t].text in CLOSINGS), -1)
    return Phrase(tokens[0], close + 1, close + 1) if close >= 0 else None


def _nominalised(doc: Doc, start: int, end: int) -> Phrase | None:
    """`der 81-Jährige`, read as an adjective, or a lone `dieser`."""
    for i in range(start, end):
        last = i + 1 == end or doc[i + 1].tag_ not in {"NN", "NE", "ADJA", "CARD"}
        if doc[i].tag_ == "ADJA" and last and i > start:
            at = _article_before(doc, i, start) if not doc[i].is_lower else i - 1
            if at >= 0 and doc[at].tag_ in {"ART", "PDAT"}:
                return Phrase(at, i + 1, i + 1) if doc[at].lower_ not in frame_words("oblique") else None
        if doc[i].tag_ in {"PDAT", "PDS"} and last and doc[i].lower_ not in frame_words("thing"):
            return Phrase(i, i + 1, i + 1, pronoun=True)
    return None


def _article_before(doc: Doc, i: int, start: int) -> int:
    """The article of an adjective used as a noun, over attributes: `die | aus Linden stammende 34-Jährige`; or -1."""
    for at in range(i - 1, max(start, i - LONGEST_ATTRIBUTE) - 1, -1):
        if doc[at].tag_ in {"ART", "PDAT"}:
            return at
        if doc[at].tag_.startswith("V") or doc[at].is_punct:
            return -1
    return -1


def _is_speaker(doc: Doc, phrase: NounPhrase, oblique: bool, times: list[tuple[int, int]]) -> bool:
    first = doc[phrase.start]
    low = first.lower_
    alone = phrase.end == phrase.start + 1
    if alone and (low in frame_words("object pronoun") or low in frame_words("thing")):
        return False
    if alone and first.tag_ in {"PRF", "PRELS", "CARD"}:
        return False
    if not oblique and not alone and low in frame_words("oblique"):
        return False
    head = doc[phrase.head_noun]
    return not any(start <= head.idx < end for start, end in times)


def extend(doc: Doc, phrase: NounPhrase, end: int, limit: int) -> Phrase:
    """Grow a base phrase by genitives, `von`/`aus`/`für` phrases, a party in brackets, a second name, an apposition."""
    pronoun = doc[phrase.head_noun].tag_ in {"PPER", "PPOSS", "PIS", "PDS"} and phrase.end == phrase.start + 1
    at = core_end = phrase.end
    if not pronoun:
        at = core_end = _attributes(doc, phrase.end, end)
        at = _apposition(doc, at, limit)
    start = phrase.start
    while (
        start and not pronoun and doc[start - 1].is_title and doc[start - 1].ent_type_ == "PER" and doc[start].ent_iob_ == "I"
    ):
        start -= 1
    return Phrase(start, core_end, max(at, core_end), pronoun)


def _attributes(doc: Doc, at: int, end: int) -> int:
    """End of the attributes that follow directly: `der Stadt Aalen`, `vom Kulturamt`, `(SPD)`, `und Rita Moll`."""
    while at < end:
        token = doc[at]
        if token.ent_iob_ == "I" and token.ent_type_ in {"PER", "ORG"}:
            at += 1
            continue
        if doc[at - 1].text == ")" and token.ent_type_ == "PER":
            at += 1  # Dipl.-Ing. (FH) | Veit Kern
            continue
        if doc[at - 1].tag_ in NAME_TAGS and token.is_title and token.tag_ not in FUNCTION_TAGS:
            at += 1  # a surname that the model takes for a verb
            continue
        if token.text == "(":
            close = next((i for i in range(at, min(at + 8, end)) if doc[i].text == ")"), -1)
            if close < 0:
                return at
            at = close + 1
            continue
        if token.tag_ in NAME_TAGS or (token.is_title and token.tag_ == "NN" and doc[at - 1].tag_ in NAME_TAGS):
            at += 1
            continue
        genitive = token.lower_ in frame_words("genitive")
        prepositional = token.lower_ in frame_words("attribute") and token.tag_ in {"APPR", "APPRART"}
        coordinated = token.tag_ == "KON" and token.lower_ in {"und", "sowie"}
        thanks = token.lower_ in frame_words("opinion") and doc[at - 1].tag_ in NAME_TAGS  # dankte Uwe Kern | für die Hilfe
        if thanks or not (genitive or prepositional or coordinated):
            return at
        begin = at if genitive else at + 1
        follower = next(noun_phrases(doc, begin, end), None)
        if follower is None or follower.start != begin or _is_time(doc, follower):
            return at
        if prepositional and token.lower_ in frame_words("place") and doc[follower.head_noun].ent_type_ not in {"LOC", "ORG"}:
            return at
        at = follower.end
    return at


def _is_time(doc: Doc, phrase: NounPhrase) -> bool:
    at = doc[phrase.head_noun].idx
    return any(one.start <= at < one.end for one in times_between(doc, at, at + 1))


def times_between(doc: Doc, start: int, end: int) -> list[Timex]:
    """The temporal expressions that share a character with the span; they are sorted and do not overlap."""
    times: list[Timex] = doc._.timexes
    low = bisect_right(times, start, key=lambda one: one.start)
    high = bisect_left(times, end, key=lambda one: one.start)
    return [one for one in times[max(0, low - 1) : high] if one.end > start]


def _apposition(doc: Doc, at: int, limit: int) -> int:
    """End of `, Leiterin des Amtes für Umwelt,` after a name: a noun phrase between commas, no clause."""
    end = at
    while end + 1 < limit and doc[end].text == "," and _nominal(doc, end + 1):
        phrase = next(noun_phrases(doc, end + 1, limit), None)
        if phrase is None or phrase.start != end + 1 or _is_time(doc, phrase):
            break
        stop = _attributes(doc, phrase.end, limit)
        while stop < limit and doc[stop].text not in {",", ":", "–", ";"} and not doc[stop].tag_.startswith("V"):
            stop += 1
        if stop < limit and doc[stop].tag_.startswith("V"):
            break
        end = stop
    return end


def _nominal(doc: Doc, index: int) -> bool:
    return doc[index].tag_ in {"NN", "NE", "ADJA", "ART", "PPOSAT", "TRUNC"}


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
    return _by_first_word(doc, phrase, actors.resolve(doc, start, end))


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


def report_of(doc: Doc, phrase: Phrase) -> Phrase | None:
    """Whoever issued a report that is named as its own speaker: `einer Mitteilung der Stadt` gives `der Stadt`; or None."""
    head = next((i for i in range(phrase.start, phrase.core_end) if cue_noun(doc[i].text)), -1)
    if head < 0:
        return None
    return subject(doc, range(head + 1, phrase.core_end), phrase.core_end, oblique=True)


def owner_of_text(doc: Doc, phrase: Phrase) -> Phrase | None:
    """Whose text it is: `dem offenen Brief der Klinikleitung` gives `der Klinikleitung`; None where no genitive follows."""
    for base in noun_phrases(doc, phrase.start + 1, phrase.core_end):
        if base.start > phrase.start and doc[base.start].lower_ in frame_words("genitive") and doc[base.start - 1].tag_ == "NN":
            return Phrase(base.start, base.end, base.end)
    return None
