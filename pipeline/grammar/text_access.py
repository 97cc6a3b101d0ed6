"""Text and entities of a part of a Doc without walking over all of it.

`doc.text` and `span.ents` cost the length of the whole Doc each time they are asked, which makes a component that asks
once a clause quadratic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager

from spacy.tokens import Doc, Span

from pipeline.extensions import Quotation
from pipeline.grammar.words import Word, words_of

_KEY = "meldewerk.text"
_WORDS_KEY = "meldewerk.words"
FORMS_KEY = "meldewerk.forms"
TOWNS_KEY = "meldewerk.towns"
_KEPT = (_KEY, _WORDS_KEY, FORMS_KEY, TOWNS_KEY)


@contextmanager
def text_kept(doc: Doc) -> Iterator[None]:
    """Keep the text of the Doc and what was made of it at hand while the block runs."""
    known = _KEY in doc.user_data
    if not known:
        doc.user_data[_KEY] = doc.text
    try:
        yield
    finally:
        if not known:
            for key in _KEPT:
                doc.user_data.pop(key, None)


def is_text_kept(doc: Doc) -> bool:
    """Whether the text of the Doc is kept, so that what follows from it can be, too."""
    return _KEY in doc.user_data


def words_kept(doc: Doc) -> list[Word]:
    """`words_of` the Doc, cut once while its text is kept and its tokens, sentences and zones stay as they are."""
    if not is_text_kept(doc):
        return words_of(doc)
    state = (len(doc), doc.has_annotation("SENT_START"), doc.has_annotation("TAG"), tuple(doc._.zones))
    kept = doc.user_data.get(_WORDS_KEY)
    if kept is None or kept[0] != state:
        kept = doc.user_data[_WORDS_KEY] = (state, words_of(doc))
    words: list[Word] = kept[1]
    return words


def text_of(doc: Doc) -> str:
    """The text of the Doc."""
    kept: str | None = doc.user_data.get(_KEY)
    return doc.text if kept is None else kept


def entities_between(doc: Doc, start: int, end: int, label: str = "") -> Iterator[Span]:
    """The entities that begin and end between two token indexes, in order; only those of a label where one is given."""
    i = start
    while i < end:
        token = doc[i]
        if not token.ent_type_ or token.ent_iob_ == "I":
            i += 1
            continue
        stop = i + 1
        while stop < len(doc) and doc[stop].ent_iob_ == "I":
            stop += 1
        if stop <= end and label in ("", token.ent_type_):
            yield Span(doc, i, stop, label=token.ent_type_)
        i = stop


def quotations_between(doc: Doc, start: int, end: int) -> list[Quotation]:
    """The quotations that begin between two characters, in order."""
    rows: list[Quotation] = doc._.quotations
    low = bisect_left(rows, start, key=lambda quotation: quotation.start)
    return rows[low : bisect_left(rows, end, key=lambda quotation: quotation.start)]
