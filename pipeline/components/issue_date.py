"""The day a release was issued, where no metadata gives it: `meldewerk_issue_date`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import extensions
from pipeline.grammar.text_access import text_of
from pipeline.temporal.issue_day import issue_day


class IssueDateFinder:
    """Fill `doc._.issued_on` and `doc._.issued_on_source`; what metadata gives stays.

    Reads the text, `doc._.zones`, `doc._.file`, `doc._.properties` and `doc._.as_of`. Where nothing says the day, `issued_on` stays "" and
    the source is `as_of`: years then count from the day of the run.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find, note and return the Doc."""
        if not doc._.issued_on:
            stated = (doc._.properties.issued_on, doc._.properties_from)
            found, source = issue_day(text_of(doc), zones=doc._.zones, file=doc._.file, as_of=doc._.as_of, stated=stated)
            doc._.issued_on, doc._.issued_on_source = found, source
        return doc


@Language.factory("meldewerk_issue_date", requires=["doc._.zones"], assigns=["doc._.issued_on", "doc._.issued_on_source"])
def make_issue_date(nlp: Language, name: str) -> IssueDateFinder:
    """The component; runs after the zones and before the time expressions."""
    extensions.register()
    return IssueDateFinder()
