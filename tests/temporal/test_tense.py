from __future__ import annotations

import pytest

from pipeline.temporal.tense import FUTURE, OPEN, PAST, Tense
from pipeline.temporal.tokens import TokenText


def direction(sentence: str, tags: dict[int, str] | None = None) -> int:
    text = TokenText(sentence)
    at = next(number for number, token in enumerate(text.tokens) if token.text == "Samstag")
    dated = bytearray(len(text))
    dated[at] = 1
    return Tense(text, dated, tags or {}).direction(at, at + 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Am Samstag fand das Fest statt.",
        "Am Samstag besuchte die Gruppe Halle.",
        "Die Gruppe hat am Samstag Halle besucht.",
        "Am Samstag ist der Preis verliehen worden.",
        "Das Fest, das am Samstag stattgefunden hat, war voll.",
        "Am Samstag sind die Preise angestiegen.",
        "Die am Samstag eröffnete Schau ist gut besucht.",
        "Das sagte die Leiterin am Samstag.",
        "Am Samstag zerschnitt sie das Band.",
        "Am Samstag lobte Anna Berg die Helfer.",
        "Die Stadt hat am Samstag Gäste empfangen.",
        "Am Samstag habe man den Lauf absagen müssen.",
        "Sie warf ihm vor, am Samstag geschwiegen zu haben.",
        "Am Samstag ist der Damm durchgebrochen.",
    ],
)
def test_sentence_looks_back(sentence):
    assert direction(sentence) == PAST


@pytest.mark.parametrize(
    "sentence",
    [
        "Am Samstag wird das Fest stattfinden.",
        "Am Samstag findet das Fest statt.",
        "Am Samstag soll gefeiert werden.",
        "Das für Samstag geplante Fest wurde abgesagt.",
        "Der am Samstag beginnende Lauf wurde verlegt.",
        "Der Verein hat beschlossen, dass am Samstag gefeiert wird.",
        "Das Bad öffnet am Samstag, teilte die Stadt mit.",
        "Das Bad bleibt am Samstag geschlossen.",
        "Die Stadt bat darum, bis Samstag Wasser zu sparen.",
        "Sie sagte zu, noch am Samstag ein Konzept vorzulegen.",
        "Der Lauf wurde auf Samstag verschoben.",
    ],
)
def test_sentence_looks_forward(sentence):
    assert direction(sentence) == FUTURE


def test_konjunktiv_of_a_stem_in_t_is_no_preterite():
    assert direction("Das Ergebnis erwarte man am Samstag.", {13: "VVFIN"}) == FUTURE


@pytest.mark.parametrize(
    "sentence",
    ["Konzert am Samstag im Park", "Benefizkonzert am Samstag zugunsten der Tafel", "Am Samstag Lesung für geladene Gäste"],
)
def test_sentence_without_a_verb_is_open(sentence):
    assert direction(sentence) == OPEN


def test_finite_verb_is_known_by_its_tag():
    sentence = "Am Samstag zieht die Kita um."
    assert direction(sentence) == OPEN
    assert direction(sentence, {sentence.index("zieht"): "VVFIN"}) == FUTURE


@pytest.mark.parametrize(
    "text",
    [
        "Die Belegschaft hat am Montag die Arbeit niedergelegt.",
        "Die Gäste haben sich am Montag zusammengesetzt.",
        "Seit dem Montag ist die Brücke gesperrt.",
    ],
)
def test_perfect_with_a_long_prefix_and_seit_look_back(read, text):
    assert read(text) == [("Montag", "2024-03-11")]


def test_days_of_a_list_look_where_its_heading_looks(read):
    text = "Einsätze am vergangenen Wochenende:\n\n- Samstag: Ölspur auf der B 27\n- Sonntag: Fehlalarm im Rathaus"
    assert [value for _, value in read(text)] == ["2024-W10-WE", "2024-03-09", "2024-03-10"]


def test_days_of_a_list_under_a_heading_without_a_date_lie_ahead(read):
    assert [value for _, value in read("Termine:\n\n- Samstag: Konzert\n- Sonntag: Lesung")] == ["2024-03-16", "2024-03-17"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Das Fest, zu dem die Stadt für den 8. April eingeladen hatte, entfällt.", "2024-04-08"),
        ("Gestrichen wurde die Auktion am 24. März.", "2024-03-24"),
        ("Das Konzert, das an diesem Samstag stattfinden sollte, entfällt.", "2024-03-16"),
        ("Wegen des Streiks mussten am Montag 40 Fahrten verschoben werden.", "2024-03-11"),
    ],
)
def test_what_was_set_or_called_off_may_lie_ahead(read, text, value):
    assert [found for _, found in read(text)] == [value]
