"""The words of a Doc as plain lists, and answers about its clauses that are given once.

Asking a spaCy token for its text looks the string up each time; the rules ask for the same few hundred words again and
again, and for the triggers, verbs and kinds of the same clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from spacy.tokens import Doc

from pipeline.grammar.text_access import FORMS_KEY, is_text_kept, text_kept

P = ParamSpec("P")
R = TypeVar("R")

_ANSWERS = "meldewerk.answers"


class Forms(NamedTuple):
    """The words of a Doc by token index, as they stand and in lower case."""

    text: list[str]
    lower: list[str]


def forms_of(doc: Doc) -> Forms:
    """The words of the Doc, read once while its text is kept."""
    forms: Forms | None = doc.user_data.get(FORMS_KEY)
    if forms is None:
        strings = doc.vocab.strings
        forms = Forms(*([strings[key] for key in doc.to_array(name).tolist()] for name in ("ORTH", "LOWER")))
        if is_text_kept(doc):
            doc.user_data[FORMS_KEY] = forms
    return forms


@contextmanager
def answers_kept(doc: Doc) -> Iterator[None]:
    """Let the functions `given_once` keep what they answer about this Doc while the block only reads it."""
    known = _ANSWERS in doc.user_data
    with text_kept(doc):
        doc.user_data.setdefault(_ANSWERS, {})
        try:
            yield
        finally:
            if not known:
                del doc.user_data[_ANSWERS]


def given_once(function: Callable[Concatenate[Doc, P], R]) -> Callable[Concatenate[Doc, P], R]:
    """A function that reads a Doc at a place and does so once for each place inside `answers_kept`.

    What it answers must not be changed by those who get it; they get the same again.
    """

    def answer(doc: Doc, /, *place: P.args, **named: P.kwargs) -> R:
        kept: dict[Any, Any] | None = doc.user_data.get(_ANSWERS)
        if kept is None or named:
            return function(doc, *place, **named)
        key = (function, place)
        if key not in kept:
            kept[key] = function(doc, *place, **named)
        result: R = kept[key]
        return result

    return cast(Callable[Concatenate[Doc, P], R], update_wrapper(answer, function))
