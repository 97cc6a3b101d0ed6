"""The alignment leads every clean span to its source, after any number of edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.alignment import Alignment, CleanText, Edit, edit_of

TEXTS = st.text(alphabet="abcüß-⏎\n ", max_size=40)


@st.composite
def edits_of(draw, text):
    """Edits of a text that do not overlap: replaced, deleted and inserted stretches, also at both ends."""
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    if len(bounds) % 2:
        bounds.pop()
    spans = sorted(set(zip(bounds[::2], bounds[1::2], strict=True)))
    news = draw(st.lists(st.text(alphabet="xyzä", max_size=3), min_size=len(spans), max_size=len(spans)))
    chosen, at = [], 0
    for (start, end), new in zip(spans, news, strict=True):
        if start >= at and (end > start or new):
            chosen.append(Edit(start, end, text[start:end], new, "test"))
            at = max(end, start + 1) if end == start else end
    return chosen


@st.composite
def repaired(draw, rounds=3):
    text = CleanText.of(draw(TEXTS))
    for _ in range(draw(st.integers(0, rounds))):
        text = text.edit(draw(edits_of(text.text)))
    return text


@given(st.text(max_size=50))
def test_text_without_edits_is_aligned_with_itself(source):
    text = CleanText.of(source)
    assert text.edit([]) is text
    for start in range(len(source) + 1):
        assert text.alignment.to_source(start, len(source)) == (start, len(source))
        assert text.alignment.to_clean(start, len(source)) == (start, len(source))


@given(st.data(), TEXTS)
def test_edits_give_the_text_that_slicing_gives(data, source):
    edits = data.draw(edits_of(source))
    expected, at = "", 0
    for edit in edits:
        expected += source[at : edit.start] + edit.new
        at = edit.end
    assert CleanText.of(source).edit(reversed(edits)).text == expected + source[at:]


@given(repaired())
def test_every_character_has_bounds_in_the_source_and_in_order(text):
    alignment = text.alignment
    assert len(alignment.low) == len(alignment.high) == len(text.text)
    assert list(alignment.low) == sorted(alignment.low)
    assert list(alignment.high) == sorted(alignment.high)
    assert all(0 <= low <= high <= len(text.source) for low, high in zip(alignment.low, alignment.high, strict=True))


@given(repaired(), st.data())
def test_way_to_the_source_and_back_covers_the_span(text, data):
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))
    first, last = text.alignment.to_clean(*text.alignment.to_source(start, end))
    assert start == end or (first <= start and last >= end)


@given(repaired())
def test_characters_that_no_edit_touched_lead_to_themselves(text):
    touched = [(edit.start, edit.end) for edit in text.edits]
    for at, character in enumerate(text.text):
        start, end = text.alignment.to_source(at, at + 1)
        if end == start + 1 and not any(low < end and high > start for low, high in touched):
            assert text.source[start:end] == character


@given(repaired())
def test_edits_quote_the_source(text):
    assert all(text.source[edit.start : edit.end] == edit.old for edit in text.edits)


def test_edits_at_both_ends():
    text = CleanText.of("«Wir»").edit([Edit(0, 1, "«", "„", "mark"), Edit(4, 5, "»", "“", "mark")])
    assert text.text == "„Wir“"
    assert text.alignment.to_source(0, 5) == (0, 5)


def test_deleting_everything_leaves_an_empty_text_that_still_has_bounds():
    text = CleanText.of("\ufeff").edit([Edit(0, 1, "\ufeff", "", "character")])
    assert text.text == ""
    assert text.alignment.to_source(0, 0) == (1, 1)
    assert text.alignment.to_clean(0, 1) == (0, 0)


def test_a_replacement_of_another_length_maps_to_all_it_replaced():
    text = CleanText.of("liber den").edit([edit_of(0, "liber", "über", "umlaut")])
    assert text.text == "über den"
    assert text.alignment.to_source(0, 1) == (0, 2)
    assert text.alignment.to_source(0, 4) == (0, 5)
    assert text.alignment.to_clean(1, 5) == (0, 4)


def test_an_inserted_mark_is_inside_the_span_it_stands_at():
    text = CleanText.of("Troika‘ in").edit([Edit(0, 0, "", "„", "mark")])
    assert text.alignment.to_clean(*text.alignment.to_source(0, 3)) == (0, 3)


@pytest.mark.parametrize(
    ("old", "new", "start", "end"), [("liber", "über", 5, 7), ("fur", "für", 6, 7), ("aa", "a", 6, 7), ("", "x", 5, 5)]
)
def test_an_edit_replaces_as_few_characters_as_possible(old, new, start, end):
    edit = edit_of(5, old, new, "umlaut")
    assert (edit.start, edit.end) == (start, end)


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, "ab", "x", "k"), Edit(1, 3, "bc", "y", "k")], [Edit(0, 1, "z", "x", "k")], [Edit(2, 9, "c", "", "k")]]
)
def test_edits_that_overlap_or_quote_wrongly_are_refused(edits):
    with pytest.raises(ValueError, match="edit"):
        CleanText.of("abc").edit(edits)


@pytest.mark.parametrize("span", [(-1, 1), (2, 1), (0, 4)])
def test_spans_outside_the_text_are_refused(span):
    alignment = Alignment.identity(3)
    with pytest.raises(IndexError):
        alignment.to_source(*span)
    with pytest.raises(IndexError):
        alignment.to_clean(*span)
