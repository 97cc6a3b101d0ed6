"""The whole of cleaning: any text survives, sound text stays, the damaged release comes out right."""

from pathlib import Path

import pytest
from effort import grows_linearly
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.cleaning import clean

SEED = Path(__file__).parents[2] / "data" / "raw" / "seed.txt"
PIECES = [
    "Die Gäste",
    "kamen",
    "über",
    "die Brücke",
    "und",
    "aßen",
    "„Süßes“",
    "im",
    "Hof.",
    "\nDer Rat",
    "\n\nEin Fest",
    "Ver-\nein",
    "5 €",
]
SOUND = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived_and_aligned(source):
    cleaned = clean(source)
    text = cleaned.text
    assert text.source == source
    assert len(text.alignment.low) == len(text.text)
    assert text.alignment.to_source(0, len(text.text))[1] <= len(source)
    assert 0 <= cleaned.quality <= 1


@settings(deadline=None)
@given(SOUND)
@example("Die Gäste Die Gäste Die Gäste Ver-\nein über \nDer Rat über \nDer Rat „Süßes“")
def test_cleaning_clean_sound_text_changes_no_word(source):
    # Where lines end may change: joined lines show another margin, or none, in a heap of fragments without sentences.
    once = clean(source).text.text
    assert clean(once).text.text.split() == once.split()


@settings(deadline=None)
@given(SOUND)
def test_sound_words_stay(source):
    cleaned = clean(source)
    assert {repair.kind for repair in cleaned.repairs} <= {"hyphenation"}
    assert cleaned.text.text.replace("Verein", "Ver- ein").split() == source.replace("Ver-\nein", "Ver- ein").split()


def test_the_damaged_release_loses_no_line_of_its_layout():
    source = SEED.read_text(encoding="utf-8")
    plain = clean(source, repair=False)
    assert plain.repairs == ()
    assert plain.text.text.split() == source.split()


def test_the_damaged_release_is_repaired():
    cleaned = clean(SEED.read_text(encoding="utf-8"))
    text = cleaned.text.text
    assert cleaned.language == "de"
    assert len(cleaned.repairs) > 30
    assert 0.5 < cleaned.quality < 1
    for name in ("Ulrich Hörning, Bürgermeister", "Bürgerinnen und Bürger", "‚Arbeitsplatz der Zukunft‘", "Uhr (l.)"):
        assert name in text
    assert not [word for word in text.split() if word in {"fur", "Uber", "liber", "mussen", "Horning", "Stadte"}]
    start = text.index("Hörning")
    assert cleaned.text.source[slice(*cleaned.text.alignment.to_source(start, start + 7))] == "Horning"


@pytest.mark.parametrize(
    ("piece", "few"),
    [
        ("fur ", 6_000),
        ("x", 125_000),
        (" ", 125_000),
        ("\n", 25_000),
        (",,", 25_000),
        ("-\n", 12_500),
        ("a,a", 25_000),
        ("a*,", 25_000),
    ],
)
def test_work_is_linear_in_the_length_of_a_line(piece, few):
    assert grows_linearly(clean, lambda count: piece * count, few)


def test_english_is_left_alone():
    source = 'The council said "yes" to the plan, and it will be built for all of them in the spring of the year.'
    cleaned = clean(source)
    assert (cleaned.language, cleaned.text.text, cleaned.repairs) == ("en", source, ())
