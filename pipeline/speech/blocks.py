"""Which quotations are speech of their own, and which are quoted words inside someone's sentence.

`„Wir bauen“, sagte Kern.` is a block; `das Projekt „Grüne Mitte“` and `ein „guter Plan“` are fragments.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from pipeline.extensions import Quotation
from pipeline.speech.clause_types import ends_in_infinitive
from pipeline.speech.cues import cue_entries, cue_noun, frame_words, is_cue_form
from pipeline.speech.finites import finite_verb

TERMINALS = (".", "!", "?", "…")
INNER_CLOSINGS = "“”‘’«»‹›\"' \n\t"
NEXT_SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ]")
ENDS = frozenset({".", "!", "?", "…", ":", ";"})


def block_quotations(doc: Doc, text: str, token_at: Callable[[int], int]) -> tuple[dict[int, int], frozenset[int]]:
    """Token index to index of its block quotation; and the token indexes of all fragments.

    text: of the Doc. token_at: the token that holds a character. Only outermost quotations are looked at.
    """
    blocks: dict[int, int] = {}
    fragments: set[int] = set()
    for number, one in enumerate(doc._.quotations):
        if one.depth:
            continue
        first, last = token_at(one.outer_start), token_at(max(one.outer_start, one.outer_end - 1))
        tokens = range(first, last + 1)
        if is_block(doc, text, number, first, last):
            blocks.update(dict.fromkeys(tokens, number))
        else:
            fragments.update(tokens)
    return blocks, frozenset(fragments)


def is_block(doc: Doc, text: str, number: int, first: int, last: int) -> bool:
    """Whether quotation `number`, which stands at tokens first to last, is a statement's own text."""
    one: Quotation = doc._.quotations[number]
    before, behind = _word(doc, first - 1, -1), _word(doc, last + 1, 1)
    words = text[one.start : one.end]
    inner = [token for token in doc[first : last + 1] if token.is_alpha]
    clause = any(finite_verb(token) for token in inner)
    complete = words.rstrip(INNER_CLOSINGS).endswith(TERMINALS)  # … sagte ein Kind: ›Halt!‹«
    previous = doc[before].text if before >= 0 else ""
    framed = _frame_follows(doc, behind, complete or clause)
    if previous == ":" or one.continues >= 0:
        return True
    if previous == "(" and behind >= 0 and doc[behind].text == ")":
        return complete and clause  # Ida Kern („Das wird schön.“) und Uwe Moll
    if before >= 0 and doc[before].lower_ in frame_words("title noun") and not framed:
        return False  # unter dem Motto „Es geht los!“
    if clause and _several_sentences(words):
        return True  # Mit den Worten „Es ist genug. Ich gehe jetzt“ verließ Kern den Saal
    opens = before < 0 or doc[first].is_sent_start or previous in ENDS or _closes(doc, before)
    opens = opens or (framed and previous.endswith(".") and words[:1].isupper())  # in Halle 4. „Es wird eng“, sagte Kern
    if opens:
        if framed:
            return True
        return (complete or (clause and len(inner) > 3)) and not _goes_on(doc, behind, complete)
    if previous in {",", "–", "—"}:
        if words[:1].islower() and not _quoted_before(doc, number, first):
            whole = (_whole_clause(words) and clause) or (previous == "," and ends_in_infinitive(doc[first : last + 1]))
            return whole and (behind < 0 or doc[behind].text in ENDS or complete)
        ends = behind < 0 or doc[behind].text in ENDS | {","}
        return (framed or ends or complete) and (clause or complete or len(inner) > 3)
    if is_cue_form(previous) or doc[before].lower_ in frame_words("lead"):
        return (complete and len(inner) > 0 and (clause or len(inner) < 4)) or (clause and len(inner) > 3)
    return complete and clause and len(inner) > 4 and (behind < 0 or doc[behind].is_sent_start is True)


def _several_sentences(words: str) -> bool:
    """Whether a full stop stands inside, with a sentence behind it; `Dr. Kern` and `3. Mai` have none."""
    return NEXT_SENTENCE.search(words) is not None


def _whole_clause(words: str) -> bool:
    """Whether a quotation is the whole of what is said: `Kern hofft, „dass niemand gehen muss“.`"""
    first = words.split(maxsplit=1)[0].lower() if words.strip() else ""
    return first in frame_words("dass") | frame_words("ob")


def _quoted_before(doc: Doc, number: int, first: int) -> bool:
    """Whether another quotation stands in the same sentence before this one: `„Wir bauen“, sagte Kern, „und zwar bald.“`"""
    if not number:
        return False
    at = first
    while at > 0 and not doc[at].is_sent_start:
        at -= 1
    return any(other.outer_start >= doc[at].idx and not other.depth for other in doc._.quotations[max(0, number - 3) : number])


def _word(doc: Doc, at: int, step: int) -> int:
    """The next token that is no blank, or -1."""
    while 0 <= at < len(doc):
        if not doc[at].is_space:
            return at
        at += step
    return -1


def _closes(doc: Doc, index: int) -> bool:
    return doc[index].text in {"“", "”", "«", "»", '"', ")", "]"}


def _frame_follows(doc: Doc, index: int, complete: bool) -> bool:
    """Whether `, sagte Kern`, `, so Kern`, `, wie Kern …` or `– Kern` follows."""
    if index < 0:
        return False
    if doc[index].text in {",", "–", "—"}:
        index = _word(doc, index + 1, 1)
        if index < 0:
            return False
        if doc[index].lower_ in frame_words("manner") or finite_verb(doc[index]) or _cue(doc, index):
            return True
        if doc[index - 1].text in {"–", "—"} and doc[index].is_title:
            return True
        if doc[index].lower_ == "mit" and any(_calls(token) for token in doc[index + 1 : index + 4]):
            return True
        after = _word(doc, index + 1, 1)
        if doc[index].lower_ in _particles() and after >= 0 and doc[after].text != ",":
            return True
    return _cue(doc, index) and doc[index].tag_ == "VVFIN" and complete


def _calls(token: Token) -> bool:
    """`…“, mit diesen Worten meldete er sich zurück`."""
    entry = cue_noun(token.text)
    return entry is not None and "words" in entry.takes


def _cue(doc: Doc, index: int) -> bool:
    return is_cue_form(doc[index].text) and doc[index].text[:1].islower()


def _particles() -> frozenset[str]:
    return frozenset(entry.base for entry in cue_entries("particle") if "v2" in entry.takes)


def _goes_on(doc: Doc, index: int, complete: bool) -> bool:
    """Whether the sentence goes on behind the quotation in a way that makes it a title or a subject: `„Nebel“ läuft bis Mai`."""
    if index < 0 or doc[index].is_sent_start:
        return False
    token = doc[index]
    if complete:
        return finite_verb(token)
    return token.text not in ENDS and not (token.text == "," and cue_noun(token.text) is None and token.is_sent_end)
