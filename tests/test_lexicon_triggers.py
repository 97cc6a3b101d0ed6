"""Every row of the word tables about events does its work in its own example."""

from __future__ import annotations

import pytest
import spacy

from pipeline.grammar.cases import cases
from pipeline.grammar.verb_lookup import auxiliary_forms, is_finite_here, modal_forms
from pipeline.happenings.event_actors import is_involved
from pipeline.happenings.event_clauses import event_clauses
from pipeline.happenings.modality import said_kinds
from pipeline.happenings.places import venue_noun
from pipeline.happenings.triggers import supports_in, triggers_in
from pipeline.lexicon import load_lexicon

TYPES = frozenset(
    "visit meeting opening ceremony award appointment decision agreement construction publication campaign performance "
    "competition incident other".split()
)
FUNCTIONS = frozenset("host guest organiser agent recipient speaker attendee partner affected".split())


@pytest.fixture(scope="module")
def doc_of():
    """A Doc of a sentence without any tags: words must be known by their forms."""
    nlp = spacy.blank("de")

    def make(text):
        doc = nlp(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    return make


def _rows(name, doc_of):
    return [(row, doc_of(row["example"])) for row in load_lexicon(name)]


def test_there_are_triggers_of_every_type_and_at_least_300():
    rows = load_lexicon("triggers")
    assert len(rows) >= 300
    assert {row["type"] for row in rows} == TYPES


def test_each_trigger_is_found_in_its_own_example_with_its_type(doc_of):
    wrong = []
    for row, doc in _rows("triggers", doc_of):
        lemma = row["trigger"].replace("|", "")
        found = [(one.lemma, one.type, one.frame) for one in triggers_in(doc, 0, len(doc) - 1)]
        good = any(
            (name == lemma or name.lower().endswith(lemma.lower())) and (kind, frame) == (row["type"], row["frame"])
            for name, kind, frame in found
        )
        if not good:
            wrong.append((row["trigger"], row["example"], found))
    assert not wrong


def test_each_trigger_has_a_frame_and_each_frame_a_trigger():
    used = {row["frame"] for row in load_lexicon("triggers")}
    frames = {row["frame"] for row in load_lexicon("event_frames")}
    assert used <= frames
    assert {frame for frame in frames - used if not frame.startswith("any")} == set()  # `any…`: what a frame leaves open


def test_frames_give_functions_of_the_tables_only():
    assert {row["function"] for row in load_lexicon("event_frames")} <= FUNCTIONS
    assert {row["subject"] for row in load_lexicon("event_support")} <= FUNCTIONS | {
        "-",
        "announcer",
        "expected",
        "inviter",
        "none",
    }


def test_no_word_that_names_no_event_is_a_trigger(doc_of):
    wrong = [(row["word"], triggers_in(doc, 0, len(doc) - 1)) for row, doc in _rows("no_events", doc_of)]
    assert not [one for one in wrong if one[1]]


def test_each_support_verb_is_found_in_its_own_example(doc_of):
    wrong = []
    for row, doc in _rows("event_support", doc_of):
        found = {(one.lemma, one.kind) for one in supports_in(doc, 0, len(doc) - 1)}
        if (row["verb"].replace("|", ""), row["kind"]) not in found:
            wrong.append((row["verb"], found))
    assert not wrong


def test_each_modal_word_says_its_kind_in_its_own_example(doc_of):
    wrong = []
    for row, doc in _rows("event_modality", doc_of):
        if row["match"] != "verb" and row["kind"] not in said_kinds(doc, 0, len(doc)):
            wrong.append(row["word"])
    assert not wrong


def test_each_venue_is_known_in_its_own_example(doc_of):
    wrong = [row["noun"] for row, doc in _rows("venues", doc_of) if not any(venue_noun(token) for token in doc)]
    assert not wrong


def test_each_case_form_opens_its_example_or_stands_in_it(doc_of):
    for row, doc in _rows("case_forms", doc_of):
        at = next(token.i for token in doc if token.lower_ == row["form"])
        assert cases(doc, at) == set(row["cases"].split()) or row["form"] == "ihr"


def test_each_auxiliary_and_modal_is_finite_where_it_stands_alone(doc_of):
    assert {row["form"] for row in load_lexicon("auxiliaries")} == auxiliary_forms()
    for row, doc in _rows("modals", doc_of):
        at = next(token.i for token in doc if token.lower_ == row["form"])
        assert row["form"] in modal_forms()
        assert is_finite_here(doc, at)


def test_each_subordinator_opens_a_clause_in_its_own_example(doc_of):
    wrong = []
    for row, doc in _rows("subordinators", doc_of):
        if row["form"] not in {part.opener for part in event_clauses(doc, 0, len(doc) - 1)}:
            wrong.append(row["form"])
    assert not wrong


@pytest.mark.parametrize("name", ["involved", "vague_people", "deciding_bodies", "no_towns", "event_words"])
def test_each_word_stands_in_its_own_example(name, doc_of):
    column = {"involved": "noun", "deciding_bodies": "noun"}.get(name, "word")
    for row, doc in _rows(name, doc_of):
        ends = row[column].lower().lstrip("-")
        if row.get("kind") == "district":
            assert any(token.lower_.startswith(ends) for token in doc), row
            continue
        assert any(token.lower_.endswith(ends) for token in doc) or f"{ends} " in doc.text.lower() + " ", row


def test_people_of_accidents_are_known_as_the_end_of_compounds():
    assert is_involved("Lkw-Fahrer")
    assert not is_involved("Fahrbahn")


def test_each_adjective_of_a_new_holder_makes_an_appointment(doc_of):
    wrong = [
        row["word"]
        for row, doc in _rows("new_holders", doc_of)
        if "become" not in {one.frame for one in triggers_in(doc, 0, len(doc) - 1)}
    ]
    assert not wrong
