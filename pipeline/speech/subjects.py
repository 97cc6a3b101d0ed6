"""The subject of a frame's clause, in front of its verb or behind it, shared with the clause before, or in its passive."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.grammar.phrases import noun_phrases
from pipeline.speech import mentions, phrases
from pipeline.speech.cues import CueMatch, cue_noun, frame_words
from pipeline.speech.finites import reports_one
from pipeline.speech.names import names_someone
from pipeline.speech.phrases import Phrase
from pipeline.speech.segments import Segment, starts_with_verb

PRINTED_IN = frozenset({"im", "in", "vom"})
FARTHEST_ANTECEDENT = 14  # words looked at in front of a relative clause
RELATIVE_EITHER = frozenset({"die", "das", "was", "welche", "welches"})  # nominative or accusative


def subject_inside(doc: Doc, parts: list[Segment], own: list[int], cue: CueMatch | None) -> Phrase | None:
    """Who speaks in a frame: the subject in front of the verb or behind it; the agent of a passive; the source of `es heißt`."""
    core = [j for j in own if parts[j].kind != "frag" and parts[j].opener not in {"relative", "adverbial"}] or own[-1:]
    core = [j for j in core if parts[j].finite >= 0] or core  # Das Angebot, zu helfen, | lehnt er ab
    if parts[core[0]].opener in {"dass", "ob", "question"}:
        core = [j for j in core if parts[j].kind == "main"] or core  # Auf die Frage, ob es reiche, | sagte Kern
    tokens = [t for j in own for t in parts[j].tokens]
    limit = parts[own[-1]].end
    if cue is not None and cue.entry.kind == "source":
        clause = parts[core[0]]
        text = antecedent(doc, clause.start) if clause.opener == "relative" else None
        return text or phrase_behind(doc, tokens, frame_words("source"), limit)
    if cue is not None and cue.passive and cue.entry.base != "zitieren":
        agent = phrase_behind(doc, tokens, frame_words("agent"), limit)
        if agent is not None:
            return agent
        paper = next(
            (mentions.quoted_name(doc, tokens[at + 1 :]) for at, t in enumerate(tokens) if doc[t].lower_ in PRINTED_IN), None
        )
        source = phrase_behind(doc, tokens, frame_words("source"), limit)
        return source if source is not None and names_saying(doc, source) else paper
    finite = parts[core[0]].finite
    if parts[core[0]].kind == "sub":
        return _subject_of_clause(doc, parts[core[0]], limit)
    behind = [t for t in parts[core[0]].tokens if t > finite] if finite >= 0 else tokens
    later = mentions.subject(doc, behind, limit) if behind else None
    ahead = _subject_ahead(doc, parts[own[0]], finite, parts[core[0]].start)
    if later is not None and cue is not None and cue.entry.base == "zitieren" and doc[later.start].lower_ == "man":
        return mentions.subject(doc, [t for t in behind if t > later.start], limit) or later  # zitiert man Kern
    if ahead is None or (later is not None and _object_ahead(doc, ahead, later, finite)):
        return later or mentions.capitalised(doc, [t for t in parts[own[0]].tokens if t < finite] + behind[:1])
    return ahead


def antecedent(doc: Doc, clause: int) -> Phrase | None:
    """The phrase in front of a relative clause that its pronoun means: `ein Zettel an der Tür, | auf dem stand`.

    clause: first token of the relative clause. Of several the last one whose gender and number fit.
    """
    comma = clause - 1
    pronoun = next((doc[t] for t in range(clause, min(clause + 3, len(doc))) if doc[t].tag_ in {"PRELS", "PRELAT"}), None)
    bases = [base for base in noun_phrases(doc, max(0, comma - FARTHEST_ANTECEDENT), comma) if not base.preposition >= comma]
    for base in reversed(bases):
        head = doc[base.head_noun]
        if head.tag_ in {"NN", "NE", "NNE"} and doc[base.start].lower_ not in frame_words("genitive") and _fits(pronoun, head):
            return phrases.extend(doc, base, comma, comma)
    return None


def _fits(pronoun: Token | None, noun: Token) -> bool:
    """Whether a relative pronoun can mean a noun by gender and number; where one of them is unknown it can."""
    if pronoun is None:
        return True
    for feature in ("Gender", "Number"):
        ours, theirs = pronoun.morph.get(feature, [""])[0], noun.morph.get(feature, [""])[0]
        if ours and theirs and ours != theirs and not (feature == "Gender" and "Plur" in noun.morph.get("Number", [])):
            return False
    return True


def _subject_of_clause(doc: Doc, part: Segment, limit: int) -> Phrase | None:
    """The subject of a verb-last clause; of a relative one its pronoun: `Kern, der sagte, …`."""
    first = part.tokens[part.lead]
    if part.opener == "relative":
        nominative = doc[first].lower_ in frame_words("relative") and doc[first].lower_ not in frame_words("oblique")
        if (
            nominative
            and doc[first].lower_ in RELATIVE_EITHER
            and (named := _named_inside(doc, part, first, limit)) is not None
        ):
            return named
        return (
            Phrase(first, first + 1, first + 1, pronoun=True)
            if nominative
            else mentions.subject(doc, part.tokens[part.lead + 1 :], limit)
        )
    rest = part.tokens[part.lead + 1 :]
    quoted = mentions.quoted_name(doc, rest)
    return quoted or (mentions.subject(doc, rest, limit) if rest else None) or mentions.capitalised(doc, rest)


def _named_inside(doc: Doc, part: Segment, first: int, limit: int) -> Phrase | None:
    """Who acts in a relative clause about a thing: `die Marke, die | Kern sich gesetzt hatte`; None where it is about someone."""
    before = next((t for t in range(first - 1, max(-1, first - 4), -1) if doc[t].text not in {",", "–"}), -1)
    if before < 0 or names_someone(doc, Phrase(before, before + 1, before + 1)):
        return None
    phrase = mentions.subject(doc, part.tokens[part.lead + 1 :], limit)
    named = phrase is not None and any(doc[t].ent_type_ == "PER" for t in range(phrase.start, phrase.core_end))
    return phrase if named and phrase is not None and phrase.start == first + 1 else None


def _subject_ahead(doc: Doc, home: Segment, finite: int, core_start: int) -> Phrase | None:
    """The subject in front of the verb; None when something else stands there (`Am Montag sagte Kern`)."""
    tokens = [t for t in home.tokens[home.lead :] if t < finite]
    if not tokens:
        return None
    if doc[tokens[0]].tag_ in {"APPR", "APPRART", "PROAV", "PAV", "PWAV", "KOUS", "KOKOM"} and not doc[tokens[0]].ent_type_:
        return None
    first = doc[tokens[0]]
    if first.lower_ in frame_words("fronted") and len(tokens) > 1 and doc[tokens[1]].tag_ in {"ART", "PPOSAT", "NE", "NN"}:
        whole = mentions.subject(doc, tokens[1:], finite)  # Auch der Bauernverband | lobt
        return whole if whole is not None and whole.start == tokens[1] and whole.end == finite else None
    if first.lower_ in frame_words("fronted") | frame_words("adverbial") | frame_words(
        "addressee"
    ) or first.lower_ in frame_words("correlate"):
        return None
    if first.tag_ in {"ADV", "ADJD"}:
        if len(tokens) > 1 or not first.text[:1].isupper():
            return (
                mentions.subject(doc, tokens[1:], finite) if len(tokens) > 1 and doc[tokens[1]].tag_ in {"ART", "NE"} else None
            )
        return Phrase(first.i, first.i + 1, first.i + 1) if first.ent_type_ or not first.is_lower else None
    if doc[tokens[0]].lower_ in frame_words("oblique") and len(tokens) > 1:
        return None
    adjective = len(tokens) == 1 and not first.ent_type_ and first.text.endswith(("isch", "end", "lich", "ig"))
    found = None if adjective else mentions.subject(doc, tokens, max(core_start, tokens[-1] + 1))
    return found if found is not None and found.start <= tokens[0] + 1 else None


def _object_ahead(doc: Doc, ahead: Phrase, later: Phrase, finite: int) -> bool:
    """Whether the phrase before the verb is its object: `Den Plan lobte Kern`, `Der Politik schlug er vor`."""
    pronoun = doc[later.start]
    if ahead.pronoun and doc[ahead.start].lower_ in frame_words("nominative"):
        return False  # Er bezeichnete diese als „Wagnis“
    if pronoun.lower_ in frame_words("either case") and names_someone(doc, ahead) and _agrees(doc, ahead, finite):
        return False  # Trainer Kern nannte sie „ein Talent“
    if _adverbial(doc, ahead, later, finite):
        return True
    if later.pronoun and later.start == finite + 1 and pronoun.lower_ not in frame_words("indefinite"):
        return True
    if doc[ahead.start].tag_ in {"ADV", "ADJD"}:
        return True
    cases = [token.morph.get("Case") for token in (doc[ahead.start], doc[later.start])]
    named = any(doc[t].ent_type_ == "PER" for t in range(later.start, later.core_end))
    unnamed = not names_someone(doc, ahead) and not ahead.pronoun
    return unnamed and later.start == finite + 1 and (named or (cases[0] in (["Acc"], ["Dat"]) and cases[1] == ["Nom"]))


def _agrees(doc: Doc, phrase: Phrase, finite: int) -> bool:
    """Whether a phrase can be the subject of the verb by number: `Die Kritiker nannte sie` has another one."""
    numbers = {
        token.morph.get("Number", [""])[0] for token in doc[phrase.start : phrase.core_end] if token.tag_ in {"ART", "NN"}
    }
    verb = doc[finite].morph.get("Number", [""])[0]
    return not verb or not numbers - {""} or verb in numbers or len(numbers) > 1


def _adverbial(doc: Doc, ahead: Phrase, later: Phrase, finite: int) -> bool:
    """`Besorgt äußerte sich auch der Rektor`: a lone word in front of a reflexive verb whose subject follows."""
    first = doc[ahead.start]
    if first.text.endswith("end") and first.is_sent_start and later.start == finite + 1 and names_someone(doc, later):
        return not names_someone(doc, ahead)  # Passend zum Fest mahnte der Rektor
    alone = ahead.core_end == ahead.start + 1 and not first.ent_type_ and not ahead.pronoun and first.is_sent_start is True
    between = [doc[t] for t in range(finite + 1, later.start)]
    reflexive = bool(between) and between[0].lower_ == "sich" and all(token.tag_ in {"PRF", "ADV"} for token in between)
    return (
        alone and reflexive and first.text.endswith(("t", "en", "end", "ig", "lich", "isch")) and not names_someone(doc, ahead)
    )


def phrase_behind(doc: Doc, tokens: list[int], prepositions: frozenset[str], limit: int) -> Phrase | None:
    """The noun phrase behind the first of the prepositions; a question that was asked is passed over (`auf Anfrage`)."""
    for at, t in enumerate(tokens[:-1]):
        if doc[t].lower_ not in prepositions:
            continue
        phrase = mentions.subject(doc, tokens[at + 1 :], limit, oblique=True) or _to_noun(doc, tokens[at + 1 :])
        entry = cue_noun(doc[phrase.start].text) if phrase is not None else None
        if entry is None or entry.kind != "ask":
            return phrase
    return None


def _to_noun(doc: Doc, tokens: list[int]) -> Phrase | None:
    """From an article to its noun over attributes that are no adjectives alone: `einer | gestern verbreiteten Erklärung`."""
    if not tokens or doc[tokens[0]].tag_ not in {"ART", "PPOSAT"}:
        return None
    noun = next((t for t in tokens[1 : mentions.LONGEST_ATTRIBUTE] if doc[t].tag_ in {"NN", "NE"}), -1)
    return Phrase(tokens[0], noun + 1, noun + 1) if noun >= 0 else None


def shared_subject(doc: Doc, parts: list[Segment], i: int) -> Phrase | None:
    """The subject of the clause before, where a coordinated one has none: `Kern lobte den Rat und betonte, dass …`."""
    part = parts[i]
    if part.kind != "main" or part.tokens[part.lead] != part.finite:
        return None
    following = doc[part.tokens[part.lead + 1]].lower_ if part.lead + 1 < len(part.tokens) else ""
    if not part.lead and not (part.mark == "," and following in frame_words("conjunction") | frame_words("lead")):
        return None  # …, warnte aber davor
    mains = [j for j in range(i - 1, -1, -1) if parts[j].kind == "main"]
    if not mains:
        return None
    previous = next((j for j in mains if not reports_one(doc[parts[j].finite])), mains[0])  # sagte, es sei gut, und fügte hinzu
    return subject_of_row(doc, parts, previous) or subject_inside(doc, parts, [previous], None)


def subject_of_row(doc: Doc, parts: list[Segment], i: int) -> Phrase | None:
    """The subject of a row of clauses: `Kern lobte die Jury, | dankte den Helfern und bat um Geduld`."""
    if not i or parts[i].mark != "," or parts[i].lead or parts[i - 1].kind != "main" or not starts_with_verb(doc, parts[i]):
        return None
    return subject_of_row(doc, parts, i - 1) or subject_inside(doc, parts, [i - 1], None)


def owner_of(doc: Doc, tokens: list[int], noun: int) -> Phrase | None:
    """Whose words they are: `Sein Fazit`, `Das Fazit der Försterin`."""
    behind = [t for t in tokens if t > noun]
    if behind and (doc[behind[0]].lower_ in {"von", "vom"} or doc[behind[0]].tag_ in {"ART", "PPOSAT", "NE"}):
        return mentions.subject(doc, behind, tokens[-1] + 1, oblique=True)
    ahead = [t for t in tokens if t < noun and doc[t].tag_ == "PPOSAT"]
    if ahead:
        return Phrase(ahead[-1], ahead[-1] + 1, ahead[-1] + 1, pronoun=True)
    names = [t for t in tokens if t < noun and doc[t].tag_ in {"NE", "NNE"}]
    return Phrase(names[0], names[-1] + 1, names[-1] + 1) if names else None


def names_saying(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase is a noun of saying: `lautet ihr Fazit`, but not `lautet der Titel`."""
    return any(cue_noun(doc[t].text) is not None for t in range(phrase.start, phrase.core_end))
