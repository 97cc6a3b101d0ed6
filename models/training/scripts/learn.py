"""One training run of the network: draws batches, falls the rate, keeps a running mean of the weights."""

from __future__ import annotations

import copy
import math
import random
import time

import numpy as np
import torch
from evaluate import ratios
from forms import Forms
from recurrent import Recurrent, batch_of, best_tags
from texts import LABELS, Text, spans_of

RATE = 2e-3
WORDS = 700  # in a batch, filled up
KEPT = 0.998  # share of the running mean that one step leaves
Pools = dict[str, list[list[Text]]]  # corpus to texts, each with its variants: as it is, renamed, noisy
VARIANTS = (0.6, 0.25, 0.15)


def batches(pools: Pools, shares: dict[str, float], heads: dict[str, int], rng: random.Random) -> list[tuple[int, list[Text]]]:
    """Draw one round: a share of each corpus, texts of about one length together."""
    out = []
    for name, pool in pools.items():
        share = shares.get(name, 0.0)
        chosen = [rng.choices(texts, VARIANTS[: len(texts)])[0] for _ in range(int(share)) for texts in pool]
        chosen += [rng.choices(texts, VARIANTS[: len(texts)])[0] for texts in rng.sample(pool, int(len(pool) * (share % 1)))]
        chosen.sort(key=lambda text: len(text.words) + rng.random() * 6)
        current: list[Text] = []
        for text in chosen:
            if current and (len(current) + 1) * max(len(text.words), len(current[-1].words)) > WORDS:
                out.append((heads[name], current))
                current = []
            current.append(text)
        if current:
            out.append((heads[name], current))
    rng.shuffle(out)
    return out


def chances_of(net: Recurrent, texts: list[Text], forms: Forms, head: int = 0) -> list[np.ndarray]:
    """Give the probability of each tag for each word of texts, in their order."""
    net.eval()
    forms.add_context(texts)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at].words))
    out: dict[int, np.ndarray] = {}
    with torch.no_grad():
        for start in range(0, len(order), 48):
            chosen = order[start : start + 48]
            rows = net.chances(batch_of([texts[at] for at in chosen], forms.arrays), head)[0].numpy()
            for at, row in zip(chosen, rows, strict=True):
                out[at] = row[: len(texts[at].words)]
    return [out[at] for at in range(len(texts))]


def table(texts: list[Text], chances: list[np.ndarray]) -> str:
    """Score strict spans, F1 of all and of each label."""
    counts = {label: [0, 0, 0] for label in ("ALL", *LABELS)}
    for text, chance in zip(texts, chances, strict=True):
        guessed = {s for s in spans_of(best_tags(chance)) if (text.tags[s[0] : s[1]] >= 0).all()}
        gold = set(spans_of(text.tags))
        for at, spans in enumerate((guessed & gold, guessed, gold)):
            for span in spans:
                counts["ALL"][at] += 1
                counts[span[2]][at] += 1
    scores = {label: ratios(*count) for label, count in counts.items()}
    return (
        " ".join(f"{label} {score['f']:.3f}" for label, score in scores.items())
        + f" P {scores['ALL']['p']} R {scores['ALL']['r']}"
    )


def coarse_accuracy(net: Recurrent, texts: list[Text], forms: Forms) -> float:
    """Share of coarse tags that are right."""
    net.eval()
    forms.add_context(texts)
    right = number = 0
    with torch.no_grad():
        for start in range(0, len(texts), 32):
            batch = batch_of(texts[start : start + 32], forms.arrays)
            guess, known = net.chances(batch, 0)[1].argmax(2), batch["coarse"] >= 0
            right, number = right + int((guess == batch["coarse"])[known].sum()), number + int(known.sum())
    return right / number


def learn(
    net: Recurrent,
    forms: Forms,
    pools: Pools,
    plan: list[tuple[int, dict[str, float]]],
    heads: dict[str, int],
    test: tuple[list[Text], list[Text]],
    seed: int,
    rate: float = RATE,
) -> Recurrent:
    """Train a network; the running mean of its weights is what comes back.

    plan: rounds and the shares of the corpora in them, one after the other. test: texts with entities and with coarse tags, for the log.
    """
    rng, began = random.Random(seed), time.process_time()
    averaged = copy.deepcopy(net)
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.01)
    rounds = [shares for number, shares in plan for _ in range(number)]
    total, step = sum(len(batches(pools, shares, heads, random.Random(seed))) for shares in rounds), 0
    for at, shares in enumerate(rounds):
        net.train()
        words = 0
        for head, texts in batches(pools, shares, heads, rng):
            forms.add_context(texts)
            batch = batch_of(texts, forms.arrays)
            number = int(batch["lengths"].sum())
            loss = net.loss(batch, head) / number * 4
            optimizer.zero_grad()
            loss.backward()
            if not torch.isfinite(torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)):
                raise FloatingPointError(f"the gradient of step {step} is not finite; train with a smaller rate")
            for group in optimizer.param_groups:
                group["lr"] = (
                    rate * min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * step / max(total, step + 1))) + 0.01)
                )
            optimizer.step()
            step, words = step + 1, words + number
            kept = min(KEPT, step / (step + 10))
            with torch.no_grad():
                for mean, now in zip(averaged.parameters(), net.parameters(), strict=True):
                    mean.lerp_(now, 1 - kept)
        seconds = time.process_time() - began
        line = table(test[0], chances_of(averaged, test[0], forms))
        print(
            f"round {at}: {words} words, {step} steps, {seconds:.0f} s | {line} | coarse {coarse_accuracy(averaged, test[1], forms):.4f}",
            flush=True,
        )
    return averaged
