import itertools

import pytest
import spacy
from components.release_docs import formal_nlp, named, read_sentence
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

import pipeline.components.names as names
from pipeline.grammar.words import words_of
from pipeline.lexicon import load_lexicon
from pipeline.people.given_names import gender_of, is_given_name


def with_entities(text, entities, tags=None):
    doc = spacy.blank("de")(text)
    if tags:
        for token, tag in zip(doc, tags, strict=True):
            token.tag_ = tag
    doc.set_ents([doc.char_span(text.index(words), text.index(words) + len(words), label=label) for words, label in entities])
    return names.NameFinder()(doc)


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("Dr. Jannis Brockhoff kündigte einen Umbau an.", ["Jannis Brockhoff"]),
        ("Prof. Dr. med. Sibel Aydin leitet die Klinik.", ["Sibel Aydin"]),
        ("Der Preis ging an Ursula von der Heyde.", ["Ursula von der Heyde"]),
        ("Das sagte Karl-Heinz Freiherr von Stetten.", ["Karl-Heinz Freiherr von Stetten"]),
        ("Es kam Thomas de Maar aus Linz.", ["Thomas de Maar"]),
        ("Es kam Hans-P. Maier aus Linz.", ["Hans-P. Maier"]),
        ("Abteilungsleiterin Gesche Lührs-Janßen war dabei.", ["Gesche Lührs-Janßen"]),
        ("Kurator Xaverl Quistorp führt durch die Schau.", ["Xaverl Quistorp"]),
        ("Als Gast kommt Nordal Gunnarsen, Vorstand der Reederei.", ["Nordal Gunnarsen"]),
        ("Anna Richter sprach das Urteil.", ["Anna Richter"]),
        ("Frau Weber und Herr Koch kamen.", ["Weber", "Koch"]),
        ("Bürgermeisterin Ursula te Wildt eröffnete das Fest.", ["Ursula te Wildt"]),
        ("Der Vorsitzende Dr. Hebbo tom Dieck kam.", ["Hebbo tom Dieck"]),
        ("Es sprach Ferdinand Prinz zu Solmsburg.", ["Ferdinand Prinz zu Solmsburg"]),
        ("Kurator Björn Graf Rosenhjelm kam.", ["Björn Graf Rosenhjelm"]),
        ("Gräfin Bettina Rosenau las vor.", ["Bettina Rosenau"]),
        ("Inhaber Hamid al-Rashidi half.", ["Hamid al-Rashidi"]),
        ("Betriebsrätin Gülgün Hofmeister sprach.", ["Gülgün Hofmeister"]),
        ("Kreisbaumeister Dipl.-Ing. (FH) Vitus Rommel warnte.", ["Vitus Rommel"]),
        ("Rektorin Prof.in Dr.in Edda Sommerfeld kam.", ["Edda Sommerfeld"]),
        ("Ministerin a. D. Heide Roth kam.", ["Heide Roth"]),
        ("Der 16-jährige Kitto Okafor-Lang siegte.", ["Kitto Okafor-Lang"]),
        ("Zweiter wurde Kitto Okafor-Lang (17) aus Linden.", ["Kitto Okafor-Lang"]),
        ("Es kam Jan Roth vor Beginn.", ["Jan Roth"]),
        ("Es lernte Landrat Jan Quandt von Wiebke Sandvoß.", ["Jan Quandt", "Wiebke Sandvoß"]),
    ],
)
def test_person_is_found_by_form_without_office_or_degree(sentence, persons):
    assert named(read_sentence(sentence), "PER") == persons


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Konzert in St. Nikolai Wismar beginnt um acht.",
        "Die Robert Lindner GmbH baut in Linden.",
        "Im Gewerbegebiet an der Peter-Müller-Straße brannte es.",
        "Die Leiterin Öffentlichkeitsarbeit half.",
        "Der Rat der Stadt hat am Montag beraten.",
        "Anna und Berta heißen die Glocken.",
    ],
)
def test_church_firm_and_street_are_no_persons(sentence):
    assert named(read_sentence(sentence), "PER") == []


def test_surname_alone_is_the_person_once_the_full_name_stands_somewhere():
    doc = read_sentence(
        "Der Preis ging an Ute Brandis. „Ich danke allen“, sagte Brandis. Uwe Amsel kam auch. Amsels Team blieb."
    )
    assert named(doc, "PER") == ["Ute Brandis", "Brandis", "Uwe Amsel", "Amsels"]


def test_family_name_keeps_its_particle_and_rank_when_it_is_said_again():
    doc = read_sentence(
        "Es sprach Ferdinand Prinz zu Solmsburg. „Gut“, sagte Prinz zu Solmsburg. So sieht es auch Ella te Wildt. Te Wildt lacht."
    )
    assert named(doc, "PER") == ["Ferdinand Prinz zu Solmsburg", "Prinz zu Solmsburg", "Ella te Wildt", "Te Wildt"]
    assert [actor.name for actor in doc._.actors if actor.kind == "person"] == ["Ferdinand Prinz zu Solmsburg", "Ella te Wildt"]


def test_town_in_front_of_its_mayor_is_no_person():
    doc = with_entities("Lindens Oberbürgermeisterin Anna Kern kam.", [("Lindens", "PER"), ("Anna Kern", "PER")])
    assert named(doc, "PER") == ["Anna Kern"]


def test_rivers_that_the_model_takes_for_people_are_none():
    doc = with_entities("Die Bäche zwischen Oker und Selka fließen.", [("Oker", "PER"), ("Selka", "PER")])
    assert named(doc, "PER") == []


def test_surname_that_is_a_noun_stays_a_noun_behind_an_article():
    doc = read_sentence("Es spricht Henning Post. Die Post schließt um sechs. „Schade“, sagte Post.")
    assert named(doc, "PER") == ["Henning Post", "Post"]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("Die Lindwurm Logistik GmbH baut in Linden.", ["Lindwurm Logistik GmbH"]),
        ("Es hilft die Nachbarschaft Linden e. V. wie immer.", ["Nachbarschaft Linden e. V."]),
        ("Vorstand des norwegischen Anlagenbauers Solfrid AS ist er.", ["Solfrid AS"]),
        ("Es lädt das Museum für Buchkunst Amberau ein.", ["Museum für Buchkunst Amberau"]),
        ("Es zahlt der Landesverband der Museen mit.", ["Landesverband der Museen"]),
        ("Es half der Kreistag des Landkreises Linden.", ["Kreistag des Landkreises Linden"]),
        ("Es half das Ministerium für Wald, Wild und Fischerei.", ["Ministerium für Wald, Wild und Fischerei"]),
        ("Das Fest des Fördervereins „Freunde der Mühle“ beginnt.", ["Fördervereins „Freunde der Mühle“"]),
        ("In der Bäckerei Tönsfeld brannte es.", ["Bäckerei Tönsfeld"]),
        ("Die Stadt Bad Linden zahlt.", ["Stadt Bad Linden"]),
    ],
)
def test_body_is_found_by_legal_form_or_head_noun(sentence, bodies):
    assert named(read_sentence(sentence), "ORG") == bodies


def test_company_is_known_again_by_its_own_word():
    doc = read_sentence("Die Lindwurm Logistik GmbH baut um. Bei Lindwurm arbeiten 300 Menschen.")
    assert named(doc, "ORG") == ["Lindwurm Logistik GmbH", "Lindwurm"]


def test_office_and_degree_leave_the_models_person():
    doc = with_entities("Heute kam Landrätin Dr. Yrsa Quill an.", [("Landrätin Dr. Yrsa Quill", "PER")])
    assert named(doc, "PER") == ["Yrsa Quill"]


def test_noun_that_opens_a_sentence_is_no_person_though_the_model_says_so():
    text = "Kernstück ist ein Bus."
    doc = with_entities(text, [("Kernstück", "PER")], ["NN", "VAFIN", "ART", "NN", "$."])
    assert named(doc, "PER") == []


def test_name_that_only_the_model_sees_is_kept():
    text = "Gestern warb Juschtenka erneut."
    doc = with_entities(text, [("Juschtenka", "PER")], ["ADV", "VVFIN", "NE", "ADV", "$."])
    assert named(doc, "PER") == ["Juschtenka"]


def test_places_of_the_model_stay():
    doc = with_entities("Landrat Uwe Brandt fuhr nach Gifhorn.", [("Gifhorn", "LOC")])
    assert named(doc, "LOC") == ["Gifhorn"]
    assert [span.text for span in doc.spans["names"]] == ["Uwe Brandt", "Gifhorn"]


def test_name_does_not_cross_a_line():
    doc = formal_nlp()("Stadt Linden\n\nKontakt:\nLeiterin Anna\nKern Verlag\n")
    assert not any("\n" in ent.text for ent in doc.ents)


@pytest.mark.parametrize("row", load_lexicon("titles"), ids=lambda row: row["title"])
def test_title_is_one_piece_in_its_example_and_no_whole_name(row):
    doc = read_sentence(row["example"])
    assert row["title"] in row["example"]
    assert row["title"] not in [ent.text for ent in doc.ents]


@pytest.mark.parametrize("row", load_lexicon("noun_endings"), ids=lambda row: row["ending"])
def test_word_with_a_noun_ending_is_no_name(row):
    doc = read_sentence(row["example"])
    assert row["ending"].casefold() in row["example"].casefold()
    assert named(doc, "PER") == []


@pytest.mark.parametrize("row", load_lexicon("organisations"), ids=lambda row: row["head"])
def test_head_noun_is_found_in_its_example(row):
    doc = read_sentence(row["example"])
    bodies = named(doc, "ORG")
    if row["kind"] in {"body", "territory", "legal"}:
        assert any(row["head"].replace(" ", "") in body.replace(" ", "") for body in bodies)
    else:
        assert row["head"] in row["example"]


def test_given_names_tell_gender_and_double_names_are_known():
    assert gender_of("Ilse-Marie Grothmann") == "f"
    assert gender_of("Hans-Peter Jebsen") == "m"
    assert is_given_name("Ilse-Marie")
    assert not is_given_name("Rathaus")
    assert not is_given_name("Heide", certain=True)


def test_given_names_are_single_capitalised_words():
    rows = load_lexicon("first_names")
    assert len(rows) > 5000
    assert all(row["name"][0].isupper() and " " not in row["name"] and row["gender"] in {"m", "f", ""} for row in rows)


@given(st.text(alphabet="AaBbÄäß .,-–„“()\n*:/&12Drv", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_names_without_overlap(text):
    doc = formal_nlp()(text)
    spans = list(doc.spans["names"])
    assert all(isinstance(span, Span) for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_words_cover_all_that_is_no_blank(text):
    doc = Doc(spacy.blank("de").vocab, words=text.split() or ["x"])
    words = words_of(doc)
    assert "".join(doc.text.split()) == "".join("".join(word.text.split()) for word in words)
    assert all(doc.text[word.start : word.end] == word.text for word in words)


def test_entity_of_a_territory_is_its_place_and_the_name_the_body():
    """Corpora have `Emden` in `Stadt Emden`; whose office somebody holds is told by the whole."""
    doc = with_entities("Das teilte die Stadt Emden mit.", [("Emden", "LOC")])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Emden", "LOC")]
    assert [(span.text, span.label_) for span in doc.spans["names"]] == [("Stadt Emden", "ORG")]


def test_territory_that_the_model_misses_is_an_entity_whole():
    """Nothing is lost where the model saw no place."""
    doc = with_entities("Das teilte die Stadt Emden mit.", [])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Stadt Emden", "ORG")]


def test_title_of_a_work_keeps_its_article():
    """A long title begins with an article; a noun with its article is no name."""
    doc = with_entities(
        "Gezeigt wird Der weite Weg nach Hause und dazu Diesen Pokal.",
        [("Der weite Weg nach Hause", "MISC"), ("Diesen Pokal", "MISC")],
    )
    assert [ent.text for ent in doc.ents] == ["Der weite Weg nach Hause"]


@pytest.mark.parametrize("sentence", ["Das sagte die Wählergemeinschaft Linde.", "Die Verkehrsgesellschaft Linde baut."])
def test_name_behind_a_bodys_noun_is_the_bodys(sentence):
    """A given name can be a body's, whatever the model says."""
    doc = with_entities(sentence, [("Linde", "PER")])
    assert not [ent for ent in doc.ents if ent.label_ == "PER"]


def test_word_in_er_before_a_plural_of_persons_is_no_person():
    """`Leuener Stadtvertreterinnen` come from Leuen."""
    doc = with_entities("Dazu kamen Leuener Stadtvertreterinnen.", [("Leuener", "PER")])
    assert not [ent for ent in doc.ents if ent.label_ == "PER"]


def test_two_places_side_by_side_are_two_where_each_stands_alone_too():
    """`Rat aus Celle | Hannover`, but `Los Angeles` is one place."""
    text = "Gestern besuchte ein Rat aus Linden Auetal. In Linden und in Auetal regnete es, nicht in Los Angeles."
    doc = with_entities(text, [("Linden Auetal", "LOC"), ("Los Angeles", "LOC")])
    assert [ent.text for ent in doc.ents] == ["Linden Auetal", "Los Angeles"]
    doc = spacy.blank("de")(text)
    later = [text.rindex("Linden"), text.rindex("Auetal")]
    spans = [doc.char_span(start, start + 6, label="LOC") for start in later]
    first = text.index("Linden")
    doc.set_ents([doc.char_span(first, first + 13, label="LOC"), *spans])
    assert [ent.text for ent in names.NameFinder()(doc).ents] == ["Linden", "Auetal", "Linden", "Auetal"]
