"""Which actor a phrase of an event's clause means, and which phrases mean nobody worth a row."""

from __future__ import annotations

import functools

from spacy.tokens import Doc

from pipeline.grammar.argument import Argument
from pipeline.grammar.arguments import arguments
from pipeline.grammar.phrase_cuts import is_deciding_body
from pipeline.grammar.words import index_at
from pipeline.happenings.event_groups import is_many, people_noun, plural_of_group
from pipeline.happenings.event_mentions import NAMED, characters, is_named_here
from pipeline.happenings.event_words import endings, words_of_kind
from pipeline.happenings.fuller_names import fuller, is_clip, town_as_body, without_date
from pipeline.happenings.told_names import told_name
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import body_noun, short_names
from pipeline.people.group_names import group_name

POSSESSIVES = ("ihr", "sein")
ANTECEDENT = 12  # tokens in front of a relative pronoun in which its noun begins


@functools.cache
def _vague() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("vague_people"))


@functools.cache
def _involved() -> tuple[str, ...]:
    return tuple(row["noun"].lower() for row in load_lexicon("involved"))


def is_involved(word: str) -> bool:
    """Whether a word is a noun for people in an accident: `Autofahrer`."""
    return word[:1].isupper() and word.lower().endswith(_involved())


def actor_of(doc: Doc, row: Argument, function: str) -> int | None:
    """The actor that a phrase means in a function, or None: no one, or people who are not told apart (`zwei Menschen`)."""
    actors = doc._.actors
    family = next((i for i in range(row.start, row.base - 1) if doc[i].lower_ in endings("family")), -1)
    if family >= 0 and doc[family + 1].text[:1].isupper():
        return int(actors.add(doc[family : row.base].text, "group", "", True))
    if doc[row.start].lower_ == "sie" and row.base == row.start + 1 and row.slot in {"subject", "object"}:
        several = _they(doc, row, function)
        if several is not None:
            return several
        if row.slot == "subject" and _is_plural_here(doc, row):
            return None
    if doc[row.start].tag_ == "PRELS" and row.base == row.start + 1 and (before := antecedent(doc, row.start)) is not None:
        return actor_of(doc, before, function)
    found = _named_in(doc, row)
    for i in range(row.start, row.base) if found is None else ():
        token = doc[i]
        if token.lower_ == "wir" and actors.issuer is not None:
            return int(actors.issuer)
        if i + 1 < row.base and token.lower_.startswith(POSSESSIVES):
            continue  # `ihr Beifahrer` is not she
        if not (token.text[:1].isupper() or token.tag_ in {"PPER", "PDS"}) or token.tag_ in {"ART", "CARD", "APPRART"}:
            continue
        found = actors.resolve(doc, *characters(doc, i, row.end))
        if found is not None:
            break
    if doc[row.start].lower_.startswith(POSSESSIVES) and (new := _unknown(doc, row)) is not None:
        return new  # `ihr Beifahrer`, `sein Vater`
    if found is not None and actors[found].kind == "person" and is_deciding_body(doc[row.head_noun].text):
        found = None if not is_named_here(doc, row) else found  # `der Rat` is no Landrat
    if found is not None and actors[found].kind == "person" and _is_somebody_else(doc, row, found):
        noun = role_noun(doc[row.head_noun].text)
        return int(actors.add(noun.nominative if noun else doc[row.head_noun].text, "person", noun.gender if noun else ""))
    if found is not None and actors[found].kind == "organisation":
        found = fuller(actors, _owner_of_premises(doc, row, found))
        if _means_issuer(doc, row, found):
            found = int(actors.issuer)  # type: ignore[arg-type]
        if (bare := without_date(actors[found].name)) != actors[found].name:
            found = int(actors.add(bare, "organisation"))
    if found is None or _is_cut_short(doc, row, found):
        found = _unknown(doc, row)
    found = told_name(doc, row, found, function)
    if found is None or actors[found].name.split()[0] in _vague() or actors[found].name.endswith(("Dr.", "Prof.")):
        return None
    if function == "speaker" and actors[found].kind == "organisation":
        return None  # a venue does not speak
    if function == "organiser" and actors[found].kind != "organisation" and row.slot == "genitive":
        return None  # a group sets nothing up that is called by it: `das Endspiel der Mädchen`
    return found


def antecedent(doc: Doc, index: int) -> Argument | None:
    """The phrase in front of a relative pronoun: `die Versammlung, | die am Montag zusammenkommt`."""
    if index < 2 or doc[index - 1].text != "," or doc[index].sent.start > index - 2:
        return None
    first = max(doc[index].sent.start, index - ANTECEDENT)
    rows = arguments(doc, first, index - 1)
    return rows[-1] if rows and rows[-1].end == index - 1 else None


def _they(doc: Doc, row: Argument, function: str) -> int | None:
    """The group that is the subject of the sentence before, where `sie` stands beside a verb in the plural."""
    sent = doc[row.start].sent
    finite = next((token for token in sent if token.tag_ in {"VVFIN", "VAFIN", "VMFIN"}), None)
    if finite is None or not (finite.lower_.endswith("n") or finite.lower_ == "sind") or not sent.start:
        return None
    within = doc[sent.start : max(sent.start, row.start - 2)]
    if any(token.tag_ in {"VVFIN", "VAFIN", "VMFIN"} for token in within):
        before = within  # `Schüler hatten Kästen gebaut, die | sie am Sonntag aufhängten`
    elif doc[sent.start - 1].is_space:
        return None  # a new paragraph
    else:
        before = doc[sent.start - 1].sent
    rows = [one for one in arguments(doc, before.start, before.end) if one.slot == "subject"]
    if len(rows) != 1 or not people_noun(doc, rows[0]):
        return None
    return actor_of(doc, rows[0], function)


def _is_plural_here(doc: Doc, row: Argument) -> bool:
    """Whether the finite verb of a pronoun's clause is in the plural: `wo sie sich mit Gästen treffen`."""
    stop = next(
        (i for i in range(row.base, doc[row.start].sent.end) if doc[i].text in {",", ";", "."}), doc[row.start].sent.end
    )
    near = [*range(row.base, stop), *range(row.start - 1, max(row.start - 3, doc[row.start].sent.start - 1), -1)]
    finite = next((doc[i] for i in near if doc[i].tag_ in {"VVFIN", "VAFIN", "VMFIN", "VVINF"}), None)
    return finite is not None and (finite.lower_.endswith("en") or finite.lower_ == "sind")


def _is_somebody_else(doc: Doc, row: Argument, actor: int) -> bool:
    """Whether an office of which a town or state has one cannot be that of a person who was never called so.

    `Empfang beim Oberbürgermeister` does not mean the striker who was named before.
    """
    head = doc[row.head_noun]
    if not head.lower_.endswith(endings("sole_office")) or is_named_here(doc, row):
        return False
    noun = role_noun(head.text)
    stems = doc._.actors.stems_of(actor)
    return noun is not None and not any(stem.endswith(noun.stem) or noun.stem.endswith(stem) for stem in stems)


def _owner_of_premises(doc: Doc, row: Argument, actor: int) -> int:
    """The body whose premises a phrase names: `das Werk der Uhl AG` is the Uhl AG."""
    actors = doc._.actors
    if not doc[row.head_noun].lower_.endswith(endings("premises")) or row.end <= row.base:
        return actor
    rows = actors.overlapping(*characters(doc, row.base, row.end))
    named = [index for _, _, index, form in rows if form in NAMED and actors[index].kind == "organisation"]
    return named[0] if named and " " not in actors[actor].name else actor


def _means_issuer(doc: Doc, row: Argument, found: int) -> bool:
    """Whether `die Polizei` is the `Polizeipräsidium` that speaks, not the Bundespolizei named before."""
    actors = doc._.actors
    bare = row.base == row.start + 2 == row.end and doc[row.start].lower_ in {"die", "der", "das", "dem"}
    if actors.issuer is None or not bare:
        return False
    noun, first = doc[row.head_noun].text, actors[actors.issuer].name.split()[0]
    compound = first.casefold().endswith(noun.casefold()) and " " not in actors[found].name  # `die Fraktion`, a Ratsfraktion
    return (first.startswith(noun) or compound) and noun.casefold() in short_names(actors[actors.issuer].name)


def _is_cut_short(doc: Doc, row: Argument, actor: int) -> bool:
    """Whether a body is known by its noun alone while the phrase has a name behind it: `die Kantorei | St. Nikolai`."""
    more = row.base > row.head_noun + 1 and all(doc[i].text[:1].isupper() for i in range(row.head_noun, row.base))
    name = doc._.actors[actor].name
    own = name in {doc[row.head_noun].text, doc[row.head_noun + 1 : row.base].text}  # `die Kantorei | Börde`
    return more and own and doc._.actors[actor].kind == "organisation" and is_deciding_body(doc[row.head_noun].text)


def _named_in(doc: Doc, row: Argument) -> int | None:
    """The one body or person that a phrase names in full, whatever noun stands before: `die Firma | Tiefbau Uhl GmbH`."""
    rows = doc._.actors.overlapping(*characters(doc, row.start, row.base))
    named = {index for start, _, index, form in rows if form == "full" and start > doc[row.start].idx}
    return named.pop() if len(named) == 1 and doc[row.base - 1].idx < max(end for _, end, *_ in rows) else None


def _second_genitive(doc: Doc, row: Argument) -> int:
    """Where the name of a body ends that has one genitive: what follows may be the verb's: `der Rat des Bistums | der Bitte`."""
    articles = [i for i in range(row.head_noun + 1, row.end) if doc[i].lower_ in {"der", "des"}]
    known = len(articles) > 1 and articles[1] + 1 < row.end and body_noun(doc[articles[1] + 1].text) is not None
    return articles[1] if len(articles) > 1 and not known else row.end


def _unknown(doc: Doc, row: Argument) -> int | None:
    """A new actor for people that no lexicon of offices knows: `die Aktionär:innen`, `ein Segler aus Leer`."""
    actors = doc._.actors
    head = doc[row.head_noun]
    if is_many(head.text):
        return int(actors.add(head.text, "group", "", True))
    if actors.issuer is not None and is_clip(head.text, actors[actors.issuer].name) and doc[row.start].lower_ in {"die", "der"}:
        return int(actors.issuer)  # `die Uni`
    town = (
        town_as_body(actors, head.text, doc._.place)
        if row.base == row.start + 2 and doc[row.start].lower_ in {"die", "der"}
        else None
    )
    if town is not None:
        return town  # `die Stadt`
    plural = plural_of_group(doc, row)
    if plural:
        words = actors.words(doc)
        at = index_at(words, head.idx)
        name = group_name(words, at, at, len(words), None, True)
        return int(actors.add(plural + name.removeprefix(head.text), "group", "", True))
    named = all(doc[i].text[:1].isupper() for i in range(row.head_noun, row.base))
    if is_deciding_body(head.text) and named:
        return int(actors.add(" ".join(doc[row.head_noun : _second_genitive(doc, row)].text.split()), "organisation"))
    somebody = head.text in words_of_kind("somebody") and doc[row.start].lower_.startswith(("ein", "ihr", "sein"))
    if somebody and row.base == row.head_noun + 1:
        return int(actors.add(head.text, "person"))  # `einer 83-jährigen Frau`, `ihr Enkel`
    title = [doc[i] for i in range(row.start, row.end) if doc[i].text[:1].isupper() and doc[i].tag_ in {"NE", "FM", "XY"}]
    in_row = len(title) > 1 and title[-1].i - title[0].i + 1 == len(title) and row.slot in {"subject", "genitive", "von"}
    if in_row and not any(token.ent_type_ in {"LOC", "PER"} for token in title):
        return int(actors.add(" ".join(token.text for token in title), "organisation"))  # `das Gastspiel des Teatr Lalek`
    if is_involved(head.text):
        words = actors.words(doc)
        at = index_at(words, head.idx)
        return int(actors.add(group_name(words, at, at, len(words), role_noun(head.text)), "person"))
    return None
