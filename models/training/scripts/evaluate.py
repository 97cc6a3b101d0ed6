"""Score a pipeline on everything kept back: per label precision, recall, F1 and number, for each corpus.

Entities count where label, start and end are right (strict). What a corpus is silent about counts neither way.

Example: python evaluate.py training/pipeline corpus metrics/scores.json
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
import typer
from no_vectors import silence_vectors
from spacy.language import Language
from spacy.tokens import Doc, DocBin

ENTITY_CORPORA = ("germeval", "smartdata", "legal", "mobie", "europeana")
Counts = tuple[int, int, int]


def ratios(hit: int, guessed: int, gold: int) -> dict[str, float]:
    """Turn counts into precision, recall and F1, rounded to four places, and n."""
    precision = hit / guessed if guessed else 0.0
    recall = hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f": round(f1, 4), "n": gold}


def pairs(nlp: Language, path: Path) -> Iterator[tuple[Doc, Doc]]:
    """Yield gold Docs and the pipeline's Docs over the same tokens."""
    gold_docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    bare = (Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold_docs)
    yield from zip(gold_docs, nlp.pipe(bare), strict=True)


def entity_scores(docs: Iterable[tuple[Doc, Doc]]) -> dict[str, dict[str, float]]:
    """Count entities.

    docs: Gold and guessed Docs.
    RETURNS: Ratios per label and over all ("ALL").
    """
    hits, guesses, golds = Counter(), Counter(), Counter()
    for gold, guess in docs:
        silent = {token.i for token in gold if token.ent_iob == 0}
        gold_spans = {(ent.label_, ent.start, ent.end) for ent in gold.ents}
        guess_spans = {
            (ent.label_, ent.start, ent.end) for ent in guess.ents if not silent.intersection(range(ent.start, ent.end))
        }
        for counter, spans in ((hits, gold_spans & guess_spans), (guesses, guess_spans), (golds, gold_spans)):
            for label, _, _ in spans:
                counter.update((label, "ALL"))
    return {label: ratios(hits[label], guesses[label], golds[label]) for label in ("ALL", "PER", "LOC", "ORG", "MISC")}


def treebank_scores(docs: list[tuple[Doc, Doc]]) -> dict[str, object]:
    """Score tags, coarse tags, features, base forms and the finite verbs in Konjunktiv I.

    docs: Gold and guessed Docs of the treebanks.
    RETURNS: Accuracies, ratios per tag, and ratios of each feature.
    """
    tokens = [(gold, guess) for docs_pair in docs for gold, guess in zip(*docs_pair, strict=True)]
    number = len(tokens)
    tags = {token.tag_ for token, _ in tokens}
    per_tag = {
        tag: ratios(
            sum(gold.tag_ == guess.tag_ == tag for gold, guess in tokens),
            sum(guess.tag_ == tag for _, guess in tokens),
            sum(gold.tag_ == tag for gold, _ in tokens),
        )
        for tag in sorted(tags)
    }
    names = sorted({name for gold, _ in tokens for name in gold.morph.to_dict()})
    per_feature = {}
    for name in names:
        values = [(gold.morph.get(name), guess.morph.get(name)) for gold, guess in tokens]
        per_feature[name] = ratios(
            sum(bool(gold) and gold == guess for gold, guess in values),
            sum(bool(guess) for _, guess in values),
            sum(bool(gold) for gold, _ in values),
        )
    moods = [(is_konjunktiv_1(gold), is_konjunktiv_1(guess)) for gold, guess in tokens]
    return {
        "n": number,
        "tag_acc": round(sum(gold.tag_ == guess.tag_ for gold, guess in tokens) / number, 4),
        "pos_acc": round(sum(gold.pos_ == guess.pos_ for gold, guess in tokens) / number, 4),
        "morph_acc": round(sum(gold.morph.key == guess.morph.key for gold, guess in tokens) / number, 4),
        "lemma_acc": round(sum(gold.lemma_ == guess.lemma_ for gold, guess in tokens) / number, 4),
        "konjunktiv_1": ratios(
            sum(gold and guess for gold, guess in moods), sum(guess for _, guess in moods), sum(gold for gold, _ in moods)
        ),
        "morph_per_feat": per_feature,
        "tag_per_type": per_tag,
    }


def is_konjunktiv_1(token: spacy.tokens.Token) -> bool:
    """Tell whether a token is annotated as Konjunktiv I."""
    return token.morph.get("Mood") == ["Sub"] and token.morph.get("Tense") == ["Pres"]


def words_per_second(nlp: Language, path: Path, repeat: int = 3) -> int:
    """Time `nlp.pipe` over held-out texts in seconds of one core (OMP_NUM_THREADS=1), so that other work does not count."""
    texts = [doc.text for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]
    speeds = []
    for _ in range(repeat):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        speeds.append(words / (time.process_time() - start))
    return round(max(speeds))


def seconds_to_load(pipeline: Path, repeat: int = 3) -> float:
    """Time `spacy.load` in seconds of one core, spaCy being imported."""
    seconds = []
    for _ in range(repeat):
        start = time.process_time()
        spacy.load(pipeline)
        seconds.append(time.process_time() - start)
    return round(min(seconds), 2)


def main(pipeline: Path, corpus: Path, out: Path) -> None:
    """Write the scores as JSON and print them."""
    nlp = spacy.load(pipeline)
    scores: dict[str, object] = {"treebank": treebank_scores(list(pairs(nlp, corpus / "treebank_test.spacy")))}
    for name in ENTITY_CORPORA:
        scores[name] = entity_scores(pairs(nlp, corpus / f"{name}_test.spacy"))
    timed = corpus / "smartdata_test.spacy"
    speeds = {
        "load": seconds_to_load(pipeline),
        "speed": words_per_second(nlp, timed),
        "speed_blank": words_per_second(spacy.blank("de"), timed),
        "speed_without_vectors": words_per_second(silence_vectors(spacy.load(pipeline)), timed),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({**scores, **speeds}, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    for name, value in scores.items():
        if name == "treebank":
            print({key: score for key, score in value.items() if not key.startswith(("morph_per", "tag_per"))})
        else:
            for label, score in value.items():
                print(f"{name:10} {label:5}", *(f"{key} {score[key]:<7}" for key in ("p", "r", "f", "n")))
    print(speeds)


if __name__ == "__main__":
    typer.run(main)
