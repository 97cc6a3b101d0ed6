"""Whether a phrase names somebody who can speak: a person, a body, a group."""

from __future__ import annotations

import functools

from spacy.tokens import Doc

from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun
from pipeline.speech.cues import frame_words
from pipeline.speech.phrases import Phrase


def names_someone(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase means a person or body: by its name, or by a noun for one in front (`Kritiker warfen Kern vor, …`)."""
    words = [doc[t] for t in range(phrase.start, phrase.core_end)]
    first = next((k for k, token in enumerate(words) if token.tag_ in {"NN", "NE", "NNE", "FM"}), -1)
    if first < 0:
        return any(token.ent_type_ in {"PER", "ORG"} for token in words)
    if words[first].ent_type_ in {"PER", "ORG"}:
        return True
    after = words[first + 1] if first + 1 < len(words) else None
    if after is not None and (after.ent_type_ == "ORG" or (after.ent_type_ == "PER" and not after.text.endswith("s"))):
        return True  # Vereinschef Kern, das Magazin Kurier; Die Worte Kerns are a thing
    noun = words[first].text
    role = role_noun(noun)
    if (role is not None and role.evidence == "form") or body_noun(noun) is not None or several(noun):
        return True
    named = after is not None and after.tag_ in {"NE", "NNE", "FM"}
    return named and any(noun.lower().endswith(press) for press in frame_words("listener"))  # Das Magazin Kurier


def several(noun: str) -> bool:
    """Whether a noun names several bodies or people that no lexicon of offices knows: `Verbände`, `Sportvereine`, `Eheleute`."""
    low = noun.lower()
    return any(low.endswith(one) and len(low) - len(one) != 1 for one in _groups())


@functools.cache
def _groups() -> tuple[str, ...]:
    return tuple(sorted({row[form].lower() for row in load_lexicon("group_nouns") for form in ("noun", "dative")}))
