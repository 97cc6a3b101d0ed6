"""Who holds an office: the person beside the title, before or behind it, or tied to it by a verb.

`Kurator Ruben Roth`, `Jutta Dierk, Mitglied der Wählergemeinschaft`, `die Leiterin des Amts, Carola Stieb`,
`zur Vorsitzenden gewählt`, `Schatzmeisterin bleibt Nuray Ceyhan`.
"""

from __future__ import annotations

import functools

from pipeline.offices.named_people import Holding, NamedPeople
from pipeline.offices.role_beside import after, before, behind_comma, chained, own_line, several_behind_comma
from pipeline.offices.role_complements import TitlePhrase
from pipeline.offices.role_phrases import title_phrase
from pipeline.offices.role_verbs import appointed, copula, relative, takes_office

RULES = (own_line, before, chained, behind_comma, relative, copula, appointed, takes_office)


class RoleLinks(NamedPeople):
    """Finds the holders of all offices in a list of words. spans: word indexes of the persons' names, in order."""

    @functools.cached_property
    def holdings(self) -> list[Holding]:
        """Who holds which office, in text order."""
        out: list[Holding] = []
        at, last = 0, None
        waiting: TitlePhrase | None = None
        while at < len(self.words):
            phrase = title_phrase(self.words, at, self.names) if self.words[at].capital or "-" in self.words[at].text else None
            if phrase is None:
                at += 1
                continue
            found = self._holders(phrase, last)
            if (
                found
                and waiting
                and found[0].rule in {"before", "before-comma"}
                and waiting.end == phrase.lead - 1
                and self.word(waiting.end) == "und"
            ):
                out.append(Holding(found[0].person, waiting, waiting.start, found[0].end, "chained"))
            elif found and waiting and self._stacked(waiting, phrase, found[0]):
                out.append(Holding(found[0].person, waiting, waiting.start, found[0].end, "before"))
            waiting = phrase if not found and not phrase.plural else None
            out.extend(found)
            last = found[-1] if found else None
            at = phrase.end if found else at + 1
        return out

    def _stacked(self, first: TitlePhrase, second: TitlePhrase, found: Holding) -> bool:
        """Whether two offices stand side by side in front of a name: `Einsatzleiterin | Brandrätin | Ute Roth`."""
        beside = first.end == second.lead == second.start and self.goes_on(second.start)
        return beside and found.rule == "before" and first.noun.evidence == "form"

    def _holders(self, phrase: TitlePhrase, last: Holding | None) -> list[Holding]:
        found = after(self, phrase) or (several_behind_comma(self, phrase) if phrase.plural else [])
        if not found and not phrase.plural:
            for rule in RULES if phrase.noun.evidence == "form" else (before,):
                holding = rule(self, phrase, last)
                if holding is not None and self.agrees(phrase, holding.person):
                    return [holding]
        if phrase.noun.evidence == "form" and not phrase.plural:
            return found  # `Architektin Yuki Tanaka`: the office is surer than the name
        return [holding for holding in found if self.agrees(phrase, holding.person)]
