"""Put the tagging pipeline and the entity recogniser together.

What belongs to training only (paths, corpora, optimiser) is left out of the config.

Example: python assemble.py training/tagging/model-last training/recogniser assets/meta.json training/pipeline
"""

import json
import shutil
from pathlib import Path

import spacy
import srsly
import typer
from spacy.language import Language

from pipeline.recogniser.component import FACTORY

TRAINING_ONLY = ("paths", "system", "corpora", "training", "pretraining", "initialize")


def needed_strings(nlp: Language) -> list[str]:
    """Choose the strings to keep: all but the words of the training texts, which only cost space.

    nlp: The assembled pipeline; its edit trees name letters and words by hash.
    RETURNS: Sorted strings.
    """
    trees = srsly.msgpack_loads(nlp.get_pipe("lemmatizer").trees.to_bytes())["trees"]
    hashes = [tree[side] for tree in trees for side in ("orig", "subst") if tree.get(side)]
    kept = {nlp.vocab.strings[key] for key in hashes}
    for labels in nlp.pipe_labels.values():
        kept.update(label for label in labels if isinstance(label, str))
    return sorted(
        string for string in nlp.vocab.strings if string in kept or len(string) < 4 or not string[0].isalnum() or "=" in string
    )


def main(tagging: Path, recogniser: Path, meta: Path, out: Path) -> None:
    """Write the whole pipeline to a folder."""
    nlp = spacy.load(tagging)
    nlp.add_pipe(FACTORY, name="ner").from_disk(recogniser)
    blank = spacy.blank("de").config
    config = nlp.config.copy()
    for section in TRAINING_ONLY:
        config[section] = blank[section]
    nlp.config = config
    nlp.meta.update(json.loads(meta.read_text(encoding="utf8")))
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    (out / "vocab" / "strings.json").write_text(json.dumps(needed_strings(nlp), ensure_ascii=False), encoding="utf8")
    print(f"{out}: {', '.join(nlp.pipe_names)}")


if __name__ == "__main__":
    typer.run(main)
