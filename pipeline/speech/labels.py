"""Labels of quotations: words and a colon in front that need no verb: `Sein Fazit: „…“`, `Kern weiter: „…“`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.speech import mentions
from pipeline.speech.cues import CueMatch, cue_noun, frame_words, match_verb
from pipeline.speech.finites import reports_one
from pipeline.speech.frames import Frame, cue_entry, make_frame
from pipeline.speech.names import names_someone
from pipeline.speech.phrases import Phrase
from pipeline.speech.segments import Segment, spoken, starts_with_verb
from pipeline.speech.subjects import owner_of, phrase_behind, shared_subject, subject_inside

STROKES = frozenset({"/", "|", "//", "+++"})


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
    relative = {t for j in own if parts[j].opener == "relative" for t in parts[j].tokens}
    cue = match_verb(doc, [t for t in tokens if t not in relative], parts[i].finite)
    phrase = mentions.subject(doc, tokens, tokens[-1] + 1) if cut else None
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
    phrase = mentions.subject(doc, part.tokens[part.lead :], part.end)
    return phrase if phrase is not None and phrase.start == first and phrase.end == part.end else None


def _behind_slash(doc: Doc, tokens: list[int]) -> list[int]:
    """The last part of a headline that is cut by strokes: `Rat beschließt Etat / Kämmerin Kern: „…“`."""
    cuts = [k for k, t in enumerate(tokens) if doc[t].text in STROKES and k + 1 < len(tokens)]
    spaced = [k for k in cuts if k and doc[tokens[k] - 1].whitespace_ and doc[tokens[k]].whitespace_]
    return tokens[spaced[-1] + 1 :] if spaced else tokens
