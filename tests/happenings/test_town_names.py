"""Towns in adjectives and in rows."""

import pytest
from tagged import tagged

from pipeline.happenings.places import scene
from pipeline.happenings.town_names import adjective_town


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("vor/APPR dem/ART Wormser/ADJA Dom/NN", "Worms"),
        ("in/APPR der/ART Herrenberger/ADJA Stadthalle/NN", "Herrenberg"),
        ("im/APPRART Grünen/ADJA Saal/NN", ""),
        ("ein/ART Schwarzer/ADJA Tag/NN", ""),
    ],
)
def test_behind_a_dative_article_only_a_town_gives_an_adjective_in_er(vocab, text, town):
    doc = tagged(vocab, text)
    at = next(token.i for token in doc if token.tag_ == "ADJA")
    assert adjective_town(doc, at) == town


def test_the_town_of_an_adjective_is_the_one_that_the_release_names(vocab):
    doc = tagged(vocab, "vor/APPR dem/ART Bremer/ADJA Dom/NN")
    doc._.place = "Bremen"
    assert adjective_town(doc, 2) == "Bremen"


def test_a_hall_lies_in_the_town_of_its_adjective(vocab):
    doc = tagged(vocab, "Das/ART Fest/NN ist/VAFIN in/APPR der/ART Herrenberger/ADJA Stadthalle/NN")
    assert scene(doc, 0, len(doc)).place == "Herrenberg"


def test_a_street_named_after_a_town_says_no_town(vocab):
    doc = tagged(vocab, "Der/ART Bau/NN ist/VAFIN in/APPR der/ART Frankfurter/ADJA Straße/NN")
    assert scene(doc, 0, len(doc)).place == ""
