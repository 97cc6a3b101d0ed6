"""Read CoNLL-U: one row per surface token, contractions such as "im" (in + dem) kept whole."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass
class TreebankToken:
    """One surface token with the columns we train on; `parts` are the words of a contraction."""

    text: str
    lemma: str
    pos: str
    tag: str
    morph: dict[str, str]
    space: bool
    parts: list["TreebankToken"]


def read_conllu(path: Path) -> Iterator[list[TreebankToken]]:
    """Yield the sentences of a gzipped CoNLL-U file.

    path: File such as "gsd-dev.conllu.gz".
    YIELDS: Sentences as lists of surface tokens.
    """
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield surface_tokens(rows)
                rows = []
    if rows:
        yield surface_tokens(rows)


def surface_tokens(rows: list[list[str]]) -> list[TreebankToken]:
    """Fold the rows of one sentence into surface tokens.

    rows: CoNLL-U columns, e.g. [["26-27", "am", ...], ["26", "an", ...], ["27", "dem", ...]].
    RETURNS: Tokens; "am" once, with its two parts.
    """
    by_id = {row[0]: row for row in rows}
    tokens: list[TreebankToken] = []
    hidden: set[str] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = (int(number) for number in row[0].split("-"))
            part_ids = [str(number) for number in range(first, last + 1)]
            hidden.update(part_ids)
            token = _token(row)
            token.parts = [_token(by_id[part_id]) for part_id in part_ids]
            tokens.append(token)
        elif "." not in row[0] and row[0] not in hidden:
            tokens.append(_token(row))
    return tokens


def _token(row: list[str]) -> TreebankToken:
    pairs = (feature.split("=", 1) for feature in row[5].split("|") if "=" in feature)
    space = "SpaceAfter=No" not in row[9]
    return TreebankToken(row[1], row[2], row[3], row[4], dict(pairs), space, [])
