"""Fill what the entity corpora leave open, with a first entity recogniser as teacher, and put all of them together.

- SmartData, LER, MobIE and Europeana know no MISC: where the teacher sees one, the token is missing, not outside.
- WikiANN comes from links: people and places in whole sentences are kept; where the teacher sees another entity, or the
  link is of a kind that is often wrong, the tokens are missing.
- Every GermEval and SmartData text is also read with other names in it, so that the context must tell.

Example: python teach_entities.py CORPORA corpus training/entity_teacher/model-last corpus/ner_train.spacy corpus/ner_finish.spacy
"""

import gzip
import random
from collections.abc import Iterable
from pathlib import Path

import spacy
import typer
from convert_ner import common_nouns, entity_doc
from names import make_person_part, make_town
from ner_corpora import SILENT, EntityText, Span, bio_rows, from_bio
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as DocSpan

# How often each corpus is read in one epoch.
REPEAT = {"germeval": 2, "smartdata": 1, "legal": 1, "mobie": 1, "europeana": 1, "press": 1}
# The last rounds stay near to the two corpora whose conventions count most.
FINISH = {"germeval": 3, "smartdata": 1, "press": 1}
MISC_IS_SILENT = ("smartdata", "legal", "mobie", "europeana")


def read_wikiann(path: Path, nouns: set[str], limit: int) -> list[EntityText]:
    """Read whole sentences of WikiANN that speak of a person or place.

    path: Gzipped column file. nouns: Words that are never names. limit: How many to keep.
    RETURNS: Texts whose doubtful spans are silent.
    """
    kept = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for words, tags in bio_rows(lines, 0, 1):
            clean = not any(mark in word for word in words for mark in ("''", "]]", "[[", "|", "==", "**", "http"))
            if len(words) < 9 or words[-1] not in (".", "!", "?") or not words[0][:1].isupper() or not clean:
                continue
            if len(words) > 1 and words[-2].isdigit():
                continue  # cut off behind "am 24."
            entity_text = from_bio(words, tags, {"PER": "PER", "LOC": "LOC", "ORG": SILENT})
            spans = [trusted(entity_text.text, span, nouns) for span in entity_text.spans]
            if any(label in ("PER", "LOC") for _, _, label in spans):
                kept.append(EntityText(entity_text.text, spans))
    return kept[:limit]


def trusted(text: str, span: Span, nouns: set[str]) -> Span:
    """Silence a linked span that is a common noun, an adjective or no name at all."""
    start, end, label = span
    words = text[start:end].split()
    doubtful = any(word in nouns for word in words) or not words[0][:1].isupper() or "(" in text[start:end]
    lonely = label == "PER" and len(words) == 1
    return (start, end, SILENT) if doubtful or lonely else span


def with_missing(doc: Doc, missing: Iterable[DocSpan]) -> Doc:
    """Mark spans as missing unless they touch an entity that is known.

    doc: Gold annotation. missing: Spans of another Doc over the same tokens.
    RETURNS: The same Doc, changed.
    """
    taken = {token.i for token in doc if token.ent_iob != 2}
    added = [doc[span.start : span.end] for span in missing if taken.isdisjoint(range(span.start, span.end))]
    old = [doc[token.i : token.i + 1] for token in doc if token.ent_iob == 0]
    doc.set_ents(list(doc.ents), missing=[*added, *old], default="outside")
    return doc


def bare(nlp: Language, doc: Doc) -> Doc:
    """Give the words and spaces of a Doc alone."""
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def other_name(rng: random.Random, ent: DocSpan, mentions: dict[str, list[list[str]]]) -> list[str]:
    """Draw another name of the same kind and about the same length."""
    if ent.label_ == "PER" and rng.random() < 0.7:
        last = make_person_part(rng, "last")
        return [last] if len(ent) == 1 else [make_person_part(rng, rng.choice(("first_f", "first_m"))), last]
    if ent.label_ == "LOC" and rng.random() < 0.4:
        return make_town(rng).split()[:2]
    return rng.choice(mentions[ent.label_])


def swapped(nlp: Language, doc: Doc, mentions: dict[str, list[list[str]]], rng: random.Random) -> Doc:
    """Write a text with other names in it.

    nlp: For its vocabulary. doc: Gold annotation. mentions: Names by label, as words. rng: Source of chance.
    RETURNS: A new Doc.
    """
    words: list[str] = []
    spaces: list[bool] = []
    ents: list[str] = []
    starts = {ent.start: ent for ent in doc.ents}
    index = 0
    while index < len(doc):
        ent = starts.get(index)
        if ent is None:
            token = doc[index]
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            ents.append("" if token.ent_iob == 0 else "O")
            index += 1
            continue
        keep = ent.label_ == "MISC" or any(token.is_digit for token in ent) or rng.random() < 0.25
        name = [token.text for token in ent] if keep else other_name(rng, ent, mentions)
        words.extend(name)
        gaps = [bool(token.whitespace_) for token in ent][:-1] if keep else [True] * (len(name) - 1)
        spaces.extend([*gaps, bool(ent[-1].whitespace_)])
        ents.extend([f"B-{ent.label_}", *[f"I-{ent.label_}"] * (len(name) - 1)])
        index = ent.end
    return Doc(nlp.vocab, words=words, spaces=spaces, ents=ents)


def main(corpora: Path, corpus: Path, teacher_path: Path, out: Path, finish: Path, wikiann: int = 7000, seed: int = 7) -> None:
    """Write the training files of the entity recogniser: all corpora, and those of its last rounds."""
    teacher = spacy.load(teacher_path)
    rng = random.Random(seed)
    train: list[Doc] = []
    gold: dict[str, list[Doc]] = {}
    for name in REPEAT:
        docs = list(DocBin().from_disk(corpus / f"{name}_train.spacy").get_docs(teacher.vocab))
        if name in MISC_IS_SILENT:
            guesses = teacher.pipe(bare(teacher, doc) for doc in docs)
            docs = [
                with_missing(doc, [ent for ent in guess.ents if ent.label_ == "MISC"])
                for doc, guess in zip(docs, guesses, strict=True)
            ]
        gold[name] = docs
        train.extend(docs * REPEAT[name])
    last = [doc for name, times in FINISH.items() for doc in gold[name] * times]
    random.Random(seed).shuffle(last)
    DocBin(docs=last).to_disk(finish)
    print(f"{finish}: {len(last)} texts")
    nouns = common_nouns(corpora / "treebank" / "gsd-train-upos.txt.gz")
    texts = read_wikiann(corpora / "ner" / "wikiann-de.tsv.gz", nouns, wikiann)
    wiki = [entity_doc(teacher, text) for text in texts]
    guesses = teacher.pipe(bare(teacher, doc) for doc in wiki)
    train.extend(with_missing(doc, guess.ents) for doc, guess in zip(wiki, guesses, strict=True))
    mentions: dict[str, list[list[str]]] = {"PER": [], "LOC": [], "ORG": []}
    for doc in [*gold["germeval"], *gold["smartdata"], *wiki]:
        for ent in doc.ents:
            if ent.label_ in mentions:
                mentions[ent.label_].append([token.text for token in ent])
    for name in ("germeval", "smartdata"):
        train.extend(swapped(teacher, doc, mentions, rng) for doc in gold[name] if doc.ents)
    rng.shuffle(train)
    DocBin(docs=train).to_disk(out)
    print(f"{out}: {len(train)} texts, {sum(map(len, train))} tokens, {len(wiki)} of WikiANN")


if __name__ == "__main__":
    typer.run(main)
