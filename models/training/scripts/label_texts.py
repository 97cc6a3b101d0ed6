"""Let the teachers label text: raw sentences, and the gold corpora by GermEval's conventions.

Every word gets the mean of the teachers' probabilities for each tag, so that the pupil also learns what they doubt.

Example: python label_texts.py CORPORA corpus corpus/labelled.pkl training/teacher_1.pt training/teacher_2.pt
"""

from __future__ import annotations

import gzip
import pickle
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
import torch
import typer
from detokenise import detokenise
from forms import Forms
from heldout import hash_share
from learn import chances_of
from name_lists import NameLists
from ner_corpora import bio_rows
from recurrent import Recurrent, best_tags
from spacy.language import Language
from texts import MISSING, TAGS, Text, mentions_of, read_texts, renamed, spans_of
from train_teacher import MARKUP, bare_of_entities, read_gsd

PLENARY = 4000
WIKIANN = 16_000
RENAMED = 9000  # of the sentences, read again with other names
ALONE = 0.4  # persons in those by their surname only
SURE = 0.6  # probability of a tag that counts as gold there
WIKIANN_WORDS = 6  # of a fragment at least
OTHERS = {"smartdata": None, "legal": 900, "mobie": None, "europeana": 300}  # texts of each, None for all
AT_ONCE = 4000


def letters(text: str) -> str:
    """Give the letters and digits of a text alone, to compare by."""
    return "".join(char for char in text if char.isalnum())


def raw_texts(corpora: Path, nlp: Language) -> Iterator[str]:
    """Yield sentences of WikiANN, and of the protocols where they name somebody."""
    with gzip.open(corpora / "ner" / "wikiann-de.tsv.gz", "rt", encoding="utf8") as lines:
        clean = (
            detokenise(words)[0]
            for words, tags in bio_rows(lines, 0, 1)
            if len(words) >= WIKIANN_WORDS and {*tags} != {"O"} and not any(mark in word for word in words for mark in MARKUP)
        )
        yield from islice(clean, WIKIANN)
    with gzip.open(corpora / "raw" / "plenary.txt.gz", "rt", encoding="utf8") as lines:
        yield from islice(plenary_sentences(lines), PLENARY)


def plenary_sentences(lines: Iterator[str]) -> Iterator[str]:
    """Draw sentences of the protocols that hold two capitalised words side by side."""
    for line in lines:
        if hash_share(line) > 0.05:
            continue
        for sentence in re.split(r"(?<=[a-zäöüß][.!?]) (?=[A-ZÄÖÜ„])", re.sub(r"\s+", " ", line).strip()):
            pair = re.search(r"(?<=[a-zäöü,] )[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+", sentence)
            if pair and 40 < len(sentence) < 260 and hash_share(sentence) < 0.35:
                yield sentence


def load_net(path: Path) -> Recurrent:
    """Load a network that train_teacher.py wrote."""
    saved = pickle.loads(path.read_bytes())
    net = Recurrent(**saved["sizes"])
    net.load_state_dict(saved["state"])
    return net.eval()


def likely(text: Text) -> Text:
    """Take the likeliest tags of a labelled text as if they were gold, so that its names can be changed; doubtful words are missing."""
    tags, sure = np.array(best_tags(text.soft.astype(np.float32)), np.int8), np.ones(len(text.words), bool)
    picked = text.soft[np.arange(len(tags)), tags]
    sure &= picked >= SURE
    for start, end, _ in spans_of(tags):
        if not sure[start:end].all():
            sure[start:end] = False
    return replace(text, tags=np.where(sure, tags, MISSING).astype(np.int8), soft=None)


def as_gold(text: Text, gold: Text) -> Text:
    """Keep the gold of a corpus that has no MISC, but say nothing where the teachers see one."""
    likeliest = text.soft.argmax(1)
    silent = (gold.tags == 0) & np.isin(likeliest, [TAGS.index(f"{part}-MISC") for part in "BIES"])
    return replace(gold, tags=np.where(silent, MISSING, gold.tags).astype(np.int8))


def main(corpora: Path, corpus: Path, out: Path, teachers: list[Path], seed: int = 7) -> None:
    """Write a pickle with a list of texts."""
    torch.set_num_threads(1)
    nets = [load_net(path) for path in teachers]
    nlp, rng, forms = (
        spacy.blank("de"),
        random.Random(seed),
        Forms(NameLists(corpora), context=any(net.context is not None for net in nets)),
    )
    kept_back = {letters("".join(text.words)) for text in read_texts(corpus / "germeval_test.spacy", nlp.vocab)}
    treebank = [bare_of_entities(text) for text in read_texts(corpus / "treebank_train.spacy", nlp.vocab)]
    texts = [part for text in read_gsd(corpora / "treebank" / "gsd-train-upos.txt.gz", nlp, treebank) for part in text.parts()]
    golds: dict[int, tuple[str, Text]] = {}
    for name, number in OTHERS.items():
        for gold in (part for text in read_texts(corpus / f"{name}_train.spacy", nlp.vocab)[:number] for part in text.parts()):
            golds[len(texts)] = name, gold
            texts.append(bare_of_entities(gold))
    for key, text in {letters(text): text for text in raw_texts(corpora, nlp)}.items():
        if key in kept_back:
            continue
        words = [token.text for token in nlp.make_doc(text)]
        texts.append(Text(words, np.full(len(words), MISSING, np.int8), np.full(len(words), MISSING, np.int8)))

    def label(chosen: list[Text]) -> list[Text]:
        for text in chosen:
            text.rows = np.array([forms.row(word) for word in text.words], np.int32)
        forms.fill()
        answers = [chances_of(net, chosen, forms) for net in nets]
        means = [np.mean(rows, axis=0).astype(np.float16) for rows in zip(*answers, strict=True)]
        return [replace(text, soft=mean, rows=None, context=None) for text, mean in zip(chosen, means, strict=True)]

    labelled: list[Text] = []
    for start in range(0, len(texts), AT_ONCE):
        labelled += label(texts[start : start + AT_ONCE])
    named = [text for text in map(likely, labelled) if (text.tags > 0).any()]
    mentions = mentions_of(named)
    labelled += [renamed(text, mentions, rng, ALONE) for text in rng.sample(named, min(RENAMED, len(named)))]
    own: dict[str, list[Text]] = {name: [] for name in OTHERS}
    for at, (name, gold) in golds.items():
        own[name].append(as_gold(labelled[at], gold))
    named_texts = [text for text in labelled if text.soft is None or (text.soft.argmax(1) > 0).any()]
    bare = [text for text in labelled if text.soft is not None and not (text.soft.argmax(1) > 0).any()]
    pools = {"labelled": named_texts, "bare": bare, **{f"{name}_own": texts for name, texts in own.items()}}
    out.write_bytes(pickle.dumps(pools))
    for name, texts in pools.items():
        print(f"{name}: {len(texts)} texts, {sum(len(text.words) for text in texts)} words")


if __name__ == "__main__":
    typer.run(main)
