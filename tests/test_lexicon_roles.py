import pytest
from components.release_docs import read_sentence

from pipeline.grammar.words import words_of
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.offices.role_phrases import is_role_adjective


def nouns_of(sentence):
    return [noun for word in words_of(read_sentence(sentence)) if (noun := role_noun(word.text)) is not None]


@pytest.mark.parametrize("row", load_lexicon("roles"), ids=lambda row: row["noun"])
def test_noun_is_seen_in_its_example(row):
    assert any(noun.head_noun == row["noun"].lower() and noun.kind == row["kind"] for noun in nouns_of(row["example"]))


@pytest.mark.parametrize(
    "row", [row for row in load_lexicon("roles") if row["kind"] in {"office", "profession"}], ids=lambda row: row["noun"]
)
def test_title_in_the_example_becomes_a_role(row):
    roles = read_sentence(row["example"])._.roles
    assert [role.kind for role in roles] == [row["kind"]]


@pytest.mark.parametrize("row", load_lexicon("role_suffixes"), ids=lambda row: row["suffix"])
def test_suffix_makes_an_unseen_noun_known(row):
    nouns = nouns_of(row["example"])
    if row["kind"] == "place":
        assert nouns == []
    else:
        assert any(noun.kind == row["kind"] and noun.stem.endswith(row["suffix"]) for noun in nouns)


@pytest.mark.parametrize("row", load_lexicon("no_roles"), ids=lambda row: row["word"])
def test_word_is_no_role_in_its_example(row):
    assert row["word"].casefold() in row["example"].casefold()
    assert read_sentence(row["example"])._.roles == []


@pytest.mark.parametrize("row", load_lexicon("role_adjectives"), ids=lambda row: row["stem"])
def test_adjective_stays_in_the_title(row):
    words = row["example"].split()
    assert any(is_role_adjective(word) and word.casefold().startswith(row["stem"]) for word in words)
    assert read_sentence(row["example"])._.roles[0].title.casefold().startswith(row["stem"])


@pytest.mark.parametrize("row", load_lexicon("role_verbs"), ids=lambda row: row["form"])
def test_verb_ties_the_person_to_the_office(row):
    assert row["form"] in row["example"].replace(",", "").replace(".", "").split()
    assert len(read_sentence(row["example"])._.roles) == 1


@pytest.mark.parametrize("row", load_lexicon("parties"), ids=lambda row: row["party"])
def test_party_in_brackets_is_the_roles_organisation(row):
    assert [role.organisation for role in read_sentence(row["example"])._.roles] == [row["party"]]


@pytest.mark.parametrize(
    ("word", "title", "gender"),
    [
        ("Kulturbeigeordneten", "Kulturbeigeordnete", "f"),
        ("Kulturbeigeordneten", "Kulturbeigeordneter", "m"),
        ("Vorsitzenden", "Vorsitzende", "f"),
        ("Präsidenten", "Präsident", "m"),
        ("Kuratoren", "Kurator", "m"),
        ("Gewässerökologin", "Gewässerökologin", "f"),
        ("SPD-Fraktionschefin", "SPD-Fraktionschefin", "f"),
        ("Lkw-Fahrer*in", "Lkw-Fahrer", ""),
    ],
)
def test_title_stands_in_the_nominative_singular(word, title, gender):
    noun = role_noun(word)
    assert noun is not None
    assert noun.title(gender) == title


@pytest.mark.parametrize(
    "word", ["Lautsprecher", "Drehleiter", "Trichter", "Oktober", "leiter", "SPD", "A", "", "Berliner", "Rieselfelder"]
)
def test_other_words_are_no_nouns_for_people(word):
    noun = role_noun(word) if word else None
    assert noun is None or noun.evidence == "name"
