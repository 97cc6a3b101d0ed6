"""Frames: which segments of a sentence say that someone speaks, and which segments are what is said.

„Wir bauen“, sagte Kern, der Rektor.       inverted        Kern sagte, der Bau sei sicher.   announcing
Der Bau sei sicher, so Kern.               so              Wie Kern sagte, sei er sicher.    manner
Sein Fazit: „Wir bauen.“                   label
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from pipeline.components import speakers
from pipeline.components.cues import CueEntry, CueMatch, cue_entries, cue_noun, frame_words, match_verb
from pipeline.components.segments import Segment, reports, spoken, starts_with_verb
from pipeline.components.speakers import Phrase


@dataclass(slots=True)
class Frame:
    """Someone speaks. rule: which shape. extents: token ranges of the frame's words. content: indexes of the segments
    that are said, or `cut` ranges of tokens where the frame stands inside its clause. lemma: the cue as it is written."""

    rule: str
    segments: list[int]
    content: list[int]
    cue: CueMatch | None = None
    lemma: str = ""
    medium: str = ""
    speaker: Phrase | None = None
    extents: list[tuple[int, int]] = field(default_factory=list)
    cue_tokens: tuple[int, ...] = ()
    cut: list[tuple[int, int]] = field(default_factory=list)


def find_frames(doc: Doc, parts: list[Segment]) -> list[Frame]:
    """The frames of a sentence, in order of their words; no segment serves two of them."""
    frames: list[Frame] = []
    used: set[int] = set()
    for rules in ((_manner, _inverted, _so, _dash), (_announcing,), (_noun, _label)):
        for i in range(len(parts)):
            if i in used or parts[i].quote >= 0:
                continue
            for rule in rules:
                frame = rule(doc, parts, i, used)
                if frame is not None:
                    frames.append(frame)
                    used.update(frame.segments)
                    used.update(frame.content)
                    break
    frames += [both for frame in frames if (both := _quoted_too(parts, frame, used))]
    return sorted(frames, key=lambda frame: frame.segments[0])


def _quoted_too(parts: list[Segment], frame: Frame, used: set[int]) -> Frame | None:
    """A second statement of the same frame: `Der Bau sei sicher, erklärte Kern: „Niemand muss gehen.“`"""
    after = frame.segments[-1] + 1
    if after >= len(parts) or parts[after].quote < 0 or parts[after].mark != ":" or after in used:
        return None
    return replace(frame, content=[after])


def cue_entry(word_class: str, base: str) -> CueEntry | None:
    """The entry of a particle or preposition."""
    return next((entry for entry in cue_entries(word_class) if entry.base == base), None)


def _manner(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`…, wie Kern mitteilt` and `Wie Kern mitteilt, …`."""
    part = parts[i]
    if part.kind != "sub" or doc[part.tokens[part.lead]].lower_ not in frame_words("manner"):
        return None
    cue = match_verb(doc, part.tokens, part.finite)
    if cue is None or not {"dass", "quote"} & cue.entry.takes:
        return None
    own, after = [i], i + 1
    while after < len(parts) and parts[after].kind == "frag" and after + 1 < len(parts) and parts[after].mark == ",":
        after += 1  # Wie Kern, Leiter des Amtes, mitteilt: kept together only when no verb stands between
        if parts[after].kind != "frag":
            after -= 1
            break
    before = _content_before(parts, i, used)
    behind = [j for j in range(i + 1, len(parts)) if j not in used and _goes_on(doc, parts, j, bool(before))]
    if (i == 0 and not behind) or not (before or behind):
        return None
    return _frame(doc, parts, "manner", own, before + behind, cue, _subject_inside(doc, parts, own, cue))


def _inverted(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A frame after or inside what is said: `…, sagte Kern`, `…, hatte Kern gesagt`, `…, wird Kern zitiert`."""
    part = parts[i]
    if i == 0 or not starts_with_verb(doc, part) or part.mark in {":", "und"} or part.lead:
        return None
    own = _with_appositions(doc, parts, i)
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    before = _content_before(parts, i, used)
    if not before:
        return None
    quoted = parts[i - 1].quote >= 0
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
    phrase = _subject_inside(doc, parts, own, cue)
    if cue is None and not _could_report(doc, parts, i, before, phrase, quoted):
        return None
    if cue is not None and not {"quote", "dass", "v2"} & cue.entry.takes:
        return None
    if cue is not None and cue.entry.base == "lauten" and (phrase is None or not names_saying(doc, phrase)):
        return None
    if phrase is None and cue is not None and cue.entry.kind != "source":
        return None
    if not quoted and (_continues(doc, part, phrase) or (cue is not None and _denied(doc, part, cue))):
        return None
    if quoted:
        content = [j for j in before if parts[j].quote >= 0 and all(parts[k].quote >= 0 for k in range(j, i))]
        content += [j for j in range(own[-1] + 1, len(parts)) if parts[j].quote >= 0][:1]
    else:
        content = before + [j for j in range(own[-1] + 1, len(parts)) if _goes_on(doc, parts, j, True)]
    return _frame(doc, parts, "inverted", own, content, cue, phrase)


def _continues(doc: Doc, part: Segment, phrase: Phrase | None) -> bool:
    """Whether a clause shares its subject with the one before: `Der Verein begrüßt den Plan, fordert aber mehr Geld`."""
    at = part.tokens.index(part.finite)
    after = doc[part.tokens[at + 1]] if at + 1 < len(part.tokens) else None
    joined = after is not None and after.lower_ in frame_words("conjunction")
    return joined or (phrase is not None and part.tokens[0] <= phrase.start < part.tokens[-1] and phrase.start > part.finite + 5)


def names_saying(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase is a noun of saying: `lautet ihr Fazit`, but not `lautet der Titel`."""
    return any(cue_noun(doc[t].text) is not None for t in range(phrase.start, phrase.core_end))


def _could_report(doc: Doc, parts: list[Segment], i: int, before: list[int], phrase: Phrase | None, quoted: bool) -> bool:
    """Whether an unlisted verb can be a cue: a full verb and its subject right behind a quotation or a Konjunktiv."""
    verb = doc[parts[i].finite]
    if phrase is None or phrase.start != verb.i + 1 or not verb.tag_.startswith("VV"):
        return False
    named = phrase.pronoun or any(doc[t].ent_type_ == "PER" for t in range(phrase.start, phrase.core_end))
    if not named and not quoted:
        return False
    return quoted or any(parts[j].finite >= 0 and reports(doc[parts[j].finite]) for j in before)


def _so(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`…, so Kern` and `„…“, so die Stadt in ihrer Mitteilung`."""
    part = parts[i]
    entry = cue_entry("particle", doc[part.start].lower_)
    if i == 0 or entry is None or "v2" not in entry.takes or part.kind != "frag" or len(part.tokens) < 2 or part.mark == "und":
        return None
    phrase = speakers.subject(doc, part.tokens[1:], parts[-1].end)
    if phrase is None or phrase.start > part.start + 2 or doc[phrase.start].tag_ in {"PIAT", "PIS", "PIDAT", "CARD"}:
        return None
    before = _content_before(parts, i, used)
    if not before:
        return None
    own = _with_appositions(doc, parts, i)
    if parts[i - 1].quote >= 0:
        content = [j for j in before if parts[j].quote >= 0 and all(parts[k].quote >= 0 for k in range(j, i))]
        content += [j for j in range(own[-1] + 1, len(parts)) if parts[j].quote >= 0][:1]
    elif any(parts[j].finite >= 0 for j in before) or _verb_follows(doc, parts, own[-1] + 1):
        content = before + [j for j in range(own[-1] + 1, len(parts)) if _goes_on(doc, parts, j, True)]
    else:
        return None
    return _frame(doc, parts, "so", own, content, CueMatch(entry, (part.start,)), phrase)


def _verb_follows(doc: Doc, parts: list[Segment], j: int) -> bool:
    """Whether the clause that a frame cuts goes on with its verb: `Die Arbeiten, so Kern, | lägen im Plan`."""
    return j < len(parts) and starts_with_verb(doc, parts[j])


def _dash(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """`„Wir bauen.“ – Petra Sommer, Vorsitzende`."""
    part = parts[i]
    if not i or part.kind != "frag" or part.mark not in {"–", "—", "-"} or parts[i - 1].quote < 0 or i - 1 in used:
        return None
    phrase = speakers.subject(doc, part.tokens, parts[-1].end)
    if phrase is None or phrase.start != part.start:
        return None
    return _frame(doc, parts, "dash", _with_appositions(doc, parts, i), [i - 1], None, phrase)


def _noun(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A noun that says it: `die Forderung der Eltern, die Schule zu sanieren`, `auf die Frage, ob das Bad schließt`."""
    if i + 1 >= len(parts) or i + 1 in used or parts[i + 1].mark != ",":
        return None
    after = parts[i + 1]
    want = after.opener if after.opener in {"dass", "ob"} else "inf" if after.kind == "inf" and not after.opener else ""
    for t in reversed(parts[i].tokens[-6:]):
        entry = cue_noun(doc[t].text)
        if entry is None or doc[t].tag_ != "NN" or entry.word_class != "noun":
            continue
        if not want and "dass" in entry.takes and after.kind == "main" and reports(doc[after.finite]):
            want = "dass"
        if not want or want not in entry.takes:
            return None
        behind = [k for k in parts[i].tokens if k > t]
        owner = _owner(doc, parts[i].tokens, t)
        if behind and (owner is None or (owner.start > t and owner.end <= behind[-1])):
            return None
        content = [i + 1]
        while (
            content[-1] + 1 < len(parts)
            and (parts[content[-1] + 1].kind in {"sub", "inf"} or parts[content[-1]].kind == "frag")
            and content[-1] + 1 not in used
        ):
            content.append(content[-1] + 1)
        return _frame(doc, parts, "noun", [i], content, CueMatch(entry, (t,)), owner)
    return None


def _announcing(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """A frame in front of what is said: `Kern kündigte an, dass …`, `Kern sagte: „…“`, `weil Kern fürchtet, dass …`."""
    part = parts[i]
    if part.kind not in {"main", "sub"} or (part.opener in {"dass", "ob"} and i == 0):
        return None
    own = _with_appositions(doc, parts, i, limit=_first_content(doc, parts, i))
    first = own[-1] + 1
    if first >= len(parts):
        return None
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    licensed = cue is not None and _licensed(doc, parts, first, cue) and not _denied(doc, part, cue)
    if not licensed and (cue is not None or parts[first].mark != ":" or not _reported_clause(doc, parts, first)):
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
    phrase = _subject_inside(doc, parts, own, cue)
    if cue is not None and not (cue.passive or cue.entry.kind == "source"):
        phrase = _shared_subject(doc, parts, i) or phrase
    return _frame(doc, parts, _announcing_rule(doc, parts, i, first), own, content, cue, phrase)


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
    return "announcing Konjunktiv" if _reported_clause(doc, parts, first) else "announcing plain"


def _label(doc: Doc, parts: list[Segment], i: int, used: set[int]) -> Frame | None:
    """Words and a colon before a quotation: `Sein Fazit: „…“`, `Kern weiter: „…“`, `Kern freut sich: „…“`."""
    if i + 1 >= len(parts) or parts[i + 1].quote < 0 or parts[i + 1].mark != ":":
        return None
    own = [i]
    while own[0] > 0 and parts[own[0] - 1].quote < 0 and own[0] - 1 not in used and parts[own[0]].mark not in {";", ":"}:
        own.insert(0, own[0] - 1)
    tokens = [t for j in own for t in parts[j].tokens]
    noun = next((t for t in reversed(tokens) if cue_noun(doc[t].text)), -1)
    cue = match_verb(doc, tokens, parts[i].finite)
    phrase = _shared_subject(doc, parts, i) or _subject_inside(doc, parts, own, cue)
    if cue is None and noun >= 0 and parts[i].kind == "frag":
        entry = cue_noun(doc[noun].text)
        assert entry is not None
        cue = CueMatch(entry, (noun,))
        phrase = _owner(doc, tokens, noun) or phrase
    elif cue is None and parts[i].kind == "frag":
        particle = next((t for t in tokens if (entry := cue_entry("particle", doc[t].lower_)) and "quote" in entry.takes), -1)
        entry = cue_entry("particle", doc[particle].lower_) if particle >= 0 else None
        cue = CueMatch(entry, (particle,)) if entry else None
    if phrase is None or (cue is None and not spoken(doc, parts[i + 1].tokens)):
        return None
    content = [j for j in range(i + 1, len(parts)) if parts[j].quote >= 0 and all(parts[k].quote >= 0 for k in range(i + 1, j))]
    return _frame(doc, parts, "label", own, content, cue, phrase)


def _owner(doc: Doc, tokens: list[int], noun: int) -> Phrase | None:
    """Whose words they are: `Sein Fazit`, `Das Fazit der Försterin`."""
    behind = [t for t in tokens if t > noun]
    if behind and (doc[behind[0]].lower_ in {"von", "vom"} or doc[behind[0]].tag_ in {"ART", "PPOSAT", "NE"}):
        return speakers.subject(doc, behind, tokens[-1] + 1, oblique=True)
    ahead = [t for t in tokens if t < noun and doc[t].tag_ == "PPOSAT"]
    if ahead:
        return Phrase(ahead[-1], ahead[-1] + 1, ahead[-1] + 1, pronoun=True)
    names = [t for t in tokens if t < noun and doc[t].tag_ in {"NE", "NNE"}]
    return Phrase(names[0], names[-1] + 1, names[-1] + 1) if names else None


def _frame(
    doc: Doc, parts: list[Segment], rule: str, own: list[int], content: list[int], cue: CueMatch | None, phrase: Phrase | None
) -> Frame:
    if (
        phrase is not None
        and cue is not None
        and rule in {"inverted", "label"}
        and cue_noun(doc[phrase.core_end - 1].text) is not None
    ):
        noun = phrase.core_end - 1
        phrase = _owner(doc, list(range(phrase.start, phrase.end)), noun)
    own, content = sorted(set(own)), sorted(set(content) - set(own))
    extents = [(parts[own[0]].start, parts[own[0]].end)]
    for j in own[1:]:
        if j == own[own.index(j) - 1] + 1:
            extents[-1] = (extents[-1][0], parts[j].end)
        else:
            extents.append((parts[j].start, parts[j].end))
    finite = next((parts[j].finite for j in own if parts[j].finite >= 0), -1)
    tokens = tuple(sorted(cue.tokens)) if cue else ((finite,) if finite >= 0 else ())
    lemma = cue.entry.lemma if cue else (doc[finite].lemma_ or doc[finite].lower_ if finite >= 0 else "")
    return Frame(rule, own, content, cue, lemma, cue.entry.medium if cue else "", phrase, extents, tokens)


def _with_appositions(doc: Doc, parts: list[Segment], i: int, limit: int | None = None) -> list[int]:
    """The segment and what still belongs to it: appositions, times, relative clauses about the speaker, `um zu …`."""
    own = [i]
    for j in range(i + 1, len(parts) if limit is None else limit):
        relative = parts[j].opener in {"relative", "adverbial", "purpose"} and parts[j].kind in {"sub", "inf"}
        if parts[j].opener == "adverbial" and parts[j].finite >= 0 and reports(doc[parts[j].finite]):
            break  # …, so das Amt, bis dahin gelte Tempo 30
        if not (parts[j].kind == "frag" or relative) or parts[j].mark in {";", ":"}:
            break
        own.append(j)
    return own


def _content_before(parts: list[Segment], i: int, used: set[int]) -> list[int]:
    start = i
    while start > 0 and start - 1 not in used:
        start -= 1
    return list(range(start, i))


def _goes_on(doc: Doc, parts: list[Segment], j: int, begun: bool) -> bool:
    """Whether what is said goes on behind a frame that stands inside it."""
    part = parts[j]
    if part.quote >= 0:
        return False
    if part.mark == "und" and part.kind == "main" and not reports(doc[part.finite]):
        return False
    if part.mark == ";" and part.kind == "main":
        return reports(doc[part.finite])
    return True if not begun else part.kind != "main" or part.mark != ":"


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


def _denied(doc: Doc, part: Segment, cue: CueMatch) -> bool:
    """Whether it was just not said: `wollte nicht bestätigen, dass …`; `schloss nicht aus, dass …` says something."""
    return cue.entry.kind in {"say", "announce", "report"} and any(doc[t].tag_ == "PTKNEG" for t in part.tokens)


def _licensed(doc: Doc, parts: list[Segment], first: int, cue: CueMatch) -> bool:
    """Whether the cue takes what follows."""
    takes, part = cue.entry.takes, parts[first]
    if part.quote >= 0:
        return "quote" in takes or part.mark == ":"
    if part.opener == "dass":
        return "dass" in takes and doc[part.start].lower_ in frame_words("dass") | frame_words("conjunction") and not _belongs_to_noun(doc, part, cue)
    if part.opener == "question" and (cue.passive or doc[part.start - 1].text != "," or doc[part.start - 2].tag_ in {"NN", "NE"}):
        return False  # die Art, wie es geschah
    if part.opener in {"ob", "question"}:
        return bool({"ob", "dass"} & takes)
    if part.kind == "inf":
        return "inf" in takes
    if part.mark == "und":
        return False
    if _reported_clause(doc, parts, first):
        return bool({"v2", "dass"} & takes) or part.mark == ":"
    plain = "v2" in takes and not cue.passive and cue.entry.kind in {"say", "announce", "report"}
    return plain and part.kind == "main" and part.mark in {",", ":"} and not starts_with_verb(doc, part)


def _belongs_to_noun(doc: Doc, part: Segment, cue: CueMatch) -> bool:
    """Whether `dass` hangs on an object in front of it: `bestätigte den Verdacht, dass …` says something of the suspicion."""
    if "acc" not in cue.entry.takes:
        return False
    before = next((t for t in range(part.start - 1, 0, -1) if doc[t].text != ","), 0)
    return cue_noun(doc[before].text) is not None and doc[before].tag_ == "NN"


def _reported_clause(doc: Doc, parts: list[Segment], first: int) -> bool:
    """Whether a main clause in the Konjunktiv begins here, perhaps behind a fronted clause."""
    main = next((part for part in parts[first:] if part.kind == "main"), None)
    return main is not None and reports(doc[main.finite]) and main.mark != "und"


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
    begun_by_fronted = parts[first].kind != "main" and not verb_last
    return begun_by_fronted or (not verb_last and part.mark == "," and not starts_with_verb(doc, part) and not part.lead)


def _subject_inside(doc: Doc, parts: list[Segment], own: list[int], cue: CueMatch | None) -> Phrase | None:
    """Who speaks in a frame: the subject in front of the verb or behind it; the agent of a passive; the source of `es heißt`."""
    core = [j for j in own if parts[j].kind != "frag" and parts[j].opener not in {"relative", "adverbial"}] or own[-1:]
    tokens = [t for j in own for t in parts[j].tokens]
    limit = parts[own[-1]].end
    if cue is not None and cue.entry.kind == "source":
        return _behind(doc, tokens, frame_words("source"), limit)
    if cue is not None and cue.passive and cue.entry.base != "zitieren":
        agent = _behind(doc, tokens, frame_words("agent"), limit)
        source = None if agent is not None else _behind(doc, tokens, frame_words("source"), limit)
        return agent if source is None or not names_saying(doc, source) else source
    finite = parts[core[0]].finite
    if parts[core[0]].kind == "sub":
        return _subject_of_clause(doc, parts[core[0]], limit)
    behind = [t for t in parts[core[0]].tokens if t > finite] if finite >= 0 else tokens
    later = speakers.subject(doc, behind, limit) if behind else None
    ahead = _subject_ahead(doc, parts[own[0]], finite, parts[core[0]].start)
    if ahead is None or (later is not None and _object_ahead(doc, ahead, later, finite)):
        return later or speakers.capitalised(doc, [t for t in parts[own[0]].tokens if t < finite] + behind[:1])
    return ahead


def _subject_of_clause(doc: Doc, part: Segment, limit: int) -> Phrase | None:
    """The subject of a verb-last clause; of a relative one its pronoun: `Kern, der sagte, …`."""
    first = part.tokens[part.lead]
    if part.opener == "relative":
        nominative = doc[first].lower_ in frame_words("relative") and doc[first].lower_ not in frame_words("oblique")
        return (
            Phrase(first, first + 1, first + 1, pronoun=True)
            if nominative
            else speakers.subject(doc, part.tokens[part.lead + 1 :], limit)
        )
    rest = part.tokens[part.lead + 1 :]
    return (speakers.subject(doc, rest, limit) if rest else None) or speakers.capitalised(doc, rest)


def _subject_ahead(doc: Doc, home: Segment, finite: int, core_start: int) -> Phrase | None:
    """The subject in front of the verb; None when something else stands there (`Am Montag sagte Kern`)."""
    tokens = [t for t in home.tokens[home.lead :] if t < finite]
    if not tokens or doc[tokens[0]].tag_ in {"APPR", "APPRART", "PROAV", "PAV", "PWAV", "KOUS", "KOKOM"}:
        return None
    first = doc[tokens[0]]
    if first.lower_ in frame_words("fronted") | frame_words("adverbial") | frame_words(
        "addressee"
    ) or first.lower_ in frame_words("correlate"):
        return None
    if first.tag_ in {"ADV", "ADJD"}:
        if len(tokens) > 1 or not first.text[:1].isupper():
            return (
                speakers.subject(doc, tokens[1:], finite) if len(tokens) > 1 and doc[tokens[1]].tag_ in {"ART", "NE"} else None
            )
        return Phrase(first.i, first.i + 1, first.i + 1) if first.ent_type_ or not first.is_lower else None
    if doc[tokens[0]].lower_ in frame_words("oblique") and len(tokens) > 1:
        return None
    adjective = len(tokens) == 1 and not first.ent_type_ and first.text.endswith(("isch", "end", "lich", "ig"))
    found = None if adjective else speakers.subject(doc, tokens, max(core_start, tokens[-1] + 1))
    return found if found is not None and found.start <= tokens[0] + 1 else None


def _object_ahead(doc: Doc, ahead: Phrase, later: Phrase, finite: int) -> bool:
    """Whether the phrase before the verb is its object: `Den Plan lobte Kern`, `Der Politik schlug er vor`."""
    pronoun = doc[later.start]
    if later.pronoun and later.start == finite + 1 and pronoun.lower_ not in frame_words("indefinite"):
        return True
    if doc[ahead.start].tag_ in {"ADV", "ADJD"}:
        return True
    cases = [token.morph.get("Case") for token in (doc[ahead.start], doc[later.start])]
    named = any(doc[t].ent_type_ == "PER" for t in range(later.start, later.core_end))
    unnamed = not any(doc[t].ent_type_ in {"PER", "ORG"} for t in range(ahead.start, ahead.core_end)) and not ahead.pronoun
    return unnamed and later.start == finite + 1 and (named or (cases[0] in (["Acc"], ["Dat"]) and cases[1] == ["Nom"]))


def _behind(doc: Doc, tokens: list[int], prepositions: frozenset[str], limit: int) -> Phrase | None:
    """The noun phrase behind the first of the prepositions."""
    at = next((k for k, t in enumerate(tokens) if doc[t].lower_ in prepositions), -1)
    rest = tokens[at + 1 :]
    return speakers.subject(doc, rest, limit, oblique=True) if at >= 0 and rest else None


def summing(doc: Doc, parts: list[Segment]) -> Frame | None:
    """`Das teilte die Stadt am Montag mit.`: the sentence before is what was said. The frame has no content of its own."""
    part = parts[0]
    tokens = part.tokens
    if part.kind != "main" or len(tokens) < 3 or doc[tokens[0]].lower_ not in frame_words("thing") or tokens[1] != part.finite:
        return None
    if any(other.quote >= 0 or other.opener in {"dass", "ob"} or other.mark == ":" for other in parts):
        return None
    own = _with_appositions(doc, parts, 0)
    cue = match_verb(doc, [t for j in own for t in parts[j].tokens], part.finite)
    if cue is None or not {"dass", "quote"} & cue.entry.takes or cue.entry.kind not in {"say", "announce", "report", "source"}:
        return None
    if cue.entry.kind == "source":
        phrase = _behind(doc, tokens, frame_words("source"), parts[own[-1]].end)
    else:
        phrase = speakers.subject(doc, [t for t in tokens if t > part.finite], parts[own[-1]].end)
    return _frame(doc, parts, "summing", own, [], cue, phrase) if phrase is not None else None


def _shared_subject(doc: Doc, parts: list[Segment], i: int) -> Phrase | None:
    """The subject of the clause before, where a coordinated one has none: `Kern lobte den Rat und betonte, dass …`."""
    if not parts[i].lead or parts[i].kind != "main" or parts[i].tokens[parts[i].lead] != parts[i].finite:
        return None
    previous = next((j for j in range(i - 1, -1, -1) if parts[j].kind == "main"), -1)
    return _subject_inside(doc, parts, [previous], None) if previous >= 0 else None
