"""Frames around a noun of saying or a bare `das`: `die Forderung, dass …`, and `Das sagte Kern` behind what was said."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.speech import mentions
from pipeline.speech.clause_types import quoted_opener
from pipeline.speech.cues import CueMatch, cue_noun, frame_words, match_verb
from pipeline.speech.finites import reports
from pipeline.speech.frames import Frame, make_frame, with_appositions
from pipeline.speech.segments import Segment
from pipeline.speech.subjects import owner_of, phrase_behind, subject_inside

LAST_NOUN = 7  # words of a sentence among which its noun of saying stands: `Das ist die zentrale | Aussage einer Studie`


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


def summing(doc: Doc, parts: list[Segment], quotation: bool = False) -> Frame | None:
    """`Das teilte die Stadt am Montag mit.`: the sentence before is what was said. The frame has no content of its own.

    quotation: whether the sentence before is nothing but a quotation; then a noun of saying is enough (`Das ist das Fazit
    einer Studie`).
    """
    part = parts[0]
    tokens = part.tokens
    if quotation and (frame := _quoted_before(doc, parts)) is not None:
        return frame
    if part.kind != "main" or len(tokens) < 3 or doc[tokens[0]].lower_ not in frame_words("thing") or tokens[1] != part.finite:
        return None
    if any(other.quote >= 0 or other.opener in {"dass", "ob"} or other.mark == ":" for other in parts):
        return None
    own = with_appositions(doc, parts, 0)
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    noun = next((t for t in tokens[2:LAST_NOUN] if cue_noun(doc[t].text) is not None and doc[t].tag_ == "NN"), -1)
    if quotation and cue is None and noun >= 0 and doc[part.finite].lower_ in frame_words("be"):
        owner, entry = owner_of(doc, tokens, noun), cue_noun(doc[noun].text)
        return make_frame(doc, parts, "summing", own, [], CueMatch(entry, (noun,)), owner) if owner and entry else None
    if cue is None or not {"dass", "quote"} & cue.entry.takes or cue.entry.kind not in {"say", "announce", "report", "source"}:
        return None
    if cue.entry.kind == "source":
        phrase = phrase_behind(doc, tokens, frame_words("source"), parts[own[-1]].end)
    else:
        phrase = mentions.subject(doc, [t for t in tokens if t > part.finite], parts[own[-1]].end)
    return make_frame(doc, parts, "summing", own, [], cue, phrase) if phrase is not None else None


def _quoted_before(doc: Doc, parts: list[Segment]) -> Frame | None:
    """`„…“ Mit diesen Worten begrüßte Kern die Gäste.`, `„…“ So beschreibt Kern das Ziel.`: the frame of the quotation in front."""
    part, first = parts[0], doc[parts[0].start]
    if part.kind != "main" or part.finite < 0:
        return None
    ahead = [t for t in part.tokens if t < part.finite]
    noun = next((t for t in ahead if (entry := cue_noun(doc[t].text)) and {"words", "with"} & entry.takes), -1)
    with_these = first.lower_ == "mit" and noun >= 0 and any(doc[t].tag_ == "PDAT" for t in ahead)
    cue = match_verb(doc, part.tokens, part.finite)
    so = first.lower_ == "so" and ahead == [part.start] and cue is not None
    if not (with_these or so):
        return None
    phrase = mentions.subject(doc, [t for t in part.tokens if t > part.finite], parts[-1].end)
    entry = cue_noun(doc[noun].text) if with_these else None
    found = CueMatch(entry, (noun,)) if entry is not None else cue
    return make_frame(doc, parts, "summing", with_appositions(doc, parts, 0), [], found, phrase) if phrase is not None else None
