"""The words of German time, from the lexicon tables `timex_*`, by form and kind."""

from __future__ import annotations

import functools

from pipeline.lexicon import load_lexicon

_FOLD = str.maketrans("äöü", "aou")


class Words:
    """Look-up by small-letter form and kind; a form whose umlauts a scan has lost is found as well (`marz`)."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, str]] = {}
        for row in load_lexicon("timex_words"):
            self._kinds.setdefault(row["form"].lower(), {})[row["kind"]] = row["value"]
        self._compounds()
        for form in list(self._kinds):
            folded = form.translate(_FOLD)
            if len(form) > 3 and folded != form:
                self._kinds.setdefault(folded, self._kinds[form])
        self.suffixes: dict[str, tuple[str, ...]] = {}
        for row in load_lexicon("timex_contexts"):
            ending = row["ending"].lower()
            self.suffixes[row["kind"]] = (
                *self.suffixes.get(row["kind"], ()),
                *dict.fromkeys((ending, ending.translate(_FOLD))),
            )

    def _compounds(self) -> None:
        """Write out what German writes as one word: `Samstagabend`, `samstagabends`, `einundzwanzig`, `dreieinhalb`."""
        weekdays = self.of_kind("weekday")
        for day, number in weekdays.items():
            for part, code in self.of_kind("part").items():
                self._kinds.setdefault(day + part, {})["weekday_part"] = f"{number}T{code}"
                self._kinds.setdefault(day + part + "s", {})["weekday_part_set"] = f"{number}T{code}"
        numbers = {form: value for form, value in self.of_kind("number").items() if value.isdigit()}
        units = {form: value for form, value in numbers.items() if len(value) == 1 and not form.startswith("eine")}
        for ten, value in [
            (form, value) for form, value in numbers.items() if len(value) == 2 and value[1] == "0" and value > "10"
        ]:
            for unit, digit in units.items():
                self._kinds.setdefault(f"{unit}und{ten}", {}).setdefault("number", value[0] + digit)
        for unit, digit in units.items():
            self._kinds.setdefault(unit + "einhalb", {}).setdefault("number", digit + ".5")
            self._kinds.setdefault(unit + "hundert", {}).setdefault("number", digit + "00")

    def of_kind(self, kind: str) -> dict[str, str]:
        """All forms of a kind with their values."""
        return {form: kinds[kind] for form, kinds in self._kinds.items() if kind in kinds}

    def get(self, low: str, kind: str) -> str | None:
        """The value of a form for a kind, None where the form is not of that kind."""
        kinds = self._kinds.get(low)
        return None if kinds is None else kinds.get(kind)

    def kinds(self, low: str) -> dict[str, str]:
        """All kinds of a form with their values."""
        return self._kinds.get(low, {})

    def ends(self, low: str, kind: str) -> bool:
        """Whether a word ends like the nouns of a context kind (`Nahverkehrskonzept` like `konzept`)."""
        return bool(low) and low.endswith(self.suffixes[kind])


@functools.cache
def words() -> Words:
    """The words, read once."""
    return Words()
