"""Invented releases, and how tests look at what a run wrote."""

from pathlib import Path

AS_OF = "2024-06-01"

GERMAN = (
    "Bad Lindental öffnet sein Freibad\n\nBad Lindental, 3. Mai 2024. Am Samstag öffnet das neue Freibad der Stadt. „Wir freuen uns "
    "auf viele Gäste“, sagte Bürgermeisterin Anna Kern. Das Becken ist 50 Meter lang.\n\nPressekontakt: Jan Roth, Telefon 030 00-1\n"
)
ENGLISH = (
    "The city opens its new public pool\n\nOn Saturday the mayor will open the new pool of the city. It is the first one that was "
    "built here in thirty years, and the council hopes that many people will come and that they will like what they see.\n"
)


def read(out: Path) -> dict[str, bytes]:
    """The bytes of every CSV file of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.csv"))}
