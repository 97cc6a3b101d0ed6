import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.alignment import CleanText
from pipeline.cleaning.quotation import repair_quotation
from pipeline.lexicon import load_lexicon


def repaired(source):
    text = CleanText.of(source)
    return text.edit(repair_quotation(source)).text


@pytest.mark.parametrize("row", load_lexicon("clean_marks"), ids=lambda row: f"{row['mark']}-{row['side']}")
def test_each_mark_of_the_table_is_repaired_in_its_example(row):
    assert repaired(row["example"]) == row["repaired"]


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        (',,Wir bauen*, sagte sie. "Das ist gut."', "„Wir bauen“, sagte sie. „Das ist gut.“"),
        ("»Wir haben ,Mut‘ gesagt”, rief er.", "„Wir haben ‚Mut‘ gesagt“, rief er."),
        (
            "Die ,, Halle’ und das ,Haus am See, das er kannte und liebte”.",
            "Die „Halle“ und das „Haus am See, das er kannte und liebte“.",
        ),
        ("Das ist aus”, sagte er.", "„Das ist aus“, sagte er."),
        ("ich gehe jetzt nach Haus”, sagte er.", "„Ich gehe jetzt nach Haus“, sagte er."),
        ("Man ging, ,,Ja”, rief sie. Es war aus”, sagte er.", "Man ging, „Ja“, rief sie. Es war aus“, sagte er."),
        ("» Wir bauen nichts mehr“, sagte er. ,,Nie.”", "„Wir bauen nichts mehr“, sagte er. „Nie.“"),
        ("Sie rief: ,,Da stand »Komm wieder‘. Ich ging.” Ja.", "Sie rief: „Da stand ‚Komm wieder‘. Ich ging.“ Ja."),
        ('Sie rief ,,Ja", Stadt und Land, Nord" und Süd.', "Sie rief „Ja“, Stadt und Land, Nord“ und Süd."),
        ("Die Zeitung , Neue Woche” schrieb.", "Die Zeitung „Neue Woche“ schrieb."),
        ("Er sagte: Wir bauen am Fluss.” Dann ging er.", "Er sagte: „Wir bauen am Fluss.“ Dann ging er."),
        ("Das ist nicht zu leisten*, sagte er.", "„Das ist nicht zu leisten“, sagte er."),
        (",,Er nannte es Plan B‘ und ging.”", "„Er nannte es Plan B‘ und ging.“"),
        (
            "Es galt. ,Wir hörten: ,Komm heute wieder? Dafür ist es da.* Gut.",
            "Es galt. „Wir hörten: ‚Komm heute wieder? Dafür ist es da.“ Gut.",
        ),
        ("Er rief: ,,Alle raus", "Er rief: „Alle raus"),
    ],
)
def test_marks_are_paired_again(damaged, printed):
    assert repaired(damaged) == printed


@pytest.mark.parametrize(
    "source",
    [
        "Alle Schüler*innen und Lehrer*innen*",
        "Hans' Haus, Petras Garten, geht's noch",
        "Das Gerät von Muster® kostet 3,50 Euro, nicht 4,20.",
        "Sie sagten »ja« und »nein«.",
        "5 < 6, und 7 > 3",
    ],
)
def test_what_is_no_quotation_mark_stays(source):
    assert repaired(source) == source


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("»Ja«, sagte sie. »Wir bauen*, rief er. »Nie.«", "»Ja«, sagte sie. »Wir bauen«, rief er. »Nie.«"),
        ("“Ja”, sagte sie. “Wir gehen”, rief er. “Nie.*", "“Ja”, sagte sie. “Wir gehen”, rief er. “Nie.”"),
        ('"Ja", sagte sie. "Wir gehen", rief er. "Nie.*', '"Ja", sagte sie. "Wir gehen", rief er. "Nie."'),
        ('“Ja", sagte sie. "Wir gehen", rief er. "Nie."', '"Ja", sagte sie. "Wir gehen", rief er. "Nie."'),
        ('"Ja", sagte sie. ,,Wir gehen", rief er. "Nie."', "„Ja“, sagte sie. „Wir gehen“, rief er. „Nie.“"),
        ("“Ja”, sagte sie. ,,Wir gehen*, rief er. “Nie.”", "“Ja”, sagte sie. „Wir gehen“, rief er. “Nie.”"),
        ("»Ja«, sagte sie. Der Plan ,,Grüne Mitte” ruht.", "»Ja«, sagte sie. Der Plan „Grüne Mitte“ ruht."),
        ("Sie ging,\naber sie kam zurück und blieb”, sagte er.", "Sie ging,\naber sie kam zurück und blieb“, sagte er."),
    ],
)
def test_a_release_keeps_the_kind_of_marks_it_prints(damaged, printed):
    assert repaired(damaged) == printed


@given(st.text(alphabet="aB ,„“”‚‘’'\"*®«»<.\n", max_size=60))
def test_any_heap_of_marks_is_survived(source):
    assert repaired(source).count("\n") == source.count("\n")


def test_many_marks_are_no_problem():
    source = ',,Ja", ' * 10_000
    assert repaired(source) == "„Ja“, " * 10_000
