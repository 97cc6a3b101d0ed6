"""Cues: the words that report what someone said, wrote or thought, matched by form.

The lexicon `cues.tsv` lists them with what they take. Verbs are matched by their generated forms and not by the model's
lemma, so a damaged or unknown context does not lose `kündigte … an`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.lexicon import load_lexicon

INSEPARABLE = ("unter", "hinter", "wider", "miss", "über", "voll", "ver", "zer", "ent", "emp", "be", "ge", "er")
NOT_VERB_TAGS = frozenset(
    {"ADJA", "NN", "NE", "ART", "APPR", "APPRART", "PPOSAT", "PPOSS", "KOUS", "PIAT", "PIS", "CARD", "PDAT"}
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A reporting word. lemma: as it is written to the table, fixed words and particle included (`in Aussicht stellen`)."""

    lemma: str
    word_class: str
    particle: str
    base: str
    fixed: tuple[str, ...]
    kind: str
    medium: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue at its place: token indexes of all its words, the full verb first. passive: its subject does not speak."""

    entry: CueEntry
    tokens: tuple[int, ...]
    passive: bool = False


@functools.cache
def frame_words(word_class: str) -> frozenset[str]:
    """Lower-cased function words of a class of `frame_words.tsv`."""
    return frozenset(row["word"] for row in load_lexicon("frame_words") if row["class"] == word_class)


@functools.cache
def cue_entries(word_class: str) -> tuple[CueEntry, ...]:
    """The entries of `cues.tsv` of a class: `verb`, `noun`, `preposition`, `particle`."""
    entries = []
    for row in load_lexicon("cues"):
        if row["class"] == word_class:
            particle, _, base = row["lemma"].rpartition("|")
            fixed = tuple(row["fixed"].split())
            order = [base, *fixed] if word_class == "preposition" else [*fixed, particle + base]
            takes = frozenset(row["takes"].split())
            entries.append(CueEntry(" ".join(order), word_class, particle, base, fixed, row["kind"], row["medium"], takes))
    return tuple(entries)


@functools.cache
def principal_parts(base: str) -> tuple[str, str, str]:
    """Third person present, preterite and past participle of a verb without separable particle.

    Irregular ones stand in `verb_forms.tsv`; a prefixed verb follows its base (`verspricht` like `spricht`); all others
    are weak. `melden` and `rechnen` take an `-e-` before the ending.
    """
    irregular = {row["lemma"]: (row["present"], row["preterite"], row["participle"]) for row in load_lexicon("verb_forms")}
    if base in irregular:
        return irregular[base]
    for prefix in INSEPARABLE:
        rest = base[len(prefix) :]
        if base.startswith(prefix) and rest in irregular:
            present, preterite, participle = irregular[rest]
            bare = participle[2:] if participle.startswith("ge") and not rest.startswith("ge") else participle
            return prefix + present, prefix + preterite, prefix + bare
    stem = base[:-2] if base.endswith("en") else base[:-1]
    linking = "e" if re.search(r"([td]|chn|[^lrhaeiouäöü]n|[^lrhaeiouäöüm]m)$", stem) else ""
    augment = "" if base.startswith(INSEPARABLE) or base.endswith("ieren") else "ge"
    return stem + linking + "t", stem + linking + "te", augment + stem + linking + "t"


@functools.cache
def verb_forms() -> dict[str, tuple[tuple[CueEntry, str], ...]]:
    """Form to (entry, slot); slots: `finite`, `joined` (`ankündigte`), `participle`, `infinitive`."""
    table: dict[str, list[tuple[CueEntry, str]]] = {}
    for entry in cue_entries("verb"):
        present, preterite, participle = principal_parts(entry.base)
        stem = entry.base[:-2] if entry.base.endswith("en") else entry.base[:-1]
        plural = preterite + ("n" if preterite.endswith("e") else "en")
        present_plural = "sind" if entry.base == "sein" else entry.base
        for form in dict.fromkeys((present, preterite, plural, present_plural, stem + "e", preterite.replace("ss", "ß"))):
            table.setdefault(form, []).append((entry, "finite"))
            if entry.particle:
                table.setdefault(entry.particle + form, []).append((entry, "joined"))
        if participle != "bekannt":  # wurde bekannt is no form of bekennen
            table.setdefault(entry.particle + participle, []).append((entry, "participle"))
        table.setdefault(entry.particle + entry.base, []).append((entry, "infinitive"))
    return {form: tuple(slots) for form, slots in table.items()}


def is_cue_form(word: str) -> bool:
    """Whether a word can be a finite form of a reporting verb."""
    return any(slot in {"finite", "joined"} for _, slot in verb_forms().get(word.lower(), ()))


def is_participle(word: str) -> bool:
    """Whether a word can be the past participle of a reporting verb (`gesagt`, `erklärt`)."""
    return any(slot == "participle" for _, slot in verb_forms().get(word.lower(), ()))


def match_verb(doc: Doc, tokens: Sequence[int], finite: int = -1) -> CueMatch | None:
    """The reporting verb among the tokens of a clause, with particle, auxiliary, correlate and fixed words; or None.

    finite: index of the clause's finite verb where it is known. Of several the one with the most words of its own wins
    (`stellte in Aussicht` over `stellte`), then the first.
    """
    lower = [doc[i].lower_ for i in tokens]
    best: tuple[int, CueMatch] | None = None
    for at, i in enumerate(tokens):
        for entry, slot in verb_forms().get(lower[at], ()):
            match = _match(doc, tokens, lower, at, entry, slot, finite)
            if match is None:
                continue
            weight = 2 * len(entry.fixed) + 2 * bool(entry.particle) + (i == finite)
            if best is None or weight > best[0]:
                best = weight, match
    return best[1] if best else None


def _match(
    doc: Doc, tokens: Sequence[int], lower: list[str], at: int, entry: CueEntry, slot: str, finite: int
) -> CueMatch | None:
    token = doc[tokens[at]]
    is_finite_verb = token.i == finite
    if not is_finite_verb and (token.tag_ in NOT_VERB_TAGS or (token.text[:1].isupper() and at > 0)):
        return None
    if any(word.lower() not in lower for word in entry.fixed):
        return None
    if any(doc[i].tag_ == "PRF" for i in tokens) and "sich" not in entry.fixed:
        return None  # der Verdacht bestätigt sich
    words = [token.i]
    passive = False
    if slot in {"finite", "joined"}:
        if finite >= 0 and not is_finite_verb:
            return None
        if slot == "finite" and not _particle(doc, tokens, lower, at, entry, words):
            return None
    elif slot == "participle":
        if is_finite_verb:
            return None
        helpers = [j for j, word in zip(tokens, lower, strict=True) if word in _helpers()]
        if not helpers:
            return None
        passive = any(doc[j].lower_ in frame_words("become") for j in helpers)
        if not passive and not any(doc[j].lower_ in frame_words("have") for j in helpers):
            return None
        words.extend(helpers)
    else:
        helpers = [j for j, word in zip(tokens, lower, strict=True) if word in frame_words("modal") and j != token.i]
        if not helpers:
            return None
        words.extend(helpers[:1])
    words.extend(tokens[lower.index(word.lower())] for word in entry.fixed)
    words.extend(j for j, word in zip(tokens, lower, strict=True) if word in frame_words("correlate"))
    return CueMatch(entry, tuple(dict.fromkeys(words)), passive)


@functools.cache
def _helpers() -> frozenset[str]:
    return frame_words("have") | frame_words("be") | frame_words("become")


def _particle(doc: Doc, tokens: Sequence[int], lower: list[str], at: int, entry: CueEntry, words: list[int]) -> bool:
    """Whether the separable particle stands where it must: last in its clause; and none where the verb has none.

    `kündigte die Fusion an` is a cue, `schloss die Tür ab` none of `schließen`.
    """
    for place in range(len(tokens) - 1, at, -1):
        ends = place + 1 == len(tokens) or tokens[place + 1] != tokens[place] + 1 or doc[tokens[place + 1]].is_punct
        ends = ends or doc[tokens[place + 1]].lower_ in frame_words("conjunction")
        if not ends:
            continue
        if entry.particle and lower[place] == entry.particle:
            words.append(tokens[place])
            return True
        if not entry.particle and doc[tokens[place]].tag_ == "PTKVZ" and lower[place] in _other_particles(entry):
            return False
    if entry.particle and at and lower[at - 1] == entry.particle:  # wie die Stadt bekannt gab
        words.append(tokens[at - 1])
        return True
    return not entry.particle


def _other_particles(entry: CueEntry) -> frozenset[str]:
    return frame_words("verb particle") - frozenset(entry.fixed)


def cue_noun(word: str) -> CueEntry | None:
    """The entry of a reporting noun in any form (`Angaben`, `Worten`) or as the head of a compound (`Polizeiangaben`)."""
    return _noun(word.casefold())


@functools.cache
def _noun_table() -> dict[str, CueEntry]:
    table: dict[str, CueEntry] = {}
    for entry in (*cue_entries("noun"), *cue_entries("preposition")):
        for noun in [entry.base] if entry.word_class == "noun" else entry.fixed:
            for ending in ("", "e", "n", "en", "er", "s", "es", "ern"):
                table.setdefault(noun.casefold() + ending, entry)
    return table


@functools.lru_cache(maxsize=4096)
def _noun(word: str) -> CueEntry | None:
    table = _noun_table()
    if word in table:
        return table[word]
    return next((table[word[cut:]] for cut in range(3, len(word) - 4) if word[cut:] in table), None)
