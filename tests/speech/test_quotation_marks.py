import pytest
import spacy
from effort import grows_linearly
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.components.quotations import QuotationFinder
from pipeline.lexicon import load_lexicon
from pipeline.speech.quotation_marks import find_quotations


def words(text):
    return [text[one.start : one.end] for one in find_quotations(text)]


@pytest.mark.parametrize("row", load_lexicon("quotation_marks"), ids=lambda row: row["mark"])
def test_every_mark_bounds_the_quotation_of_its_example(row):
    assert words(row["example"]) == ["Der Hafen wächst"]
    assert row["mark"] in row["example"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("„Wir bauen“, sagte Kern, „und zwar bald.“", ["Wir bauen", "und zwar bald."]),
        ('"Wir bauen", sagte Kern. "Und zwar bald."', ["Wir bauen", "Und zwar bald."]),
        ("“Wir bauen”, sagte Kern. “Bald.”", ["Wir bauen", "Bald."]),
        ("“Wir bauen“, sagte Kern. “Bald.“", ["Wir bauen", "Bald."]),
        ("„Wir bauen”, sagte Kern.", ["Wir bauen"]),
        ('„Wir bauen", sagte Kern.', ["Wir bauen"]),
        ("„Wir bauen. Es eilt! Wann?“", ["Wir bauen. Es eilt! Wann?"]),
        ("« Wir bauen », sagte Kern, « bald »", ["Wir bauen", "bald"]),
        ('das Stück ("Nebel") und der „Nebel“-Chor', ["Nebel", "Nebel"]),
        ("‚Wir bauen“, sagte Kern", ["Wir bauen"]),
    ],
)
def test_marks_pair_up_in_every_style(text, inside):
    assert words(text) == inside


def test_a_nested_quotation_lies_one_deeper():
    text = "„Sie rief: ‚Halt!‘ Dann lief sie „wie nie“ davon“, sagte er."
    assert [(text[one.start : one.end], one.depth) for one in find_quotations(text)] == [
        ("Sie rief: ‚Halt!‘ Dann lief sie „wie nie“ davon", 0),
        ("Halt!", 1),
        ("wie nie", 1),
    ]


@pytest.mark.parametrize(
    "text", ["Hans' Boot geht's gut, so ist's", "ein Rohr von 24\" und 3'", "Rock’n’Roll und Max’ Rad", "Bürger*innen :"]
)
def test_apostrophes_inches_and_gender_stars_are_no_quotations(text):
    assert words(text) == []


def test_an_unclosed_mark_ends_with_its_paragraph():
    text = "Sie sagte: „Wir bauen bald.\n\nDanach gab es Kuchen. „Gut“, rief er."
    first, second = find_quotations(text)
    assert (text[first.start : first.end], first.closed) == ("Wir bauen bald.", False)
    assert (text[second.start : second.end], second.closed) == ("Gut", True)


def test_an_unclosed_mark_ends_at_the_next_opening_mark():
    assert words("„Wir bauen, sagte Kern. „Bald“, sagte sie.") == ["Wir bauen, sagte Kern.", "Bald"]
    assert [one.depth for one in find_quotations("„Wir bauen, sagte Kern. „Bald“, sagte sie.")] == [0, 0]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n"])
def test_a_repeated_opening_mark_goes_on_with_the_paragraph_before(gap):
    text = f"„Der Fluss stieg.{gap}„Dann kam Hilfe.“ Alle klatschten."
    first, second = find_quotations(text)
    assert (first.closed, first.continues) == (False, -1)
    assert (second.closed, second.continues) == (True, 0)


def test_a_quotation_may_run_over_a_paragraph_break_without_a_second_mark():
    assert words("„Der Fluss stieg.\n\nDann kam Hilfe“, sagte sie.") == ["Der Fluss stieg.\n\nDann kam Hilfe"]


def test_a_lone_closing_mark_is_no_quotation():
    assert words("Der Fluss stieg“, sagte sie. „Gut.“") == ["Gut."]


@pytest.mark.parametrize("mark", ["„ x ", '"x ', "“ ", "‚x ", "»x ", '"', "„", "'", ",,x "])
@pytest.mark.parametrize("gap", ["", "\n\n"])
def test_thousands_of_unpaired_marks_take_linear_time(mark, gap):
    assert grows_linearly(find_quotations, lambda count: (mark + gap) * count, 2_500)


def test_an_unclosed_mark_ends_before_a_single_quotation_that_holds_the_next():
    assert words('Er rief "A ›B „C" D‹ laut.') == ["A", 'B „C" D', "C"]


@example('"‹„"‹')
@given(st.text(alphabet="aB .,:\n„“”»«\"'‚‘’›‹(1*", max_size=80))
def test_quotations_lie_in_order_inside_the_text_and_never_cross(text):
    found = find_quotations(text)
    for number, one in enumerate(found):
        assert 0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
        assert -1 <= one.continues < number
        for other in found[number + 1 :]:
            assert other.outer_start >= one.outer_start
            assert other.outer_start >= one.outer_end or other.outer_end <= one.outer_end


def test_the_component_writes_the_doc_attribute():
    doc = QuotationFinder()(spacy.blank("de")("Sie rief: „Halt!“"))
    assert [doc.text[one.start : one.end] for one in doc._.quotations] == ["Halt!"]
