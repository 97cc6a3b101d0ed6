"""Frames in front of what is said: `Kern sagte, …`, `Sein Fazit: „…“`, `die Forderung, dass …`, and `Das sagte Kern` behind it."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.speech import speakers
from pipeline.speech.clause_types import quoted_opener
from pipeline.speech.cues import CueMatch, cue_noun, frame_words, match_verb
from pipeline.speech.finites import reports, reports_one
from pipeline.speech.frames import Frame, cue_entry, denied, make_frame, reported_clause, with_appositions
from pipeline.speech.segments import Segment, spoken, starts_with_verb
from pipeline.speech.speakers import Phrase
from pipeline.speech.subjects import names_someone, owner_of, phrase_behind, shared_subject, subject_inside

# Verbs of these kinds take a plain main clause: `Kern sagte, der Bau ist sicher`; `fand`, `nahm an` mean something else then.
STROKES = frozenset({"/", "|", "//", "+++"})
PLAIN_KINDS = frozenset({"say", "announce", "report", "warn", "demand", "promise", "criticise"})


def announcing(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A frame in front of what is said: `Kern kündigte an, dass …`, `Kern sagte: „…“`, `weil Kern fürchtet, dass …`."""
    part = parts[i]
    if part.kind not in {"main", "sub"} or (part.opener in {"dass", "ob"} and i == 0):
        return None
    own = with_appositions(doc, parts, i, limit=_first_content(doc, parts, i))
    first = own[-1] + 1
    if first >= len(parts) or first in used:
        return None
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    licensed = cue is not None and _licensed(doc, parts, first, cue) and not denied(doc, part, cue)
    if not licensed and (cue is not None or parts[first].mark != ":" or not reported_clause(doc, parts, first)):
        return None
    if part.kind == "main" and starts_with_verb(doc, part):
        while own[0] > 0 and parts[own[0] - 1].kind != "main" and parts[own[0] - 1].quote < 0 and own[0] - 1 not in used:
            own.insert(0, own[0] - 1)
    content = [first]
    verb_last = parts[first].kind == "sub" and parts[first].opener != "adverbial"
    for j in range(first + 1, len(parts)):
        if not _content_goes_on(doc, parts, j, verb_last, first):
            break
        content.append(j)
    phrase = subject_inside(doc, parts, own, cue)
    if cue is not None and not (cue.passive or cue.entry.kind == "source"):
        phrase = shared_subject(doc, parts, i) or phrase
    return make_frame(doc, parts, _announcing_rule(doc, parts, i, first), own, content, cue, phrase)


def _announcing_rule(doc: Doc, parts: list[Segment], i: int, first: int) -> str:
    """The shape of what follows, since some are surer than others: `quote`, `dass`, `Konjunktiv`, `infinitive`, `plain`."""
    if parts[i].kind != "main":
        return "subordinate"
    part = parts[first]
    if part.quote >= 0:
        return "announcing quote"
    if part.opener in {"dass", "ob", "question"}:
        return "announcing dass"
    if part.kind == "inf":
        return "announcing infinitive"
    return "announcing Konjunktiv" if reported_clause(doc, parts, first) else "announcing plain"


def _first_content(doc: Doc, parts: list[Segment], i: int) -> int:
    """Index of the segment where what is said begins behind a frame at `i`; the number of segments where none does."""
    for j in range(i + 1, len(parts)):
        part = parts[j]
        if part.quote >= 0 or part.kind == "main" or part.opener in {"dass", "ob", "question"}:
            return _back_over_fronted(doc, parts, i, j)
        if part.kind == "inf" and part.opener != "purpose":
            return j
    return len(parts)


def _back_over_fronted(doc: Doc, parts: list[Segment], i: int, j: int) -> int:
    """`sagte, wenn es regne, komme niemand`: what is said begins with the clause in front of its verb."""
    if parts[j].kind != "main" or not starts_with_verb(doc, parts[j]):
        return j
    first = j
    while first - 1 > i and parts[first - 1].opener in {"adverbial", "", "relative"} and parts[first - 1].quote < 0:
        first -= 1
    return first


def _licensed(doc: Doc, parts: list[Segment], first: int, cue: CueMatch) -> bool:
    """Whether the cue takes what follows."""
    takes, part = cue.entry.takes, parts[first]
    if part.quote >= 0:
        clause = quoted_opener(doc, part)
        wanted = "inf" if clause == "inf" else "dass"
        return "quote" in takes or part.mark == ":" or (clause != "" and wanted in takes)
    if part.opener == "dass":
        return (
            "dass" in takes
            and doc[part.start].lower_ in frame_words("dass") | frame_words("conjunction")
            and not _belongs_to_noun(doc, part, cue)
        )
    if part.opener == "question" and (
        cue.passive or doc[part.start - 1].text != "," or doc[part.start - 2].tag_ in {"NN", "NE"}
    ):
        return False  # die Art, wie es geschah
    if part.opener in {"ob", "question"}:
        return bool({"ob", "dass"} & takes)
    if part.kind == "inf":
        return "inf" in takes
    if part.mark == "und":
        return False
    if reported_clause(doc, parts, first):
        return bool({"v2", "dass"} & takes) or part.mark == ":"
    plain = "v2" in takes and not cue.passive and cue.entry.kind in PLAIN_KINDS
    return plain and part.kind == "main" and part.mark in {",", ":"} and not starts_with_verb(doc, part)


def _belongs_to_noun(doc: Doc, part: Segment, cue: CueMatch) -> bool:
    """Whether `dass` hangs on an object in front of it: `bestätigte den Verdacht, dass …` says something of the suspicion."""
    if "acc" not in cue.entry.takes:
        return False
    before = next((t for t in range(part.start - 1, 0, -1) if doc[t].text != ","), 0)
    return cue_noun(doc[before].text) is not None and doc[before].tag_ == "NN"


def _content_goes_on(doc: Doc, parts: list[Segment], j: int, verb_last: bool, first: int) -> bool:
    """Whether a segment behind the first one still belongs to what is said."""
    part = parts[j]
    if part.quote >= 0 or parts[first].quote >= 0:
        return part.quote >= 0 and parts[first].quote >= 0 and parts[j - 1].quote >= 0
    if part.kind != "main":
        return True
    if reports(doc[part.finite]):
        return True
    if part.mark in {";", ":"}:
        return False
    begun_by_fronted = parts[first].kind not in {"main", "inf"} and not verb_last  # kündigte an, zu bauen, | und dankte
    return begun_by_fronted or (not verb_last and part.mark == "," and not starts_with_verb(doc, part) and not part.lead)


def labelled(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """Words and a colon before a quotation: `Sein Fazit: „…“`, `Kern weiter: „…“`, `Kern freut sich: „…“`."""
    if i + 1 >= len(parts) or i + 1 in used or parts[i + 1].quote < 0 or parts[i + 1].mark != ":":
        return None
    own = [i]
    while own[0] > 0 and parts[own[0] - 1].quote < 0 and own[0] - 1 not in used and parts[own[0]].mark not in {";", ":"}:
        if parts[own[0]].kind == "main" and (parts[own[0]].lead or not starts_with_verb(doc, parts[own[0]])):
            break  # Der Rat tagte, und | Kern rief: „…“
        own.insert(0, own[0] - 1)
    tokens = _behind_slash(doc, [t for j in own for t in parts[j].tokens])
    noun = next((t for t in reversed(tokens) if cue_noun(doc[t].text) and doc[min(t + 1, len(doc) - 1)].ent_type_ != "PER"), -1)
    named = _name_at_colon(doc, parts[i]) if own != [i] else None
    if named is not None:
        own, tokens, noun = [i], parts[i].tokens, -1
    cut = tokens[0] > parts[own[0]].start
    cue = match_verb(doc, tokens, parts[i].finite)
    phrase = speakers.subject(doc, tokens, tokens[-1] + 1) if cut else None
    phrase = named or phrase or shared_subject(doc, parts, i) or subject_inside(doc, parts, own, cue)
    giver = phrase_behind(doc, tokens, frame_words("agent"), tokens[-1] + 1) if noun == tokens[0] and cue is None else None
    if giver is not None:
        phrase = giver  # Lob gab es vom Landrat: „…“
        praised = cue_noun(doc[noun].text)
        cue = CueMatch(praised, (noun,)) if praised is not None else None
    elif cue is None and noun >= 0 and parts[i].kind == "frag":
        entry = cue_noun(doc[noun].text)
        assert entry is not None
        cue = CueMatch(entry, (noun,))
        phrase = owner_of(doc, tokens, noun) or phrase
    elif cue is None and parts[i].kind == "frag":
        particle = next((t for t in tokens if (entry := cue_entry("particle", doc[t].lower_)) and "quote" in entry.takes), -1)
        entry = cue_entry("particle", doc[particle].lower_) if particle >= 0 else None
        cue = CueMatch(entry, (particle,)) if entry else None
    if phrase is None or (cue is None and not spoken(doc, parts[i + 1].tokens)):
        return None
    if cue is None and parts[i].kind == "main" and (reports_one(doc[parts[i].finite]) or _belonging(doc, phrase)):
        return None  # Der Bau sei teuer: „…“, Seine Sorge wächst: „…“: whoever spoke before
    content = [j for j in range(i + 1, len(parts)) if parts[j].quote >= 0 and all(parts[k].quote >= 0 for k in range(i + 1, j))]
    return make_frame(doc, parts, "label", own, content, cue, phrase)


def _belonging(doc: Doc, phrase: Phrase) -> bool:
    """Whether a subject is a matter of someone's: `Seine Zuversicht`, `Ihre Bilanz`; `Ihr Sprecher` is someone."""
    return doc[phrase.start].tag_ == "PPOSAT" and not names_someone(doc, phrase)


def _name_at_colon(doc: Doc, part: Segment) -> Phrase | None:
    """Who is named right in front of the colon, after others: `…, und Ministerin Ida Wolf: „…“`; an apposition is none."""
    first = part.tokens[part.lead]
    if part.kind != "frag" or not part.lead or doc[part.end - 1].ent_type_ != "PER":
        return None
    phrase = speakers.subject(doc, part.tokens[part.lead :], part.end)
    return phrase if phrase is not None and phrase.start == first and phrase.end == part.end else None


def _behind_slash(doc: Doc, tokens: list[int]) -> list[int]:
    """The last part of a headline that is cut by strokes: `Rat beschließt Etat / Kämmerin Kern: „…“`."""
    cuts = [k for k, t in enumerate(tokens) if doc[t].text in STROKES and k + 1 < len(tokens)]
    spaced = [k for k in cuts if k and doc[tokens[k] - 1].whitespace_ and doc[tokens[k]].whitespace_]
    return tokens[spaced[-1] + 1 :] if spaced else tokens


def noun_of_saying(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A noun that says it: `die Forderung der Eltern, die Schule zu sanieren`, `auf die Frage, ob das Bad schließt`."""
    if i + 1 >= len(parts) or i + 1 in used or parts[i + 1].mark != ",":
        return None
    after = parts[i + 1]
    want = quoted_opener(doc, after) or after.opener
    want = want if want in {"dass", "ob"} else "inf" if after.kind == "inf" and not after.opener else ""
    for t in reversed(parts[i].tokens[-6:]):
        entry = cue_noun(doc[t].text)
        if entry is None or doc[t].tag_ != "NN" or entry.word_class != "noun":
            continue
        if not want and "dass" in entry.takes and after.kind == "main" and reports(doc[after.finite]):
            want = "dass"
        claimed = t == parts[i].end - 1 and _claims(doc, parts[i], t) and "dass" in entry.takes
        if claimed and not want and after.kind == "main":
            want = "dass"  # mit dem Argument, der Kran sei zu laut
        if not want or want not in entry.takes:
            return None
        behind = [k for k in parts[i].tokens if k > t]
        owner = (subject_inside(doc, parts, [i], None) if claimed else None) or owner_of(doc, parts[i].tokens, t)
        if owner is None and want == "inf":
            return None  # hat das Ziel, die Bahn zu bauen
        if behind and (owner is None or (owner.start > t and owner.end <= behind[-1])):
            return None
        content = [i + 1]
        while (
            content[-1] + 1 < len(parts)
            and (parts[content[-1] + 1].kind in {"sub", "inf"} or parts[content[-1]].kind == "frag")
            and content[-1] + 1 not in used
        ):
            content.append(content[-1] + 1)
        return make_frame(doc, parts, "noun", [i], content, CueMatch(entry, (t,)), owner)
    return None


def _claims(doc: Doc, part: Segment, noun: int) -> bool:
    """Whether a clause ends in `mit dem Argument`, `mit der Begründung`, so that its subject says what follows."""
    before = [t for t in part.tokens if t < noun][-2:]
    return part.finite >= 0 and len(before) == 2 and doc[before[0]].lower_ == "mit" and doc[before[1]].tag_ in {"ART", "PPOSAT"}


def summing(doc: Doc, parts: list[Segment]) -> Frame | None:
    """`Das teilte die Stadt am Montag mit.`: the sentence before is what was said. The frame has no content of its own."""
    part = parts[0]
    tokens = part.tokens
    if part.kind != "main" or len(tokens) < 3 or doc[tokens[0]].lower_ not in frame_words("thing") or tokens[1] != part.finite:
        return None
    if any(other.quote >= 0 or other.opener in {"dass", "ob"} or other.mark == ":" for other in parts):
        return None
    own = with_appositions(doc, parts, 0)
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    if cue is None or not {"dass", "quote"} & cue.entry.takes or cue.entry.kind not in {"say", "announce", "report", "source"}:
        return None
    if cue.entry.kind == "source":
        phrase = phrase_behind(doc, tokens, frame_words("source"), parts[own[-1]].end)
    else:
        phrase = speakers.subject(doc, [t for t in tokens if t > part.finite], parts[own[-1]].end)
    return make_frame(doc, parts, "summing", own, [], cue, phrase) if phrase is not None else None
