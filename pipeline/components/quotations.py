"""Quotations: the component `meldewerk_quotations`. It runs before sentences and the tagger, so it sees neither."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.grammar.text_access import text_of
from pipeline.speech.quotation_marks import find_quotations


@Language.factory("meldewerk_quotations", assigns=["doc._.quotations"])
def make_quotations(nlp: Language, name: str) -> QuotationFinder:
    """The component; it has no settings."""
    return QuotationFinder()


class QuotationFinder:
    """Writes `doc._.quotations`: Quotation records in order of their opening marks, nested ones included."""

    def __call__(self, doc: Doc) -> Doc:
        """doc (Doc): any Doc. RETURNS (Doc): the same one with `doc._.quotations` set."""
        doc._.quotations = find_quotations(text_of(doc))
        return doc
