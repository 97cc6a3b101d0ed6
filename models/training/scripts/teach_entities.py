"""Put together what the entity recogniser learns from: gold of all corpora, and raw text labelled by the recurrent teacher.

- Raw text (UD German GSD, WikiANN, protocols) gets the teacher's entities by GermEval's conventions; a word it is not sure of is missing, not outside.
- SmartData, LER, MobIE and Europeana know no MISC: where the teacher sees one, the token gets it, or is missing if the teacher is not sure.
- GermEval, SmartData and some of the raw text are also read with other names in them, so that the context must tell.

Example: python teach_entities.py CORPORA corpus training/tagging/model-last training/recurrent.pt corpus/ner_train.spacy
"""

import gzip
import pickle
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
import torch
import typer
from detokenise import detokenise
from features import Featurizer
from heldout import hash_share
from names import make_person_part, make_town
from ner_corpora import bio_rows
from recurrent import Recurrent, best_tags, spans_of
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as DocSpan
from teach_tags import read_coarse
from train_teacher import HEADS, MARKUP, chances_of

# How often each corpus is read in one epoch.
REPEAT = {"germeval": 3, "smartdata": 1, "legal": 1, "mobie": 1, "europeana": 1, "press": 1}
MISC_IS_SILENT = ("smartdata", "legal", "mobie", "europeana")
SURE, DOUBTFUL = 0.6, 0.5
SWAPPED_SILVER = 5000
PLENARY = 5000
AT_ONCE = 2000
Labelled = list[tuple[DocSpan, float]]


def letters(text: str) -> str:
    """Give the letters and digits of a text alone, to compare by."""
    return "".join(char for char in text if char.isalnum())


def raw_texts(corpora: Path, nlp: Language) -> Iterator[str]:
    """Yield sentences of the treebank's training part, of WikiANN, and of the protocols where they name somebody."""
    for untagged in read_coarse(corpora / "treebank" / "gsd-train-upos.txt.gz", nlp):
        yield untagged.doc.text
    with gzip.open(corpora / "ner" / "wikiann-de.tsv.gz", "rt", encoding="utf8") as lines:
        for words, tags in bio_rows(lines, 0, 1):
            clean = not any(mark in word for word in words for mark in MARKUP)
            if len(words) >= 7 and any(tag != "O" for tag in tags) and clean:
                yield detokenise(words)[0]
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


def labelled(docs: list[Doc], reader: Featurizer, net: Recurrent) -> Iterator[tuple[Doc, Labelled, set[int]]]:
    """Yield Docs with the teacher's spans, how sure it is of each at its least sure word, and the words it doubts."""
    for doc, text in zip(docs, reader.read(docs), strict=True):
        parts = chances_of(net, text.pieces(120), HEADS["germeval"])
        tags = [tag for chances in parts for tag in best_tags(chances)]
        sure = np.concatenate(parts)[np.arange(len(tags)), tags]
        spans = [(DocSpan(doc, start, end, label=label), float(sure[start:end].min())) for start, end, label in spans_of(tags)]
        yield doc, spans, set(np.flatnonzero(sure < DOUBTFUL))


def silver(docs: list[Doc], reader: Featurizer, net: Recurrent) -> Iterator[Doc]:
    """Yield raw text with the teacher's entities; doubtful words and spans are missing."""
    for doc, spans, doubtful in labelled(docs, reader, net):
        kept = [span for span, _ in spans if doubtful.isdisjoint(range(span.start, span.end))]
        dropped = {at for span, _ in spans if span not in kept for at in range(span.start, span.end)}
        missing = [doc[int(at) : int(at) + 1] for at in sorted(doubtful | dropped)]
        doc.set_ents(kept, missing=missing, default="outside")
        yield doc


def with_misc(docs: list[Doc], reader: Featurizer, net: Recurrent) -> Iterator[Doc]:
    """Yield gold Docs of a corpus without MISC, with those that the teacher sees outside all entities."""
    for gold, (_, spans, _) in zip(docs, labelled([reader.bare(doc) for doc in docs], reader, net), strict=True):
        taken = {token.i for token in gold if token.ent_iob != 2}
        new = [(s, sure) for s, sure in spans if s.label_ == "MISC" and taken.isdisjoint(range(s.start, s.end))]
        added = [DocSpan(gold, span.start, span.end, label="MISC") for span, sure in new if sure > SURE]
        open_ = [gold[span.start : span.end] for span, sure in new if sure <= SURE]
        open_ += [gold[token.i : token.i + 1] for token in gold if token.ent_iob == 0]
        gold.set_ents([*gold.ents, *added], missing=open_, default="outside")
        yield gold


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


def load_teacher(path: Path) -> Recurrent:
    """Load the network that train_teacher.py wrote."""
    saved = pickle.loads(path.read_bytes())
    net = Recurrent(max(HEADS.values()) + 1, saved["floret"], saved["width"])
    net.load_state_dict(saved["state"])
    return net.eval()


def main(corpora: Path, corpus: Path, tagging: Path, teacher: Path, out: Path, seed: int = 7) -> None:
    """Write the training file of the entity recogniser."""
    torch.set_num_threads(1)
    reader, net, rng = Featurizer(corpora, tagging), load_teacher(teacher), random.Random(seed)
    blank = spacy.blank("de")
    test = {letters(doc.text) for doc in DocBin().from_disk(corpus / "germeval_test.spacy").get_docs(blank.vocab)}
    raw = {letters(text): text for text in raw_texts(corpora, blank)}
    texts = iter([text for key, text in raw.items() if key not in test])
    gold: dict[str, list[Doc]] = {}
    for name in REPEAT:
        docs = list(DocBin().from_disk(corpus / f"{name}_train.spacy").get_docs(reader.nlp.vocab))
        docs = [doc for doc in docs if len(doc)]
        gold[name] = list(with_misc(docs, reader, net)) if name in MISC_IS_SILENT else docs
    taught: list[Doc] = []
    while chunk := [reader.nlp.make_doc(text) for text in islice(texts, AT_ONCE)]:
        taught.extend(silver(chunk, reader, net))
    train = [doc for name, times in REPEAT.items() for doc in gold[name] * times] + taught
    mentions: dict[str, list[list[str]]] = {"PER": [], "LOC": [], "ORG": []}
    for doc in [*gold["germeval"], *gold["smartdata"], *taught]:
        for ent in doc.ents:
            if ent.label_ in mentions:
                mentions[ent.label_].append([token.text for token in ent])
    named = [doc for doc in taught if any(ent.label_ in ("PER", "ORG") for ent in doc.ents)]
    sources = [doc for name in ("germeval", "smartdata") for doc in gold[name] if doc.ents]
    sources += rng.sample(named, min(SWAPPED_SILVER, len(named)))
    train.extend([swapped(reader.nlp, doc, mentions, rng) for doc in sources])
    rng.shuffle(train)
    DocBin(docs=train).to_disk(out)
    counts = Counter(ent.label_ for doc in taught for ent in doc.ents)
    print(f"{out}: {len(train)} texts, {sum(map(len, train))} tokens; {len(taught)} labelled by the teacher: {dict(counts)}")


if __name__ == "__main__":
    typer.run(main)
