"""Docs of invented releases with names, issuer, actors and roles, made without a model."""

import functools

import spacy

import pipeline.components  # noqa: F401  makes the factories known
from pipeline.tokenization import customise_tokenizer

COMPONENTS = ("zones", "quotations", "sentences", "names", "issuer", "actors", "roles")


@functools.cache
def formal_nlp():
    """Our components over a blank pipeline: no tags, no entities of a model."""
    nlp = spacy.blank("de")
    customise_tokenizer(nlp)
    for name in COMPONENTS:
        nlp.add_pipe(f"meldewerk_{name}")
    return nlp


def read_sentence(text):
    """A Doc whose body is this text."""
    return formal_nlp()(f"Ein Haus für alle\n\nKaltental. {text}")


def named(doc, label):
    """The texts of the entities of one label."""
    return [ent.text for ent in doc.ents if ent.label_ == label]


def roles_of(doc):
    """(name, title, organisation) of the roles."""
    return [(doc._.actors[role.actor].name, role.title, role.organisation) for role in doc._.roles]


def meant(doc, words, nth=1):
    """The name of the actor that the nth place of these words means, or None."""
    start = -1
    for _ in range(nth):
        start = doc.text.index(words, start + 1)
    index = doc._.actors.resolve(doc, start, start + len(words))
    return None if index is None else doc._.actors[index].name
