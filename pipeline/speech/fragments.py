"""Quoted words that a clause takes for its object: `nannte den Plan einen „Glücksfall“`, `mit den Worten „Endlich!“`.

They are statements where someone's word is meant, and none where they are a name or title (`das Projekt „Grüne Mitte“`).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from pipeline.extensions import Quotation
from pipeline.speech.clause_speakers import clause_speaker
from pipeline.speech.clause_types import OPENING_MARKS
from pipeline.speech.cues import CueMatch, cue_noun, frame_words, match_verb
from pipeline.speech.frames import Frame, denied
from pipeline.speech.opinions import FEW, holder, words_of
from pipeline.speech.phrases import Phrase
from pipeline.speech.quoted_words import quotations_between
from pipeline.speech.segments import Segment

NAMING_TAKES = frozenset({"als", "von"})
TITLED_KINDS = frozenset(
    {"announce", "promise", "demand"}
)  # what these quote with a capital is a name: `eine „Woche der Bäume“`
FARTHEST_NOUN = 6  # words between a noun of calling and the quotation


def find_fragments(doc: Doc, parts: list[Segment], frames: list[Frame], told: set[int]) -> list[Frame]:
    """Frames of rule `fragment` or `words`, one for each quotation; `content` holds its index.

    told: segments that are what another frame reports; quoted words there make no statement of their own.
    """
    used = told | {j for frame in frames for j in frame.segments}
    out: list[Frame] = []
    for j, part in enumerate(parts):
        if part.quote >= 0 or j in told:
            continue
        home = _home(parts, j)
        if home < 0 or home in told:
            continue
        start, end = doc[part.start].idx, doc[part.end - 1].idx + len(doc[part.end - 1])
        before: tuple[Quotation, Frame] | None = None
        for number, one in quotations_between(doc, start, end):
            frame = _frame(doc, parts, home, j, number, one, frames, used)
            if frame is None and before is not None and _joined(doc, part, before[0], one):
                frame = replace(before[1], content=[number])  # riefen „A!“ und „B!“
            before = (one, frame) if frame is not None else None
            out += [frame] if frame is not None else []
    return out


def _joined(doc: Doc, part: Segment, before: Quotation, one: Quotation) -> bool:
    """Whether nothing but `und`, `oder` or a comma stands between two quotations."""
    between = [doc[t] for t in part.tokens if before.outer_end <= doc[t].idx < one.outer_start]
    return len(between) < 2 and all(token.tag_ in {"KON", "$,"} for token in between)


def _home(parts: list[Segment], j: int) -> int:
    """The clause that the words of a segment belong to: itself, or the one that insertions cut: `nannte Kern, der Rat, „falsch“`."""
    i = j
    while i >= 0 and (parts[i].finite < 0 or (i < j and parts[i].opener == "relative")):
        if parts[i].quote >= 0 or parts[i].mark in {":", ";"}:
            return -1
        i -= 1
    return i if i >= 0 and parts[i].kind in {"main", "sub"} else -1


def _frame(
    doc: Doc, parts: list[Segment], home: int, j: int, number: int, one: Quotation, frames: list[Frame], used: set[int]
) -> Frame | None:
    tokens = parts[home].tokens if j == home else [*parts[home].tokens, *parts[j].tokens]
    ahead = [t for t in tokens if doc[t].idx < one.outer_start]
    if not ahead:
        return None
    cue = match_verb(doc, tokens, parts[home].finite)
    noun = _noun_of_calling(doc, ahead)
    if noun is not None:
        phrase = clause_speaker(doc, parts, home, frames, used, cue)
        return _made(doc, "words", parts, home, j, number, one, noun, phrase) if phrase is not None else None
    held = holder(doc, parts, home, j, one)
    if held is not None:
        return _made(doc, "fragment", parts, home, j, number, one, None, held)
    if parts[home].kind == "main" and one.outer_start < doc[parts[home].finite].idx and not _governed(doc, ahead):
        return None  # Der Chef der „neuen mitte“ bezeichnete …: a name in the subject
    if cue is None or denied(doc, parts[home], cue) or not _takes_words(doc, ahead, words_of(doc, parts[j], one), cue):
        return None
    behind = next((t for t in parts[j].tokens if doc[t].idx >= one.outer_end), -1)
    if cue.entry.kind in TITLED_KINDS and behind >= 0 and doc[behind].tag_ in {"NN", "ADJA"}:
        return None  # kündigte „harte“ Strafen an
    if cue.entry.base == "lauten":
        return None
    if cue.entry.base == "nennen" and any(doc[t].tag_ == "PTKNEG" for t in tokens):
        return None
    phrase = clause_speaker(doc, parts, home, frames, used, cue)
    if phrase is None or (phrase.pronoun and doc[phrase.start].lower_ in frame_words("indefinite")):
        return None  # so nennt man das
    if any(one.start <= doc[t].idx < one.end for t in range(phrase.start, phrase.end)):
        return None  # wie „Linden heute“ berichtet
    return _made(doc, "fragment", parts, home, j, number, one, cue, phrase)


def _made(
    doc: Doc,
    rule: str,
    parts: list[Segment],
    home: int,
    j: int,
    number: int,
    one: Quotation,
    cue: CueMatch | None,
    phrase: Phrase,
) -> Frame:
    """The frame: the words of the clause in front of the quotation and behind it."""
    before = [t for t in parts[j].tokens if doc[t].idx < one.outer_start]
    behind = [t for t in parts[j].tokens if doc[t].idx >= one.outer_end]
    if any(doc[t].text in OPENING_MARKS for t in behind):
        behind = []  # riefen „A!“ und „B!“
    lemma = cue.entry.lemma if cue is not None else doc[parts[home].start].lower_
    frame = Frame(rule, [home], [number], cue, lemma, cue.entry.medium if cue is not None else "", phrase)
    frame.cue_tokens = tuple(sorted(cue.tokens)) if cue is not None else (parts[home].start,)
    frame.extents = [(parts[home].start, parts[home].end)] if j != home else []
    if before:
        frame.extents.append((before[0], before[-1] + 1))
    if behind:
        frame.extents.append((behind[0], behind[-1] + 1))
    return frame


def _noun_of_calling(doc: Doc, ahead: list[int]) -> CueMatch | None:
    """`mit den Worten „…“`, `riefen Parolen wie „…“ oder „…“`: a noun that tells that the quotation was said."""
    wie = False
    for t in reversed(ahead[-FARTHEST_NOUN:]):
        token = doc[t]
        if token.lower_ in frame_words("such as"):
            wie = True
            continue
        entry = cue_noun(token.text) if token.tag_ in {"NN", "NE"} else None
        if entry is not None and ("words" in entry.takes or ("with" in entry.takes and _behind_with(doc, ahead, t))):
            return CueMatch(entry, (t,))
        if not wie:
            return None  # Parolen auf Plakaten wie „…“
    return None


def _behind_with(doc: Doc, ahead: list[int], noun: int) -> bool:
    """Whether a noun stands behind `mit`, an article and adjectives between: `schloss mit dem schlichten | Hinweis „…“`."""
    before = [doc[t] for t in ahead if t < noun]
    while before and before[-1].tag_ in {"ART", "ADJA", "PDAT", "PPOSAT"}:
        before.pop()
    return bool(before) and before[-1].lower_ == "mit"


def _takes_words(doc: Doc, ahead: list[int], words: list[str], cue: CueMatch) -> bool:
    """Whether the cue takes the quotation as someone's words, and not a name in it.

    A name or title is none: a noun right in front of the mark (`das Projekt „Grüne Mitte“`) or a capital after a verb that
    names nothing (`kündigte die „Woche der Bäume“ an`).
    """
    takes = cue.entry.takes
    naming = cue.entry.kind == "name" or "als" in takes
    lower = bool(words) and words[0][0].islower()
    last = doc[ahead[-1]]
    if last.i in cue.tokens and last.tag_.startswith("V") and not lower:
        return False  # Der Bericht nennt „Nordlicht“ und „Westwind“
    if "words" in takes and (_behind_indefinite(doc, ahead) or _behind_dative(doc, ahead)):
        return True
    if not naming and not {"quote", "acc", "für", "vor", "zu", "mit"} & takes:
        return False
    if last.tag_ in {"NN", "NE"} and ahead[-1] not in cue.tokens and not lower:
        return False
    long = len(words) >= FEW and cue.entry.kind not in TITLED_KINDS
    bare = last.tag_ == "APPR" and len(words) >= FEW
    if not lower and (last.tag_ == "KON" or _attribute_of_its_own(doc, ahead)):
        return False
    if not naming and not lower and not (long or bare):
        return False
    return _in_place(doc, ahead, cue, lower, long)


def _governed(doc: Doc, ahead: list[int]) -> bool:
    """Whether a preposition or `als` governs the quotation: `Als | „Glücksfall“`, `Von einem | „Glücksfall“ sprach Kern`."""
    at = next((t for t in reversed(ahead) if doc[t].tag_ not in {"ADJA", "ART", "PPOSAT"}), ahead[-1])
    return doc[at].tag_ in {"APPR", "APPRART", "KOKOM", "KOUS"} and at == ahead[0]


def _behind_indefinite(doc: Doc, ahead: list[int]) -> bool:
    """Whether an indefinite article stands in front, adjectives between: `sieht einen schweren | „Angriff“`."""
    at = next((t for t in reversed(ahead) if doc[t].tag_ != "ADJA"), ahead[-1])
    return doc[at].lower_.startswith(("ein", "kein")) and doc[at].tag_ in {"ART", "PIAT"}


def _attribute_of_its_own(doc: Doc, ahead: list[int]) -> bool:
    """`die in Linden erscheinende | „Rundschau“`: an adjective with words of its own stands before a name."""
    at = next((t for t in reversed(ahead) if doc[t].tag_ != "ADJA"), ahead[-1])
    return at != ahead[-1] and doc[at].tag_ in {"NN", "NE"}


def _behind_dative(doc: Doc, ahead: list[int]) -> bool:
    """Whether a dative stands right in front: `warf der Stadt | „Wortbruch“ vor`."""
    while len(ahead) > 1 and (doc[ahead[-1]].tag_ == "ADV" or doc[ahead[-1]].lower_ in frame_words("aside")):
        ahead = ahead[:-1]  # warf der Stadt unter anderem | „Wortbruch“ vor
    noun = doc[ahead[-1]].tag_ in {"NN", "NE"}
    article = next((doc[t].lower_ for t in reversed(ahead[-4:-1]) if doc[t].tag_ in {"ART", "PPOSAT"}), "")
    return doc[ahead[-1]].tag_ == "PPER" or (noun and article.endswith(("m", "r", "n")))


def _in_place(doc: Doc, ahead: list[int], cue: CueMatch, lower: bool, long: bool) -> bool:
    """Whether quoted words stand where the verb takes them: `als „falsch“`, `einen „Glücksfall“`, not `mit dem „Boten“`."""
    definite = False
    for t in reversed(ahead):
        token = doc[t]
        if token.tag_ in {"ADJA", "CARD", "ADV", "PIAT"}:
            continue
        if token.tag_ in {"ART", "PPOSAT", "PDAT"}:
            definite = definite or token.lower_.startswith("d")
            continue
        if token.tag_ in {"APPR", "APPRART", "KOKOM"} or token.lower_ in {"als", "vom"}:
            base = {"zum": "zu", "zur": "zu", "vom": "von"}.get(token.lower_, token.lower_)
            return base in cue.entry.takes and (lower or not definite or base in NAMING_TAKES)
        break
    if cue.entry.takes == {"als"} and cue.entry.kind != "name":
        return False  # verstand den Satz „ein Wagnis“: with these, only what stands behind `als`
    return lower or ((cue.entry.kind == "name" or long) and not definite)  # feierte den Sieg „Nebel“ is a title
