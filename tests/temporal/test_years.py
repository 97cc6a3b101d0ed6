from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016 kamen mehr.", [("2016", "2016")]),
        ("Der Verband hatte 2012 nur wenige Mitglieder.", [("2012", "2012")]),
        ("zwischen 2019 und 2021", [("2019", "2019"), ("2021", "2021")]),
        ("von 2009-2011", [("2009", "2009"), ("2011", "2011")]),
        ("von 2005/2010", [("2005", "2005"), ("2010", "2010")]),
        ("im Haushalt 2024/2025", [("2024/2025", "2024/2025")]),
        ("im Jahr 1732", [("Jahr 1732", "1732")]),
        ("mit dem Gebetbuch von 1612", [("1612", "1612")]),
        ("Er wurde 1889 gegründet.", [("1889", "1889")]),
        ("Der Jahrgang 1965/66 traf sich.", [("Jahrgang 1965/66", "1965/1966")]),
    ],
)
def test_year_in_running_text_is_a_date(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der 1. FC Köln siegte.",
        "Die Agenda 2030 gilt.",
        "Das Nahverkehrskonzept 2030 gilt.",
        "Das Projekt „Smart City 2035“ beginnt.",
        "Pressemitteilung Nr. 087/2024",
        "Presseinformation 43/2025",
        "Telefon 0341 123-2019, Fax 0341 2020",
        "Das Haus kostet 2000 Euro.",
        "Es kamen 2000 Besucher und rund 1950 Helfer.",
        "1.200 Gäste, 70 der 160 Bilder, 3,2 Millionen",
        "§ 1968 und Artikel 2010",
        "An der Straße des 17. Juni 135 in 10623 Berlin",
        "B 83, Raum 2012, Drucksache 16/7375",
        "Der SC Blau-Gelb Linden 1921 e. V. steigt auf.",
        "Grundlage ist der Zensus 2022.",
        "Es gilt die Richtlinie 2009/28/EG.",
        "www.stadt-2030.de/2024/03, presse2024@example.org",
        "Von 2000 bis 3000 Grad heiß",
    ],
)
def test_number_that_is_none_of_a_year_is_no_date(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seit ’23 gibt es den Bus.", [("’23", "2023")]),
        ("Der Bus fährt seit '23 und bis ’26.", [("'23", "2023"), ("’26", "2026")]),
        ("Ende ’98 schloss das Kino.", [("Ende ’98", "1998")]),
        ("Von ’21 bis ’23 wurde gebaut.", [("’21", "2021"), ("’23", "2023")]),
        ("In der Saison ’22/’23 kamen mehr.", [("’22", "2022"), ("’23", "2023")]),
    ],
)
def test_short_year_counts_behind_a_word_of_time(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Das Album ›Best of ’98‹ erschien.", "Er sagte: ’24 Leute kamen.", "ein Rohr von 5’10 Länge", "die ’80er", "seit ’3"],
)
def test_two_digits_behind_a_mark_are_no_year_elsewhere(read, text):
    assert not any(value in {"1998", "2024", "2010", "1980", "2003"} for _, value in read(text))


@pytest.mark.parametrize(("text", "found"), [("das Konzept Mobilität 2035", []), ("das Konzept Ende 2035", ["Ende 2035"])])
def test_year_that_closes_the_name_of_a_plan_is_no_date(read, text, found):
    assert [words for words, _ in read(text)] == found
