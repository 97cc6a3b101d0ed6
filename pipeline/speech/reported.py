"""Summaries of what was said: `Kern dankte den Helfern`, `warb für mehr Bäume`, and quoted words under a naming verb.

Only a listed verb with a person or body as its subject counts, and only what the lexicon says it takes.
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.phrases import noun_phrases
from pipeline.speech.clause_speakers import clause_speaker
from pipeline.speech.clause_types import OPENING_MARKS
from pipeline.speech.cues import CueMatch, frame_words, match_verb
from pipeline.speech.fragments import find_fragments
from pipeline.speech.frames import Frame, denied
from pipeline.speech.phrases import Phrase, times_between
from pipeline.speech.segments import Segment

ACCUSATIVE_KINDS = frozenset(
    {"say", "praise", "criticise", "demand", "warn", "deny", "announce", "think", "promise", "report", "name"}
)
ABSTRACT = (
    "ung",
    "heit",
    "keit",
    "ion",
    "tät",
    "nis",
    "schluss",
    "schaft",
    "ismus",
    "plan",
    "vorschlag",
    "schritt",
    "vorstoß",
    "vertrag",
)
ASKING_KINDS = frozenset({"demand", "warn", "promise", "announce"})  # `bedauert die Absage: „…“` says one thing
OBJECT_TAGS = frozenset({"ART", "PPOSAT", "PDAT", "ADJA", "NN", "PIAT"})


def find(doc: Doc, parts: list[Segment], frames: list[Frame]) -> list[Frame]:
    """Frames of rule `reported` (`cut` holds the object) or `fragment` (`content` holds a quotation's index)."""
    taken = {j for frame in frames for j in frame.content}
    quoted = find_fragments(doc, parts, frames, taken)
    taken |= {j for frame in quoted for j in frame.segments}
    framed = {j for frame in frames for j in frame.segments if not _label_of_quotation(parts, frame)}
    out: list[Frame] = []
    for i, part in enumerate(parts):
        if part.kind != "main" or i in taken or i in framed:
            continue
        cue = match_verb(doc, part.tokens, part.finite)
        if cue is None or cue.passive:
            continue
        if denied(doc, part, cue) or (cue.entry.base == "nennen" and any(doc[t].tag_ == "PTKNEG" for t in part.tokens)):
            continue  # Details nannte Kern nicht
        if part.finite == part.start + 1 and doc[part.start].lower_ in frame_words("thing"):
            continue  # Das lobte Kern: the object is a word that says nothing
        phrase = clause_speaker(doc, parts, i, frames, taken | framed, cue)
        if phrase is None:
            continue
        frame = _object(doc, parts, i, cue, phrase, taken | framed)
        if frame is None:
            continue
        if out and out[-1].rule == frame.rule == "reported" and out[-1].speaker == phrase:
            out[-1].cut += frame.cut
            out[-1].extents += frame.extents
        else:
            out.append(frame)
    return quoted + out


def _label_of_quotation(parts: list[Segment], frame: Frame) -> bool:
    """Whether a frame is a whole clause and a colon that asks for something itself: `Er bittet um Geduld: „Es dauert.“`"""
    after = frame.segments[-1] + 1
    asks = frame.cue is not None and frame.cue.entry.kind in ASKING_KINDS
    return asks and len(frame.segments) == 1 and after in frame.content and parts[after].mark == ":" and parts[after].quote >= 0


def _rest(doc: Doc, part: Segment, cue: CueMatch, phrase: Phrase) -> list[int]:
    """The tokens behind verb and subject that are neither cue words nor `sich`."""
    verb = part.finite
    behind = max(verb + 1, phrase.end if phrase.start > verb else verb + 1)
    return [
        t for t in part.tokens if t >= behind and t not in cue.tokens and doc[t].lower_ not in frame_words("object pronoun")
    ]


def _object(doc: Doc, parts: list[Segment], i: int, cue: CueMatch, phrase: Phrase, used: set[int]) -> Frame | None:
    """What is said as a noun or prepositional object, to the end of its clause: `forderte mehr Geld, Zeit und Personal`."""
    takes = cue.entry.takes
    rest = _rest(doc, parts[i], cue, phrase)
    first = _with_marks(doc, rest, _object_start(doc, rest, takes, cue))
    ahead = _object_ahead(doc, parts[i], phrase, cue)
    if ahead is not None:
        frame = Frame("reported", [i], [], cue, cue.entry.lemma, cue.entry.medium, phrase)
        frame.cut = [ahead] if first < 0 else [ahead, (first, rest[-1] + 1)]
        frame.extents = [(parts[i].finite, first if first > parts[i].finite else parts[i].end)]
        frame.cue_tokens = tuple(sorted(cue.tokens))
        return frame
    dative = first >= 0 and (doc[first].lower_ == "der" or doc[first].lower_ in frame_words("oblique"))
    if (first < 0 or dative) and "acc" in takes:
        bare = _bare_object(doc, rest, phrase)
        first = bare if bare >= 0 else first
        if phrase.start < bare < phrase.core_end:  # Als Grund nannte das Amt | Schwierigkeiten mit der Heizung
            phrase = Phrase(phrase.start, bare, bare)
        rest = [t for t in rest if t >= first] or [t for t in parts[i].tokens if t >= first] if first >= 0 else rest
    if first < 0:
        return None
    last = _object_end(doc, rest, first, cue)
    for j in range(i + 1, len(parts) if last == parts[i].end else 0):
        listed = parts[j].kind == "frag" and parts[j].mark == "," and not _insertion(doc, parts, j)
        if j in used or not (listed or (parts[j].opener == "relative" and parts[j].kind == "sub")):
            break
        last = parts[j].end
    frame = Frame("reported", [i], [], cue, cue.entry.lemma, cue.entry.medium, phrase)
    frame.cut = [(first, last)]
    frame.extents = [(parts[i].start, first)]
    frame.cue_tokens = tuple(sorted(cue.tokens))
    return frame


def _insertion(doc: Doc, parts: list[Segment], j: int) -> bool:
    """Whether words between commas break in: `lobte den Plan, anders als Kern, und …`."""
    return j + 1 < len(parts) and parts[j + 1].kind == "main" and doc[parts[j].start].tag_ not in {"NN", "NE", "ADJA"}


def _object_end(doc: Doc, rest: list[int], first: int, cue: CueMatch) -> int:
    """Behind the object: at the clause's end, or at the verb's particle where more is joined (`ruft zum Streik auf und …`)."""
    for t in cue.tokens:
        if t > first and t + 1 <= rest[-1] and doc[t + 1].lower_ in frame_words("conjunction"):
            return t
    return rest[-1] + 1


def _object_ahead(doc: Doc, part: Segment, phrase: Phrase, cue: CueMatch) -> tuple[int, int] | None:
    """The object in front of the verb where the subject stands behind it: `Den Bau lobte Kern`, `Die Kosten bezifferte er`."""
    first = part.tokens[part.lead]
    kinds = cue.entry.kind in ACCUSATIVE_KINDS
    dative = "dat" in cue.entry.takes and doc[first].lower_ in frame_words("oblique")
    if (
        phrase.start <= part.finite
        or doc[first].tag_ not in OBJECT_TAGS
        or not (dative or (kinds and {"acc", "abstract"} & cue.entry.takes))
    ):
        return None
    base = next(noun_phrases(doc, first, part.finite), None)
    if base is not None and not dative and "acc" not in cue.entry.takes and not _is_matter(doc[base.head_noun].lower_):
        return None
    if base is None or base.start != first or times_between(doc, doc[base.head_noun].idx, doc[base.head_noun].idx + 1):
        return None
    return first, part.finite


def _object_start(doc: Doc, rest: list[int], takes: frozenset[str], cue: CueMatch) -> int:
    """First token of the object that the cue takes, or -1."""
    starts = [t for t in rest if _opens_object(doc, t, rest, takes, cue)]
    wanted = {"acc", "dat", "abstract"} & takes
    if wanted and rest and cue.entry.kind in ACCUSATIVE_KINDS | {"thank"}:
        starts += [
            phrase.start
            for phrase in noun_phrases(doc, rest[0], rest[-1] + 1)
            if phrase.preposition < rest[0]
            and doc[phrase.start].tag_ not in {"PPER", "PIS", "PDS"}
            and (wanted != {"abstract"} or _is_matter(doc[phrase.head_noun].lower_))
            and not times_between(doc, doc[phrase.head_noun].idx, doc[phrase.head_noun].idx + 1)
        ]
    first = min(starts, default=-1)
    sich = "sich" in cue.entry.fixed and first - 1 in rest and doc[first - 1].tag_ in {"ADJD", "VVPP", "VVFIN", "ADV"}
    return first - 1 if sich else first  # zeigte sich beeindruckt von den Bildern


def _bare_object(doc: Doc, rest: list[int], phrase: Phrase) -> int:
    """A noun for a matter without an article that runs on from another noun: `warf der Stadt | Untätigkeit vor`; or -1."""
    start = phrase.start if rest and phrase.end == rest[0] else rest[0] if rest else phrase.start
    stop = rest[-1] + 1 if rest else phrase.end
    for base in noun_phrases(doc, start, stop):
        last = base.end - 1
        runs_on = last > base.start and doc[last].tag_ == doc[last - 1].tag_ == "NN" and doc[last].is_title
        if runs_on and _is_matter(doc[last].lower_) and doc[last - 1].is_alpha:
            return last
    return -1


def _with_marks(doc: Doc, rest: list[int], first: int) -> int:
    """The start of an object that is a title, with its mark and article: `kündigte | die „Woche der Bäume“ an`."""
    if first < 1 or doc[first - 1].text not in OPENING_MARKS:
        return first
    first -= 1
    while first - 1 in rest and doc[first - 1].tag_ in {"ART", "ADJA", "PPOSAT", "PIAT"}:
        first -= 1
    return first


def _is_matter(noun: str) -> bool:
    """Whether a noun names a matter and nobody who comes: `begrüßte die Entscheidung`, not `begrüßte die Gäste`."""
    if any(noun.endswith(word) and len(noun) - len(word) != 1 for word in frame_words("matter")):
        return True
    return noun.removesuffix("en").removesuffix("e").removesuffix("s").endswith(ABSTRACT)


def _opens_object(doc: Doc, t: int, rest: list[int], takes: frozenset[str], cue: CueMatch) -> bool:
    """Whether a preposition that the cue takes stands here: `warb für die Stadt`, `gratulierte zum Sieg`."""
    low, tag = doc[t].lower_, doc[t].tag_
    if tag not in {"APPR", "APPRART"}:
        return False
    if low in takes or ("dat" in takes and t == rest[0]):
        return True  # dankte vor allem den Helfern
    return {"zum": "zu", "zur": "zu", "vom": "von", "fürs": "für"}.get(low, "") in takes
