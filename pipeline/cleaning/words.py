"""The list of German words with their frequencies, read from a compressed file when it is first needed."""

from __future__ import annotations

import functools
import lzma
from pathlib import Path

DATA = Path(__file__).parent / "data"


@functools.cache
def load_words() -> dict[str, int]:
    """Word form to frequency class (see `tools/build_wordlist.py`): each step is a factor of the square root of 2."""
    path = DATA / "words.txt.xz"
    if not path.exists():
        return {}
    words: dict[str, int] = {}
    for block in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n\n"):
        head, _, forms = block.partition("\n")
        if forms:
            words.update(dict.fromkeys(forms.split("\n"), int(head)))
    return words
