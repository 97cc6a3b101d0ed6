import pytest
from components.release_docs import formal_nlp, meant, read_sentence
from effort import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.components.actors import Actors
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun

BODY = "Kaltental, 3. Mai 2024. Der Rat hat den Umbau am Montag beschlossen. Er beginnt noch im Herbst und dauert ein Jahr."


def test_register_keeps_one_index_for_one_name():
    actors = Actors()
    first = actors.add("Anna Kern", "person")
    assert actors.add("anna kern", "person", "f") == first
    assert actors[first].gender == "f"
    assert actors.add("Anna Kern", "group") != first


def test_mentions_are_found_by_place():
    actors = Actors()
    anna, amt = actors.add("Anna Kern", "person"), actors.add("Kulturamt", "organisation")
    actors.mention(anna, 10, 19, "full")
    actors.mention(amt, 30, 39, "full")
    actors.mention(anna, 50, 54, "surname")
    actors.mention(anna, 50, 54, "surname")
    assert actors.at(12, 14) == anna
    assert actors.at(20, 30) is None
    assert actors.mentions_between(5, 54) == [(10, 19, anna, "full"), (30, 39, amt, "full"), (50, 54, anna, "surname")]
    assert [row[0] for row in actors.before(50)] == [30, 10]
    assert len(actors[anna].mentions) == 2


def test_longest_overlap_wins():
    actors = Actors()
    council, district = (
        actors.add("Kreistag des Landkreises Linden", "organisation"),
        actors.add("Landkreis Linden", "organisation"),
    )
    actors.mention(council, 0, 31, "full")
    actors.mention(district, 13, 31, "full")
    assert actors.at(0, 31) == council


@pytest.mark.parametrize(
    ("sentence", "words", "nth", "name"),
    [
        ("Es kam Anna Kern. „Gut“, sagte Kern.", "Kern", 2, "Anna Kern"),
        ("Es sprach Prof. Dr. Anna Kern. Die Professorin blieb lange.", "Die Professorin", 1, "Anna Kern"),
        ("Es sprach Univ.-Prof. Uwe Brandt. Der Professor blieb.", "Der Professor", 1, "Uwe Brandt"),
        ("Es kam die Ärztin Anna Kern. Die designierte Direktorin blieb.", "Die designierte Direktorin", 1, "Anna Kern"),
        (
            "Landrat Uwe Brandt empfing Bürgermeisterin Anna Kern. Brandt sprach lange. Seine Amtskollegin dankte.",
            "Seine Amtskollegin",
            1,
            "Anna Kern",
        ),
        (
            "Es kam Sprecher Jan Roth. Später kam der Sprecher des Heimatvereins, Uwe Brandt, und blieb.",
            "der Sprecher des Heimatvereins",
            1,
            "Uwe Brandt",
        ),
        ("Es kam Uwe Amsel. Amsels Rede war kurz.", "Amsels", 1, "Uwe Amsel"),
        ("Es kam Kulturdezernentin Anna Kern. Die Dezernentin blieb lange.", "Die Dezernentin", 1, "Anna Kern"),
        ("Es kam Kulturdezernentin Anna Kern mit Landrat Uwe Brandt. Der Landrat blieb.", "Der Landrat", 1, "Uwe Brandt"),
        ("Die Gewässerökologin Anna Kern gewann. Die Preisträgerin dankte allen.", "Die Preisträgerin", 1, "Anna Kern"),
        ("Sie folgt auf Jens Peters. Ihr Vorgänger blieb bis Mai.", "Ihr Vorgänger", 1, "Jens Peters"),
        ("Landrat Uwe Brandt kam spät. Er blieb lange.", "Er", 1, "Uwe Brandt"),
        ("Es kamen Landrat Uwe Brandt und Rektorin Anna Kern. Er blieb.", "Er", 1, "Uwe Brandt"),
        ("Es kamen Rektorin Anna Kern und Landrat Uwe Brandt. Sie blieb.", "Sie", 1, "Anna Kern"),
        (
            "Es half die Industrie- und Handelskammer zu Linden (IHK). Die IHK zahlt.",
            "Die IHK",
            1,
            "Industrie- und Handelskammer zu Linden",
        ),
        (
            "Es half die Industrie- und Handelskammer zu Linden. Die Kammer zahlt.",
            "Die Kammer",
            1,
            "Industrie- und Handelskammer zu Linden",
        ),
        ("Es half das Museum für Glas Linden. Das Museum zahlt.", "Das Museum", 1, "Museum für Glas Linden"),
        (
            "Es ermittelt die Polizeiinspektion Linden. Das sagte ein Sprecher der Polizei.",
            "der Polizei",
            1,
            "Polizeiinspektion Linden",
        ),
        ("Das teilte das Kulturamt mit.", "das Kulturamt", 1, "Kulturamt"),
        ("Der Aufsichtsrat entschied sich.", "Der Aufsichtsrat", 1, "Aufsichtsrat"),
        ("Der 54-jährige Fahrer des Lieferwagens floh.", "Fahrer des Lieferwagens", 1, "Fahrer des Lieferwagens"),
        ("Einer Zeugin zufolge war es laut.", "Einer Zeugin", 1, "Zeugin"),
        (
            "Eine Verwaltungsdelegation aus Linz kam. Die Delegation aus Linz blieb.",
            "Die Delegation aus Linz",
            1,
            "Verwaltungsdelegation aus Linz",
        ),
        ("Rund 400 Bürger*innen kamen.", "Bürger*innen", 1, "Bürger*innen"),
        (
            "Die 180 Delegierten des Landesbunds Imkerei Linden wählten.",
            "180 Delegierten des Landesbunds Imkerei Linden",
            1,
            "Delegierte des Landesbunds Imkerei Linden",
        ),
        (
            "Vor 250 Studierenden und Mitarbeitenden sprach er.",
            "Studierenden und Mitarbeitenden",
            1,
            "Studierende und Mitarbeitende",
        ),
        ("Es kam Uwe Amsel. Amsels Team blieb.", "Amsels Team", 1, "Amsels Team"),
        ("Das Fest des Bläserkreises Linden beginnt.", "Bläserkreises Linden", 1, "Bläserkreis Linden"),
        (
            "Es half der Kreistag des Landkreises Linden.",
            "Kreistag des Landkreises Linden",
            1,
            "Kreistag des Landkreises Linden",
        ),
        ("Es lädt die Stadt Linden ein. Linden feiert.", "Linden", 2, "Stadt Linden"),
        ("Das Konzept ist neu.", "Das Konzept", 1, None),
        ("Es regnete am Montag.", "Es", 1, None),
    ],
)
def test_words_lead_to_who_is_meant(sentence, words, nth, name):
    assert meant(read_sentence(sentence), words, nth) == name


@pytest.mark.parametrize("row", load_lexicon("paraphrases"), ids=lambda row: f"{row['paraphrase']}-{row['office']}")
def test_other_words_for_an_office_lead_to_who_holds_it(row):
    words = row["example"].removesuffix(" sagte ja.")
    office = row["office"].capitalize()
    title = next((word for word in (office, "Fach" + office.lower(), office.upper()) if role_noun(word)), "")
    assert title
    noun = role_noun(title).title("m")
    doc = read_sentence(f"{noun} Jan Roth kam. {row['example']}")
    assert meant(doc, words) == "Jan Roth"


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        ("Bürgermeisterin Ida Lund kam. Gut, sagte die Rathauschefin.", "die Rathauschefin", "Ida Lund"),
        ("Die Historikerin Ida Lund zeigt Bilder. Gut, so die Kuratorin.", "die Kuratorin", "Ida Lund"),
        ("Landrätin Ida Lund kam. Gut, so die Kuratorin.", "die Kuratorin", "Kuratorin"),
        ("Die 15-jährige Ida Lund siegte vor Eva Roth. Gut, sagte die 15-Jährige.", "die 15-Jährige", "Ida Lund"),
        ("Ida Lund (15) siegte vor Eva Roth. Gut, sagte die 15-Jährige.", "die 15-Jährige", "Ida Lund"),
        ("Ein 27-jähriger Radfahrer stürzte, sagte Jan Roth. Der 27-Jährige kam heim.", "Der 27-Jährige", "Radfahrer"),
        ("Die Frau und ihr Enkel kamen. Der Enkel sprach.", "Der Enkel", "Enkel"),
    ],
)
def test_people_by_other_words(sentence, words, name):
    assert meant(read_sentence(sentence), words) == name


def test_company_by_its_own_word_is_one_actor():
    doc = read_sentence("Die Hasewind baut. Die Hasewind GmbH & Co. KG hat Rat gesucht.")
    assert [actor.name for actor in doc._.actors if actor.kind == "organisation"] == ["Hasewind GmbH & Co. KG"]


def test_company_that_speaks_is_das_unternehmen():
    doc = formal_nlp()(f"Lindwurm Logistik GmbH\n\nLager öffnet\n\n{BODY} Nach Angaben des Unternehmens gibt es Arbeit.")
    assert meant(doc, "des Unternehmens") == "Lindwurm Logistik GmbH"
    assert doc._.actors.issuer is not None


def test_surname_in_the_headline_is_the_person_of_the_body():
    doc = formal_nlp()(
        "Linden\n\nBrandt eröffnet Bad\n\nKaltental, 3. Mai 2024. Landrat Uwe Brandt hat am Montag das neue Bad eröffnet. Es ist groß und schön."
    )
    assert meant(doc, "Brandt") == "Uwe Brandt"


def test_pronoun_outside_a_quotation_does_not_mean_who_is_quoted_about():
    doc = read_sentence("Es sprach Rektorin Anna Kern. „Dank an Birte Sievers“, sagte sie.")
    assert meant(doc, "sie.") in {"Anna Kern", None}
    assert meant(doc, "sie") == "Anna Kern"


def test_two_persons_of_one_surname_stay_apart():
    doc = read_sentence("Es kamen Anna Kern und Uwe Kern. Frau Kern sprach, Herr Kern schwieg.")
    assert meant(doc, "Frau Kern") == "Anna Kern"
    assert meant(doc, "Herr Kern") == "Uwe Kern"


@pytest.mark.parametrize("row", load_lexicon("stand_ins"), ids=lambda row: f"{row['noun']}-{row['ending']}")
def test_general_noun_means_the_body_that_speaks(row):
    nlp = formal_nlp()
    ending = {"e.v.": "Freunde Linden e. V."}.get(
        row["ending"], f"Linden {row['ending'].upper()}" if len(row["ending"]) < 4 else f"Linden{row['ending']}"
    )
    doc = nlp.make_doc(f"Ein Haus für alle\n\nKaltental. {row['example']}")
    doc._.issuer = ending
    nlp(doc)
    assert meant(doc, row["example"].split(" teilte")[0]) == ending


@given(
    st.lists(
        st.sampled_from(
            [
                "Anna Kern",
                "er",
                "sie",
                "Die Leiterin",
                "das Museum",
                "„",
                "“",
                ".",
                "Kern",
                "Stadt Linden",
                "der Rat",
                "\n",
                "Ihr Vorgänger",
                "400 Gäste",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=80, deadline=None)
def test_resolving_any_words_gives_an_actor_or_none(parts):
    doc = formal_nlp()(" ".join(parts))
    actors = doc._.actors
    for token in doc:
        found = actors.resolve(doc, token.idx, token.idx + len(token))
        assert found is None or 0 <= found < len(actors)
    for actor in actors:
        assert actor.name
        assert all(0 <= mention.start < mention.end <= len(doc.text) for mention in actor.mentions)


def test_many_actors_are_filed_in_about_linear_time():
    def text(count):
        return " ".join(f"Landrat Max Müll{i}x der Lind{i}wurm GmbH kam. Das Unternehmen schwieg." for i in range(count))

    assert grows_linearly(formal_nlp(), text, 100)


def issued_by(name, text):
    doc = formal_nlp().make_doc(f"Ein Haus für alle\n\nKaltental. {text}")
    doc._.issuer = name
    return formal_nlp()(doc)


@pytest.mark.parametrize(
    ("issuer", "sentence", "words"),
    [
        ("Verband Gartenbau Amberau e. V.", "Das teilte der VGA am Montag mit.", "VGA"),
        ("Nationalparkverwaltung Amberau", "Das teilte die Parkverwaltung mit.", "die Parkverwaltung"),
        ("Seehafen Amberau GmbH", "Das teilte die Hafengesellschaft mit.", "die Hafengesellschaft"),
        ("Messe Amberau GmbH", "Das teilte der Veranstalter am Montag mit.", "der Veranstalter"),
        ("Messe Amberau GmbH", "Laut Veranstalter sind alle Stände vergeben.", "Veranstalter"),
        (
            "Industrie- und Handelskammer Amberau",
            "Die Industrie- und Handelskammer Amberau (IHK) lädt ein. Das sagte die IHK Amberau.",
            "die IHK Amberau",
        ),
    ],
)
def test_short_form_means_the_body_that_speaks(issuer, sentence, words):
    assert meant(issued_by(issuer, sentence), words) == issuer


def test_veranstalter_of_something_else_is_not_the_body_that_speaks():
    assert (
        meant(issued_by("Stadt Amberau", "Das sagte der Veranstalter des Marktes."), "der Veranstalter des Marktes")
        != "Stadt Amberau"
    )
