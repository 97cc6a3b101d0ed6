"""Actor ids: the same actor, the same id, whatever the spelling of the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.ids import actor_id, slug


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("person", "Jürgen Groß-Weege", "per:juergen-gross-weege"),
        ("person", "Zoë Çelik", "per:zoe-celik"),
        ("person", "Zoe\u0308 Çelik", "per:zoe-celik"),
        ("organisation", "Stadt Köln", "org:stadt-koeln"),
        ("organisation", "Müller & Söhne GmbH", "org:mueller-soehne-gmbh"),
        ("group", "Bürger:innen", "grp:buergerinnen"),
        ("group", "Bürger*innen", "grp:buergerinnen"),
        ("group", "Bürger/-innen", "grp:buergerinnen"),
        ("group", "Delegation aus Łódź", "grp:delegation-aus-lodz"),
    ],
)
def test_actor_ids_are_readable_ascii(kind, name, expected):
    assert actor_id(kind, name) == expected


def test_names_in_another_script_stay_apart():
    assert slug("Мария") != slug("Анна")


@given(st.text(min_size=1))
def test_every_name_has_a_slug(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
