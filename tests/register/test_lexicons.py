"""Every row of the register's word tables does what its example shows."""

import re

import pytest

from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.register.body_names import body_name
from pipeline.register.offices import fields
from pipeline.register.person_names import person_name

FIELDS = {
    "side",
    "medicine",
    "church",
    "rescue",
    "law",
    "teaching",
    "arts",
    "sport",
    "trade",
    "politics",
    "state",
    "press",
    "lead",
}


@pytest.mark.parametrize("row", load_lexicon("callings"), ids=lambda row: row["noun"])
def test_every_calling_is_read_off_its_example(row):
    title = row["example"].split()[3]
    assert row["field"] in FIELDS
    assert fields(title) == {row["field"]}
    assert role_noun(title).stem.endswith(row["noun"].lower())


@pytest.mark.parametrize("row", load_lexicon("common_surnames"), ids=lambda row: row["name"])
def test_every_frequent_family_name_is_one(row):
    names = re.findall(r"\w+ " + row["name"] + r"\b", row["example"])
    assert names
    assert all(person_name(name).whole for name in names)


@pytest.mark.parametrize("row", load_lexicon("name_abbreviations"), ids=lambda row: row["short"])
def test_every_short_form_is_read_as_what_it_stands_for(row):
    name = row["example"].removeprefix("Es lädt ein: ").removesuffix(".")
    assert body_name(name).words == body_name(f"{row['word'].replace('-', ' ')} Rieselfeld").words
