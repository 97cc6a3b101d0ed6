import pytest

from pipeline.cleaning.alignment import CleanText
from pipeline.cleaning.bullets import repair_bullets


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("¢ Montag, 9 Uhr\n* Dienstag, 10 Uhr\n+ Mittwoch", "• Montag, 9 Uhr\n• Dienstag, 10 Uhr\n• Mittwoch"),
        ("Stadt Linden « Presseamt", "Stadt Linden • Presseamt"),
        ("* Montag\n* Dienstag", "* Montag\n* Dienstag"),
        ("Er rief: »Ja«\nund ging, 3 + 4, Tom+Jan", "Er rief: »Ja«\nund ging, 3 + 4, Tom+Jan"),
    ],
)
def test_what_is_read_for_a_bullet_becomes_one(damaged, printed):
    assert CleanText.of(damaged).edit(repair_bullets(damaged)).text == printed
