"""Write sentences in the indicative as somebody would report them: "Das Amt trägt die Kosten" as "Das Amt trage die Kosten".

Konjunktiv I is rare in treebanks and its forms are many, so the tagger sees too few of them. All finite verbs of a sentence in the
third person singular of the present are changed together; a sentence that speaks of "ich", "wir" or "du" is left alone, as
there the form would be the indicative.

Example: python reported.py corpus/tagging_silver.spacy corpus/tagging_train.spacy
"""

import random
from pathlib import Path

import spacy
import typer
from spacy.tokens import Doc, DocBin, Token

KONJUNKTIV = "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
INDICATIVE = {"Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
SPEAKERS = {"ich", "wir", "du", "ihr", "mich", "mir", "uns", "euch", "mein", "meine"}


def reported_form(lemma: str) -> str:
    """Form the third person singular of the Konjunktiv I.

    lemma: Infinitive, e.g. "tragen", "verändern", "sein".
    RETURNS: e.g. "trage", "verändere", "sei"; "" where the word is no infinitive.
    """
    if lemma == "sein":
        return "sei"
    if lemma.endswith("en") and len(lemma) > 3:
        return lemma[:-1]
    if lemma.endswith(("ern", "eln")):
        return lemma[:-1] + "e"
    return "tue" if lemma == "tun" else ""


def is_reportable(token: Token) -> bool:
    """Whether a token is a finite verb in the third person singular of the present whose form the Konjunktiv changes."""
    return (
        token.tag_.endswith("FIN")
        and token.morph.to_dict() == INDICATIVE
        and reported_form(token.lemma_) not in ("", token.text.lower())
    )


def reported(doc: Doc) -> Doc | None:
    """Copy a sentence with its verbs in the Konjunktiv I.

    doc: Sentence with tag_, pos_, morph, lemma_.
    RETURNS: New Doc, or None where no verb can be changed or the sentence is somebody's own speech.
    """
    verbs = {token.i: reported_form(token.lemma_) for token in doc if is_reportable(token)}
    if not verbs or SPEAKERS.intersection(token.lower_ for token in doc):
        return None
    words = [
        (verbs[token.i].capitalize() if token.text[0].isupper() else verbs[token.i]) if token.i in verbs else token.text
        for token in doc
    ]
    copy = Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
    )
    for token, old in zip(copy, doc, strict=True):
        if token.i in verbs:
            token.set_morph(KONJUNKTIV)
        elif old.has_morph():
            token.set_morph(str(old.morph))
        else:
            token.set_morph(None)
    copy.set_ents([], default="missing")
    return copy


def main(corpus: Path, out: Path, number: int = 1500, seed: int = 7) -> None:
    """Write the sentences of the corpus and reported ones behind them."""
    nlp = spacy.blank("de")
    docs = list(DocBin().from_disk(corpus).get_docs(nlp.vocab))
    unique = list({doc.text: doc for doc in docs if 5 < len(doc) < 60}.values())
    random.Random(seed).shuffle(unique)
    # Full verbs first: the auxiliaries are few and known.
    unique.sort(key=lambda doc: not any(is_reportable(token) and token.tag_ == "VVFIN" for token in doc))
    added: list[Doc] = []
    for doc in unique:
        copy = reported(doc)
        if copy is not None:
            added.append(copy)
        if len(added) == number:
            break
    DocBin(docs=[*docs, *added]).to_disk(out)
    print(f"{out}: {len(added)} reported sentences among {len(docs) + len(added)}")


if __name__ == "__main__":
    typer.run(main)
