"""Turn the trained network into the component that ships: pieces projected and in bytes, letters, lists, matrices.

Example: python export_recogniser.py CORPORA training/recogniser.pt corpus/pieces.txt training/recogniser
"""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import spacy
import typer
from forms import encoder_pieces
from name_lists import NameLists
from recurrent import Recurrent
from spacy.strings import hash_string
from texts import COARSE, TAGS

from pipeline.recogniser.component import Recogniser
from pipeline.recogniser.words import LIST_UNIT

Array = np.ndarray


def in_bytes(values: Array) -> tuple[Array, Array]:
    """Round rows to whole numbers of a byte, each by a scale of its own."""
    scale = np.maximum(np.abs(values).max(1), 1e-8) / 127
    return np.round(values / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def list_table(lists: NameLists) -> tuple[Array, Array]:
    """Give sorted hashes of the lists' words and their numbers in hundredths."""
    rows = {}
    for word in lists.words():
        rows[hash_string(word)] = np.round(np.array(lists.row(word)) * LIST_UNIT).astype(np.uint8)
    hashes = np.array(sorted(rows), np.uint64)
    return hashes, np.stack([rows[int(key)] for key in hashes])


def exported(net: Recurrent, lists: NameLists, chosen: Path | None = None) -> dict:
    """Lay the network out as the component reads it. chosen: see `encoder_pieces`."""
    state = {name: value.detach().numpy().astype(np.float32) for name, value in net.state_dict().items()}
    pieces, table = encoder_pieces(chosen)
    rows, scale = in_bytes(table @ state["mean.weight"].T)
    hashes, values = list_table(lists)
    out = {
        "piece_texts": "\n".join(pieces.pieces),
        "piece_scores": np.array(pieces.scores, np.float32),
        "pieces": rows,
        "piece_scale": scale,
        "mean_bias": state["mean.bias"],
        "letters": state["letters.weight"],
        "shape": state["shape.weight"],
        "list_hashes": hashes,
        "list_values": values,
        "norm_gain": state["norm.weight"],
        "norm_bias": state["norm.bias"],
        "hidden": state["hidden.weight"].T.copy(),
        "hidden_bias": state["hidden.bias"],
        "tags": (state["shared.weight"] + state["own.0.weight"]).T.copy(),
        "tags_bias": state["shared.bias"] + state["own.0.bias"],
        "pairs": state["pairs"][0],
        "coarse": state["coarse.weight"].T.copy(),
        "coarse_bias": state["coarse.bias"],
        "tag_names": list(TAGS),
        "coarse_names": list(COARSE),
    }
    for name in ("short", "long"):
        weight = state[f"{name}.weight"]  # (filters, size, width)
        out[name] = weight.transpose(2, 1, 0).reshape(-1, weight.shape[0]).copy()
        out[f"{name}_bias"] = state[f"{name}.bias"]
    for way, suffix in (("forward", ""), ("backward", "_reverse")):
        out[f"{way}_in"] = state[f"lstm.weight_ih_l0{suffix}"].T.copy()
        out[f"{way}_again"] = state[f"lstm.weight_hh_l0{suffix}"].T.copy()
        out[f"{way}_bias"] = state[f"lstm.bias_ih_l0{suffix}"] + state[f"lstm.bias_hh_l0{suffix}"]
    return out


def main(corpora: Path, trained: Path, chosen: Path, folder: Path) -> None:
    """Write the component's folder."""
    saved = pickle.loads(trained.read_bytes())
    net = Recurrent(**saved["sizes"])
    net.load_state_dict(saved["state"])
    component = Recogniser(spacy.blank("de"), "ner", weights=exported(net, NameLists(corpora), chosen))
    component.to_disk(folder)
    print(f"{folder}: {sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    typer.run(main)
