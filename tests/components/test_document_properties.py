"""Day, issuer and title that a document says of itself count where its text does not say them better."""

import pytest
from components.release_docs import formal_nlp

from pipeline.components.zones import title_among
from pipeline.release import Metadata
from pipeline.temporal.issue_day import issue_day

LEAD = "Die Stadt hat ihr neues Freibad am Mühlbach eröffnet, und rund 400 Gäste kamen zu der Feier an diesem warmen Tag."
DATED = f"Lindental, 3. Mai 2024 – {LEAD}"
TOLD = f"Neues Freibad\n\nAm 2. Mai 2024 eröffnete die Stadt Lindental ihr neues Freibad am Mühlbach. {LEAD}"


@pytest.mark.parametrize(
    ("text", "file", "stated", "found"),
    [
        (LEAD, "", ("2024-05-03", "mail"), ("2024-05-03", "mail")),
        (LEAD, "", ("2024-05-03", "html"), ("2024-05-03", "html")),
        (LEAD, "", ("2024-05-03", "document"), ("2024-05-03", "document")),
        (DATED, "", ("2024-05-04", "mail"), ("2024-05-03", "text")),
        (TOLD, "", ("2024-05-03", "document"), ("2024-05-03", "document")),
        (TOLD, "", ("2011-05-03", "document"), ("2024-05-02", "text")),
        (TOLD, "", ("2025-03-01", "document"), ("2024-05-02", "text")),
        (LEAD, "2024-05-03_bad.docx", ("2024-05-02", "document"), ("2024-05-03", "filename")),
        (LEAD, "2024-05-03_bad.eml", ("2024-05-04", "mail"), ("2024-05-04", "mail")),
        (LEAD, "PM_12_2024.docx", ("2019-05-02", "document"), ("2024", "filename")),
        (LEAD, "", ("1601-01-01", "document"), ("", "as_of")),
        (LEAD, "", ("2031-01-01", "document"), ("", "as_of")),
        (LEAD, "", ("kein Tag", "document"), ("", "as_of")),
        (f"{LEAD} Es öffnet am Samstag, 8. Juni, um neun.", "", ("2024-05-03", "document"), ("2024-05-03", "document")),
        (f"{LEAD} Es öffnet am Samstag, 8. Juni, um neun.", "", ("2022-05-03", "document"), ("", "as_of")),
    ],
    ids=[
        "mail", "page", "document", "dateline wins", "after what is told", "a template's day", "filed later", "file name", "mail over file name",
        "another year than the file name", "epoch", "future", "no day", "weekdays agree", "weekdays of another year",
    ],
)  # fmt: skip
def test_the_day_of_a_document_counts_where_it_is_plausible(text, file, stated, found):
    assert issue_day(text, file=file, as_of="2026-06-01", stated=stated) == found


@pytest.mark.parametrize(
    ("headline", "stated", "text", "title"),
    [
        ("", "Neues Freibad eröffnet", LEAD, "Neues Freibad eröffnet"),
        ("Neues Freibad eröffnet", "Alte Vorlage der Stadt", "Neues Freibad eröffnet\n\n" + LEAD, "Neues Freibad eröffnet"),
        (
            "Neues Freibad eröffnet Viele Gäste",
            "neues freibad eröffnet!",
            "Neues Freibad eröffnet\nViele Gäste",
            "Neues Freibad eröffnet",
        ),
        ("", "", LEAD, ""),
    ],
    ids=["no headline", "the text knows better", "a line of the headline", "nothing"],
)
def test_the_title_of_a_document_helps_where_the_headline_is_missing_or_too_long(headline, stated, text, title):
    assert title_among(headline, stated, text) == title


@pytest.mark.parametrize(
    ("stated", "issuer"),
    [
        ("Stadt Lindental", "Stadt Lindental"),
        ("Pressestelle Stadt Lindental", "Stadt Lindental"),
        ("Lindwurm AG, Unternehmenskommunikation", "Lindwurm AG"),
        ("Anna Roth", ""),
        ("Pressestelle", ""),
    ],
)
def test_the_sender_is_the_issuer_where_it_surely_is_a_body(stated, issuer):
    nlp = formal_nlp()
    doc = nlp.make_doc(
        "Umbau beginnt im Herbst\n\nEr hat am Montag begonnen. Er dauert ein Jahr, und alle freuen sich schon sehr darauf."
    )
    doc._.properties, doc._.properties_from = Metadata(issuer=stated), "mail"
    assert nlp(doc)._.issuer == issuer
