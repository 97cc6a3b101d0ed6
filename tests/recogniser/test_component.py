"""The component on hand-built Docs: batches, cuts, serialisation."""

import numpy as np
import pytest
import spacy
from small_recogniser import NLP, small_recogniser, small_weights
from spacy.tokens import Doc

from pipeline.recogniser.component import FACTORY, LONGEST, Recogniser, cut

TEXTS = ["Ida Kern in Ulm .", "Ulm", "Kern und Ida in Ulm , sagte Hörnings Anwalt .", "\n\n", "a b . " * 60]


def docs_of(recogniser: Recogniser) -> list[Doc]:
    return [Doc(recogniser.vocab, words=text.strip(" ").split(" ")) for text in TEXTS]


def answer(doc: Doc) -> tuple:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents], [token.pos_ for token in doc]


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_batching_does_not_change_the_answer(seed):
    recogniser = small_recogniser(seed)
    alone = [answer(recogniser(doc)) for doc in docs_of(recogniser)]
    for size in (1, 2, 64):
        assert [answer(doc) for doc in recogniser.pipe(docs_of(recogniser), batch_size=size)] == alone
    assert [answer(doc) for doc in recogniser.pipe(docs_of(recogniser)[::-1])] == alone[::-1]


def test_an_empty_doc_stays_empty():
    recogniser = small_recogniser()
    docs = [Doc(recogniser.vocab), Doc(recogniser.vocab, words=["Ulm"]), Doc(recogniser.vocab)]
    assert [len(doc) for doc in recogniser.pipe(docs)] == [0, 1, 0]
    assert list(recogniser.pipe([])) == []


def test_one_word_is_outside_or_an_entity_of_its_own():
    recogniser = small_recogniser()
    doc = recogniser(Doc(recogniser.vocab, words=["Ulm"]))
    assert doc[0].ent_iob_ in "OB"
    assert doc.has_annotation("ENT_IOB")


def test_a_long_text_is_cut_behind_full_stops():
    stops = np.array([word == "." for word in ("Das ist neu . " * 100).split()])
    ends = cut(stops)
    assert ends[-1] == len(stops)
    assert all(stops[end - 1] for end in ends)
    assert max(end - start for start, end in zip([0, *ends], ends, strict=False)) <= LONGEST


def test_a_long_sentence_is_read_to_its_end():
    stops = np.zeros(100, bool)
    stops[[2, 59, 70]] = True
    assert cut(stops) == [60, 100]


def test_a_text_without_any_stop_is_cut_all_the_same():
    assert cut(np.zeros(200, bool)) == [90, 180, 200]
    assert cut(np.zeros(60, bool)) == [60]
    assert cut(np.zeros(0, bool)) == []
    assert cut(np.array([False, True])) == [2]


def test_a_window_is_read_without_what_follows_it():
    """The first window of a long text gets the tags that it gets alone."""
    recogniser = small_recogniser()
    words = ("Ida Kern in Ulm . " * 40).split()
    first = cut(np.array([word == "." for word in words]))[0]
    long, short = (recogniser(Doc(recogniser.vocab, words=part)) for part in (words, words[:first]))
    assert [ent for ent in answer(long)[0] if ent[1] <= first] == answer(short)[0]


def test_coarse_tags_are_left_alone_where_they_are_not_wanted():
    recogniser = small_recogniser(coarse=False)
    assert answer(recogniser(Doc(recogniser.vocab, words=["Ulm", "liegt"], pos=["PROPN", "VERB"])))[1] == ["PROPN", "VERB"]


def test_the_coarse_tag_that_stands_there_counts():
    """Much trust keeps every tag that the component knows; none asks for no opinion."""
    words, tags = ["Ida", "Kern", "liegt"], ["VERB", "NOUN", "PROPN"]
    sure, deaf = (Recogniser(NLP, "ner", trust=trust, weights=small_weights()) for trust in (1000.0, 0.0))
    assert answer(sure(Doc(NLP.vocab, words=words, pos=tags)))[1] == tags
    assert answer(deaf(Doc(NLP.vocab, words=words, pos=tags))) == answer(deaf(Doc(NLP.vocab, words=words)))


def test_whitespace_keeps_its_coarse_tag():
    recogniser = small_recogniser()
    doc = recogniser(Doc(recogniser.vocab, words=["Ulm", "\n"], pos=["X", "SPACE"]))
    assert doc[1].pos_ == "SPACE"
    assert doc[0].pos_ in ("NOUN", "PROPN", "VERB")


def test_weights_come_back_from_disk_and_bytes(tmp_path):
    recogniser = small_recogniser()
    recogniser.to_disk(tmp_path / "ner")
    for other in (Recogniser(NLP, "ner").from_disk(tmp_path / "ner"), Recogniser(NLP, "ner").from_bytes(recogniser.to_bytes())):
        assert other.labels == recogniser.labels == ("PER", "LOC")
        assert [answer(other(doc)) for doc in docs_of(other)] == [answer(recogniser(doc)) for doc in docs_of(recogniser)]
        assert other.to_bytes() == recogniser.to_bytes()


def test_without_weights_it_says_so():
    nlp = spacy.blank("de")
    nlp.add_pipe(FACTORY, name="ner")
    with pytest.raises(ValueError, match="without weights"):
        nlp("Ulm")


def test_a_pipeline_with_it_is_written_and_loaded(tmp_path):
    nlp = spacy.blank("de")
    nlp.add_pipe(FACTORY, name="ner").from_bytes(small_recogniser().to_bytes())
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again.pipe_labels["ner"] == ["PER", "LOC"]
    assert answer(again("Ida Kern in Ulm")) == answer(nlp("Ida Kern in Ulm"))


def test_errors_go_where_the_pipeline_sends_them():
    recogniser, seen = Recogniser(NLP, "ner"), []
    recogniser.set_error_handler(lambda name, *_: seen.append(name))
    list(recogniser.pipe([Doc(recogniser.vocab, words=["Ulm"])]))
    assert seen == ["ner"]


def test_small_weights_are_the_same_with_the_same_seed():
    assert (small_weights(3)["hidden"] == small_weights(3)["hidden"]).all()
