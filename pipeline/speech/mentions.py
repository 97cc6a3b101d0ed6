"""Mentions of speakers: which words of a frame can name who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.grammar.phrases import NounPhrase, noun_phrases
from pipeline.offices.role_nouns import role_noun
from pipeline.speech.cues import cue_noun, frame_words
from pipeline.speech.phrases import Phrase, extend, times_between

NO_NAMES = ("fronted", "thing", "adverbial", "question", "own", "addressee", "conjunction", "lead")
OPENINGS, CLOSINGS = frozenset('„“»«"‚›'), frozenset('“”«»"‘‹')
LONGEST_NAME = 8  # words of a newspaper's name, marks included
LONGEST_ATTRIBUTE = 8  # words between an article and its noun


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
        known = known or (not run and t > tokens[0] and doc[t - 1].tag_ in {"APPR", "APPRART", "PPOSAT"})  # zu ihrer | Person
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
        no_subject = doc[i].lower_ in frame_words("thing") or doc[i].lower_ in frame_words("object pronoun")
        if doc[i].tag_ in {"PDAT", "PDS"} and last and not no_subject:
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
