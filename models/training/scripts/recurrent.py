"""The teacher's network: words with their letters through a bidirectional LSTM, and a CRF over BIOES tags for each corpus of its own.

Corpora differ in what they call an entity. They share everything up to the last layer; each has a correction of its own on top, so that
the conventions of one do not blur those of another. The CRF sums over all tags where the annotation is missing.
"""

import numpy as np
import torch
from features import COARSE, LETTERS, MISSING, SHAPES, TAGS, TextFeatures
from torch import Tensor, nn
from torch.nn import functional

NEVER = -1e4
DROPPED = {"alone": 0.05, "context": 0.1, "floret": 0.1, "pos": 0.1, "lists": 0.15}  # how often a word loses a kind of feature
Batch = dict[str, Tensor]


def may_follow(first: str, second: str) -> bool:
    """Whether two BIOES tags can stand side by side."""
    if first[0] in "OES":
        return second[0] in "OBS"
    return second[0] in "IE" and first[2:] == second[2:]


PAIRS = torch.tensor([[0.0 if may_follow(a, b) else NEVER for b in TAGS] for a in TAGS])
FIRST = torch.tensor([0.0 if tag[0] in "OBS" else NEVER for tag in TAGS])
LAST = torch.tensor([0.0 if tag[0] in "OES" else NEVER for tag in TAGS])


def batch_of(texts: list[TextFeatures]) -> Batch:
    """Fill texts up to one length and stack them."""
    longest = max(len(text.words) for text in texts)

    def stacked(name: str, kind: type) -> Tensor:
        arrays = [getattr(text, name) for text in texts]
        out = np.zeros((len(texts), longest, *arrays[0].shape[1:]), kind)
        for row, array in zip(out, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(out)

    batch = {name: stacked(name, np.float32) for name in ("alone", "context", "floret", "lists")}
    batch |= {name: stacked(name, np.int64) for name in ("letters", "shape", "pos", "tags")}
    return batch | {"lengths": torch.tensor([len(text.words) for text in texts])}


class Recurrent(nn.Module):
    """heads: number of conventions. floret: columns of the word vectors. width: of the LSTM in each direction."""

    def __init__(self, heads: int, floret: int, width: int = 200, drop: float = 0.35) -> None:
        super().__init__()
        self.drop = drop
        self.alone, self.context, self.floret = nn.Linear(512, 200), nn.Linear(768, 96), nn.Linear(floret, 64)
        self.letters = nn.Embedding(len(LETTERS) + 2, 32, padding_idx=0)
        self.short, self.long = nn.Conv1d(32, 64, 3, padding=1), nn.Conv1d(32, 32, 5, padding=2)
        self.shape, self.pos = nn.Embedding(SHAPES + 1, 12), nn.Embedding(len(COARSE) + 1, 20)
        size = 200 + 96 + 64 + 96 + 12 + 20 + 8
        self.norm = nn.LayerNorm(size)
        self.lstm = nn.LSTM(size, width, bidirectional=True, batch_first=True)
        self.hidden, self.shared = nn.Linear(2 * width, 128), nn.Linear(128, len(TAGS))
        self.own = nn.ModuleList([nn.Linear(128, len(TAGS)) for _ in range(heads)])
        for layer in self.own:
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.pairs = nn.Parameter(torch.zeros(heads, len(TAGS), len(TAGS)))

    def scores(self, batch: Batch, head: int) -> Tensor:
        """Score the tags of each word, (texts, words, tags)."""

        def some(name: str, values: Tensor) -> Tensor:
            return values * (torch.rand(*values.shape[:2], 1) > DROPPED[name]) if self.training else values

        texts, words = batch["shape"].shape
        letters = self.letters(batch["letters"].view(texts * words, -1)).transpose(1, 2)
        spelt = [functional.relu(layer(letters)).amax(2) for layer in (self.short, self.long)]
        dense = [some(n, functional.relu(getattr(self, n)(batch[n]))) for n in ("alone", "context", "floret")]
        rest = [self.shape(batch["shape"]), some("pos", self.pos(batch["pos"])), some("lists", batch["lists"])]
        values = torch.cat([*dense, torch.cat(spelt, 1).view(texts, words, -1), *rest], 2)
        values = functional.dropout(self.norm(values), self.drop, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(values, batch["lengths"], batch_first=True, enforce_sorted=False)
        values = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]
        values = functional.dropout(values, self.drop, self.training)
        values = functional.dropout(torch.tanh(self.hidden(values)), self.drop / 2, self.training)
        return self.shared(values) + self.own[head](values)

    def total(self, scores: Tensor, lengths: Tensor, head: int) -> Tensor:
        """Sum over all sequences of tags, as logarithms, (texts,)."""
        pairs = self.pairs[head] + PAIRS
        value = scores[:, 0] + FIRST
        for at in range(1, scores.shape[1]):
            following = torch.logsumexp(value.unsqueeze(2) + pairs, 1) + scores[:, at]
            value = torch.where((at < lengths).unsqueeze(1), following, value)
        return torch.logsumexp(value + LAST, 1)

    def loss(self, batch: Batch, head: int) -> Tensor:
        """Negative logarithm of the probability of all sequences that fit the annotation."""
        scores, tags = self.scores(batch, head), batch["tags"]
        fitting = torch.full(scores.shape, NEVER)
        fitting.scatter_(2, tags.clamp(min=0).unsqueeze(2), 0.0)
        fitting[tags == MISSING] = 0.0
        lengths = batch["lengths"]
        return (self.total(scores, lengths, head) - self.total(scores + fitting, lengths, head)).sum()

    def chances(self, batch: Batch, head: int) -> Tensor:
        """Probability of each tag for each word, (texts, words, tags)."""
        scores, pairs, lengths = self.scores(batch, head), self.pairs[head] + PAIRS, batch["lengths"]
        texts, words, tags = scores.shape
        forward = [scores[:, 0] + FIRST]
        for at in range(1, words):
            following = torch.logsumexp(forward[-1].unsqueeze(2) + pairs, 1) + scores[:, at]
            forward.append(torch.where((at < lengths).unsqueeze(1), following, forward[-1]))
        end = LAST.expand(texts, tags)
        backward = [end]
        for at in range(words - 1, 0, -1):
            before = torch.logsumexp(pairs.unsqueeze(0) + (scores[:, at] + backward[-1]).unsqueeze(1), 2)
            backward.append(torch.where((at < lengths).unsqueeze(1), before, end))
        return torch.softmax(torch.stack(forward, 1) + torch.stack(backward[::-1], 1), 2)


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


def spans_of(tags: list[int]) -> list[tuple[int, int, str]]:
    """Read spans off tags: first word, end (exclusive), label."""
    spans, start = [], 0
    for at, tag in enumerate(TAGS[number] if number != MISSING else "O" for number in tags):
        if tag[0] in "BS":
            start = at
        if tag[0] in "ES":
            spans.append((start, at + 1, tag[2:]))
    return spans
