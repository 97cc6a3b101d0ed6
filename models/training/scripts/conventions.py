"""Bring the treebanks to one convention: STTS as TIGER writes it, UPOS and features as UD German GSD does."""

from conllu import TreebankToken

FEATURES = (
    "Case",
    "Definite",
    "Degree",
    "Gender",
    "Mood",
    "Number",
    "Person",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
)
VERB_FORMS = {"FIN": "Fin", "IMP": "Fin", "INF": "Inf", "IZU": "Inf", "VPP": "Part", "APP": "Part", "MPP": "Part"}
# Coarse tags that a fine tag may stand beside; the first is the usual one.
COARSE = {
    "$(": ("PUNCT",), "$,": ("PUNCT",), "$.": ("PUNCT",),
    "ADJA": ("ADJ", "NUM", "DET", "PROPN"), "ADJD": ("ADJ", "ADV", "VERB"), "ADV": ("ADV", "ADP", "CCONJ", "DET", "ADJ"),
    "APPO": ("ADP",), "APPR": ("ADP",), "APPRART": ("ADP",), "APZR": ("ADP",), "ART": ("DET",),
    "CARD": ("NUM",), "FM": ("X", "PROPN"), "ITJ": ("INTJ",), "KOKOM": ("CCONJ", "ADP", "SCONJ"),
    "KON": ("CCONJ", "SCONJ", "ADV"), "KOUI": ("ADP", "SCONJ"), "KOUS": ("SCONJ", "CCONJ", "ADV"),
    "NE": ("PROPN", "NOUN", "X"), "NN": ("NOUN", "PROPN", "SYM"), "PDAT": ("DET",), "PDS": ("PRON", "DET"),
    "PIAT": ("DET", "PRON", "ADJ"), "PIS": ("PRON", "DET", "ADV"), "PPER": ("PRON",), "PPOSAT": ("DET",), "PPOSS": ("PRON",),
    "PRELAT": ("DET", "PRON"), "PRELS": ("PRON",), "PRF": ("PRON",), "PROAV": ("ADV", "SCONJ"), "PTKA": ("ADV",),
    "PTKANT": ("PART", "INTJ", "ADV"), "PTKNEG": ("PART",), "PTKVZ": ("ADP", "ADV", "ADJ"), "PTKZU": ("PART",), "PWAT": ("DET",),
    "PWAV": ("ADV", "SCONJ"), "PWS": ("PRON",), "TRUNC": ("NOUN", "ADJ", "X", "PROPN"), "VAFIN": ("AUX", "VERB"), "VAIMP": ("AUX",),
    "VAINF": ("AUX", "VERB"), "VAPP": ("AUX", "VERB"), "VMFIN": ("AUX", "VERB"), "VMINF": ("AUX", "VERB"), "VMPP": ("AUX", "VERB"),
    "VVFIN": ("VERB",), "VVIMP": ("VERB",), "VVINF": ("VERB",), "VVIZU": ("VERB",), "VVPP": ("VERB", "ADJ"), "XY": ("X", "SYM"),
    "_SP": ("SPACE",),
}  # fmt: skip


def fine_tag(tag: str) -> str:
    """Name an STTS tag as TIGER does: "PAV" becomes "PROAV"."""
    return {"PAV": "PROAV"}.get(tag, tag)


def merged_contraction(token: TreebankToken) -> TreebankToken:
    """Read a contraction as one preposition with the case, number and gender of its article.

    token: e.g. "im" with the parts "in" and "dem".
    RETURNS: The token as APPRART with lemma "in" and Case=Dat|Gender=Masc|Number=Sing.
    """
    preposition, article = token.parts[0], token.parts[-1]
    token.lemma, token.pos, token.tag = preposition.lemma.lower(), "ADP", "APPRART"
    token.morph = {name: value for name, value in article.morph.items() if name in ("Case", "Gender", "Number")}
    return token


def coarse_tag(tag: str, pos: str, lemma: str) -> str:
    """Choose UPOS by the convention of UD German GSD where PUD follows another.

    tag: STTS tag. pos: UPOS of the treebank. lemma: Base form.
    RETURNS: UPOS.
    """
    usual = COARSE.get(tag, (pos,))
    if tag == "APPRART":
        return "ADP"
    if tag in ("PDS", "PIS", "APPR", "KON", "KOUS", "TRUNC", "PTKVZ", "CARD", "ART", "PWAV", "PROAV"):
        return usual[0]
    if tag in ("VAFIN", "VAINF", "VAPP"):
        return pos if lemma in ("haben", "werden", "sein") and pos in usual else "AUX"
    return pos if pos in usual else usual[0]


def features(token: TreebankToken, first_in_sentence: bool) -> str:
    """Keep the features both treebanks write, and write the verb form that PUD leaves out.

    token: Token whose `tag` is STTS already.
    first_in_sentence: True for "Habe dort gegessen", whose "Habe" the treebank calls a subjunctive.
    RETURNS: Features as "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", or "".
    """
    kept = {name: value.split(",")[0] for name, value in token.morph.items() if name in FEATURES}
    is_verb = token.tag.startswith("V")
    for name in ("Mood", "Person", "Tense", "VerbForm"):
        if name in kept and not is_verb and not (name == "Person" and token.tag.startswith("P")):
            del kept[name]
    if token.tag.startswith(("PPOS", "ADV")):
        kept = {name: value for name, value in kept.items() if name not in ("Person", "Degree")}
    if is_verb:
        kept["VerbForm"] = VERB_FORMS.get(token.tag[-3:], VERB_FORMS.get(token.tag[1:], "Part"))
        if kept["VerbForm"] != "Fin":
            kept = {"VerbForm": kept["VerbForm"]}
        if first_in_sentence and token.text == "Habe":
            kept.update(Mood="Ind", Person="1", Tense="Pres")
    if token.tag in ("APPR", "ADV", "PTKVZ", "KON", "KOUS", "CARD", "$,", "$.", "$("):
        kept = {}
    return "|".join(f"{name}={kept[name]}" for name in sorted(kept))


def is_konjunktiv_1(morph: str) -> bool:
    """Tell whether features say Konjunktiv I, e.g. "sei", "habe", "trage" of reported speech."""
    return "Mood=Sub" in morph and "Tense=Pres" in morph
