"""Nouns for bodies and legal forms: what a single word says, compounds and genitives included."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pipeline.grammar.words import Word
from pipeline.lexicon import load_lexicon

FUNCTION_WORDS = frozenset(
    "der die das des dem den ein eine einen einem einer eines dieser diese dieses diesem diesen im am zum zur beim vom ins ans in an auf bei mit von "
    "zu für nach über unter vor aus um durch gegen ohne bis seit laut und oder sowie auch als wie dass wenn weil ob wer was "
    "er sie es wir ihr ich man sein seine seinen seiner seinem ihre ihren ihrer ihrem unser unsere unseren unserer kein keine jede jeder jedes alle "
    "so dann hier dort heute gestern morgen nun dabei damit dafür dazu daher denn aber doch nur noch schon erst seine dessen deren".split()
)


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A noun for a body: nominative as printed (`Kulturamt`), gender (`m`, `f`, `n`, `p`), kind (see organisations.tsv)."""

    nominative: str
    head_noun: str
    gender: str
    kind: str


@functools.cache
def _heads() -> tuple[dict[str, tuple[str, str, str]], dict[str, tuple[str, str, str]]]:
    """All forms of the nouns, and of those that may end a compound: form to (nominative, gender, kind)."""
    whole: dict[str, tuple[str, str, str]] = {}
    compound: dict[str, tuple[str, str, str]] = {}
    for row in load_lexicon("organisations"):
        if row["kind"] == "legal":
            continue
        head, gender = row["head"], row["gender"]
        known = (head, gender, row["kind"])
        forms = [head]
        if gender in {"m", "n"}:
            forms += [head + "s", head + "es", head + "ses"] if not head.endswith("s") else [head + "es", head + "ses"]
        elif gender == "p" and not head.endswith("n"):
            forms.append(head + "n")
        for form in forms:
            whole.setdefault(form.lower(), known)
            if row["compound"] == "yes":
                compound.setdefault(form.lower(), known)
    return whole, compound


@functools.cache
def _legal_forms() -> frozenset[str]:
    return frozenset(
        row["head"].replace(" ", "").replace(".", "") for row in load_lexicon("organisations") if row["kind"] == "legal"
    )


@functools.lru_cache(maxsize=50_000)
def body_noun(word: str) -> BodyNoun | None:
    """What the word says if it is a noun for a body, compounds included (`Umweltamts`), else None."""
    if not word[:1].isupper() or len(word) < 2:
        return None
    form = word.lower()
    if len(form) != len(word):
        return None
    whole, compound = _heads()
    if form in whole:
        nominative, gender, kind = whole[form]
        if nominative.isupper() and not word.rstrip("s").isupper():
            return None  # `IHK`, but no `Ihk`
        return BodyNoun(_as_printed(word, nominative), nominative.casefold(), gender, kind)
    for at in range(3, len(form) - 2):
        if form[at:] in compound:
            nominative, gender, kind = compound[form[at:]]
            prefix = word[:at]
            last = nominative if prefix[-1] in "-‐" else nominative.lower()
            return BodyNoun(prefix + _as_printed(word, last), nominative.casefold(), gender, kind)
    return None


def _as_printed(word: str, nominative: str) -> str:
    return nominative.upper() if word.isupper() and len(word) > 3 else nominative


def legal_form_end(words: list[Word], at: int) -> int:
    """End (exclusive) of the legal form that begins at word `at` (`GmbH & Co. KG`, `e. V.`), or `at` where none does."""
    best, joined = at, ""
    for i in range(at, min(at + 5, len(words))):
        if words[i].border and i > at:
            break
        joined += words[i].text.replace(".", "")
        if words[i].text != "." and joined in _legal_forms():
            best = i + 1
    if best > at and best < len(words) and words[best].text == "." and words[best - 1].text in {"V", "Ltd", "Inc"}:
        best += 1
    return best


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form: `Lindwurm Logistik GmbH & Co. KG`, `Freunde Linden e. V.`."""
    parts = name.split()
    return legal_form_start(parts) < len(parts)


def legal_form_start(parts: list[str]) -> int:
    """At which word of a name its legal form begins, never at the first; the number of words where it has none."""
    bare = [part.replace(".", "") for part in parts]
    return next((at for at in range(1, len(bare)) if "".join(bare[at:]) in _legal_forms()), len(bare))


def short_names(name: str) -> set[str]:
    """By which bare nouns, in small letters, a body may be called later: `Handelskammer zu Linden` as `kammer`, `Polizeiinspektion` as `polizei`."""
    nouns = [part for part in name.casefold().split() if len(part) > 3]
    if not nouns:
        return set()
    whole, _ = _heads()
    keys = {nouns[0]}
    keys.update(nouns[0][:end] for end in range(6, len(nouns[0])) if nouns[0][:end] in whole)
    head = next((noun for noun in nouns[:3] if body_noun(noun.capitalize())), "")
    if head:
        keys.add(head)
        keys.update(head[at:] for at in range(1, len(head) - 2) if head[at:] in whole)
    return keys
