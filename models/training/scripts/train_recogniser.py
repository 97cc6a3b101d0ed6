"""Train the recogniser that ships: a teacher goes on with gold, text that all teachers labelled, and coarse tags.

It has one convention, that of GermEval. Gold of the other corpora is read as if it were annotated so, but for MISC, which they do not know.

Example: python train_recogniser.py CORPORA corpus corpus/labelled.pkl corpus/pieces.txt training/teacher_1.pt training/recogniser.pt
"""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import numpy as np
import torch
import typer
from forms import Forms
from label_texts import load_net
from learn import learn
from name_lists import NameLists
from texts import noisy
from train_teacher import read_pools

OWN = {"smartdata_own": 0.4, "legal_own": 0.35, "mobie_own": 0.2, "europeana_own": 0.1}  # read by the conventions that ship
ALONE = 0.35  # persons of gold texts by their surname only, where names are changed
FIRST = {"germeval": 1.0, "press": 0.3, "treebank": 1.0, "gsd": 0.35, "labelled": 0.5, "bare": 0.2, **OWN}
LAST = {**FIRST, "labelled": 0.25}
RATE = 1.5e-3


def main(
    corpora: Path,
    corpus: Path,
    labelled: Path,
    pieces: Path,
    start: Path,
    out: Path,
    rounds: int = 2,
    last: int = 1,
    seed: int = 7,
) -> None:
    """Write the network's weights and sizes. The texts kept back are scored for the log only."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = random.Random(seed)
    forms = Forms(NameLists(corpora), pieces)
    pools, test = read_pools(corpora, corpus, forms, rng, ALONE)
    for name, texts in pickle.loads(labelled.read_bytes()).items():
        pools[name] = [[text, text, noisy(text, rng)] if name != "bare" else [text] for text in texts]
        print(name, len(texts), sum(len(text.words) for text in texts), flush=True)
        for text in (text for variants in pools[name] for text in variants):
            text.rows = np.array([forms.row(word) for word in text.words], np.int32)
    forms.fill()
    heads = dict.fromkeys(pools, 0)
    net = learn(load_net(start), forms, pools, [(rounds, FIRST), (last, LAST)], heads, test, seed, RATE)
    sizes = pickle.loads(start.read_bytes())["sizes"]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pickle.dumps({"state": net.state_dict(), "sizes": sizes}))


if __name__ == "__main__":
    typer.run(main)
