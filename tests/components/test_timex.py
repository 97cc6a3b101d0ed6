from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

import pipeline.components.timex  # noqa: F401  makes the factory known
from pipeline.extensions import Zone


@pytest.fixture
def nlp():
    """A blank pipeline with the component alone."""
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_timex", config={"second_opinion": False})
    return nlp


def _doc(nlp, text: str, **values: object) -> Doc:
    doc = nlp.make_doc(text)
    for name, value in values.items():
        doc._.set(name, value)
    return nlp(doc)


def test_component_works_alone_and_leaves_years_open(nlp):
    doc = nlp("Am 6. Juli kam sie.")
    assert [timex.value for timex in doc._.timexes] == ["XXXX-07-06"]


def test_years_count_from_the_release(nlp):
    doc = _doc(nlp, "Am 6. Juli kam sie.", issued_on="2023-07-07", as_of="2026-11-22")
    assert doc._.timexes[0].value == "2023-07-06"


def test_years_count_from_the_day_of_the_run_where_the_release_has_none(nlp):
    doc = _doc(nlp, "Am Donnerstag, 6. Juli, kam sie.", as_of="2026-11-22")
    assert doc._.timexes[0].value == "2023-07-06"


def test_spans_quote_the_expressions_and_name_their_type(nlp):
    doc = _doc(nlp, "Am 4. Mai 2024, 18.30 Uhr, drei Jahre lang.", issued_on="2024-03-13")
    assert [(span.text, span.label_) for span in doc.spans["timex"]] == [
        ("4. Mai 2024", "DATE"),
        ("18.30 Uhr", "TIME"),
        ("drei Jahre", "DURATION"),
    ]
    assert [doc.text[timex.start : timex.end] for timex in doc._.timexes] == ["4. Mai 2024", "18.30 Uhr", "drei Jahre"]


def test_expression_within_a_token_takes_the_whole_token_as_span(nlp):
    doc = Doc(nlp.vocab, words=["vom", "3.-5.", "Mai", "2024"])
    doc = nlp.get_pipe("meldewerk_timex")(doc)
    assert [doc.text[timex.start : timex.end] for timex in doc._.timexes] == ["3.", "5. Mai 2024"]
    assert doc.spans["timex"][0].text == "3.-5."


def test_zones_keep_numbers_of_a_contact_out(nlp):
    text = "Telefon 0341 1999 seit 2012, montags 9 bis 13 Uhr"
    doc = _doc(nlp, text, issued_on="2024-03-13", zones=[Zone("contact", 0, len(text))])
    assert [timex.value for timex in doc._.timexes] == ["XXXX-WXX-1", "XXXX-WXX-1T09:00", "XXXX-WXX-1T13:00"]


def test_tags_tell_the_tense_where_forms_do_not(nlp):
    words = "Am Samstag zieht die Kita um .".split()
    plain = Doc(nlp.vocab, words=words)
    tagged = Doc(nlp.vocab, words=words, tags=["APPRART", "NN", "VVFIN", "ART", "NN", "PTKVZ", "$."])
    for doc in (plain, tagged):
        doc._.issued_on = "2024-03-13"
        nlp.get_pipe("meldewerk_timex")(doc)
    assert plain._.timexes[0].value == tagged._.timexes[0].value == "2024-03-16"
    assert plain._.timexes[0].confidence < tagged._.timexes[0].confidence


def test_second_opinion_doubts_no_sound_date():
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_timex")
    assert nlp("Am 12. März 2024 war Sitzung.")._.timexes[0].confidence > 0.9


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "Kein Datum."])
def test_text_without_expressions_gives_none(nlp, text):
    doc = nlp(text)
    assert doc._.timexes == []
    assert list(doc.spans["timex"]) == []


def test_docs_do_not_share_their_lists(nlp):
    first, second = nlp("heute"), nlp("Kein Datum.")
    assert first._.timexes
    assert not second._.timexes
