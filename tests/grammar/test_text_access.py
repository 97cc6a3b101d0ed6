"""Parts of a Doc without the whole."""

from spacy.tokens import Doc

from pipeline.extensions import Quotation
from pipeline.grammar.text_access import entities_between, quotations_between, text_kept, text_of


def test_the_text_is_the_same_kept_or_not_and_leaves_no_trace(vocab):
    doc = Doc(vocab, words=["Guten", "Tag"])
    with text_kept(doc):
        assert text_of(doc) == doc.text
        with text_kept(doc):
            assert text_of(doc) == "Guten Tag "
    assert text_of(doc) == doc.text
    assert doc.user_data == {}


def test_entities_that_stick_out_of_the_part_are_left_out(vocab):
    words = ["Ute", "Ernst", "kam", "nach", "Bad", "Ems"]
    doc = Doc(vocab, words=words, ents=["B-PER", "I-PER", "O", "O", "B-LOC", "I-LOC"])
    assert [ent.text for ent in entities_between(doc, 0, 6)] == ["Ute Ernst", "Bad Ems"]
    assert [ent.text for ent in entities_between(doc, 0, 5)] == ["Ute Ernst"]
    assert [ent.text for ent in entities_between(doc, 1, 6)] == ["Bad Ems"]
    assert [ent.text for ent in entities_between(doc, 0, 6, "LOC")] == ["Bad Ems"]


def test_quotations_are_those_that_begin_inside(vocab):
    doc = Doc(vocab, words=["x"])
    doc._.quotations = [Quotation(1, 5, 0, 6), Quotation(11, 15, 10, 16), Quotation(21, 25, 20, 26)]
    assert [one.start for one in quotations_between(doc, 2, 20)] == [11]
