"""The repairs that a user is shown: with them alone the clean text can be made again from the source."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.cleaning import CleanText, Edit, clean
from pipeline.cleaning.repairs import repairs_of

SEED = Path(__file__).parents[2] / "data" / "raw" / "seed.txt"
PAGE = (
    "Die Biirger der Stadt sollen kiinftig liber die Verwaltungs-\ndelegation ver\xadhandeln.\n"
    "Der Rat hat heute fiir die StraBe beschlossen: ,,Wir miissen mehr fiir die Schulen tun”, sagte sie.\n"
    "\fSeite 2\nDas waren \ufb01nstere Re\u0301sume\u0301s.\n"
)
LETTERS = st.text("abü -\n\u0308\u200b,„", max_size=12)


def applied(source: str, repairs: tuple[Edit, ...]) -> str:
    """The source with each repair written in its place."""
    parts, at = [], 0
    for repair in repairs:
        assert at <= repair.start < repair.end
        assert source[repair.start : repair.end] == repair.old
        parts += [source[at : repair.start], repair.new]
        at = repair.end
    return "".join([*parts, source[at:]])


@pytest.mark.parametrize("repair", [True, False])
@pytest.mark.parametrize("source", [PAGE, PAGE.replace("\n", "\r\n"), SEED.read_text(encoding="utf-8"), "\ufeff" + PAGE])
def test_the_source_with_its_repairs_is_the_clean_text(source, repair):
    cleaned = clean(source, repair=repair)
    assert applied(source, cleaned.repairs).split() == cleaned.text.text.split()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
@example("a\u200b\u0308-\nb")
@example("A\x850")
def test_any_source_with_its_repairs_is_its_clean_text(source):
    cleaned = clean(source)
    assert applied(source, cleaned.repairs).split() == cleaned.text.text.split()


@settings(max_examples=300, deadline=None)
@given(LETTERS, st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), LETTERS), max_size=5))
@example("ab", [(1, 0, "x"), (1, 1, ""), (1, 0, "y")])
@example("", [(0, 0, "a")])
def test_any_edits_one_upon_another_are_told_as_repairs(source, steps):
    text = CleanText.of(source)
    for at, length, new in steps:
        start = min(at, len(text.text))
        end = min(start + length, len(text.text))
        text = text.edit([Edit(start, end, text.text[start:end], new, "letter")])
    repairs = repairs_of(text)
    if source:
        assert applied(source, repairs).split() == text.text.split()


def test_a_changed_word_is_listed_whole():
    shown = {(repair.kind, repair.old, repair.new) for repair in clean(PAGE).repairs}
    assert ("umlaut", "Biirger", "Bürger") in shown
    assert ("hyphenation", "Verwaltungs-\ndelegation", "Verwaltungsdelegation") in shown
    assert ("character", "ver\xadhandeln", "verhandeln") in shown
    assert ("quotation", ",,", "„") in shown


def test_without_repair_only_what_page_and_encoding_did_is_listed():
    kinds = {repair.kind for repair in clean(PAGE, repair=False).repairs}
    assert kinds == {"hyphenation", "character", "furniture", "ligature"}


def test_white_space_alone_is_no_repair():
    assert (
        clean("Der Rat hat heute beschlossen,\r\ndie Schule zu\xa0bauen und\tzu öffnen.  \r\n\r\n\r\nDas war’s.\n").repairs
        == ()
    )


def test_a_word_that_keeps_its_hyphen_is_listed_whole_too():
    repairs = clean("Der Bau der Nord-\nSüd-Achse beginnt am Montag mit dem Abriss.").repairs
    assert [(repair.old, repair.new) for repair in repairs] == [("Nord-\nSüd", "Nord-Süd")]
