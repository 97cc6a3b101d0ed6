"""Give text without tags the tags that two teachers agree on: HanTa, and a tagger trained on the treebanks.

Where they disagree, the annotation is missing and nothing is learned from it. The gold coarse tags of UD German GSD
decide between them where they are known. Lemmas are HanTa's for open classes and the treebanks' for closed ones.

Example: python teach_tags.py CORPORA corpus training/tag_teacher/model-last corpus/tagging_train.spacy
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
import typer
from conventions import COARSE, VERB_FORMS, fine_tag
from detokenise import detokenise
from HanTa import HanoverTagger
from heldout import hash_share
from moods import UNDECIDED, is_candidate, read_mood
from spacy.language import Language
from spacy.tokens import Doc, DocBin

OPEN = {"NN", "ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIZU", "VAFIN", "VAINF", "VMFIN", "VMINF", "VVIMP", "VAPP", "NE"}
SAME_FEATURES = ({"NOUN", "PROPN"}, {"VERB", "AUX"}, {"PRON", "DET"})
BARE = {"PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "NUM", "INTJ", "X", "SYM"}


@dataclass
class Untagged:
    """A text to be tagged: its Doc, the coarse tags if they are gold, and whether people speak in it of themselves."""

    doc: Doc
    pos: list[str] = field(default_factory=list)
    is_speech: bool = False


def hanta_tag(tag: str) -> str:
    """Name a tag of HanTa as STTS does: "VV(FIN)" becomes "VVFIN"."""
    tag = re.sub(r"[()]", "", tag).replace("NNA", "NN").replace("NNI", "NN")
    return fine_tag("ADJD" if tag == "ADJ" else tag)


def read_coarse(path: Path, nlp: Language) -> Iterator[Untagged]:
    """Read the sentences with gold coarse tags; the parts behind a contraction are left out."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            pairs = [pair.rsplit("##", 1) for pair in line.split()]
            words: list[str] = []
            tags: list[str] = []
            hidden = 0
            for word, tag in pairs:
                if hidden:
                    hidden -= 1
                elif tag == "_":
                    words.append(word)
                    tags.append("ADP")
                    hidden = 2
                else:
                    words.append(word)
                    tags.append(tag)
            if words:
                text, starts = detokenise(words)
                ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
                spaces = [text[end : end + 1] == " " for end in ends]
                yield Untagged(Doc(nlp.vocab, words=words, spaces=spaces), tags)


def read_plenary(path: Path, nlp: Language, number: int) -> Iterator[Untagged]:
    """Draw sentences from the protocols: two in three with a form that may be Konjunktiv I."""
    wanted = re.compile(
        r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|stehe|bleibe|[a-z]{3,}[bdglmnprst]e)\b"
    )
    counts = {True: number * 2 // 3, False: number // 3}
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if hash_share(line) > 0.12:
                continue
            for sentence in re.split(r"(?<=[a-zäöüß][.!?]) (?=[A-ZÄÖÜ„])", re.sub(r"\s+", " ", line).strip()):
                if not 30 < len(sentence) < 300 or hash_share(sentence) > 0.25:
                    continue
                candidate = wanted.search(sentence)
                has_form = bool(candidate) and (" ich " in sentence.lower() or "dass " in sentence or " er " in sentence)
                if counts[has_form] > 0:
                    counts[has_form] -= 1
                    yield Untagged(nlp.make_doc(sentence), is_speech=True)


def closed_lemmas(path: Path, nlp: Language) -> dict[tuple[str, str], str]:
    """Learn the base forms of closed classes from the treebanks: ("ihn", "PPER") to "er"."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
        for token in doc:
            counts[token.lower_, token.tag_][token.lemma_] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}


def punctuation_tag(mark: str) -> str:
    """Give the tag of a single mark: comma, end of a clause, or anything else."""
    return "$," if mark == "," else "$." if mark in ".:;!?" else "$("


def agreed_tag(first: str, second: str, pos: str) -> str:
    """Decide between two tags, by the gold coarse tag where there is one.

    first: HanTa's tag. second: The tagger's. pos: Gold coarse tag or "".
    RETURNS: The tag, or "" where nothing decides.
    """
    fitting = {tag for tag in (first, second) if tag in COARSE and (not pos or pos in COARSE[tag])}
    return fitting.pop() if len(fitting) == 1 and (pos or first == second) else ""


def agreed_features(pos: str, teacher_pos: str, morph: str) -> tuple[str, str]:
    """Give coarse tag and features, both empty where they do not fit each other.

    pos: Gold coarse tag or "". teacher_pos: The tagger's. morph: The tagger's features.
    RETURNS: Coarse tag and features.
    """
    if not pos or pos == teacher_pos or any({pos, teacher_pos} <= group for group in SAME_FEATURES):
        return pos or teacher_pos, morph
    return (pos, "") if pos in BARE else ("", "")


def teach(untagged: Untagged, teacher: Doc, hanta: list[tuple[str, str, str]], lemmas: dict[tuple[str, str], str]) -> Doc:
    """Make the Doc to be learned from.

    untagged: The text. teacher: The same, tagged by the tagger. hanta: (word, lemma, tag) for each token.
    lemmas: Base forms of closed classes.
    RETURNS: Doc with partial annotation.
    """
    doc = untagged.doc
    words = [token.text for token in doc]
    for index, token in enumerate(doc):
        if token.is_space:
            token.tag_, token.pos_, token.lemma_ = "_SP", "SPACE", token.text
            token.set_morph("")
            continue
        gold_pos = untagged.pos[index] if untagged.pos else ""
        _, lemma, tag = hanta[index]
        if not any(char.isalnum() for char in token.text) and len(token.text) == 1:
            token.tag_, token.pos_, token.lemma_ = punctuation_tag(token.text), "PUNCT", token.text
            token.set_morph("")
            continue
        tag = agreed_tag(hanta_tag(tag), teacher[index].tag_, gold_pos)
        known = str(token.morph)
        token.tag_ = "VVFIN" if known and not tag.endswith("FIN") else tag
        pos, morph = agreed_features(gold_pos, teacher[index].pos_, str(teacher[index].morph))
        if not tag or pos not in COARSE[tag] or (VERB_FORMS.get(tag[-3:], "Fin") not in morph and tag.startswith("V")):
            pos, morph = (gold_pos, "") if gold_pos in BARE else ("", "")
        if tag in OPEN:
            token.lemma_ = lemma if lemma and "*" not in lemma else token.text
        elif (token.lower_, tag) in lemmas:
            token.lemma_ = lemmas[token.lower_, tag]
        if tag.endswith("FIN") and is_candidate(token.text, lemma):
            morph = known or read_mood(words, index, untagged.is_speech)
        if morph == UNDECIDED or (known and not pos):
            pos, morph = ("", "") if not known else ("VERB", known)
        token.pos_ = pos
        token.set_morph(known or morph if pos else None)
    return doc


def main(corpora: Path, corpus: Path, teacher_path: Path, out: Path, number: int = 7500, gold: int = 8) -> None:
    """Write the silver sentences, and the treebanks `gold` times among them."""
    nlp = spacy.load(teacher_path)
    hanover = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    lemmas = closed_lemmas(corpus / "treebank_train.spacy", nlp)
    texts = list(read_coarse(corpora / "treebank" / "gsd-train-upos.txt.gz", nlp))
    for name in ("germeval", "smartdata", "press"):
        docs = DocBin().from_disk(corpus / f"{name}_train.spacy").get_docs(nlp.vocab)
        texts.extend(Untagged(doc) for doc in docs)
    texts.extend(read_plenary(corpora / "raw" / "plenary.txt.gz", nlp, number))
    copies = (
        Doc(nlp.vocab, words=[t.text for t in text.doc], spaces=[bool(t.whitespace_) for t in text.doc]) for text in texts
    )
    silver = DocBin()
    counts: Counter[str] = Counter()
    for untagged, teacher in zip(texts, nlp.pipe(copies), strict=True):
        hanta = hanover.tag_sent([token.text for token in untagged.doc], taglevel=1)
        doc = teach(untagged, teacher, hanta, lemmas)
        doc.set_ents([], default="missing")
        silver.add(doc)
        counts.update(["tag" if token.tag_ else "no tag" for token in doc])
        counts.update("Konjunktiv I" for token in doc if "Mood=Sub" in str(token.morph) and "Tense=Pres" in str(token.morph))
    for doc in DocBin().from_disk(corpus / "treebank_train.spacy").get_docs(nlp.vocab):
        for _ in range(gold):
            silver.add(doc)
    silver.to_disk(out)
    print(f"{out}: {len(silver)} texts, {dict(counts)}")


if __name__ == "__main__":
    typer.run(main)
