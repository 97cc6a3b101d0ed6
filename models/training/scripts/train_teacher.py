"""Train the recurrent teacher on all entity corpora, each with conventions of its own.

Example: python train_teacher.py CORPORA corpus training/tagging/model-last training/recurrent.pt
"""

import gzip
import math
import pickle
import random
from pathlib import Path

import numpy as np
import spacy
import torch
import typer
from convert_ner import entity_doc
from evaluate import ratios
from features import Featurizer, TextFeatures
from ner_corpora import bio_rows, from_bio
from recurrent import Recurrent, batch_of, best_tags, spans_of
from spacy.language import Language
from spacy.tokens import Doc, DocBin

HEADS = {"germeval": 0, "press": 0, "smartdata": 1, "mobie": 1, "legal": 2, "europeana": 3, "wikiann": 4}
SHARE = {"germeval": 1.0, "press": 0.5, "smartdata": 0.8, "mobie": 0.5, "legal": 0.35, "europeana": 0.4, "wikiann": 0.5}
LIMIT = {"press": 700, "wikiann": 9000}
WORDS = 500  # in a batch, filled up
RATE = 2e-3
MARKUP = ("''", "]]", "[[", "|", "==", "**", "http")


def read_wikiann(path: Path, nlp: Language, number: int) -> list[Doc]:
    """Read fragments of eight words and more, with WikiANN's own labels."""
    docs = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for words, tags in bio_rows(lines, 0, 1):
            if len(words) >= 8 and not any(mark in word for word in words for mark in MARKUP):
                docs.append(entity_doc(nlp, from_bio(words, tags, {"PER": "PER", "LOC": "LOC", "ORG": "ORG"})))
    return docs[:number]


def batches(pools: dict[str, list[TextFeatures]], rng: random.Random) -> list[tuple[int, list[TextFeatures]]]:
    """Draw one round: a share of each corpus, texts of about one length together."""
    out = []
    for name, pool in pools.items():
        drawn = rng.sample(pool, int(len(pool) * SHARE[name]))
        drawn.sort(key=lambda text: len(text.words) + rng.random() * 8)
        current: list[TextFeatures] = []
        for text in drawn:
            if current and (len(current) + 1) * max(len(text.words), len(current[-1].words)) > WORDS:
                out.append((HEADS[name], current))
                current = []
            current.append(text)
        out.append((HEADS[name], current))
    rng.shuffle(out)
    return out


def chances_of(net: Recurrent, texts: list[TextFeatures], head: int, size: int = 32) -> list[np.ndarray]:
    """Give the probability of each tag for each word of texts, in their order."""
    net.eval()
    order = sorted(range(len(texts)), key=lambda at: len(texts[at].words))
    out: dict[int, np.ndarray] = {}
    with torch.no_grad():
        for start in range(0, len(order), size):
            chosen = order[start : start + size]
            for at, row in zip(chosen, net.chances(batch_of([texts[at] for at in chosen]), head).numpy(), strict=True):
                out[at] = row[: len(texts[at].words)]
    return [out[at] for at in range(len(texts))]


def entity_score(net: Recurrent, texts: list[TextFeatures], head: int) -> dict[str, float]:
    """Score strict spans on texts with gold."""
    hits = guesses = golds = 0
    for text, chances in zip(texts, chances_of(net, texts, head), strict=True):
        guessed = {s for s in spans_of(best_tags(chances)) if (text.tags[s[0] : s[1]] >= 0).all()}
        gold = set(spans_of(list(text.tags)))
        hits, guesses, golds = hits + len(guessed & gold), guesses + len(guessed), golds + len(gold)
    return ratios(hits, guesses, golds)


def main(corpora: Path, corpus: Path, tagging: Path, out: Path, epochs: int = 8, width: int = 200, seed: int = 1) -> None:
    """Write the network's weights and sizes. The held-out texts are scored for the log only."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = random.Random(seed)
    reader = Featurizer(corpora, tagging)
    pools: dict[str, list[TextFeatures]] = {}
    for name in HEADS:
        if name == "wikiann":
            docs = read_wikiann(corpora / "ner" / "wikiann-de.tsv.gz", spacy.blank("de"), LIMIT[name])
        else:
            docs = list(DocBin().from_disk(corpus / f"{name}_train.spacy").get_docs(reader.nlp.vocab))[: LIMIT.get(name)]
        pools[name] = [piece for text in reader.read(docs) for piece in text.pieces()]
        print(name, len(pools[name]), flush=True)
    test = list(reader.read(DocBin().from_disk(corpus / "germeval_test.spacy").get_docs(reader.nlp.vocab)))
    floret = reader.nlp.vocab.vectors.shape[1]
    net = Recurrent(max(HEADS.values()) + 1, floret, width)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    total, step = epochs * len(batches(pools, random.Random(seed))), 0
    for epoch in range(epochs):
        net.train()
        for head, texts in batches(pools, rng):
            batch = batch_of(texts)
            loss = net.loss(batch, head) / int(batch["lengths"].sum()) * 4
            optimizer.zero_grad()
            loss.backward()
            nn_norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            if not torch.isfinite(nn_norm):
                raise FloatingPointError(f"the gradient of step {step} is not finite; train with a smaller rate")
            for group in optimizer.param_groups:
                group["lr"] = (
                    RATE * min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * step / max(total, step + 1))) + 0.01)
                )
            optimizer.step()
            step += 1
        print(f"epoch {epoch}: GermEval {entity_score(net, test, 0)}", flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pickle.dumps({"state": net.state_dict(), "floret": floret, "width": width}))


if __name__ == "__main__":
    typer.run(main)
