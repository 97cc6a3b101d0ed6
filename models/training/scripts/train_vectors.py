"""Train floret subword vectors: every word has one, also a name never seen, in a table of fixed size.

One thread only: with more, two runs differ. floret seeds itself with a constant.

Example: python train_vectors.py corpus/raw.txt corpus/vectors --dim 128 --bucket 50000
"""

import shutil
import subprocess
import sys
from pathlib import Path

import floret
import typer


def main(
    raw: Path, out: Path, dim: int = 128, bucket: int = 50000, epoch: int = 2, min_count: int = 5, threads: int = 1
) -> None:
    """Train on tokens apart by spaces and write a spaCy directory whose vocabulary holds the table.

    raw: Text file. out: Directory. dim: Size of a vector. bucket: Rows of the table.
    epoch: Rounds over the text. min_count: Rarest word that is learned from. threads: More than one is not repeatable.
    """
    model = floret.train_unsupervised(
        str(raw),
        model="skipgram",
        mode="floret",
        hashCount=2,
        bucket=bucket,
        minn=3,
        maxn=5,
        minCount=min_count,
        dim=dim,
        epoch=epoch,
        lr=0.05,
        thread=threads,
        verbose=2,
    )
    table = out.with_suffix(".floret")
    model.save_floret_vectors(str(table))
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "spacy", "init", "vectors", "de", str(table), str(out), "--mode", "floret"]
    subprocess.run(command, check=True)
    table.unlink()


if __name__ == "__main__":
    typer.run(main)
