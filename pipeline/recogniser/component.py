"""The spaCy component: finds entities, and says the coarse tags anew, as it reads more of the sentence than the tagger does.

It stands as `ner` in our own model and nowhere else. Registered under the entry point group `spacy_factories`, so `spacy.load` of
the model's folder works wherever Meldewerk is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.util import ensure_path, minibatch

from pipeline.recogniser.decoding import Decoder
from pipeline.recogniser.network import Network, Rows
from pipeline.recogniser.pieces import Pieces
from pipeline.recogniser.words import NameLists, Weights, WordVectors

FACTORY = "meldewerk_recogniser"
SHORTEST, USUAL, LONGEST = (
    12,
    40,
    90,
)  # words of a window that was cut from a longer text; many short ones are read side by side
FILE = "weights.msgpack"
TRUST = 3.0
NONE = "recogniser without weights: load a trained one from disk"


def cut(stops: NDArray[np.bool_]) -> list[int]:
    """Ends of the windows that a text is read in: behind full stops or line ends, or anywhere where there is none for long.

    stops: for each word whether the text may be cut behind it.
    """
    ends, start = [], 0
    while len(stops) - start > USUAL:
        near = np.flatnonzero(stops[start + SHORTEST : start + USUAL])
        far = np.flatnonzero(stops[start + USUAL : start + LONGEST])
        start += SHORTEST + int(near[-1]) + 1 if len(near) else USUAL + int(far[0]) + 1 if len(far) else LONGEST
        ends.append(min(start, len(stops)))
    return [*ends, len(stops)] if len(stops) > start else ends


class Recogniser(Pipe):  # type: ignore[misc]
    """Sets `doc.ents` of every Doc, and `token.pos_` where `coarse` is on.

    trust: what the coarse tag that stands there already counts, as a logarithm added to its score; two models err less than one.
    weights: what `Recogniser.to_bytes` wrote; None until they are read from disk.
    """

    def __init__(
        self, nlp: Language, name: str, coarse: bool = True, trust: float = TRUST, weights: Weights | None = None
    ) -> None:
        self.vocab, self.name, self.coarse, self.trust = nlp.vocab, name, coarse, trust
        self.weights: Weights = {}
        if weights is not None:
            self._build(weights)

    def _build(self, weights: Weights) -> None:
        """Lay out the parts of the network."""
        self.weights = weights
        pieces = Pieces(weights["piece_texts"].split("\n"), weights["piece_scores"])
        self.words = WordVectors(pieces, NameLists(weights["list_hashes"], weights["list_values"]), weights)
        self.network = Network(weights)
        self.decoder = Decoder(weights["tag_names"], weights["pairs"])
        self.coarse_tags = np.array([self.vocab.strings.add(tag) for tag in weights["coarse_names"]], np.uint64)

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of the entities."""
        names = self.weights.get("tag_names", ())
        return tuple(dict.fromkeys(name[2:] for name in names if name != "O"))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate Docs, `batch_size` at once. A Doc's answer does not depend on its neighbours."""
        for docs in minibatch(stream, batch_size):
            try:
                self.annotate(docs)
            except Exception as error:  # spaCy's way: whoever runs the pipeline decides
                self.get_error_handler()(self.name, self, docs, error)
            yield from docs

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set entities and coarse tags. Raises ValueError where no weights were read."""
        if not self.weights:
            raise ValueError(NONE)
        windows, places = self._windows(docs)
        if not windows:
            return
        forms, rows = np.unique(np.concatenate(windows), return_inverse=True)
        split = np.split(rows.reshape(-1), np.cumsum([len(window) for window in windows])[:-1])
        scores = self.network.scores(self.words.vectors(forms), split)
        tags = self.decoder.best([pair[0] for pair in scores])
        for doc, (first, last) in zip(docs, places, strict=True):
            if first == last:
                continue
            spans = self.decoder.spans(np.concatenate(tags[first:last]))
            doc.set_ents([Span(doc, *span) for span in spans], default="outside")
            if self.coarse:
                self._set_coarse(doc, np.concatenate([scores[at][1] for at in range(first, last)]))

    def _windows(self, docs: Sequence[Doc]) -> tuple[list[Rows], list[tuple[int, int]]]:
        """Forms of all windows, and for each Doc the first of its windows and the one behind its last."""
        self.words.forget()
        windows: list[Rows] = []
        places = []
        for doc in docs:
            rows, first = self.words.rows(doc.to_array("ORTH"), self.vocab.strings), len(windows)
            windows += [part for part in np.split(rows, cut(self.words.stops(rows))) if len(part)]
            places.append((first, len(windows)))
        return windows, places

    def _set_coarse(self, doc: Doc, scores: NDArray[np.float32]) -> None:
        """Say the coarse tags anew; whitespace keeps its own."""
        before = doc.to_array("POS")
        for column, tag in enumerate(self.coarse_tags):
            scores[before == tag, column] += self.trust
        chosen = np.where(doc.to_array("IS_SPACE") > 0, before, self.coarse_tags[scores.argmax(1)])
        doc.from_array(["POS"], chosen.astype(np.uint64))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Serialise the weights."""
        return bytes(srsly.msgpack_dumps(self.weights))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Recogniser:
        """Read what `to_bytes` wrote."""
        weights: dict[str, Any] = srsly.msgpack_loads(data)
        if weights:
            self._build(weights)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights into a folder."""
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Recogniser:
        """Read what `to_disk` wrote."""
        return self.from_bytes((ensure_path(path) / FILE).read_bytes())


@Language.factory(
    FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type", "token.pos"], default_config={"coarse": True}
)
def make_recogniser(nlp: Language, name: str, coarse: bool) -> Recogniser:
    """Make the component. coarse: whether it says the coarse tags too."""
    return Recogniser(nlp, name, coarse)
