"""Put the pipeline and its scores into the folder that ships, and write the model card from the same scores.

Example: python package.py training/pipeline metrics/scores.json assets ../de_meldewerk_news ../README.md
"""

import json
import shutil
from pathlib import Path

import spacy
import typer

LAYERS = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc")
TITLES = {
    "germeval": "GermEval 2014",
    "smartdata": "SmartData",
    "legal": "German LER",
    "mobie": "MobIE",
    "europeana": "Europeana newspapers",
}


def performance(scores: dict) -> dict:
    """Lay out the scores under the names spaCy uses; `ents_*` are those of GermEval.

    scores: What evaluate.py wrote.
    RETURNS: The block "performance" of meta.json.
    """
    treebank, overall = scores["treebank"], scores["germeval"]["ALL"]
    return {
        **{name: treebank[name] for name in LAYERS},
        "ents_p": overall["p"],
        "ents_r": overall["r"],
        "ents_f": overall["f"],
        "ents_per_type": {label: value for label, value in scores["germeval"].items() if label != "ALL"},
        "ents_per_corpus": {name: scores[name] for name in TITLES},
        "konjunktiv_1": treebank["konjunktiv_1"],
        "treebank_tokens": treebank["n"],
        "morph_per_feat": treebank["morph_per_feat"],
        "tag_per_type": treebank["tag_per_type"],
        "speed": scores["speed"],
        "load": scores["load"],
        "speed_blank": scores["speed_blank"],
        "speed_without_vectors": scores["speed_without_vectors"],
    }


def entity_table(scores: dict) -> str:
    """Write the entity scores as a Markdown table."""
    rows = ["| corpus | label | P | R | F1 | n |", "|---|---|---:|---:|---:|---:|"]
    for name, title in TITLES.items():
        for label, score in scores[name].items():
            if score["n"]:
                rows.append(f"| {title} | {label} | {score['p']:.4f} | {score['r']:.4f} | {score['f']:.4f} | {score['n']} |")
    return "\n".join(rows)


def layer_table(scores: dict) -> str:
    """Write the treebank scores as a Markdown table."""
    treebank = scores["treebank"]
    mood = treebank["konjunktiv_1"]
    names = ("`tag_` (STTS)", "`pos_` (UPOS)", "`morph`, all features right", "`lemma_`")
    rows = ["| layer | accuracy |", "|---|---:|"]
    rows += [f"| {name} | {treebank[key]:.4f} |" for name, key in zip(names, LAYERS, strict=True)]
    rows += ["", "| feature | P | R | F1 | n |", "|---|---:|---:|---:|---:|"]
    rows.append(
        f"| Konjunktiv I (`Mood=Sub`, `Tense=Pres`) | {mood['p']:.4f} | {mood['r']:.4f} | {mood['f']:.4f} | {mood['n']} |"
    )
    for name, score in treebank["morph_per_feat"].items():
        rows.append(f"| {name} | {score['p']:.4f} | {score['r']:.4f} | {score['f']:.4f} | {score['n']} |")
    return "\n".join(rows)


def folder_size(folder: Path) -> str:
    """Give the size of a folder in megabytes, e.g. "41 MB"."""
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.0f} MB"


def main(pipeline: Path, scores_path: Path, assets: Path, out: Path, card: Path) -> None:
    """Write the folder and the card."""
    scores = json.loads(scores_path.read_text(encoding="utf8"))
    nlp = spacy.load(pipeline)
    nlp.meta["performance"] = performance(scores)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    text = (assets / "card.md").read_text(encoding="utf8")
    values = {
        "version": nlp.meta["version"],
        "layers": layer_table(scores),
        "entities": entity_table(scores),
        "tokens": str(scores["treebank"]["n"]),
        "speed": f"{scores['speed']:,}",
        "speed_blank": f"{scores['speed_blank']:,}",
        "speed_without_vectors": f"{scores['speed_without_vectors']:,}",
        "load": f"{scores['load']:.1f}",
        "ratio_blank": f"{scores['speed'] / scores['speed_blank']:.3f}",
        "ratio_vectors": f"{scores['speed'] / scores['speed_without_vectors']:.2f}",
        "size": folder_size(out),
    }
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    card.write_text(text, encoding="utf8")
    print(f"{out}: {values['size']}")


if __name__ == "__main__":
    typer.run(main)
