"""Doc to rows: every row points back at the source text, ids count in text order, records without a place give no row."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.cleaning.alignment import CleanText, Edit
from pipeline.components.actors import Actors
from pipeline.extensions import Event, Extent, Participation, Role, Statement, Telling, Timex
from pipeline.release import Release
from pipeline.tables.collect import collect
from pipeline.tables.places import Page
from pipeline.tables.rows import STORED, ReleaseRow

SOURCE = 'Am 6. Juli be-\nsuchte Anna Grun den Zoo.\n"Schon", sagte Grun. "Wirklich schon."'
REPAIRS = [("be-\nsuchte", "besuchte"), ("Grun", "Grün"), ('"Schon"', "„Schön“")]


@pytest.fixture
def clean():
    """The source text with hyphenation, an umlaut and quotation marks mended."""
    text = CleanText.of(SOURCE)
    for old, new in REPAIRS:
        at = text.text.index(old)
        text = text.edit([Edit(at, at + len(old), old, new, "test")])
    return text


def extent(text, words, nth=1):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Extent(at, at + len(words))


@pytest.fixture
def doc(vocab, clean):
    """The clean text as a Doc with a record of each kind, deliberately not in text order."""
    doc = Doc(vocab, words=[clean.text], spaces=[False])
    text = clean.text
    actors = Actors()
    anna = actors.add("Anna Grün", "person")
    zoo = actors.add("Zoo", "organisation")
    doc._.actors = actors
    doc._.title = " Besuch\n im Zoo "
    doc._.issued_on, doc._.issued_on_source = "2023-07-06", "text"
    doc._.timexes = [Timex(*extent(text, "6. Juli"), "DATE", "2023-07-06", "2023-07-06", "2023-07-06", "day", 0.987)]
    told = extent(text, "besuchte Anna Grün den Zoo")
    doc._.events = [
        Event("other", "sagen", "", (extent(text, "sagte Grun"),), extent(text, "sagte Grun")),
        Event("visit", "besuchen", "Besuch im\nZoo", (told,), told, start_date="2023-07-06"),
    ]
    doc._.participations = [
        Participation(1, zoo, "host", *extent(text, "Zoo"), 0.6),
        Participation(1, anna, "guest", *extent(text, "Anna Grün"), 0.6),
        Participation(1, anna, "guest", *extent(text, "Grun"), 0.5),
        Participation(7, anna, "guest", *extent(text, "Anna Grün")),
        Participation(1, 7, "guest", *extent(text, "Anna Grün")),
    ]
    doc._.roles = [Role(anna, "Direktorin", "", "", "office", *extent(text, "Anna Grün"))] * 2
    quote = (extent(text, "Wirklich schon."), extent(text, "Schön"))
    doc._.statements = [
        Statement(
            "direct", quote, anna, (extent(text, "Grun"),), "sagen", (extent(text, "sagte"),), (extent(text, "sagte Grun"),)
        )
    ]
    return doc


@pytest.fixture
def tables(doc, clean):
    return collect(doc, clean.alignment, Release("r", "r.txt", SOURCE, ""), ReleaseRow("r", "r.txt", ""))


def quoted(spans):
    return [SOURCE[int(start) : int(end)] for start, end in (pair.split("-") for pair in spans.split(";"))]


def test_spans_lead_to_the_source_and_text_to_the_clean_words(tables):
    (event, _) = tables.events
    assert quoted(event.spans) == ["be-\nsuchte Anna Grun den Zoo"]
    assert event.sentence == "besuchte Anna Grün den Zoo"
    assert (event.start, event.end) == (SOURCE.index("be-"), SOURCE.index(" den Zoo") + 8)


def test_ids_count_in_text_order(tables):
    assert [(event.event_id, event.trigger) for event in tables.events] == [("r#e1", "besuchen"), ("r#e2", "sagen")]


def test_a_statement_with_two_spans_is_one_row_in_text_order(tables):
    (statement,) = tables.statements
    assert statement.text == "Schön Wirklich schon."
    assert len(statement.spans.split(";")) == 2
    assert statement.end == len(SOURCE) - 1
    assert (statement.speaker_id, statement.speaker, statement.speaker_mention) == ("per:anna-gruen", "Anna Grün", "Grun")
    assert quoted(statement.frame_spans) == ["sagte Grun"]
    assert statement.addressee_spans == ""


def test_a_statement_belongs_to_the_event_that_its_frame_tells(tables):
    assert tables.statements[0].event_id == "r#e2"


def test_a_statement_belongs_to_the_event_that_it_tells_again(doc, clean):
    visit = doc._.events[1]
    again = Telling(*extent(clean.text, "Wirklich schon."), trigger=clean.text.index("Wirklich"), frame="")
    doc._.events = [Event("other", "reden", "", visit.spans, visit.sentence), dataclasses.replace(visit, tellings=(again,))]
    tables = collect(doc, clean.alignment, Release("r", "r.txt", SOURCE, ""), ReleaseRow("r", "r.txt", ""))
    assert tables.statements[0].event_id == "r#e2"


def test_a_statement_belongs_to_the_only_event(doc, clean):
    doc._.events = doc._.events[1:]
    tables = collect(doc, clean.alignment, Release("r", "r.txt", SOURCE, ""), ReleaseRow("r", "r.txt", ""))
    assert tables.statements[0].event_id == "r#e1"


def test_an_actor_has_one_row_for_each_event_and_function_the_surest(tables):
    assert [(row.participant_id, row.function, row.mention, row.confidence) for row in tables.participants] == [
        ("per:anna-gruen", "guest", "Anna Grün", 0.6),
        ("org:zoo", "host", "Zoo", 0.6),
    ]
    assert {row.event_id for row in tables.participants} == {"r#e1"}


def test_a_role_stands_there_once(tables):
    assert [row.role_id for row in tables.roles] == ["r#r1"]


def test_text_cells_are_one_line(tables):
    assert tables.events[0].title == "Besuch im Zoo"
    assert tables.releases[0].title == "Besuch im Zoo"


def test_confidence_has_two_decimals(tables):
    assert tables.dates[0].confidence == 0.99


def test_a_source_without_a_day_is_left_out(doc, clean):
    doc._.issued_on = ""
    tables = collect(doc, clean.alignment, Release("r", "r.txt", SOURCE, ""), ReleaseRow("r", "r.txt", ""))
    assert tables.releases[0].issued_on_source == ""


@pytest.mark.parametrize(
    "place", [(5, 5), (9, 3), (-4, 0), (1000, 1010), (2, 3)], ids=["empty", "reversed", "before", "after", "space"]
)
def test_a_record_without_a_place_gives_no_row(doc, clean, place):
    assert clean.text[2:3] == " "
    doc._.timexes = [Timex(*place, "DATE", "2023")]
    tables = collect(doc, clean.alignment, Release("r", "r.txt", SOURCE, ""), ReleaseRow("r", "r.txt", ""))
    assert tables.dates == ()


def test_a_doc_without_any_record_gives_its_release_row_alone(vocab):
    doc = Doc(vocab, words=["Hallo"])
    tables = collect(doc, CleanText.of(doc.text).alignment, Release("r", "r.txt", "Hallo ", ""), ReleaseRow("r", "r.txt", ""))
    assert [len(rows) for rows in tables] == [1, *[0] * (len(STORED) - 1)]


@settings(max_examples=60)
@given(data=st.data(), source=st.text(alphabet="ab \n-", min_size=1, max_size=40))
def test_any_extents_give_ordered_spans_inside_the_source(vocab, data, source):
    at = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(at, len(source)))
    clean = CleanText.of(source).edit([Edit(at, end, source[at:end], data.draw(st.text(alphabet="xy ", max_size=4)), "test")])
    number = st.integers(-3, len(clean.text) + 3)
    extents = data.draw(st.lists(st.tuples(number, number), max_size=5))
    if not clean.text:
        return
    doc = Doc(vocab, words=[clean.text], spaces=[False])
    place = Page(doc, doc.text, clean.alignment).place(extents)
    if place is None:
        return
    assert place.text == " ".join(place.text.split()) != ""
    ends = [bound for span in place.spans for bound in span]
    assert ends == sorted(ends)
    assert ends[0] >= 0
    assert ends[-1] <= len(source)
    assert all(span.start < span.end for span in place.spans)
