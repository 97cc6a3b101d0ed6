import re

import pytest
from tagged import tagged

from pipeline.lexicon import load_lexicon
from pipeline.speech.cues import cue_entries, cue_noun, frame_words, match_verb, principal_parts, verb_forms

KINDS = {
    "say",
    "announce",
    "ask",
    "demand",
    "praise",
    "criticise",
    "think",
    "write",
    "promise",
    "name",
    "report",
    "deny",
    "warn",
    "thank",
    "source",
}
TAKES = {"quote", "dass", "ob", "v2", "inf", "acc", "abstract", "dat", "als", "words", "with"} | set(
    "von über mit für gegen um vor zu an auf nach bei".split()
)
CUES = load_lexicon("cues")


def untagged(vocab, sentence):
    words = re.findall(r"[\wÄÖÜäöüß-]+|[^\w\s]", sentence)
    return tagged(vocab, " ".join(f"{word}/" for word in words))


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row['class']} {row['fixed']} {row['lemma']}")
def test_every_cue_is_found_in_its_own_example(vocab, row):
    doc = untagged(vocab, row["example"])
    particle, _, base = row["lemma"].rpartition("|")
    fixed = tuple(row["fixed"].split())
    if row["class"] == "verb":
        clauses, current = [], []
        for token in doc:
            if token.is_punct and token.text != "-":
                clauses.append(current)
                current = []
            else:
                current.append(token.i)
        found = [match_verb(doc, clause) for clause in [*clauses, current, [token.i for token in doc]] if clause]
        entries = [(one.entry.particle, one.entry.base, one.entry.fixed) for one in found if one is not None]
        assert (particle, base, fixed) in entries
    elif row["class"] == "noun":
        assert base in [entry.base for token in doc if (entry := cue_noun(token.text)) is not None]
    else:
        stems = [noun.casefold().removesuffix("e") for noun in fixed]
        assert base in [token.lower_ for token in doc]
        assert all(any(token.lower_.startswith(stem) for token in doc) for stem in stems)


def test_kinds_media_and_what_cues_take_are_known():
    assert {row["kind"] for row in CUES} <= KINDS
    assert {row["medium"] for row in CUES} <= {"", "speech", "writing", "thought"}
    assert {word for row in CUES for word in row["takes"].split()} <= TAKES


def test_the_lexicon_is_as_broad_as_the_language_of_releases():
    assert len(cue_entries("verb")) >= 220
    assert len(cue_entries("preposition")) >= 30
    assert len(cue_entries("noun")) >= 40


@pytest.mark.parametrize("row", load_lexicon("verb_forms"), ids=lambda row: row["lemma"])
def test_irregular_forms_stand_in_their_example(row):
    assert all(row[form] in row["example"] for form in ("present", "preterite", "participle"))
    assert principal_parts(row["lemma"]) == (row["present"], row["preterite"], row["participle"])


@pytest.mark.parametrize("row", load_lexicon("frame_words"), ids=lambda row: f"{row['class']} {row['word']}")
def test_function_words_stand_in_their_example(row):
    assert row["word"] in re.findall(r"\w+", row["example"].lower())
    assert row["word"] in frame_words(row["class"])


@pytest.mark.parametrize(
    ("base", "parts"),
    [
        ("sagen", ("sagt", "sagte", "gesagt")),
        ("melden", ("meldet", "meldete", "gemeldet")),
        ("rechnen", ("rechnet", "rechnete", "gerechnet")),
        ("mahnen", ("mahnt", "mahnte", "gemahnt")),
        ("erinnern", ("erinnert", "erinnerte", "erinnert")),
        ("kritisieren", ("kritisiert", "kritisierte", "kritisiert")),
        ("versprechen", ("verspricht", "versprach", "versprochen")),
        ("bestehen", ("besteht", "bestand", "bestanden")),
    ],
)
def test_principal_parts_of_weak_strong_and_prefixed_verbs(base, parts):
    assert principal_parts(base) == parts


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("ankündigten", "ankündigen"), ("hervorgehoben", "hervorheben"), ("schlug", "vorschlagen"), ("bat", "bitten")],
)
def test_forms_lead_to_their_cue(form, lemma):
    assert lemma in [entry.lemma for entry, _ in verb_forms()[form]]


def test_a_particle_must_be_last_in_its_clause(vocab):
    doc = tagged(
        vocab, "Kern/NE kündigte/VVFIN Kontrollen/NN an/PTKVZ ./$. Kern/NE nahm/VVFIN an/APPR Rennen/NN teil/PTKVZ ./$."
    )
    first, second = (match_verb(doc, range(sent.start, sent.end - 1)) for sent in doc.sents)
    assert first is not None
    assert (first.entry.lemma, [doc[i].text for i in first.tokens]) == ("ankündigen", ["kündigte", "an"])
    assert second is None


def test_a_verb_with_another_particle_is_no_cue(vocab):
    doc = tagged(vocab, "Kern/NE sagte/VVFIN das/ART Fest/NN ab/PTKVZ ./$.")
    assert match_verb(doc, range(5)) is None


def test_participle_with_werden_is_passive(vocab):
    doc = tagged(vocab, "Es/PPER wurde/VAFIN mitgeteilt/VVPP ./$. Er/PPER hatte/VAFIN gesagt/VVPP ./$.")
    passive, active = (match_verb(doc, range(sent.start, sent.end)) for sent in doc.sents)
    assert passive is not None
    assert active is not None
    assert (passive.entry.lemma, passive.passive) == ("mitteilen", True)
    assert (active.entry.lemma, active.passive) == ("sagen", False)
