"""Texts as the recogniser learns from them: words, entity tags, coarse tags, and the same text as damage and other names would have it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from names import make_person_part, make_town
from noise import damaged, with_quotes
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

LABELS = ("PER", "LOC", "ORG", "MISC")
TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BIES"))
MISSING = -1
COARSE = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
LONGEST = 90  # words read at once; a longer text is cut
Array = np.ndarray
Mentions = dict[str, list[list[str]]]
MISREAD = {
    "m": "rn",
    "rn": "m",
    "h": "b",
    "l": "1",
    "I": "l",
    "i": "l",
    "e": "c",
    "c": "e",
    "n": "u",
    "f": "t",
    "S": "5",
    "O": "0",
}


@dataclass
class Text:
    """Words with their tags, as indexes of TAGS and COARSE, MISSING where nobody has annotated.

    soft: (words, TAGS) the probabilities that teachers gave, instead of tags; rows: the words' rows in a table of forms.
    """

    words: list[str]
    tags: Array
    coarse: Array
    soft: Array | None = None
    rows: Array | None = None
    context: Array | None = None

    def part(self, start: int, end: int) -> Text:
        """Cut out some words."""
        soft = None if self.soft is None else self.soft[start:end]
        return Text(self.words[start:end], self.tags[start:end], self.coarse[start:end], soft)

    def parts(self, longest: int = LONGEST) -> list[Text]:
        """Cut a long text behind full stops and line ends, or anywhere if there is none."""
        out, start = [], 0
        while start < len(self.words):
            end = min(start + longest, len(self.words))
            while end < len(self.words) and (
                TAGS[self.tags[end]][0] in "IE"
                if self.tags[end] > 0
                else end - start < longest + 20 and self.words[end - 1] not in ".\n"
            ):
                end += 1
            out.append(self.part(start, end))
            start = end
        return out


def text_of(doc: Doc) -> Text:
    """Read the annotation of a Doc."""
    tags = np.array([MISSING if token.ent_iob == 0 else 0 for token in doc], np.int8)
    for ent in doc.ents:
        if len(ent) == 1:
            tags[ent.start] = TAGS.index(f"S-{ent.label_}")
            continue
        tags[ent.start : ent.end] = TAGS.index(f"I-{ent.label_}")
        tags[ent.start] = TAGS.index(f"B-{ent.label_}")
        tags[ent.end - 1] = TAGS.index(f"E-{ent.label_}")
    coarse = np.array([COARSE.index(token.pos_) if token.pos_ in COARSE else MISSING for token in doc], np.int8)
    return Text([token.text for token in doc], tags, coarse)


def read_texts(path: Path, vocab: Vocab) -> list[Text]:
    """Read a DocBin."""
    return [text_of(doc) for doc in DocBin().from_disk(path).get_docs(vocab) if len(doc)]


def spans_of(tags: Iterable[int]) -> list[tuple[int, int, str]]:
    """Read spans off tags: first word, end (exclusive), label."""
    spans, start = [], 0
    for at, tag in enumerate(TAGS[number] if number != MISSING else "O" for number in tags):
        if tag[0] in "BS":
            start = at
        if tag[0] in "ES":
            spans.append((start, at + 1, tag[2:]))
    return spans


def span_tags(length: int, label: str) -> list[int]:
    """Give the tags of one entity."""
    parts = "S" if length == 1 else "B" + "I" * (length - 2) + "E"
    return [TAGS.index(f"{part}-{label}") for part in parts]


def mentions_of(texts: Iterable[Text]) -> Mentions:
    """Collect the names of texts by label, as words."""
    found: Mentions = {label: [] for label in LABELS}
    for text in texts:
        for start, end, label in spans_of(text.tags):
            found[label].append(text.words[start:end])
    return found


def other_name(rng: random.Random, words: list[str], label: str, mentions: Mentions) -> list[str]:
    """Draw another name of the same kind and about the same length."""
    if label == "PER" and rng.random() < 0.5:
        last = make_person_part(rng, "last")
        if words[-1].endswith("s") and len(words) == 1 and rng.random() < 0.3:
            last += "s"
        return [last] if len(words) == 1 else [make_person_part(rng, rng.choice(("first_f", "first_m"))), last]
    if label == "LOC" and rng.random() < 0.3:
        return make_town(rng).split()[:2]
    return rng.choice(mentions[label])


def renamed(text: Text, mentions: Mentions, rng: random.Random, alone: float = 0.0) -> Text:
    """Write a text with other names in it, so that the words around must tell.

    alone: how often a person is called by a surname only, as press texts do from the second time on: `Aigner kündigte an`.
    """
    words, tags, coarse, at = [], [], [], 0
    for start, end, label in spans_of(text.tags):
        name = text.words[start:end]
        if label != "MISC" and not any(char.isdigit() for char in "".join(name)) and rng.random() < 0.75:
            short = label == "PER" and alone > 0 and rng.random() < alone
            name = [make_person_part(rng, "last")] if short else other_name(rng, name, label, mentions)
        words += text.words[at:start] + name
        tags += [*text.tags[at:start], *span_tags(len(name), label)]
        coarse += [*text.coarse[at:start], *[MISSING] * len(name)]
        at = end
    words += text.words[at:]
    return Text(words, np.array([*tags, *text.tags[at:]], np.int8), np.array([*coarse, *text.coarse[at:]], np.int8))


def misread(word: str, rng: random.Random) -> str:
    """Misread one letter of a word as a scan in the wrong language does."""
    if rng.random() < 0.5:
        return damaged(word)
    at = rng.randrange(len(word))
    return word[:at] + MISREAD.get(word[at], word[at]) + word[at + 1 :]


def noisy(text: Text, rng: random.Random) -> Text:
    """Write a text as press offices and scans do: other quotation marks, capitals, lost letters."""
    words = with_quotes(text.words)
    kind = rng.random()
    if kind < 0.2:
        words = [word.upper() for word in words]
    elif kind < 0.4:
        words = [word.lower() for word in words]
    elif kind < 0.75:
        words = [misread(word, rng) if rng.random() < 0.12 else word for word in words]
    return replace(text, words=words)
