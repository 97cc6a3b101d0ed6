import pytest
from tagged import tagged

from pipeline.grammar.verbs import is_finite, is_subjunctive, is_subjunctive_one, lemma_of
from pipeline.lexicon import load_lexicon


def verb(vocab, text):
    return next(token for token in tagged(vocab, text) if token.tag_.startswith("V"))


@pytest.mark.parametrize("row", load_lexicon("subjunctive"), ids=lambda row: row["form"])
def test_every_listed_form_is_a_subjunctive_of_its_lemma(vocab, row):
    token = verb(vocab, f"Es/PPER {row['form']}/VVFIN so/ADV")
    assert row["form"] in row["example"]
    assert is_subjunctive(token)
    assert is_subjunctive_one(token) is (row["konjunktiv"] == "1")
    assert lemma_of(token) == row["lemma"]


@pytest.mark.parametrize("form", ["liefere", "komme", "prüfe"])
def test_stem_and_e_is_konjunktiv_one(vocab, form):
    assert is_subjunctive_one(verb(vocab, f"Kern/NE {form}/VVFIN Stahl/NN"))


@pytest.mark.parametrize(
    "text", ["Kern/NE meldete/VVFIN Stahl/NN", "Ich/PPER liefere/VVFIN Stahl/NN", "Das/PDS prüfe/VVFIN ich/PPER"]
)
def test_preterite_and_first_person_are_no_konjunktiv(vocab, text):
    assert not is_subjunctive(verb(vocab, text))


def test_infinitives_and_capitalised_words_are_not_finite(vocab):
    doc = tagged(vocab, "Alle/PIS gehen/VVINF zur/APPRART Kammer/VVFIN")
    assert [token.text for token in doc if is_finite(token)] == []


def test_lemma_is_the_form_where_the_model_gives_none(vocab):
    assert lemma_of(verb(vocab, "Kern/NE sagte/VVFIN es/PPER")) == "sagte"
