"""Invent press releases from a grammar, with their entities and their verbs in Konjunktiv I.

The grammar is `assets/press_grammar.tsv`: a symbol and one of its expansions. `{city}` stands for a symbol, `[PER …]` for
an entity, `sei|K3S` for a verb in Konjunktiv I (third person, singular), `habe|I1S` for a first person, `¶` for a line end.

Example: python synthesise.py assets/press_grammar.tsv corpus/press_train.spacy --number 2000 --seed 7
"""

import csv
import re
from collections import defaultdict
from pathlib import Path
from random import Random

import spacy
import typer
from names import BIG_TOWNS, make_brand, make_person_part, make_street, make_town
from spacy.tokens import Doc, DocBin

MOODS = {
    "K3S": "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "K3P": "Mood=Sub|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "I1S": "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin",
}
MARKUP = re.compile(r"\[(PER|LOC|ORG|MISC) |\]|\|(K3S|K3P|I1S)")


def read_grammar(path: Path) -> dict[str, list[str]]:
    """Read the expansions of each symbol."""
    grammar: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            grammar[row["symbol"]].append(row["expansion"])
    return grammar


def terminal(symbol: str, rng: Random) -> str:
    """Draw what a symbol without a rule stands for: a name, a number, a day."""
    if symbol in ("first_f", "first_m", "last"):
        return make_person_part(rng, symbol)
    makers = {
        "last_word": lambda: make_person_part(rng, "last"),
        "town": lambda: make_town(rng),
        "big_town": lambda: rng.choice(BIG_TOWNS),
        "brand": lambda: make_brand(rng),
        "street_name": lambda: make_street(rng),
        "num": lambda: str(rng.choice((2, 3, 12, 15, 20, 48, 120, 250))),
        "two": lambda: str(rng.randint(46, 99)),
        "age": lambda: str(rng.randint(27, 68)),
        "day": lambda: str(rng.randint(1, 31)),
        "mon": lambda: f"{rng.randint(1, 12):02}",
        "hour": lambda: str(rng.randint(8, 21)),
        "year": lambda: str(rng.randint(2005, 2030)),
        "zip": lambda: str(rng.randint(10115, 99998)),
    }
    return makers[symbol]()


def expand(symbol: str, grammar: dict[str, list[str]], rng: Random) -> str:
    """Expand a symbol until only text and markup is left."""
    if symbol not in grammar:
        return terminal(symbol, rng)
    return re.sub(r"\{(\w+)\}", lambda match: expand(match[1], grammar, rng), rng.choice(grammar[symbol]))


def press_doc(nlp: spacy.Language, markup: str) -> Doc:
    """Turn marked text into a Doc; the second line end of a pair stays one whitespace token.

    nlp: Blank German pipeline. markup: e.g. "[PER Anna Weiß] sagte, sie habe|K3S Zeit."
    RETURNS: Doc with ents, and with morph on the marked verbs only.
    """
    text, position = "", 0
    spans: list[tuple[int, int, str]] = []
    moods: dict[int, str] = {}
    opened: list[tuple[int, str]] = []
    markup = markup.replace("¶", "\n")
    for match in MARKUP.finditer(markup):
        text += markup[position : match.start()]
        position = match.end()
        if match[1]:
            opened.append((len(text), match[1]))
        elif match[2]:
            moods[len(text)] = MOODS[match[2]]
        elif opened:
            start, label = opened.pop()
            spans.append((start, len(text), label))
    text = re.sub(r" +$", "", text + markup[position:])
    doc = nlp.make_doc(text)
    ents = [doc.char_span(*span) for span in spans]
    doc.set_ents([ent for ent in ents if ent is not None], default="outside")
    for token in doc:
        if token.idx + len(token) in moods:
            token.set_morph(moods[token.idx + len(token)])
    return doc


def main(grammar_path: Path, out: Path, number: int = 2000, seed: int = 7) -> None:
    """Write the invented releases."""
    rng = Random(seed)
    nlp = spacy.blank("de")
    grammar = read_grammar(grammar_path)
    docs = DocBin()
    for _ in range(number):
        docs.add(press_doc(nlp, expand("doc", grammar, rng)))
    docs.to_disk(out)
    print(f"{out}: {len(docs)} releases")


if __name__ == "__main__":
    typer.run(main)
