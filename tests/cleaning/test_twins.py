"""Names that the release spells rightly elsewhere; all sentences are invented."""

import pytest

from pipeline.cleaning import clean

FRAME = (
    "Die Gemeinde eroffnet am Samstag die neue Sporthalle fiir alle Schiilerinnen. Wahrend der Bauzeit mussten die Kinder in "
    "einer Nachbargemeinde turnen, was viele Eltern argerte. {} Das Angebot wird uber das ganze Jahr verlangert."
)


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("Die Ostbriik AG half. Der Ostbrik gilt der Dank.", "Die Ostbrük AG half. Der Ostbrük gilt der Dank."),
        ("Auch Weserkiih! baut dort. Die Weserkiih! GmbH hilft.", "Auch Weserkühl baut dort. Die Weserkühl GmbH hilft."),
        ("Alle riefen Hurra! und gingen.", "Alle riefen Hurra! und gingen."),
        ("Das Land fordert Deichbau. Es gibt Fordermittel.", "Das Land fördert Deichbau. Es gibt Fördermittel."),
        (
            "Der Verband fordert mehr Lohn. Es bleibt bei Forderungen.",
            "Der Verband fordert mehr Lohn. Es bleibt bei Forderungen.",
        ),
    ],
)
def test_a_word_is_spelt_like_its_kin_in_the_release(damaged, printed):
    assert f" {printed} " in clean(FRAME.format(damaged)).text.text
