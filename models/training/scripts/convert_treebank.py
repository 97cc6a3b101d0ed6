"""Convert UD German GSD and PUD to DocBin files of sentences: train and held out.

A sentence is held out by its hash (15 %), a sentence with a Konjunktiv I at 50 %, as there are few of them.

Example: python convert_treebank.py CORPORA corpus/treebank_train.spacy corpus/treebank_test.spacy
"""

import gzip
import json
from pathlib import Path

import spacy
import typer
from conllu import TreebankToken, read_conllu
from conventions import coarse_tag, features, fine_tag, is_konjunktiv_1, merged_contraction
from heldout import is_held_out
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

LEMMAS = {"weiterer": "weit", "letzter": "letzt", "streiden": "streiten"}


def read_stts(path: Path) -> list[list[tuple[str, str]]]:
    """Read the STTS tags of the PUD sentences as (word, tag) pairs."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        docs = json.load(file)
    return [
        [(token["orth"], token["tag"]) for token in sentence["tokens"]]
        for doc in docs
        for paragraph in doc["paragraphs"]
        for sentence in paragraph["sentences"]
    ]


def sentence_doc(vocab: Vocab, tokens: list[TreebankToken]) -> Doc:
    """Make one Doc of a sentence whose tags are STTS.

    vocab: Shared vocabulary.
    tokens: Surface tokens; contractions already merged.
    RETURNS: Doc with tag_, pos_, morph and lemma_.
    """
    morphs = [features(token, index == 0) for index, token in enumerate(tokens)]
    lemmas = [token.text if token.lemma == "_" else LEMMAS.get(token.lemma, token.lemma) for token in tokens]
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        tags=[token.tag for token in tokens],
        pos=[coarse_tag(token.tag, token.pos, token.lemma) for token in tokens],
        morphs=morphs,
        lemmas=lemmas,
    )


def treebank_docs(vocab: Vocab, folder: Path) -> list[Doc]:
    """Read every sentence of both treebanks that has STTS tags."""
    docs = []
    for tokens in read_conllu(folder / "gsd-dev.conllu.gz"):
        tokens = [merged_contraction(token) if token.parts else token for token in tokens]
        for token in tokens:
            token.tag = fine_tag(token.tag)
        docs.append(sentence_doc(vocab, tokens))
    tagged = read_stts(folder / "pud-stts.json.gz")
    for tokens, pairs in zip(read_conllu(folder / "pud.conllu.gz"), tagged, strict=True):
        if [token.text for token in tokens] != [word for word, _ in pairs]:
            continue  # five sentences are cut otherwise
        tokens = [merged_contraction(token) if token.parts else token for token in tokens]
        for token, (_, tag) in zip(tokens, pairs, strict=True):
            token.tag = fine_tag(tag)
        docs.append(sentence_doc(vocab, tokens))
    return docs


def main(corpora: Path, train_path: Path, test_path: Path) -> None:
    """Write both DocBin files."""
    nlp = spacy.blank("de")
    train, test = DocBin(), DocBin()
    for doc in treebank_docs(nlp.vocab, corpora / "treebank"):
        konjunktiv = any(is_konjunktiv_1(str(token.morph)) for token in doc)
        (test if is_held_out(doc.text, 0.5 if konjunktiv else 0.15) else train).add(doc)
    for path, docs in ((train_path, train), (test_path, test)):
        path.parent.mkdir(parents=True, exist_ok=True)
        docs.to_disk(path)
        print(f"{path}: {len(docs)} sentences")


if __name__ == "__main__":
    typer.run(main)
