import pytest

from pipeline.cleaning.alignment import CleanText
from pipeline.cleaning.dashes import repair_dashes


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("Der Plan — er ist alt — bleibt", "Der Plan – er ist alt – bleibt"),
        ("Der Plan - er ist alt –- bleibt", "Der Plan – er ist alt –- bleibt"),
        ("Der Plan —- er ist", "Der Plan – er ist"),
        ("Linden (ots) - Bei einem Brand", "Linden (ots) - Bei einem Brand"),
        ("Linden (Kreis) - Ein Brand — groß", "Linden (Kreis) – Ein Brand – groß"),
        ("- Punkt eins\n- Punkt zwei", "- Punkt eins\n- Punkt zwei"),
        ("14 - 16 Uhr, E-Mail, Nord- und Südtor", "14 - 16 Uhr, E-Mail, Nord- und Südtor"),
    ],
)
def test_dashes_are_written_the_german_way(damaged, printed):
    text = CleanText.of(damaged)
    assert text.edit(repair_dashes(damaged)).text == printed
