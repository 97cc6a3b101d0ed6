"""`meldewerk check`: what is wrong is found, named, and mended by the sentence."""

import pytest
import spacy
from spacy.language import Language

from pipeline import check as check_module
from pipeline import language
from pipeline.check import Finding, check, check_columns, check_components, check_layers, check_lexicons, check_repairs
from pipeline.errors import BrokenLexicon
from pipeline.tables import package


def test_a_finding_is_one_line():
    assert Finding(True, "model", "da").line() == "ok     model: da"
    assert Finding(False, "model", "fehlt").line() == "wrong  model: fehlt"


def test_all_is_well_with_the_model_that_comes_with_meldewerk(own_model):
    findings = check(own_model)
    assert [finding.subject for finding in findings] == ["lexicons", "repairs", "tables", "model", "components", "layers"]
    assert [finding.sentence for finding in findings if not finding.ok] == []


def test_a_missing_model_is_a_finding_beside_the_others():
    findings = check("de_no_such_model")
    assert [(finding.subject, finding.ok) for finding in findings] == [
        ("lexicons", True),
        ("repairs", True),
        ("tables", True),
        ("model", False),
    ]
    assert "leave out --model" in findings[-1].sentence


def test_a_model_that_says_nothing_lacks_its_layers(stand_in):
    finding = check(stand_in)[-1]
    assert not finding.ok
    assert finding.sentence == (
        "the model gives no tags, no parts of speech, no lemmas, no morphology, no entities PER, LOC, ORG; "
        "choose another with --model"
    )


def test_sentences_are_ours_on_any_model(stand_in):
    assert "sentences" not in check_layers(language.load_language(stand_in)).sentence


def test_a_missing_component_is_named():
    finding = check_components(spacy.blank("de"))
    assert not finding.ok
    assert finding.sentence.startswith("meldewerk_zones, meldewerk_quotations, meldewerk_sentences")


def test_components_in_another_order_are_wrong():
    nlp = spacy.blank("de")
    for name in reversed([*language.BEFORE_MODEL, *language.AFTER_MODEL]):
        Language.component(f"test_{name}", func=lambda doc: doc)
        nlp.add_pipe(f"test_{name}", name=name)
    finding = check_components(nlp)
    assert not finding.ok
    assert "they stand in the order meldewerk_participants," in finding.sentence


def test_a_broken_lexicon_is_a_finding(monkeypatch, tmp_path):
    def broken(name):
        raise BrokenLexicon(tmp_path / "cues.tsv", "it is empty")

    monkeypatch.setattr(check_module, "load_lexicon", broken)
    assert check_lexicons() == Finding(
        False,
        "lexicons",
        f"The lexicon cues.tsv cannot be used: it is empty; install Meldewerk again or mend the file {tmp_path / 'cues.tsv'}.",
    )


def test_no_lexicons_at_all_are_a_finding(monkeypatch):
    monkeypatch.setattr(check_module, "lexicon_names", list)
    assert not check_lexicons().ok


def test_a_broken_word_list_is_a_finding(monkeypatch):
    def broken(text):
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")

    monkeypatch.setattr("pipeline.cleaning.clean", broken)
    assert check_repairs() == Finding(
        False,
        "repairs",
        "the word list cannot be used (Compressed file ended before the end-of-stream marker was reached); install Meldewerk again",
    )


def test_repairs_that_mend_nothing_are_a_finding(monkeypatch):
    monkeypatch.setattr("pipeline.check.DAMAGED", "Alles ist gut und für alle da.")
    assert not check_repairs().ok


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("events\ttrigger\tstring", "events\tausloeser\tstring", "events.ausloeser"),
        ("dates\tstart\tinteger", "dates\tstart\tstring", "dates.start"),
    ],
)
def test_a_column_that_is_not_the_agreed_one_is_named(monkeypatch, tmp_path, old, new, named):
    path = tmp_path / "columns.tsv"
    path.write_text(package.COLUMNS.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    monkeypatch.setattr(package, "COLUMNS", path)
    assert check_columns() == Finding(False, "tables", f"{named} is not what the contract says; install Meldewerk again")
