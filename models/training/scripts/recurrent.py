"""The network: word forms through a bidirectional LSTM, and a CRF over BIOES tags for each corpus of its own; coarse tags beside it.

Corpora differ in what they call an entity. They share everything up to the last layer; each has a correction of its own on top, so that
the conventions of one do not blur those of another. The CRF sums over all tags where the annotation is missing.
"""

from __future__ import annotations

import numpy as np
import torch
from forms import SIZE
from texts import COARSE, MISSING, TAGS, Text
from torch import Tensor, nn
from torch.nn import functional

from pipeline.recogniser.spelling import LETTERS, SHAPES

NEVER = -1e4
DROPPED = {"mean": 0.05, "context": 0.15, "spelt": 0.05, "lists": 0.15}  # how often a word loses a kind of feature
LISTS = 8
CONTEXT = 768
Batch = dict[str, Tensor]


def may_follow(first: str, second: str) -> bool:
    """Whether two BIOES tags can stand side by side."""
    if first[0] in "OES":
        return second[0] in "OBS"
    return second[0] in "IE" and first[2:] == second[2:]


PAIRS = torch.tensor([[0.0 if may_follow(a, b) else NEVER for b in TAGS] for a in TAGS])
FIRST = torch.tensor([0.0 if tag[0] in "OBS" else NEVER for tag in TAGS])
LAST = torch.tensor([0.0 if tag[0] in "OES" else NEVER for tag in TAGS])


def batch_of(texts: list[Text], arrays: dict[str, np.ndarray]) -> Batch:
    """Fill texts up to one length; each word form stands once in the batch."""
    longest = max(len(text.words) for text in texts)
    shape = (len(texts), longest)
    rows, tags, coarse = np.zeros(shape, np.int64), np.full(shape, MISSING), np.full(shape, MISSING)
    soft = np.zeros((*shape, len(TAGS)), np.float32)
    is_soft = np.zeros(len(texts), bool)
    for at, text in enumerate(texts):
        size = len(text.words)
        rows[at, :size], tags[at, :size], coarse[at, :size] = text.rows, text.tags, text.coarse
        if text.soft is not None:
            soft[at, :size], is_soft[at] = text.soft, True
    forms, places = np.unique(rows, return_inverse=True)
    values = {"places": places.reshape(shape), "tags": tags, "coarse": coarse, "soft": soft, "is_soft": is_soft}
    values |= {"mean": arrays["mean"][forms].astype(np.float32), "lists": arrays["lists"][forms].astype(np.float32)}
    values |= {"letters": arrays["letters"][forms].astype(np.int64), "shape": arrays["shape"][forms].astype(np.int64)}
    if texts[0].context is not None:
        values["context"] = np.zeros((*shape, CONTEXT), np.float32)
        for at, text in enumerate(texts):
            values["context"][at, : len(text.words)] = text.context
    batch = {name: torch.from_numpy(array) for name, array in values.items()}
    return batch | {"lengths": torch.tensor([len(text.words) for text in texts])}


class CrfLoss(torch.autograd.Function):
    """Negative logarithm of the share of the wanted sequences in all; its gradient is the difference of their expected tags."""

    @staticmethod
    def forward(ctx, scores: Tensor, pairs: Tensor, wanted: Tensor, wanted_pairs: Tensor, lengths: Tensor) -> Tensor:
        """scores, wanted: (texts, words, tags) potentials. pairs, wanted_pairs: (tags, tags)."""
        total, unary, binary = expected(scores, pairs, lengths)
        goal, goal_unary, goal_binary = expected(wanted, wanted_pairs, lengths)
        ctx.save_for_backward(unary - goal_unary, binary - goal_binary)
        return (total - goal).sum()

    @staticmethod
    def backward(ctx, grad: Tensor) -> tuple:
        """Give the gradients of scores and pairs."""
        unary, binary = ctx.saved_tensors
        return grad * unary, grad * binary, None, None, None


def expected(scores: Tensor, pairs: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Forward and backward sums: the logarithm of the total (texts,), expected tags (texts, words, tags) and pairs (tags, tags)."""
    texts, words, tags = scores.shape
    top = scores.max(2, keepdim=True).values
    near, step = torch.exp(scores - top), torch.exp(pairs + PAIRS)
    inside = torch.arange(words).unsqueeze(0) < lengths.unsqueeze(1)
    start, end = torch.exp(FIRST), torch.exp(LAST)
    value = start * near[:, 0]
    scale = value.sum(1, keepdim=True)
    forward, scales = [value / scale], [scale]
    for at in range(1, words):
        value = (forward[-1] @ step) * near[:, at]
        scale = value.sum(1, keepdim=True)
        here = inside[:, at : at + 1]
        forward.append(torch.where(here, value / scale, forward[-1]))
        scales.append(torch.where(here, scale, torch.ones_like(scale)))
    last = (forward[-1] * end).sum(1)
    total = torch.log(last) + (torch.log(torch.cat(scales, 1)) + torch.where(inside, top.squeeze(2), 0.0)).sum(1)
    backward = [end.expand(texts, tags) / last.unsqueeze(1)]
    for at in range(words - 1, 0, -1):
        value = ((near[:, at] * backward[-1]) @ step.T) / scales[at]
        backward.append(torch.where(inside[:, at : at + 1], value, backward[-1]))
    forward_all, backward_all = torch.stack(forward, 1), torch.stack(backward[::-1], 1)
    unary = forward_all * backward_all
    unary = torch.where(inside.unsqueeze(2), unary, 0.0)
    follows = inside[:, 1:].unsqueeze(2)
    later = torch.where(follows, near[:, 1:] * backward_all[:, 1:] / torch.stack(scales, 1)[:, 1:], 0.0)
    binary = step * (forward_all[:, :-1].reshape(-1, tags).T @ later.reshape(-1, tags))
    return total, unary, binary


class Recurrent(nn.Module):
    """heads: number of conventions. width: of the LSTM in each direction. known: columns of the pieces. context: with neighbours."""

    def __init__(self, heads: int, width: int = 200, known: int = 192, drop: float = 0.35, context: bool = False) -> None:
        super().__init__()
        self.drop = drop
        self.mean = nn.Linear(SIZE, known)
        self.letters = nn.Embedding(len(LETTERS) + 1, 32, padding_idx=0)
        self.short, self.long = nn.Conv1d(32, 64, 3, padding=1), nn.Conv1d(32, 48, 5, padding=2)
        self.shape = nn.Embedding(SHAPES, 12)
        self.context = nn.Linear(CONTEXT, 128) if context else None
        size = known + 64 + 48 + 12 + LISTS
        self.norm = nn.LayerNorm(size)
        self.lstm = nn.LSTM(size + (128 if context else 0), width, bidirectional=True, batch_first=True)
        self.hidden, self.shared = nn.Linear(2 * width, 128), nn.Linear(128, len(TAGS))
        self.coarse = nn.Linear(128, len(COARSE))
        self.own = nn.ModuleList([nn.Linear(128, len(TAGS)) for _ in range(heads)])
        for layer in self.own:
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.pairs = nn.Parameter(torch.zeros(heads, len(TAGS), len(TAGS)))

    def scores(self, batch: Batch, head: int) -> tuple[Tensor, Tensor]:
        """Score the tags and the coarse tags of each word, both (texts, words, ...)."""
        shape = batch["places"].shape

        def some(name: str, values: Tensor) -> Tensor:
            return values * (torch.rand(*shape, 1) > DROPPED[name]) if self.training else values

        letters = self.letters(batch["letters"]).transpose(1, 2)
        spelt = [functional.relu(layer(letters)).amax(2) for layer in (self.short, self.long)]
        mean = functional.relu(self.mean(batch["mean"]))
        places = batch["places"]
        values = [some("mean", mean[places]), some("spelt", torch.cat(spelt, 1)[places]), self.shape(batch["shape"])[places]]
        values = self.norm(torch.cat([*values, some("lists", batch["lists"][places])], 2))
        if self.context is not None:
            values = torch.cat([values, some("context", functional.relu(self.context(batch["context"])))], 2)
        values = functional.dropout(values, self.drop, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(values, batch["lengths"], batch_first=True, enforce_sorted=False)
        values = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]
        values = functional.dropout(values, self.drop, self.training)
        values = functional.dropout(torch.tanh(self.hidden(values)), self.drop / 2, self.training)
        return self.shared(values) + self.own[head](values), self.coarse(values)

    def loss(self, batch: Batch, head: int) -> Tensor:
        """Sum over the texts: entities by the CRF, coarse tags word by word."""
        scores, coarse = self.scores(batch, head)
        tags, pairs = batch["tags"], self.pairs[head]
        held = scores.detach()
        fitting = torch.full(scores.shape, NEVER).scatter_(2, tags.clamp(min=0).unsqueeze(2), 0.0)
        fitting[tags == MISSING] = 0.0
        hard = batch["is_soft"].logical_not()
        loss = functional.cross_entropy(coarse.flatten(0, 1), batch["coarse"].flatten(), ignore_index=MISSING, reduction="sum")
        if hard.any():
            chosen = scores[hard]
            fit = (held + fitting)[hard]
            loss = loss + CrfLoss.apply(chosen, pairs, fit, pairs.detach(), batch["lengths"][hard])
        if not hard.all():
            taught = batch["is_soft"]
            wanted = torch.log(batch["soft"][taught] + 1e-5)
            loss = loss + CrfLoss.apply(scores[taught], pairs, wanted, torch.zeros_like(pairs), batch["lengths"][taught])
        return loss

    def chances(self, batch: Batch, head: int) -> tuple[Tensor, Tensor]:
        """Probabilities of the tags and of the coarse tags of each word, both (texts, words, ...)."""
        scores, coarse = self.scores(batch, head)
        return expected(scores, self.pairs[head], batch["lengths"])[1], torch.softmax(coarse, 2)


def best_tags(chances: np.ndarray) -> list[int]:
    """Choose the likeliest tags that can follow each other. chances: (words, tags)."""
    logs, pairs = np.log(chances + 1e-8), PAIRS.numpy()
    value, back = logs[0] + FIRST.numpy(), []
    for row in logs[1:]:
        following = value[:, None] + pairs
        back.append(following.argmax(0))
        value = following.max(0) + row
    tags = [int((value + LAST.numpy()).argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]
