"""Put the tagging pipeline and the entity recogniser together.

What belongs to training only (paths, corpora, optimiser) is left out of the config.

Example: python assemble.py training/tagging/model-last training/ner/model-last assets/meta.json training/pipeline
"""

import json
import shutil
from pathlib import Path

import spacy
import typer

TRAINING_ONLY = ("paths", "system", "corpora", "training", "pretraining", "initialize")


def main(tagging: Path, entities: Path, meta: Path, out: Path) -> None:
    """Write the whole pipeline to a folder."""
    nlp = spacy.load(tagging)
    nlp.add_pipe("ner", source=spacy.load(entities))
    blank = spacy.blank("de").config
    config = nlp.config.interpolate()
    for section in TRAINING_ONLY:
        config[section] = blank[section]
    config.pop("vars", None)
    nlp.config = config
    nlp.meta.update(json.loads(meta.read_text(encoding="utf8")))
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    print(f"{out}: {', '.join(nlp.pipe_names)}")


if __name__ == "__main__":
    typer.run(main)
