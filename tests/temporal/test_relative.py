from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heute beginnt der Umbau.", ("Heute", "2024-03-13")),
        ("Vorgestern begann der Umbau.", ("Vorgestern", "2024-03-11")),
        ("Übermorgen beginnt der Umbau.", ("Übermorgen", "2024-03-15")),
        ("am vergangenen Donnerstag", ("vergangenen Donnerstag", "2024-03-07")),
        ("am kommenden Mittwoch", ("kommenden Mittwoch", "2024-03-20")),
        ("am übernächsten Samstag", ("übernächsten Samstag", "2024-03-23")),
        ("Am Samstag wählte der Verein.", ("Samstag", "2024-03-09")),
        ("Am Samstag wählt der Verein.", ("Samstag", "2024-03-16")),
        ("Am Samstag hat der Verein gewählt.", ("Samstag", "2024-03-09")),
        ("Das Ergebnis vom Samstag zeigt viel.", ("Samstag", "2024-03-09")),
        ("Seit Montag läuft die Anmeldung.", ("Montag", "2024-03-11")),
        ("in der kommenden Woche", ("kommenden Woche", "2024-W12")),
        ("Ende nächster Woche", ("Ende nächster Woche", "2024-W12")),
        ("im vergangenen Jahr", ("vergangenen Jahr", "2023")),
        ("Das Vorjahr war gut.", ("Vorjahr", "2023")),
        ("bis Jahresende", ("Jahresende", "2024")),
        ("am kommenden Wochenende", ("kommenden Wochenende", "2024-W11-WE")),
        ("am ersten Sonntag im Mai", ("ersten Sonntag im Mai", "2024-05-05")),
        ("am letzten Wochenende im Mai", ("letzten Wochenende im Mai", "2024-W21-WE")),
        ("am heutigen Mittwoch", ("heutigen Mittwoch", "2024-03-13")),
        ("heutzutage", ("heutzutage", "PRESENT_REF")),
        ("in der heutigen Arbeitswelt", ("heutigen", "PRESENT_REF")),
    ],
)
def test_expression_counts_from_the_release(read, text, expected):
    assert read(text) == [expected]


def test_frame_of_a_report_does_not_turn_its_dates(read):
    assert read("Das Bad öffnet am Samstag, teilte die Stadt am Dienstag mit.") == [
        ("Samstag", "2024-03-16"),
        ("Dienstag", "2024-03-12"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("am selben Tag", "2024-05-04"),
        ("am Tag darauf", "2024-05-05"),
        ("am nächsten Tag", "2024-05-05"),
        ("am Tag zuvor", "2024-05-03"),
        ("tags darauf", "2024-05-05"),
        ("drei Tage später", "2024-05-07"),
        ("am Vortag", "2024-05-03"),
        ("am Sonntag darauf", "2024-05-05"),
        ("am Freitag zuvor", "2024-05-03"),
        ("am selben Abend", "2024-05-04TEV"),
        ("zwei Stunden später", "XXXX-XX-XXTXX:XX"),
    ],
)
def test_narrative_counts_from_the_day_in_the_text(read, words, value):
    assert read(f"Am 4. Mai 2024 tagt der Rat, {words} der Kreistag.")[1][1] == value


def test_weekday_of_a_range_named_paragraphs_before_lies_in_it(read):
    text = "Vom 11. bis 14. April ist in Halle Messe.\n\nEs kommen viele. Der Eintritt ist frei.\n\nAm Freitag spricht die Ministerin."
    assert read(text)[2] == ("Freitag", "2024-04-12")


def test_weekday_within_a_range_far_ahead_lies_in_it(read):
    assert read("Vom 2. bis 6. Oktober ist Messe. Am Freitag ist Familientag.")[2] == ("Freitag", "2024-10-04")


def test_end_of_a_range_of_weekdays_follows_its_beginning(read):
    assert read("Von Freitag bis Montag wird gesperrt.") == [("Freitag", "2024-03-15"), ("Montag", "2024-03-18")]


def test_tomorrow_in_a_retold_question_counts_from_the_day_it_was_asked(read):
    found = read("Am Montag kam ein Kind. „Es fragte: ‚Darf ich morgen wieder kommen?‘“, sagte sie.")
    assert found[1] == ("morgen", "2024-03-12")


@pytest.mark.parametrize(
    "text", ["Frau Sonntag sprach.", "Jan Freitag gewann.", "der MIP-Montag", "die Sonntag-Veranstaltungen"]
)
def test_weekday_in_a_name_is_no_date(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Freitag (10. Mai) wird gefeiert.", [("Freitag", "2024-05-10"), ("10. Mai", "2024-05-10")]),
        ("Am Freitagabend, 10. Mai, wird gefeiert.", [("Freitagabend", "2024-05-10TEV"), ("10. Mai", "2024-05-10")]),
        ("In der Nacht zum Freitag (12.01.) brannte es.", [("Nacht zum Freitag", "2024-01-11TNI"), ("12.01.", "2024-01-12")]),
        ("Am Freitag, 12., und Samstag, 13. April", [("Freitag, 12.", "2024-04-12"), ("Samstag, 13. April", "2024-04-13")]),
        ("Am Freitag (11. Mai) wird gefeiert.", [("Freitag", "2024-03-15"), ("11. Mai", "2024-05-11")]),
    ],
)
def test_weekday_takes_the_date_behind_it_where_the_two_agree(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat tagte am Donnerstag vergangener Woche.", [("Donnerstag vergangener Woche", "2024-03-07")]),
        ("Die Schule öffnet am Montag der kommenden Woche.", [("Montag der kommenden Woche", "2024-03-18")]),
        ("Am Samstag letzter Woche brannte es.", [("Samstag letzter Woche", "2024-03-09")]),
        ("Am Dienstag der Woche kam er.", [("Dienstag", "2024-03-12")]),
        ("Im Laufe des Freitags wird die Straße frei.", [("Freitags", "2024-03-15")]),
        ("Im Lauf des kommenden Freitags wird die Straße frei.", [("kommenden Freitags", "2024-03-15")]),
    ],
)
def test_weekday_lies_in_the_week_named_behind_it(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In der Nacht zum 12. Februar brannte es.", [("Nacht zum 12. Februar", "2024-02-11TNI")]),
        ("In der Nacht auf den 1. März 2024 brannte es.", [("Nacht auf den 1. März 2024", "2024-02-29TNI")]),
        ("In der Nacht zum Sonntag, 10. März, brannte es.", [("Nacht zum Sonntag, 10. März", "2024-03-09TNI")]),
        ("In derselben Nacht des 14. Februar brannte es.", [("Nacht des 14. Februar", "2024-02-14TNI")]),
    ],
)
def test_night_to_a_day_begins_the_day_before(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "am Wochenende vom 3. auf den 4. August",
        "Am Wochenende, 3. und 4. August, wird gebaut.",
        "am Wochenende (3./4. August)",
        "das Fest am Wochenende vom 2. bis 4. August",
    ],
)
def test_weekend_is_that_of_the_days_behind_it(read, text):
    assert read(text)[0] == ("Wochenende", "2024-W31-WE")


def test_weekend_without_its_days_stays_the_next_one(read):
    assert read("Am Wochenende wird gebaut, am 13. August ist alles fertig.")[0] == ("Wochenende", "2024-W11-WE")
