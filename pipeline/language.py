"""One spaCy pipeline for both models: tokenizer, page, sentences, the model's layers, then our components in order.

`de_core_news_lg` is preferred where it is installed (its parser is left out: no component of ours reads it); otherwise
the pipeline that comes with Meldewerk serves. Components never know which one it is.
"""

from __future__ import annotations

import spacy
from spacy.language import Language

import pipeline.extensions  # noqa: F401  declares the Doc attributes
from pipeline.components import (  # noqa: F401  their factories
    actors,
    events,
    issue_date,
    issuer,
    names,
    participants,
    quotations,
    roles,
    sentences,
    statements,
    timex,
    zones,
)
from pipeline.errors import BrokenModel
from pipeline.model import choose_model
from pipeline.recogniser import component  # noqa: F401  the factory of our model's `ner`
from pipeline.tokenization import customise_tokenizer
from pipeline.word_embedding import keep_word_embeddings

EXCLUDED = ("parser", "senter")

# The order is a contract: each component reads what those before it wrote. The first three stand before the model.
BEFORE_MODEL = ("meldewerk_zones", "meldewerk_quotations", "meldewerk_sentences")
AFTER_MODEL = (
    "meldewerk_names",
    "meldewerk_issuer",
    "meldewerk_issue_date",
    "meldewerk_timex",
    "meldewerk_actors",
    "meldewerk_roles",
    "meldewerk_statements",
    "meldewerk_events",
    "meldewerk_participants",
)
REQUIRED_LAYERS = ("tagger", "lemmatizer", "ner")


def load_language(model: str | None = None) -> Language:
    """Load the model and add our components.

    model: see `choose_model`. Returns a pipeline that takes Docs made by its `make_doc`. Raises MissingModel,
    MissingOwnModel and BrokenModel (it loads not, or lacks a layer that we read).
    """
    chosen = choose_model(model)
    try:
        nlp = spacy.load(chosen, exclude=list(EXCLUDED))
    except (OSError, ValueError, KeyError) as error:
        raise BrokenModel(model or chosen, str(error).splitlines()[0]) from error
    missing = [layer for layer in REQUIRED_LAYERS if layer not in nlp.pipe_names]
    if nlp.lang != "de" or missing:
        reason = f"it has no {missing[0]}" if missing else f"it is for {nlp.lang!r}, not for German"
        raise BrokenModel(model or chosen, reason)
    customise_tokenizer(nlp)
    keep_word_embeddings(nlp)
    for name in reversed(BEFORE_MODEL):
        nlp.add_pipe(name, first=True)
    for name in AFTER_MODEL:
        nlp.add_pipe(name)
    return nlp


def model_id(nlp: Language) -> str:
    """Name and version of the loaded model, as it goes into fingerprints: `de_meldewerk_news 0.1.0`."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')} {nlp.meta.get('version', '')}"
