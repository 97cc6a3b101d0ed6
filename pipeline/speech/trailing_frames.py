"""Frames behind or inside what is said: `…, sagte Kern`, `…, so Kern`, `…, wie Kern mitteilt`, `„…“ – Kern`."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.speech import mentions
from pipeline.speech.cues import CueMatch, cue_noun, frame_words, is_cue_form, match_verb
from pipeline.speech.finites import reports, reports_one
from pipeline.speech.frames import Frame, content_before, cue_entry, denied, goes_on, make_frame, with_appositions
from pipeline.speech.phrases import Phrase
from pipeline.speech.segments import Segment, starts_with_verb
from pipeline.speech.subjects import names_saying, subject_inside


def manner(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`…, wie Kern mitteilt` and `Wie Kern mitteilt, …`."""
    part = parts[i]
    if part.kind != "sub" or doc[part.tokens[part.lead]].lower_ not in frame_words("manner"):
        return None
    own = [i]
    while part.finite >= 0 and part.finite not in parts[own[-1]].tokens and own[-1] + 1 < len(parts):
        own.append(own[-1] + 1)  # wie Kern, Leiter des Amtes, mitteilt
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    if cue is None or not {"dass", "quote"} & cue.entry.takes:
        return None
    before = content_before(parts, i, used)
    behind = [j for j in range(own[-1] + 1, len(parts)) if j not in used and goes_on(doc, parts, j)]
    if (i == 0 and not behind) or not (before or behind):
        return None
    return make_frame(doc, parts, "manner", own, before + behind, cue, subject_inside(doc, parts, own, cue))


def inverted(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A frame after or inside what is said: `…, sagte Kern`, `…, hatte Kern gesagt`, `…, wird Kern zitiert`."""
    part = parts[i]
    if i == 0 or not starts_with_verb(doc, part) or part.mark in {":", "und"} or part.lead or _told_itself(doc, parts, i):
        return None
    own = with_appositions(doc, parts, i)
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    before = content_before(parts, i, used)
    if not before:
        return None
    quoted = parts[i - 1].quote >= 0
    if not quoted and cue is not None and cue.entry.kind == "source" and _source_ahead(doc, parts, before):
        return None
    if not quoted and not any(parts[j].kind == "main" for j in before):
        last = parts[before[-1]]
        asked = cue_noun(doc[parts[before[0]].tokens[-1]].text)
        if asked is not None and "ob" in asked.takes:
            return None
        opened = parts[before[0]].kind in {"sub", "inf"} or doc[parts[before[0]].start].tag_ in {"APPR", "APPRART", "ADV"}
        clausal = any(parts[j].opener in {"dass", "ob", "question"} or parts[j].kind == "inf" for j in before)
        follows = next((parts[j] for j in range(own[-1] + 1, len(parts))), None)
        mid = follows is not None and follows.kind == "main" and reports(doc[follows.finite])
        if not opened or last.opener == "relative" or not (clausal or mid):
            return None
    phrase = subject_inside(doc, parts, own, cue)
    if cue is None and not _could_report(doc, parts, i, before, phrase, quoted):
        return None
    if cue is not None and not {"quote", "dass", "v2", parts[before[-1]].opener} & cue.entry.takes:
        return None
    if cue is not None and cue.entry.base == "lauten" and (phrase is None or not names_saying(doc, phrase)):
        return None
    if phrase is None and cue is not None and cue.entry.kind != "source":
        return None
    if quoted and parts[i - 1].mark == ":" and own[-1] + 1 < len(parts) and parts[own[-1] + 1].opener in {"dass", "ob"}:
        return None  # Kern schrieb: „…“, weiter hieß es, dass …
    if not quoted and (_continues(doc, part, phrase) or (cue is not None and denied(doc, part, cue))):
        return None
    if quoted:
        content = [j for j in before if parts[j].quote >= 0 and all(parts[k].quote >= 0 for k in range(j, i))]
        content += _second_half(parts, own[-1] + 1)
    else:
        content = before + [j for j in range(own[-1] + 1, len(parts)) if goes_on(doc, parts, j)]
    return make_frame(doc, parts, "inverted", own, content, cue, phrase)


def _source_ahead(doc: Doc, parts: list[Segment], before: list[int]) -> bool:
    """Whether nothing but a source stands in front of the verb: `Vom Vorsitzenden, Pfarrer Kern, | hieß es, der Rat habe …`."""
    return all(parts[j].finite < 0 for j in before) and doc[parts[before[0]].start].lower_ in frame_words("source")


def _second_half(parts: list[Segment], start: int) -> list[int]:
    """The quotation behind a frame that cuts it in two; none where another clause leads to it: `…, und sie fügte hinzu: „…“`."""
    for j in range(start, len(parts)):
        if parts[j].quote >= 0:
            return [j] if j == start or parts[j].mark != ":" else []  # …, so Kern, und der Kantor: „…“
        if parts[j].kind == "main" and parts[j].mark in {"und", ",", ";"}:
            return []
    return []


def _told_itself(doc: Doc, parts: list[Segment], i: int) -> bool:
    """Whether a clause in the Konjunktiv is what a later frame reports: `Ob es reiche, wisse man nicht, sagte Kern.`"""
    if not reports_one(doc[parts[i].finite]):
        return False
    return any(
        starts_with_verb(doc, part)
        and part.mark == ","
        and not reports(doc[part.finite])
        and is_cue_form(doc[part.finite].text)
        for part in parts[i + 1 :]
    )


def _continues(doc: Doc, part: Segment, phrase: Phrase | None) -> bool:
    """Whether a clause shares its subject with the one before: `Der Verein begrüßt den Plan, fordert aber mehr Geld`."""
    at = part.tokens.index(part.finite)
    after = doc[part.tokens[at + 1]] if at + 1 < len(part.tokens) else None
    joined = after is not None and after.lower_ in frame_words("conjunction")
    return joined or (
        phrase is not None and part.tokens[0] <= phrase.start < part.tokens[-1] and phrase.start > part.finite + 5
    )


def _could_report(doc: Doc, parts: list[Segment], i: int, before: list[int], phrase: Phrase | None, quoted: bool) -> bool:
    """Whether an unlisted verb can be a cue: a full verb and its subject right behind a quotation or a Konjunktiv."""
    verb = doc[parts[i].finite]
    reflexive = phrase is not None and phrase.start == verb.i + 2 and doc[verb.i + 1].tag_ == "PRF"
    if phrase is None or not (reflexive or phrase.start == verb.i + 1) or not verb.tag_.startswith("VV"):
        return False
    named = phrase.pronoun or any(doc[t].ent_type_ == "PER" for t in range(phrase.start, phrase.core_end))
    if not named and not quoted:
        return False
    return quoted or any(parts[j].finite >= 0 and reports(doc[parts[j].finite]) for j in before)


def with_so(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`…, so Kern` and `„…“, so die Stadt in ihrer Mitteilung`."""
    part = parts[i]
    entry = cue_entry("particle", doc[part.start].lower_)
    if i == 0 or entry is None or "v2" not in entry.takes or part.kind != "frag" or len(part.tokens) < 2 or part.mark == "und":
        return None
    phrase = mentions.subject(doc, part.tokens[1:], parts[-1].end)
    latter = doc[part.tokens[1]].lower_ in frame_words("latter") and len(part.tokens) == 2
    if latter:
        phrase = Phrase(part.tokens[1], part.end, part.end, pronoun=True)
    if (
        phrase is None
        or phrase.start > part.start + 2
        or (doc[phrase.start].tag_ in {"PIAT", "PIS", "PIDAT", "CARD"} and not latter)
    ):
        return None
    before = content_before(parts, i, used)
    if not before:
        return None
    own = with_appositions(doc, parts, i)
    if parts[i - 1].quote >= 0:
        content = [j for j in before if parts[j].quote >= 0 and all(parts[k].quote >= 0 for k in range(j, i))]
        content += _second_half(parts, own[-1] + 1)
    elif any(parts[j].finite >= 0 for j in before) or _verb_follows(doc, parts, own[-1] + 1):
        content = before + [j for j in range(own[-1] + 1, len(parts)) if goes_on(doc, parts, j)]
    else:
        return None
    return make_frame(doc, parts, "so", own, content, CueMatch(entry, (part.start,)), phrase)


def _verb_follows(doc: Doc, parts: list[Segment], j: int) -> bool:
    """Whether the clause that a frame cuts goes on with its verb: `Die Arbeiten, so Kern, | lägen im Plan`."""
    return j < len(parts) and starts_with_verb(doc, parts[j])


def after_dash(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`„Wir bauen.“ – Petra Sommer, Vorsitzende`."""
    part = parts[i]
    if not i or part.kind != "frag" or part.mark not in {"–", "—", "-"} or parts[i - 1].quote < 0 or i - 1 in used:
        return None
    phrase = mentions.subject(doc, part.tokens, parts[-1].end)
    if phrase is None or phrase.start != part.start:
        return None
    return make_frame(doc, parts, "dash", with_appositions(doc, parts, i), [i - 1], None, phrase)


def with_words(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`„Ich bin wieder da“, mit diesen Worten meldete sich Kern zurück`: the subject of the clause said it."""
    part = parts[i]
    if not i or parts[i - 1].quote < 0 or i - 1 in used or part.kind != "main" or doc[part.start].lower_ != "mit":
        return None
    noun = next((t for t in part.tokens[1:4] if (entry := cue_noun(doc[t].text)) and "words" in entry.takes), -1)
    entry = cue_noun(doc[noun].text) if noun >= 0 else None
    phrase = subject_inside(doc, parts, [i], None)
    if entry is None or phrase is None:
        return None
    return make_frame(doc, parts, "words", [i], [i - 1], CueMatch(entry, (noun,)), phrase)
