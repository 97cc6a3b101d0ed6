"""Names that no list has and that the release itself spells rightly elsewhere: `Weserkihl` beside `Weserkühl`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from pipeline.cleaning.spelling import Speller
from pipeline.cleaning.tokens import Token

_SHORTEST = 5  # letters
_GAIN = 2.0  # nats
_MID_SENTENCE = re.compile(r"! [a-zäöü]")
_UMLAUT = re.compile("[äöüß]")
_UNSTEADY = re.compile(r"[aeiouyäöüéß\d&@®§$£|]")  # what umlauts are, and what they are read as


def decide_twins(text: str, tokens: list[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller) -> None:
    """Spell unknown capitalised words like their twins with an umlaut; changes `forms`, `gains` and, for a last `l` that was
    read as `!`, the token in `tokens`.

    Twins have the same consonants, and the channel can have made one of the other.
    """
    _restore_last_letters(text, tokens, forms, gains, speller)
    spelt: dict[str, set[str]] = defaultdict(set)
    for at, token in enumerate(tokens):
        form = forms.get(at, token.text)
        if form[0].isupper() and len(form) >= _SHORTEST and _UMLAUT.search(form) and not speller.knows(form):
            spelt[_skeleton(form)].add(form)
    for at, token in enumerate(tokens):
        if at in forms or not token.text[0].isupper() or len(token.text) < _SHORTEST or speller.knows(token.text):
            continue
        for twin in sorted(spelt.get(_skeleton(token.text), ())):
            if twin[0] == token.text[0] and speller.only_umlauts(token.text, twin):
                forms[at], gains[at] = twin, _GAIN
                break


def _skeleton(word: str) -> str:
    """The consonants of a word in lower case."""
    return _UNSTEADY.sub("", word.lower())


def _restore_last_letters(
    text: str, tokens: list[Token], forms: dict[int, str], gains: dict[int, float], speller: Speller
) -> None:
    """Give unknown names back a last `l` that was read as `!`: `Weserküh! baut ein Lager`, and then `Weserküh! Logistik` too."""
    cut = {at: forms.get(at, token.text) for at, token in enumerate(tokens) if text[token.end : token.end + 1] == "!"}
    cut = {at: form for at, form in cut.items() if _may_be_cut(form, speller)}
    sure = {form for at, form in cut.items() if _MID_SENTENCE.match(text, tokens[at].end)}
    for at, form in cut.items():
        if form in sure:
            token = tokens[at]
            tokens[at] = replace(token, end=token.end + 1, text=token.text + "!")
            forms[at], gains[at] = form + "l", _GAIN


def _may_be_cut(form: str, speller: Speller) -> bool:
    return form[0].isupper() and len(form) >= _SHORTEST and not speller.knows(form) and not speller.takes_apart(form)
