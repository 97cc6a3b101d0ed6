"""Is everything there that a run needs? Each finding is one line that says how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.errors import BrokenLexicon, PipelineError
from pipeline.lexicon import lexicon_names, load_lexicon
from pipeline.tables.package import read_columns
from pipeline.tables.rows import EXPORTED, column_types

if TYPE_CHECKING:
    from spacy.language import Language

SAMPLE = "Musterstadt, 4. März 2024. Die Bürgermeisterin eröffnet am Freitag die neue Bücherei."


DAMAGED = (
    "Die Burgermeisterin eroffnet am Freitag die neue Bucherei fur alle Burgerinnen und Burger der Stadt. Sie freut sich uber viele "
    "Gaste. Das Haus wird durch das Land gefordert."
)
"""A sample as OCR reads it with a language that has no umlauts."""


class Finding(NamedTuple):
    """One thing that was looked at. sentence: what was found, and what to do where it is wrong."""

    ok: bool
    subject: str
    sentence: str

    def line(self) -> str:
        """`ok     model: …`."""
        return f"{'ok' if self.ok else 'wrong':<6} {self.subject}: {self.sentence}"


def check(model: str | None = None) -> list[Finding]:
    """Look at lexicons, table columns, model, component order and layers; what cannot be loaded is a finding, no error."""
    findings = [check_lexicons(), check_repairs(), check_columns()]
    try:
        from pipeline.language import load_language
        from pipeline.model import choose_model

        nlp = load_language(model)
    except PipelineError as error:
        return [*findings, Finding(False, "model", str(error))]
    name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    return [*findings, Finding(True, "model", f"{name} from {choose_model(model)}"), check_components(nlp), check_layers(nlp)]


def check_lexicons() -> Finding:
    """Whether every word table can be read."""
    names = lexicon_names()
    try:
        n_rows = sum(len(load_lexicon(name)) for name in names)
    except BrokenLexicon as error:
        return Finding(False, "lexicons", str(error))
    if not names:
        return Finding(False, "lexicons", "there are none; install Meldewerk again")
    return Finding(True, "lexicons", f"{len(names)} with {n_rows} rows")


def check_repairs() -> Finding:
    """Whether OCR damage is mended, which takes the word list."""
    try:
        from pipeline.cleaning import clean

        n_repairs = len(clean(DAMAGED).repairs)
    except Exception as error:  # whatever a damaged file of words makes the decoder say
        return Finding(False, "repairs", f"the word list cannot be used ({error}); install Meldewerk again")
    if not n_repairs:
        return Finding(False, "repairs", "damage in a sample is not mended; install Meldewerk again")
    return Finding(True, "repairs", f"{n_repairs} in a sample of damaged text")


def check_columns() -> Finding:
    """Whether the row classes are the contract."""
    agreed = [(row["table"], row["column"], row["type"]) for row in read_columns()]
    names = {str: "string", int: "integer", float: "number"}
    ours = [(name, column, names[kind]) for name, table in EXPORTED.items() for column, kind in column_types(table).items()]
    if agreed != ours:
        first = next((f"{a[0]}.{a[1]}" for a, b in zip(agreed, ours, strict=False) if a != b), "a column at the end")
        return Finding(False, "tables", f"{first} is not what the contract says; install Meldewerk again")
    return Finding(True, "tables", f"{len(EXPORTED)} with {len(ours)} columns, as agreed")


def check_components(nlp: Language) -> Finding:
    """Whether our components are all there, in the order in which each finds what it reads."""
    from pipeline.language import AFTER_MODEL, BEFORE_MODEL

    wanted = [*BEFORE_MODEL, *AFTER_MODEL]
    found = [name for name in nlp.pipe_names if name.startswith("meldewerk_")]
    missing = [name for name in wanted if name not in found]
    if missing:
        return Finding(False, "components", f"{', '.join(missing)} missing; install Meldewerk again")
    if found != wanted or nlp.pipe_names[: len(BEFORE_MODEL)] != list(BEFORE_MODEL):
        return Finding(False, "components", f"they stand in the order {', '.join(nlp.pipe_names)}; install Meldewerk again")
    return Finding(True, "components", f"{len(found)} in order")


def check_layers(nlp: Language) -> Finding:
    """Whether the model really gives tags, lemmas and sentence bounds on a sample, and knows the entity labels."""
    doc = nlp(SAMPLE)
    layers = {
        "tags": any(token.tag_ for token in doc),
        "parts of speech": any(token.pos_ for token in doc),
        "lemmas": any(token.lemma_ for token in doc),
        "morphology": any(token.morph for token in doc),
        "sentences": doc.has_annotation("SENT_START"),
        "entities PER, LOC, ORG": {"PER", "LOC", "ORG"} <= set(nlp.pipe_labels.get("ner", ())),
    }
    missing = [name for name, there in layers.items() if not there]
    if missing:
        return Finding(False, "layers", f"the model gives no {', no '.join(missing)}; choose another with --model")
    return Finding(True, "layers", ", ".join(layers))
