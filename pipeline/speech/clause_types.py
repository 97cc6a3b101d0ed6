"""A piece of a sentence, and what kind of clause it is: main, subordinate, infinitive, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from pipeline.grammar.phrases import SUBORDINATOR_TAGS
from pipeline.speech.cues import frame_words, is_cue_form
from pipeline.speech.finites import finites_of, has_embedded_zu, misread_finite, reports, reports_one

NEVER_A_VERB = frozenset({"ART", "KOUS", "KON", "PPER", "CARD"})
OPENS_PHRASE = frozenset({"APPR", "APPRART", "KOKOM", "PPOSAT"})
AFTER_RELATIVE = frozenset({"PPER", "VVPP", "VAFIN", "VMFIN", "ADV", "PIS", "PRF"})
OPENING_MARKS = frozenset("„“”\"»«‚‘›‹'")


@dataclass(slots=True)
class Segment:
    """A piece of a sentence.

    tokens: indexes without blanks. mark: the punctuation in front, `und` for a cut at a conjunction, "" at the start.
    kind: `main`, `sub`, `inf`, `frag` (no verb), `quote`. opener: class of the word that opens a `sub` (`dass`, `ob`,
    `question`, `relative`, `adverbial`) or `inf` (`purpose`), else "". finite: its finite verb or -1. lead: place in
    `tokens` of the first word after conjunctions. quote: index into `doc._.quotations` or -1.
    """

    tokens: list[int] = field(default_factory=list)
    mark: str = ""
    kind: str = "frag"
    opener: str = ""
    finite: int = -1
    lead: int = 0
    quote: int = -1

    @property
    def start(self) -> int:
        """First token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """Behind the last token."""
        return self.tokens[-1] + 1


def set_type(doc: Doc, segment: Segment, before: Segment | None, fragments: frozenset[int]) -> None:
    """Fill kind, opener, finite and lead. fragments: see `segments`; a verb in them counts only where no other is."""
    tokens = segment.tokens
    if segment.quote >= 0:
        return
    while segment.lead < len(tokens) - 1 and doc[tokens[segment.lead]].lower_ in frame_words("conjunction"):
        segment.lead += 1
    outside = [i for i in tokens if i not in fragments]
    opens = doc[outside[0]].tag_ in OPENS_PHRASE or doc[outside[0]].lower_ == "als" if outside else False
    inside = not opens or outside[0] != tokens[segment.lead]
    finites = finites_of(doc, outside) or (finites_of(doc, tokens) if inside else [])  # …, als „Witz, der zu weit geht“
    finites = [i for i in finites if i == tokens[0] or doc[i - 1].tag_ != "PTKZU"]  # zu können
    embedded = has_embedded_zu(doc[tokens[-1]]) and len(tokens) > 1
    finites = [i for i in finites if not (embedded and i == tokens[-1])]
    first = doc[tokens[segment.lead]]
    if not finites and (is_cue_form(first.text) and first.tag_ not in NEVER_A_VERB and first.text[:1].islower()):
        finites = [first.i]  # `erklärt der Rat`, read as a participle
    if not finites and not embedded:
        finites = misread_finite(doc, tokens)
    infinitive = embedded or any(doc[i].tag_ in {"VVIZU", "PTKZU"} for i in tokens)
    zu = doc[tokens[-2]].tag_ == "PTKZU" and doc[tokens[-1]].tag_ == "VVINF" if len(tokens) > 2 else False
    if (zu or (embedded and len(tokens) > 2)) and finites == [first.i]:
        finites = [] if first.tag_ == "VVFIN" and not is_cue_form(first.text) else finites  # stärker auf Kern zu setzen
    if doc[tokens[segment.lead]].lower_ in frame_words("purpose") and (
        embedded or any(doc[i].tag_ in {"VVIZU", "PTKZU"} for i in tokens[-4:])
    ):
        finites = []
    segment.opener = _opener(doc, segment, finites)
    if (
        segment.opener == "relative"
        and finites
        and before is not None
        and any(_told(doc, before, i) for i in finites)
        and not _verb_last(doc, segment, finites)
    ):
        segment.opener = ""
    if segment.opener:
        segment.kind = "inf" if segment.opener == "purpose" or (infinitive and not finites) else "sub"
        segment.finite = finites[-1] if finites else -1
    elif finites:
        inherits = segment.mark in {"und", ","} and segment.lead > 0 and before is not None and before.kind == "sub"
        verb_last = finites[-1] == tokens[-1] and finites[0] > tokens[segment.lead] + 1
        segment.kind = "sub" if inherits and verb_last else "main"
        segment.opener = before.opener if before is not None and segment.kind == "sub" else ""
        segment.finite = finites[-1] if segment.kind == "sub" else finites[0]
    elif infinitive:
        segment.kind = "inf"


def _opener(doc: Doc, segment: Segment, finites: list[int]) -> str:
    """Class of the word that makes the segment subordinate, or ""."""
    tokens = segment.tokens[segment.lead :]
    at = 0
    if len(tokens) > 1 and (doc[tokens[0]].tag_ in {"APPR", "APPRART", "ADV", "KOKOM"} or doc[tokens[0]].lower_ in {"um"}):
        word = doc[tokens[1]]
        opens = word.tag_ in SUBORDINATOR_TAGS or word.lower_ in frame_words("dass") | frame_words("ob")
        at = 1 if opens or _lone_article(doc, segment, finites) else 0
    word = doc[tokens[at]]
    low = word.lower_
    for name in ("dass", "ob"):
        if low in frame_words(name):
            return name
    if low in frame_words("purpose") and not finites and any(doc[i].tag_ in {"VVIZU", "PTKZU"} for i in tokens):
        return "purpose"
    verb_late = bool(finites) and finites[-1] > word.i + 1
    verb_last = bool(finites) and (finites[-1] == tokens[-1] or not _main_order(doc, tokens, finites))
    if low in frame_words("question") and (verb_last or not finites):
        return "question" if word.tag_ != "PRELS" else "relative"
    if (
        low == "als"
        and word.i + 1 < len(doc)
        and (doc[word.i + 1].text in OPENING_MARKS or (finites and _as_what(doc, word, finites)))
    ):
        return ""  # als „Zumutung“, als Begründung sagte Kern
    if low in frame_words("adverbial") and (word.tag_ == "KOUS" or (verb_late and verb_last and low not in {"da"})):
        return "adverbial" if finites or word.tag_ == "KOUS" else ""
    if low in frame_words("relative") and segment.mark in {",", "–", "—"}:
        tagged = word.tag_ in {"PRELS", "PRELAT"} or at == 1
        if finites and not _followed(doc, tokens, finites[-1]) and (tagged or verb_late):
            return "relative"
        return "relative" if tagged and not finites else ""
    return ""


def _lone_article(doc: Doc, segment: Segment, finites: list[int]) -> bool:
    """`…, auf dem geschrieben stand`: a relative pronoun that the model takes for an article, though no noun follows it."""
    words = segment.tokens[segment.lead :]
    if segment.mark not in {",", "–", "—"} or len(words) < 4 or not finites or finites[-1] != words[-1]:
        return False
    return doc[words[1]].lower_ in frame_words("relative") and doc[words[2]].tag_ in AFTER_RELATIVE


def _as_what(doc: Doc, word: Token, finites: list[int]) -> bool:
    """Whether `als` names what something is, not when: a bare noun follows, and the verb is not last: `Als Antwort sagte Kern`."""
    following, verb = doc[word.i + 1], finites[0]
    if following.tag_ not in {"NN", "ADJA"} or not word.i + 1 < verb < len(doc) - 1:
        return False
    between = doc[word.i + 2 : verb]
    # `Als Bürger den Saal stürmten und …` has a subject and an object before its verb, `Als Antwort auf den Brief` has none
    objects = [
        token
        for token in between
        if token.tag_ in {"ART", "PPER", "PPOSAT"}
        and token.nbor(-1).tag_ != "APPR"
        and not (token.lower_ in {"der", "des"} and token.nbor(-1).tag_ in {"NN", "NE"})
    ]
    return not objects and not doc[verb + 1].is_punct and doc[verb + 1].tag_ != "KON"


def _told(doc: Doc, before: Segment, finite: int) -> bool:
    """`sagte Kern, das Labor sei sicher`: a Konjunktiv right behind a reporting verb is told and no relative clause."""
    noun = doc[before.tokens[-1]].tag_ in {"NN", "NE", "NNE", "FM"}
    cue = before.kind == "main" and is_cue_form(doc[before.finite].text)
    return (cue and reports_one(doc[finite])) or (before.kind == "main" and not noun and reports(doc[finite]))


def _verb_last(doc: Doc, segment: Segment, finites: list[int]) -> bool:
    """Whether a clause can only be a relative one: `die drei Nächte gewartet habe`; `das Labor sei` may be told."""
    words = segment.tokens[segment.lead :]
    if finites[-1] != words[-1] or len(words) < 4 or any(i < finites[-1] for i in finites):
        return False
    return doc[words[1]].tag_ in {"APPR", "APPRART", "ADV", "PPER", "PRF", "ART", "PIS", "KON"}


def _followed(doc: Doc, tokens: list[int], finite: int) -> bool:
    """Whether a noun or an infinite verb stands behind the finite one, as in a main clause."""
    return any(i > finite and (doc[i].tag_ in {"NN", "NE", "VVINF", "VVPP", "PTKVZ", "VVIZU"}) for i in tokens)


def _main_order(doc: Doc, tokens: list[int], finites: list[int]) -> bool:
    """Whether the finite verb comes first or second and more follows (`Wie geht es weiter`)."""
    return finites[0] <= tokens[0] + 1 and finites[0] != tokens[-1]


def quoted_opener(doc: Doc, part: Segment) -> str:
    """`dass` or `ob` where a quotation is a whole clause of that kind (`Kern hofft, „dass niemand gehen muss“`), else ""."""
    first = next((doc[t].lower_ for t in part.tokens if doc[t].text[:1].isalnum()), "") if part.quote >= 0 else ""
    found = next((name for name in ("dass", "ob") if first in frame_words(name)), "")
    return found or ("inf" if part.quote >= 0 and ends_in_infinitive([doc[t] for t in part.tokens]) else "")


def ends_in_infinitive(words: Sequence[Token]) -> bool:
    """Whether quoted words end in `zu` and an infinitive: `„alle Schulen zu sanieren“`, `„umzuziehen“`."""
    inner = [token for token in words if token.text[:1].isalnum()]
    if len(inner) < 2 or not inner[0].is_lower:
        return False
    return inner[-1].tag_ == "VVIZU" or (inner[-1].tag_ in {"VVINF", "VAINF", "VMINF"} and inner[-2].tag_ == "PTKZU")
