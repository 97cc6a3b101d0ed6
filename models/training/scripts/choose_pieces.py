"""Choose the pieces that ship: those that German text or the name lists need.

Example: python choose_pieces.py CORPORA corpus/raw.txt corpus/pieces.txt
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer
from forms import encoder_pieces
from name_lists import NameLists


def main(corpora: Path, raw: Path, out: Path) -> None:
    """Write the pieces, one a line, in the encoder's order; the first stands for unknown letters."""
    pieces, _ = encoder_pieces()
    words = set(NameLists(corpora).words())
    with raw.open(encoding="utf8") as lines:
        for line in lines:
            words.update(line.split())
    used: Counter[int] = Counter()
    for word in words:
        used.update(pieces.split(word))
    kept = [piece for row, piece in enumerate(pieces.pieces) if row == 0 or used[row] or len(piece) == 1]
    out.write_text("\n".join(kept), encoding="utf8")
    print(f"{out}: {len(kept)} of {len(pieces.pieces)} pieces, from {len(words)} words")


if __name__ == "__main__":
    typer.run(main)
