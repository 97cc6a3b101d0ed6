"""Back to the nominative: names of bodies stand in the genitive where an office belongs to them (`des Umweltamts`)."""

from __future__ import annotations

from pipeline.components.organisations import body_noun

# Nouns in -e keep it in front of the genitive -s: `Gebäudes`, `Geländes`, `Gewerbes`, `Gebirges`.
_KEEP_E = ("bäudes", "ländes", "werbes", "birges", "müses", "mäldes", "spräches")


def nominative(word: str) -> str:
    """A masculine or neuter noun that stands behind `des` in the nominative: `Verkehrsdienstes` to `Verkehrsdienst`."""
    body = body_noun(word)
    if body:
        return body.nominative
    lower = word.casefold()
    if lower.endswith(_KEEP_E) or lower.endswith(("ees", "ies")):
        return word[:-1]
    if lower.endswith("sses") and not lower.endswith("isses"):
        return word[:-2]
    if lower.endswith("isses"):
        return word[:-3]
    if lower.endswith("es") and len(word) > 4:
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
