"""Segments: a sentence cut at its punctuation, each piece typed, with whole quotations as pieces of their own.

`„Wir bauen“, sagte Kern, der Rektor, und dankte dem Rat.` gives quote | main | frag | main. Frames and what they report
are then sequences of segments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from pipeline.offices.role_nouns import role_noun
from pipeline.speech.clause_types import Segment, set_type
from pipeline.speech.cues import frame_words, is_cue_form, is_participle
from pipeline.speech.finites import finite_verb, finites_of

__all__ = ["Segment", "segments", "spoken", "starts_with_verb"]

MARKS = frozenset({",", ";", ":", "–", "—", "-"})
LONGEST_NAME = 6  # words of a name with its office
NAME_WORD_TAGS = frozenset({"NE", "NNE", "NN", "FM", "ART", "ADJA", "XY", "APPR", "$("})
ATTRIBUTE_TAGS = frozenset(
    {"NN", "NE", "NNE", "FM", "XY", "ART", "ADJA", "APPR", "APPRART", "KON", "TRUNC", "CARD", "$(", "PPOSAT"}
)
LONGEST = 100  # words of a segment; more without a mark is no German sentence but damage
TERMINALS = frozenset({".", "!", "?", "…", "..."})
OPENINGS, CLOSINGS = frozenset("(["), frozenset(")]")


def segments(doc: Doc, start: int, end: int, blocks: Mapping[int, int], fragments: frozenset[int]) -> list[Segment]:
    """The segments between two token indexes.

    blocks: token index to the index of the whole quotation it belongs to. fragments: tokens inside quoted words that are
    part of the sentence (`das „Haus, das lacht“`), whose commas do not cut.
    """
    pieces: list[Segment] = []
    current, depth = Segment(), 0
    for i in range(start, end):
        token = doc[i]
        if token.is_space:
            continue
        block = blocks.get(i, -1)
        if block != current.quote and (current.tokens or block >= 0):
            if current.tokens:
                pieces.append(current)
            current = Segment(mark="" if current.tokens else current.mark, quote=block)
        if block >= 0:
            current.tokens.append(i)
            current.kind = "quote"
            continue
        depth = depth + (token.text in OPENINGS) - (token.text in CLOSINGS and depth > 0)
        if token.text in MARKS and not depth and i not in fragments:
            if current.tokens:
                pieces.append(current)
            current = Segment(mark=token.text)
            continue
        current.tokens.append(i)
        if len(current.tokens) >= LONGEST:
            pieces.append(current)
            current = Segment()
    while current.tokens and current.quote < 0 and doc[current.tokens[-1]].text in TERMINALS:
        current.tokens.pop()
    if current.tokens:
        pieces.append(current)
    out: list[Segment] = []
    for piece in _with_open_appositions(doc, pieces):
        behind_quotation = bool(out) and out[-1].quote >= 0
        for part in [piece] if piece.quote >= 0 else _split_at_conjunction(doc, piece, behind_quotation, fragments):
            set_type(doc, part, out[-1] if out else None, fragments)
            _close_open_clause(doc, part, out)
            out.append(part)
    return out


def _with_open_appositions(doc: Doc, pieces: list[Segment]) -> list[Segment]:
    """`Ida Kern, Leiterin des Amtes | nannte …`: an office behind a name that no comma closes stays with the name."""
    out: list[Segment] = []
    for piece in pieces:
        if out and piece.mark == "," and out[-1].quote < 0 and piece.quote < 0 and _is_name(doc, out[-1]):
            finites = finites_of(doc, piece.tokens)
            noun = role_noun(doc[piece.start].text)
            office = noun is not None and noun.evidence == "form" and doc[piece.start].tag_ == "NN"
            if office and finites and doc[piece.start + 1].ent_type_ != "PER" and _nominal_to(doc, piece, finites[0]):
                out[-1].tokens += piece.tokens
                continue
        out.append(piece)
    return out


def _is_name(doc: Doc, piece: Segment) -> bool:
    """Whether a piece is somebody's name, with what stands in front of it: `Bürgermeisterin Ida Kern`."""
    words = [doc[t] for t in piece.tokens]
    return words[-1].ent_type_ == "PER" and len(words) <= LONGEST_NAME and all(token.tag_ in NAME_WORD_TAGS for token in words)


def _nominal_to(doc: Doc, piece: Segment, finite: int) -> bool:
    """Whether only a noun and its attributes stand in front of a finite verb that is a cue."""
    before = [doc[t] for t in piece.tokens if t < finite]
    nominal = all(token.tag_ in ATTRIBUTE_TAGS or token.ent_type_ for token in before)
    return bool(before) and nominal and is_cue_form(doc[finite].text)


def _close_open_clause(doc: Doc, part: Segment, before: list[Segment]) -> None:
    """`dass Kern, der Rektor, den Preis bekommt`: the verb behind the insertion ends the clause that has none yet."""
    if (
        part.kind != "main"
        or part.finite != part.tokens[-1]
        or (len(part.tokens) > 2 and starts_with_verb(doc, part))
        or part.mark not in {",", "–", "—"}
    ):
        return
    for earlier in reversed(before):
        if earlier.kind == "sub" and earlier.finite < 0 and earlier.opener:
            earlier.finite, part.kind, part.opener = part.finite, "sub", "rest"
            return
        if earlier.kind == "main" or earlier.quote >= 0:
            return


def _split_at_conjunction(doc: Doc, piece: Segment, behind_quotation: bool, fragments: frozenset[int]) -> list[Segment]:
    """Cut `… zeigte sich erfreut | und dankte dem Rat` where both sides have a finite verb.

    behind_quotation: then a cue that comes first is a verb whatever its tag (`„…“, schwärmte Kern und ging`).
    """
    finites = finites_of(doc, [i for i in piece.tokens if i not in fragments])
    first = doc[piece.tokens[0]]
    if behind_quotation and finites and first.i not in finites and first.is_lower and is_cue_form(first.text):
        finites.insert(0, first.i)
    if len(finites) < 2:
        return [piece]
    parts, current = [], Segment(mark=piece.mark)
    for place, i in enumerate(piece.tokens):
        follows = next(
            (j for j in piece.tokens[place + 1 :] if j in finites or doc[j].lower_ in frame_words("conjunction")), -1
        )
        if (
            doc[i].lower_ in frame_words("conjunction")
            and doc[i].tag_ != "ADV"
            and not doc[max(0, i - 1)].text.endswith("-")
            and any(j in finites for j in current.tokens)
            and follows in finites
        ):
            parts.append(current)
            current = Segment(mark="und")
        elif place > 1 and i in finites and _ends_clause(doc, piece.tokens, place, finites, fragments):
            parts.append(current)  # Als es vorbei war | sagte Kern; nannte es „mutig“ | stellte aber fest
            current = Segment(mark=",")
        current.tokens.append(i)
    parts.append(current)
    return parts


def _ends_clause(doc: Doc, tokens: list[int], place: int, finites: list[int], fragments: frozenset[int]) -> bool:
    """Whether a clause ends in front of a reporting verb though no comma says so.

    It ends with its own verb (`Als es vorbei war | sagte Kern`), or with quoted words (`nannte es „mutig“ | stellte aber
    fest`). A form that can be a participle as well (`bezeichnet`) tells nothing.
    """
    verb, before = doc[tokens[place]], tokens[place - 1]
    if not is_cue_form(verb.text) or is_participle(verb.text):
        return False
    if before in finites:
        return doc[tokens[0]].lower_ in frame_words("adverbial")
    return before in fragments and bool(finites) and finites[0] < before


def spoken(doc: Doc, tokens: Sequence[int]) -> bool:
    """Whether quoted words can be speech by themselves: a clause, or something closed like a sentence (`Endlich Regen!`)."""
    words = [doc[i] for i in tokens]
    return any(finite_verb(token) for token in words) or any(token.text in TERMINALS for token in words[-2:])


def starts_with_verb(doc: Doc, segment: Segment) -> bool:
    """Whether a main segment begins with its finite verb, adverbs such as `so` left aside: `so sagte Kern`."""
    if segment.kind != "main":
        return False
    lead = segment.tokens[segment.lead :]
    if lead[0] == segment.finite:
        return True
    return len(lead) > 1 and lead[1] == segment.finite and doc[lead[0]].lower_ in frame_words("lead")
