"""Words that a line end cut in two: `Verwaltungs-⏎delegation` is one word, `Nord-⏎Süd-Achse` keeps its hyphen."""

from __future__ import annotations

import re

from pipeline.cleaning.alignment import Edit
from pipeline.cleaning.words import load_words
from pipeline.lexicon import load_lexicon

_CUT = re.compile(r"(?<=[^\W_])([-\u2010\u00ac])[ ]{0,8}\n[ \n]{0,40}(?=([^\W_]{1,40})(\W|\Z))")
_ADDRESS_BEFORE = re.compile(r"(?:https?://|www\.|@)[^\s@]{0,120}$", re.IGNORECASE)
_ADDRESS_BEHIND = re.compile(r"[^\s@]{1,60}@[^\W_]")
_VOWEL = re.compile("[aeiouyäöüéAEIOUYÄÖÜ]")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{1,40}$")

# Words that may follow a suspended hyphen. kind `always`: `Kühl- ⏎ und Tiefkühlhäuser`; `unless_word`: `den-⏎noch` and
# `Kür-⏎bis` are words, `Haupt- ⏎ noch Nebenrolle` is none.
_SUSPENDED = {row["word"]: row["kind"] for row in load_lexicon("clean_suspended")}
# The adjectives of the Länder that have two names: `Nordrhein-⏎westfälische`.
_LANDS = {row["left"]: row["right"] for row in load_lexicon("clean_lands")} | {
    row["left"].lower(): row["right"] for row in load_lexicon("clean_lands")
}
_COLOURS = ("rot", "grün", "schwarz", "gelb", "blau", "weiß")  # of flags and parties: `rot-grüner Streifen`
_LONGEST_ENDING = 5  # letters: `wisch-⏎te`, `erfrisch-⏎ende`


def join_hyphenated(text: str) -> list[Edit]:
    """Edits of hyphens at line ends: hyphen and line end go, or only the line end goes.

    The next line's first letter decides. Lower case joins, but not before `und`, `oder` and their like, nor after digits
    (`20-⏎jährig`), an abbreviation (`EU-⏎weit`, `km-⏎lang`) or a single letter (`A-⏎cappella`), of which no syllable is made;
    a capital or a digit keeps the hyphen (`Hybrid-⏎Antrieb`), and so do addresses of the net.
    """
    edits = []
    for match in _CUT.finditer(text):
        hyphen, gap = match.start(1), match.end(1)
        next_word = match.group(2)
        before = _LETTERS_BEFORE.search(text, max(0, hyphen - 40), hyphen)
        left = before.group() if before else ""
        soft = match.group(1) == "\u00ac"
        if _is_in_address(text, hyphen, match.end()):
            edits.append(Edit(gap, match.end(), text[gap : match.end()], "", "hyphenation"))
            continue
        if not next_word[0].islower():
            if text.count("\n", gap, match.end()) > 1 and not soft:
                continue  # a hyphen at the end of a paragraph
            edits.append(Edit(gap, match.end(), text[gap : match.end()], "", "hyphenation"))
        elif not soft and _is_suspended(left, next_word):
            edits.append(Edit(gap, match.end(), text[gap : match.end()], " ", "hyphenation"))
        elif not soft and (_is_no_syllable(text, hyphen, left) or left.isupper() or _is_pair(left, next_word)):
            edits.append(Edit(gap, match.end(), text[gap : match.end()], "", "hyphenation"))
        else:
            edits.append(Edit(hyphen, match.end(), text[hyphen : match.end()], "", "hyphenation"))
    return edits


def _is_in_address(text: str, hyphen: int, following: int) -> bool:
    """Whether the line end cuts an address: `www.stadt-⏎linden.example`, `presse-⏎stelle@linden.example`."""
    return bool(_ADDRESS_BEFORE.search(text, max(0, hyphen - 128), hyphen) or _ADDRESS_BEHIND.match(text, following))


def _is_no_syllable(text: str, hyphen: int, left: str) -> bool:
    """Whether the letters before a hyphen are a word of their own: `km-⏎lang`, `A-⏎cappella`; but not of a misread `Sp6r-⏎tler`."""
    start = hyphen - len(left)
    whole = not start or not (text[start - 1].isalnum() or text[start - 1] in "&@®§$£|")
    return not left or (whole and (len(left) == 1 or not _VOWEL.search(left)))


def _is_pair(left: str, next_word: str) -> bool:
    """Whether two adjectives of one rank stand here: `deutsch-⏎französisch`, `öffentlich-⏎rechtlich`, but not `frisch-⏎gebacken`."""
    if left in _LANDS and next_word.startswith(_LANDS[left]):
        return True
    if left in _COLOURS and next_word.startswith(_COLOURS):
        return True
    if not (left.islower() and left.endswith(("isch", "deutsch", "lich")) and len(next_word) > _LONGEST_ENDING):
        return False
    return left + next_word not in load_words()


def _is_suspended(left: str, next_word: str) -> bool:
    """Whether the hyphen stands for a part that follows later: `Personal- und Organisationsdezernent`."""
    kind = _SUSPENDED.get(next_word)
    if kind == "unless_word":
        words = load_words()
        return (left + next_word).lower() not in words
    return kind == "always"
