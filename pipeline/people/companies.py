"""Companies and clubs by their legal form: `Weserkühl Logistik GmbH`, `Freunde der Buchkunst e. V.`."""

from __future__ import annotations

from pipeline.grammar.words import Word, joined
from pipeline.offices.role_nouns import role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_end
from pipeline.people.given_names import is_given_name
from pipeline.people.organisations import LONGEST_NAME, Body


def company_at(words: list[Word], at: int) -> Body | None:
    """The company or club whose legal form begins at word `at`: `Weserkühl Logistik GmbH`."""
    end = legal_form_end(words, at)
    if end == at or words[at].border:
        return None
    start = at
    while start > 0 and at - start < LONGEST_NAME and not words[start].border:
        previous = words[start - 1]
        if previous.capital and (previous.lower not in FUNCTION_WORDS or _capital_inside(words, start - 1)):
            office = role_noun(previous.text)
            if office and office.evidence == "form" and office.kind != "person" and not _inside_name(words, start - 1):
                break
            start -= 1
        elif previous.text in {"&", "+"} or previous.text.isdigit():
            start -= 1
        elif previous.lower in {"und", "für", "zur"} and _goes_on(words, start - 1):
            start -= 1
        else:
            break
    while start < at and _describes(words, start, at):
        start += 1
    if start == at:
        return None
    head = next((i for i in range(start, at) if body_noun(words[i].text)), -1)
    noun = body_noun(words[head].text) if head >= 0 else None
    if noun and head == start:
        return Body(start, end, head, joined(words, start + 1, end, noun.nominative), noun.gender, "body", True)
    return Body(start, end, head, joined(words, start, end), "f", "body", True)


def _capital_inside(words: list[Word], at: int) -> bool:
    """Whether a small word is written large inside a name: `Genossenschaft | Unser | Laden eG`."""
    return at > 0 and not words[at].border and not words[at].opens and words[at - 1].capital


def _goes_on(words: list[Word], at: int) -> bool:
    """Whether the small word at `at` stands inside a name: a capitalised word in front that is no sentence's first article."""
    return at > 0 and words[at - 1].capital and not words[at].border and legal_form_end(words, at - 1) == at - 1


def _inside_name(words: list[Word], at: int) -> bool:
    """Whether a noun such as `Richter` is a family name in a firm: `Hans Richter GmbH`."""
    return at > 0 and not words[at].border and is_given_name(words[at - 1].text)


def _describes(words: list[Word], start: int, at: int) -> bool:
    """Whether the first word only says what the company is: `des Anlagenbauers | Fjordkjøl AS`, `die Firma | Lindwurm GmbH`."""
    if start + 1 >= at or words[start + 1].text in {"&", "+", "und"}:
        return words[start].text in {"&", "+"} or words[start].lower in FUNCTION_WORDS or words[start].text.isdigit()
    if words[start].lower in FUNCTION_WORDS or words[start].text in {"&", "+"} or words[start].text.isdigit():
        return True
    noun = body_noun(words[start].text)
    if noun and noun.kind == "short":
        return True
    person = role_noun(words[start].text)
    adjective_before = (
        start > 0 and not words[start].border and words[start - 1].text.islower() and words[start - 1].tag == "ADJA"
    )
    if adjective_before and words[start].tag == "NN" and not noun:
        return True  # `der französischen Partnermesse | Bois SA`
    return bool(person) and (adjective_before or words[start].text.endswith("ers"))
