"""Train a recurrent teacher on all entity corpora, each with conventions of its own, and on the coarse tags of the treebanks.

Example: python train_teacher.py CORPORA corpus training/teacher_1.pt --seed 1
"""

from __future__ import annotations

import gzip
import pickle
import random
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
import torch
import typer
from convert_ner import entity_doc
from forms import Forms
from learn import Pools, learn
from name_lists import NameLists
from ner_corpora import bio_rows, from_bio
from recurrent import Recurrent
from spacy.language import Language
from teach_tags import read_coarse
from texts import COARSE, MISSING, Text, mentions_of, noisy, read_texts, renamed, text_of

HEADS = {
    "germeval": 0,
    "press": 0,
    "gsd": 0,
    "treebank": 0,
    "smartdata": 1,
    "mobie": 1,
    "legal": 2,
    "europeana": 3,
    "wikiann": 4,
}
SHARE = {
    "germeval": 1.0,
    "press": 0.3,
    "gsd": 0.15,
    "treebank": 0.5,
    "smartdata": 0.7,
    "mobie": 0.3,
    "legal": 0.2,
    "europeana": 0.3,
    "wikiann": 0.4,
}
LIMIT = {"press": 700, "wikiann": 12000}
MARKUP = ("''", "]]", "[[", "|", "==", "**", "http")


def read_wikiann(path: Path, nlp: Language, number: int) -> list[Text]:
    """Read fragments of eight words and more, with WikiANN's own labels."""
    texts: list[Text] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for words, tags in bio_rows(lines, 0, 1):
            if len(texts) < number and len(words) >= 8 and not any(mark in word for word in words for mark in MARKUP):
                texts.append(text_of(entity_doc(nlp, from_bio(words, tags, {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}))))
    return texts


def bare_of_entities(text: Text) -> Text:
    """Say nothing about the entities of a text."""
    return replace(text, tags=np.full(len(text.words), MISSING, np.int8))


def read_gsd(path: Path, nlp: Language, treebank: list[Text]) -> list[Text]:
    """Read the sentences with coarse tags alone; a tag that the treebank with our conventions never gives to a common word is missing."""
    seen: dict[str, Counter[int]] = defaultdict(Counter)
    for text in treebank:
        for word, tag in zip(text.words, text.coarse, strict=True):
            seen[word.lower()][int(tag)] += 1
    texts = []
    for untagged in read_coarse(path, nlp):
        words = [token.text for token in untagged.doc]
        tags = [COARSE.index(tag) if tag in COARSE else MISSING for tag in untagged.pos]
        for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
            known = seen[word.lower()]
            if known.total() >= 4 and not known[tag]:
                tags[at] = MISSING
        texts.append(Text(words, np.full(len(words), MISSING, np.int8), np.array(tags, np.int8)))
    return texts


def read_pools(
    corpora: Path, corpus: Path, forms: Forms, rng: random.Random, alone: float = 0.0
) -> tuple[Pools, tuple[list[Text], list[Text]]]:
    """Read all corpora, with their variants, and the texts kept back. alone: see `renamed`."""
    nlp = spacy.blank("de")
    gold: dict[str, list[Text]] = {}
    treebank = [bare_of_entities(text) for text in read_texts(corpus / "treebank_train.spacy", nlp.vocab)]
    for name in HEADS:
        if name == "wikiann":
            texts = read_wikiann(corpora / "ner" / "wikiann-de.tsv.gz", nlp, LIMIT[name])
        elif name == "gsd":
            texts = read_gsd(corpora / "treebank" / "gsd-train-upos.txt.gz", nlp, treebank)
        elif name == "treebank":
            texts = treebank
        else:
            texts = read_texts(corpus / f"{name}_train.spacy", nlp.vocab)[: LIMIT.get(name)]
        gold[name] = [part for text in texts for part in text.parts()]
    mentions = mentions_of([*gold["germeval"], *gold["smartdata"]])
    pools: Pools = {}
    for name, texts in gold.items():
        named = name in ("germeval", "smartdata", "legal")
        pools[name] = [[text, renamed(text, mentions, rng, alone) if named else text, noisy(text, rng)] for text in texts]
        print(name, len(texts), sum(len(text.words) for text in texts), flush=True)
    test = (
        read_texts(corpus / "germeval_test.spacy", nlp.vocab),
        [bare_of_entities(text) for text in read_texts(corpus / "treebank_test.spacy", nlp.vocab)],
    )
    for text in [text for pool in pools.values() for texts in pool for text in texts] + test[0] + test[1]:
        text.rows = np.array([forms.row(word) for word in text.words], np.int32)
    forms.fill()
    print(len(forms.words), "forms", flush=True)
    return pools, test


def main(
    corpora: Path,
    corpus: Path,
    out: Path,
    rounds: int = 6,
    width: int = 200,
    known: int = 192,
    context: bool = False,
    seed: int = 1,
) -> None:
    """Write the network's weights and sizes. The texts kept back are scored for the log only."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    forms = Forms(NameLists(corpora), context=context)
    pools, test = read_pools(corpora, corpus, forms, random.Random(seed))
    sizes = {"heads": max(HEADS.values()) + 1, "width": width, "known": known, "context": context}
    net = learn(Recurrent(**sizes), forms, pools, [(rounds, SHARE)], HEADS, test, seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pickle.dumps({"state": net.state_dict(), "sizes": sizes}))


if __name__ == "__main__":
    typer.run(main)
