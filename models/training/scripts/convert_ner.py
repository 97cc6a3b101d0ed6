"""Convert the entity corpora to DocBin files, cut by our own tokenizer: train and held out for each.

Example: python convert_ner.py CORPORA corpus
"""

import gzip
import re
from collections import Counter, defaultdict
from pathlib import Path

import spacy
import typer
from heldout import hash_share, is_held_out
from ner_corpora import HELD_OUT, READERS, SILENT, EntityText, Span
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

# Most texts of the big corpora are of one kind; this many say all they can say to press releases.
NOMINAL = ("smartdata", "mobie")
TRAIN_LIMIT = {"legal": 3000, "mobie": 800, "europeana": 800}
TEST_LIMIT = {"legal": 1000, "mobie": 300, "europeana": 300}


def whole_words(text: str, span: Span) -> Span:
    """Silence a span that is only a part of a word, such as "E-Plus" in "E-Plus-Übernahme".

    text: The text. span: Start, end, label.
    RETURNS: The span, silent where a letter, or a hyphen and a letter, goes on behind it.
    """
    start, end, _ = span
    return (start, end, SILENT) if re.match(r"[-–/]?\w", text[end:]) else span


def entity_doc(nlp: Language, entity_text: EntityText) -> Doc:
    """Make a Doc of a text; entity bounds widen to token bounds, silent spans become missing.

    nlp: Blank German pipeline. entity_text: Text and spans.
    RETURNS: Doc with ents.
    """
    doc = nlp.make_doc(entity_text.text)
    spans = [doc.char_span(*whole_words(entity_text.text, span), alignment_mode="expand") for span in entity_text.spans]
    spans = filter_spans([span for span in spans if span is not None])
    doc.set_ents(
        [span for span in spans if span.label_ != SILENT],
        missing=[span for span in spans if span.label_ == SILENT],
        default="outside",
    )
    return doc


def common_nouns(path: Path) -> set[str]:
    """Collect words that the treebank calls nouns and never names, e.g. "Unternehmen"."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            for pair in line.split():
                word, _, pos = pair.rpartition("##")
                counts[word][pos] += 1
    return {word for word, counter in counts.items() if counter["NOUN"] > 1 and not counter["PROPN"]}


def without_common_nouns(entity_text: EntityText, nouns: set[str]) -> EntityText:
    """Silence entities that are no names: SmartData and MobIE annotate "das Unternehmen" as well."""
    text = entity_text.text
    spans = [
        (start, end, SILENT if label == "ORG" and text[start:end] in nouns else label)
        for start, end, label in entity_text.spans
    ]
    return EntityText(text, spans)


def sample(texts: list[EntityText], limit: int | None) -> list[EntityText]:
    """Take a fixed sample; four in five of it speak of an entity."""
    if limit is None:
        return texts
    texts = sorted(texts, key=lambda entity_text: hash_share("sample " + entity_text.text))
    full = [entity_text for entity_text in texts if any(label != SILENT for _, _, label in entity_text.spans)]
    bare = [entity_text for entity_text in texts if not any(label != SILENT for _, _, label in entity_text.spans)]
    return full[: limit * 4 // 5] + bare[: limit // 5]


def main(corpora: Path, folder: Path) -> None:
    """Write two files for each corpus into the folder."""
    nlp = spacy.blank("de")
    nouns = common_nouns(corpora / "treebank" / "gsd-train-upos.txt.gz")
    folder.mkdir(parents=True, exist_ok=True)
    for name, read in READERS.items():
        parts: dict[str, list[EntityText]] = {"train": [], "test": []}
        for entity_text in read(corpora / "ner"):
            if name in NOMINAL:
                entity_text = without_common_nouns(entity_text, nouns)
            if entity_text.text.strip():
                parts["test" if is_held_out(entity_text.text, HELD_OUT[name]) else "train"].append(entity_text)
        for part, limits in (("train", TRAIN_LIMIT), ("test", TEST_LIMIT)):
            texts = sample(parts[part], limits.get(name))
            docs = DocBin(docs=[entity_doc(nlp, entity_text) for entity_text in texts])
            docs.to_disk(folder / f"{name}_{part}.spacy")
            print(f"{name}_{part}: {len(docs)} texts")


if __name__ == "__main__":
    typer.run(main)
