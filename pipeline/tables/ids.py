"""Names of actors as ids that stay the same in every release."""

from __future__ import annotations

import hashlib
import re
import unicodedata

TRANSLITERATION = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "ø": "oe",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
    }
)

PREFIXES = {"person": "per", "organisation": "org", "group": "grp"}


def slug(name: str) -> str:
    """`Jürgen Groß-Weege` to `juergen-gross-weege`: lower-case ASCII letters and digits, `-` between words.

    A name without any such letter (in another script) becomes a digest of itself, so that it stays a name of its own.
    """
    folded = unicodedata.normalize("NFKC", name).lower().translate(TRANSLITERATION)
    plain = "".join(character for character in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(character))
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return joined or hashlib.sha256(folded.encode("utf-8", errors="replace")).hexdigest()[:12]


def actor_id(kind: str, name: str) -> str:
    """`per:christian-uhr`, `org:stadt-dortmund`, `grp:verwaltungsdelegation-aus-leipzig`.

    kind: `person`, `organisation` or `group`. `Bürger:innen`, `Bürger*innen` and `Bürger_innen` are one group.
    """
    name = re.sub(r"(?<=\w)[:*_/]-?(?=in(nen)?\b)", "", name)
    return f"{PREFIXES[kind]}:{slug(name)}"
