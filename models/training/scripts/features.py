"""What the recurrent teacher reads of a text: pieces, floret vectors, letters, shape, coarse tag, and what lists know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from name_lists import NameLists
from pieces import Pieces
from spacy.tokens import Doc

LABELS = ("PER", "LOC", "ORG", "MISC")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BIES"))
MISSING = -1
COARSE = " ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split(" ")
LETTERS = "\x00abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789.,-/&'„“\"»«()!?:;éèáàóčćšžøåñ"
LETTER = {letter: index + 1 for index, letter in enumerate(LETTERS)}
LONGEST = 18  # letters of a word; of a longer one its beginning and end
SHAPES = 11
Array = np.ndarray
FIELDS = ("alone", "context", "floret", "lists", "letters", "shape", "pos", "tags")


@dataclass
class TextFeatures:
    """A text as arrays whose first axis is its words; tags are indexes of TAGS, MISSING where nobody has annotated."""

    words: list[str]
    alone: Array
    context: Array
    floret: Array
    lists: Array
    letters: Array
    shape: Array
    pos: Array
    tags: Array

    def part(self, start: int, end: int) -> "TextFeatures":
        """Cut out some words."""
        return TextFeatures(self.words[start:end], *(getattr(self, name)[start:end] for name in FIELDS))

    def pieces(self, longest: int = 90) -> list["TextFeatures"]:
        """Cut a long text behind full stops and line ends, or anywhere if there is none."""
        out, start = [], 0
        while start < len(self.words):
            end = min(start + longest, len(self.words))
            while end < len(self.words) and end - start < longest + 20 and self.words[end - 1] not in ".\n":
                end += 1
            out.append(self.part(start, end))
            start = end
        return out


def letters_of(word: str) -> list[int]:
    """Number the letters of a word, filled up to LONGEST."""
    numbers = [LETTER.get(letter, 1) for letter in word]
    if len(numbers) > LONGEST:
        numbers = numbers[: LONGEST // 2] + numbers[-LONGEST // 2 :]
    return numbers + [0] * (LONGEST - len(numbers))


def shape_of(word: str) -> int:
    """Number the way a word is written, 1 to 10."""
    if word.isspace():
        return 1
    if word.isdigit():
        return 2
    if not any(char.isalnum() for char in word):
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper():
        return 7 if any(char.isupper() for char in word[1:]) else 8 if "-" in word else 6
    return 9 if word.islower() else 10


def tags_of(doc: Doc) -> Array:
    """Number the entity tags of a text."""
    tags = np.zeros(len(doc), np.int64)
    for token in doc:
        if token.ent_iob == 0:
            tags[token.i] = MISSING
    for ent in doc.ents:
        if len(ent) == 1:
            tags[ent.start] = TAGS.index(f"S-{ent.label_}")
            continue
        tags[ent.start : ent.end] = TAGS.index(f"I-{ent.label_}")
        tags[ent.start] = TAGS.index(f"B-{ent.label_}")
        tags[ent.end - 1] = TAGS.index(f"E-{ent.label_}")
    return tags


class Featurizer:
    """Reads texts; the tagger gives coarse tags and floret vectors."""

    def __init__(self, corpora: Path, tagging: Path) -> None:
        self.nlp = spacy.load(tagging)
        self.lists = NameLists(corpora)
        self.subwords = Pieces()

    def bare(self, doc: Doc) -> Doc:
        """Copy the words and spaces of a Doc alone."""
        return Doc(self.nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])

    def read(self, docs: Iterable[Doc]) -> Iterator[TextFeatures]:
        """Yield the features of each Doc."""
        docs = [doc for doc in docs if len(doc)]
        for doc, tagged in zip(docs, self.nlp.pipe(self.bare(doc) for doc in docs), strict=True):
            words = [token.text for token in doc]
            alone, context = self.subwords.in_context(words)
            yield TextFeatures(
                words,
                alone.astype(np.float16),
                (context / 10).astype(np.float16),
                self.nlp.vocab.vectors.get_batch([token.orth for token in tagged]).astype(np.float16),
                np.array([self.lists.row(word) for word in words], np.float16),
                np.array([letters_of(word) for word in words], np.int64),
                np.array([shape_of(word) for word in words], np.int64),
                np.array([COARSE.index(token.pos_) for token in tagged], np.int64),
                tags_of(doc),
            )
