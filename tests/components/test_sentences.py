import pytest
import spacy

from pipeline.components import sentences
from pipeline.lexicon import load_lexicon
from pipeline.tokenization import customise_tokenizer


@pytest.fixture(scope="module")
def splitter():
    nlp = spacy.blank("de")
    customise_tokenizer(nlp)
    nlp.add_pipe("meldewerk_sentences")
    assert sentences.TERMINALS
    return lambda text: [sent.text.strip() for sent in nlp(text).sents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Bad öffnet im Jahr 2014. Der Eintritt ist frei.", 2),
        ("Am 14. Mai und am 3. Juni wird gebaut.", 1),
        ("Das kostet 5 Mio. Euro. Mehr gibt es nicht.", 2),
        ("Der 1. FC Adorf spielt am 3. Juni. Karten gibt es noch.", 2),
        ("Dr. med. Weiß und Bgm. Roth kamen. Sie blieben lange.", 2),
        ("„Kommt ihr?“, fragte die Trainerin. Alle kamen.", 2),
        ("„Das ist gut. Wir freuen uns.“ Damit endete der Abend.", 3),
        ("„Das ist gut“, sagte Roth. „Wir bauen weiter.“", 2),
        ("Alle Bürger:innen sind eingeladen. Kolleg*innen auch.", 2),
        ("Der Förderverein e. V. lädt ein. Beginn ist 18.30 Uhr.", 2),
        ("Die Linden GmbH baut um. Das dauert.", 2),
        ("Neues Bad eröffnet\n\nDas Bad ist offen.", 2),
        ("Die Jury (drei Personen.) tagte. Dann ging sie.", 2),
        ("Es wird gebaut ... und gebaut.", 1),
        ("Gibt es Geld? Ja!", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(splitter, text, expected):
    assert len(splitter(text)) == expected


@pytest.mark.parametrize("row", load_lexicon("abbreviations"), ids=lambda row: row["form"])
def test_an_abbreviation_does_not_end_the_sentence(splitter, row):
    assert row["form"] in row["example"]
    assert len(splitter(row["example"])) == 1


def test_a_closing_mark_stays_with_its_sentence(splitter):
    assert splitter("„Wir bauen weiter.“ Danach gab es Kuchen.")[0] == "„Wir bauen weiter.“"


def test_gendered_forms_are_one_token():
    nlp = spacy.blank("de")
    customise_tokenizer(nlp)
    words = [token.text for token in nlp.make_doc("Bürger:innen, Zeug*innen, Kolleg/-innen und Lehrer_innen kamen 2014.")]
    assert words == ["Bürger:innen", ",", "Zeug*innen", ",", "Kolleg/-innen", "und", "Lehrer_innen", "kamen", "2014", "."]


def test_ranges_of_numbers_are_three_tokens():
    nlp = spacy.blank("de")
    customise_tokenizer(nlp)
    assert [token.text for token in nlp.make_doc("14–17 Uhr, 3.–5. Mai")] == [
        "14",
        "–",
        "17",
        "Uhr",
        ",",
        "3.",
        "–",
        "5.",
        "Mai",
    ]


def test_an_empty_text_has_no_sentence(splitter):
    assert splitter("") == []
