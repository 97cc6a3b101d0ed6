"""Towns behind other words: in an adjective (`in der Herrenberger Stadthalle`), in a row, known from elsewhere in the release."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from pipeline.grammar.text_access import TOWNS_KEY, entities_between, is_text_kept

DATIVES = frozenset({"im", "dem", "der", "am", "beim", "vom", "zum", "zur"})
LONGEST_ROW = 4  # towns in a row; more are a list


def known_towns(doc: Doc) -> frozenset[str]:
    """The last words of what the model takes for places anywhere in the Doc; read once while its text is kept."""
    if not is_text_kept(doc):
        return _read(doc)
    towns: frozenset[str] | None = doc.user_data.get(TOWNS_KEY)
    if towns is None:
        towns = doc.user_data[TOWNS_KEY] = _read(doc)
    return towns


def _read(doc: Doc) -> frozenset[str]:
    places = (ent for ent in entities_between(doc, 0, len(doc), "LOC") if len(ent) <= 2)  # `Messehalle Löbau`
    return frozenset(ent[-1].text for ent in places)


def adjective_town(doc: Doc, index: int) -> str:
    """The town in an adjective behind an article in the dative: `vor dem Wormser Dom` gives Worms, else "".

    There every other adjective ends in -en. The town is one that the release names, else what is left without -er.
    """
    return adjective_in(doc, index) if index and doc[index - 1].lower_ in DATIVES else ""


def adjective_in(doc: Doc, index: int) -> str:
    """The town in an adjective in front of a noun, or ""; see `adjective_town`."""
    token = doc[index]
    if index + 1 >= len(doc) or not doc[index + 1].text[:1].isupper():
        return ""
    word = token.text
    if not (word[:1].isupper() and word.endswith("er") and len(word) > 4) or token.ent_type_ in {"PER", "ORG"}:
        return ""
    if token.tag_ not in {"ADJA", "NE"} and token.ent_type_ != "LOC":
        return ""
    stem = word.removesuffix("er")
    forms = (stem, stem + "e", stem + "en")
    named = known_towns(doc) | {str(doc._.place)}
    return str(next((form for form in forms if form in named), stem))


def town_row(doc: Doc, town: Span, towns: dict[int, Span]) -> str:
    """A town with those in a row behind it: `in Worms, Alzey und Frankenthal`."""
    last, number, closed = town, 1, False
    while number < LONGEST_ROW and last.end + 1 < len(doc) and doc[last.end].text in {",", "und"}:
        following = last.end + 2 if doc[last.end + 1].is_space else last.end + 1
        if following not in towns or closed:
            break
        closed = doc[last.end].text == "und"
        last, number = towns[following], number + 1
    return " ".join(doc[town.start : last.end].text.split()) if closed else str(town.text)
