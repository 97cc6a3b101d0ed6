"""Forms of verbs from their infinitive."""

import pytest

from pipeline.grammar.paradigms import verb_forms


def forms(verb, principal="-"):
    return {(form.text, form.kind, form.particle) for form in verb_forms(verb, principal)}


@pytest.mark.parametrize(
    ("verb", "principal", "participle"),
    [
        ("bauen", "-", "gebaut"),
        ("besuchen", "-", "besucht"),
        ("informieren", "-", "informiert"),
        ("erneuern", "-", "erneuert"),
        ("ein|weihen", "-", "eingeweiht"),
        ("ein|brechen", "bricht brach gebrochen", "eingebrochen"),
        ("vergeben", "vergibt vergab vergeben", "vergeben"),
        ("öffnen", "-", "geöffnet"),
        ("überreichen", "-", "überreicht"),
    ],
)
def test_participles_have_ge_where_german_has_it(verb, principal, participle):
    assert (participle, "participle", "") in forms(verb, principal)


def test_a_separable_verb_stands_with_its_particle_behind_or_in_one_word():
    found = forms("ab|sagen")
    assert ("sagte", "past", "ab") in found
    assert ("absagte", "past", "") in found
    assert ("abzusagen", "zu", "") in found


def test_a_past_in_e_takes_only_n_in_the_plural():
    assert ("dachten", "past", "") in forms("denken", "denkt dachte gedacht")
