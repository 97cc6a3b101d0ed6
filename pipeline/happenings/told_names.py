"""What somebody is called whom the register of actors knows by less than the clause says, or not at all."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument
from pipeline.grammar.arguments import CLOSING, OPENING
from pipeline.grammar.phrase_cuts import is_deciding_body
from pipeline.grammar.words import index_at
from pipeline.happenings.event_groups import is_counted, is_many
from pipeline.happenings.event_mentions import is_named_here
from pipeline.happenings.places import venue_noun
from pipeline.happenings.triggers import noun_trigger
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun, has_legal_form
from pipeline.people.group_names import group_name

LONGEST_TITLE = 8  # tokens of a name in quotation marks
# Functions of a phrase that only somebody can have; what is affected or shown may be a thing.
PERSONAL = frozenset({"agent", "organiser", "host", "guest", "recipient", "partner"})
GENERIC = ("gremium",)


def told_name(doc: Doc, row: Argument, found: int | None, function: str) -> int | None:
    """The actor that a phrase means, given whom the register takes it for (None: nobody)."""
    titled = _titled(doc, row, found)
    if titled is not None:
        return titled
    body = _deciding_body_before(doc, row, found)
    if body is not None:
        return body
    people = _plural(doc, row, found)
    if people is not None:
        return people
    if found is not None:
        return _group_before(doc, row, found)
    return _named_thing(doc, row, function) if function in PERSONAL else None


def _titled(doc: Doc, row: Argument, found: int | None) -> int | None:
    """A body or ensemble with the name in quotation marks behind its noun: `die Band „Querbeet“`, `der Verein „Lese e. V.“`."""
    actors = doc._.actors
    head, at = doc[row.head_noun], row.base
    if at >= len(doc) or doc[at].text not in OPENING or at != row.head_noun + 1:
        return None
    body = body_noun(head.text)
    if body is None and not is_deciding_body(head.text):
        return None
    if found is not None and actors[found].kind == "organisation" and len(actors[found].name.split()) > 1:
        return None
    close = next((i for i in range(at + 1, min(at + LONGEST_TITLE, len(doc))) if doc[i].text in CLOSING), -1)
    if close <= at + 1:
        return None
    title = " ".join(doc[at + 1 : close].text.split())
    if has_legal_form(title):
        return int(actors.add(title, "organisation"))
    noun = body.nominative if body is not None else head.text.removesuffix("s") if row.slot == "genitive" else head.text
    return int(actors.add(f"{noun} „{title}“", "organisation"))


def _deciding_body_before(doc: Doc, row: Argument, found: int | None) -> int | None:
    """The body that was named last where `das Gremium` means it."""
    actors = doc._.actors
    head = doc[row.head_noun]
    bare = row.base == row.start + 2 and doc[row.start].lower_ in {"das", "dem", "des"}
    if not (bare and head.lower_.rstrip("s").endswith(GENERIC)) or row.end > row.base:
        return None
    for _, _, index, _ in actors.before(doc[row.start].idx):
        actor = actors[index]
        if index != found and actor.kind == "organisation" and is_deciding_body(actor.name.split()[0]):
            return int(index)
    return None


def _plural(doc: Doc, row: Argument, found: int | None) -> int | None:
    """A group where the register took a plural for one person: `die Clowns`, `200 Händler`, `für Senioren`."""
    actors = doc._.actors
    if found is None or actors[found].kind != "person" or is_named_here(doc, row) or not is_counted(doc, row):
        return None
    word = doc[row.head_noun].text
    noun = role_noun(word)
    if noun is None or actors[found].name.split()[0].casefold() != noun.nominative.casefold():
        return None
    words = actors.words(doc)
    at = index_at(words, doc[row.head_noun].idx)
    name = group_name(words, at, at, len(words), noun, True)
    plural = name.split()[0]
    if row.slot not in {"subject", "object"} and plural.endswith("ern"):
        name = plural[:-1] + name[len(plural) :]  # `mit Händlern`
    return int(actors.add(name, "group", "", True))


def _group_before(doc: Doc, row: Argument, found: int) -> int:
    """The group that was told in full before: `die Delegierten` are the `Delegierte der Kammerversammlung`."""
    actors = doc._.actors
    name = actors[found].name
    if actors[found].kind != "group" or " " in name or doc[row.start].lower_ not in {"die", "der", "den"}:
        return found
    return next(
        (index for index in reversed(actors.groups()) if actors[index].name.startswith((f"{name} der ", f"{name} des "))), found
    )


def _named_thing(doc: Doc, row: Argument, function: str) -> int | None:
    """A body that no lexicon knows, by the name behind its noun: `das Juweliergeschäft Kessler`, `die Landfrauen Worpsrade`."""
    head = doc[row.head_noun]
    tail = doc[row.head_noun + 1 : row.base]
    if head.tag_ != "NN" or not len(tail) or role_noun(head.text) is not None or is_many(head.text):
        return None
    if not all(token.text[:1].isupper() or token.text == "&" for token in tail) or any(
        token.ent_type_ == "PER" for token in tail
    ):
        return None
    if noun_trigger(head) is not None or (venue_noun(head) and function != "partner"):
        return None
    if row.slot not in {"subject", "object", "von", "durch"} and function != "partner":
        return None
    return int(doc._.actors.add(" ".join(doc[row.head_noun : row.base].text.split()), "organisation"))
