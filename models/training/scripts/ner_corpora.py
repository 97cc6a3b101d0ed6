"""Read the entity corpora, each with its own classes, into texts with PER LOC ORG MISC character spans.

A span with the label "?" says that the corpus is silent there: its classes are not ours. Nothing is learned from it.
"""

import gzip
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detokenise import detokenise

SILENT = "?"
Span = tuple[int, int, str]

GERMEVAL = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC"}
LEGAL = {
    "PER": "PER", "RR": "PER", "AN": "PER", "ORG": "ORG", "UN": "ORG", "INN": "ORG", "GRT": "ORG", "MRK": SILENT,
    "LD": "LOC", "ST": "LOC", "STR": "LOC", "LDS": "LOC",
    "GS": SILENT, "VO": SILENT, "EUN": SILENT, "VT": SILENT, "VS": SILENT, "RS": SILENT, "LIT": SILENT,
}  # fmt: skip
SMARTDATA = {
    "person": "PER", "organization": "ORG", "organization-company": "ORG", "location": "LOC", "location-city": "LOC",
    "location-street": "LOC", "location-stop": "LOC", "location-route": SILENT, "event": SILENT,
}  # fmt: skip
TITLES = re.compile(
    r"(?:(?:Dr|Prof|Dipl\.-\w+|med|jur|h\. ?c|Hr|Fr)\.|Herrn?|Frau|Sir|Lady)(?: (?:Dr|Prof|med|jur|h\. ?c)\.)* "
)
DERIVED = re.compile(r"[A-ZÄÖÜ]\w+er [A-ZÄÖÜ]")  # "Wiener Börse"; a town such as "Hannover Hbf" only falls silent
EUROPEANA = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}


@dataclass
class EntityText:
    """A sentence or short document and its entities, sorted, without overlaps."""

    text: str
    spans: list[Span]


def from_bio(words: list[str], tags: list[str], labels: dict[str, str]) -> EntityText:
    """Turn words with BIO tags into text with character spans.

    words: e.g. ["Klaus", "Murjahn", "lebt"]. tags: e.g. ["B-PER", "I-PER", "O"].
    labels: Corpus class to ours; a class that is not in it is no entity.
    RETURNS: The text and its spans.
    """
    text, starts = detokenise(words)
    spans: list[Span] = []
    open_class = ""
    for word, start, tag in zip(words, starts, tags, strict=True):
        prefix, _, name = tag.partition("-")
        end = start + len(word)
        if prefix == "I" and name == open_class and spans:
            spans[-1] = (spans[-1][0], end, spans[-1][2])
        elif prefix in ("B", "I"):
            spans.append((start, end, labels.get(name, "")))
        open_class = name if prefix in ("B", "I") else ""
    return EntityText(text, tidy(text, spans))


def tidy(text: str, spans: Iterable[Span]) -> list[Span]:
    """Drop classes that are not ours, hash signs, derived adjectives and spans inside longer ones."""
    kept: list[Span] = []
    for start, end, label in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        while start < end and text[start] in "#@ \n":
            start += 1
        while start < end and text[end - 1] in " \n":
            end -= 1
        if label == "PER" and (title := TITLES.match(text, start, end)):
            start = title.end()
        if label == "LOC" and DERIVED.match(text, start):
            label = SILENT
        is_adjective = label == "LOC" and text[start:end].islower()
        inside = any(start < other[1] and end > other[0] for other in kept)
        if label and start < end and not is_adjective and not inside:
            kept.append((start, end, label))
    return sorted(kept)


def bio_rows(lines: Iterable[str], word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    """Cut column files at empty lines.

    lines: Lines of the file. word: Column of the token. tag: Column of the BIO tag.
    YIELDS: Words and tags of one sentence.
    """
    words: list[str] = []
    tags: list[str] = []
    for line in lines:
        columns = line.strip().split("\t" if "\t" in line else " ")
        if len(columns) > 1 and not columns[0].startswith(("-DOCSTART-", "#\t")) and columns[0] != "#":
            words.append(columns[word])
            tags.append(columns[tag])
        elif words:
            yield words, tags
            words, tags = [], []
    if words:
        yield words, tags


def _gzip_lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from lines


def read_germeval(folder: Path) -> Iterator[EntityText]:
    """GermEval 2014, outer level; derived and part labels are no entities."""
    for words, tags in bio_rows(_gzip_lines(folder / "germeval14-train.tsv.gz"), 1, 2):
        yield from_bio(words, tags, GERMEVAL)


def read_legal(folder: Path) -> Iterator[EntityText]:
    """German LER: courts, offices, companies and people; laws and literature are silent."""
    for words, tags in bio_rows(_gzip_lines(folder / "legal.conll.gz"), 0, -1):
        yield from_bio(words, tags, LEGAL)


def read_mobie(folder: Path) -> Iterator[EntityText]:
    """MobIE: traffic reports and tweets, the training part."""
    with zipfile.ZipFile(folder / "mobie.zip") as archive:
        lines = archive.read("train.conll2003").decode("utf8").splitlines()
    for words, tags in bio_rows(lines, 0, -1):
        yield from_bio(words, tags, SMARTDATA)


def read_europeana(folder: Path, size: int = 45) -> Iterator[EntityText]:
    """Europeana newspapers, which have no sentence bounds, in pieces of `size` tokens cut outside entities."""
    for words, tags in bio_rows(_gzip_lines(folder / "europeana.bio.gz"), 0, 1):
        start = 0
        while start < len(words):
            end = min(start + size, len(words))
            while end < len(words) and tags[end].startswith("I-"):
                end += 1
            yield from_bio(words[start:end], tags[start:end], EUROPEANA)
            start = end


def read_smartdata(folder: Path) -> Iterator[EntityText]:
    """SmartData: whole documents of newswire, tweets and traffic reports."""
    for line in _gzip_lines(folder / "smartdata.jsonl.gz"):
        document = json.loads(line)
        text = document["text"].replace("\t", " ").replace("\xa0", " ")
        spans = ((start, end, SMARTDATA.get(name, "")) for start, end, name in document["entities"])
        yield EntityText(text, tidy(text, spans))


READERS = {
    "germeval": read_germeval,
    "smartdata": read_smartdata,
    "legal": read_legal,
    "mobie": read_mobie,
    "europeana": read_europeana,
}
# Share kept back. GermEval: about 600 of 5,200 sentences. All but GermEval and SmartData are only sampled.
HELD_OUT = {"germeval": 0.1154, "smartdata": 0.15, "legal": 0.15, "mobie": 0.15, "europeana": 0.15}
