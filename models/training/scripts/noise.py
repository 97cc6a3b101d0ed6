"""Augment sentences with what press releases do to text: quotation marks, line ends, gender forms, capitals, lost umlauts.

Registered as "meldewerk.press_noise.v1" and drawn anew each time a sentence is read; spaCy's seed fixes the draws.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

QUOTES = (("„", "“"), ("»", "«"), ("“", "”"), ("‚", "‘"), ("«", "»"), ("„", '"'), ("„", "”"), ('"', '"'))
OPENING = {"„", "»", "``"}
CLOSING = {"“", "«", "''", "”"}
DASHES = ("–", "—", "-", "−")
LOST = {"ä": "aä", "ö": "oö", "ü": "uü", "ß": "sB", "Ä": "A", "Ö": "O", "Ü": "U"}


class Row(NamedTuple):
    """One token with its annotation; `morph` is None where it is missing."""

    text: str
    space: bool
    tag: str
    pos: str
    morph: str | None
    lemma: str
    ent: str


def with_quotes(words: list[str]) -> list[str]:
    """Write all quotation marks of a text in one drawn pair."""
    pair = random.choice(QUOTES)
    is_open = False
    changed = []
    for word in words:
        if word in OPENING or (word in ('"', "''") and not is_open):
            is_open = True
            changed.append(pair[0])
        elif is_open and (word in CLOSING or word == '"'):
            is_open = False
            changed.append(pair[1])
        else:
            changed.append(word)
    return changed


def gender_form(word: str, morph: str) -> str:
    """Turn a plural such as "Bürger" into "Bürger*innen".

    word: A noun. morph: Its features.
    RETURNS: The form, or the word where it is none for a person.
    """
    stem = re.fullmatch(r"([A-ZÄÖÜ]\w{2,}(?:er|ent|ant|ist|eur|or))(?:n|en|e)?", word)
    if not stem or "Number=Plur" not in morph or "Gender=Masc" not in morph:
        return word
    return stem[1] + random.choice(("*innen", ":innen", "_innen", "Innen", "·innen", "/-innen"))


def damaged(word: str) -> str:
    """Lose the umlauts of a word as a scan or an old mail program does."""
    return "".join(random.choice(LOST[char]) if char in LOST else char for char in word)


def noisy_rows(doc: Doc, level: float) -> list[Row]:
    """Draw the changed words of a text and lay its annotation beside them.

    doc: Gold annotation. level: How often each kind of noise strikes.
    RETURNS: Rows of word, space, tag, coarse tag, features, base form, entity tag.
    """
    words = with_quotes([token.text for token in doc])
    case = random.random()
    rows = []
    for token, word in zip(doc, words, strict=True):
        morph = str(token.morph) if token.has_morph() else None
        if token.tag_ == "NN" and random.random() < level / 3:
            word = gender_form(word, morph or "")
        elif word in DASHES and random.random() < level * 2:
            word = random.choice(DASHES)
        elif random.random() < level / 8:
            word = damaged(word)
        if case < level / 10:
            word = word.upper()
        elif case < level / 8:
            word = word.lower()
        ent = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else token.ent_iob_
        rows.append(Row(word, bool(token.whitespace_), token.tag_, token.pos_, morph, token.lemma_, ent))
    return rows


def with_line_ends(rows: list[Row], level: float) -> Iterator[Row]:
    """Put line ends before and behind a text, and now and then inside it, never inside an entity."""
    if random.random() < level:
        yield line_end(random.choice(("\n\n", "\n")))
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        breaks = following and row.space and not following.ent.startswith("I") and random.random() < level / 40
        last = following is None and random.random() < level
        if breaks or last:
            yield row._replace(space=False)
            yield line_end(random.choice(("\n\n", "\n")))
        else:
            yield row


def line_end(text: str) -> Row:
    """Annotate a whitespace token."""
    return Row(text, False, "_SP", "SPACE", "", text, "O")


def noisy(nlp: Language, example: Example, level: float) -> Example:
    """Make a changed copy of an example.

    nlp: Pipeline, for its vocabulary. example: Gold annotation. level: How often each kind of noise strikes.
    RETURNS: A new example.
    """
    reference = example.reference
    rows = list(with_line_ends(noisy_rows(reference, level), level))
    words, spaces, tags, pos, morphs, lemmas, ents = (list(column) for column in zip(*rows, strict=True))
    has_ents = reference.has_annotation("ENT_IOB")
    doc = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, pos=pos, lemmas=lemmas, ents=ents if has_ents else None)
    if any(morphs):
        for token, morph in zip(doc, morphs, strict=True):
            token.set_morph(morph)
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), doc)


@spacy.registry.augmenters("meldewerk.press_noise.v1")
def create_press_noise(level: float) -> Callable[[Language, Example], Iterator[Example]]:
    """Create the augmenter.

    level: 0.3 changes the marks of every text, the ends of a third, and a word in thirty.
    """

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        yield noisy(nlp, example, level) if random.random() < 0.7 else example

    return augment
