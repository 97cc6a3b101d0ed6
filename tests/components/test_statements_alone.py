"""The component in someone else's pipeline: no zones, no actors, no sentence bounds, perhaps no tags."""

import spacy

import pipeline.components.statements  # noqa: F401  the factory

TEXT = "„Wir bauen im Mai“, sagte Bürgermeisterin Ines Kern. Die Kosten seien „überschaubar“, so die Rathauschefin weiter."


def said(doc):
    return [(one.kind, " ".join(doc.text[a:b] for a, b in one.spans)) for one in doc._.statements]


def test_a_blank_pipeline_finds_quotations_sentences_and_frames():
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_statements")
    doc = nlp(TEXT)
    assert said(doc) == [("direct", "Wir bauen im Mai"), ("indirect", "Die Kosten seien „überschaubar“")]
    assert next(doc.text[a:b] for one in doc._.statements for a, b in one.speaker_spans) == "Bürgermeisterin Ines Kern"
    assert doc._.statements[0].speaker is None


def test_bounds_that_another_component_set_are_kept():
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("meldewerk_statements")
    doc = nlp(TEXT)
    assert said(doc)[0] == ("direct", "Wir bauen im Mai")
    assert len(list(doc.sents)) == 2


def test_quotations_that_stand_on_the_doc_are_kept():
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_quotations")
    nlp.add_pipe("meldewerk_statements")
    doc = nlp(TEXT)
    assert len(doc._.quotations) == 2


def test_an_empty_text_has_no_statements():
    nlp = spacy.blank("de")
    nlp.add_pipe("meldewerk_statements")
    assert nlp("")._.statements == []
