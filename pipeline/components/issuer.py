"""Which organisation speaks: letterhead, contact, boilerplate or photo credit name it, else the lead does."""

from __future__ import annotations

import functools
import re

from spacy.language import Language
from spacy.tokens import Doc

import pipeline.extensions  # noqa: F401  declares the Doc attributes
from pipeline.grammar.text_access import text_of, words_kept
from pipeline.grammar.words import Word, words_in
from pipeline.lexicon import load_lexicon
from pipeline.page.layout import PUBLIC_FORM, is_date_line, is_press_label
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_end, legal_form_start
from pipeline.people.companies import company_at
from pipeline.people.organisations import Body, body_at

# `Foto: Stadt Linden`, `Nachweis: …`, `© …`: whose picture it is. The name goes up to the end of its line or sentence.
_CREDIT = re.compile(r"(?:\b(?:\w*[Nn]achweis|Fotos?|Bild(?:er|rechte|quelle)?|Quelle|Copyright)\s?:|©)\s*([^\n:]{3,120})")
_PARTS = re.compile(r"\s{3,}|\s+[|·•–—*-]\s+|\s*[|·•]\s*|\s+/\s+|,\s+")
# `Ministerium für Soziales, Arbeit und Sport des Landes`: the comma of an enumeration parts nothing.
_LISTED = re.compile(r"(?<= )(für [^,|·•\d]+(?:, [^,|·•\d]+){1,4}(?: und | & ))")
_PRESS_OF = re.compile(r"^\S+ (?:der|des|vom|von)\s+")
_EDITION = re.compile(r"^\d{1,3}\. (?=[A-ZÄÖÜ])")  # `38. Filmtage Linden`
_FORM_BEHIND = re.compile(r" – (?:Anstalt|Körperschaft|Stiftung) des (?:öffentlichen|bürgerlichen) Rechts")
_DASH = "\x01"
_COMMA = "\x00"
SMALL_WORDS = frozenset("für und der des die das dem den von vom zu zum zur am an im in bei".split())


@Language.component("meldewerk_issuer", assigns=["doc._.issuer"])
def set_issuer(doc: Doc) -> Doc:
    """Write `doc._.issuer` where metadata did not give it."""
    if not doc._.issuer:
        doc._.issuer = find_issuer(doc)
    return doc


def find_issuer(doc: Doc) -> str:
    """The name of the organisation that speaks, nominative, without its press office; "" where the release names none."""
    sure, maybe = _from_header(doc)
    if sure:
        return sure
    words = words_kept(doc)
    for name in (
        _first_body(words, {"contact"}),
        _from_credit(doc),
        _first_body(words, {"boilerplate"}),
        _from_properties(doc),
        _first_body(words, {"body", "dateline"}, companies_only=True),
        maybe,
        _first_body(words, {"headline", "body", "footer"}),
    ):
        if name:
            return name
    return ""


def _from_header(doc: Doc) -> tuple[str, str]:
    """The first parts of the letterhead that surely and that perhaps are an organisation, in the spelling of the body."""
    text = text_of(doc)
    fallback = bare = ""
    for zone in doc._.zones:
        if zone.kind not in {"header", "dateline"}:
            continue
        for line in _whole_lines(text[zone.start : zone.end]):
            stripped = line.strip(" –—-*#\t")
            if not stripped or is_date_line(stripped):
                continue
            stripped = _EDITION.sub("", stripped)
            listed = _LISTED.sub(lambda match: match.group().replace(", ", _COMMA), _after_press_of(stripped))
            for part in _PARTS.split(_FORM_BEHIND.sub(lambda match: match.group().replace(" – ", _DASH), listed)):
                part = part.replace(_COMMA, ", ").replace(_DASH, " – ").strip(" –—-:")
                if not part or not part[0].isalnum() or is_date_line(part):
                    continue
                if _is_press_office(part) or is_press_label(part):
                    continue
                kind = _organisation_kind(part)
                if kind == "sure" and " " not in part and not bare:
                    bare = part  # `Ratsfraktion`; a line below may say whose
                elif kind == "sure" and (not bare or bare.casefold() in part.casefold()):
                    return respell(part, text), fallback
                if kind and not fallback and zone.kind == "header":
                    fallback = respell(part, text)
    return respell(bare, text), fallback


def _whole_lines(printed: str) -> list[str]:
    """The lines of a letterhead; what begins small goes on with the line above: `Ministerium für Umwelt ⏎ des Landes Linden`."""
    out: list[str] = []
    for line in printed.splitlines():
        first = line.split()[0] if line.split() else ""
        if out and out[-1].strip() and first in {"des", "für", "und", "der"} and not _is_press_office(out[-1].split()[0]):
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
    return out


def _after_press_of(line: str) -> str:
    """`Pressemitteilung der Stadt Linden` leads to `Stadt Linden`."""
    match = _PRESS_OF.match(line)
    if line.split()[0] in {"der", "des", "vom", "von"}:
        rest = line.split(maxsplit=1)[-1]  # `Gemeinsame Pressemitteilung` stands on the line above
    elif match and _is_press_office(line.split()[0]):
        rest = line[match.end() :]
    else:
        return line
    words = words_in(rest)
    bodies = (body_at(words, at) for at in range(min(len(words), 4)))
    return next((body.name for body in bodies if body is not None and body.start == 0), rest)


@functools.cache
def _press_words() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["match"]) for row in load_lexicon("press_offices"))


def _is_press_office(part: str) -> bool:
    return any(
        part == word or (match == "start" and part.lower().startswith(word.lower()) and not part[len(word) :][:1].isalpha())
        for word, match in _press_words()
    )


def _organisation_kind(part: str) -> str:
    """`sure` where a part of a line is a body by legal form or head noun, `maybe` where it could be a name, else ""."""
    words = words_in(part)
    if not words or len(words) > 16 or any(word.text in "!?:" for word in words):
        return ""
    if any(legal_form_end(words, i) > i for i in range(1, len(words))) or PUBLIC_FORM.search(part):
        return "sure"
    if any(word.text.islower() and word.text not in SMALL_WORDS for word in words if word.text[0].isalpha()):
        return ""
    nouns = [noun for word in words if (noun := body_noun(word.text) or body_noun(word.text.capitalize()))]
    if nouns and all(noun.kind != "group" for noun in nouns):
        return "sure"
    return (
        "maybe"
        if words[0].capital and words[0].lower not in FUNCTION_WORDS and not any(word.text[0].isdigit() for word in words)
        else ""
    )


def respell(name: str, text: str) -> str:
    """A name in capitals in the spelling that the text has elsewhere, else with capitals only at the beginning of its words."""
    parts = name.split()
    form = legal_form_start(parts)
    if 0 < form < len(parts):
        return f"{respell(' '.join(parts[:form]), text)} {' '.join(parts[form:])}"
    letters = [char for char in name if char.isalpha()]
    if not letters or not all(char.isupper() for char in letters) or len(letters) < 7:
        return name
    pattern = re.compile(r"\s+".join(re.escape(word) for word in name.split()), re.IGNORECASE)
    for match in pattern.finditer(text):
        if not match.group().isupper():
            return " ".join(match.group().split())
    words = [word.lower() if i and word.lower() in SMALL_WORDS else _capitalised(word) for i, word in enumerate(name.split())]
    return " ".join(words)


def _capitalised(word: str) -> str:
    if len(word) <= 3 and word.isalpha():
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _from_properties(doc: Doc) -> str:
    """Publisher of the page, company of the document or sender of the mail, where that is surely an organisation."""
    for part in _PARTS.split(doc._.properties.issuer):
        name = _after_press_of(part.strip()) if part.strip() else ""
        words = name.split()
        if len(words) > 1 and _is_press_office(words[0]):
            name = " ".join(words[1:])  # `Pressestelle Stadt Linden`
        if name and not _is_press_office(name) and _organisation_kind(name) == "sure":
            return respell(name, text_of(doc))
    return ""


def _first_body(words: list[Word], zones: set[str], companies_only: bool = False) -> str:
    for at, word in enumerate(words):
        if word.zone not in zones:
            continue
        if legal_form_end(words, at) > at:
            body = company_at(words, at)
            if body and words[body.start].zone == word.zone:
                return body.name
    if companies_only:
        return ""
    for at, word in enumerate(words):
        if word.zone in zones and word.capital:
            body = body_at(words, at)
            if body and _speaks(body) and not _is_press_office(body.name):
                return body.name
    return ""


def _speaks(body: Body) -> bool:
    return body.kind == "territory" or (body.named and body.kind == "body")


def _from_credit(doc: Doc) -> str:
    for match in _CREDIT.finditer(text_of(doc)):
        words = words_in(match.group(1))
        for at in range(min(len(words), 4)):
            if legal_form_end(words, at) > at:
                body = company_at(words, at)
                if body:
                    return body.name
        body = body_at(words, 0) if words else None
        if body and _speaks(body):
            return body.name
    return ""
