import spacy
from spacy.tokens import Doc, DocBin

from pipeline import extensions
from pipeline.components.actors import Actors
from pipeline.extensions import Event, Extent, Role, Statement, Telling, Timex
from pipeline.speech.quotation_marks import find_quotations

TEXT = "„Wir bauen“, sagte Ines Kern."


def annotated():
    doc = Doc(spacy.blank("de").vocab, words=TEXT.split())
    actors = Actors()
    kern = actors.add("Ines Kern", "person", "f")
    actors.alias(kern, "I. Kern")
    actors.issuer = actors.add("Stadt Linden", "organisation")
    actors.mention(kern, 19, 28, "full")
    actors.entitle(kern, "bürgermeister")
    doc._.actors = actors
    doc._.quotations = find_quotations(TEXT)
    doc._.statements = [Statement("direct", (Extent(1, 10),), kern, (Extent(19, 28),), "sagen", (Extent(13, 18),))]
    doc._.timexes = [Timex(0, 3, "DATE", "2024-05-03")]
    doc._.roles = [Role(kern, "Bürgermeisterin", "", "Linden", "office", 19, 28)]
    doc._.events = [Event("other", "bauen", "Bau", (Extent(1, 10),), Extent(0, 29), tellings=(Telling(1, 10, 5, "other"),))]
    doc._.title = "Linden baut"
    return doc


def same(first, second):
    names = [*extensions._LISTS, *extensions._VALUES]
    return all(tuple(getattr(first._, name)) == tuple(getattr(second._, name)) for name in names)  # a DocBin gives tuples


def test_a_doc_with_all_records_goes_to_bytes_and_back():
    doc = annotated()
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert same(doc, again)
    assert isinstance(again._.statements[0].spans[0], Extent)
    assert isinstance(again._.events[0].tellings[0], Telling)


def test_actors_that_come_back_are_found_by_alias_place_and_title():
    again = Doc(annotated().vocab).from_bytes(annotated().to_bytes())
    actors = again._.actors
    assert actors.find("I. Kern", "person") == 0
    assert actors.at(20, 22) == 0
    assert actors.holders("bürgermeister") == [0]
    assert actors.issuer == 1
    assert actors.state() == annotated()._.actors.state()


def test_docs_are_kept_in_a_docbin():
    doc = annotated()
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(packed).get_docs(doc.vocab)
    assert same(doc, again)


def test_other_user_data_is_left_alone():
    doc = annotated()
    doc.user_data["note"] = {"a": [1, 2], "b": "c"}
    assert Doc(doc.vocab).from_bytes(doc.to_bytes()).user_data["note"] == {"a": [1, 2], "b": "c"}
