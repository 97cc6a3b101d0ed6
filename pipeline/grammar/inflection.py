"""Back to the nominative: names of bodies stand in the genitive where an office belongs to them (`des Umweltamts`)."""

from __future__ import annotations

from pipeline.people.body_nouns import body_noun

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


def adjective(word: str, gender: str) -> str:
    """An adjective in the strong nominative: `Technischen` of a feminine noun is `Technische`; `Dortmunder` stays."""
    for ending in ("em", "en", "es", "er", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if ending == "er" and gender in {"f", "p"} and not stem.endswith(("isch", "lich", "ig", "end", "t")):
                return word
            return stem + {"m": "er", "f": "e", "n": "es", "p": "e"}.get(gender, "e")
    return word
