"""Press contacts without a label: the last lines that name somebody and a telephone or an address."""

from __future__ import annotations

import functools
import re
from itertools import groupby, pairwise

from pipeline.lexicon import load_lexicon
from pipeline.page.layout import BULLET, CONTACT_DETAIL, NAME_GLUE, Line, is_organisation_line, is_prose
from pipeline.page.zone_labels import label_of
from pipeline.people.given_names import is_given_name

LONGEST_LINE = 200  # characters of `Stadt Linden, Presse und Kommunikation, Anna Kern, Tel. …, anna.kern@…`
MOST_SMALL_WORDS = 3  # words in small letters; a sentence (`Anmeldungen nimmt das Museum unter Tel. … an`) has more
_PARTS = re.compile(r"\s*[|·•,;]\s*|\s+[–—/-]\s+|\t+|\s{3,}")
_OTHER_LABEL = re.compile(r"[A-ZÄÖÜ][\w-]*(?: [\w-]+){0,4}:")  # `Karten:`, `Anmeldung und Infos:`
_ADDRESS = re.compile(r"\S+@\S+|\S*(?:www\.|https?:)\S*|\S+\.(?:de|com|org|net|eu|info|example)\b")


def unlabelled_contacts(lines: list[Line]) -> set[int]:
    """Blocks (`Line.block`) that are a press contact though no label says so.

    lines: from the body on. A contact ends the release: running text behind it must stand under a label (`Über die Stadt`).
    """
    found: set[int] = set()
    labelled = False
    blocks = [(number, list(block)) for number, block in groupby(lines, key=lambda line: line.block)]
    for number, block in reversed(blocks[1:]):
        if any(is_prose(line.text) for line in block):
            if not (labelled or any(label_of(line.text) for line in block)):
                break
        elif names_contact(block):
            found.add(number)
        labelled = any((label := label_of(line.text)) and label[0] == "boilerplate" for line in block)
    return found


def names_contact(block: list[Line]) -> bool:
    """Whether lines name a person, a body or a press office and how to reach it, and are no sentence and no list."""
    texts = [line.text for line in block]
    if not any(CONTACT_DETAIL.search(text) for text in texts):
        return False
    if any(len(text) > LONGEST_LINE or BULLET.match(text) or is_sentence(text) for text in texts):
        return False
    if _OTHER_LABEL.match(texts[0]) and not CONTACT_DETAIL.match(texts[0]) and label_of(texts[0]) is None:
        return False
    return any(_names_somebody(part) for text in texts for part in _PARTS.split(text))


def is_sentence(text: str) -> bool:
    """Whether a line says something rather than naming: more than a few words in small letters."""
    words = _ADDRESS.sub("", text).split()
    return sum(word.islower() and word not in NAME_GLUE for word in words) > MOST_SMALL_WORDS


def _names_somebody(part: str) -> bool:
    words = part.split()
    if not words or not words[0][:1].isalpha():
        return False
    named = any(
        is_given_name(word, certain=True) and following[:1].isupper() and following[:1].isalpha()
        for word, following in pairwise(words)
    )
    return named or words[0] in {"Herr", "Frau"} or part.startswith(_press_offices()) or is_organisation_line(part)


@functools.cache
def _press_offices() -> tuple[str, ...]:
    return tuple(row["word"] for row in load_lexicon("press_offices"))
