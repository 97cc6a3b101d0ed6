"""Names said again: a family name alone, a company without its legal form."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from pipeline.grammar.words import Word
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun, legal_form_end
from pipeline.people.given_names import is_given_name
from pipeline.people.name_parts import titles

ARTICLES = frozenset("der die das des dem den ein eine einen einem einer eines".split())


class Found(NamedTuple):
    """A name as word indexes, end exclusive."""

    start: int
    end: int
    label: str


def company_names(words: list[Word], companies: list[Found], taken: set[int]) -> list[Found]:
    """A company without its legal form, or by its own word alone: `Lindwurm` after `Lindwurm Logistik GmbH`."""
    cores: dict[str, list[tuple[str, ...]]] = {}
    for name in companies:
        legal = next((i for i in range(name.start + 1, name.end) if legal_form_end(words, i) > i), name.end)
        core = tuple(word.text for word in words[name.start : legal])
        first = words[name.start]
        own = len(core[0]) > 3 and not body_noun(core[0]) and not role_noun(core[0]) and not core[0].endswith(("er", "e", "en"))
        forms = [core, core[:1]] if own and not is_given_name(first.text) else [core] if len(core) > 1 else []
        for form in forms:
            if form not in cores.setdefault(form[0], []):
                cores[form[0]].append(form)
    out = []
    for at, word in enumerate(words):
        for form in sorted(cores.get(word.text, []), key=len, reverse=True):
            end = at + len(form)
            inside = [words[i] for i in range(at, min(end, len(words)))]
            if (
                tuple(w.text for w in inside) == form
                and not any(i in taken for i in range(at, end))
                and not any(w.border for w in inside[1:])
            ):
                out.append(Found(at, end, "ORG"))
                break
    return out


def surnames(words: list[Word], persons: list[Found], model: dict[int, str], taken: set[int]) -> list[Found]:
    """A family name alone, once its full name stands in the release: `Kern`, `Kerns Team`."""
    known: set[str] = set()
    fronts: dict[str, list[str]] = {}  # family name to the particles and ranks in front of it, the nearest first
    for name in persons:
        if name.end - name.start > 1:
            family = words[name.end - 1].text
            known.add(family)
            fronts.setdefault(family, [words[i].text for i in range(name.end - 2, name.start, -1)])
    nouns = {
        word.text for before, word in pairwise(words) if word.text in known and not word.border and before.lower in ARTICLES
    }
    out = []
    for at, word in enumerate(words):
        if at in taken or not word.capital:
            continue
        text = word.text.rstrip("'’")
        if text not in known and not (text.endswith("s") and text[:-1] in known):
            continue
        previous = words[at - 1] if at and not word.border else None
        start = _with_front(words, at, fronts.get(text) or fronts.get(text.removesuffix("s"), []), taken)
        if start < at:
            out.append(Found(start, at + 1, "PER"))  # `sagte von Sierstorf`, `Graf Rosen`
            continue
        after_article = previous is not None and previous.lower in ARTICLES
        noun = word.tag == "NN" and word.text in nouns and is_common(words, at)
        if model.get(at) == "PER" or not (after_article or noun):
            out.append(Found(at, at + 1, "PER"))
    return out


def _with_front(words: list[Word], at: int, front: list[str], taken: set[int]) -> int:
    """Where the family name at word `at` begins with the particles and ranks that its full name has: `| Prinz zu Solms`."""
    start = at
    for text in front:
        before = words[start - 1] if start and not words[start].border else None
        if before is None or before.lower != text.casefold() or start - 1 in taken:
            break
        if text not in titles("particle", "rank"):
            break
        start -= 1
    return start


def is_common(words: list[Word], at: int) -> bool:
    """Whether a word that is also a family name stands here as a noun: `frisches Obst`, `mit Obst`."""
    previous = words[at - 1] if at and not words[at].border else None
    return previous is not None and previous.tag in {"ADJA", "APPR", "APPRART", "CARD", "PIAT", "PPOSAT"}
