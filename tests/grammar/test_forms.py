"""Words as plain lists, and what is said of a clause once."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.grammar.forms import answers_kept, forms_of, given_once
from pipeline.grammar.text_access import text_kept

asked: list[tuple[int, ...]] = []


@given_once
def words_between(doc: Doc, start: int, end: int = -1) -> list[str]:
    asked.append((start, end))
    return [token.text for token in doc[start:end]]


def a_doc() -> Doc:
    asked.clear()
    return Doc(Vocab(), words=["Der", "RAT", "tagt", "\n", "heute"])


def test_forms_are_those_of_the_tokens():
    doc = a_doc()
    assert forms_of(doc).text == [token.text for token in doc]
    assert forms_of(doc).lower == [token.lower_ for token in doc]


def test_forms_are_read_once_while_the_text_is_kept_and_leave_nothing_behind():
    doc = a_doc()
    assert forms_of(doc) is not forms_of(doc)
    with text_kept(doc):
        assert forms_of(doc) is forms_of(doc)
    assert not doc.user_data


def test_an_answer_is_given_once_for_each_place_inside_the_block():
    doc = a_doc()
    with answers_kept(doc):
        assert words_between(doc, 0, 2) == words_between(doc, 0, 2) == ["Der", "RAT"]
        assert words_between(doc, 1, 3) == ["RAT", "tagt"]
        assert words_between(doc, 1, end=3) == ["RAT", "tagt"]
    assert asked == [(0, 2), (1, 3), (1, 3)]


def test_nothing_is_kept_outside_the_block():
    doc = a_doc()
    with answers_kept(doc), answers_kept(doc):
        words_between(doc, 0, 2)
    assert not doc.user_data
    words_between(doc, 0, 2)
    words_between(doc, 0, 2)
    assert len(asked) == 3


def test_a_block_that_fails_leaves_nothing_behind():
    doc = a_doc()
    try:
        with answers_kept(doc):
            raise ValueError
    except ValueError:
        assert not doc.user_data


def test_another_doc_gets_answers_of_its_own():
    first, second = a_doc(), Doc(Vocab(), words=["Ein", "Chor"])
    with answers_kept(first), answers_kept(second):
        assert words_between(first, 0, 2) == ["Der", "RAT"]
        assert words_between(second, 0, 2) == ["Ein", "Chor"]
