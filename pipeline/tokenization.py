"""What German press releases need beyond spaCy's German tokenizer, for either model.

Gendered forms stay one token (`Bürger:innen`), a year before a full stop does not swallow it (`im Jahr 2014.`), ranges
fall apart (`14–17 Uhr`), offices' abbreviations keep their dot (`Bgm.`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from pipeline.lexicon import load_lexicon

GENDERED = re.compile(r"\w+(?:-\w+)*(?:[*:_·]|/-?)in(?:nen)?(?:[a-zäöüß]+)?(?:-\w+)*")
EXTRA_INFIXES = (
    r"(?<=[0-9.])[–—](?=[0-9])",  # 14–17, 30.4.–2.5.2024
    r"(?<=[0-9]\.)-(?=[0-9])",  # 3.-5. Mai
    r"(?<=[A-Za-zÄÖÜäöüß])[–—/](?=[A-ZÄÖÜ])",  # Leipzig–Dortmund, Leipzig/Dresden
)
EXTRA_SUFFIXES = (
    r"(?<=[0-9]{4})\.",  # im Jahr 2014.
    r"(?<=[a-zäöüß][A-ZÄÖÜ])\.",  # GmbH.
    r"\*",
    r"®",
)
EXTRA_PREFIXES = (r",,", r"®")


def customise_tokenizer(nlp: Language) -> None:
    """Change `nlp.tokenizer` in place."""
    tokenizer = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *EXTRA_INFIXES]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*EXTRA_SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.prefix_search = compile_prefix_regex([*EXTRA_PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.token_match = _either(tokenizer.token_match, GENDERED.fullmatch)
    for row in load_lexicon("abbreviations"):
        if " " not in row["form"]:
            tokenizer.add_special_case(row["form"], [{ORTH: row["form"]}])


def _either(first: Callable[[str], object] | None, second: Callable[[str], object]) -> Callable[[str], object]:
    if first is None:
        return second

    def match(text: str) -> object:
        return first(text) or second(text)

    return match
