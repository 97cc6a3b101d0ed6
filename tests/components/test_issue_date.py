from __future__ import annotations

import pytest
import spacy

import pipeline.components.issue_date
import pipeline.components.timex  # noqa: F401  makes both factories known
from pipeline.extensions import Zone


@pytest.fixture
def nlp():
    """A blank pipeline with the release date and the time expressions."""
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_issue_date")
    nlp.add_pipe("meldewerk_timex", config={"second_opinion": False})
    return nlp


def _doc(nlp, text: str, **values: object):
    doc = nlp.make_doc(text)
    for name, value in values.items():
        doc._.set(name, value)
    return nlp(doc)


def test_what_metadata_gives_stays(nlp):
    doc = _doc(
        nlp, "Halle, 12. März 2024\n\nHeute ist Markt.", issued_on="2024-03-14", issued_on_source="metadata", as_of="2024-06-01"
    )
    assert (doc._.issued_on, doc._.issued_on_source) == ("2024-03-14", "metadata")


def test_dateline_is_the_day_that_today_counts_from(nlp):
    doc = _doc(
        nlp,
        "Halle, 12. März 2024 – Heute ist Markt.",
        zones=[Zone("dateline", 0, 22), Zone("body", 22, 40)],
        as_of="2024-06-01",
    )
    assert (doc._.issued_on, doc._.issued_on_source) == ("2024-03-12", "text")
    assert doc._.timexes[1].value == "2024-03-12"


def test_file_name_is_the_last_resort(nlp):
    doc = _doc(nlp, "Heute ist Markt.", file="pm/2024-03-12.txt", as_of="2024-06-01")
    assert (doc._.issued_on, doc._.issued_on_source) == ("2024-03-12", "filename")


def test_without_any_day_the_cell_stays_empty_and_the_run_counts(nlp):
    doc = _doc(nlp, "Heute ist Markt.", file="pm.txt", as_of="2024-06-01")
    assert (doc._.issued_on, doc._.issued_on_source) == ("", "as_of")
    assert doc._.timexes[0].value == "2024-06-01"


@pytest.mark.parametrize("as_of", ["", "2024-06-01", "no day"])
def test_empty_text_has_no_day(nlp, as_of):
    assert _doc(nlp, "", as_of=as_of)._.issued_on == ""
