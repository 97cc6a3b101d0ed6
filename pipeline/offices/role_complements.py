"""What stands behind the noun for an office: a field of work, the body it belongs to, a place.

`Leiterin | Unternehmenskommunikation`, `Leiterin | des Umweltamts Harz`, `Pfarrer | in Linden`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.grammar.inflection import adjective, nominative
from pipeline.grammar.words import Word, text_of
from pipeline.lexicon import load_lexicon
from pipeline.offices.role_nouns import TITLE_KINDS, RoleNoun, role_noun
from pipeline.people.body_nouns import FUNCTION_WORDS, body_noun, legal_form_end
from pipeline.people.companies import company_at
from pipeline.people.organisations import Body, body_at, is_named_adjective
from pipeline.people.persons import name_like

LONGEST_COMPANY = 9  # words of a name with its legal form
CITY_OFFICES = ("bürgermeister", "stadtdirektor", "landrat", "bischof", "pfarrer", "stadtpräsident", "ortsvorsteher")


@dataclass(slots=True)
class TitlePhrase:
    """An office as word indexes, end exclusive.

    start: first word of the title itself; lead: first word of the phrase, article and other adjectives included.
    article: the article, possessive or `zum`/`zur`/`als` in front, small letters, or "". parts: words of the title;
    nouns in it still wait for the holder's gender. plural: whether several hold it.
    """

    start: int
    end: int
    lead: int
    noun: RoleNoun
    article: str = ""
    parts: list[str | RoleNoun] = field(default_factory=list)
    organisation: str = ""
    place: str = ""
    plural: bool = False

    @property
    def nouns(self) -> list[RoleNoun]:
        """The nouns for offices in it: `Bürgermeister` and `Beigeordneter`."""
        return [part for part in self.parts if isinstance(part, RoleNoun)]

    def title(self, gender: str) -> str:
        """The title in the nominative singular for a holder of that gender."""
        out = []
        for part in self.parts:
            if isinstance(part, RoleNoun):
                out.append(part.title(gender))
            elif part.startswith("\0"):
                out.append(adjective(part[1:], self.noun.gender or gender or "f"))
            else:
                out.append(part)
        return " ".join(out)


def is_office(word: str) -> bool:
    """Whether a word is a noun for a person by its form alone."""
    noun = role_noun(word)
    return noun is not None and noun.evidence == "form"


def is_inflected_adjective(word: Word) -> bool:
    """Whether a word can stand as an attribute in front of a noun: `neue`, `54-jährigen`, `zweiter`."""
    if word.lower in FUNCTION_WORDS or not word.text[-1].isalpha():
        return False
    if word.lower in {"beide", "beiden", "beider"}:
        return True
    inflected = word.lower.endswith(("e", "er", "en", "em", "es"))
    if word.tag:
        return word.tag in {"ADJA", "CARD"} and (inflected or word.tag == "CARD")
    return word.text[0].islower() and inflected


def apposed_field(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> int:
    """`Leiterin | Unternehmenskommunikation`, `Geschäftsführer | Lindwurm Logistik GmbH`."""
    end = at
    while end < len(words) and not words[end].border and words[end].capital and end not in names and end - at < 8:
        if words[end].lower in FUNCTION_WORDS:
            break
        end += 1
        if (
            end + 1 < len(words)
            and (words[end].text == "&" or (words[end].lower == "und" and words[end - 1].text[-1] in "-‐"))
            and words[end + 1].capital
        ):
            end += 1
    if end == at:
        return at
    for i in range(at + 1, min(end + 1, len(words))):
        stop = legal_form_end(words, i)
        if stop > i:
            company = company_at(words, i)
            if company and company.start == at:
                phrase.organisation = company.name
                return company.end
    body = body_at(words, at)
    if body and body.kind == "territory":
        phrase.organisation = body.name
        phrase.place = text_of(words, at + 1, body.end)
        return body.end
    first = words[at]
    behind_name = (
        phrase.lead > 0 and words[phrase.lead - 1].text in {"(", ","} and end < len(words) and words[end].text in {")", ","}
    )
    if first.tag == "ADJA" and end - at == 2 and body is None and not is_office(words[at + 1].text):
        phrase.parts.append(text_of(words, at, end))  # `Bereichsleiterin | Soziale Dienste`
        return end
    if body is None and not behind_name and first.tag == "NE" and not name_like(first):
        return at
    names_follow = behind_name or (end in names and end - at <= 3)  # `Abteilungsleiterin Umweltschutz | Katja Reim`
    if body is None and name_like(first) and first.tag != "NN" and not names_follow:
        return at
    if is_office(first.text):
        return at
    stop = body.end if body else end
    phrase.parts.append(text_of(words, at, stop))
    return stop


def body_after(words: list[Word], at: int, phrase: TitlePhrase, names: set[int], article: str) -> int:
    """The body behind an article: its nominative goes to the phrase; returns the end, or the index of the article."""
    first = at
    while (
        first < len(words)
        and not words[first].border
        and (words[first].tag == "ADJA" or is_inflected_adjective(words[first]) or _named_adjective_at(words, first))
        and first - at < 4
    ):
        first += 1
    if first >= len(words) or words[first].border or not words[first].capital or words[first].lower in FUNCTION_WORDS:
        return at - 1
    if any(i in names for i in range(at, first + 1)):
        return at - 1
    if (company := company_behind(words, first, at)) is not None:
        phrase.organisation = _company_name(words, company, first, article)
        return company.end
    head = next((i for i in range(first, min(first + 3, len(words))) if not words[i].border and body_noun(words[i].text)), -1)
    if head >= 0 and all(words[i].text[-1] in "-‐" or words[i].lower in {"und", "&"} for i in range(first, head)):
        body = body_at(words, head)
        if body and body.kind == "short" and (place := _place_end(words, body.end, names)) > body.end:
            phrase.organisation = f"{body.name} {text_of(words, body.end, place)}"  # `der | Messe Linden`
            return place
        if body and body.kind != "group":
            phrase.organisation = body.name
            if body.kind == "territory":
                phrase.place = text_of(words, head + 1, body.end)
            return body.end
        if body is None and words[head].text:  # a territory without its name: `der Stadt`
            phrase.organisation = body_noun(words[head].text).nominative  # type: ignore[union-attr]
            return head + 1
    return _noun_after(words, at, first, phrase, names, article)


def _place_end(words: list[Word], at: int, names: set[int]) -> int:
    """Behind the town at word `at`, else `at`."""
    end = at
    while end < len(words) and not words[end].border and words[end].capital and end not in names and end - at < 3:
        if words[end].tag not in {"NE", ""} or words[end].lower in FUNCTION_WORDS or role_noun(words[end].text):
            break
        end += 1
    return end


def _noun_after(words: list[Word], at: int, first: int, phrase: TitlePhrase, names: set[int], article: str) -> int:
    """A noun that the lexicon does not know as a body: `des Verkehrsermittlungsdienstes`, `der Freien Wähler`."""
    noun = role_noun(words[first].text)
    if noun and noun.evidence == "form" and noun.kind in TITLE_KINDS and noun.number != "p" and article != "der":
        return at - 1
    end = first + 1
    while end < len(words) and not words[end].border and words[end].capital and end not in names and end - first < 4:
        if words[end].lower in FUNCTION_WORDS or is_office(words[end].text):
            break
        end += 1
    party = _party(text_of(words, at, end)) if article == "der" else ""
    if party:
        phrase.organisation = party
        return end
    head = nominative(words[first].text) if article in {"des", "dieses", "vom", "beim", "am", "im"} else words[first].text
    gender = "m" if article != "der" else "f"
    capital_adjectives = [adjective(words[i].text, gender) for i in range(at, first) if words[i].capital]
    rest = text_of(words, first + 1, end)
    phrase.organisation = " ".join(part for part in (*capital_adjectives, head, rest) if part)
    return end


def _party(words: str) -> str:
    """The party that stands here in the genitive plural: `der Grünen`, `der Freien Wähler`; else ""."""
    first, _, rest = words.partition(" ")
    for name in (words, f"{first.removesuffix('n')} {rest}".strip()):
        if any(row["party"] == name for row in load_lexicon("parties")):
            return name
    return ""


def _named_adjective_at(words: list[Word], at: int) -> bool:
    """Whether word `at` is an adjective of a name whatever its tag: `des | Roten | Kreuzes`, not `der | Grünen`."""
    return is_named_adjective(words[at].lower) and at + 1 < len(words) and words[at + 1].capital and not words[at + 1].border


def _company_name(words: list[Word], company: Body, first: int, article: str) -> str:
    """A company's name in the nominative, adjectives in front of its head at word `first`: `der | Deutschen Hilfe e. V.`."""
    noun = body_noun(words[first].text)
    if company.start >= first and noun is None:
        return company.name
    gender = noun.gender if noun else "f" if article == "der" else "m"
    front = [adjective(words[i].text, gender) for i in range(company.start, first)]
    head = noun.nominative if noun and company.start <= first else ""
    rest = text_of(words, first + 1, company.end) if head else text_of(words, max(first, company.start), company.end)
    return " ".join(part for part in (*front, head, rest) if part)


def company_behind(words: list[Word], first: int, front: int | None = None) -> Body | None:
    """The company whose name begins at word `first`, or at adjectives from `front` on: `bei der | Nordlicht Energie AG`."""
    for i in range(first + 1, min(first + LONGEST_COMPANY, len(words))):
        if words[i].border or not (words[i - 1].capital or words[i - 1].text in {"&", "und", "für", "+"}):
            return None
        if legal_form_end(words, i) > i:
            company = company_at(words, i)
            return company if company is not None and company.start >= (first if front is None else front) else None
    return None


def prepositional_end(words: list[Word], at: int, phrase: TitlePhrase, names: set[int]) -> int:
    """`in Leipzig`, `von Greenpeace`, `bei der Stadt Linden`, `an der Universität Linden`, `im Sozialamt`."""
    preposition = words[at].lower
    first = at + 1
    with_article = preposition in {"vom", "beim", "am", "im"}
    if first < len(words) and words[first].lower in {"der", "dem", "den"} and not words[first].border:
        first, with_article = first + 1, True
    if first >= len(words) or words[first].border or first in names or not (words[first].capital or words[first].tag == "ADJA"):
        return at
    if with_article:
        head = next(
            (i for i in range(first, min(first + 3, len(words))) if not words[i].border and body_noun(words[i].text)), -1
        )
        if phrase.organisation:
            return at
        if (company := company_behind(words, first)) is not None:
            phrase.organisation = company.name
            return company.end
        if head < 0 and preposition not in {"vom", "von"}:
            return at
        if head < 0 and legal_form_end(words, first + 1) == first + 1 and words[first].tag not in {"NE", ""}:
            return at
        stop = body_after(words, first, phrase, names, preposition)
        return stop if stop >= first else at
    end = first
    while end < len(words) and not words[end].border and words[end].capital and end not in names and end - first < 4:
        if words[end].lower in FUNCTION_WORDS:
            break
        end += 1
    if end == first or is_office(words[first].text):
        return at
    company = next(
        (company_at(words, i) for i in range(first + 1, min(end + 1, len(words))) if legal_form_end(words, i) > i), None
    )
    if company and not phrase.organisation:
        phrase.organisation = company.name
        return company.end
    body = body_at(words, first)
    if body and not phrase.organisation:
        phrase.organisation = body.name
        return body.end
    is_place = preposition in {"in", "aus", "zu"} or any(phrase.noun.stem.endswith(office) for office in CITY_OFFICES)
    if words[first].tag not in {"NE", ""} and not is_place:
        return at
    if is_place and not phrase.place:
        phrase.place = text_of(words, first, end)
        return end
    if preposition in {"von", "bei"} and not phrase.organisation:
        phrase.organisation = text_of(words, first, end)
        return end
    return at
