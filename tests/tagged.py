"""Docs written by hand: `Kern/NE sagte/VVFIN ,/$, …`, one word a blank, with sentences and quotations set."""

from spacy.tokens import Doc

from pipeline.components.sentences import set_sentences
from pipeline.speech.quotation_marks import find_quotations

BEFORE = {",", ".", ":", ";", "!", "?", "“", "«", ")"}
BEHIND = {"„", "»", "("}


def tagged(vocab, text):
    """A Doc of `word/TAG` pairs; `¶` is a paragraph break."""
    pairs = [pair.rsplit("/", 1) for pair in text.replace("¶", "\n\n/_SP").split(" ")]
    words = [word for word, _ in pairs]
    spaces = []
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        closes = word == '"' and words[:at].count('"') % 2 == 0
        spaces.append(
            not (following in BEFORE or word in BEHIND or closes or "\n" in word or "\n" in following or not following)
        )
    doc = Doc(vocab, words=words, spaces=spaces, tags=[tag for _, tag in pairs])
    doc._.quotations = find_quotations(doc.text)
    return set_sentences(doc)
