"""The embedding of a word, kept: the numbers are those of the layer itself, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.ml.models.tok2vec import CharacterEmbed, MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc

from pipeline.word_embedding import WordEmbedding, is_lexical, keep_word_embeddings

TEXTS = (
    "Der Verein lädt z. B. zum Fest ein.",
    "",
    "Der Rat sagt, der Verein lade ein.\n\nDer Rat",
    " ".join(map(str, range(90))),
)


@pytest.fixture
def german():
    nlp = spacy.blank("de")
    embed = MultiHashEmbed(width=16, rows=[50, 20], attrs=["NORM", "SHAPE"], include_static_vectors=False)
    model = build_Tok2Vec_model(embed, MaxoutWindowEncoder(width=16, window_size=1, maxout_pieces=2, depth=1))
    model.initialize([nlp("Ein Satz.")])
    return nlp, embed, model


@pytest.mark.parametrize("kept", [5, 40, 1000])
def test_rows_are_those_of_the_layer_itself_however_many_are_kept(german, kept):
    nlp, embed, _ = german
    docs = [nlp.make_doc(text) for text in TEXTS * 3]
    keeping = WordEmbedding(embed._func, nlp.vocab, kept)
    for doc in docs:
        (rows,), _ = keeping(embed, [doc], False)
        assert rows.shape == (len(doc), 16)
        assert np.array_equal(rows, embed.predict([doc])[0])


def test_a_norm_of_its_own_makes_another_word(german):
    nlp, embed, _ = german
    keeping = WordEmbedding(embed._func, nlp.vocab)
    plain, other = Doc(nlp.vocab, words=["Strasse"]), Doc(nlp.vocab, words=["Strasse"])
    other[0].norm_ = "straße"
    rows = [keeping(embed, [doc], False)[0][0] for doc in (plain, other)]
    assert not np.array_equal(*rows)
    assert np.array_equal(rows[1], embed.predict([other])[0])


def test_training_forgets_what_was_kept(german):
    nlp, embed, _ = german
    keeping = WordEmbedding(embed._func, nlp.vocab)
    doc = nlp.make_doc("Der Rat tagt.")
    keeping(embed, [doc], False)
    for layer in embed.walk():
        if layer.name == "hashembed":
            layer.set_param("E", layer.get_param("E") + 1)
    keeping(embed, [doc], True)
    assert np.array_equal(keeping(embed, [doc], False)[0][0], embed.predict([doc])[0])


def test_words_of_another_vocabulary_are_not_kept(german):
    nlp, embed, _ = german
    doc = spacy.blank("de").make_doc("Der Rat tagt.")
    keeping = WordEmbedding(embed._func, nlp.vocab)
    assert np.array_equal(keeping(embed, [doc], False)[0][0], embed.predict([doc])[0])
    assert not keeping._places


def test_a_layer_that_spells_words_is_left_alone(german):
    nlp, embed, _ = german
    spelt = CharacterEmbed(width=16, rows=50, nM=8, nC=4, feature="NORM", include_static_vectors=False)
    assert is_lexical(embed, nlp.vocab)
    assert not is_lexical(spelt, nlp.vocab)


def test_a_pipeline_says_the_same_with_words_kept(nlp):
    embeddings = [
        node.get_ref("embed")
        for _, component in nlp.pipeline
        if hasattr(component, "model")
        for node in component.model.walk()
        if node.has_ref("embed")
    ]
    assert embeddings
    assert all(isinstance(embed._func, WordEmbedding) for embed in embeddings)
    assert keep_word_embeddings(nlp) == 0
    for text in TEXTS[2:]:
        doc = nlp.make_doc(text)
        for embed in embeddings:
            assert np.array_equal(embed.predict([doc])[0], embed._func._forward(embed, [doc], False)[0][0])
