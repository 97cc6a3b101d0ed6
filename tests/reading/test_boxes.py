"""From a place in the source text to page and box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.boxes import Box, PageMap, WordBoxes

TEXT = "Der Rat tagt.\n\n\fSie kommt."


def paper():
    boxes = WordBoxes()
    boxes.add(0, 3, Box(50, 700, 70, 712))
    boxes.add(4, 7, Box(74, 700, 94, 712))
    boxes.add(8, 13, Box(50, 686, 80, 698))
    boxes.add(16, 19, Box(50, 700, 66, 712))
    boxes.add(20, 26, Box(70, 700, 110, 712))
    return PageMap((0, 16), boxes)


def test_a_box_holds_all_words_of_a_span():
    assert paper().box([(0, 7)]) == "50.0,700.0,94.0,712.0"
    assert paper().box([(4, 13)]) == "50.0,686.0,94.0,712.0"


def test_a_span_inside_a_word_has_the_words_box():
    assert paper().box([(5, 6)]) == "74.0,700.0,94.0,712.0"


def test_several_spans_have_one_box():
    assert paper().box([(8, 13), (0, 3)]) == "50.0,686.0,80.0,712.0"


def test_a_span_over_two_pages_has_the_box_of_its_first_page():
    assert paper().box([(8, 19)]) == paper().box([(8, 13)])
    assert paper().box([(8, 13), (16, 19)]) == paper().box([(8, 13)])


def test_blanks_and_no_spans_have_no_box():
    assert paper().box([(13, 15)]) == ""
    assert paper().box([(3, 3)]) == ""
    assert paper().box([]) == ""


def test_pages_count_from_one_and_begin_behind_the_form_feed():
    assert [paper().page(offset) for offset in (0, 15, 16, 25)] == [1, 1, 2, 2]
    assert TEXT[slice(*paper().bounds(2))] == "Sie kommt."
    with pytest.raises(IndexError, match="no page 3 of 2"):
        paper().bounds(3)


def test_a_text_without_pages_has_neither_page_nor_box():
    assert (PageMap().page(3), PageMap().box([(0, 5)]), PageMap().n_pages(0, 5)) == (None, "", None)


def test_a_stretch_of_text_stands_on_so_many_pages():
    assert [paper().n_pages(*stretch) for stretch in ((0, len(TEXT)), (0, 16), (0, 15), (16, 26), (10, 20), (5, 5))] == [
        2,
        1,
        1,
        1,
        2,
        1,
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple), max_size=4))
def test_any_spans_give_a_box_or_none(spans):
    cell = paper().box(spans)
    assert cell == "" or len(cell.split(",")) == 4
