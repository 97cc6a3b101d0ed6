"""Who an office without a name is: the person who has just spoken, where nobody else is called so.

`…, sagte Bürgermeisterin Ines Kern. Gebaut werde im Mai, so die Rathauschefin.`
"""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun
from pipeline.speech.phrases import Phrase

# Endings of nouns for people that no lexicon lists (`der Schlosser`, `die Imkerin`), by the article in the nominative.
PERSON_ENDINGS = {
    "der": ("er", "ist", "ent", "ant", "or", "eur", "mann", "loge", "chef"),
    "die": ("in", "frau"),
}
GENDERS = {"der": "m", "die": "f"}


def same_speaker(doc: Doc, phrase: Phrase, last: int | None) -> int | None:
    """The actor that spoke last, where the phrase can only mean that one; else None.

    last: index of the person who spoke right before. The phrase must be a definite article, adjectives and one noun for a
    person of the same gender that neither somebody else bears nor belongs to a new one (`der Leiter des Amtes`).
    """
    actors = doc._.actors
    if actors is None or last is None or phrase.pronoun or phrase.core_end - phrase.start < 2:
        return None
    person, article = actors[last], doc[phrase.start].lower_
    if person.kind != "person" or " " not in person.name or GENDERS.get(article) is None:
        return None
    if person.gender not in {"", GENDERS[article]}:
        return None
    head = doc[phrase.core_end - 1]
    between = [doc[t] for t in range(phrase.start + 1, phrase.core_end - 1)]
    if body_noun(head.text) is not None:
        return None  # der Kammer
    if not head.is_title or any(token.is_title or not token.is_alpha for token in between):
        return None
    noun = role_noun(head.text)
    if noun is not None:
        elsewhere = [index for index in actors.holders(noun.stem) if actors[index].gender in {"", GENDERS[article]}]
        known = actors.find(noun.nominative, "person")
        if elsewhere or known is not None or noun.number == "p" or noun.gender not in {"", GENDERS[article]}:
            return None
        actors.entitle(last, noun.stem)
    elif not head.text.endswith(PERSON_ENDINGS[article]) or head.ent_type_ in {"ORG", "LOC", "MISC"}:
        return None
    actors.mention(last, head.idx, head.idx + len(head), "role")
    return last
