"""What the training of the shipped pipeline rests on: readers, conventions, the split, invented releases, and the card."""

# ruff: noqa: E402 (the scripts are no package; their folder is put on the path first)

import json
import re
import sys
from pathlib import Path

import pytest

MODELS = Path(__file__).parent.parent / "models"
sys.path.insert(0, str(MODELS / "training" / "scripts"))

from conllu import surface_tokens
from conventions import features, merged_contraction
from detokenise import detokenise
from heldout import is_held_out
from moods import FIRST_PERSON, KONJUNKTIV_SINGULAR, UNDECIDED, is_candidate, read_mood
from ner_corpora import GERMEVAL, from_bio


def test_contraction_is_one_preposition_with_the_case_of_its_article():
    """`im` is one APPRART."""
    rows = [
        ["1-2", "im", "_", "_", "_", "_", "_", "_", "_", "_"],
        ["1", "in", "in", "ADP", "APPR", "_", "3", "case", "_", "_"],
        ["2", "dem", "der", "DET", "ART", "Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "3", "det", "_", "_"],
    ]
    (token,) = surface_tokens(rows)
    token = merged_contraction(token)
    assert (token.text, token.lemma, token.pos, token.tag) == ("im", "in", "ADP", "APPRART")
    assert features(token, True) == "Case=Dat|Gender=Masc|Number=Sing"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Dr", ".", "Bernd", "Rödl", "(", "CDU", ")", "."], "Dr. Bernd Rödl (CDU)."),
        (["Er", "sagte", ":", '"', "Ja", '"', "."], 'Er sagte: "Ja".'),
        (["„", "Ja", "“", ",", "sagte", "er"], "„Ja“, sagte er"),
    ],
)
def test_words_are_joined_as_people_write_them(words, text):
    """Spaces stand where German typography has them."""
    assert detokenise(words)[0] == text


def test_derived_labels_are_no_entities():
    """GermEval's `LOCderiv` is dropped, `OTH` becomes `MISC`."""
    entity_text = from_bio(["Wiener", "Euro", "in", "Wien"], ["B-LOCderiv", "B-OTH", "O", "B-LOC"], GERMEVAL)
    assert [(entity_text.text[start:end], label) for start, end, label in entity_text.spans] == [
        ("Euro", "MISC"),
        ("Wien", "LOC"),
    ]


def test_titles_stand_outside_the_person():
    """`Dr.` is no part of a person, whatever a corpus says."""
    entity_text = from_bio(["Dr.", "Anna", "Weiß"], ["B-PER", "I-PER", "I-PER"], GERMEVAL)
    assert [entity_text.text[start:end] for start, end, _ in entity_text.spans] == ["Anna Weiß"]


def test_split_does_not_depend_on_spaces():
    """The same letters fall on the same side, however they are tokenised."""
    assert all(is_held_out(f"Satz {n}.", 0.5) == is_held_out(f"Satz{n} .", 0.5) for n in range(50))
    assert 80 < sum(is_held_out(f"Satz {n}.", 0.15) for n in range(1000)) < 220


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma", "mood"),
    [
        ("Er habe Zeit , sagte sie .", "habe", "haben", KONJUNKTIV_SINGULAR),
        ("Damit habe ich nicht gerechnet .", "habe", "haben", FIRST_PERSON),
        ("Das Amt trage die Kosten .", "trage", "tragen", KONJUNKTIV_SINGULAR),
        ("Ich danke allen , die Arbeit lohne sich .", "lohne", "lohnen", UNDECIDED),
    ],
)
def test_konjunktiv_is_told_from_the_first_person(sentence, verb, lemma, mood):
    """The clause decides between `er habe` and `ich habe`."""
    words = sentence.split()
    assert is_candidate(verb, lemma)
    assert read_mood(words, words.index(verb), is_speech=False) == mood


def test_weak_preterite_is_no_candidate():
    """`sagte` cannot be Konjunktiv I."""
    assert not is_candidate("sagte", "sagen")


def test_invented_releases_repeat_with_the_seed():
    """Two runs with one seed invent the same, and entities are marked."""
    pytest.importorskip("faker")
    import random

    import spacy
    from synthesise import expand, press_doc, read_grammar

    grammar = read_grammar(MODELS / "training" / "assets" / "press_grammar.tsv")
    texts = [[expand("doc", grammar, rng) for _ in range(30)] for rng in (random.Random(7), random.Random(7))]
    assert texts[0] == texts[1]
    docs = [press_doc(spacy.blank("de"), text) for text in texts[0]]
    assert {ent.label_ for doc in docs for ent in doc.ents} >= {"PER", "LOC", "ORG"}
    assert not any(re.search(r"[{}¶|\[\]]", doc.text.replace(" | ", " ")) for doc in docs)


def test_card_and_meta_say_the_same():
    """Every score in the card stands in `meta.json`."""
    performance = json.loads((MODELS / "de_meldewerk_news" / "meta.json").read_text(encoding="utf8"))["performance"]
    card = (MODELS / "README.md").read_text(encoding="utf8")
    for layer in ("tag_acc", "pos_acc", "morph_acc", "lemma_acc"):
        assert f"| {performance[layer]:.4f} |" in card
    for scores in performance["ents_per_corpus"].values():
        for label, score in scores.items():
            row = f"| {label} | {score['p']:.4f} | {score['r']:.4f} | {score['f']:.4f} | {score['n']} |"
            assert row in card or not score["n"]
    mood = performance["konjunktiv_1"]
    assert f"| {mood['p']:.4f} | {mood['r']:.4f} | {mood['f']:.4f} | {mood['n']} |" in card
    assert f"{performance['speed']:,} words a second" in card
