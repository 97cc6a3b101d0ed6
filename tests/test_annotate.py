"""One release: whatever is wrong with it ends in its own row."""

import dataclasses

import pytest
from samples import AS_OF, ENGLISH, GERMAN
from spacy.language import Language

from pipeline.annotate import annotate, annotate_file, annotate_release
from pipeline.language import load_language
from pipeline.reading.folder import SourceFile
from pipeline.reading.formats import UNREAD
from pipeline.release import Metadata
from pipeline.tables.rows import STORED


@pytest.fixture(scope="module")
def language(stand_in):
    return load_language(stand_in)


def row_of(tables):
    assert [len(rows) for rows in tables][1:] == [0] * (len(STORED) - 1)
    return tables.releases[0]


def test_metadata_stands_on_the_doc_before_the_components_run(language, release, settings):
    seen = {}

    @Language.component("test_witness")
    def witness(doc):
        seen.update(
            {
                name: getattr(doc._, name)
                for name in ("release_id", "file", "as_of", "issued_on", "issued_on_source", "issuer", "title")
            }
        )
        return doc

    with language.select_pipes(enable=[]):
        language.add_pipe("test_witness", first=True)
        try:
            annotate(language, release(issued_on="2024-05-03", issuer="Stadt Ulm", title="Bad"), settings)
        finally:
            language.remove_pipe("test_witness")
    assert seen == {
        "release_id": "a",
        "file": "a.txt",
        "as_of": AS_OF,
        "issued_on": "2024-05-03",
        "issued_on_source": "metadata",
        "issuer": "Stadt Ulm",
        "title": "Bad",
    }


def test_the_doc_is_the_clean_text_and_leads_back_to_the_source(language, release, settings):
    source = GERMAN.replace("Becken", "Bek-\nken").replace("\n", "\r\n")
    doc, cleaned, row = annotate(language, release(source), settings)
    assert doc.text == cleaned.text.text
    assert cleaned.text.source == source
    assert row.n_characters == len(source)


@pytest.mark.parametrize("text", ["", " \t\r\n\f", "\ufeff\n", "\u200b \xa0"], ids=["nothing", "space", "mark", "invisible"])
def test_a_text_without_a_word_is_empty(language, release, settings, text):
    row = row_of(annotate_release(language, release(text), settings))
    assert (row.status, row.error, row.n_characters) == ("empty", "", len(text))


def test_a_foreign_text_has_its_row_and_no_findings(language, release, settings):
    row = row_of(annotate_release(language, release(ENGLISH), settings))
    assert (row.status, row.language, row.error) == ("not_german", "en", "the text is in the language 'en', not in German")


def test_a_text_too_long_for_a_release_fails_at_once(language, release, settings):
    row = row_of(annotate_release(language, release("Zeile " * 400_000), settings))
    assert (row.status, row.n_characters) == ("failed", 2_400_000)
    assert row.error == "the text has 2400000 characters, more than the 1000000 of a release; split it"


def test_a_long_line_below_the_limit_is_annotated(language, release, settings):
    text = "Die Stadt öffnet am Samstag das neue Freibad, und alle sind dazu eingeladen. " * 300
    assert annotate_release(language, release(text), settings).releases[0].status == "ok"


def test_an_error_in_a_component_fails_this_release_with_its_words(language, release, settings):
    @Language.component("test_breaks")
    def breaks(doc):
        raise RuntimeError("das geht\nnicht")

    language.add_pipe("test_breaks")
    try:
        row = row_of(annotate_release(language, release(issuer="Stadt Ulm"), settings))
    finally:
        language.remove_pipe("test_breaks")
    assert row.status == "failed"
    assert row.error == "the analysis stopped with RuntimeError: das geht nicht"
    assert row.issuer == "Stadt Ulm"


def test_an_unclosed_quotation_mark_costs_no_release(language, release, settings):
    assert annotate_release(language, release(GERMAN.replace("“", "")), settings).releases[0].status == "ok"


@pytest.mark.parametrize(
    ("name", "raw", "error"),
    [
        ("a.txt", bytes(range(256)) * 9, "it is not a text file (too many control characters)"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), UNREAD["doc"]),
        ("gone.txt", None, "it cannot be opened (No such file or directory)"),
    ],
    ids=["binary", "word", "gone"],
)
def test_a_file_that_is_no_text_fails_with_its_reason(language, settings, tmp_path, name, raw, error):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    tables = annotate_file(language, SourceFile("a", name, tmp_path / name), Metadata("2024-05-03"), AS_OF, settings)
    row = row_of(tables)
    assert (row.status, row.error) == ("failed", error)
    assert (row.issued_on, row.issued_on_source) == ("2024-05-03", "metadata")


def test_repairs_can_be_switched_off(language, release, settings):
    broken = GERMAN.replace("für", "fur").replace("Gäste", "Gaste").replace("öffnet", "offnet")
    unrepaired = annotate(language, release(broken), dataclasses.replace(settings, repair=False))
    assert unrepaired[2].n_repairs == 0
    assert "Gaste" in unrepaired[0].text


def test_the_repairs_are_as_many_as_the_release_says_and_lead_to_the_source(language, release, settings):
    broken = GERMAN.replace("für", "fur").replace("Gäste", "Gaste").replace("öffnet", "offnet")
    tables = annotate_release(language, release(broken), settings)
    assert tables.releases[0].n_repairs == len(tables.repairs)
    assert [broken[row.start : row.end] for row in tables.repairs] == [row.old for row in tables.repairs]
