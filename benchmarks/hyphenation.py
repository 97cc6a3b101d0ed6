"""How rightly words that a line end cut are joined: sound text set in narrow lines, its words cut as typesetting programs cut them.

    python benchmarks/hyphenation.py CORPORA [--show N]

CORPORA: the folder with `raw/plenary.txt.gz`; paragraphs of its last tenth are set in several widths, each with another hyphen
(`-`, U+2010, U+00AD). Words are cut between syllables by the rule of German spelling (one consonant goes to the next line; `ch`, `sch`,
`ck`, `st` stay together), words with a hyphen behind it. A join is right when hyphen and blank stand as before. Prints precision,
recall and F1 of the words that had lost their line end.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.cleaning import clean

WIDTHS = (38, 48, 60, 72)
HYPHENS = ("-", "-", "\u2010", "\xad")
PARAGRAPHS = 1500
_SYLLABLE = re.compile(r"(?<=[aeiouyäöü])(?:[^\Waeiouyäöü\d_]{0,3}?)(?=(?:sch|ch|ck|st|ph|qu|[^\Waeiouyäöü\d_])[aeiouyäöü])")
_LETTERS = re.compile(r"[^\W\d_]{6,}")
_FEWEST = 3  # letters on either side of a cut


def paragraphs(corpora: Path) -> Iterator[str]:
    """Paragraphs of the last tenth of the protocols, evenly spread, with single blanks."""
    with gzip.open(corpora / "raw" / "plenary.txt.gz", "rt", encoding="utf-8") as lines:
        texts = [" ".join(line.split()) for line in lines]
    texts = [text for text in texts[-len(texts) // 10 :] if 200 < len(text) < 1500 and "- " not in text.replace(" - ", "")]
    yield from texts[:: max(1, len(texts) // PARAGRAPHS)][:PARAGRAPHS]


def cuts(word: str) -> list[int]:
    """Places where a word may be cut: behind its hyphens, else between syllables."""
    inside = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]
    if inside:
        return inside
    places = []
    for match in _LETTERS.finditer(word):
        if "." in word or "@" in word or match.group().isupper():
            continue
        places += [
            syllable.end()
            for syllable in _SYLLABLE.finditer(word, match.start(), match.end())
            if match.start() + _FEWEST <= syllable.end() <= match.end() - _FEWEST
        ]
    return places


def set_in_lines(text: str, width: int, hyphen: str) -> tuple[str, int]:
    """The text in lines of at most so many characters, and how many of them end within a word."""
    lines: list[str] = []
    line, n_cut = "", 0
    for word in text.split(" "):
        rest = word
        while rest:
            room = width - len(line) - bool(line)
            if len(rest) <= room:
                line += " " * bool(line) + rest
                break
            fitting = [place for place in cuts(rest) if place + (rest[place - 1] != "-") <= room]
            if fitting:
                head = rest[: fitting[-1]]
                line += " " * bool(line) + head + ("" if head.endswith("-") else hyphen)
                rest = rest[fitting[-1] :]
                n_cut += 1
            elif not line:
                line, rest = rest, ""
                break
            lines.append(line)
            line = ""
    return "\n".join([*lines, line]), n_cut


def main() -> int:
    """Set, clean, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--show", type=int, default=0, help="so many wrong words")
    arguments = parser.parse_args()
    n_cut = n_wrong = n_left = 0
    for number, text in enumerate(paragraphs(arguments.corpora)):
        printed, here = set_in_lines(text, WIDTHS[number % 4], HYPHENS[number // 4 % 4])
        n_cut += here
        read, true = clean(printed).text.text.split(), clean(text).text.text.split()
        wrong = [word for word in true if read.count(word) < true.count(word)]
        spoilt = [word for word in read if read.count(word) > true.count(word)]
        n_wrong += len(set(wrong))
        n_left += sum(word.endswith(("-", "\u2010")) for word in spoilt)
        for word in list(zip(wrong, spoilt, strict=False))[: max(0, arguments.show)]:
            print("WRONG", *word, sep="\t")
            arguments.show -= 1
    joined = n_cut - n_left
    right = n_cut - n_wrong
    precision, recall = right / joined, right / n_cut
    score = 2 * precision * recall / (precision + recall)
    print(
        f"hyphenation: {n_cut} words cut, {n_wrong} wrong, {n_left} left: precision {precision:.4f}, recall {recall:.4f}, F1 {score:.4f}"
    )
    print("goal: F1 ≥ 0.99")
    return 0


if __name__ == "__main__":
    sys.exit(main())
