"""Write the raw text that the word vectors learn from: one line a paragraph, tokens apart, held-out sentences left out.

Example: python convert_raw.py CORPORA corpus/raw.txt
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
import typer
from conllu import read_conllu
from detokenise import detokenise
from heldout import is_held_out
from ner_corpora import HELD_OUT, READERS, bio_rows

# The protocols are 23 million words of one kind of speech; the rest is small and nearer to news, so it counts more often.
REPEAT = {"germeval": 4, "smartdata": 4, "legal": 1, "mobie": 2, "europeana": 1}


def plenary_lines(path: Path) -> Iterator[str]:
    """Yield the paragraphs of the protocols."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield re.sub(r"\s+", " ", line.replace("\ufeff", "")).strip()


def entity_lines(folder: Path) -> Iterator[str]:
    """Yield the texts of the entity corpora that may be trained on."""
    for name, read in READERS.items():
        for entity_text in read(folder):
            if not is_held_out(entity_text.text, HELD_OUT[name]):
                for _ in range(REPEAT[name]):
                    yield from entity_text.text.splitlines()
    with gzip.open(folder / "wikiann-de.tsv.gz", "rt", encoding="utf8") as lines:
        for words, _ in bio_rows(lines, 0, 1):
            yield detokenise(words)[0]


def treebank_lines(folder: Path) -> Iterator[str]:
    """Yield the sentences of the treebanks that may be trained on."""
    for name in ("gsd-dev.conllu.gz", "pud.conllu.gz"):
        for tokens in read_conllu(folder / name):
            text = detokenise([token.text for token in tokens])[0]
            if not is_held_out(text, 0.5):
                yield text
    with gzip.open(folder / "gsd-train-upos.txt.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            words = [pair.rsplit("##", 1)[0] for pair in line.split()]
            for _ in range(2):
                yield detokenise(words)[0]


def main(corpora: Path, out: Path) -> None:
    """Write the file."""
    tokenizer = spacy.blank("de").tokenizer
    tokens = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf8") as file:
        for lines in (
            plenary_lines(corpora / "raw" / "plenary.txt.gz"),
            entity_lines(corpora / "ner"),
            treebank_lines(corpora / "treebank"),
        ):
            for line in lines:
                if len(line) > 10:
                    words = [token.text for token in tokenizer(line) if not token.is_space]
                    tokens += len(words)
                    file.write(" ".join(words) + "\n")
    print(f"{out}: {tokens} tokens")


if __name__ == "__main__":
    typer.run(main)
